package org.headroom.grid.swing;

import org.headroom.physics.basis.Checks;

/**
 * An interconnection as one machine.
 *
 * @param kineticJ energy of all rotating masses at nominal frequency, J
 * @param nominalHz Hz
 * @param dampingWPerHz what load gives way to frequency, W/Hz
 * @param droopWPerHz what governors give in the end, W/Hz; with the damping this is the frequency response
 * @param governorS first-order lag of governors and turbines, s
 * @param deadbandHz within which governors do nothing, Hz either way
 */
public record GridInertia(
        double kineticJ,
        double nominalHz,
        double dampingWPerHz,
        double droopWPerHz,
        double governorS,
        double deadbandHz) {
    public GridInertia {
        Checks.positive("kinetic_j", kineticJ);
        Checks.within("nominal_hz", nominalHz, 10, 1000);
        Checks.notNegative("damping_w_per_hz", dampingWPerHz);
        Checks.notNegative("droop_w_per_hz", droopWPerHz);
        Checks.within("governor_s", governorS, 0.01, 1000);
        Checks.within("deadband_hz", deadbandHz, 0, 1);
    }

    /** 2 E / f0, W s/Hz. */
    public double momentumWsPerHz() {
        return 2 * kineticJ / nominalHz;
    }
}
