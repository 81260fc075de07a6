package org.headroom.physics.aquifer;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * How far ln T, ln S, ln B are known: covariance = (J'J)^-1 SSR/(n - p), and Student's factor for 95 %. A column that the readings do not
 * feel has no end to its interval.
 */
final class Spread {
    private static final double UNFELT = 1e-7;
    private static final double SINGULAR = 1e-12;

    private final double[][] covariance = new double[3][3];
    private final double student;

    /**
     * @param free which of T, S, B the columns are
     * @param sum of weighted squared residuals
     * @param unfelt an unknown that the readings do not depend on; -1 for none
     */
    Spread(double[][] jacobian, int[] free, double sum, int unfelt) {
        int degrees = jacobian.length - free.length;
        student = degrees < 1
                ? Double.POSITIVE_INFINITY
                : new TDistribution(null, degrees).inverseCumulativeProbability(0.975);
        double[] lengths = new double[free.length];
        double longest = 0;
        for (int k = 0; k < free.length; k++) {
            for (double[] row : jacobian) {
                lengths[k] = Math.hypot(lengths[k], row[k]);
            }
            longest = Math.max(longest, lengths[k]);
        }
        int felt = 0;
        int[] columns = new int[free.length];
        for (int k = 0; k < free.length; k++) {
            if (free[k] != unfelt && lengths[k] > UNFELT * longest) {
                columns[felt++] = k;
            } else {
                covariance[free[k]][free[k]] = Double.POSITIVE_INFINITY;
            }
        }
        if (felt == 0) {
            return;
        }
        RealMatrix scaled = new Array2DRowRealMatrix(jacobian.length, felt);
        for (int i = 0; i < jacobian.length; i++) {
            for (int k = 0; k < felt; k++) {
                scaled.setEntry(i, k, jacobian[i][columns[k]] / lengths[columns[k]]);
            }
        }
        SingularValueDecomposition svd =
                new SingularValueDecomposition(scaled.transpose().multiply(scaled));
        boolean singular = svd.getInverseConditionNumber() < SINGULAR;
        RealMatrix inverse = svd.getSolver().getInverse();
        double variance = sum / Math.max(1, degrees);
        for (int k = 0; k < felt; k++) {
            for (int l = 0; l < felt; l++) {
                double entry = variance * inverse.getEntry(k, l) / (lengths[columns[k]] * lengths[columns[l]]);
                boolean endless = singular && k == l;
                covariance[free[columns[k]]][free[columns[l]]] = endless ? Double.POSITIVE_INFINITY : entry;
            }
        }
    }

    /** Of 95 % in the logarithm; infinite where nothing is known, 0 for what was given. */
    double halfWidth(int parameter) {
        return half(covariance[parameter][parameter]);
    }

    /** Of ln c = 2 ln B - ln T. */
    double resistanceHalfWidth() {
        return half(4 * covariance[2][2] + covariance[0][0] - 4 * covariance[0][2]);
    }

    private double half(double variance) {
        return variance == 0 ? 0 : Double.isFinite(variance) ? student * Math.sqrt(variance) : Double.POSITIVE_INFINITY;
    }

    double student() {
        return student;
    }

    double[][] correlation(int[] free) {
        double[][] correlation = new double[free.length][free.length];
        for (int k = 0; k < free.length; k++) {
            for (int l = 0; l < free.length; l++) {
                double both = covariance[free[k]][free[k]] * covariance[free[l]][free[l]];
                correlation[k][l] = k == l ? 1 : covariance[free[k]][free[l]] / Math.sqrt(both);
            }
        }
        return correlation;
    }
}
