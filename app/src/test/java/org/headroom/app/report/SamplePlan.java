package org.headroom.app.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.quantity.Unit;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.SiteEvent;
import org.headroom.data.site.SiteTree;
import org.headroom.grid.supply.LimitWindow;
import org.headroom.grid.supply.Limits;

/** A made-up fortnight: smooth curves of the right size, no result of any model. */
final class SamplePlan {
    static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");
    static final LocalDate FIRST = LocalDate.of(2025, 7, 17);
    static final int DAYS = 14;
    static final long FROM = FIRST.atStartOfDay(MEMPHIS).toEpochSecond();
    static final long TO = FIRST.plusDays(DAYS).atStartOfDay(MEMPHIS).toEpochSecond();
    static final TimeGrid GRID = new TimeGrid(FROM, 1800, DAYS * 48);

    private SamplePlan() {}

    static long at(int day, int hour) {
        return FROM + day * 86400L + hour * 3600L;
    }

    static PlanReport of(String siteName, String oddJob, int smallJobs) {
        List<LimitWindow> windows = List.of(
                new LimitWindow("site_power_mw", FROM, TO, 150, true, "connection"),
                new LimitWindow("site_power_mw", at(0, 14), at(0, 18), 90, true, "call"),
                new LimitWindow("site_power_mw", at(12, 14), at(12, 18), 90, true, "call"),
                new LimitWindow("site_power_mw", at(13, 14), at(13, 18), 90, true, "call"),
                new LimitWindow("transformer_mva", at(4, 0), at(6, 0), 120, true, "one transformer out"),
                new LimitWindow("potable_gal_per_day", FROM, TO, 1_500_000, true, "mains"),
                new LimitWindow("potable_gal_per_day", at(7, 0), at(14, 0), 1_000_000, true, "request"),
                new LimitWindow("sewer_gal_per_day", FROM, TO, 600_000, true, "sewer"),
                new LimitWindow("gpu_c", FROM, TO, 87, true, "GPU"),
                new LimitWindow("cold_water_c", FROM, TO, 35, true, "water"));
        return new PlanReport(
                new PlanReport.SiteText(
                        "memphis-announced",
                        siteName,
                        "counterfactual: what was announced in 2024, not what was built",
                        "100,000 H100 GPUs on 150 MW of grid power with evaporative cooling towers in service and about 1.3 million gallons of water a day, as announced in 2024.",
                        100_000,
                        700),
                MEMPHIS,
                FROM,
                TO,
                "Embedded Memphis year with heat wave (17 to 30 July)",
                new PlanReport.JobsText("Embedded job list", 46, 44, 3, 0, 2, 1, 0.853),
                List.of(
                        variant(VariantText.BASELINE, 1.12, oddJob, smallJobs),
                        variant(VariantText.WITHIN_LIMITS, 0.94, oddJob, smallJobs),
                        variant(VariantText.HAND_RULE, 0.9, oddJob, smallJobs),
                        variant(VariantText.OPTIMIZED, 0.92, oddJob, smallJobs)),
                new Limits(windows),
                List.of(
                        event("call_17_july", SiteEvent.Kind.UTILITY_CALL, at(0, 14), at(0, 18), "site_power_mw", 90),
                        event("call_29_july", SiteEvent.Kind.UTILITY_CALL, at(12, 14), at(12, 18), "site_power_mw", 90),
                        event("call_30_july", SiteEvent.Kind.UTILITY_CALL, at(13, 14), at(13, 18), "site_power_mw", 90),
                        event(
                                "peak_water",
                                SiteEvent.Kind.WATER_REQUEST,
                                at(7, 0),
                                at(14, 0),
                                "potable_gal_per_day",
                                1e6),
                        event("transformer", SiteEvent.Kind.TRANSFORMER_OUTAGE, at(4, 0), at(6, 0), "units_out", 1)),
                List.of(
                        load("rated", "wet", 10200, 150.4, 1_512_000),
                        load("max", "wet", 8400, 127.2, 1_267_000),
                        load("training", "wet", 7750, 118.8, 1_179_000),
                        load("training", "dry", 7750, 144.1, 15_000)),
                List.of(
                        "Tower: fitted for wet bulbs up to 26.8 °C; above it the result is an extrapolation.",
                        "Chiller: the curves were fitted to 4.4 to 8.9 °C chilled water; the site's 15 °C lies outside.",
                        "Substation: three 161/13.8 kV transformers are an assumption of this project; the real number is not public."),
                SiteTree.embedded("memphis-announced").leaves(),
                new PlanReport.RunText(
                        "3f9c2a71d04b", "0.1.0", "1", "./headroom plan --solve 20", 5_812_345.0, 5_611_000.0, 3.46));
    }

