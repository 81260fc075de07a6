package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Indicators;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.Schedule;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.jobs.Batches;
import org.headroom.data.jobs.Job;
import org.headroom.data.quantity.Unit;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.headroom.grid.supply.Limits;

/**
 * A planning window that answers "what if" again and again: site, weather and jobs are read once; each question changes
 * paths, binds and runs the same twin as {@code simulate}, in single steps of the question's length. Jobs start and end
 * as scheduled for the site as it is, whatever the question: a cap saves power, and what it delays is not shown. For one
 * thread at a time.
 */
public final class WhatIf {
    private static final List<Measures> SHOWN = List.of(
            Measures.SITE_POWER_MW,
            Measures.SERVER_AC_MW,
            Measures.PUMPS_MW,
            Measures.TOWERS_MW,
            Measures.CHILLERS_MW,
            Measures.TRANSFORMER_MVA,
            Measures.MAKEUP_GAL_PER_DAY,
            Measures.EVAPORATION_GAL_PER_DAY,
            Measures.SEWER_GAL_PER_DAY,
            Measures.DRIFT_GAL_PER_DAY,
            Measures.BLOWDOWN_GAL_PER_DAY,
            Measures.POTABLE_GAL_PER_DAY,
            Measures.RECYCLED_GAL_PER_DAY,
            Measures.RECYCLED_OFFER_GAL_PER_DAY,
            Measures.RECYCLING_PRODUCT_GAL_PER_DAY,
            Measures.RECYCLING_INTAKE_GAL_PER_DAY,
            Measures.RECYCLING_REJECT_GAL_PER_DAY,
            Measures.RECYCLING_OTHERS_GAL_PER_DAY,
            Measures.RECYCLING_MW,
            Measures.RECYCLING_STORAGE_PERCENT,
            Measures.RECYCLING_TMP_KPA,
            Measures.RECYCLING_TRAINS_COUNT,
            Measures.TANK_GAL_PER_DAY,
            Measures.TANK_PERCENT,
            Measures.MAINS_KPA,
            Measures.CYCLES,
            Measures.CYCLE_LIMIT,
            Measures.BASIN_TDS_MG_PER_L,
            Measures.BASIN_PH,
            Measures.BASIN_CALCITE_INDEX,
            Measures.SEWER_TDS_MG_PER_L,
            Measures.SEWER_REJECT_GAL_PER_DAY,
            Measures.SEWER_TEMPERATURE_C,
            Measures.SEWER_PH,
            Measures.SEWER_AMMONIA_N_MG_PER_L,
            Measures.SEWER_NITROGEN_MG_PER_L,
            Measures.SEWER_PHOSPHORUS_MG_PER_L,
            Measures.SEWER_BOD_MG_PER_L,
            Measures.SEWER_COD_MG_PER_L,
            Measures.SEWER_TSS_MG_PER_L,
            Measures.GPU_MAX_C,
            Measures.COLD_WATER_C,
            Measures.DRYBULB_C,
            Measures.WETBULB_C);

    private final Plan.Prepared in;
    private final Map<String, Schedule> schedules = new HashMap<>();
    private final Map<String, WhatIfItem> items = new LinkedHashMap<>();

    /**
     * Opens the window of a plan; nothing is solved.
     *
     * @throws org.headroom.data.quantity.InputError if an input is not right
     */
    public WhatIf(PlanRequest request) {
        this.in = new Plan().prepare(request);
        Site site = in.site();
        double gpuW = site.it().gpuLimitW();
        for (WhatIfItem item : List.of(
                WhatIfItem.number(
                        "weather.offset_k",
                        "weather",
                        -5,
                        8,
                        0.5,
                        "K",
                        site.weather().offsetK()),
                WhatIfItem.number(WhatIfQuestion.GPU_CAP_W, "load", 300, gpuW, 10, "W", gpuW),
                WhatIfItem.number(
                        "water.cycles", "water", 2, 10, 0.5, "", site.water().cycles()),
                WhatIfItem.choice(
                        "cooling.mode",
                        "cooling",
                        List.of("wet", "hybrid", "dry"),
                        site.cooling().mode().name().toLowerCase(Locale.ROOT)),
                WhatIfItem.choice(
                        WhatIfQuestion.JOBS,
                        "load",
                        List.of(WhatIfQuestion.AS_SOON_AS_FREE, WhatIfQuestion.WITHIN_LIMITS),
                        WhatIfQuestion.AS_SOON_AS_FREE))) {
            items.put(item.path(), item);
        }
    }

