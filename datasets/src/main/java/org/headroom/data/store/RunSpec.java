package org.headroom.data.store;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was asked of a run.
 *
 * @param kind {@code plan} or {@code simulate}
 * @param site name or path of the site
 * @param weather name or path of the weather
 * @param jobs name or path of the job list; empty if none
 * @param fromS start of the window, epoch s
 * @param toS end of the window, epoch s
 * @param stepS length of a step, s
 * @param argumentsJson the arguments that shape the result, as JSON
 * @param inputs SHA-256 of each input's content by its name
 * @param modelVersion of the models that computed it
 */
public record RunSpec(
        String kind,
        String site,
        String weather,
        String jobs,
        long fromS,
        long toS,
        long stepS,
        String argumentsJson,
        SortedMap<String, String> inputs,
        String modelVersion) {
    public RunSpec {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }
}
