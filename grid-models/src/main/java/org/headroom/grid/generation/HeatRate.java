package org.headroom.grid.generation;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Fuel over power of a generating unit: a Willans line with a square.
 *
 * <pre>
 *   F(x) = Pr / eta (f0 + f1 x + f2 x^2)     x = P / Pr,  f0 + f1 + f2 = 1
 *   H(x) = Pr / eta (f0 + (f1 - eta) x + f2 x^2)     heat, in exhaust and cooling: F = P + H
 * </pre>
 *
 * Higher heating value throughout, as emission factors are given on; makers quote efficiency on the lower one (natural gas:
 * 1.109 times less fuel, diesel 1.065). Source: Willans line, e.g. Ganapathy, Industrial Boilers and Heat Recovery Steam
 * Generators (2003), ch. 1. Worked number: Jenbacher J620 J101 (data sheet 2018, 3,356 kW): 44.7, 43.6
 * and 41.4 % at full, three quarters and half load are met by f0 = 0.079 and f2 = 0 to 0.1 points.
 *
 * @param efficiency eta, electric over fuel at rated power, 1
 * @param noLoadShare f0, fuel at no load over that at rated power, 1
 * @param squareShare f2, 1
 */
public record HeatRate(double efficiency, double noLoadShare, double squareShare) {
    public HeatRate {
        Checks.within("efficiency", efficiency, 0.05, 0.7);
        Checks.within("no_load_fuel_share", noLoadShare, 0, 0.9);
        Checks.within("square_fuel_share", squareShare, 0, 0.9);
        if (noLoadShare + squareShare > 1 - efficiency) {
            throw new OutOfRange(
                    "no_load_fuel_share",
                    Double.toString(noLoadShare),
                    "at most " + (1 - efficiency - squareShare) + ": heat may not be negative");
        }
    }

    private double linearShare() {
        return 1 - noLoadShare - squareShare;
    }

    /** Fuel over fuel at rated power, 1, from the mean of x and of its square. */
    double fuelShare(double x, double xSquare) {
        return noLoadShare + linearShare() * x + squareShare * xSquare;
    }

    /** Heat over fuel at rated power, 1. */
    double heatShare(double x, double xSquare) {
        return noLoadShare + (linearShare() - efficiency) * x + squareShare * xSquare;
    }

    /** Electric power over fuel at a share of rated power, 1. */
    public double efficiencyAt(double x) {
        return efficiency * x / fuelShare(x, x * x);
    }
}
