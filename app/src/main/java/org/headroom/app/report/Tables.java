package org.headroom.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Leaf;
import org.headroom.data.site.SiteEvent;

/** The tables of the page, as text. */
final class Tables {
    /** Violations shown for each variant; the rest are counted. */
    static final int VIOLATIONS = 10;

    static final int JOBS = 60;

    private final PlanReport report;

    Tables(PlanReport report) {
        this.report = report;
    }

    private record Row(String key, String label, Unit unit, double factor) {}

    private static final List<Row> FIGURES = List.of(
            new Row("peak_site_mw", "Highest site power", Unit.MW, 1),
            new Row("energy_mwh", "Energy at the meter", Unit.MWH, 1),
            new Row("pue", "PUE: site energy per IT energy", Unit.ONE, 1),
            new Row("wue_l_per_kwh", "WUE: site water per IT energy", Unit.L_PER_KWH, 1),
            new Row("water_gal_total", "Water, whole window", Unit.GAL, 1),
            new Row("water_gal_worst_day", "Water, worst day", Unit.GAL, 1),
            new Row("potable_gal", "of which mains water", Unit.GAL, 1),
            new Row("recycled_gal", "of which recycled water", Unit.GAL, 1),
            new Row("discharge_gal", "Discharged to the sewer", Unit.GAL, 1),
            new Row("cost_usd", "Cost of power and water", Unit.USD, 1),
            new Row("cost_usd.energy", "Energy", Unit.USD, 1),
            new Row("cost_usd.demand", "Demand charge", Unit.USD, 1),
            new Row("cost_usd.water", "Water", Unit.USD, 1),
            new Row("cost_usd.sewer", "Sewer", Unit.USD, 1),
            new Row("cost_usd.cloud", "Rented cloud", Unit.USD, 1),
            new Row("idle_gpu_usd", "Idle GPUs (capital cost, apart)", Unit.USD, 1),
            new Row("co2_t", "Carbon dioxide", Unit.T, 1),
            new Row("weighted_lateness_h", "Lateness, weighted", Unit.H, 1),
            new Row("gpu_utilization", "GPUs with a job", Unit.PERCENT, 100));

    private List<String> head(String first) {
        List<String> head = new ArrayList<>(List.of(first));
        report.variants().forEach(v -> head.add(v.title()));
        return head;
    }

    Table figures() {
        List<List<String>> rows = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        for (Row row : FIGURES) {
            known.add(row.key());
            if (report.variants().stream().anyMatch(v -> v.figure(row.key()) != null)) {
                rows.add(figureRow(row));
            }
        }
        Set<String> others = new LinkedHashSet<>();
        report.variants().forEach(v -> others.addAll(v.figures().keySet()));
        others.removeAll(known);
        for (String key : others) {
            rows.add(figureRow(new Row(key, key, Unit.ofKey(key), 1)));
        }
        List<String> violations = new ArrayList<>(List.of("Limits violated"));
        for (VariantReport v : report.variants()) {
            long limits =
                    v.violations().stream().map(Violation::limit).distinct().count();
            violations.add(
                    v.violations().isEmpty()
                            ? "none"
                            : count(limits, "limit") + ", "
                                    + count(v.violations().size(), "time"));
        }
        rows.add(violations);
        return new Table("figures stack", "The same jobs, run in four ways", head("Figure"), rows);
    }

    private List<String> figureRow(Row row) {
        List<String> cells = new ArrayList<>(List.of((row.key().startsWith("cost_usd.") ? "– " : "") + row.label()));
        for (VariantReport v : report.variants()) {
            Double value = v.figure(row.key());
            cells.add(value == null ? "–" : Words.quantity(value * row.factor(), row.unit()));
        }
        return cells;
    }

    Table headroom() {
        Set<String> limits = new LinkedHashSet<>();
        report.variants().forEach(v -> v.headroom().forEach(h -> limits.add(h.limit())));
        List<List<String>> rows = new ArrayList<>();
        for (String limit : limits) {
            List<String> cells = new ArrayList<>(List.of(Words.limit(limit)));
            for (VariantReport v : report.variants()) {
                cells.add(v.headroom().stream()
                        .filter(h -> h.limit().equals(limit))
                        .findFirst()
                        .map(this::headroom)
                        .orElse("–"));
            }
            rows.add(cells);
        }
        return new Table("figures stack", "Smallest headroom of each limit, and when", head("Limit"), rows);
    }

    private String headroom(Headroom h) {
        boolean daily = h.unit() == Unit.GAL_PER_DAY;
        String when =
                daily ? Words.format("EEE d MMM", h.atS(), report.zone()) : Words.dateTime(h.atS(), report.zone());
        String left = Words.difference(Math.abs(h.smallest()), h.unit());
        return (h.smallest() < 0 ? "over by " + left : left) + ", " + when;
    }

