package org.headroom.app.live.forecast;

import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Measures;

/**
 * What the site will do, with 10, 50 and 90 % quantiles.
 *
 * @param issuedS when it was made, epoch seconds
 * @param leadS ends of its steps after that, s, ascending; values are means over the step that ends there, or states at
 *     its end
 * @param bands by measure
 * @param centres medians of the ensemble before past errors moved them, by measure
 * @param days local calendar days of water
 * @param headroom of each limit by horizon
 * @param from what load and weather rest on, in words
 */
public record Forecast(
        long issuedS,
        double[] leadS,
        Map<Measures, Band> bands,
        Map<Measures, double[]> centres,
        List<DayTotal> days,
        List<HorizonHeadroom> headroom,
        String from) {

    /** What is forecast. */
    public static final List<Measures> MEASURES = List.of(
            Measures.SITE_POWER_MW,
            Measures.SERVER_AC_MW,
            Measures.MAKEUP_GAL_PER_DAY,
            Measures.POTABLE_GAL_PER_DAY,
            Measures.RECYCLED_GAL_PER_DAY,
            Measures.SEWER_GAL_PER_DAY,
            Measures.COLD_WATER_C,
            Measures.WARM_SUPPLY_C,
            Measures.GPU_MAX_C,
            Measures.CHILLER_LOAD_PERCENT,
            Measures.TRANSFORMER_MVA,
            Measures.TRANSFORMER_HOT_SPOT_C,
            Measures.VOLTAGE_DEVIATION_PERCENT,
            Measures.BRANCH_LOADING_PERCENT,
            Measures.BATTERY_MWH,
            Measures.DRYBULB_C,
            Measures.WETBULB_C);

    public static final long HOUR_S = 3600;
    public static final long DAY_S = 86400;
    public static final long WEEK_S = 7 * DAY_S;

    public Forecast {
        bands = Map.copyOf(bands);
        centres = Map.copyOf(centres);
        days = List.copyOf(days);
        headroom = List.copyOf(headroom);
    }

    public Band band(Measures measure) {
        Band band = bands.get(measure);
        if (band == null) {
            throw new IllegalArgumentException(measure.measure().id() + " is not forecast");
        }
        return band;
    }

    /** The ensemble's own median, one a lead. */
    double[] centre(Measures measure) {
        double[] centre = centres.get(measure);
        return centre == null ? band(measure).q50() : centre;
    }

    /** The step of a lead: the first that ends there or later, at most the last. */
    public int index(double lead) {
        int i = 0;
        while (i < leadS.length - 1 && leadS[i] < lead - 1e-6) {
            i++;
        }
        return i;
    }

    public Quantiles at(Measures measure, double lead) {
        return band(measure).at(index(lead));
    }
}
