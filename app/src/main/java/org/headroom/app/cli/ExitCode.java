package org.headroom.app.cli;

/** What the process says when it ends. */
public final class ExitCode {
    private ExitCode() {}

    /** Done and within limits. */
    public static final int OK = 0;

    /** Done, but a limit is violated or a solver did not converge. */
    public static final int LIMIT = 1;

    /** Bad usage or bad input. */
    public static final int BAD_INPUT = 2;

    /** Something outside failed: disk, network, database. */
    public static final int OUTSIDE = 3;

    /** A bug in Headroom. */
    public static final int BUG = 70;

    public static final int INTERRUPTED = 130;
}
