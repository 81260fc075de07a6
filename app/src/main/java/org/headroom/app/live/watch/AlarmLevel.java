package org.headroom.app.live.watch;

/** How urgent an alarm is. */
public enum AlarmLevel {
    /** Somebody should know: a limit is less than an hour away, a meter is silent. */
    WATCH("watch"),
    /** Somebody should act: less than a quarter of an hour. */
    WARNING("warning"),
    /** A limit is passed or the site is blind. */
    CRITICAL("critical");

    private final String id;

    AlarmLevel(String id) {
        this.id = id;
    }

    /** As in JSON, in the log and in labels. */
    public String id() {
        return id;
    }
}
