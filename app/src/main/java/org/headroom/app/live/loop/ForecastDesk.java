package org.headroom.app.live.loop;

import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.live.forecast.ForecastInput;
import org.headroom.app.live.forecast.ForecastScores;
import org.headroom.app.live.forecast.Forecaster;
import org.headroom.app.live.forecast.HeardLoad;
import org.headroom.app.live.forecast.UsedWater;
import org.headroom.app.twin.SiteState;
import org.headroom.data.site.Calibration;
import org.headroom.data.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Makes forecasts beside the loop, one at a time, each in a thread of its own: the steps go on meanwhile. What the days
 * ahead bring is asked for in that thread too. The loop hands over what is known and looks later whether something lies
 * ready.
 */
final class ForecastDesk {
    /** What lies ready: a forecast, or why there is none, and how long that took. */
    record Made(@Nullable Forecast forecast, String why, double ms) {}

    /**
     * What is known now; none of it may change afterwards.
     *
     * @param load what servers asked for up to now
     */
    record Known(
            double nowS,
            SiteState state,
            Calibration calibration,
            ForecastInput.Deviation deviation,
            HeardLoad load,
            double drybulbC,
            double wetbulbC,
            UsedWater used) {}

    private final Forecaster forecaster;
    private final LiveAhead ahead;
    private volatile boolean busy;
    private volatile @Nullable Made ready;

    ForecastDesk(Site site, ForecastScores scores, LiveAhead ahead) {
        this.forecaster = new Forecaster(site, scores);
        this.ahead = ahead;
    }

    /** Whether one is being made, or lies ready and was not taken. */
    boolean busy() {
        return busy;
    }

    /** Begins one; not while {@link #busy}. */
    void begin(Known known) {
        busy = true;
        Thread.ofPlatform().name("live-forecast").daemon().start(() -> ready = now(known));
    }

    /** Makes one in the caller's thread; not while {@link #busy}. */
    Made now(Known known) {
        long startNs = System.nanoTime();
        Forecast made = null;
        String why = "";
        try {
            made = forecaster.forecast(new ForecastInput(
                    known.nowS(),
                    known.state(),
                    known.calibration(),
                    known.deviation(),
                    known.load().outlook(ahead.jobs(known.nowS()), null),
                    ahead.weather(known.nowS()),
                    known.drybulbC(),
                    known.wetbulbC(),
                    known.used()));
        } catch (RuntimeException e) {
            why = String.valueOf(e.getMessage());
        }
        return new Made(made, why, (System.nanoTime() - startNs) / 1e6);
    }

    /** What was made since the last call; null if nothing. */
    @Nullable
    Made take() {
        Made made = ready;
        if (made != null) {
            ready = null;
            busy = false;
        }
        return made;
    }
}
