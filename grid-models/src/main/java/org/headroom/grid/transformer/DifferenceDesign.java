package org.headroom.grid.transformer;

import org.headroom.physics.basis.Checks;

/**
 * What {@link DifferenceEquations} need to know of a transformer. Usual values by cooling (IEC 60076-7:2005, Table 5): ONAN
 * of medium and large units 210 and 10 min, x 0.8, y 1.3, k11 0.5, k21 2, k22 2; ONAF 150 and 7 min and the same; OF 90 and 7 min, x
 * 1, y 1.3, 1, 1.3, 1; OD 90 and 7 min, x 1, y 2, 1, 1, 1.
 *
 * @param topOilRiseK top oil over ambient at the rating, K
 * @param hotSpotGradientK hot spot over top oil at the rating, K
 * @param lossRatio load loss at the rating over no-load loss, 1
 * @param oilTimeConstantS average of the oil, s
 * @param windingTimeConstantS s
 * @param x oil exponent
 * @param y winding exponent
 */
public record DifferenceDesign(
        double topOilRiseK,
        double hotSpotGradientK,
        double lossRatio,
        double oilTimeConstantS,
        double windingTimeConstantS,
        double x,
        double y,
        double k11,
        double k21,
        double k22,
        Insulation insulation) {
    /** The worked example of the standard's annex. */
    public static final DifferenceDesign EXAMPLE =
            new DifferenceDesign(45, 35, 8, 9000, 420, 0.8, 1.3, 0.5, 2, 2, Insulation.NORMAL);

    public DifferenceDesign {
        Checks.within("top_oil_rise_k", topOilRiseK, 1, 200);
        Checks.within("hot_spot_gradient_k", hotSpotGradientK, 0, 200);
        Checks.within("loss_ratio", lossRatio, 0, 1000);
        Checks.within("oil_time_constant_min", oilTimeConstantS / 60, 0.5, 10_000);
        Checks.within("winding_time_constant_min", windingTimeConstantS / 60, 0.05, 1000);
        Checks.within("x", x, 0.3, 1.5);
        Checks.within("y", y, 0.3, 3);
        Checks.within("k11", k11, 0.05, 5);
        Checks.within("k21", k21, 1, 10);
        Checks.within("k22", k22, 0.1, 10);
    }

    /** The shortest of the three lags, s. */
    public double shortestLagS() {
        return Math.min(k22 * windingTimeConstantS, Math.min(k11, 1 / k22) * oilTimeConstantS);
    }
}
