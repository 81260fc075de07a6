package org.headroom.physics.aquifer;

import org.headroom.physics.basis.OutOfRange;

/**
 * The well functions of groundwater hydraulics and the Bessel functions beside them.
 *
 * <p>W(u) = E1(u) = integral from u of exp(-y)/y dy (Theis 1935, Trans. Am. Geophys. Union 16; Abramowitz and Stegun 5.1) and
 * W(u, b) = integral from u of exp(-y - b2/(4y))/y dy, b = r/B (Hantush and Jacob 1955, Trans. Am. Geophys. Union 36). u = r2 S / (4 T t)
 * is at least 0, b at least 0.
 *
 * <p>With y = (b/2) exp(x) the integrand becomes exp(-b cosh x), so W(u, b) + W(q, b) = 2 K0(b) with q = b2/(4u): where u is less than q
 * the function is 2 K0(b) - W(q, b), at least K0(b), and nothing cancels. Where u is not less than q: for u below 1 the series sum
 * (-q)^n/n! E_(n+1)(u) (Hunt 1977, Water Resour. Res. 13), else Gauss's rule in x, where the integrand is entire. All of it is within 1e-12
 * of 50-digit values over u from 1e-30 to 700; beyond that everything underflows to 0.
 *
 * <p>Worked: W(0.1) = 1.82292395841939, W(0.1, 0.5) = 1.44219572200653.
 */
public final class WellFunctions {
    private WellFunctions() {}

    /** Euler's constant. */
    public static final double EULER = 0.5772156649015329;

    private static final int SERIES_TERMS = 20;
    private static final double[] E1_SERIES = new double[SERIES_TERMS];

    static {
        double factorial = 1;
        for (int n = 1; n <= SERIES_TERMS; n++) {
            factorial *= -n;
            E1_SERIES[n - 1] = -1 / (factorial * n);
        }
    }

    /** exp(u) u E1(u) over u on each octave from 1 to 32, then over 32/u. */
    private static final Chebyshev[] E1_OCTAVES = new Chebyshev[5];

    private static final Chebyshev E1_FAR = new Chebyshev(z -> z == 0 ? 1 : scaledE1(32 / z), 0, 1, 14);

    static {
        for (int i = 0; i < E1_OCTAVES.length; i++) {
            E1_OCTAVES[i] = new Chebyshev(WellFunctions::scaledE1, 1 << i, 2 << i, 18);
        }
    }

    /** Nodes and weights of Gauss's rule on [0, 1]. */
    private static final GaussRule RULE = new GaussRule(32);

    /** Of what the integrand starts with, exp(-39) is left where the quadrature ends. */
    private static final double TAIL = 39;

    /**
     * Theis's well function.
     *
     * @return E1(u), infinite at 0, 0 from about 740
     * @throws OutOfRange unless u is 0 or more
     */
    public static double theis(double u) {
        checked("u", u);
        if (u <= 1) {
            double sum = 0;
            for (int n = SERIES_TERMS - 1; n >= 0; n--) {
                sum = sum * u + E1_SERIES[n];
            }
            return sum * u - EULER - Math.log(u);
        }
        double scaled = u >= 32 ? E1_FAR.at(32 / u) : E1_OCTAVES[Math.getExponent(u)].at(u);
        return scaled == 0 ? 0 : Math.exp(-u) * scaled / u;
    }

    /**
     * The leaky well function of Hantush and Jacob.
     *
     * @param rOverB distance over leakage factor, 0 for a confined aquifer
     * @return W(u, r/B); at u = 0 the steady 2 K0(r/B)
     * @throws OutOfRange unless both are 0 or more
     */
    public static double hantush(double u, double rOverB) {
        checked("u", u);
        checked("r_over_b", rOverB);
        if (rOverB == 0) {
            return theis(u);
        }
        double half = 0.5 * rOverB;
        if (u >= half) {
            return upper(u, half * (half / u));
        }
        double steady = 2 * Bessel.k0(rOverB);
        return u == 0 ? steady : steady - upper(half * (half / u), u);
    }

    /** W(u, b) where q = b2/(4u) is not more than u. */
    private static double upper(double u, double q) {
        if (u > 800) {
            return 0;
        }
        return u < 1 ? series(u, q) : quadrature(u, q);
    }

    private static double series(double u, double q) {
        double exp = Math.exp(-u);
        double integral = theis(u);
        double factor = 1;
        double sum = integral;
        for (int n = 1; n <= 30; n++) {
            integral = (exp - u * integral) / n;
            factor *= -q / n;
            double term = factor * integral;
            sum += term;
            if (Math.abs(term) <= 1e-17 * sum) {
                break;
            }
        }
        return sum;
    }

    private static double quadrature(double u, double q) {
        double a = TAIL + u + q;
        double length = Math.log((a + Math.sqrt(a * a - 4 * u * q)) / (2 * u));
        double sum = 0;
        for (int i = 0; i < RULE.size(); i++) {
            double z = Math.exp(length * RULE.node(i));
            sum += RULE.weight(i) * Math.exp((1 - z) * (u - q / z));
        }
        return length * sum * Math.exp(-u - q);
    }

    /** exp(u) u E1(u) by its continued fraction (Abramowitz and Stegun 5.1.22), from far below upwards. */
    private static double scaledE1(double u) {
        int terms = (int) (30 + 400 / u);
        double tail = 0;
        for (int n = terms; n >= 1; n--) {
            tail = n / (1 + n / (u + tail));
        }
        return u / (u + tail);
    }

    private static void checked(String name, double value) {
        if (!(value >= 0)) {
            throw new OutOfRange(name, Double.toString(value), "0 or greater");
        }
    }
}
