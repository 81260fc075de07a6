package org.headroom.app.planning;

/** How a job runs: from start to end from a slot on in one mode. */
public final class Course {
    final int start;
    final int mode;

    private Course(int start, int mode) {
        this.start = start;
        this.mode = mode;
    }

    static Course of(int start, int mode) {
        return new Course(start, mode);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Course c && c.start == start && c.mode == mode);
    }

    @Override
    public int hashCode() {
        return 31 * start + mode;
    }

    @Override
    public String toString() {
        return start + "/" + mode;
    }
}
