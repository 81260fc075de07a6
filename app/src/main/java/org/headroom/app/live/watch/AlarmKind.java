package org.headroom.app.live.watch;

/** What an alarm is about; the first part of its id. */
public enum AlarmKind {
    /** A limit of the site. */
    LIMIT("limit"),
    /** A meter that contradicts physics. */
    METER("meter"),
    /** Telemetry that stops, lags or disagrees about the time. */
    TELEMETRY("telemetry"),
    /** Servers and plant. */
    PLANT("plant"),
    /** The database. */
    STORE("store");

    private final String id;

    AlarmKind(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
