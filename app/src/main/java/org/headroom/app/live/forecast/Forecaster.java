package org.headroom.app.live.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.RackBank;
import org.headroom.app.load.WorkProfile;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.SiteConditions;
import org.headroom.app.twin.Twin;
import org.headroom.data.jobs.Work;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Calibration;
import org.headroom.data.site.Site;
import org.headroom.data.weather.WeatherPoint;
import org.headroom.grid.supply.Limits;
import org.headroom.physics.gpu.GpuPower;

/**
 * Makes forecasts of a site: 24 members of the twin, from its state now, each with its own course of jobs, load, weather and
 * plant, stepped to seven days; their quantiles, moved towards what past errors taught ({@link ForecastScores}). Members come
 * in pairs with opposite noise. Keep one, it reuses
 * its twin; a fresh one gives the same forecast of the same input.
 *
 * <p>What follows the load within a minute ({@link #FAST}) is told as a minute shows it: the members' values hold the means of
 * their steps, to which the minutes' scatter about their quarter of an hour comes, by what a tenth more load does to each.
 */
public final class Forecaster {
    private static final int MEMBERS = 24;
    private static final double MINUTE_S = 60;
    private static final double SOON_S = 900;
    private static final double HOUR_S = 3600;
    private static final double DAY_S = 86_400;

    /** Load noise where jobs or a plan are known: at once, and what is added within hours; over the load. */
    private static final double FIRST = 0.015;

    private static final double KNOWN_MORE = 0.03;
    private static final double KNOWN_WITHIN_S = 2 * HOUR_S;

    /** The same where only the load now is known: what runs goes on, for a day or so. */
    private static final double STEADY_MORE = 0.2;

    private static final double STEADY_WITHIN_S = 6 * HOUR_S;

    /** Measures that follow the load within a minute. */
    static final Set<Measures> FAST = Set.of(
            Measures.SITE_POWER_MW,
            Measures.SERVER_AC_MW,
            Measures.TRANSFORMER_MVA,
            Measures.VOLTAGE_DEVIATION_PERCENT,
            Measures.BRANCH_LOADING_PERCENT,
            Measures.GPU_MAX_C);

    /** Those of which the site cannot draw more than with all GPUs at their limit, nor less than idle. */
    private static final Set<Measures> DRAWN =
            Set.of(Measures.SITE_POWER_MW, Measures.SERVER_AC_MW, Measures.TRANSFORMER_MVA);

    private static final double DRAWN_MARGIN = 0.03;

    private final Site site;
    private final ForecastScores scores;
    private final Twin twin;
    private final Boundary b;
    private final SiteConditions conditions;
    private final Limits limits;
    private final LedgerRow row = new LedgerRow();
    private final double[] leads;
    private final double[][][] values;

    /** What a W of GPU power above idle does to each measure, and what all idle and all at their limit make of it. */
    private final double[] perW = new double[Forecast.MEASURES.size()];

    private final double[] leastDrawn = new double[Forecast.MEASURES.size()];
    private final double[] mostDrawn = new double[Forecast.MEASURES.size()];

    /** @param scores what past errors taught, which widen or narrow the bands */
    public Forecaster(Site site, ForecastScores scores) {
        this(site, scores, Forecast.WEEK_S);
    }

    /** @param horizonS how far ahead, s; at most a week */
    public Forecaster(Site site, ForecastScores scores, double horizonS) {
        this.site = site;
        this.leads = Arrays.stream(ForecastGrid.leads())
                .filter(lead -> lead <= horizonS + 1)
                .toArray();
        this.values = new double[Forecast.MEASURES.size()][leads.length][MEMBERS];
        this.scores = scores;
        this.twin = new Twin(site);
        this.b = new Boundary(twin.newBank());
        this.conditions = new SiteConditions(site);
        this.limits = new Limits(site.limits()).foreseen();
    }

