package org.headroom.app.desktop.chart;

/** Axis steps that people count in: 1, 2 or 5 times a power of ten. */
public final class NiceTicks {
    /** Values that differ by less than this share of themselves are one value. */
    private static final double ROUNDING = 1e-6;

    /** Half the range around one value, as a share of it. */
    private static final double FLAT = 0.01;

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

    /**
     * The range of an axis: what is shown, or a little around it where it differs by rounding alone, so that no axis
     * counts in billionths.
     *
     * @param decimals with which values are read there
     * @return the least and the greatest
     */
    public static double[] range(double low, double high, int decimals) {
        double most = Math.max(Math.abs(low), Math.abs(high));
        if (high - low > ROUNDING * most) {
            return new double[] {low, high};
        }
        double half = Math.max(Math.pow(10, -decimals), FLAT * most);
        double middle = (low + high) / 2;
        return new double[] {middle - half, middle + half};
    }

    /** Decimals that tell neighbouring ticks apart. */
    public static int decimals(double step) {
        return Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    }
}
