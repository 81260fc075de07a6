package org.headroom.grid.swing;

import org.headroom.physics.basis.Checks;

/**
 * What swings do to the voltage where a site is connected.
 *
 * <pre>
 *   d = (dP R + dQ X) / V^2 = (dP cos psi + dQ sin psi) / Ssc,  tan psi = X/R,  dQ = dP tan phi
 *   Pst = ((1/Tp) sum t_f)^(1/3.2),  t_f = 2.3 s (d in %)^3.2,  Tp the length of the series, 600 s by the standard
 * </pre>
 *
 * Ssc is the short-circuit power (VA), phi the angle of the changing load. Source of Pst: IEC 61000-3-3, the analytical method,
 * each change taken as a step (shape factor 1), which overstates slow ones. A reversal counts when it is larger than a
 * twentieth of the range. Planning level at high voltage: Pst 0.8 (IEC TR 61000-3-7).
 *
 * <p>Worked number: 75 MW at power factor 0.99 on 6,500 MVA with X/R 10 changes the voltage by (75 x 0.0995 + 10.69 x 0.995) /
 * 6,500 = 0.278 %.
 *
 * @param shortCircuitVa of the grid at the meter, VA
 * @param xOverR of it, 1
 * @param powerFactor displacement power factor of the load that swings, lagging, 1
 */
public record VoltageChange(double shortCircuitVa, double xOverR, double powerFactor) {
    private static final double COUNTED_SHARE = 0.05;

    public VoltageChange {
        Checks.positive("short_circuit_va", shortCircuitVa);
        Checks.within("x_over_r", xOverR, 0, 1000);
        Checks.within("power_factor", powerFactor, 0.1, 1);
    }

    /** Relative voltage change of a change of power, 1. */
    public double of(double changeW) {
        double psi = Math.atan(xOverR);
        double reactive = Math.tan(Math.acos(powerFactor));
        return changeW * (Math.cos(psi) + reactive * Math.sin(psi)) / shortCircuitVa;
    }

    /** Short-term flicker severity of a series, 1. */
    public double pst(PowerSeries series) {
        double counted = COUNTED_SHARE * (series.highestW() - series.lowestW());
        if (counted == 0) {
            return 0;
        }
        double sum = 0;
        double turn = series.powerW()[0];
        double extreme = turn;
        for (double p : series.powerW()) {
            boolean on = Math.signum(p - extreme) == Math.signum(extreme - turn) || extreme == turn;
            if (on) {
                extreme = p;
            } else if (Math.abs(p - extreme) >= counted) {
                sum += flicker(extreme - turn);
                turn = extreme;
                extreme = p;
            }
        }
        sum += flicker(extreme - turn);
        return Math.pow(sum / series.lengthS(), 1 / 3.2);
    }

    private double flicker(double changeW) {
        return 2.3 * Math.pow(100 * Math.abs(of(changeW)), 3.2);
    }
}
