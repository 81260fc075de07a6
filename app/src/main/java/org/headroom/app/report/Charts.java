package org.headroom.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.headroom.app.ledger.Ledger.WaterDay;
import org.headroom.app.ledger.Measures;
import org.headroom.data.site.SiteEvent;
import org.headroom.physics.basis.Constants;
import org.jspecify.annotations.Nullable;

/** The charts over time: baseline against plan, with what was allowed. Written as SVG text, see docs/decisions. */
final class Charts {
    private static final String PLAN = "class=\"plan\"";
    private static final String BASELINE = "class=\"baseline\"";
    private static final Figure.Key LIMIT_KEY = new Figure.Key("k-limit", "Limit in force");

    private final PlanReport report;
    private final @Nullable VariantReport baseline;
    private final @Nullable VariantReport plan;
    final List<Frame.Band> bands = new ArrayList<>();

    Charts(PlanReport report) {
        this.report = report;
        this.baseline = report.variant(VariantText.BASELINE);
        this.plan = report.variant(VariantText.OPTIMIZED);
        int index = 0;
        for (SiteEvent event : eventsShown(report)) {
            String tip = Words.kind(event.kind()) + ", " + Words.span(event.fromS(), event.toS(), report.zone())
                    + (event.hypothetical() ? " (hypothetical)" : "");
            bands.add(new Frame.Band(letter(index++), event.fromS(), event.toS(), tip));
        }
    }

    /** Events that touch the window, in order of time. */
    static List<SiteEvent> eventsShown(PlanReport report) {
        return report.events().stream()
                .filter(e -> e.toS() > report.fromS() && e.fromS() < report.toS())
                .sorted(java.util.Comparator.comparingLong(SiteEvent::fromS).thenComparing(SiteEvent::id))
                .toList();
    }

    static String letter(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : Integer.toString(index + 1);
    }

