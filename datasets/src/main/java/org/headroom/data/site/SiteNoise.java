package org.headroom.data.site;

import java.util.List;

/**
 * What makes noise at a site and how it reaches the neighbours.
 *
 * @param porousShare share of the ground between that is porous, G of ISO 9613-2
 * @param earM height at which people hear
 * @param pathDb how far the propagation may be off, plus or minus, at 10 and 90 %
 * @param machines in the order of the file; none if a site says nothing
 */
public record SiteNoise(double porousShare, double earM, double pathDb, List<NoiseMachine> machines) {
    public SiteNoise {
        machines = List.copyOf(machines);
    }
}
