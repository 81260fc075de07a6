package org.headroom.app.export;

import java.util.List;
import java.util.Map;

/**
 * What surrounds a schedule: the window, what happens in it, and what the site may take.
 *
 * @param fromS start of the window, epoch seconds
 * @param toS its end
 * @param events calls and maintenance that a plan may know of, in time order
 * @param budget null if it is not known
 * @param members ids of the jobs in a batch, by the batch's id; absent for a job of its own
 */
public record PlanContext(
        long fromS,
        long toS,
        List<Event> events,
        @org.jspecify.annotations.Nullable Budget budget,
        Map<String, List<String>> members) {
    /** Nothing is known. */
    public static final PlanContext NONE = new PlanContext(0, 0, List.of(), null, Map.of());

    /**
     * Something that happens at a known time.
     *
     * @param kind as in {@code utility_call}
     * @param text for people
     */
    public record Event(String id, String kind, long fromS, long toS, String text) {}

    public PlanContext {
        events = List.copyOf(events);
        members = Map.copyOf(members);
    }
}
