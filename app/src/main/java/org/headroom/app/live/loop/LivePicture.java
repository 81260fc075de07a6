package org.headroom.app.live.loop;

import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.live.estimate.Accuracy;
import org.headroom.app.live.estimate.Correction;
import org.headroom.app.live.estimate.EstimatorCounts;
import org.headroom.app.live.estimate.MeterFinding;
import org.headroom.app.live.estimate.ParameterEstimate;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.live.forecast.ForecastScores;
import org.headroom.app.live.forecast.UsedWater;
import org.headroom.app.live.watch.Alarm;
import org.headroom.app.meters.SiteMeter;
import org.jspecify.annotations.Nullable;

/**
 * All that a live run knows at an instant; made by the loop, never changed.
 *
 * @param atS end of the last step, epoch s of the site's clock
 * @param heardS end of the last step that telemetry told; before {@code atS} while the source is away
 * @param nowS the site's present; not a number if the source has no clock
 * @param awayS how long the source has not answered, s; 0 while it does
 * @param row outputs of the last step
 * @param powerLimitMw what the utility allows now; infinite if nothing is said
 * @param meters in the order of the arrays
 * @param read what each meter said over the last step; not a number where it was silent
 * @param estimated what it should have said
 * @param forecast the latest; null before the first
 */
public record LivePicture(
        double atS,
        double heardS,
        double nowS,
        double awayS,
        LedgerRow row,
        double powerLimitMw,
        List<SiteMeter> meters,
        double[] read,
        double[] estimated,
        List<ParameterEstimate> parameters,
        List<MeterFinding> findings,
        List<Accuracy> accuracy,
        List<Correction> corrections,
        EstimatorCounts counts,
        List<Alarm> alarms,
        UsedWater usedToday,
        @Nullable Forecast forecast,
        List<ForecastScores.Score> forecastScores,
        LiveFigures figures) {

    /** Whether the twin goes on by itself, without telemetry. */
    public boolean openLoop() {
        return awayS > 0;
    }

    /** How far the twin is behind the present, s; 0 if the source has no clock. */
    public double behindS() {
        return Double.isNaN(nowS) ? 0 : Math.max(0, nowS - atS);
    }

    /** Place of a meter in the arrays, -1 if the site has none of that id. */
    public int indexOf(String meter) {
        for (int i = 0; i < meters.size(); i++) {
            if (meters.get(i).id().equals(meter)) {
                return i;
            }
        }
        return -1;
    }
}