    /** What may be changed, in the order in which it is shown. */
    public List<WhatIfItem> items() {
        return List.copyOf(items.values());
    }

    /** @throws IllegalArgumentException if there is no such item */
    public WhatIfItem item(String path) {
        WhatIfItem item = items.get(path);
        if (item == null) {
            throw new IllegalArgumentException("nothing to change is called " + path);
        }
        return item;
    }

    /** Answers; stops early with {@link Operation.InterruptedRun} if the progress says so. */
    public WhatIfOutcome run(WhatIfQuestion question, Progress progress) {
        Path weatherFile = in.request().weather();
        Map<String, String> changes = new TreeMap<>(question.changes());
        changes.keySet()
                .removeIf(path -> path.startsWith(WhatIfQuestion.OWN) || path.startsWith(ScheduleEdits.PREFIX));
        SiteInput changed = in.request().site().with(changes);
        Site site = changed.tree().bind(Instant.ofEpochSecond(startS()));
        Weather weather = in.source().on(startS(), endS(), Inputs.overlays(weatherFile, changed, site));
        Schedule schedule = edited(
                schedules.computeIfAbsent(value(question, WhatIfQuestion.JOBS), this::schedule), question.changes());
        double gpuCapW = Double.parseDouble(value(question, WhatIfQuestion.GPU_CAP_W));
        JobLoad load = new JobLoad(Sites.fleet(site), Inputs.workProfile(site), capped(schedule, gpuCapW));
        long span = endS() - startS();
        TimeGrid grid = new TimeGrid(startS(), question.stepS(), Math.toIntExact(Math.ceilDiv(span, question.stepS())));
        Map<Measures, double[]> series = new EnumMap<>(Measures.class);
        SHOWN.forEach(measure -> series.put(measure, new double[grid.count()]));
        Ledger ledger = new Operation(site, weather, load, question.stepS())
                .run(
                        grid,
                        (row, _) -> {
                            int step = grid.stepAt((long) row.fromS);
                            series.forEach((measure, values) -> values[step] = row.get(measure));
                        },
                        progress);
        return new WhatIfOutcome(
                question,
                startS(),
                grid.stepS(),
                grid.count(),
                site.zone(),
                series,
                bands(site, grid, series, ledger),
                ledger.violations(),
                figures(ledger, KeyFigures.of(ledger, bills(changed, site, ledger), schedule)),
                jobs(schedule));
    }

    private Bills bills(SiteInput changed, Site site, Ledger ledger) {
        return Bills.of(site, Carbon.of(changed.tree(), site, startS(), endS()), ledger);
    }

    private String value(WhatIfQuestion question, String path) {
        return question.changes().getOrDefault(path, item(path).base());
    }

    private static List<WhatIfJob> jobs(Schedule schedule) {
        return schedule.assignments().stream()
                .map(a -> new WhatIfJob(
                        a.job().id(),
                        a.job().work().id(),
                        a.startS(),
                        a.endS(),
                        a.gpus(),
                        a.powerCapW(),
                        Math.max(0, a.endS() - a.job().dueS()),
                        a.reason()))
                .toList();
    }

    public String siteName() {
        return in.site().name();
    }

    public String weatherName() {
        return in.source().name();
    }

    public String jobsName() {
        return in.jobs().name();
    }

    public ZoneId zone() {
        return in.site().zone();
    }

    public long startS() {
        return in.operation().startS();
    }

    public long endS() {
        return in.operation().endS();
    }

    private Schedule schedule(String rule) {
        return ScheduleBases.of(in, rule);
    }

    private Schedule edited(Schedule schedule, Map<String, String> changes) {
        ScheduleEdits edits = new ScheduleEdits(changes, zone());
        List<Job> jobs = in.batches().stream().map(Batches.Batch::job).toList();
        return edits.isEmpty() ? schedule : edits.applyTo(schedule, jobs, ScheduleDesk.law(in.site()));
    }

