package org.headroom.app.tasks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Fault;
import org.headroom.data.site.ItPlant;
import org.headroom.data.site.RecyclingStages;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;

/**
 * What a question changes, taken apart: paths of the site, the air, the jobs' rule and cap. {@code whatif.NAME} that
 * stands for paths of the site is spelled out here; a path that the question names itself wins.
 *
 * @param paths of the site with their values, as {@code --set} takes them
 * @param wetbulbK added to the wet bulb
 * @param rule which schedule the jobs follow
 * @param gpuCapW most that any GPU may draw, W
 */
record WhatIfChanges(SortedMap<String, String> paths, double wetbulbK, String rule, double gpuCapW) {
    private static final String ORIGIN = "what if";
    private static final String CALL_EVENT = "events.whatif_call.";
    private static final List<String> TRAINING = List.of("pretrain", "finetune", "reinforcement");

    /**
     * @param items what this site has to change
     * @throws InputError for a {@code whatif.} path that it does not have, or a value that is not right
     */
    static WhatIfChanges of(
            WhatIfQuestion question, SiteTree tree, Site site, long startS, Map<String, WhatIfItem> items) {
        return new Reader(question, tree, site, startS, items).read();
    }

    /** Whether other computers stand there than at the site as it is. */
    boolean changeComputers() {
        return paths.keySet().stream()
                .anyMatch(path -> path.startsWith("it.")
                        && !path.startsWith("it.work.")
                        && !path.endsWith("_feed_w")
                        && !path.endsWith("rating_w"));
    }

    private static final class Reader {
        private final SortedMap<String, String> asked = new TreeMap<>();
        private final Map<String, String> paths = new TreeMap<>();
        private final Map<String, String> named;
        private final SiteTree tree;
        private final Site site;
        private final long startS;
        private final Map<String, WhatIfItem> items;

        Reader(WhatIfQuestion question, SiteTree tree, Site site, long startS, Map<String, WhatIfItem> items) {
            this.tree = tree;
            this.site = site;
            this.startS = startS;
            this.items = items;
            question.changes().forEach((path, value) -> {
                if (path.startsWith(WhatIfQuestion.OWN)) {
                    if (!items.containsKey(path) && !path.equals(WhatIfItems.CALL_PERCENT)) {
                        throw new InputError(ORIGIN, path, "nothing of that name", String.join(", ", ownPaths()));
                    }
                    asked.put(path, value);
                }
            });
            named = question.changes();
        }

        private List<String> ownPaths() {
            return items.keySet().stream()
                    .filter(path -> path.startsWith(WhatIfQuestion.OWN))
                    .toList();
        }

        WhatIfChanges read() {
            double wetbulbK = asked.containsKey(WhatIfItems.WETBULB_K) ? number(WhatIfItems.WETBULB_K, -20, 20) : 0;
            computers();
            intensity();
            recycled();
            call();
            outages();
            String rule = value(WhatIfQuestion.JOBS);
            choice(WhatIfQuestion.JOBS);
            named.forEach((path, value) -> {
                if (!path.startsWith(WhatIfQuestion.OWN) && !path.startsWith(ScheduleEdits.PREFIX)) {
                    paths.put(path, value);
                }
            });
            double capW = number(WhatIfQuestion.GPU_CAP_W, 1, 1e6);
            return new WhatIfChanges(new TreeMap<>(paths), wetbulbK, rule, capW);
        }

