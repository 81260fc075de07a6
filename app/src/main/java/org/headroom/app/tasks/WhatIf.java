package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.Schedule;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.quantity.Unit;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherSource;
import org.headroom.grid.supply.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A planning window that answers "what if" again and again: site, weather and schedule are read once; each question
 * changes paths, binds and runs the same twin as {@code simulate}, in single steps of the question's length. Jobs start
 * and end as scheduled whatever the question, so a cap saves power and its delay is not shown. For one thread at a time.
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
            Measures.GPU_MAX_C,
            Measures.COLD_WATER_C,
            Measures.DRYBULB_C,
            Measures.WETBULB_C);

    private final SiteInput input;
    private final @Nullable Path weatherFile;
    private final WeatherSource source;
    private final Site base;
    private final Schedule schedule;
    private final boolean everyGpu;
    private final long startS;
    private final long endS;

    /**
     * Opens the site's own planning window.
     *
     * @param weatherFile a weather file, or null for the embedded Memphis year
     * @param schedule jobs on the floor, or null for every GPU training all the time
     */
    public WhatIf(SiteInput input, @Nullable Path weatherFile, @Nullable Schedule schedule) {
        this.input = input;
        this.weatherFile = weatherFile;
        this.base = input.tree().bind(input.tree().planningFrom());
        this.source = Inputs.weather(weatherFile, base);
        TimeGrid grid = grid(WhatIfQuestion.QUICK_STEP_S);
        this.startS = grid.startS();
        this.endS = grid.endS();
        this.everyGpu = schedule == null;
        this.schedule = schedule == null ? everyGpuTraining() : schedule;
    }

    /** Answers; stops early with {@link Operation.InterruptedRun} if the progress says so. */
    public WhatIfOutcome run(WhatIfQuestion question, Progress progress) {
        SiteInput changed = input.with(question.changes());
        Site site = changed.tree().bind(Instant.ofEpochSecond(startS));
        Weather weather = source.on(startS, endS, Inputs.overlays(weatherFile, changed, site));
        JobLoad load = new JobLoad(Sites.fleet(site), Inputs.workProfile(site), capped(question.gpuCapW()));
        TimeGrid grid = grid(question.stepS());
        Map<Measures, double[]> series = new EnumMap<>(Measures.class);
        SHOWN.forEach(measure -> series.put(measure, new double[grid.count()]));
        Ledger ledger = new Operation(site, weather, load, question.stepS())
                .run(
                        grid,
                        (row, _) -> {
                            int step = grid.stepAt((long) row.fromS);
                            for (int m = 0; m < SHOWN.size(); m++) {
                                series.get(SHOWN.get(m))[step] = row.get(SHOWN.get(m));
                            }
                        },
                        progress);
        return new WhatIfOutcome(
                question,
                startS,
                grid.stepS(),
                grid.count(),
                site.zone(),
                series,
                bands(site, grid, series, ledger),
                ledger.violations(),
                figures(ledger));
    }

    /** The schedule's jobs in its order. */
    public List<WhatIfJob> jobs() {
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
        return base.name();
    }

    /** How to read the site, as in {@code counterfactual}. */
    public String siteLabel() {
        return base.label();
    }

    public String weatherName() {
        return source.name();
    }

    /** Whether no schedule was given and every GPU trains all the time. */
    public boolean everyGpuTrains() {
        return everyGpu;
    }

    public ZoneId zone() {
        return base.zone();
    }

    public long startS() {
        return startS;
    }

    public long endS() {
        return endS;
    }

    /** The site's own cycles of concentration, where a slider starts. */
    public double cycles() {
        return base.water().cycles();
    }

    /** The site's own outdoor offset, K. */
    public double offsetK() {
        return base.weather().offsetK();
    }

    /** What a GPU draws at most, W. */
    public double gpuLimitW() {
        return Sites.fleet(base).gpu().design().limitW();
    }

    /** Whether the site as it is keeps its towers standing still. */
    public boolean dry() {
        return base.cooling().mode() == org.headroom.data.site.CoolingPlant.Mode.DRY;
    }

    private TimeGrid grid(long stepS) {
        return Simulate.grid(base, base.planningFrom(), base.planningDays(), stepS);
    }

    private Schedule everyGpuTraining() {
        int gpus = Sites.fleet(base).gpus();
        double hours = (endS - startS) / 3600.0;
        Job job =
                new Job("every-gpu-training", startS, gpus, gpus, hours, Work.PRETRAIN, 1, endS, List.of(), null, "");
        return new Schedule(
                List.of(new Assignment(job, startS, endS, gpus, gpuLimitW(), "no schedule given")), List.of());
    }

    private Schedule capped(double gpuCapW) {
        return new Schedule(
                schedule.assignments().stream()
                        .map(a -> new Assignment(
                                a.job(),
                                a.startS(),
                                a.endS(),
                                a.gpus(),
                                Math.min(a.powerCapW(), gpuCapW),
                                a.reason()))
                        .toList(),
                schedule.siteCaps());
    }

    private static List<HeadroomBand> bands(
            Site site, TimeGrid grid, Map<Measures, double[]> series, Ledger ledger) {
        Limits limits = new Limits(site.limits());
        return List.of(
                band("site_power_mw", Unit.MW, series(series, Measures.SITE_POWER_MW), grid, limits, ledger),
                band("transformer_mva", Unit.MVA, series(series, Measures.TRANSFORMER_MVA), grid, limits, ledger),
                dayBand("potable_gal_per_day", Ledger.WaterDay::potableGal, site, grid, limits, ledger),
                dayBand("sewer_gal_per_day", Ledger.WaterDay::sewerGal, site, grid, limits, ledger));
    }

    private static double[] series(Map<Measures, double[]> series, Measures measure) {
        return java.util.Objects.requireNonNull(series.get(measure));
    }

    private static HeadroomBand band(
            String limit, Unit unit, double[] drawn, TimeGrid grid, Limits limits, Ledger ledger) {
        double[] allowed = new double[grid.count()];
        Arrays.setAll(allowed, i -> limits.smallest(limit, grid.fromS(i), grid.toS(i)));
        return band(limit, unit, drawn, allowed, false, ledger);
    }

    private static HeadroomBand dayBand(
            String limit,
            java.util.function.ToDoubleFunction<Ledger.WaterDay> gallons,
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

    private static WhatIfOutcome.Figures figures(Ledger ledger) {
        double waterGal = 0;
        double worstGal = Double.NEGATIVE_INFINITY;
        LocalDate worstDay = LocalDate.EPOCH;
        for (Ledger.WaterDay day : ledger.days()) {
            waterGal += day.makeupGal();
            worstDay = day.makeupGal() > worstGal ? day.date() : worstDay;
            worstGal = Math.max(worstGal, day.makeupGal());
        }
        double it = ledger.total(Measures.SERVER_AC_MW) + ledger.total(Measures.NETWORK_STORAGE_MW);
        return new WhatIfOutcome.Figures(
                ledger.highest(Measures.SITE_POWER_MW),
                ledger.highestAtS(Measures.SITE_POWER_MW),
                ledger.mean(Measures.SITE_POWER_MW),
                ledger.total(Measures.SITE_POWER_MW) / 3600,
                ledger.total(Measures.SITE_POWER_MW) / it,
                waterGal,
                worstGal,
                worstDay,
                ledger.highest(Measures.GPU_MAX_C));
    }
}
