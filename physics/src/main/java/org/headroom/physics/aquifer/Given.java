package org.headroom.physics.aquifer;

import org.headroom.physics.basis.Checks;

/**
 * Unknowns of a pumping test that are known beforehand; NaN is to be fitted.
 *
 * @param transmissivity m2/s
 * @param storativity 1
 * @param leakageM leakage factor, m
 */
public record Given(double transmissivity, double storativity, double leakageM) {
    /** Everything is fitted. */
    public static final Given NOTHING = new Given(Double.NaN, Double.NaN, Double.NaN);

    public Given {
        if (!Double.isNaN(transmissivity)) {
            Checks.positive("transmissivity", transmissivity);
        }
        if (!Double.isNaN(storativity)) {
            Checks.positive("storativity", storativity);
        }
        if (!Double.isNaN(leakageM)) {
            Checks.positive("leakage_factor_m", leakageM);
        }
    }

    Given withLeakage(double leakage) {
        return new Given(transmissivity, storativity, leakage);
    }

    /** T, S, B as the logarithms that a search starts from, the given ones in place of those. */
    double[] over(double[] logs) {
        double[] all = logs.clone();
        double[] known = {transmissivity, storativity, leakageM};
        for (int i = 0; i < all.length; i++) {
            all[i] = Double.isNaN(known[i]) ? all[i] : Math.log(known[i]);
        }
        return all;
    }

    /** Which of T, S, B a model leaves to be fitted. */
    int[] free(TestModel model) {
        double[] known = {transmissivity, storativity, leakageM};
        return java.util.stream.IntStream.range(0, model.parameters())
                .filter(i -> Double.isNaN(known[i]))
                .toArray();
    }
}
