package org.headroom.app.live.estimate;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that an estimator must know to go on after a restart: numbers and words only, so that it can be written as JSON.
 *
 * @param atS epoch seconds up to which telemetry was used
 * @param numbers arrays by name
 * @param frozen paths of frozen parameters
 * @param corrections all so far, the oldest first
 */
public record EstimatorState(
        double atS, SortedMap<String, double[]> numbers, List<String> frozen, List<Correction> corrections) {
    public EstimatorState {
        numbers = new TreeMap<>(numbers);
        frozen = List.copyOf(frozen);
        corrections = List.copyOf(corrections);
    }
}
