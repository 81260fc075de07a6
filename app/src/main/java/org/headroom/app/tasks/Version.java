package org.headroom.app.tasks;

/** Versions that go into every document and run id. */
public final class Version {
    private Version() {}

    /** The program. */
    public static final String CURRENT = "0.1.0";

    /** The models: changes whenever the same input may give another number. */
    public static final String MODEL = "1";
}
