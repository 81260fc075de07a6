package org.headroom.app.impact.year;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * The share of an outcome's variance that goes with each input: squares of standardized rank regression coefficients
 * (Saltelli et al. 2008, Global Sensitivity Analysis, section 1.2.5, on ranks),
 *
 * <pre>
 * (R_y - mean) / s_y = sum over i of b_i (R_i - mean_i) / s_i + rest,   share_i = b_i^2
 * </pre>
 *
 * <p>R ranks, s their standard deviations. Unlike a correlation alone it does not give an input what belongs to another
 * with which chance has joined it. With fewer than ten members more than inputs it is the square of Spearman's
 * correlation. Shares add to about 1 where the outcome follows its inputs one way; what is missing is the days' order and
 * what inputs do together.
 */
final class RankRegression {
    private static final int SPARE = 10;

    private RankRegression() {}

    /** @param x values of each input by member */
    static double[] shares(double[][] x, double[] y) {
        double[] shares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double rho = RankCorrelation.of(x[i], y);
            shares[i] = rho * rho;
        }
        if (y.length < x.length + SPARE) {
            return shares;
        }
        double[][] rows = new double[y.length][x.length];
        for (int i = 0; i < x.length; i++) {
            double[] z = standardized(x[i]);
            for (int m = 0; m < y.length; m++) {
                rows[m][i] = z[m];
            }
        }
        try {
            double[] b = new QRDecomposition(new Array2DRowRealMatrix(rows, false))
                    .getSolver()
                    .solve(new ArrayRealVector(standardized(y), false))
                    .toArray();
            for (int i = 0; i < b.length; i++) {
                shares[i] = b[i] * b[i];
            }
        } catch (SingularMatrixException e) {
            return shares;
        }
        return shares;
    }

    private static double[] standardized(double[] values) {
        double[] z = RankCorrelation.ranks(values);
        double mean = 0;
        for (double r : z) {
            mean += r / z.length;
        }
        double square = 0;
        for (double r : z) {
            square += (r - mean) * (r - mean) / z.length;
        }
        double deviation = Math.sqrt(square);
        for (int m = 0; m < z.length; m++) {
            z[m] = deviation > 0 ? (z[m] - mean) / deviation : 0;
        }
        return z;
    }
}