    /** Costs well below two seconds. */
    public Forecast forecast(ForecastInput in) {
        AirOutlook air = new AirOutlook(in.weather(), in.nowS(), in.drybulbC(), in.wetbulbC());
        LoadShape shape = new LoadShape(twin.fleet(), in.load().now());
        LoadHistory.Course course = in.load().heard().course();
        double nowW = course.heard() ? course.expected(SOON_S) : shape.nowW();
        marginal(in, air, shape);
        JobOutlook jobs = new JobOutlook(
                in.load().jobs(), this::activeWPerGpu, twin.fleet().gpus(), in.nowS());
        double[] planned = in.load().plan() == null ? new double[0] : planned(in, nowW);
        int[][] ranks = ranks(Math.round(in.nowS()));
        long seed = Math.round(in.nowS()) * 0x9E3779B97F4A7C15L;
        for (int m = 0; m < MEMBERS; m++) {
            double sign = m % 2 == 0 ? 1 : -1;
            SplittableRandom noise = new SplittableRandom(seed + m / 2);
            SplittableRandom draws = new SplittableRandom(seed ^ (m + 1) * 0xD1B54A32D192ED03L);
            double[] activeW = activeW(in, shape, nowW, jobs, planned, draws);
            member(m, in, air, shape, course, activeW, ranks, noise, sign);
        }
        return assemble(in);
    }

    /** What a tenth less load does within a minute. */
    private void marginal(ForecastInput in, AirOutlook air, LoadShape shape) {
        Arrays.fill(perW, 0);
        Arrays.fill(leastDrawn, 0);
        Arrays.fill(mostDrawn, Double.POSITIVE_INFINITY);
        if (shape.nowW() <= 0) {
            return;
        }
        double[] full = new double[perW.length];
        for (int less = 0; less < 2; less++) {
            twin.restore(in.state());
            twin.calibrate(in.calibration());
            WeatherPoint point = air.at(in.nowS(), in.nowS() + MINUTE_S, 0, 0);
            b.drybulbC = point.drybulbC;
            b.wetbulbC = point.wetbulbC;
            b.pressurePa = point.pressurePa;
            conditions.fill(b, in.nowS(), in.nowS() + MINUTE_S);
            shape.write(shape.nowW(), 1 - 0.1 * less, b.load);
            twin.step(b, MINUTE_S, row);
            for (int k = 0; k < perW.length; k++) {
                double value = row.get(Forecast.MEASURES.get(k));
                if (less == 0) {
                    full[k] = value;
                } else {
                    perW[k] = (full[k] - value) / (0.1 * shape.nowW());
                }
            }
        }
        for (int k = 0; k < perW.length; k++) {
            boolean fast = FAST.contains(Forecast.MEASURES.get(k)) && Double.isFinite(perW[k]);
            perW[k] = fast ? perW[k] : 0;
            if (fast && DRAWN.contains(Forecast.MEASURES.get(k))) {
                leastDrawn[k] = Math.max(0, (1 - DRAWN_MARGIN) * (full[k] - perW[k] * shape.nowW()));
                mostDrawn[k] = (1 + DRAWN_MARGIN) * (full[k] + perW[k] * (shape.mostW() - shape.nowW()));
            }
        }
    }

