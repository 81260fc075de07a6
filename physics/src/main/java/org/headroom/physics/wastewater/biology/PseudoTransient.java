package org.headroom.physics.wastewater.biology;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Carries a state that is nearly steady the rest of the way: implicit Euler steps that grow as the rates fall, until they are
 * Newton's.
 *
 * <pre>
 * (1/h - J) d = f(y),  h grows as |f| falls
 * </pre>
 *
 * <p>J by differences, solved dense. Source: Kelley and Keyes, Convergence analysis of pseudo-transient continuation, SIAM J.
 * Numer. Anal. 35 (1998) 508.
 */
final class PseudoTransient {
    private static final int MOST_STEPS = 25;
    private static final double FIRST_STEP_D = 1;
    private static final double LONGEST_STEP_D = 1e8;
    private static final int SOLUTION = 50; // states squared over this: what a solution costs in evaluations
    private static final double FLOOR_G_PER_M3 = 1e-4;

    private final Flowsheet plant;
    private final WorkLimit work;
    private final int n;

    PseudoTransient(Flowsheet plant, WorkLimit work) {
        this.plant = plant;
        this.work = work;
        n = plant.states();
    }

    /** Largest relative rate of change, 1/d. */
    double residual(double[] y, double[] dy) {
        double worst = 0;
        for (int i = 0; i < n; i++) {
            worst = Math.max(worst, Math.abs(dy[i]) / (Math.abs(y[i]) + FLOOR_G_PER_M3));
        }
        return worst;
    }

    /** Moves the state; leaves it at the best one met. */
    double improve(double[] y, double asked) {
        double[] f = new double[y.length];
        double[] best = y.clone();
        plant.derivatives(0, y, f);
        double residual = residual(y, f);
        double least = residual;
        double h = FIRST_STEP_D;
        for (int k = 0; k < MOST_STEPS && least > asked; k++) {
            double[] d = step(y, f, h);
            if (d.length == 0) {
                h /= 10;
                continue;
            }
            double share = 1;
            for (int i = 0; i < n; i++) {
                if (y[i] + d[i] < 0) {
                    share = Math.min(share, 0.9 * y[i] / -d[i]);
                }
            }
            for (int i = 0; i < n; i++) {
                y[i] = Math.max(0, y[i] + share * d[i]);
            }
            plant.derivatives(0, y, f);
            double before = residual;
            residual = residual(y, f);
            if (residual < least) {
                least = residual;
                System.arraycopy(y, 0, best, 0, n);
            }
            h = Math.clamp(h * Math.clamp(2 * before / residual, 0.1, 50) * share, 1e-6, LONGEST_STEP_D);
        }
        System.arraycopy(best, 0, y, 0, n);
        return least;
    }

    private double[] step(double[] y, double[] f, double h) {
        work.spend(n + n * (long) n / SOLUTION);
        Array2DRowRealMatrix a = new Array2DRowRealMatrix(n, n);
        double[] changed = new double[y.length];
        for (int j = 0; j < n; j++) {
            double kept = y[j];
            double by = 1e-7 * (kept + 1e-3);
            y[j] = kept + by;
            plant.derivatives(0, y, changed);
            y[j] = kept;
            for (int i = 0; i < n; i++) {
                a.setEntry(i, j, (f[i] - changed[i]) / by);
            }
            a.addToEntry(j, j, 1 / h);
        }
        ArrayRealVector right = new ArrayRealVector(n);
        for (int i = 0; i < n; i++) {
            right.setEntry(i, f[i]);
        }
        try {
            return new LUDecomposition(a).getSolver().solve(right).toArray();
        } catch (SingularMatrixException e) {
            return new double[0];
        }
    }
}
