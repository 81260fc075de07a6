package org.headroom.app.tasks;

import static org.headroom.app.tasks.ReportAudience.OPERATOR;
import static org.headroom.app.tasks.ReportAudience.REGULATOR;
import static org.headroom.app.tasks.ReportAudience.RESIDENT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Violation;
import org.headroom.app.report.DayChart;
import org.headroom.app.report.SectionPage;
import org.headroom.app.report.SectionPage.Block;
import org.headroom.app.report.Table;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Leaf;
import org.headroom.data.site.Rule;
import org.headroom.data.site.SiteTree;

/** The sections that a report can have, in order: a further one is a further entry of {@link #ALL}. */
final class ReportSections {
    private static final int MOST_ROWS = 12;
    private static final int MOST_VIOLATIONS = 40;
    private static final double MILLION = 1e6;

    private ReportSections() {}

    /**
     * One section.
     *
     * @param audiences for whom it is there to begin with
     * @param blocks what it says of a source to an audience; empty leaves it out
     */
    record Section(
            String id,
            String title,
            Set<ReportAudience> audiences,
            BiFunction<ReportSource, ReportAudience, List<Block>> blocks) {}

    static final List<Section> ALL = List.of(
            new Section("summary", "In short", everybody(), ReportSections::summary),
            new Section("changes", "What was changed", everybody(), ReportSections::changes),
            new Section("power", "Power from the grid", everybody(), ReportSections::power),
            new Section("water", "Water and wastewater", everybody(), ReportSections::water),
            new Section("limits", "Limits", EnumSet.of(REGULATOR, OPERATOR), ReportSections::limits),
            new Section("heat", "Temperatures", EnumSet.of(OPERATOR), ReportSections::heat),
            new Section("figures", "All figures", EnumSet.of(REGULATOR, OPERATOR), ReportSections::figures),
            new Section("jobs", "Jobs", EnumSet.of(OPERATOR), ReportSections::jobs),
            new Section("method", "How far to trust this report", everybody(), ReportSections::method),
            new Section("inputs", "Inputs and their sources", EnumSet.of(REGULATOR), ReportSections::inputs));

    /** Whether any section draws a measure. */
    static boolean charted(Measures measure) {
        return switch (measure) {
            case SITE_POWER_MW,
                    SERVER_AC_MW,
                    MAKEUP_GAL_PER_DAY,
                    SEWER_GAL_PER_DAY,
                    GPU_MAX_C,
                    COLD_WATER_C,
                    DRYBULB_C,
                    WETBULB_C -> true;
            default -> false;
        };
    }

    private static Set<ReportAudience> everybody() {
        return EnumSet.allOf(ReportAudience.class);
    }

    private static List<Block> summary(ReportSource s, ReportAudience audience) {
        List<Block> blocks = new ArrayList<>();
        List<String> broken = s.violations().stream()
                .map(Violation::limit)
                .distinct()
                .map(SectionPage::limit)
                .toList();
        blocks.add(new SectionPage.Text(
                broken.isEmpty()
                        ? "No limit is broken in this window."
                        : "Limits broken in this window: " + String.join("; ", broken) + "."));
        List<String> ids = audience == RESIDENT
                ? List.of(
                        "peak_site_mw",
                        "energy_mwh",
                        "water_gal_total",
                        "water_gal_worst_day",
                        "discharge_gal",
                        "co2_t")
                : List.of(
                        "peak_site_mw",
                        "energy_mwh",
                        "pue",
                        "wue_l_per_kwh",
                        "water_gal_total",
                        "water_gal_worst_day",
                        "discharge_gal",
                        "cost_usd",
                        "co2_t");
        List<List<String>> rows = new ArrayList<>();
        for (String id : ids) {
            for (KeyFigure figure : s.figures()) {
                if (figure.id().equals(id)) {
                    rows.add(row(figure, s));
                }
            }
        }
        blocks.add(
                new SectionPage.Rows(new Table("figures", "The window in figures", List.of("Figure", "Value"), rows)));
        if (audience == RESIDENT) {
            blocks.add(new SectionPage.Note(
                    "MW (megawatt) is a rate of using electricity; MWh is an amount of it. A figure a"
                            + " day is a total from midnight to midnight, local time."));
        }
        return blocks;
    }

