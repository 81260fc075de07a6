package org.headroom.app.tasks;

import java.util.List;

/**
 * A job and where it stands.
 *
 * @param pieces in time order; none if it has no place
 * @param locked whether a solver must leave it where it is
 * @param edited whether its place is another one than the baseline's
 * @param reason why it is when it is, in a few words
 */
public record ScheduleEntry(
        ScheduleJob job, List<SchedulePiece> pieces, boolean locked, boolean edited, String reason) {
    public ScheduleEntry {
        pieces = List.copyOf(pieces);
    }

    public String id() {
        return job.id();
    }

    public boolean placed() {
        return !pieces.isEmpty();
    }

    /** Epoch seconds; only of a job that has a place. */
    public long startS() {
        return pieces.getFirst().startS();
    }

    /** Epoch seconds; only of a job that has a place. */
    public long endS() {
        return pieces.getLast().endS();
    }

    /** Seconds that it ends after its due date; 0 if it is in time or has no place. */
    public long lateS() {
        return placed() ? Math.max(0, endS() - job.dueS()) : 0;
    }

    public boolean cloud() {
        return placed() && pieces.getFirst().cloud();
    }

    ScheduleEntry at(List<SchedulePiece> others) {
        return new ScheduleEntry(job, others, locked, true, "set by hand");
    }
}
