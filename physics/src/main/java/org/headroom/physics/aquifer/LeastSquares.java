package org.headroom.physics.aquifer;

import java.util.List;
import org.apache.commons.math3.exception.ConvergenceException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.headroom.physics.aquifer.PumpingTest.Observation;

/**
 * Weighted least squares on drawdown in the logarithms of the unknowns, by Levenberg and Marquardt from each start of the scan. The best
 * point that any search has seen is kept, so a search that ends in round-off loses nothing.
 */
final class LeastSquares {
    private static final int MOST_EVALUATIONS = 400;
    private static final double TOLERANCE = 1e-13;
    /** At rest when the residuals stand on every column of the Jacobian within this cosine. */
    private static final double REST = 1e-5;
    /** A storativity is not felt when a factor of e changes all readings together by less than this share of one reading's noise. */
    private static final double FELT = 0.1;

    private final List<Observation> points;
    private final TestDrawdown drawdown;
    private final Given given;
    private final int[] free;
    private final double[] low;
    private final double[] high;
    private final double floor;

    private double[] best = new double[0];
    private double bestSum = Double.POSITIVE_INFINITY;

    LeastSquares(TestModel model, PumpingHistory pumping, List<Observation> points, Given given) {
        this.points = points;
        this.drawdown = new TestDrawdown(model, pumping);
        this.given = given;
        this.free = given.free(model);
        double near = points.stream().mapToDouble(Observation::radiusM).min().orElse(1);
        double far = points.stream().mapToDouble(Observation::radiusM).max().orElse(1);
        this.low = new double[] {Math.log(1e-14), Math.log(1e-18), Math.log(near / 50)};
        this.high = new double[] {Math.log(1e6), Math.log(1e6), Math.log(far * 1e5)};
        this.floor = floor(points);
    }

    /** What text with some seven digits cannot tell from a perfect fit, m2. */
    static double floor(List<Observation> points) {
        double largest = 0;
        for (Observation o : points) {
            largest = Math.max(largest, Math.abs(o.drawdownM()));
        }
        return points.size() * 1e-14 * largest * largest;
    }

    /** Searches from every start; {@link #best} and {@link #sum} hold the answer. */
    void search(List<double[]> starts) {
        for (double[] start : starts) {
            double[] whole = given.over(start);
            double[] from = new double[free.length];
            for (int k = 0; k < free.length; k++) {
                from[k] = Math.clamp(whole[free[k]], low[free[k]], high[free[k]]);
            }
            if (best.length == 0) {
                best = whole;
            }
            descend(whole, from);
        }
    }

    private void descend(double[] whole, double[] from) {
        MultivariateJacobianFunction function = point -> evaluate(whole, point.toArray());
        if (free.length == 0) {
            function.value(new ArrayRealVector(from));
            return;
        }
        try {
            new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(TOLERANCE)
                    .withParameterRelativeTolerance(TOLERANCE)
                    .withOrthoTolerance(TOLERANCE)
                    .optimize(new LeastSquaresBuilder()
                            .start(from)
                            .model(function)
                            .target(target())
                            .parameterValidator(this::boxed)
                            .maxEvaluations(MOST_EVALUATIONS)
                            .maxIterations(MOST_EVALUATIONS)
                            .build());
        } catch (ConvergenceException | TooManyEvaluationsException | TooManyIterationsException e) {
            // the best point seen is kept, and whether it is at rest is judged by the Jacobian
        }
    }

    private RealVector boxed(RealVector point) {
        RealVector inside = point.copy();
        for (int k = 0; k < free.length; k++) {
            double value = point.getEntry(k);
            inside.setEntry(k, Double.isNaN(value) ? low[free[k]] : Math.clamp(value, low[free[k]], high[free[k]]));
        }
        return inside;
    }

    private double[] target() {
        return points.stream()
                .mapToDouble(o -> Math.sqrt(o.weight()) * o.drawdownM())
                .toArray();
    }

