package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;

/**
 * The design point of a fan on its system.
 *
 * @param flowM3PerS flow of air
 * @param pressurePa total pressure rise
 * @param efficiency air power over electric power: fan, motor and drive together
 * @param staticShare part of the pressure that does not fall with flow (a controlled duct pressure), 0 to 1
 */
public record FanDesign(double flowM3PerS, double pressurePa, double efficiency, double staticShare) {
    public FanDesign {
        Checks.positive("flow_m3_per_s", flowM3PerS);
        Checks.positive("pressure_pa", pressurePa);
        Checks.within("efficiency", efficiency, 0.01, 1);
        Checks.share("static_share", staticShare);
    }
}
