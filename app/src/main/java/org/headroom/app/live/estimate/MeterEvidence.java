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
 * q = 1; q = 0.1 counts the course as if it were told once in ten minutes and not in one, because sensitivities are linear
 * pieces of a curve and what the twin leaves out varies too.
 */
final class MeterEvidence {
    private static final int N = Unknowns.COUNT;
    private static final double COURSE = 0.1;
    static final int NUMBERS = N * N + 2 * N + 3;

    final double[] a = new double[N * N];
    final double[] c = new double[N];
    final double[] u = new double[N];
    double d;
    double v;
    double count;

    void add(double[] s, double g, double r, double variance) {
        double w = 1 / variance;
        for (int i = 0; i < N; i++) {
            if (s[i] != 0) {
                double ws = w * s[i];
                for (int k = 0; k < N; k++) {
                    a[i * N + k] += ws * s[k];
                }
                c[i] += ws * g;
                u[i] += ws * r;
            }
        }
        d += w * g * g;
        v += w * g * r;
        count++;
    }

    void forget(double keep) {
        if (count == 0) {
            return;
        }
        for (int i = 0; i < a.length; i++) {
            a[i] *= keep;
        }
        for (int i = 0; i < N; i++) {
            c[i] *= keep;
            u[i] *= keep;
        }
        d *= keep;
        v *= keep;
        count *= keep;
    }

    void clear() {
        forget(0);
        count = 0;
    }

    /** What the meter says about two of the unknowns, its bias being unknown with this prior variance. */
    double information(int i, int k, double biasVariance) {
        double mean = c[i] * c[k] / d;
        return mean / (1 + d * biasVariance) + COURSE * (a[i * N + k] - mean);
    }

    /** The right side that belongs to it. */
    double right(int i, double biasVariance) {
        double mean = c[i] * v / d;
        return mean / (1 + d * biasVariance) + COURSE * (u[i] - mean);
    }

    /** The unknowns are counted from another point from now on. */
    void shift(double[] by) {
        for (int i = 0; i < N; i++) {
            for (int k = 0; k < N; k++) {
                u[i] -= a[i * N + k] * by[k];
            }
            v -= c[i] * by[i];
        }
    }

    void write(double[] into, int at) {
        System.arraycopy(a, 0, into, at, N * N);
        System.arraycopy(c, 0, into, at + N * N, N);
        System.arraycopy(u, 0, into, at + N * N + N, N);
        into[at + N * N + 2 * N] = d;
        into[at + N * N + 2 * N + 1] = v;
        into[at + N * N + 2 * N + 2] = count;
    }

    void read(double[] from, int at) {
        System.arraycopy(from, at, a, 0, N * N);
        System.arraycopy(from, at + N * N, c, 0, N);
        System.arraycopy(from, at + N * N + N, u, 0, N);
        d = from[at + N * N + 2 * N];
        v = from[at + N * N + 2 * N + 1];
        count = from[at + N * N + 2 * N + 2];
    }
}
