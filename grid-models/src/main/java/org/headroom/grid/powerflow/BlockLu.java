package org.headroom.grid.powerflow;

import java.util.Arrays;

/**
 * Sparse factorization A = L U of 2 x 2 blocks, one row of blocks a bus, on the pattern of an {@link EliminationOrder}.
 *
 * <pre>
 *   for each place k:  M = A_ik inv(D_k),  A_ij -= M A_kj   for i, j later neighbours of k
 * </pre>
 *
 * Pivots are the diagonal blocks, in the order given. Where each product goes is known beforehand, so that a factorization only
 * multiplies and adds: it searches nothing and allocates nothing. Blocks are stored by rows: [0 1; 2 3].
 */
final class BlockLu {
    /** A pivot whose determinant is below this times its size squared has lost all its digits. */
    private static final double LOST = 1e-24;
    /** A guarded pivot is not below this part of its row. */
    private static final double SMALL_PIVOT = 1e-7;

    /** Diagonal blocks by place; their inverses after {@link #factor}. */
    final double[] diagonal;
    /** Blocks above the diagonal by slot. */
    final double[] upper;
    /** Blocks below the diagonal by slot; multiplied by the inverse pivot after {@link #factor}. */
    final double[] lower;

    private final EliminationOrder order;
    private final int places;
    private boolean guarded;

    BlockLu(EliminationOrder order) {
        this.order = order;
        places = order.place.length;
        diagonal = new double[4 * places];
        upper = new double[4 * order.slots()];
        lower = new double[4 * order.slots()];
    }

    int busAt(int place) {
        return order.bus[place];
    }

    /** Sets the blocks off the diagonal to zero. */
    void clear() {
        Arrays.fill(upper, 0);
        Arrays.fill(lower, 0);
    }

    /** Whether pivots that are small against their row are replaced; else only those that cannot be inverted. */
    void guard(boolean guarded) {
        this.guarded = guarded;
    }

    /**
     * Factors what stands in the blocks; returns -1, or a place whose pivot had to be replaced by a small one, so that the
     * factors are those of a neighbouring matrix.
     */
    int factor() {
        int replaced = -1;
        int[] start = order.start;
        int[] later = order.later;
        int[] joined = order.joined;
        double[] d = diagonal;
        double[] u = upper;
        double[] l = lower;
        int op = 0;
        for (int k = 0; k < places; k++) {
            int from = start[k];
            int to = start[k + 1];
            if ((guarded && small(k)) || !invert(4 * k)) {
                replaced = k;
                replace(k);
            }
            double d0 = d[4 * k];
            double d1 = d[4 * k + 1];
            double d2 = d[4 * k + 2];
            double d3 = d[4 * k + 3];
            for (int t = from; t < to; t++) {
                int a = 4 * t;
                double l0 = l[a] * d0 + l[a + 1] * d2;
                double l1 = l[a] * d1 + l[a + 1] * d3;
                double l2 = l[a + 2] * d0 + l[a + 3] * d2;
                double l3 = l[a + 2] * d1 + l[a + 3] * d3;
                l[a] = l0;
                l[a + 1] = l1;
                l[a + 2] = l2;
                l[a + 3] = l3;
                int i = 4 * later[t];
                d[i] -= l0 * u[a] + l1 * u[a + 2];
                d[i + 1] -= l0 * u[a + 1] + l1 * u[a + 3];
                d[i + 2] -= l2 * u[a] + l3 * u[a + 2];
                d[i + 3] -= l2 * u[a + 1] + l3 * u[a + 3];
            }
            for (int t = from; t < to - 1; t++) {
                op = eliminate(t, to, joined, op);
            }
        }
        return replaced;
    }

    private double rowSize(int k) {
        double size = 0;
        for (int at = 4 * order.start[k]; at < 4 * order.start[k + 1]; at++) {
            size = Math.max(size, Math.abs(upper[at]));
        }
        return size;
    }

    private boolean small(int k) {
        double size = Math.abs(diagonal[4 * k]) + Math.abs(diagonal[4 * k + 1]);
        double other = Math.abs(diagonal[4 * k + 2]) + Math.abs(diagonal[4 * k + 3]);
        return Math.min(size, other) < SMALL_PIVOT * rowSize(k);
    }

    /** Puts the inverse of a small multiple of the unit block in place of the pivot's. */
    private void replace(int k) {
        double size = rowSize(k);
        double inverse = 1 / (SMALL_PIVOT * (size > 0 && size < Double.POSITIVE_INFINITY ? size : 1));
        diagonal[4 * k] = inverse;
        diagonal[4 * k + 1] = 0;
        diagonal[4 * k + 2] = 0;
        diagonal[4 * k + 3] = inverse;
    }

    /** Takes slot t's products with the later slots of its row off the slots that join them. */
    private int eliminate(int t, int to, int[] joined, int op) {
        double[] u = upper;
        double[] l = lower;
        int a = 4 * t;
        double l0 = l[a];
        double l1 = l[a + 1];
        double l2 = l[a + 2];
        double l3 = l[a + 3];
        double u0 = u[a];
        double u1 = u[a + 1];
        double u2 = u[a + 2];
        double u3 = u[a + 3];
        int next = op;
        for (int b = a + 4; b < 4 * to; b += 4) {
            int c = 4 * joined[next++];
            double v0 = u[b];
            double v1 = u[b + 1];
            double v2 = u[b + 2];
            double v3 = u[b + 3];
            u[c] -= l0 * v0 + l1 * v2;
            u[c + 1] -= l0 * v1 + l1 * v3;
            u[c + 2] -= l2 * v0 + l3 * v2;
            u[c + 3] -= l2 * v1 + l3 * v3;
            double m0 = l[b];
            double m1 = l[b + 1];
            double m2 = l[b + 2];
            double m3 = l[b + 3];
            l[c] -= m0 * u0 + m1 * u2;
            l[c + 1] -= m0 * u1 + m1 * u3;
            l[c + 2] -= m2 * u0 + m3 * u2;
            l[c + 3] -= m2 * u1 + m3 * u3;
        }
        return next;
    }