    Table violations() {
        List<List<String>> rows = new ArrayList<>();
        for (VariantReport v : report.variants()) {
            List<Violation> all = v.violations();
            List<Violation> shown = all.stream()
                    .sorted(Comparator.comparingLong((Violation w) -> w.fromS() - w.toS()))
                    .limit(VIOLATIONS)
                    .sorted(Comparator.comparingLong(Violation::fromS).thenComparing(Violation::limit))
                    .toList();
            for (Violation w : shown) {
                boolean daily = w.unit() == Unit.GAL_PER_DAY;
                rows.add(List.of(
                        v.title(),
                        Words.limit(w.limit()),
                        daily && w.toS() - w.fromS() <= 90_000
                                ? Words.format("EEE d MMM", w.fromS(), report.zone())
                                : Words.span(w.fromS(), w.toS(), report.zone()),
                        Words.quantity(w.worst(), w.unit()),
                        Words.quantity(w.allowed(), w.unit())));
            }
            if (all.size() > shown.size()) {
                rows.add(List.of(
                        v.title(), count(all.size() - shown.size(), "other violation") + " not listed", "–", "–", "–"));
            }
        }
        return new Table(
                "stack", "Limits that were violated", List.of("Variant", "Limit", "When", "Worst", "Allowed"), rows);
    }

    Table events() {
        List<List<String>> rows = new ArrayList<>();
        int index = 0;
        for (SiteEvent e : Charts.eventsShown(report)) {
            rows.add(List.of(
                    Charts.letter(index++),
                    Words.kind(e.kind()),
                    Words.span(e.fromS(), e.toS(), report.zone()),
                    asked(e),
                    (e.hypothetical() ? "Hypothetical" : "On record")
                            + (e.foreseen() ? ", foreseen" : ", not foreseen"),
                    e.source()));
        }
        return new Table(
                "stack",
                "Events in the window; the letters mark them in the charts",
                List.of("", "Event", "When", "What it asks", "Kind", "Source"),
                rows);
    }

    private static String asked(SiteEvent e) {
        List<String> parts = new ArrayList<>();
        e.values()
                .forEach((id, value) -> parts.add(
                        id.equals("units_out")
                                ? count(Math.round(value), "transformer") + " out"
                                : Words.limit(id) + " at most " + Words.quantity(value, Unit.ofKey(id))));
        if (e.recycling() != null) {
            parts.add(e.recycling().text());
        }
        if (e.noticeS() > 0) {
            parts.add("on " + Words.number(e.noticeS() / 60, 0) + " min notice");
        }
        return String.join(", ", parts);
    }

    private static final Map<String, String> SPLIT = split();

    private static Map<String, String> split() {
        Map<String, String> split = new LinkedHashMap<>();
        split.put("gpus", "GPUs, MW");
        split.put("servers_rest", "Rest of servers, MW");
        split.put("network_storage", "Network and storage, MW");
        split.put("losses", "Losses, MW");
        split.put("pumps", "Pumps, MW");
        split.put("towers", "Tower and door fans, MW");
        split.put("chillers", "Chillers, MW");
        split.put("other", "Other, MW");
        return split;
    }

    /** One column a case, so that it fits a narrow screen. */
    Table fullLoad() {
        List<String> head = new ArrayList<>(List.of("Mean of an average July day"));
        List<String> server = new ArrayList<>(List.of("Power of each server"));
        List<String> site = new ArrayList<>(List.of("Site power at the meter"));
        List<String> water = new ArrayList<>(List.of("Cooling water"));
        List<List<String>> rows = new ArrayList<>(List.of(server, site, water));
        for (FullLoadCase c : report.fullLoad()) {
            head.add(loadTitle(c));
            server.add(Words.number(c.serverW() / 1000, 2) + " kW");
            site.add(Words.quantity(c.siteMw(), Unit.MW));
            water.add(Words.quantity(c.waterGalPerDay(), Unit.GAL_PER_DAY));
        }
        SPLIT.forEach((key, label) -> {
            List<String> row = new ArrayList<>(List.of(label));
            report.fullLoad().forEach(c -> {
                Double mw = c.powerMw().get(key);
                row.add(mw == null ? "–" : Words.number(mw, 1));
            });
            rows.add(row);
        });
        return new Table("figures stack", "Every server at one power", head, rows);
    }

    private static String loadTitle(FullLoadCase c) {
        String load = switch (c.load()) {
            case "rated" -> "Nameplate";
            case "max" -> "Highest measured";
            case "training" -> "Training, measured mean";
            default -> c.load();
        };
        return load
                + (c.cooling().equals("wet")
                        ? ", towers"
                        : c.cooling().equals("dry") ? ", dry cooling" : ", " + c.cooling());
    }

