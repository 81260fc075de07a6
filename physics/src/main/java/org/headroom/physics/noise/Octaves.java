package org.headroom.physics.noise;

/**
 * The eight octave bands from 63 Hz to 8 kHz, in which sources and their way to a receiver are told.
 *
 * <p>{@code f = 1000 10^(3 k / 10)}, k = -4 to 3 (IEC 61260-1, base ten): 63.1, 125.9, 251.2, 501.2, 1000, 1995.3, 3981.1 and
 * 7943.3 Hz. A-weighting (IEC 61672-1:2013, annex E):
 *
 * <pre>
 *   A(f) = 20 lg( f4² f⁴ / ((f² + f1²) √(f² + f2²) √(f² + f3²) (f² + f4²)) ) - A(1000)
 *   f1 = 20.60, f2 = 107.7, f3 = 737.9, f4 = 12194 Hz
 * </pre>
 *
 * as tabulated there: -26.2, -16.1, -8.6, -3.2, 0, 1.2, 1.0 and -1.1 dB. At 63 Hz an overall A level of 60 dB therefore
 * hides 86 dB of low sound.
 */
public final class Octaves {
    /** How many. */
    public static final int COUNT = 8;

    private static final double[] EXACT_HZ = new double[COUNT];
    private static final double[] A_DB = {-26.2, -16.1, -8.6, -3.2, 0, 1.2, 1.0, -1.1};
    private static final double F1 = 20.60 * 20.60;
    private static final double F2 = 107.7 * 107.7;
    private static final double F3 = 737.9 * 737.9;
    private static final double F4 = 12194.0 * 12194.0;

    static {
        for (int k = 0; k < COUNT; k++) {
            EXACT_HZ[k] = 1000 * Math.pow(10, 0.3 * (k - 4));
        }
    }

    private Octaves() {}

    /** The exact midband frequency. */
    public static double exactHz(int band) {
        return EXACT_HZ[band];
    }

    /** The frequency that a band is called by, as in 250. */
    public static int nominalHz(int band) {
        return band == 0 ? 63 : 125 << (band - 1);
    }

    /** A-weighting of a band as the standard tabulates it, to 0.1 dB. */
    public static double aDb(int band) {
        return A_DB[band];
    }

    /** A-weighting of a pure tone. */
    public static double toneADb(double frequencyHz) {
        return response(frequencyHz * frequencyHz) - response(1e6);
    }

    private static double response(double f2) {
        return 20 * Math.log10(F4 * f2 * f2 / ((f2 + F1) * Math.sqrt(f2 + F2) * Math.sqrt(f2 + F3) * (f2 + F4)));
    }
}
