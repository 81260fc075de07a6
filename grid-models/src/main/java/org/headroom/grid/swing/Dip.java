package org.headroom.grid.swing;

import org.headroom.physics.basis.Checks;

/**
 * A voltage dip as the site's equipment sees it.
 *
 * @param depthPu voltage lost, pu: 0.3 leaves 0.7
 * @param durationS s
 */
public record Dip(double depthPu, double durationS) {
    public Dip {
        Checks.within("depth_pu", depthPu, 0, 1);
        Checks.within("duration_s", durationS, 0, 3600);
    }

    public double remainingPu() {
        return 1 - depthPu;
    }
}
