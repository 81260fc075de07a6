package org.headroom.grid.conversion;

import org.headroom.physics.basis.Checks;

/**
 * A UPS that carries a share of a load while the rest goes past it. Training halls often protect network, storage and
 * controls only.
 *
 * <pre>
 *   loss  = loss of the UPS at share P   (0 if the share is 0: there is no UPS then)
 *   input = P + loss
 * </pre>
 *
 * where P is the whole load at the output side, W. The UPS runs in one mode; no battery charging, no eco-mode switching.
 */
public final class SharedUps {
    private final ConversionLoss ups;
    private final double share;

    /**
     * @param design the UPS, all units in parallel, rated for the part that it carries
     * @param share part of the load that goes through it, 0 to 1
     */
    public SharedUps(LossDesign design, double share) {
        this.ups = new ConversionLoss(design);
        this.share = Checks.share("ups_share", share);
    }

    public double lossW(double outputW) {
        return share == 0 ? 0 : ups.lossW(share * outputW);
    }

    public double inputW(double outputW) {
        return outputW + lossW(outputW);
    }

    /** Power through the UPS in relation to its rating, 1. */
    public double loading(double outputW) {
        return ups.loading(share * outputW);
    }
}