    /** The same with another schedule for the plan. */
    static PlanReport with(PlanReport r, Schedule schedule) {
        List<VariantReport> variants = r.variants().stream()
                .map(v -> new VariantReport(
                        v.key(),
                        v.title(),
                        v.description(),
                        v.figures(),
                        v.violations(),
                        v.headroom(),
                        v.days(),
                        v.grid(),
                        v.series(),
                        schedule,
                        v.halls(),
                        v.energyResidual(),
                        v.waterResidual()))
                .toList();
        return new PlanReport(
                r.site(),
                r.zone(),
                r.fromS(),
                r.toS(),
                r.weather(),
                r.jobs(),
                variants,
                r.limits(),
                r.events(),
                r.fullLoad(),
                r.validity(),
                r.passports(),
                r.run());
    }

    private static SiteEvent event(String id, SiteEvent.Kind kind, long from, long to, String key, double value) {
        double notice = kind == SiteEvent.Kind.UTILITY_CALL ? 1800 : 0;
        return new SiteEvent(
                id,
                kind,
                from,
                to,
                Map.of(key, value),
                notice,
                true,
                true,
                "hypothetical, on a real summer peak (fact S2)",
                null);
    }

    private static FullLoadCase load(String load, String cooling, double serverW, double mw, double gal) {
        Map<String, Double> split = new LinkedHashMap<>();
        split.put("gpus", serverW > 8400 ? 70.0 : serverW * 0.0082);
        split.put("servers_rest", mw * 0.38);
        split.put("network_storage", 10.3);
        split.put("losses", mw * 0.033);
        split.put("pumps", 2.1);
        split.put("towers", cooling.equals("wet") ? 2.4 : 0.8);
        split.put("chillers", cooling.equals("wet") ? 5.3 : 27.9);
        split.put("other", 1.5);
        return new FullLoadCase(load, cooling, serverW, mw, split, gal);
    }

