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
    private static final long NEVER_S = Long.MAX_VALUE / 4;

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

    /** What an answer says of a job: enough to draw it, not to move it. */
    public static ScheduleEntry sketch(WhatIfJob job) {
        long dueS = job.lateS() > 0 ? job.endS() - job.lateS() : NEVER_S;
        boolean cloud = !job.site().isEmpty();
        return new ScheduleEntry(
                new ScheduleJob(
                        job.id(),
                        job.work(),
                        job.startS(),
                        dueS,
                        null,
                        job.gpus(),
                        job.gpus(),
                        (job.endS() - job.startS()) / 3600.0,
                        1,
                        job.powerCapW(),
                        List.of(),
                        false,
                        1),
                job.placed()
                        ? List.of(new SchedulePiece(job.startS(), job.endS(), job.gpus(), job.powerCapW(), cloud, 1))
                        : List.of(),
                false,
                false,
                job.reason());
    }

    ScheduleEntry at(List<SchedulePiece> others) {
        return new ScheduleEntry(job, others, locked, true, "set by hand");
    }
}
