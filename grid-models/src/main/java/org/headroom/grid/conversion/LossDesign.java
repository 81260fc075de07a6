package org.headroom.grid.conversion;

import org.headroom.physics.basis.Checks;

/**
 * A converter, cable or transformer by three losses, all at its output side.
 *
 * @param ratedW output at which {@code loadLossW} is given, W
 * @param fixedLossW loss at no load (iron, controls, fans), W
 * @param proportionalLoss loss per watt of output (switching, junction voltage drops), 1
 * @param loadLossW loss at rated output that goes with the square of the load (copper), W
 */
public record LossDesign(double ratedW, double fixedLossW, double proportionalLoss, double loadLossW) {
    public LossDesign {
        Checks.positive("rated_w", ratedW);
        Checks.within("fixed_loss_w", fixedLossW, 0, ratedW);
        Checks.within("proportional_loss", proportionalLoss, 0, 0.5);
        Checks.within("load_loss_w", loadLossW, 0, ratedW);
    }

    /** The design of {@code units} such devices that share a load equally: the same equation with larger numbers. */
    public LossDesign inParallel(int units) {
        Checks.within("units", units, 1, 1e6);
        return new LossDesign(units * ratedW, units * fixedLossW, proportionalLoss, units * loadLossW);
    }
}
