package org.headroom.app.tasks;

import java.util.List;
import java.util.Map;

/**
 * What a verb of {@code live} found.
 *
 * @param json one document
 * @param lines the same for people
 * @param breaksLimits whether a limit was broken
 */
public record LiveAnswer(Map<String, Object> json, List<String> lines, boolean breaksLimits) {
    public LiveAnswer {
        lines = List.copyOf(lines);
    }
}
