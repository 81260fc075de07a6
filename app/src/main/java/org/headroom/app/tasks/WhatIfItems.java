package org.headroom.app.tasks;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.Fault;
import org.headroom.data.site.ItPlant;
import org.headroom.data.site.Leaf;
import org.headroom.data.site.Rule;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.grid.supply.LimitWindow;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.gpu.GpuCatalogue;

/** What a planner may change of a site, with bounds from the site's own numbers; what makes no sense there is left out. */
final class WhatIfItems {
    static final String WETBULB_K = "whatif.wetbulb_k";
    static final String GPUS = "whatif.gpus";
    static final String INTENSITY = "whatif.training_percent";
    static final String HALL_GPU = "whatif.hall_gpu.";
    static final String OWN_GPU = "own";
    static final String RECYCLED = "whatif.recycled";
    static final String RECYCLED_PERCENT = "whatif.recycled_percent";
    static final String CALL = "whatif.call";
    static final String CALL_START = "whatif.call_start";
    static final String CALL_HOURS = "whatif.call_hours";
    static final String CALL_MW = "whatif.call_mw";
    static final String CALL_PERCENT = "whatif.call_percent";
    static final String OUT_START = "whatif.out_start";
    static final String OUT_HOURS = "whatif.out_hours";
    static final String OUT_FAULT = "whatif.out_fault";
    static final String OUT_TRANSFORMERS = "whatif.out_transformers";
    static final String OUT_CELLS = "whatif.out_cells";
    static final String OUT_CDUS = "whatif.out_cdus";
    static final String NO_FAULT = "none";

    private static final int MOST_HALLS = 12;

    private final SiteTree tree;
    private final Site site;
    private final long startS;
    private final Map<String, WhatIfItem> items = new LinkedHashMap<>();

    private WhatIfItems(SiteTree tree, Site site, long startS) {
        this.tree = tree;
        this.site = site;
        this.startS = startS;
    }

    /** By path, in the order in which they are shown. */
    static Map<String, WhatIfItem> of(SiteTree tree, Site site, long startS) {
        WhatIfItems all = new WhatIfItems(tree, site, startS);
        all.weather();
        all.load();
        all.cooling();
        all.water();
        all.grid();
        all.outages();
        return all.items;
    }

    private void add(WhatIfItem item) {
        items.put(item.path(), item);
    }

    private void weather() {
        add(WhatIfItem.number(
                "weather.offset_k",
                "weather",
                "Warmer outside",
                -5,
                8,
                0.5,
                "K",
                site.weather().offsetK()));
        add(WhatIfItem.number(WETBULB_K, "weather", "Wet bulb", -5, 5, 0.25, "K", 0));
        date("weather.heat_wave.start", "weather", "Heat wave from");
        date("weather.extreme_day.date", "weather", "Extreme day on");
    }

    private void load() {
        ItPlant it = site.it();
        double rackGpus = it.serversPerRack() * (double) it.gpusPerServer();
        double least = Math.max(it.halls() * rackGpus, 0.5 * it.gpus());
        add(WhatIfItem.number(
                GPUS, "load", "GPUs", least, 1.5 * it.gpus(), it.gpus() >= 20_000 ? 1000 : rackGpus, "", it.gpus()));
        add(WhatIfItem.number(INTENSITY, "load", "Training intensity", 40, 110, 1, "%", 100));
        double limitW = it.gpuLimitW();
        double leastW =
                it.kinds().stream().mapToDouble(k -> k.gpu().minCapW()).min().orElse(0);
        add(WhatIfItem.number(
                WhatIfQuestion.GPU_CAP_W, "load", "Power cap of every GPU", leastW, limitW, 10, "W", limitW));
        add(WhatIfItem.choice(
                WhatIfQuestion.JOBS,
                "load",
                "Jobs start",
                List.of(WhatIfQuestion.AS_SOON_AS_FREE, WhatIfQuestion.WITHIN_LIMITS),
                List.of("as soon as GPUs are free", "when every limit of the site as it is holds"),
                WhatIfQuestion.AS_SOON_AS_FREE));
        List<String> kinds =
                Stream.concat(Stream.of(OWN_GPU), GpuCatalogue.NAMES.stream()).toList();
        for (int h = 0; h < Math.min(MOST_HALLS, it.halls()); h++) {
            ItPlant.Hall hall = it.hallList().get(h);
            List<String> names = kinds.stream()
                    .map(k -> k.equals(OWN_GPU)
                            ? it.kinds().get(hall.kind()).gpuModel()
                            : k.toUpperCase(Locale.ROOT).replace("-SXM", " SXM"))
                    .toList();
            add(WhatIfItem.choice(
                    HALL_GPU + hall.name(), "load", "GPUs of hall " + hall.name(), kinds, names, OWN_GPU));
        }
    }

