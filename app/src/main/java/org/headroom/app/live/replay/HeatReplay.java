package org.headroom.app.live.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.forecast.Backtest;
import org.headroom.app.live.forecast.ForecastScores;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.SiteConditions;
import org.headroom.app.twin.Twin;
import org.headroom.data.series.CduHeatCsv;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherPoint;
import org.headroom.grid.supply.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A day of measured heats through the whole site: racks, CDUs, loops, towers, water and meter, step by step, from the
 * equilibrium with the first row. Then the twin's answer to the largest steps alone ({@link StepResponse}), and whether it
 * comes to rest where nothing changes.
 */
public final class HeatReplay {
    /** Dry bulb over wet bulb where the file has only the latter: a usual spring day of the south-east; an assumption. */
    public static final double DEPRESSION_K = 4;

    private static final int STEPS_JUDGED = 20;
    private static final int HOLDS = 24;
    private static final double FORECAST_EVERY_S = 900;
    private static final double FORECAST_HORIZON_S = 10_800;

    /** Temperatures that are followed. */
    public static final List<Measures> FOLLOWED = List.of(
            Measures.COLD_WATER_C,
            Measures.HOT_WATER_C,
            Measures.WARM_SUPPLY_C,
            Measures.WARM_RETURN_C,
            Measures.COOLANT_MEAN_C,
            Measures.GPU_MEAN_C,
            Measures.GPU_MAX_C,
            Measures.CHILLED_SUPPLY_C,
            Measures.HALL_AIR_C);

    private final Site site;
    private final CduHeatCsv series;
    private final @Nullable Weather weather;
    private final Weather climate;
    private final long startS;
    private final Twin twin;
    private final Boundary b;
    private final SiteConditions conditions;
    private final CduHeat heat;
    private final WeatherPoint air = new WeatherPoint();
    private final LedgerRow row = new LedgerRow();

    /** How one temperature moved, C and K. */
    public record Course(Measures measure, double mean, double lowest, double highest, double largestChangeK) {}

    /**
     * What came of it.
     *
     * @param steps rows driven through
     * @param ledger all that a run adds up
     * @param heatMeanW mean heat of all CDUs, W
     * @param heatMostW highest, W
     * @param responses to the largest steps of the total heat, the largest first
     * @param heldSwingK the largest swing of any loop temperature in the last ten of thirty minutes under the load and air
     *     of an instant, over instants spread over the series
     * @param serversOff servers that heat shut down
     * @param forecasts issued on the way, every quarter of an hour for three hours, from what was known then
     * @param scores how good they were
     */
    public record Result(
            int steps,
            Ledger ledger,
            double heatMeanW,
            double heatMostW,
            List<Course> courses,
            List<StepResponse> responses,
            double heldSwingK,
            double serversOff,
            int forecasts,
            List<ForecastScores.Score> scores) {}

    /** Goes on or stops. */
    @FunctionalInterface
    public interface Watch {
        boolean goOn(double fraction);
    }

    /**
     * @param weather where the file has no wet bulb, or dry bulb is wanted too; null without
     * @param climate a typical year about those days, which forecasts on the way fall back to
     */
    public HeatReplay(Site site, CduHeatCsv series, @Nullable Weather weather, Weather climate, long startS) {
        this.site = site;
        this.series = series;
        this.weather = weather;
        this.climate = climate;
        this.startS = startS;
        this.twin = new Twin(site);
        this.b = new Boundary(twin.newBank());
        this.conditions = new SiteConditions(site);
        this.heat = new CduHeat(twin.fleet());
    }

    public Result run(Watch watch) {
        Ledger ledger = new Ledger(site.zone(), new Limits(site.limits()));
        double dtS = series.stepS();
        int n = FOLLOWED.size();
        double[] sum = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        double[] change = new double[n];
        double[] last = new double[n];
        double heatSum = 0;
        double heatMost = 0;
        Backtest backtest = new Backtest(site, climate, false, FORECAST_EVERY_S, FORECAST_HORIZON_S);
        for (int i = 0; i < series.rows(); i++) {
            fill(i);
            if (i == 0) {
                twin.settle(b, row);
            }
            twin.step(b, dtS, row);
            row.toS = startS + (i + 1) * dtS;
            ledger.close(row, dtS);
            backtest.step(twin, b, row, List.of());
            double total = series.totalW(i);
            heatSum += total;
            heatMost = Math.max(heatMost, total);
            for (int m = 0; m < n; m++) {
                double value = row.get(FOLLOWED.get(m));
                sum[m] += value;
                low[m] = i == 0 ? value : Math.min(low[m], value);
                high[m] = i == 0 ? value : Math.max(high[m], value);
                change[m] = i == 0 ? 0 : Math.max(change[m], Math.abs(value - last[m]));
                last[m] = value;
            }
            if ((i & 63) == 0 && !watch.goOn(0.7 * i / series.rows())) {
                throw new Operation.InterruptedRun();
            }
        }
        ledger.finish();
        List<Course> courses = new ArrayList<>();
        for (int m = 0; m < n; m++) {
            courses.add(new Course(FOLLOWED.get(m), sum[m] / series.rows(), low[m], high[m], change[m]));
        }
        double off = row.get(Measures.SERVERS_OFF_COUNT);
        watch.goOn(0.8);
        return new Result(
                series.rows(),
                ledger,
                heatSum / series.rows(),
                heatMost,
                courses,
                responses(),
                heldSwingK(),
                off,
                backtest.issued(),
                backtest.scores());
    }

    private void fill(int i) {
        double fromS = startS + i * series.stepS();
        double toS = fromS + series.stepS();
        if (weather != null) {
            weather.at(fromS, toS, air);
            b.drybulbC = air.drybulbC;
            b.wetbulbC = air.wetbulbC;
            b.pressurePa = air.pressurePa;
        } else {
            b.pressurePa = site.cooling().towers().cell().pressurePa();
        }
        if (series.wetbulbC().length > 0) {
            double depression = weather == null ? DEPRESSION_K : Math.max(0, b.drybulbC - b.wetbulbC);
            b.wetbulbC = series.wetbulbC()[i];
            b.drybulbC = b.wetbulbC + depression;
        }
        conditions.fill(b, fromS, toS);
        heat.write(series.heatW()[i], b.load);
    }

    /** The largest changes of the total from row to row, each as a step from the equilibrium before it. */
    private List<StepResponse> responses() {
        List<Integer> rows = IntStream.range(1, series.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(series.totalW(i) - series.totalW(i - 1))))
                .limit(STEPS_JUDGED)
                .toList();
        List<StepResponse> all = new ArrayList<>();
        for (int i : rows) {
            fill(i - 1);
            twin.settle(b, row);
            fill(i);
            double stepMw = (series.totalW(i) - series.totalW(i - 1)) * 1e-6;
            long atS = Math.round(startS + i * series.stepS());
            all.add(StepResponse.follow(twin, b, row, series.stepS(), atS, stepMw));
        }
        return all;
    }

    /** Loads and air held as they are at instants of the series: what still moves moves by itself. */
    private double heldSwingK() {
        double worst = 0;
        for (int k = 0; k < HOLDS; k++) {
            fill((int) ((k + 0.5) * series.rows() / HOLDS));
            twin.settle(b, row);
            worst = Math.max(worst, StepResponse.restlessK(twin, b, series.stepS()));
        }
        return worst;
    }
}
