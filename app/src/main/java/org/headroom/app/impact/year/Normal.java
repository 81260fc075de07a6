package org.headroom.app.impact.year;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Quantiles of the standard normal distribution. Worked number: 0.95 is 1.644854. */
final class Normal {
    private Normal() {}

    static double quantile(double p) {
        return new NormalDistribution(0, 1).inverseCumulativeProbability(Math.clamp(p, 1e-9, 1 - 1e-9));
    }
}
