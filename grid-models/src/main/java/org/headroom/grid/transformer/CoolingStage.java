package org.headroom.grid.transformer;

import org.headroom.physics.basis.Checks;

/**
 * One stage of a transformer's cooling: natural, then one bank of fans (or pumps) more each.
 *
 * @param ratingShare its nameplate in relation to the top rating, 1
 * @param topOilRiseK top oil over ambient in equilibrium at that nameplate, K
 * @param oilTimeConstantS of the oil with this cooling, s
 * @param onTopOilC top oil that starts this stage, C (not used for the first, which is always there)
 * @param onHotSpotC hot spot that starts it as well, C
 * @param auxiliaryW power of all fans and pumps that run in this stage, W
 */
public record CoolingStage(
        double ratingShare,
        double topOilRiseK,
        double oilTimeConstantS,
        double onTopOilC,
        double onHotSpotC,
        double auxiliaryW) {
    public CoolingStage {
        Checks.within("rating_share", ratingShare, 0.01, 1);
        Checks.within("top_oil_rise_k", topOilRiseK, 1, 150);
        Checks.within("oil_time_constant_s", oilTimeConstantS, 1, 1e6);
        Checks.within("on_top_oil_c", onTopOilC, -100, 300);
        Checks.within("on_hot_spot_c", onHotSpotC, -100, 300);
        Checks.within("auxiliary_w", auxiliaryW, 0, 1e7);
    }
}
