package org.headroom.app.live.estimate;

/**
 * What all meters together say about the unknowns and about their own biases.
 *
 * <pre>
 * M  = M0 + sum of what each meter says ({@link MeterEvidence})            x = M^-1 (M0 m + right sides)   P = M^-1
 * b  = (v - c'x)/D                  var b = 1/D + c'P c/D^2                  cov(x, b) = -P c/D
 * T  = (x - m)^2/(V - var x)        of one unknown: prior mean m, variance V
 * </pre>
 *
 * <p>T is the generalised likelihood ratio of "this one alone is off by anything" against "all are within their priors": with
 * the prior taken away the estimate y has variance W, 1/var x = 1/V + 1/W, and T = (y - m)^2/(V + W) is the same number. It
 * is chi-squared with one degree of freedom where nothing is wrong (Narasimhan and Mah, AIChE J. 33:1514, 1987; Mah and
 * Tamhane, AIChE J. 28:828, 1982, for balances without unknown parameters).
 */
final class Posterior {
    private static final int N = Unknowns.COUNT;

    final double[] mean;
    final double[] covariance;
    final double[] biasMean;
    final double[] biasSd;
    private final double[] priorMean;
    private final double[] priorVariance;
    private final double[] biasVariance;
    private final MeterEvidence[] evidence;
    private final double[] information;
    private final double[] right;

    /**
     * @param priorMean of the unknowns, counted from where the evidence counts
     * @param biasVariance prior variances of the meters' biases
     */
    Posterior(MeterEvidence[] evidence, double[] priorMean, double[] priorVariance, double[] biasVariance) {
        this.evidence = evidence;
        this.priorMean = priorMean;
        this.priorVariance = priorVariance.clone();
        this.biasVariance = biasVariance.clone();
        information = new double[N * N];
        right = new double[N];
        for (int i = 0; i < N; i++) {
            information[i * N + i] = 1 / priorVariance[i];
            right[i] = priorMean[i] / priorVariance[i];
        }
        for (int m = 0; m < evidence.length; m++) {
            add(evidence[m], biasVariance[m]);
        }
        covariance = Symmetric.inverse(information, N);
        mean = Symmetric.times(covariance, N, right);
        biasMean = new double[evidence.length];
        biasSd = new double[evidence.length];
        for (int m = 0; m < evidence.length; m++) {
            MeterEvidence e = evidence[m];
            double all = e.d + 1 / biasVariance[m];
            double rest = e.v;
            for (int i = 0; i < N; i++) {
                rest -= e.c[i] * mean[i];
            }
            biasMean[m] = rest / all;
            biasSd[m] = Math.sqrt(1 / all + Symmetric.form(covariance, N, e.c) / (all * all));
        }
    }

    private void add(MeterEvidence e, double biasVariance) {
        if (e.count == 0) {
            return;
        }
        for (int i = 0; i < N; i++) {
            for (int k = 0; k < N; k++) {
                information[i * N + k] += e.information(i, k, biasVariance);
            }
            right[i] += e.right(i, biasVariance);
        }
    }

    double sd(int unknown) {
        return Math.sqrt(covariance[unknown * N + unknown]);
    }

    /** Standard deviation if all other unknowns were known. */
    double sdAlone(int unknown) {
        return Math.sqrt(1 / information[unknown * N + unknown]);
    }

    double correlation(int i, int k) {
        return covariance[i * N + k] / (sd(i) * sd(k));
    }

    /** Correlation of an unknown with a meter's bias. */
    double correlationWithBias(int unknown, int meter) {
        MeterEvidence e = evidence[meter];
        double sum = 0;
        for (int k = 0; k < N; k++) {
            sum -= covariance[unknown * N + k] * e.c[k];
        }
        return sum / (e.d + 1 / biasVariance[meter]) / (sd(unknown) * biasSd[meter]);
    }

    /** Likelihood ratio of an unknown. */
    double ratio(int unknown) {
        double off = mean[unknown] - priorMean[unknown];
        return ratio(off, priorVariance[unknown], covariance[unknown * N + unknown]);
    }

    /** Likelihood ratio of a meter's bias. */
    double ratioOfBias(int meter) {
        return ratio(biasMean[meter], biasVariance[meter], biasSd[meter] * biasSd[meter]);
    }

    private static double ratio(double off, double prior, double posterior) {
        double gained = prior - posterior;
        return gained > 1e-6 * prior ? off * off / gained : 0;
    }

    /** The mean where some unknowns are held at their prior mean, and others have no prior at all. */
    Estimate with(boolean[] held, boolean[] free) {
        double[] m = information.clone();
        double[] x = right.clone();
        for (int i = 0; i < N; i++) {
            if (free[i]) {
                m[i * N + i] -= 1 / priorVariance[i];
                x[i] -= priorMean[i] / priorVariance[i];
            }
        }
        double[] sd = new double[N];
        double[] inverse = Symmetric.inverse(m, N);
        for (int i = 0; i < N; i++) {
            sd[i] = Math.sqrt(inverse[i * N + i]);
        }
        for (int h = 0; h < N; h++) {
            if (held[h]) {
                for (int i = 0; i < N; i++) {
                    x[i] -= m[i * N + h] * priorMean[h];
                    m[i * N + h] = 0;
                    m[h * N + i] = 0;
                }
            }
        }
        for (int h = 0; h < N; h++) {
            if (held[h]) {
                m[h * N + h] = 1;
                x[h] = priorMean[h];
            }
        }
        Symmetric.factor(m, N);
        Symmetric.solve(m, N, x);
        return new Estimate(x, sd);
    }

    /**
     * Point values and their standard deviations, which count those that are held as unknown.
     *
     * @param mean counted as the evidence counts
     */
    record Estimate(double[] mean, double[] sd) {}

    /** What a meter adds to what is known of one unknown: information with its bias unknown. */
    double informationFrom(int meter, int unknown) {
        MeterEvidence e = evidence[meter];
        return e.count == 0 ? 0 : e.information(unknown, unknown, biasVariance[meter]);
    }
}
