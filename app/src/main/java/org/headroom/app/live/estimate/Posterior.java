package org.headroom.app.live.estimate;

/**
 * What all meters together say about the unknowns and about their own biases.
 *
 * <pre>
 * M  = M0 + sum (A - c c'/D)        x = M^-1 (M0 m + sum (u - c v/D))        P = M^-1
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
        double all = e.d + 1 / biasVariance;
        for (int i = 0; i < N; i++) {
            for (int k = 0; k < N; k++) {
                information[i * N + k] += e.a[i * N + k] - e.c[i] * e.c[k] / all;
            }
            right[i] += e.u[i] - e.c[i] * e.v / all;
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

    /** The mean where some unknowns are held at their prior mean. */
    double[] meanWith(boolean[] held) {
        double[] m = information.clone();
        double[] x = right.clone();
        for (int h = 0; h < N; h++) {
            if (held[h]) {
                for (int i = 0; i < N; i++) {
                    x[i] -= information[i * N + h] * priorMean[h];
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
        return x;
    }

    /** What a meter adds to what is known of one unknown: information with its bias unknown. */
    double informationFrom(int meter, int unknown) {
        MeterEvidence e = evidence[meter];
        double all = e.d + 1 / biasVariance[meter];
        return e.count == 0 ? 0 : e.a[unknown * N + unknown] - e.c[unknown] * e.c[unknown] / all;
    }
}
