package org.headroom.app.tasks;

import java.util.Locale;

/** For whom a report is written: which sections it has to begin with, and how much detail. */
public enum ReportAudience {
    /** Neighbours: power and water in short, and how far to trust it. */
    RESIDENT,
    /** Who permits and supervises: every limit, every figure, every input with its source. */
    REGULATOR,
    /** Who runs the site: all of it, jobs and cost included. */
    OPERATOR;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