        private void computers() {
            ItPlant it = site.it();
            boolean otherCount = asked.containsKey(WhatIfItems.GPUS);
            Map<String, String> kinds = new LinkedHashMap<>();
            for (ItPlant.Hall hall : it.hallList()) {
                String path = WhatIfItems.HALL_GPU + hall.name();
                if (asked.containsKey(path) && !choice(path).equals(WhatIfItems.OWN_GPU)) {
                    kinds.put(hall.name(), asked.get(path));
                }
            }
            int[] racks = it.hallList().stream().mapToInt(ItPlant.Hall::racks).toArray();
            if (otherCount) {
                double gpus = number(WhatIfItems.GPUS, 1, 1e7);
                int perRack = it.serversPerRack() * it.gpusPerServer();
                int wanted = (int) Math.ceil(Math.ceil(gpus / it.gpusPerServer()) / it.serversPerRack());
                if (wanted < racks.length) {
                    throw bad(WhatIfItems.GPUS, "at least a rack of " + perRack + " GPUs in each hall");
                }
                paths.put("it.gpus_count", PlainNumber.of(Math.rint(gpus)));
                paths.put("it.racks_count", String.valueOf(wanted));
                fill(racks, wanted);
            }
            boolean listed = tree.leaves().stream().anyMatch(leaf -> leaf.path().startsWith("it.halls."));
            if (!kinds.isEmpty() || otherCount && listed) {
                for (int h = 0; h < racks.length; h++) {
                    String name = it.hallList().get(h).name();
                    paths.put("it.halls." + name + ".racks_count", String.valueOf(racks[h]));
                    String kind = kinds.get(name);
                    if (kind != null) {
                        String id = "whatif_" + kind.replace('-', '_');
                        paths.put("it.kinds." + id + ".catalogue", kind);
                        paths.put("it.halls." + name + ".kind", id);
                    }
                }
            }
        }

        /** More racks come to the last hall; fewer leave from the last hall on, each keeping one. */
        private static void fill(int[] racks, int wanted) {
            int have = 0;
            for (int each : racks) {
                have += each;
            }
            racks[racks.length - 1] += Math.max(0, wanted - have);
            for (int h = racks.length - 1; h >= 0 && have > wanted; h--) {
                int gone = Math.min(have - wanted, racks[h] - 1);
                racks[h] -= gone;
                have -= gone;
            }
        }

        private void intensity() {
            if (asked.containsKey(WhatIfItems.INTENSITY)) {
                double factor = number(WhatIfItems.INTENSITY, 1, 1000) / 100;
                for (String work : TRAINING) {
                    Double u = site.it().workUtilization().get(work);
                    if (u != null) {
                        paths.put("it.work." + work + "_utilization", PlainNumber.of(Math.min(1, u * factor)));
                    }
                }
            }
        }

        private void recycled() {
            if (asked.containsKey(WhatIfItems.RECYCLED_PERCENT)) {
                double share = number(WhatIfItems.RECYCLED_PERCENT, 0.1, 100) / 100;
                for (String flow : List.of("water.recycled.product_gal_per_day", "water.recycled.intake_gal_per_day")) {
                    paths.put(flow, PlainNumber.of(share * tree.at(flow).value()));
                }
            }
            if (asked.containsKey(WhatIfItems.RECYCLED)) {
                boolean on = choice(WhatIfItems.RECYCLED).equals("true");
                paths.put("water.recycled.available_from", on ? dayOf(startS) : "null");
                for (RecyclingStages.Stage stage :
                        site.water().recycling().stages().stages()) {
                    String share = "water.recycled.stages." + stage.name() + ".capacity_share";
                    if (!on
                            && stage.gives()
                            && tree.leaves().stream()
                                    .anyMatch(
                                            l -> l.path().startsWith("water.recycled.stages." + stage.name() + "."))) {
                        paths.put(share, "0");
                    }
                }
            }
        }

        private void call() {
            if (!value(WhatIfItems.CALL).equals("true")) {
                choice(WhatIfItems.CALL);
                return;
            }
            double limitMw = items.containsKey("limits.site_power_mw")
                    ? Double.parseDouble(items.get("limits.site_power_mw").base())
                    : Double.NaN;
            double downToMw;
            if (asked.containsKey(WhatIfItems.CALL_PERCENT) && limitMw > 0) {
                downToMw = limitMw * (1 - number(WhatIfItems.CALL_PERCENT, 0, 100) / 100);
            } else if (items.containsKey(WhatIfItems.CALL_MW)) {
                downToMw = number(WhatIfItems.CALL_MW, 0, 1e5);
            } else {
                throw new InputError(ORIGIN, WhatIfItems.CALL, "a call at a site without a grid limit", "false");
            }
            LocalDateTime from = time(WhatIfItems.CALL_START);
            event(CALL_EVENT, "utility_call", from, number(WhatIfItems.CALL_HOURS, 0.01, 10_000));
            paths.put(CALL_EVENT + "site_power_mw", PlainNumber.of(downToMw));
        }

