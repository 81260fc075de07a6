package org.headroom.app.impact;

import java.util.List;
import java.util.Map;

/**
 * Years with other inputs, other weather and other work, all as likely as each other.
 *
 * @param members how many
 * @param seed of the draws: the same gives the same
 * @param outcomes of each member by key, as in {@link Year#figures()}
 * @param influences what matters most, strongest first
 */
public record Ensemble(int members, long seed, Map<String, double[]> outcomes, List<Influence> influences) {
    /**
     * How strongly an input moves an outcome.
     *
     * @param path of the site's file, or {@code weather} or {@code work}
     * @param outcome key of {@link #outcomes}
     * @param low value of the input at the lower end of its range
     * @param high value at the upper end
     * @param rankCorrelation of Spearman, -1 to 1
     * @param share of the variance of the outcome that goes with it, 0 to 1
     */
    public record Influence(
            String path, String outcome, double low, double high, double rankCorrelation, double share) {}

    /** Of an outcome; unknown if the ensemble does not have it. */
    public Spread spread(String key) {
        double[] values = outcomes.get(key);
        return values == null ? Spread.UNKNOWN : Spread.of(values);
    }
}