    private static List<Block> changes(ReportSource s, ReportAudience audience) {
        if (!s.kind().equals("Scenario")) {
            return List.of();
        }
        if (s.changes().isEmpty()) {
            return List.of(new SectionPage.Text("Nothing: this is the site as it is."));
        }
        List<List<String>> rows = s.changes().stream()
                .map(c -> List.of(
                        named(c.get(0)), (c.get(1) + " " + c.get(3)).strip(), (c.get(2) + " " + c.get(3)).strip()))
                .toList();
        return List.of(
                new SectionPage.Text("The scenario differs from the site as it is in this, and in nothing else."),
                new SectionPage.Rows(
                        new Table("changes", "Changes", List.of("Input", "Site as it is", "This scenario"), rows)));
    }

    /** A path with what it means. */
    private static String named(String path) {
        String own = switch (path) {
            case WhatIfQuestion.GPU_CAP_W -> "the most that any GPU may draw";
            case WhatIfQuestion.JOBS -> "when jobs start";
            default -> "";
        };
        Rule rule = own.isEmpty() ? SiteTree.rule(path) : null;
        String meaning = rule == null ? own : rule.meaning();
        return meaning.isEmpty() ? path : meaning + " (" + path + ")";
    }

    private static List<Block> power(ReportSource s, ReportAudience audience) {
        List<DayChart.Line> lines = new ArrayList<>();
        line(lines, s, Measures.SITE_POWER_MW, "Site, at the utility's meter", 1);
        if (audience == OPERATOR) {
            line(lines, s, Measures.SERVER_AC_MW, "Servers", 1);
        }
        double[] allowed = s.allowed().get("site_power_mw");
        if (allowed != null) {
            lines.add(new DayChart.Line("Limit", allowed, true));
        }
        return chart(s, "power", "Power", Unit.MW.label(), lines);
    }

    private static List<Block> water(ReportSource s, ReportAudience audience) {
        List<Block> blocks = new ArrayList<>();
        List<DayChart.Line> lines = new ArrayList<>();
        line(lines, s, Measures.MAKEUP_GAL_PER_DAY, "Water taken", MILLION);
        line(lines, s, Measures.SEWER_GAL_PER_DAY, "To the sewer", MILLION);
        blocks.addAll(
                chart(s, "water", "Water, at each moment", "million US gallons a day (1 is 3,785 m\u00b3/d)", lines));
        double[] day = s.drawn().get("potable_gal_per_day");
        double[] most = s.allowed().get("potable_gal_per_day");
        if (day != null && most != null) {
            blocks.addAll(chart(
                    s,
                    "mains",
                    "Mains water, total of each local day",
                    "million US gallons (1 is 3,785 m\u00b3)",
                    List.of(
                            new DayChart.Line("Total of the day", scaled(day, MILLION), false),
                            new DayChart.Line("Limit of the day", scaled(most, MILLION), true))));
        }
        return blocks;
    }

    private static List<Block> heat(ReportSource s, ReportAudience audience) {
        List<DayChart.Line> lines = new ArrayList<>();
        line(lines, s, Measures.GPU_MAX_C, "Hottest GPU", 1);
        line(lines, s, Measures.COLD_WATER_C, "Tower water", 1);
        line(lines, s, Measures.WETBULB_C, "Wet bulb", 1);
        line(lines, s, Measures.DRYBULB_C, "Dry bulb", 1);
        return chart(s, "heat", "Temperatures", Unit.C.label(), lines);
    }

