package org.headroom.physics.plume;

import org.headroom.physics.basis.Checks;

/**
 * Where exhaust leaves.
 *
 * @param heightM above the ground, m
 * @param diameterM inside, at its top, m
 * @param exitMPerS upwards, m/s
 * @param exitK temperature of the exhaust, K
 */
public record Stack(double heightM, double diameterM, double exitMPerS, double exitK) {
    public Stack {
        Checks.notNegative("stack_height_m", heightM);
        Checks.positive("stack_diameter_m", diameterM);
        Checks.notNegative("exit_velocity_m_per_s", exitMPerS);
        Checks.positive("exit_k", exitK);
    }
}
