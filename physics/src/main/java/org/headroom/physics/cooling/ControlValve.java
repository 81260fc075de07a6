package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;

/**
 * Equal-percentage control valve in a circuit of constant pressure.
 *
 * <pre>
 * inherent:  k(x) = R^(x - 1)                          k flow coefficient over full, x opening, R rangeability
 * installed: flow = 1 / sqrt(1 + N (1 / k2 - 1))       N authority: drop of the open valve over drop of the circuit
 * </pre>
 *
 * <p>Below 5 % opening k falls straight to 0: the valve shuts tight. Source: ASHRAE Handbook - HVAC Systems and Equipment
 * (2020), ch. 46 (valve authority, inherent and installed flow); IEC 60534-2-4 (rangeability). Usual R 30 to 50, N 0.3 to
 * 0.5. Worked number: R 50, N 0.5, half open: k 0.1414, flow 0.198.
 *
 * @param rangeability largest over smallest controlled flow coefficient
 * @param authority 0 (the rest of the circuit takes all) to 1 (inherent curve)
 */
public record ControlValve(double rangeability, double authority) {
    private static final double SEAT = 0.05;

    public ControlValve {
        Checks.within("rangeability", rangeability, 1.000001, 1e4);
        Checks.within("authority", authority, 1e-6, 1);
    }

    /** Flow coefficient over that of the open valve. */
    public double coefficientShare(double opening) {
        double x = Math.clamp(opening, 0, 1);
        return x >= SEAT ? Math.pow(rangeability, x - 1) : Math.pow(rangeability, SEAT - 1) * x / SEAT;
    }

    /** Flow over that of the open valve in the same circuit. */
    public double flowShare(double opening) {
        double k = coefficientShare(opening);
        return k / Math.sqrt(k * k + authority * (1 - k * k));
    }

    /** The opening that gives a flow share. */
    public double openingFor(double flowShare) {
        double q = Math.clamp(flowShare, 0, 1);
        double k = q == 1 ? 1 : q * Math.sqrt(authority / (1 - q * q * (1 - authority)));
        double seat = Math.pow(rangeability, SEAT - 1);
        return k >= seat ? 1 + Math.log(k) / Math.log(rangeability) : SEAT * k / seat;
    }
}