    Table balances() {
        List<List<String>> rows = new ArrayList<>();
        for (VariantReport v : report.variants()) {
            rows.add(List.of(v.title(), small(v.energyResidual()), small(v.waterResidual())));
        }
        return new Table(
                "",
                "Largest residual of the balances in any step, relative to throughput (1e−9 is allowed)",
                List.of("Variant", "Energy", "Water"),
                rows);
    }

    private static String small(double value) {
        return Double.isFinite(value)
                ? String.format(java.util.Locale.ROOT, "%.1e", value).replace("-", "−")
                : "–";
    }

    Table jobs(Schedule schedule) {
        List<List<String>> rows = new ArrayList<>();
        List<JobRow> all = JobRow.of(schedule.assignments());
        all.stream()
                .sorted(JobRow.BY_SIZE)
                .limit(JOBS)
                .sorted(Comparator.comparingLong(JobRow::startS)
                        .thenComparing(r -> r.job().id()))
                .forEach(row -> rows.add(List.of(
                        row.job().id(),
                        Words.work(row.job().work()) + where(row),
                        Words.dateTime(row.startS(), report.zone()),
                        Words.dateTime(row.last().endS(), report.zone()),
                        row.last().endS() <= row.job().dueS()
                                ? "in time"
                                : Words.number((row.last().endS() - row.job().dueS()) / 3600.0, 1) + " h late",
                        each(row, a -> Words.number(a.gpus(), 0)),
                        each(row, a -> Words.number(a.powerCapW(), 0) + " W"),
                        row.pieces().size() == 1
                                ? row.pieces().getFirst().reason()
                                : pauses(row) + "; " + each(row, Assignment::reason))));
        return new Table(
                "stack jobs",
                all.size() > JOBS
                        ? "The " + JOBS + " largest of " + Words.number(all.size(), 0)
                                + " jobs; all are in schedule.csv"
                        : "All jobs of the plan",
                List.of("Job", "Work", "Start", "End", "Due date", "GPUs", "Power a GPU, at most", "Reason"),
                rows);
    }

    private static String where(JobRow row) {
        return !row.away()
                ? ""
                : row.pieces().stream().allMatch(a -> !a.here())
                        ? ", at the rented site"
                        : ", partly at the rented site";
    }

    /** What pieces have, in time order, without repeating what stays the same. */
    private static String each(JobRow row, java.util.function.Function<Assignment, String> of) {
        List<String> texts = new ArrayList<>();
        for (Assignment a : row.pieces()) {
            String text = of.apply(a);
            if (texts.isEmpty() || !texts.getLast().equals(text)) {
                texts.add(text);
            }
        }
        return String.join(", then ", texts);
    }

    private String pauses(JobRow row) {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i < row.pieces().size(); i++) {
            long fromS = row.pieces().get(i - 1).endS();
            long toS = row.pieces().get(i).startS();
            if (toS > fromS) {
                texts.add(Words.span(fromS, toS, report.zone()));
            }
        }
        return texts.isEmpty()
                ? count(row.pieces().size(), "piece") + " without a pause"
                : "paused " + String.join(" and ", texts);
    }

    Table passports() {
        List<List<String>> rows = new ArrayList<>();
        for (Leaf leaf : report.passports()) {
            for (Leaf.Stage stage : leaf.stages()) {
                if (stage.value() instanceof Leaf.Num num) {
                    rows.add(passport(
                            leaf.path() + (stage.from() == null ? "" : " from " + stage.from()), num.sourced()));
                }
            }
        }
        return new Table(
                "stack small",
                "Inputs of the site with their sources",
                List.of("Input", "Value", "Range", "Confidence", "Source"),
                rows);
    }

    private static List<String> passport(String path, Sourced s) {
        String unit = s.unit() == Unit.ONE || s.unit() == Unit.COUNT
                ? ""
                : " " + s.unit().label();
        String range = s.low() == null && s.high() == null ? "–" : plain(s.low()) + " to " + plain(s.high()) + unit;
        return List.of(path, plain(s.value()) + unit, range, confidence(s), s.source());
    }

    private static String confidence(Sourced s) {
        return s.confidence().id().replace('_', ' ');
    }

    /** A number as it was given. */
    private static String plain(@org.jspecify.annotations.Nullable Double value) {
        if (value == null) {
            return "?";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Words.number(value, 0) : Double.toString(value).replace("-", "−");
    }

    static String count(long n, String noun) {
        return Words.number(n, 0) + " " + noun + (n == 1 ? "" : "s");
    }
}