        private void outages() {
            LocalDateTime from = time(WhatIfItems.OUT_START);
            double hours = number(WhatIfItems.OUT_HOURS, 0.01, 10_000);
            int transformers = count(WhatIfItems.OUT_TRANSFORMERS, site.grid().transformers() - 1);
            if (transformers > 0) {
                event("events.whatif_transformers.", "transformer_outage", from, hours);
                paths.put("events.whatif_transformers.units_out", String.valueOf(transformers));
            }
            int cells = count(WhatIfItems.OUT_CELLS, site.cooling().towers().cells());
            if (cells > 0) {
                double share = cells / (double) site.cooling().towers().cells();
                fault("cells", new Fault(Fault.Component.TOWER_FANS, 0, 1, share, 0, 0, 0), from, hours);
            }
            int racks = count(WhatIfItems.OUT_CDUS, site.it().racks());
            if (racks > 0) {
                fault("cdus", new Fault(Fault.Component.CDU_PUMPS, 0, 1, 1, 0, racks, 0), from, hours);
            }
            String id = value(WhatIfItems.OUT_FAULT);
            if (!choice(WhatIfItems.OUT_FAULT).equals(WhatIfItems.NO_FAULT)) {
                StandardFault standard = StandardFault.of(site, List.of(id)).getFirst();
                fault("equipment", standard.from(0, 1), from, hours);
            }
        }

        private void fault(String name, Fault fault, LocalDateTime from, double hours) {
            String at = "events.whatif_" + name + ".";
            event(at, "equipment_fault", from, hours);
            paths.put(at + "component", fault.component().id());
            if (fault.component() == Fault.Component.WARM_VALVE) {
                paths.put(at + "position_share", PlainNumber.of(fault.position()));
            } else {
                paths.put(at + "lost_share", PlainNumber.of(fault.lostShare()));
            }
            if (fault.component().ofRacks()) {
                paths.put(at + "first_rack_count", String.valueOf(fault.firstRack() + 1));
                paths.put(at + "racks_count", String.valueOf(fault.racks()));
            }
        }

        private void event(String at, String kind, LocalDateTime from, double hours) {
            paths.put(at + "kind", kind);
            paths.put(at + "from", from.toString());
            paths.put(at + "to", from.plusSeconds(Math.round(hours * 3600)).toString());
            paths.put(at + "foreseen", "true");
            paths.put(at + "hypothetical", "true");
            paths.put(at + "source", "what if");
        }

        private String value(String path) {
            WhatIfItem item = items.get(path);
            return asked.getOrDefault(path, item == null ? "" : item.base());
        }

        private String choice(String path) {
            WhatIfItem item = items.get(path);
            String value = value(path);
            if (item != null && !item.choices().contains(value)) {
                throw bad(path, String.join(" | ", item.choices()));
            }
            return value;
        }

        private int count(String path, int most) {
            if (!asked.containsKey(path)) {
                return 0;
            }
            double value = number(path, 0, most);
            if (value != Math.rint(value)) {
                throw bad(path, "a whole number, 0 to " + most);
            }
            return (int) value;
        }

        private double number(String path, double least, double most) {
            double value = PlainNumber.parse(value(path));
            if (!(value >= least && value <= most)) {
                throw bad(path, PlainNumber.of(least) + " to " + PlainNumber.of(most));
            }
            return value;
        }

        private LocalDateTime time(String path) {
            try {
                return LocalDateTime.parse(value(path));
            } catch (DateTimeException e) {
                throw bad(path, "a local time such as 2025-07-17T14:00");
            }
        }

        private String dayOf(long epochS) {
            return Instant.ofEpochSecond(epochS)
                    .atZone(site.zone())
                    .toLocalDate()
                    .toString();
        }

        private InputError bad(String path, String allowed) {
            return new InputError(ORIGIN, path, "'" + value(path) + "'", allowed);
        }
    }
}
