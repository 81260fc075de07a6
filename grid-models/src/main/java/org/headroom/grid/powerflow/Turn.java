package org.headroom.grid.powerflow;

/**
 * Sine and cosine of small turns by their series, to the last digit up to 0.3 rad; larger turns by the library.
 *
 * <p>The first term left out is x^13/13! for the sine: 3e-17 at 0.3. Worked example: sin 0.1 = 0.09983341664682815.
 */
final class Turn {
    private static final double SMALL = 0.3;

    private Turn() {}

    static double sin(double x) {
        if (!(Math.abs(x) < SMALL)) {
            return Math.sin(x);
        }
        double s = x * x;
        return x * (1 + s * (-1.0 / 6 + s * (1.0 / 120 + s * (-1.0 / 5040 + s * (1.0 / 362880 - s / 39916800)))));
    }

    static double cos(double x) {
        if (!(Math.abs(x) < SMALL)) {
            return Math.cos(x);
        }
        double s = x * x;
        return 1
                + s
                        * (-1.0 / 2
                                + s
                                        * (1.0 / 24
                                                + s
                                                        * (-1.0 / 720
                                                                + s
                                                                        * (1.0 / 40320
                                                                                + s
                                                                                        * (-1.0 / 3628800
                                                                                                + s / 479001600)))));
    }
}