    private void cooling() {
        CoolingPlant c = site.cooling();
        add(WhatIfItem.choice(
                "cooling.mode",
                "cooling",
                "Cooling",
                c.dryCoolers() == null ? List.of("wet", "dry") : List.of("wet", "hybrid", "dry"),
                List.of(),
                c.mode().name().toLowerCase(Locale.ROOT)));
        around(
                "cooling.chilled_loop.supply_c",
                "Chilled-water setpoint",
                4,
                25,
                6,
                c.chilledLoop().supplyC());
        around(
                "cooling.towers.setpoint_c",
                "Tower-water setpoint",
                5,
                45,
                6,
                c.towers().setpointC());
    }

    private void around(String path, String title, double least, double most, double by, double base) {
        add(WhatIfItem.number(
                path, "cooling", title, Math.max(least, base - by), Math.min(most, base + by), 0.5, "\u00b0C", base));
    }

    private void water() {
        double cycles = site.water().cycles();
        if (Double.isFinite(cycles)) {
            add(WhatIfItem.number(
                    "water.cycles",
                    "water",
                    "Cycles of concentration",
                    2,
                    10,
                    0.5,
                    "",
                    Math.round(cycles * 1e4) / 1e4));
        }
        limit("limits.potable_gal_per_day", "potable_gal_per_day", "water", "Mains water allowed", 50_000, "US gal/d");
        limit("limits.sewer_gal_per_day", "sewer_gal_per_day", "water", "Sewer allowed", 25_000, "US gal/d");
        if (number("water.recycled.product_gal_per_day") > 0) {
            add(WhatIfItem.toggle(
                    RECYCLED, "water", "Recycled-water plant", site.water().recycledAt(startS)));
            date("water.recycled.available_from", "water", "Recycled water from");
            add(WhatIfItem.number(RECYCLED_PERCENT, "water", "Recycled-water capacity", 5, 100, 5, "%", 100));
        }
    }

    private void grid() {
        limit("limits.site_power_mw", "site_power_mw", "grid", "Grid limit", 1, "MW");
        double limitMw = limitOf("site_power_mw");
        boolean limited = Double.isFinite(limitMw) && limitMw > 0;
        add(WhatIfItem.toggle(CALL, "grid", "Demand-response call", false));
        add(WhatIfItem.moment(CALL_START, WhatIfItem.Kind.TIME, "grid", "Call begins", onDay(1, 14)));
        add(WhatIfItem.number(CALL_HOURS, "grid", "Call lasts", 0.5, 24, 0.5, "h", 4));
        if (limited) {
            double down = Math.round(0.6 * limitMw);
            add(WhatIfItem.number(CALL_MW, "grid", "Called down to", 0, Math.ceil(limitMw), 1, "MW", down));
        }
        choiceOf("grid.battery.dispatch", "grid", "Battery is for");
        double powerMw = site.grid().battery().powerW() * 1e-6;
        double energyMwh = site.grid().battery().energyJ() / Constants.SECONDS_PER_HOUR * 1e-6;
        add(WhatIfItem.number(
                "grid.battery.power_mw",
                "grid",
                "Battery power",
                0,
                Math.max(100, 2 * powerMw),
                5,
                "MW",
                tidy(powerMw)));
        add(WhatIfItem.number(
                "grid.battery.energy_mwh",
                "grid",
                "Battery energy",
                0,
                Math.max(200, 2 * energyMwh),
                5,
                "MWh",
                tidy(energyMwh)));
    }

