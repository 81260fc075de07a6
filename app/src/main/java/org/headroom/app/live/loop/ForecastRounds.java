package org.headroom.app.live.loop;

import java.util.List;
import java.util.function.LongSupplier;
import org.headroom.app.live.estimate.Estimator;
import org.headroom.app.live.estimate.ParameterEstimate;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.live.forecast.ForecastInput;
import org.headroom.app.live.forecast.ForecastScores;
import org.headroom.app.live.forecast.HeardLoad;
import org.headroom.app.live.forecast.UsedWater;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackBank;
import org.headroom.app.twin.Sites;
import org.jspecify.annotations.Nullable;

/** When a forecast is made, from what is known then, and who is told. All on the loop's thread but the making itself. */
final class ForecastRounds {
    private final ForecastDesk desk;
    private final Fleet fleet;
    private final ForecastScores scores;
    private final LiveRecorder recorder;
    private final LiveListener listener;
    private final LongSupplier wallMs;
    private final double everyS;

    private HeardLoad heard;
    private @Nullable Forecast last;
    private double atS = Double.NEGATIVE_INFINITY;
    private long notBeforeMs;
    private double lastMs;

    ForecastRounds(
            LiveSetup setup, ForecastScores scores, LiveRecorder recorder, LiveListener listener, LongSupplier wallMs) {
        this.desk = new ForecastDesk(setup.site(), scores, setup.ahead());
        this.fleet = Sites.fleet(setup.site());
        this.heard = new HeardLoad(fleet);
        this.scores = scores;
        this.recorder = recorder;
        this.listener = listener;
        this.wallMs = wallMs;
        this.everyS = setup.plan().forecastEveryS();
    }

    /** What servers asked for in a step: every one is heard, whenever a forecast is made. */
    void hear(double fromS, double toS, RackBank load) {
        heard.step(fromS, toS, load);
    }

    /** The clock went back: what was heard is of another time. */
    void forget() {
        heard = new HeardLoad(fleet);
        atS = Double.NEGATIVE_INFINITY;
    }

    /** The last one that was made. */
    @Nullable
    Forecast last() {
        return last;
    }

    /** How long that took, ms. */
    double lastMs() {
        return lastMs;
    }

    /** Takes what lies ready, and begins one where it is time. */
    void ifDue(Estimator estimator, UsedWater used, long nowMs) {
        ForecastDesk.Made made = desk.take();
        if (made != null) {
            made(made);
        }
        if (!desk.busy() && estimator.atS() >= atS + everyS && nowMs >= notBeforeMs) {
            atS = estimator.atS();
            desk.begin(known(estimator, used));
        }
    }

    /** Makes the last forecast of a stretch, at its end. */
    void now(Estimator estimator, UsedWater used) {
        atS = estimator.atS();
        made(desk.now(known(estimator, used)));
    }

    private void made(ForecastDesk.Made made) {
        Forecast of = made.forecast();
        if (of == null) {
            listener.say("no forecast: " + made.why());
        } else {
            last = of;
            scores.issued(of);
            recorder.forecast(of);
        }
        lastMs = made.ms();
        // at most a fifth of the time goes into forecasts, however fast the site's clock runs
        notBeforeMs = wallMs.getAsLong() + (long) (4 * lastMs);
    }

    private ForecastDesk.Known known(Estimator estimator, UsedWater used) {
        return new ForecastDesk.Known(
                estimator.atS(),
                estimator.siteState(),
                estimator.calibration(),
                deviation(estimator.parameters()),
                heard.copy(),
                estimator.boundary().drybulbC,
                estimator.boundary().wetbulbC,
                used);
    }

    private static ForecastInput.Deviation deviation(List<ParameterEstimate> of) {
        ForecastInput.Deviation p = ForecastInput.Deviation.PRIOR;
        return new ForecastInput.Deviation(
                sd(of, "calibration.tower_ua", p.towerUa()),
                sd(of, "calibration.exchanger_ua", p.exchangerUa()),
                sd(of, "calibration.pump_efficiency", p.pumpEfficiency()),
                sd(of, "calibration.chiller_power", p.chillerPower()),
                sd(of, "calibration.gpu_power", p.gpuPower()));
    }

    private static double sd(List<ParameterEstimate> of, String path, double prior) {
        for (ParameterEstimate p : of) {
            if (p.path().equals(path)) {
                return p.identifiable() && Double.isFinite(p.sd()) ? p.sd() : p.priorSd();
            }
        }
        return prior;
    }
}