    private static Schedule capped(Schedule schedule, double gpuCapW) {
        return new Schedule(
                schedule.assignments().stream()
                        .map(a -> new Assignment(
                                a.job(),
                                a.startS(),
                                a.endS(),
                                a.gpus(),
                                Math.min(a.powerCapW(), gpuCapW),
                                a.reason(),
                                a.site()))
                        .toList(),
                schedule.siteCaps());
    }

    private static List<HeadroomBand> bands(Site site, TimeGrid grid, Map<Measures, double[]> series, Ledger ledger) {
        Limits limits = new Limits(site.limits());
        return List.of(
                band("site_power_mw", Unit.MW, series(series, Measures.SITE_POWER_MW), grid, limits, ledger),
                band("transformer_mva", Unit.MVA, series(series, Measures.TRANSFORMER_MVA), grid, limits, ledger),
                dayBand("potable_gal_per_day", Ledger.WaterDay::potableGal, site, grid, limits, ledger),
                dayBand("sewer_gal_per_day", Ledger.WaterDay::sewerGal, site, grid, limits, ledger));
    }

    private static double[] series(Map<Measures, double[]> series, Measures measure) {
        return Objects.requireNonNull(series.get(measure));
    }

    private static HeadroomBand band(
            String limit, Unit unit, double[] drawn, TimeGrid grid, Limits limits, Ledger ledger) {
        double[] allowed = new double[grid.count()];
        Arrays.setAll(allowed, i -> limits.smallest(limit, grid.fromS(i), grid.toS(i)));
        return band(limit, unit, drawn, allowed, false, ledger);
    }

    private static HeadroomBand dayBand(
            String limit,
            ToDoubleFunction<Ledger.WaterDay> gallons,
            Site site,
            TimeGrid grid,
            Limits limits,
            Ledger ledger) {
        double[] drawn = new double[grid.count()];
        double[] allowed = new double[grid.count()];
        for (Ledger.WaterDay day : ledger.days()) {
            long fromS = day.date().atStartOfDay(site.zone()).toEpochSecond();
            long toS = day.date().plusDays(1).atStartOfDay(site.zone()).toEpochSecond();
            int from = Math.clamp(grid.stepAt(fromS), 0, grid.count());
            int to = Math.clamp(grid.stepAt(toS), 0, grid.count());
            Arrays.fill(drawn, from, to, gallons.applyAsDouble(day));
            Arrays.fill(allowed, from, to, limits.smallest(limit, fromS, toS));
        }
        return band(limit, Unit.GAL_PER_DAY, drawn, allowed, true, ledger);
    }

    private static HeadroomBand band(
            String limit, Unit unit, double[] drawn, double[] allowed, boolean daily, Ledger ledger) {
        for (Headroom h : ledger.headroom()) {
            if (h.limit().equals(limit)) {
                return new HeadroomBand(limit, unit, drawn, allowed, daily, h.smallest(), h.atS());
            }
        }
        return new HeadroomBand(limit, unit, drawn, allowed, daily, Double.POSITIVE_INFINITY, 0);
    }

    private static WhatIfOutcome.Figures figures(Ledger ledger, List<KeyFigure> key) {
        double waterGal = 0;
        double worstGal = Double.NEGATIVE_INFINITY;
        LocalDate worstDay = LocalDate.EPOCH;
        for (Ledger.WaterDay day : ledger.days()) {
            waterGal += day.makeupGal();
            worstDay = day.makeupGal() > worstGal ? day.date() : worstDay;
            worstGal = Math.max(worstGal, day.makeupGal());
        }
        return new WhatIfOutcome.Figures(
                ledger.highest(Measures.SITE_POWER_MW),
                ledger.highestAtS(Measures.SITE_POWER_MW),
                ledger.mean(Measures.SITE_POWER_MW),
                ledger.total(Measures.SITE_POWER_MW) / 3600,
                Indicators.pue(ledger),
                waterGal,
                worstGal,
                worstDay,
                ledger.highest(Measures.GPU_MAX_C),
                key);
    }
}