    private void outages() {
        add(WhatIfItem.moment(OUT_START, WhatIfItem.Kind.TIME, "outages", "Outage begins", onDay(2, 14)));
        add(WhatIfItem.number(OUT_HOURS, "outages", "Outage lasts", 0.25, 72, 0.25, "h", 4));
        int transformers = site.grid().transformers();
        if (transformers > 1) {
            add(WhatIfItem.number(
                    OUT_TRANSFORMERS, "outages", "Main transformers out", 0, transformers - 1.0, 1, "", 0));
        }
        if (site.cooling().mode() == CoolingPlant.Mode.WET) {
            add(WhatIfItem.number(
                    OUT_CELLS,
                    "outages",
                    "Tower cells out",
                    0,
                    site.cooling().towers().cells(),
                    1,
                    "",
                    0));
        }
        add(WhatIfItem.number(
                OUT_CDUS, "outages", "Racks without CDU pumps", 0, site.it().racks(), 1, "", 0));
        List<StandardFault> faults = StandardFault.of(site);
        List<String> ids = new ArrayList<>(List.of(NO_FAULT));
        List<String> names = new ArrayList<>(List.of("nothing"));
        for (StandardFault fault : faults) {
            if (fault.component() != Fault.Component.COOLING_POWER) {
                ids.add(fault.id());
                names.add(fault.title());
            }
        }
        add(WhatIfItem.choice(OUT_FAULT, "outages", "Equipment out", ids, names, NO_FAULT));
    }

    /** A choice of the site's file, where it makes one. */
    private void choiceOf(String path, String group, String title) {
        Rule rule = SiteTree.rule(path);
        String base = text(path);
        if (rule != null && rule.choices().contains(base)) {
            add(WhatIfItem.choice(path, group, title, rule.choices(), List.of(), base));
        }
    }

    private void date(String path, String group, String title) {
        add(WhatIfItem.moment(path, WhatIfItem.Kind.DATE, group, title, text(path)));
    }

    /** Text of a path as the file begins, or {@code null}. */
    private String text(String path) {
        for (Leaf leaf : tree.leaves()) {
            if (leaf.path().equals(path)
                    && leaf.stages().getFirst().value() instanceof Leaf.Text text
                    && text.text() != null) {
                return text.text();
            }
        }
        return "null";
    }

    private void limit(String path, String limit, String group, String title, double step, String unit) {
        double base = limitOf(limit);
        if (Double.isFinite(base)) {
            add(WhatIfItem.number(path, group, title, 0, Math.max(2 * base, 10 * step), step, unit, tidy(base)));
        }
    }

    /** The limit that holds at the window's start where no event changes it; infinite if there is none. */
    private double limitOf(String limit) {
        for (LimitWindow window : site.limits()) {
            if (window.limit().equals(limit)
                    && window.label().equals("base limit")
                    && window.fromS() <= startS
                    && startS < window.toS()) {
                return window.value();
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private double number(String path) {
        return tree.leaves().stream().anyMatch(leaf -> leaf.path().equals(path))
                ? tree.at(path).value()
                : 0;
    }

    private static double tidy(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    private String onDay(int day, int hour) {
        ZoneId zone = site.zone();
        LocalDateTime at = Instant.ofEpochSecond(startS)
                .atZone(zone)
                .toLocalDate()
                .plusDays(day)
                .atTime(hour, 0);
        return at.toString();
    }
}
