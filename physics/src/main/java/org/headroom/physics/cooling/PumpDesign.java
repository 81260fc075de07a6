package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;

/**
 * The design point of a pump on its system.
 *
 * @param flowKgPerS flow of water
 * @param headPa pressure rise
 * @param efficiency hydraulic power over electric power: pump, motor and drive together
 * @param staticHeadShare part of the head that does not fall with flow (the lift of an open tower loop), 0 to 1
 */
public record PumpDesign(double flowKgPerS, double headPa, double efficiency, double staticHeadShare) {
    public PumpDesign {
        Checks.positive("flow_kg_per_s", flowKgPerS);
        Checks.positive("head_pa", headPa);
        Checks.within("efficiency", efficiency, 0.01, 1);
        Checks.share("static_head_share", staticHeadShare);
    }
}