    /** In each step another order of the members, so that their minutes make up the whole scatter. */
    private int[][] ranks(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 17);
        int[][] ranks = new int[leads.length][MEMBERS];
        for (int[] of : ranks) {
            for (int m = 0; m < MEMBERS; m++) {
                int at = random.nextInt(m + 1);
                of[m] = of[at];
                of[at] = m;
            }
        }
        return ranks;
    }

    /** Power above idle of the site's GPUs in each step, W. */
    private double[] activeW(
            ForecastInput in, LoadShape shape, double nowW, JobOutlook jobs, double[] planned, SplittableRandom draws) {
        if (planned.length > 0) {
            return planned;
        }
        double runningW = jobs.runningW();
        if (in.load().jobs().isEmpty()) {
            double[] steady = new double[leads.length];
            Arrays.fill(steady, shape.nowW()); // what is usual scales all racks alike
            return steady;
        }
        double scale = runningW > 0 ? Math.clamp(nowW / runningW, 0.3, 1.5) : 1;
        return jobs.draw(leads, scale, draws);
    }

    /** The plan's load, moved by how far the load now is from it; that fades within hours. */
    private double[] planned(ForecastInput in, double nowW) {
        Fleet fleet = twin.fleet();
        RackBank bank = fleet.newBank();
        JobLoad load =
                new JobLoad(fleet, profile(), Objects.requireNonNull(in.load().plan()));
        double[] power = new double[leads.length];
        load.mean(in.nowS() - 1, in.nowS(), bank);
        double plannedNowW = new LoadShape(fleet, bank).nowW();
        double off = plannedNowW > 0 ? Math.clamp(nowW / plannedNowW, 0.3, 1.5) - 1 : 0;
        double fromS = in.nowS();
        for (int i = 0; i < leads.length; i++) {
            double toS = in.nowS() + leads[i];
            load.mean(fromS, toS, bank);
            double fade = Math.exp(-leads[i] / (3 * HOUR_S));
            power[i] = new LoadShape(fleet, bank).nowW() * (1 + off * fade);
            fromS = toS;
        }
        return power;
    }

    private WorkProfile profile() {
        Map<Work, Double> utilization = new EnumMap<>(Work.class);
        site.it().workUtilization().forEach((id, u) -> Work.parse(id).ifPresent(work -> utilization.put(work, u)));
        return new WorkProfile(utilization);
    }

    private double activeWPerGpu(Work work) {
        GpuPower gpu = twin.fleet().kinds().getFirst().gpu();
        double u = site.it().workUtilization().getOrDefault(work.id(), 0.8);
        return gpu.gpuW(u, Double.POSITIVE_INFINITY, gpu.design().referenceC())
                - gpu.design().idleW();
    }

    private void member(
            int m,
            ForecastInput in,
            AirOutlook air,
            LoadShape shape,
            LoadHistory.Course course,
            double[] activeW,
            int[][] ranks,
            SplittableRandom noise,
            double sign) {
        Calibration c = in.calibration();
        ForecastInput.Deviation d = in.deviation();
        twin.restore(in.state());
        twin.calibrate(new Calibration(
                factor(c.towerUa(), d.towerUa(), noise, sign),
                factor(c.exchangerUa(), d.exchangerUa(), noise, sign),
                factor(c.pumpEfficiency(), d.pumpEfficiency(), noise, sign),
                factor(c.chillerPower(), d.chillerPower(), noise, sign),
                c.gpuPower()));
        boolean known = !in.load().jobs().isEmpty() || in.load().plan() != null;
        double within = known ? KNOWN_WITHIN_S : STEADY_WITHIN_S;
        double more = known ? KNOWN_MORE : course.spread(STEADY_MORE);
        double gpuPower = d.gpuPower() * sign * JobOutlook.gaussian(noise);
        double load = JobOutlook.gaussian(noise);
        double wet = JobOutlook.gaussian(noise);
        double dry = JobOutlook.gaussian(noise);
        double before = 0;
        double fromS = in.nowS();
        for (int i = 0; i < leads.length; i++) {
            double toS = in.nowS() + leads[i];
            double dtS = leads[i] - before;
            load = course(load, dtS, within, noise);
            wet = course(wet, dtS, DAY_S, noise);
            dry = course(dry, dtS, DAY_S, noise);
            WeatherPoint point = air.at(fromS, toS, sign * wet, sign * dry);
            b.drybulbC = point.drybulbC;
            b.wetbulbC = point.wetbulbC;
            b.pressurePa = point.pressurePa;
            conditions.fill(b, fromS, toS);
            double spread = FIRST + more * Math.sqrt(-Math.expm1(-2 * leads[i] / within));
            double faded = gpuPower * -Math.expm1(-leads[i] / HOUR_S);
            double usual = known || !course.heard() || shape.nowW() <= 0 ? 1 : course.expected(leads[i]) / shape.nowW();
            double scale = Math.max(0.05, usual * (1 + spread * sign * load + faded));
            shape.write(activeW[i], scale, b.load);
            twin.step(b, dtS, row);
            double meanW = Math.min(scale * activeW[i], shape.mostW());
            double minuteW = meanW * (1 + course.scatter((ranks[i][m] + 0.5) / MEMBERS, leads[i]));
            double offW = Math.clamp(minuteW, 0, Math.max(shape.mostW(), meanW)) - meanW;
            for (int k = 0; k < values.length; k++) {
                values[k][i][m] = row.get(Forecast.MEASURES.get(k)) + perW[k] * offW;
            }
            before = leads[i];
            fromS = toS;
        }
    }

    private static double factor(double centre, double deviation, SplittableRandom noise, double sign) {
        return Math.clamp(centre + deviation * sign * JobOutlook.gaussian(noise), 0.35, 1.9);
    }

    /** One step of a standard Ornstein-Uhlenbeck course. */
    private static double course(double x, double dtS, double withinS, SplittableRandom noise) {
        double a = Math.exp(-dtS / withinS);
        return a * x + Math.sqrt(1 - a * a) * JobOutlook.gaussian(noise);
    }

    private Forecast assemble(ForecastInput in) {
        Map<Measures, Band> bands = new EnumMap<>(Measures.class);
        Map<Measures, double[]> centres = new EnumMap<>(Measures.class);
        double[] sorted = new double[MEMBERS];
        for (int k = 0; k < values.length; k++) {
            Measures measure = Forecast.MEASURES.get(k);
            Band band = new Band(new double[leads.length], new double[leads.length], new double[leads.length]);
            double[] centre = new double[leads.length];
            for (int i = 0; i < leads.length; i++) {
                System.arraycopy(values[k][i], 0, sorted, 0, MEMBERS);
                Quantiles ensemble = quantiles(sorted);
                centre[i] = ensemble.q50();
                Quantiles q = scores.band(measure, leads[i], ensemble);
                double least = Math.min(leastDrawn[k], ensemble.q10());
                double most = Math.max(mostDrawn[k], ensemble.q90());
                band.q10()[i] = floor(measure, drawn(q.q10(), least, most));
                band.q50()[i] = floor(measure, drawn(q.q50(), least, most));
                band.q90()[i] = floor(measure, drawn(q.q90(), least, most));
            }
            bands.put(measure, band);
            centres.put(measure, centre);
        }
        ForecastTotals totals = new ForecastTotals(site, limits, in, leads, values, bands);
        return new Forecast(
                (long) in.nowS(), leads.clone(), bands, centres, totals.days(), totals.headroom(), words(in));
    }

    /** What past errors make of a band is nothing that the site cannot draw. */
    private static double drawn(double value, double least, double most) {
        return Double.isInfinite(most) ? value : Math.max(least, Math.min(most, value));
    }

    /** What cannot be negative is not. */
    private static double floor(Measures measure, double value) {
        return measure.measure().unit() == Unit.C ? value : Math.max(0, value);
    }

    static Quantiles quantiles(double[] members) {
        Arrays.sort(members);
        return new Quantiles(
                EnsembleQuantile.of(members, 0.1),
                EnsembleQuantile.of(members, 0.5),
                EnsembleQuantile.of(members, 0.9));
    }

    private static String words(ForecastInput in) {
        List<String> words = new ArrayList<>();
        if (in.load().plan() != null) {
            words.add("the plan's schedule");
        } else if (in.load().jobs().isEmpty()) {
            words.add(
                    in.load().heard().course().heard()
                            ? "the load of the last minutes, hour and day"
                            : "the load now, which goes on");
        } else {
            long running =
                    in.load().jobs().stream().filter(ExpectedJob::running).count();
            words.add(running + " running and " + (in.load().jobs().size() - running) + " waiting jobs");
        }
        words.add(
                in.weather().forecast()
                        ? "a weather forecast (" + in.weather().weather().name() + ")"
                        : "a typical year (" + in.weather().weather().name() + ") and today's air");
        return String.join("; ", words);
    }
}
