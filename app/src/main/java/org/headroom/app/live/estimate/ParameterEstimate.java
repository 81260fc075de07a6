package org.headroom.app.live.estimate;

import java.util.List;

/**
 * What is known of one parameter of the plant now.
 *
 * @param path as in a site file: {@code calibration.tower_ua}
 * @param applied the value that the twin runs with
 * @param value the estimate; as {@code applied} where it is not identifiable
 * @param sd standard deviation of the estimate, other unknowns and instrument classes counted
 * @param priorSd what it was before any meter was heard
 * @param identifiable whether the meters can tell it from everything else
 * @param confoundedWith what it cannot be told from, the strongest first; empty if identifiable
 * @param frozen whether it keeps its applied value whatever the meters say
 */
public record ParameterEstimate(
        String path,
        double applied,
        double value,
        double sd,
        double priorSd,
        boolean identifiable,
        List<String> confoundedWith,
        boolean frozen) {
    public ParameterEstimate {
        confoundedWith = List.copyOf(confoundedWith);
    }

    /** {@code 0.953 +/- 0.012}, or what it cannot be told from. */
    public String text() {
        if (identifiable) {
            return "%.3f +/- %.3f".formatted(value, sd);
        }
        return confoundedWith.isEmpty()
                ? "not identifiable: no meter shows it"
                : "not identifiable: cannot be told from " + String.join(", ", confoundedWith);
    }
}
