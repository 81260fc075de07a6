package org.headroom.app.twin;

/**
 * Loops over one number of every rack, each short and with one array to store to, so that the compiler vectorizes it. Sums
 * over the slots take four at a time: the sum is read and written a quarter as often.
 */
final class RackArrays {
    private RackArrays() {}

    static void coolant(double[] fixed, double[] gain, double warmC, double[] into) {
        for (int r = 0; r < into.length; r++) {
            into[r] = fixed[r] + gain[r] * warmC;
        }
    }

    static void products(double[] a, double[] b, double[] into) {
        for (int r = 0; r < into.length; r++) {
            into[r] = a[r] * b[r];
        }
    }

    /** {@code into = give + ease (cg old + inflow)}. */
    static void temperatures(
            double[] give, double[] ease, double[] cg, double[] old, double[] inflow, double[] into, int from, int to) {
        for (int r = from; r < to; r++) {
            into[r] = give[r] + ease[r] * (cg[r] * old[r] + inflow[r]);
        }
    }

    static void addTo(double[] sum, double[] values, int from, int to) {
        for (int r = from; r < to; r++) {
            sum[r] += values[r];
        }
    }

    /** {@code sum += every slot}. */
    static void addSlots(double[] sum, double[][] slots, int from, int to) {
        int s = 0;
        for (; s + 3 < slots.length; s += 4) {
            addFour(sum, slots[s], slots[s + 1], slots[s + 2], slots[s + 3], from, to);
        }
        for (; s < slots.length; s++) {
            addTo(sum, slots[s], from, to);
        }
    }

    private static void addFour(double[] sum, double[] a, double[] b, double[] c, double[] d, int from, int to) {
        for (int r = from; r < to; r++) {
            sum[r] += (a[r] + b[r]) + (c[r] + d[r]);
        }
    }

    /** {@code sum += every slot's a times its b}. */
    static void addProducts(double[] sum, double[][] a, double[][] b, int from, int to) {
        int s = 0;
        for (; s + 1 < a.length; s += 2) {
            addTwoProducts(sum, a[s], b[s], a[s + 1], b[s + 1], from, to);
        }
        for (; s < a.length; s++) {
            addProduct(sum, a[s], b[s], from, to);
        }
    }

    private static void addTwoProducts(
            double[] sum, double[] a, double[] ofA, double[] b, double[] ofB, int from, int to) {
        for (int r = from; r < to; r++) {
            sum[r] += a[r] * ofA[r] + b[r] * ofB[r];
        }
    }

    private static void addProduct(double[] sum, double[] a, double[] b, int from, int to) {
        for (int r = from; r < to; r++) {
            sum[r] += a[r] * b[r];
        }
    }

    /** {@code max = the highest slot}. */
    static void highestSlot(double[] max, double[][] slots, int from, int to) {
        System.arraycopy(slots[0], from, max, from, to - from);
        int s = 1;
        for (; s + 1 < slots.length; s += 2) {
            highestOfThree(max, slots[s], slots[s + 1], from, to);
        }
        for (; s < slots.length; s++) {
            highest(max, slots[s], from, to);
        }
    }

    /**
     * The larger of two as {@code max + (d + |d|)/2}, d = value - max: without a branch, in both compilers. Exact where the
     * two are within a factor of two of each other, else to the last digit.
     */
    private static void highest(double[] max, double[] values, int from, int to) {
        for (int r = from; r < to; r++) {
            max[r] += 0.5 * (values[r] - max[r] + Math.abs(values[r] - max[r]));
        }
    }

    private static void highestOfThree(double[] max, double[] a, double[] b, int from, int to) {
        for (int r = from; r < to; r++) {
            double higher = a[r] + 0.5 * (b[r] - a[r] + Math.abs(b[r] - a[r]));
            max[r] += 0.5 * (higher - max[r] + Math.abs(higher - max[r]));
        }
    }

    static boolean beyond(double[] values, double[] limits) {
        boolean beyond = false;
        for (int r = 0; r < values.length; r++) {
            beyond |= values[r] > limits[r];
        }
        return beyond;
    }

    /** In lanes, since comparisons wait for one another. */
    static double highest(double[] values) {
        double a = Double.NEGATIVE_INFINITY;
        double b = a;
        double c = a;
        double d = a;
        int r = 0;
        for (; r + 3 < values.length; r += 4) {
            a = values[r] > a ? values[r] : a;
            b = values[r + 1] > b ? values[r + 1] : b;
            c = values[r + 2] > c ? values[r + 2] : c;
            d = values[r + 3] > d ? values[r + 3] : d;
        }
        for (; r < values.length; r++) {
            a = values[r] > a ? values[r] : a;
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
    }

    /** In lanes, since additions wait for one another. */
    static double sum(double[] values) {
        return sum(values, 0, values.length);
    }

    static double sum(double[] values, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        int r = from;
        for (; r + 5 < to; r += 6) {
            a += values[r];
            b += values[r + 1];
            c += values[r + 2];
            d += values[r + 3];
            e += values[r + 4];
            f += values[r + 5];
        }
        for (; r < to; r++) {
            a += values[r];
        }
        return (a + b) + (c + d) + (e + f);
    }

    /** Each as often as it stands for racks. */
    static double sum(double[] values, double[] times, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int r = from;
        for (; r + 3 < to; r += 4) {
            a += values[r] * times[r];
            b += values[r + 1] * times[r + 1];
            c += values[r + 2] * times[r + 2];
            d += values[r + 3] * times[r + 3];
        }
        for (; r < to; r++) {
            a += values[r] * times[r];
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
