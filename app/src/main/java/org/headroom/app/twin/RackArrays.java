package org.headroom.app.twin;

/** Loops over one number of every rack, each short and alone so that the compiler vectorizes it. */
final class RackArrays {
    private RackArrays() {}

    static void coolant(double[] fixed, double[] gain, double warmC, double[] into) {
        for (int r = 0; r < into.length; r++) {
            into[r] = fixed[r] + gain[r] * warmC;
        }
    }

    static void temperatures(
            double[] keep, double[] old, double[] give, double[] gain, double[] coolant, double[] into) {
        for (int r = 0; r < into.length; r++) {
            into[r] = keep[r] * old[r] + (give[r] + gain[r] * coolant[r]);
        }
    }

    static void addTo(double[] sum, double[] values) {
        for (int r = 0; r < sum.length; r++) {
            sum[r] += values[r];
        }
    }

    static void addProduct(double[] sum, double[] a, double[] b) {
        for (int r = 0; r < sum.length; r++) {
            sum[r] += a[r] * b[r];
        }
    }

    static void highest(double[] max, double[] values) {
        for (int r = 0; r < max.length; r++) {
            max[r] = values[r] > max[r] ? values[r] : max[r]; // the first compiler has no fast Math.max
        }
    }

    static boolean beyond(double[] values, double[] limits) {
        boolean beyond = false;
        for (int r = 0; r < values.length; r++) {
            beyond |= values[r] > limits[r];
        }
        return beyond;
    }

    static double highest(double[] values) {
        double even = Double.NEGATIVE_INFINITY;
        double odd = Double.NEGATIVE_INFINITY;
        for (int r = 0; r + 1 < values.length; r += 2) {
            even = Math.max(even, values[r]);
            odd = Math.max(odd, values[r + 1]);
        }
        return Math.max(Math.max(even, odd), values[values.length - 1]);
    }

    /** In four lanes, since additions wait for one another. */
    static double sum(double[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int r = 0;
        for (; r + 3 < values.length; r += 4) {
            a += values[r];
            b += values[r + 1];
            c += values[r + 2];
            d += values[r + 3];
        }
        for (; r < values.length; r++) {
            a += values[r];
        }
        return (a + b) + (c + d);
    }

    static double lowest(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
        }
        return low;
    }
}
