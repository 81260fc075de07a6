package org.headroom.grid.swing;

import org.headroom.physics.basis.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What is done against swings, in the order in which power passes it: servers, racks, site.
 *
 * @param staggerS over which servers are let back to compute power after a restart, s; 0 for at once
 * @param floor GPU power smoothing, or null
 * @param dummy software dummy load, or null
 * @param rack storage in racks and power supplies, all together, or null
 * @param battery at the site's bus, or null
 */
public record Remedies(
        double staggerS,
        @Nullable PowerFloor floor,
        @Nullable DummyLoad dummy,
        @Nullable StorageDesign rack,
        @Nullable StorageDesign battery) {
    public static final Remedies NONE = new Remedies(0, null, null, null, null);

    public Remedies {
        Checks.notNegative("stagger_s", staggerS);
    }

    public boolean none() {
        return equals(NONE);
    }
}
