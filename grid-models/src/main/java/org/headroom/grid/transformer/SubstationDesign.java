package org.headroom.grid.transformer;

import org.headroom.physics.basis.Checks;

/**
 * Equal transformers side by side between the utility's line and the site's medium-voltage bus.
 *
 * @param units how many are installed
 * @param ratingVa top rating of one unit with all its cooling, VA
 * @param noLoadLossW iron loss of one energized unit, W
 * @param loadLossW copper and stray loss of one unit at {@code ratingVa}, W
 * @param powerFactor of the load at the medium-voltage bus, 1
 */
public record SubstationDesign(int units, double ratingVa, double noLoadLossW, double loadLossW, double powerFactor) {
    public SubstationDesign {
        Checks.within("units", units, 1, 100);
        Checks.positive("rating_va", ratingVa);
        Checks.within("no_load_loss_w", noLoadLossW, 0, 0.1 * ratingVa);
        Checks.within("load_loss_w", loadLossW, 0, 0.1 * ratingVa);
        Checks.within("power_factor", powerFactor, 0.5, 1);
    }
}
