package org.headroom.app.curtail;

import java.util.Locale;

/** What can be done with a job, or with servers that hold none, for a call. */
public enum Measure {
    /** It goes on as planned. */
    KEEP("goes on as planned"),
    /** Its GPUs get a lower power cap: within seconds. */
    CAP("lower power cap"),
    /** It stops once a checkpoint is written before the reduction is due. */
    PAUSE("pauses at its checkpoint"),
    /** Its lowest cap from when the reduction is due, and it stops once its next checkpoint is written. */
    CAP_THEN_PAUSE("lowest cap, then pauses at its checkpoint"),
    /** It stops at once; what was done since its last checkpoint is done again. */
    STOP("stops without a checkpoint"),
    /** It does not start before the end of the call. */
    HOLD("starts later"),
    /** It starts later because what it needs is free later. */
    WAIT("waits for others"),
    /** Servers without a job are switched off. */
    OFF("idle servers are switched off");

    private final String text;

    Measure(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the job does nothing during the call. */
    boolean stands() {
        return this == PAUSE || this == CAP_THEN_PAUSE || this == STOP || this == HOLD;
    }
}
