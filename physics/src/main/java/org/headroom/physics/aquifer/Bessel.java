package org.headroom.physics.aquifer;

import org.headroom.physics.basis.OutOfRange;

/**
 * Modified Bessel functions of the second kind, K0 and K1, for x above 0: power series up to 2 (Abramowitz and Stegun 9.6.13, 9.6.11), beyond it
 * Chebyshev sums of sqrt(x) exp(x) K through values of the integral exp(-x cosh t) cosh(n t) dt (9.6.24), which the trapezoidal rule gives to
 * the last digits. Within 1e-13 of 50-digit values. Worked: K0(1) = 0.42102443824, K1(1) = 0.60190723020 (Abramowitz and Stegun, table 9.8).
 */
public final class Bessel {
    private Bessel() {}

    private static final int TERMS = 20;
    private static final Chebyshev[] K0 = chebyshev(0);
    private static final Chebyshev[] K1 = chebyshev(1);
    private static final double FAR = 16;

    /**
     * K0(x): infinite at 0, underflows to 0 from about 740.
     *
     * @throws OutOfRange unless x is 0 or more
     */
    public static double k0(double x) {
        checked(x);
        if (x > 2) {
            return large(K0, x);
        }
        double y = 0.25 * x * x;
        double log = -Math.log(0.5 * x) - WellFunctions.EULER;
        double term = 1;
        double harmonic = 0;
        double sum = log;
        for (int n = 1; n < TERMS && term > 1e-18; n++) {
            term *= y / ((double) n * n);
            harmonic += 1.0 / n;
            sum += term * (log + harmonic);
        }
        return sum;
    }

    /**
     * K1(x): infinite at 0, underflows to 0 from about 740.
     *
     * @throws OutOfRange unless x is 0 or more
     */
    public static double k1(double x) {
        checked(x);
        if (x > 2) {
            return large(K1, x);
        }
        double half = 0.5 * x;
        double y = half * half;
        double log = Math.log(half) + WellFunctions.EULER;
        double term = half;
        double harmonic = 0;
        double sum = 0;
        for (int n = 0; n < TERMS; n++) {
            sum += term * (log - harmonic - 0.5 / (n + 1));
            harmonic += 1.0 / (n + 1);
            term *= y / ((n + 1.0) * (n + 2.0));
        }
        return x == 0 ? Double.POSITIVE_INFINITY : 1 / x + sum;
    }

    private static double large(Chebyshev[] pieces, double x) {
        double scaled = x >= FAR ? pieces[3].at(FAR / x) : pieces[Math.getExponent(x) - 1].at(x);
        return scaled * Math.exp(-x) / Math.sqrt(x);
    }

    private static Chebyshev[] chebyshev(int order) {
        return new Chebyshev[] {
            new Chebyshev(x -> scaled(order, x), 2, 4, TERMS),
            new Chebyshev(x -> scaled(order, x), 4, 8, TERMS),
            new Chebyshev(x -> scaled(order, x), 8, 16, TERMS),
            new Chebyshev(z -> scaled(order, 16 / z), 0, 1, 16)
        };
    }

    /** sqrt(x) exp(x) K(x), x from 2 up. */
    private static double scaled(int order, double x) {
        double step = 0.25 / Math.sqrt(x);
        double sum = 0.5;
        for (int i = 1; i < 1000; i++) {
            double t = i * step;
            double sinh = Math.sinh(0.5 * t);
            double term = Math.exp(-2 * x * sinh * sinh) * (order == 0 ? 1 : Math.cosh(t));
            sum += term;
            if (term < 1e-19) {
                break;
            }
        }
        return Math.sqrt(x) * step * sum;
    }

    private static void checked(double x) {
        if (!(x >= 0)) {
            throw new OutOfRange("x", Double.toString(x), "0 or greater");
        }
    }
}