    /** All charts for which there are series. */
    List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        if (has(Measures.SITE_POWER_MW)) {
            figures.add(power());
        }
        if (days(baseline).size() + days(plan).size() > 0) {
            figures.add(water("water", "Mains water, each local day", "potable_gal_per_day", WaterDay::potableGal));
            if (anyLimit("sewer_gal_per_day")) {
                figures.add(water(
                        "sewer", "Discharge to the sewer, each local day", "sewer_gal_per_day", WaterDay::sewerGal));
            }
        }
        if (plan != null && plan.series().containsKey(Measures.GPU_MAX_C)) {
            figures.add(temperatures(plan));
        }
        if (has(Measures.TRANSFORMER_MVA) && anyLimit("transformer_mva")) {
            figures.add(transformer());
        }
        if (has(Measures.GPUS_BUSY_COUNT)) {
            figures.add(gpusBusy());
        }
        return figures;
    }

    private Figure power() {
        double top = Math.max(most(Measures.SITE_POWER_MW), mostAllowed("site_power_mw"));
        return figure(
                "power",
                "Site power at the utility's meter",
                "Mean power over each step in megawatts, baseline and plan, with the limit in force as a dashed step line.",
                List.of(key(plan, "k-plan"), key(baseline, "k-baseline"), LIMIT_KEY),
                "MW: megawatts, the same in US and SI units.",
                f -> {
                    f.valueAxis(0, top * 1.03, "MW");
                    pair(f, Measures.SITE_POWER_MW, 1);
                    f.limit(report.limits(), "site_power_mw", 1);
                });
    }

    private Figure transformer() {
        double top = Math.max(most(Measures.TRANSFORMER_MVA), mostAllowed("transformer_mva"));
        return figure(
                "transformer",
                "Load of the main transformers",
                "Mean apparent power over each step in megavolt-amperes, with the rating of the units in service.",
                List.of(key(plan, "k-plan"), key(baseline, "k-baseline"), new Figure.Key("k-limit", "Rating in force")),
                "MVA: megavolt-amperes. A limit is drawn only while one is in force.",
                f -> {
                    f.valueAxis(0, top * 1.03, "MVA");
                    pair(f, Measures.TRANSFORMER_MVA, 1);
                    f.limit(report.limits(), "transformer_mva", 1);
                });
    }

    private Figure gpusBusy() {
        double top = Math.max(most(Measures.GPUS_BUSY_COUNT), report.site().gpus());
        return figure(
                "gpus",
                "GPUs with a job",
                "GPUs that hold a job, in thousands, baseline and plan, out of "
                        + Words.number(report.site().gpus(), 0),
                List.of(key(plan, "k-plan"), key(baseline, "k-baseline")),
                "The site has " + Words.number(report.site().gpus(), 0) + " GPUs.",
                f -> {
                    f.valueAxis(0, top / 1000, "1,000s");
                    pair(f, Measures.GPUS_BUSY_COUNT, 1e-3);
                });
    }

    private Figure temperatures(VariantReport of) {
        List<Measures> shown =
                List.of(Measures.GPU_MAX_C, Measures.COLD_WATER_C, Measures.WETBULB_C, Measures.DRYBULB_C);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Measures m : shown) {
            for (double v : of.series().getOrDefault(m, new double[0])) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        double lowest = Math.min(low, 20);
        double highest = Math.max(high, Math.max(mostAllowed("gpu_c"), mostAllowed("cold_water_c")));
        return figure(
                "temperatures",
                "Temperatures under the plan",
                "Hottest GPU, tower cold water, wet bulb and dry bulb of the outside air in degrees Celsius, Fahrenheit at the right.",
                List.of(
                        new Figure.Key("k-gpu", "Hottest GPU"),
                        new Figure.Key("k-cold", "Tower cold water"),
                        new Figure.Key("k-wet", "Outside air, wet bulb"),
                        new Figure.Key("k-dry", "Outside air, dry bulb"),
                        new Figure.Key("k-limit", "Limits (GPU, cold water)")),
                "Wet bulb: what evaporation alone could cool water to.",
                f -> {
                    f.valueAxis(lowest, highest, "°C");
                    f.secondAxis("°F", v -> Words.number(v * 1.8 + 32, 0));
                    String[] css = {"gpu", "cold", "wet", "dry"};
                    for (int i = css.length - 1; i >= 0; i--) {
                        double[] values = of.series().get(shown.get(i));
                        if (values != null) {
                            f.line(of.grid(), values, 1, "class=\"" + css[i] + "\"");
                        }
                    }
                    f.limit(report.limits(), "gpu_c", 1);
                    f.limit(report.limits(), "cold_water_c", 1);
                });
    }

    /** Two bars a local day, millions of gallons at the left, cubic metres at the right. */
    private Figure water(String id, String title, String limit, ToDoubleFunction<WaterDay> gallons) {
        double top = mostAllowed(limit);
        for (VariantReport v : new VariantReport[] {baseline, plan}) {
            for (WaterDay day : days(v)) {
                top = Math.max(top, gallons.applyAsDouble(day));
            }
        }
        double topMgal = top * 1.03e-6;
        return figure(
                id,
                title,
                "Total of each local calendar day in millions of US gallons, thousands of cubic metres at the right, with the daily limit.",
                List.of(
                        key(plan, "k-plan-bar"),
                        key(baseline, "k-baseline-bar"),
                        new Figure.Key("k-limit", "Daily limit")),
                "Mgal: million US gallons; 1 Mgal = 3,785 m³. A day that lies only partly in the window shows that part.",
                f -> {
                    f.valueAxis(0, topMgal, "Mgal");
                    f.secondAxis("1,000 m³", v -> Words.number(v * Constants.LITRES_PER_US_GALLON, 1));
                    bars(f, baseline, gallons, "bar-baseline", 0.5);
                    bars(f, plan, gallons, "bar-plan", 0.12);
                    f.limit(report.limits(), limit, 1e-6);
                });
    }

    private void bars(
            Frame f, @Nullable VariantReport variant, ToDoubleFunction<WaterDay> gallons, String css, double from) {
        for (WaterDay day : days(variant)) {
            long startS = day.date().atStartOfDay(report.zone()).toEpochSecond();
            long endS = day.date().plusDays(1).atStartOfDay(report.zone()).toEpochSecond();
            double gal = gallons.applyAsDouble(day);
            double x0 = f.x(startS + (endS - startS) * from);
            double x1 = f.x(startS + (endS - startS) * (from + 0.38));
            String tip = (variant == null ? "" : variant.title()) + ", " + day.date() + ": "
                    + Words.quantity(gal, org.headroom.data.quantity.Unit.GAL);
            f.svg.rect(x0, f.y(gal * 1e-6), x1 - x0, f.bottom - f.y(gal * 1e-6), "class=\"" + css + "\"", tip);
        }
    }

    private Figure figure(
            String id, String title, String description, List<Figure.Key> keys, String note, Consumer<Frame> draw) {
        List<String> svgs = new ArrayList<>();
        for (Frame.Form form : Frame.Form.values()) {
            Svg svg = new Svg(form.css, form.width, form.height, id + "-" + form.css, title, description);
            Frame frame = new Frame(svg, form.width, form.height, form.left, form.right, report);
            frame.bands(bands);
            frame.timeAxis();
            draw.accept(frame);
            svgs.add(svg.close());
        }
        return new Figure(id, title, keys, svgs, note);
    }

    private void pair(Frame f, Measures measure, double factor) {
        draw(f, baseline, measure, factor, BASELINE);
        draw(f, plan, measure, factor, PLAN);
    }

    private static void draw(
            Frame f, @Nullable VariantReport variant, Measures measure, double factor, String attributes) {
        double[] values = variant == null ? null : variant.series().get(measure);
        if (variant != null && values != null) {
            f.line(variant.grid(), values, factor, attributes);
        }
    }

    private static Figure.Key key(@Nullable VariantReport variant, String mark) {
        return new Figure.Key(mark, variant == null ? "not run" : variant.title());
    }

    private static List<WaterDay> days(@Nullable VariantReport variant) {
        return variant == null ? List.of() : variant.days();
    }

    private boolean has(Measures measure) {
        return Double.isFinite(most(measure));
    }

    private double most(Measures measure) {
        double most = Double.NEGATIVE_INFINITY;
        for (VariantReport v : new VariantReport[] {baseline, plan}) {
            if (v != null) {
                for (double value : v.series().getOrDefault(measure, new double[0])) {
                    most = Math.max(most, Double.isNaN(value) ? most : value);
                }
            }
        }
        return most;
    }

    private boolean anyLimit(String id) {
        return mostAllowed(id) > 0;
    }

    /** The highest finite value of a limit in the window, 0 if it is never in force. */
    private double mostAllowed(String id) {
        double most = 0;
        for (long atS = report.fromS();
                atS < report.toS();
                atS = report.limits().nextChangeS(id, atS)) {
            double value = report.limits().at(id, atS);
            most = Double.isFinite(value) ? Math.max(most, value) : most;
        }
        return most;
    }
}