    private static VariantReport variant(String key, double level, String oddJob, int smallJobs) {
        boolean keeps = !key.equals(VariantText.BASELINE);
        int n = GRID.count();
        Map<Measures, double[]> series = new LinkedHashMap<>();
        for (Measures m : List.of(
                Measures.SITE_POWER_MW,
                Measures.GPU_MAX_C,
                Measures.COLD_WATER_C,
                Measures.WETBULB_C,
                Measures.DRYBULB_C,
                Measures.GPUS_BUSY_COUNT,
                Measures.TRANSFORMER_MVA)) {
            series.put(m, new double[n]);
        }
        double energy = 0;
        double peak = 0;
        double[] gallons = new double[DAYS];
        for (int i = 0; i < n; i++) {
            double hour = i / 2.0 % 24;
            int day = i / 48;
            double swing = Math.sin((hour - 9) / 24 * 2 * Math.PI);
            double heat = 1.5 * Math.exp(-Math.pow((day - 12) / 2.5, 2));
            double wet = 23.4 + heat + 1.4 * swing;
            double mw = level * (112 + 6 * Math.sin(i / 31.0) + 4 * Math.cos(i / 7.3)) + 2.5 * swing;
            boolean called = (day == 0 || day >= 12) && hour >= 14 && hour < 18;
            boolean saving = day >= 7;
            mw = keeps && called ? Math.min(mw, 86 + 2 * Math.sin(i)) : keeps && saving ? mw * 0.88 : mw;
            set(series, Measures.SITE_POWER_MW, i, mw);
            set(series, Measures.TRANSFORMER_MVA, i, mw / 0.95);
            set(series, Measures.GPUS_BUSY_COUNT, i, Math.min(100_000, Math.round(mw / 115 * 92_000 / 64) * 64.0));
            set(series, Measures.WETBULB_C, i, wet);
            set(series, Measures.DRYBULB_C, i, wet + 5 + 3.8 * swing);
            set(series, Measures.COLD_WATER_C, i, Math.max(27, wet + 4.3));
            set(series, Measures.GPU_MAX_C, i, Math.max(27, wet + 4.3) + 21 + mw / 30);
            energy += mw / 2;
            peak = Math.max(peak, mw);
            gallons[day] += mw / 2 * 1000 * 1.62 / 3.785411784 * (0.95 + 0.02 * heat);
        }
        List<Ledger.WaterDay> days = new ArrayList<>();
        double worst = 0;
        double total = 0;
        for (int d = 0; d < DAYS; d++) {
            days.add(new Ledger.WaterDay(FIRST.plusDays(d), gallons[d], gallons[d], 0, gallons[d] * 0.2));
            worst = Math.max(worst, gallons[d]);
            total += gallons[d];
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("peak_site_mw", peak);
        figures.put("energy_mwh", energy);
        figures.put("pue", 1.118 + level / 100);
        figures.put("wue_l_per_kwh", 1.72);
        figures.put("water_gal_total", total);
        figures.put("water_gal_worst_day", worst);
        figures.put("potable_gal", total);
        figures.put("recycled_gal", 0.0);
        figures.put("discharge_gal", total * 0.2);
        figures.put("cost_usd", energy * 62 + total * 0.005);
        figures.put("cost_usd.energy", energy * 41);
        figures.put("cost_usd.demand", energy * 21);
        figures.put("cost_usd.water", total * 0.003);
        figures.put("cost_usd.sewer", total * 0.002);
        figures.put("cost_usd.cloud", 0.0);
        figures.put("idle_gpu_usd", 2_345_678.0);
        figures.put("co2_t", energy * 0.42);
        figures.put("weighted_lateness_h", keeps ? 181.4 * level : 96.25);
        figures.put("gpu_utilization", level * 0.8);
        List<Violation> violations = new ArrayList<>();
        List<Headroom> headroom = new ArrayList<>();
        if (!keeps) {
            violations.add(new Violation("site_power_mw", at(0, 14), at(0, 18), 130.2, 90, Unit.MW));
            violations.add(new Violation("transformer_mva", at(4, 3), at(4, 16), 138.6, 120, Unit.MVA));
            for (int d = 7; d < 14; d++) {
                violations.add(new Violation(
                        "potable_gal_per_day", at(d, 0), at(d + 1, 0), gallons[d], 1e6, Unit.GAL_PER_DAY));
            }
            violations.add(new Violation("site_power_mw", at(12, 14), at(12, 18), 131.9, 90, Unit.MW));
            violations.add(new Violation("site_power_mw", at(13, 14), at(13, 18), 128.4, 90, Unit.MW));
        }
        headroom.add(new Headroom("site_power_mw", keeps ? 2.3 : -41.9, Unit.MW, at(12, 14)));
        headroom.add(new Headroom("transformer_mva", keeps ? 4.8 : -18.6, Unit.MVA, at(4, 3)));
        headroom.add(new Headroom("potable_gal_per_day", 1e6 - gallons[12], Unit.GAL_PER_DAY, at(12, 0)));
        headroom.add(new Headroom("sewer_gal_per_day", 600_000 - gallons[3] * 0.2, Unit.GAL_PER_DAY, at(3, 0)));
        headroom.add(new Headroom("cold_water_c", 4.4, Unit.C, at(12, 16)));
        headroom.add(new Headroom("gpu_c", 31.7, Unit.C, at(12, 16)));
        return new VariantReport(
                key,
                VariantText.title(key),
                VariantText.description(key),
                figures,
                violations,
                headroom,
                days,
                GRID,
                series,
                schedule(oddJob, smallJobs),
                new int[0],
                3.1e-13,
                8.8e-14);
    }

    private static void set(Map<Measures, double[]> series, Measures measure, int step, double value) {
        Objects.requireNonNull(series.get(measure))[step] = value;
    }

    private static Schedule schedule(String oddJob, int smallJobs) {
        List<Assignment> jobs = new ArrayList<>();
        jobs.add(job("grok-frontier-pretrain", Work.PRETRAIN, 0, 260, 48_000, 640, 250, "fills what is left"));
        jobs.add(job("gpt4-size-25k", Work.PRETRAIN, 10, 140, 25_000, 700, 160, "due first"));
        jobs.add(job("inference-floor", Work.INFERENCE, 0, 336, 6_000, 700, 336, "never moves"));
        jobs.add(job(oddJob, Work.FINETUNE, 150, 40, 8_192, 500, 180, "capped on request days"));
        Work[] kinds = {Work.FINETUNE, Work.REINFORCEMENT, Work.EVALUATION, Work.PRETRAIN, Work.OTHER};
        for (int i = 0; i < 18; i++) {
            int start = i * 53 % 300;
            jobs.add(job(
                    kinds[i % kinds.length].id() + "-run-" + (i + 1),
                    kinds[i % kinds.length],
                    start,
                    8 + i * 7 % 60,
                    512 * (1 + i * 5 % 16),
                    i % 3 == 0 ? 550 : 700,
                    start + 70,
                    "after its base model"));
        }
        for (int i = 0; i < smallJobs; i++) {
            jobs.add(job(
                    "small-" + i,
                    kinds[i % kinds.length],
                    i * 37 % 330,
                    1 + i % 9,
                    8 * (1 + i % 6),
                    700,
                    i * 37 % 330 + 30,
                    ""));
        }
        return new Schedule(
                jobs, List.of(new CapWindow(at(12, 14), at(12, 18), 450), new CapWindow(at(13, 14), at(13, 18), 450)));
    }

    private static Assignment job(
            String id, Work work, int startH, int hours, int gpus, double capW, int dueH, String reason) {
        Job job = new Job(id, FROM, gpus, gpus, hours, work, 1, FROM + dueH * 3600L, List.of(), null, "");
        return new Assignment(job, FROM + startH * 3600L, FROM + (startH + hours) * 3600L, gpus, capW, reason);
    }
}
