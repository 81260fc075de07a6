package org.headroom.app.load;

import java.util.Locale;

/** What the GPUs of a server do. */
public enum JobPhase {
    /** No job. */
    IDLE,
    /** Closed: under maintenance or repair. */
    OUT,
    /** A job loads and compiles. */
    START_UP,
    /** Compute, exposed communication and bubbles, at their mean over an iteration. */
    ITERATING,
    /** Computing stands while state is saved. */
    CHECKPOINT,
    EVALUATION,
    /** Failed and not yet found out: all wait in a collective. */
    HUNG,
    /** Stopped; loading the last checkpoint. */
    RESTART;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
