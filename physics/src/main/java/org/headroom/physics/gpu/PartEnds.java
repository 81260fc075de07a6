package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;

/** What one part of a server takes with idle GPUs and with all of them at their limit, W of AC input. */
public record PartEnds(double idleW, double maxW) {
    public PartEnds {
        Checks.within("idle_w", idleW, 0, 1e5);
        Checks.within("max_w", maxW, 0, 1e5);
    }
}