    private static List<Block> limits(ReportSource s, ReportAudience audience) {
        List<Block> blocks = new ArrayList<>();
        List<List<String>> near = s.headroom().stream()
                .map(h -> List.of(SectionPage.limit(h.limit()), left(h), SectionPage.moment(h.atS(), s.zone())))
                .toList();
        if (!near.isEmpty()) {
            blocks.add(new SectionPage.Rows(new Table(
                    "near",
                    "How close each limit came: what was allowed less what was used, where that was least",
                    List.of("Limit", "Least headroom", "When"),
                    near)));
        }
        List<List<String>> rows = s.violations().stream()
                .limit(MOST_VIOLATIONS)
                .map(v -> List.of(
                        SectionPage.limit(v.limit()),
                        SectionPage.moment(v.fromS(), s.zone()),
                        SectionPage.moment(v.toS(), s.zone()),
                        SectionPage.quantity(v.worst(), v.unit()),
                        SectionPage.quantity(v.allowed(), v.unit())))
                .toList();
        if (rows.isEmpty()) {
            blocks.add(new SectionPage.Text("No limit is broken."));
        } else {
            blocks.add(new SectionPage.Rows(
                    new Table("broken", "Limits broken", List.of("Limit", "From", "To", "Worst", "Allowed"), rows)));
            int more = s.violations().size() - rows.size();
            if (more > 0) {
                blocks.add(new SectionPage.Note("And " + more + " more."));
            }
        }
        return blocks;
    }

    private static String left(Headroom h) {
        return SectionPage.quantity(h.smallest(), h.unit() == Unit.C ? Unit.K : h.unit());
    }

    private static List<Block> figures(ReportSource s, ReportAudience audience) {
        List<List<String>> rows = s.figures().stream()
                .filter(f -> !f.id().startsWith("headroom."))
                .map(f -> row(f, s))
                .toList();
        return rows.isEmpty()
                ? List.of()
                : List.of(new SectionPage.Rows(new Table("figures", "Figures", List.of("Figure", "Value"), rows)));
    }