    private boolean invert(int at) {
        double a = diagonal[at];
        double b = diagonal[at + 1];
        double c = diagonal[at + 2];
        double d = diagonal[at + 3];
        double determinant = a * d - b * c;
        double size = (Math.abs(a) + Math.abs(b)) * (Math.abs(c) + Math.abs(d));
        if (!(Math.abs(determinant) > LOST * size) || determinant == Double.POSITIVE_INFINITY) {
            return false;
        }
        double inverse = 1 / determinant;
        diagonal[at] = d * inverse;
        diagonal[at + 1] = -b * inverse;
        diagonal[at + 2] = -c * inverse;
        diagonal[at + 3] = a * inverse;
        return true;
    }

    /** Solves A x = b in place; two numbers a place. */
    void solve(double[] x) {
        int[] start = order.start;
        int[] later = order.later;
        double[] u = upper;
        double[] l = lower;
        for (int k = 0; k < places; k++) {
            double x0 = x[2 * k];
            double x1 = x[2 * k + 1];
            for (int t = start[k]; t < start[k + 1]; t++) {
                int i = 2 * later[t];
                x[i] -= l[4 * t] * x0 + l[4 * t + 1] * x1;
                x[i + 1] -= l[4 * t + 2] * x0 + l[4 * t + 3] * x1;
            }
        }
        for (int k = places - 1; k >= 0; k--) {
            double y0 = x[2 * k];
            double y1 = x[2 * k + 1];
            for (int t = start[k]; t < start[k + 1]; t++) {
                double x0 = x[2 * later[t]];
                double x1 = x[2 * later[t] + 1];
                y0 -= u[4 * t] * x0 + u[4 * t + 1] * x1;
                y1 -= u[4 * t + 2] * x0 + u[4 * t + 3] * x1;
            }
            x[2 * k] = diagonal[4 * k] * y0 + diagonal[4 * k + 1] * y1;
            x[2 * k + 1] = diagonal[4 * k + 2] * y0 + diagonal[4 * k + 3] * y1;
        }
    }

    /**
     * The diagonal blocks of the inverse, by place, after {@link #factor}: with A = L D U, the recursion Z_kj = - sum_m U_km Z_mj, Z_jk =
     * - sum_m Z_jm L_mk, Z_kk = inv(D_k) - sum_m U_km Z_mk over later neighbours m, from the last place to the first.
     */
    double[] inverseDiagonal() {
        int[] start = order.start;
        double[] z = diagonal.clone();
        double[] zUpper = new double[upper.length];
        double[] zLower = new double[lower.length];
        double[] unit = new double[4];
        int[] joins = new int[places + 1];
        for (int k = 0; k < places; k++) {
            int size = start[k + 1] - start[k];
            joins[k + 1] = joins[k] + size * (size - 1) / 2;
        }
        for (int k = places - 1; k >= 0; k--) {
            int from = start[k];
            int size = start[k + 1] - from;
            for (int t = 0; t < size; t++) {
                for (int s = 0; s < size; s++) {
                    double[] joining = z;
                    double[] mirror = z;
                    int at = order.later[from + t];
                    if (s != t) {
                        int low = Math.min(s, t);
                        at = order.joined[joins[k] + low * (2 * size - low - 1) / 2 + Math.max(s, t) - low - 1];
                        joining = t < s ? zUpper : zLower;
                        mirror = t < s ? zLower : zUpper;
                    }
                    // t is m, s is j: Z_mj above the diagonal if m comes first
                    multiply(diagonal, k, upper, from + t, unit);
                    subtract(unit, 0, joining, at, zUpper, from + s);
                    subtract(mirror, at, lower, from + t, zLower, from + s);
                }
            }
            for (int t = 0; t < size; t++) {
                multiply(diagonal, k, upper, from + t, unit);
                subtract(unit, 0, zLower, from + t, z, k);
            }
        }
        return z;
    }

    private static void multiply(double[] a, int atA, double[] b, int atB, double[] out) {
        int i = 4 * atA;
        int j = 4 * atB;
        out[0] = a[i] * b[j] + a[i + 1] * b[j + 2];
        out[1] = a[i] * b[j + 1] + a[i + 1] * b[j + 3];
        out[2] = a[i + 2] * b[j] + a[i + 3] * b[j + 2];
        out[3] = a[i + 2] * b[j + 1] + a[i + 3] * b[j + 3];
    }

    private static void subtract(double[] a, int atA, double[] b, int atB, double[] from, int at) {
        int i = 4 * atA;
        int j = 4 * atB;
        int k = 4 * at;
        from[k] -= a[i] * b[j] + a[i + 1] * b[j + 2];
        from[k + 1] -= a[i] * b[j + 1] + a[i + 1] * b[j + 3];
        from[k + 2] -= a[i + 2] * b[j] + a[i + 3] * b[j + 2];
        from[k + 3] -= a[i + 2] * b[j + 1] + a[i + 3] * b[j + 3];
    }
}
