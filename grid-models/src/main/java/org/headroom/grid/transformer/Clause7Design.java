package org.headroom.grid.transformer;

import org.headroom.physics.basis.Checks;

/**
 * What {@link Clause7} needs to know of a transformer.
 *
 * @param topOilRiseK top oil over ambient at the rating, K
 * @param hotSpotGradientK hot spot over top oil at the rating, K
 * @param lossRatio load loss at the rating over no-load loss, 1
 * @param oilTimeConstantS of the oil at the rating, s
 * @param windingTimeConstantS of the winding at the hot spot, s
 * @param n total losses to top-oil rise ({@link OilCooling#oilExponent})
 * @param m current squared to hot-spot gradient ({@link OilCooling#windingExponent})
 * @param corrected whether the oil's time constant follows load and temperature (equation 15) or stays
 */
public record Clause7Design(
        double topOilRiseK,
        double hotSpotGradientK,
        double lossRatio,
        double oilTimeConstantS,
        double windingTimeConstantS,
        double n,
        double m,
        boolean corrected,
        Insulation insulation) {
    public Clause7Design {
        Checks.within("top_oil_rise_k", topOilRiseK, 1, 200);
        Checks.within("hot_spot_gradient_k", hotSpotGradientK, 0, 200);
        Checks.within("loss_ratio", lossRatio, 0, 1000);
        Checks.within("oil_time_constant_h", oilTimeConstantS / 3600, 0.01, 100);
        Checks.within("winding_time_constant_h", windingTimeConstantS / 3600, 0.001, 10);
        Checks.within("n", n, 0.3, 1.5);
        Checks.within("m", m, 0.3, 1.5);
    }
}