    private static List<Block> jobs(ReportSource s, ReportAudience audience) {
        if (s.jobs().isEmpty()) {
            return List.of();
        }
        List<WhatIfJob> late = s.jobs().stream()
                .filter(j -> j.lateS() > 0)
                .sorted((a, b) -> Long.compare(b.lateS(), a.lateS()))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new SectionPage.Text(
                s.jobs().size() + " jobs run in the window; " + late.size() + " of them end after their due date."));
        if (!late.isEmpty()) {
            List<List<String>> rows = late.stream()
                    .limit(MOST_ROWS)
                    .map(j -> List.of(
                            j.id(),
                            String.valueOf(j.gpus()),
                            SectionPage.moment(j.startS(), s.zone()),
                            SectionPage.moment(j.endS(), s.zone()),
                            SectionPage.quantity(j.lateS() / 3600.0, Unit.H)))
                    .toList();
            blocks.add(new SectionPage.Rows(
                    new Table("jobs", "The latest jobs", List.of("Job", "GPUs", "Start", "End", "Late by"), rows)));
        }
        return blocks;
    }

    private static List<Block> method(ReportSource s, ReportAudience audience) {
        List<String> items = new ArrayList<>();
        items.add(
                "Every figure is the result of models with the inputs that are named; none is a measurement at the site.");
        items.add("Weather is what the window was opened with; the real days will differ.");
        items.add("Prices are a dated proxy of another utility's published schedule.");
        if (audience != RESIDENT) {
            items.add("Operation is computed in steps with lumped loops; swings of seconds are not in it.");
            items.add("Jobs keep the times of their schedule: what a power cap delays is not shown.");
            items.add(
                    "Balances of energy and water close in every step; that shows sound bookkeeping, not that an input"
                            + " is true.");
        }
        return List.of(new SectionPage.Items(items), new SectionPage.Note("Headroom " + Version.CURRENT + "."));
    }

    private static List<Block> inputs(ReportSource s, ReportAudience audience) {
        List<List<String>> rows = new ArrayList<>();
        for (Leaf leaf : s.inputs()) {
            for (Leaf.Stage stage : leaf.stages()) {
                if (stage.value() instanceof Leaf.Num num) {
                    Sourced of = num.sourced();
                    rows.add(List.of(
                            leaf.path() + (stage.from() == null ? "" : " from " + stage.from()),
                            (PlainNumber.of(of.value()) + " "
                                            + (of.unit().label().equals("1")
                                                    ? ""
                                                    : of.unit().label()))
                                    .strip(),
                            of.confidence().id().replace('_', ' '),
                            of.source()));
                }
            }
        }
        return rows.isEmpty()
                ? List.of()
                : List.of(new SectionPage.Rows(new Table(
                        "small", "Inputs of the site", List.of("Input", "Value", "Confidence", "Source"), rows)));
    }

    private static List<String> row(KeyFigure figure, ReportSource s) {
        String value = !Double.isFinite(figure.value())
                ? figure.id().equals("first_break") ? "never" : "\u2013"
                : figure.isMoment()
                        ? SectionPage.moment((long) figure.value(), s.zone())
                        : SectionPage.quantity(figure.value(), figure.unit());
        return List.of(NAMES.getOrDefault(figure.id(), plain(figure.id())), value);
    }

    private static String plain(String id) {
        String words = id.replace('_', ' ').replace('.', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("peak_site_mw", "Highest power from the grid"),
            Map.entry("peak_at", "When that is"),
            Map.entry("mean_site_mw", "Mean power from the grid"),
            Map.entry("energy_mwh", "Electricity from the grid"),
            Map.entry("it_energy_mwh", "Electricity of the servers"),
            Map.entry("pue", "PUE: site energy per IT energy"),
            Map.entry("wue_l_per_kwh", "WUE: site water per IT energy"),
            Map.entry("transformer_mva", "Highest load of the transformers"),
            Map.entry("water_gal_total", "Water taken, whole window"),
            Map.entry("water_gal_worst_day", "Water taken on the worst day"),
            Map.entry("potable_gal", "Of it from the mains"),
            Map.entry("potable_gal_worst_day", "From the mains on the worst day"),
            Map.entry("recycled_gal", "Of it recycled"),
            Map.entry("evaporation_gal", "Evaporated"),
            Map.entry("discharge_gal", "Discharged to the sewer"),
            Map.entry("discharge_gal_worst_day", "Discharged on the worst day"),
            Map.entry("cost_usd", "Cost of power and water"),
            Map.entry("cost_usd.energy", "Cost of energy"),
            Map.entry("cost_usd.demand", "Cost of demand"),
            Map.entry("cost_usd.water", "Cost of water"),
            Map.entry("cost_usd.sewer", "Cost of the sewer"),
            Map.entry("co2_t", "Carbon dioxide"),
            Map.entry("gpu_max_c", "Hottest GPU"),
            Map.entry("cold_water_max_c", "Warmest tower water"),
            Map.entry("throttled_percent", "Servers held back by heat, at most"),
            Map.entry("violations", "Times a limit is broken"),
            Map.entry("limits_broken", "Limits broken"),
            Map.entry("first_break", "First break"),
            Map.entry("jobs_late", "Late jobs"),
            Map.entry("lateness_h", "Hours late"),
            Map.entry("weighted_lateness_h", "Hours late, weighted"),
            Map.entry("busy_gpu_h", "GPU-hours in use"));

    private static void line(
            List<DayChart.Line> lines, ReportSource s, Measures measure, String label, double divisor) {
        double[] values = s.series().get(measure);
        if (values != null) {
            lines.add(new DayChart.Line(label, scaled(values, divisor), false));
        }
    }

    private static double[] scaled(double[] values, double divisor) {
        return Arrays.stream(values).map(v -> v / divisor).toArray();
    }

    private static List<Block> chart(ReportSource s, String id, String title, String unit, List<DayChart.Line> lines) {
        return lines.stream().noneMatch(l -> !l.limit())
                ? List.of()
                : List.of(new SectionPage.Chart(new DayChart(id, title, unit, s.grid(), s.zone(), lines)));
    }
}
