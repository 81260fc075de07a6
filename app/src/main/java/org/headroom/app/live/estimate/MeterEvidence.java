package org.headroom.app.live.estimate;

/**
 * What one meter has said, as the sums of a weighted least-squares problem with exponential forgetting:
 *
 * <pre>
 * r = s'x + g b + e          r reading less prediction, s sensitivities to the unknowns x, b the meter's own bias,
 *                            g its reading's scale (its value for a share, 1 for a unit), e noise of variance R
 * A = sum w s s'/R    c = sum w s g/R    u = sum w s r/R    d = sum w g^2/R    v = sum w g r/R
 * </pre>
 *
 * <p>b stands in this meter's equations alone, so it is eliminated by itself: with a prior variance B of b and D = d + 1/B its
 * bias is (v - c'x)/D, and about x the meter says
 *
 * <pre>
 * c c'/d - c c'/D  +  q (A - c c'/d)          on the right  c v/d - c v/D  +  q (u - c v/d)
 * </pre>
 *
 * <p>The first part is what its mean says, the second what its course says, which a constant bias cannot hide. Exact would be
 * q = 1; q = 0.03 counts the course as if it were told once in half an hour and not in a minute, because sensitivities are linear
 * pieces of a curve and what the twin leaves out varies too. A course is that of one stretch about the same point: from one
 * stretch to the next slopes change because the point did, and r with them. A and u are sums of the stretches' own.
 */
final class MeterEvidence {
    private static final int N = Unknowns.COUNT;
    private static final double COURSE = 0.03;
    static final int NUMBERS = 2 * N * N + 4 * N + 5;

    final double[] c = new double[N];
    double d;
    double v;
    double count;

    /** A - c c'/d and u - c v/d of the stretches that are over. */
    private final double[] closedA = new double[N * N];

    private final double[] closedU = new double[N];

    /** Sums of the stretch in hand. */
    private final double[] a = new double[N * N];

    private final double[] u = new double[N];
    private final double[] ownC = new double[N];
    private double ownD;
    private double ownV;

    /** @param moves whether the course counts too: not where the load behind the prediction is late */
    void add(double[] s, double g, double r, double variance, boolean moves) {
        double w = 1 / variance;
        for (int i = 0; i < N; i++) {
            c[i] += w * s[i] * g;
        }
        d += w * g * g;
        v += w * g * r;
        count++;
        if (moves) {
            course(s, g, r, w);
        }
    }

    private void course(double[] s, double g, double r, double w) {
        for (int i = 0; i < N; i++) {
            if (s[i] != 0) {
                double ws = w * s[i];
                for (int k = 0; k < N; k++) {
                    a[i * N + k] += ws * s[k];
                }
                ownC[i] += ws * g;
                u[i] += ws * r;
            }
        }
        ownD += w * g * g;
        ownV += w * g * r;
    }

    void forget(double keep) {
        if (count == 0) {
            return;
        }
        for (int i = 0; i < a.length; i++) {
            a[i] *= keep;
            closedA[i] *= keep;
        }
        for (int i = 0; i < N; i++) {
            c[i] *= keep;
            u[i] *= keep;
            ownC[i] *= keep;
            closedU[i] *= keep;
        }
        d *= keep;
        v *= keep;
        ownD *= keep;
        ownV *= keep;
        count *= keep;
    }

    void clear() {
        forget(0);
        count = 0;
    }

    /** What the meter says about two of the unknowns, its bias being unknown with this prior variance. */
    double information(int i, int k, double biasVariance) {
        return c[i] * c[k] / d / (1 + d * biasVariance) + COURSE * courseA(i, k);
    }

    /** The right side that belongs to it. */
    double right(int i, double biasVariance) {
        return c[i] * v / d / (1 + d * biasVariance) + COURSE * courseU(i);
    }

    private double courseA(int i, int k) {
        return closedA[i * N + k] + (ownD > 0 ? a[i * N + k] - ownC[i] * ownC[k] / ownD : 0);
    }

    private double courseU(int i) {
        return closedU[i] + (ownD > 0 ? u[i] - ownC[i] * ownV / ownD : 0);
    }

    /** The unknowns are counted from another point from now on: a stretch ends. */
    void shift(double[] by) {
        for (int i = 0; i < N; i++) {
            closedU[i] = courseU(i);
            for (int k = 0; k < N; k++) {
                closedA[i * N + k] = courseA(i, k);
                closedU[i] -= closedA[i * N + k] * by[k];
            }
            v -= c[i] * by[i];
        }
        java.util.Arrays.fill(a, 0);
        java.util.Arrays.fill(u, 0);
        java.util.Arrays.fill(ownC, 0);
        ownD = 0;
        ownV = 0;
    }

    void write(double[] into, int at) {
        int next = at;
        for (double[] of : new double[][] {a, closedA, c, u, ownC, closedU, {d, v, count, ownD, ownV}}) {
            System.arraycopy(of, 0, into, next, of.length);
            next += of.length;
        }
    }

    void read(double[] from, int at) {
        double[] rest = new double[5];
        int next = at;
        for (double[] of : new double[][] {a, closedA, c, u, ownC, closedU, rest}) {
            System.arraycopy(from, next, of, 0, of.length);
            next += of.length;
        }
        d = rest[0];
        v = rest[1];
        count = rest[2];
        ownD = rest[3];
        ownV = rest[4];
    }
}