    private Pair<RealVector, RealMatrix> evaluate(double[] start, double[] point) {
        double[] logs = start.clone();
        for (int k = 0; k < free.length; k++) {
            logs[free[k]] = point[k];
        }
        double[] value = new double[points.size()];
        double[][] jacobian = new double[points.size()][free.length];
        double sum = fill(logs, value, jacobian);
        if (sum < bestSum) {
            bestSum = sum;
            best = logs;
        }
        RealMatrix matrix = free.length == 0
                ? new Array2DRowRealMatrix(points.size(), 1)
                : new Array2DRowRealMatrix(jacobian, false);
        return new Pair<>(new ArrayRealVector(value, false), matrix);
    }

    /** Weighted values and derivatives at ln T, ln S, ln B; answers the sum of weighted squares. */
    private double fill(double[] logs, double[] value, double[][] jacobian) {
        double t = Math.exp(logs[0]);
        double s = Math.exp(logs[1]);
        double b = Math.exp(logs[2]);
        double[] slope = new double[3];
        double sum = 0;
        for (int i = 0; i < value.length; i++) {
            Observation o = points.get(i);
            double root = Math.sqrt(o.weight());
            value[i] = root * drawdown.derivatives(o.radiusM(), o.timeS(), t, s, b, slope);
            for (int k = 0; k < free.length; k++) {
                jacobian[i][k] = root * slope[free[k]];
            }
            double miss = root * o.drawdownM() - value[i];
            sum += miss * miss;
        }
        return sum;
    }

    /** ln T, ln S, ln B; empty where no search could start. */
    double[] best() {
        return best;
    }

    /** Sum of weighted squared residuals, m2. */
    double sum() {
        return bestSum;
    }

    double[][] jacobian() {
        double[][] jacobian = new double[points.size()][free.length];
        fill(best, new double[points.size()], jacobian);
        return jacobian;
    }

    int[] free() {
        return free;
    }

    /**
     * True where the readings do not depend on the storativity, as in a leaky aquifer whose drawdown has come to rest: then any small S
     * fits as well, and where the search left it says nothing.
     */
    boolean storativityUnfelt() {
        int column = -1;
        for (int k = 0; k < free.length; k++) {
            column = free[k] == 1 ? k : column;
        }
        if (column < 0 || !Double.isFinite(bestSum)) {
            return false;
        }
        double length = 0;
        for (double[] row : jacobian()) {
            length = Math.hypot(length, row[column]);
        }
        double noise = Math.sqrt(Math.max(bestSum, floor) / Math.max(1, points.size() - free.length));
        return length < FELT * noise;
    }

    /** True where no step of the unknowns would lessen the sum by much, and none of T and S that the readings feel has run away. */
    boolean atRest() {
        if (!Double.isFinite(bestSum)) {
            return false;
        }
        if (bestSum <= floor) {
            return true;
        }
        double[] value = new double[points.size()];
        double[][] jacobian = new double[points.size()][free.length];
        fill(best, value, jacobian);
        boolean unfelt = storativityUnfelt();
        for (int k = 0; k < free.length; k++) {
            int at = free[k];
            if (at == 1 && unfelt) {
                continue;
            }
            if (at < 2 && (best[at] <= low[at] + 1e-9 || best[at] >= high[at] - 1e-9)) {
                return false;
            }
            double dot = 0;
            double length = 0;
            for (int i = 0; i < value.length; i++) {
                Observation o = points.get(i);
                dot += jacobian[i][k] * (Math.sqrt(o.weight()) * o.drawdownM() - value[i]);
                length += jacobian[i][k] * jacobian[i][k];
            }
            boolean flat = at == 2 && best[at] > high[at] - 7; // no leakage: nothing is left to be found
            if (!flat && !(Math.abs(dot) <= REST * Math.sqrt(length * bestSum))) {
                return false;
            }
        }
        return true;
    }
}
