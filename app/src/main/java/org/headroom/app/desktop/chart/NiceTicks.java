package org.headroom.app.desktop.chart;

/** Axis steps that people count in: 1, 2 or 5 times a power of ten. */
public final class NiceTicks {
    private NiceTicks() {}

    /** The smallest such step that cuts a span into at most {@code most} parts; 1 for no span. */
    public static double step(double span, int most) {
        if (!(span > 0)) {
            return 1;
        }
        double raw = span / most;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= raw * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Decimals that tell neighbouring ticks apart. */
    public static int decimals(double step) {
        return Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    }
}
