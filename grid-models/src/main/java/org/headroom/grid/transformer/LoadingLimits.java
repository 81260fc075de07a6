package org.headroom.grid.transformer;

import java.util.List;
import org.headroom.physics.basis.Checks;

/**
 * How hot and how far above its rating a transformer may be taken.
 *
 * <p>IEEE C57.91-2011, suggested limits for power transformers of 65 K: hot spot 120, 130, 140 and 180 C, top oil 105, then 110 C, load 2. IEC
 * 60076-7:2005, Table 4: hot spot 120, 140 and 160 C, top oil 105, then 115 C; current 1.5, 1.5 and 1.8 for medium units (up
 * to 100 MVA), 1.3, 1.3 and 1.5 for large ones. Neither gives a loss of life for emergencies: that is the owner's choice.
 *
 * @param name snake_case
 * @param hotSpotC highest hot spot, C
 * @param topOilC highest top oil, C
 * @param loadPu highest load over the rating, 1
 * @param agedS most equivalent ageing that one overload may cost, s; infinite when not limited
 */
public record LoadingLimits(String name, double hotSpotC, double topOilC, double loadPu, double agedS) {
    private static final double NONE = Double.POSITIVE_INFINITY;

    /** Normal life expectancy, planned beyond nameplate, long-time and short-time emergency. */
    public static final List<LoadingLimits> IEEE = List.of(
            new LoadingLimits("normal", 120, 105, 2, NONE),
            new LoadingLimits("planned", 130, 110, 2, NONE),
            new LoadingLimits("long_time_emergency", 140, 110, 2, NONE),
            new LoadingLimits("short_time_emergency", 180, 110, 2, NONE));

    /** Normal cyclic, long-time and short-time (up to 30 min) emergency of units up to 100 MVA. */
    public static final List<LoadingLimits> IEC_MEDIUM = List.of(
            new LoadingLimits("normal", 120, 105, 1.5, NONE),
            new LoadingLimits("long_time_emergency", 140, 115, 1.5, NONE),
            new LoadingLimits("short_time_emergency", 160, 115, 1.8, NONE));

    /** The same of larger units. */
    public static final List<LoadingLimits> IEC_LARGE = List.of(
            new LoadingLimits("normal", 120, 105, 1.3, NONE),
            new LoadingLimits("long_time_emergency", 140, 115, 1.3, NONE),
            new LoadingLimits("short_time_emergency", 160, 115, 1.5, NONE));

    public LoadingLimits {
        Checks.within("hot_spot_c", hotSpotC, 50, 300);
        Checks.within("top_oil_c", topOilC, 50, 200);
        Checks.within("load_pu", loadPu, 0.1, 5);
        Checks.within("aged_s", agedS, 0, NONE);
    }

    /** The same with a loss of life that one overload may cost, s. */
    public LoadingLimits withAgeing(double mostAgedS) {
        return new LoadingLimits(name, hotSpotC, topOilC, loadPu, mostAgedS);
    }
}
