package org.headroom.grid.transformer;

import java.util.List;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A transformer as {@link ThermalUnit} sees it. All loads are in relation to the top rating.
 *
 * @param lossRatio load loss at the top rating over no-load loss, 1
 * @param hotSpotGradientK hot spot over top oil in equilibrium at the top rating, K
 * @param windingTimeConstantS of the winding against the oil next to it, s
 * @param oilExponent x: total losses to top-oil rise
 * @param windingExponent y: current to hot-spot gradient
 * @param k11 on the oil's time constant
 * @param k21 how far the gradient overshoots after a step
 * @param k22 how fast it comes back
 * @param hysteresisK by which both temperatures must fall below a stage's thresholds before it stops, K
 * @param insulation of the winding
 * @param stages of the cooling, natural first, top rating last
 */
public record ThermalDesign(
        double lossRatio,
        double hotSpotGradientK,
        double windingTimeConstantS,
        double oilExponent,
        double windingExponent,
        double k11,
        double k21,
        double k22,
        double hysteresisK,
        Insulation insulation,
        List<CoolingStage> stages) {
    public ThermalDesign {
        Checks.within("loss_ratio", lossRatio, 0.01, 1000);
        Checks.within("hot_spot_gradient_k", hotSpotGradientK, 0, 150);
        Checks.within("winding_time_constant_s", windingTimeConstantS, 1, 1e5);
        Checks.within("oil_exponent", oilExponent, 0.3, 1.2);
        Checks.within("winding_exponent", windingExponent, 0.5, 2.5);
        Checks.within("k11", k11, 0.1, 2);
        Checks.within("k21", k21, 1, 5);
        Checks.within("k22", k22, 0.5, 5);
        Checks.within("hysteresis_k", hysteresisK, 0, 50);
        stages = List.copyOf(stages);
        if (stages.isEmpty() || stages.getLast().ratingShare() != 1) {
            throw new OutOfRange("stages", stages.size() + " stages", "one or more, the last with rating_share 1");
        }
        for (int i = 1; i < stages.size(); i++) {
            CoolingStage lower = stages.get(i - 1);
            CoolingStage upper = stages.get(i);
            if (upper.ratingShare() < lower.ratingShare()) {
                throw new OutOfRange(
                        "rating_share",
                        String.valueOf(upper.ratingShare()),
                        "at least that of the stage before, " + lower.ratingShare());
            }
        }
    }
}
