package org.headroom.app.impact;

import java.util.Map;

/**
 * A year, or an event, with something changed.
 *
 * @param id as in {@code recycled_water} or {@code heat_wave}
 * @param changes the paths and values that make it, for the passport
 */
public record Alternative(String id, String title, String words, Year year, Map<String, String> changes) {}
