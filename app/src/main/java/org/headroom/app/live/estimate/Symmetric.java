package org.headroom.app.live.estimate;

/** Small symmetric positive definite matrices, row-major in an array; for at most a dozen unknowns. */
final class Symmetric {
    /** A pivot below this share of its diagonal means no information. */
    private static final double LEAST_PIVOT = 1e-12;

    private Symmetric() {}

    /**
     * Lower Cholesky factor in place. A pivot that rounding made too small is raised, so the factor always exists.
     *
     * @return how many pivots were raised
     */
    static int factor(double[] a, int n) {
        int raised = 0;
        for (int j = 0; j < n; j++) {
            double diagonal = a[j * n + j];
            double pivot = diagonal;
            for (int k = 0; k < j; k++) {
                pivot -= a[j * n + k] * a[j * n + k];
            }
            double least = Math.max(LEAST_PIVOT * Math.abs(diagonal), Double.MIN_NORMAL);
            if (!(pivot >= least)) {
                pivot = least;
                raised++;
            }
            double root = Math.sqrt(pivot);
            a[j * n + j] = root;
            for (int i = j + 1; i < n; i++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                a[i * n + j] = sum / root;
                a[j * n + i] = 0;
            }
        }
        return raised;
    }

    /** Solves with a factor, in place. */
    static void solve(double[] factor, int n, double[] x) {
        for (int i = 0; i < n; i++) {
            double sum = x[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i * n + k] * x[k];
            }
            x[i] = sum / factor[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) {
                sum -= factor[k * n + i] * x[k];
            }
            x[i] = sum / factor[i * n + i];
        }
    }

    /** The inverse. */
    static double[] inverse(double[] a, int n) {
        double[] factor = a.clone();
        factor(factor, n);
        double[] inverse = new double[n * n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            java.util.Arrays.fill(column, 0);
            column[j] = 1;
            solve(factor, n, column);
            for (int i = 0; i < n; i++) {
                inverse[i * n + j] = column[i];
            }
        }
        return inverse;
    }

    /** a x. */
    static double[] times(double[] a, int n, double[] x) {
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                y[i] += a[i * n + k] * x[k];
            }
        }
        return y;
    }

    /** x a x. */
    static double form(double[] a, int n, double[] x) {
        double sum = 0;
        double[] y = times(a, n, x);
        for (int i = 0; i < n; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
