package org.headroom.app.report.impact;

import java.util.Locale;

/** For whom a report is written; each reads the same numbers, and more or fewer of them. */
public enum Audience {
    RESIDENTS,
    COUNCIL,
    REGULATOR;

    /** As the command line spells it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
