package org.headroom.app.impact;

import java.util.List;
import java.util.Map;

/**
 * Some days that the year does not show, computed by the twin with something changed, and the same days without it.
 *
 * @param id as in {@code heat_wave}
 * @param title as a heading
 * @param words what is assumed, in plain words
 * @param source where that comes from
 * @param from first day, ISO 8601
 * @param days how many
 * @param figures by key: {@code peak_site_mw, mean_site_mw, energy_mwh, worst_day_gal, worst_day_potable_gal, makeup_gal,
 *     potable_gal, recycled_gal, throttled_percent, gpus_held_back, tank_low_percent, mains_low_kpa, gpu_most_c,
 *     violations, call_asked_mw, call_delivered_mw, call_level_mw, call_peak_mw, gpus_off, pue, co2_t, cost_usd.total}
 * @param usual the same days as they usually are, by the same keys
 * @param broken limits that do not hold, by their ids
 * @param brokenUsually those that do not hold on the same days as they usually are
 * @param changes the paths and values that make it, for the passport
 */
public record Alternative(
        String id,
        String title,
        String words,
        String source,
        String from,
        int days,
        Map<String, Double> figures,
        Map<String, Double> usual,
        List<String> broken,
        List<String> brokenUsually,
        Map<String, String> changes) {
    public Alternative {
        broken = List.copyOf(broken);
        brokenUsually = List.copyOf(brokenUsually);
    }

    /** A figure by its key; not a number if there is none. */
    public double figure(String key) {
        return figures.getOrDefault(key, Double.NaN);
    }

    public double usually(String key) {
        return usual.getOrDefault(key, Double.NaN);
    }
}
