package org.headroom.app.live.forecast;

import java.util.List;
import java.util.function.Supplier;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.SiteState;
import org.headroom.app.twin.Sites;
import org.headroom.app.twin.Twin;
import org.headroom.data.site.Calibration;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.jspecify.annotations.Nullable;

/**
 * Issues forecasts at instants of a series that is already there, from what was known then, and scores them against what
 * came. What a forecast's errors teach is used by the later ones, as it is live.
 */
public final class Backtest {
    private final ForecastScores scores = new ForecastScores(List.of());
    private final Forecaster forecaster;
    private final WeatherOutlook weather;
    private final HeardLoad heard;
    private final double everyS;
    private double nextS = Double.NaN;
    private int issued;
    private @Nullable Forecast last;

    /**
     * @param weather a forecast of the air, or a typical year
     * @param everyS between forecasts, s
     * @param horizonS how far ahead, s
     */
    public Backtest(Site site, Weather weather, boolean weatherIsForecast, double everyS, double horizonS) {
        this.forecaster = new Forecaster(site, scores, horizonS);
        this.weather = new WeatherOutlook(weather, weatherIsForecast);
        this.heard = new HeardLoad(Sites.fleet(site));
        this.everyS = everyS;
    }

    /** What happened in a step; the twin stands at its end, the boundary is that step's. */
    public void step(Twin twin, Boundary b, LedgerRow row, List<ExpectedJob> jobs) {
        step(twin::snapshot, Calibration.NONE, b, row, jobs);
    }

    /** @param state asked for only when a forecast is due */
    public void step(
            Supplier<SiteState> state, Calibration calibration, Boundary b, LedgerRow row, List<ExpectedJob> jobs) {
        scores.outcome(row);
        heard.step(row.fromS, row.toS, b.load);
        if (Double.isNaN(nextS)) {
            nextS = row.toS;
        }
        if (row.toS < nextS) {
            return;
        }
        nextS = Math.max(nextS + everyS, row.toS);
        ForecastInput in = new ForecastInput(
                row.toS,
                state.get(),
                calibration,
                ForecastInput.Deviation.KNOWN,
                heard.outlook(jobs, null),
                weather,
                b.drybulbC,
                b.wetbulbC,
                UsedWater.NONE);
        Forecast forecast = forecaster.forecast(in);
        scores.issued(forecast);
        last = forecast;
        issued++;
    }

    public int issued() {
        return issued;
    }

    public @Nullable Forecast last() {
        return last;
    }

    public List<ForecastScores.Score> scores() {
        return scores.scores();
    }
}
