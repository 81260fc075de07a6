package org.headroom.app.planning;

import java.util.Arrays;

/**
 * How a job runs: a whole run from a slot in a mode, or up to {@link #MOST_PIECES} pieces in time order. All pieces but
 * the last end before a slot that is chosen; the last ends when the work is done.
 */
public final class Course {
    static final int MOST_PIECES = 4;
    private static final int[] WHOLE = {};

    final int start;
    final int mode;
    /** Of the pieces: the slot before which each ends, then start and mode of the next; empty for a whole run. */
    private final int[] more;

    private Course(int start, int mode, int[] more) {
        this.start = start;
        this.mode = mode;
        this.more = more;
    }

    static Course of(int start, int mode) {
        return new Course(start, mode, WHOLE);
    }

    /** The same with the piece that runs at a slot ended there and a new one from {@code resume} on. */
    Course cut(int slot, int resume, int nextMode) {
        int pieces = pieces();
        int k = 0;
        while (k < pieces - 1 && to(k) <= slot) {
            k++;
        }
        int[] longer = new int[more.length + 3];
        System.arraycopy(more, 0, longer, 0, 3 * k);
        longer[3 * k] = slot;
        longer[3 * k + 1] = resume;
        longer[3 * k + 2] = nextMode;
        System.arraycopy(more, 3 * k, longer, 3 * k + 3, more.length - 3 * k);
        return new Course(start, mode, longer);
    }

    /** The same without piece {@code k}, 1 or later: the one before it runs on. */
    Course join(int k) {
        int[] shorter = new int[more.length - 3];
        System.arraycopy(more, 0, shorter, 0, 3 * (k - 1));
        System.arraycopy(more, 3 * k, shorter, 3 * (k - 1), more.length - 3 * k);
        return new Course(start, mode, shorter.length == 0 ? WHOLE : shorter);
    }

    /** The same with another start and mode of piece {@code k}. */
    Course with(int k, int newStart, int newMode) {
        if (k == 0) {
            return new Course(newStart, newMode, more);
        }
        int[] other = more.clone();
        other[3 * k - 2] = newStart;
        other[3 * k - 1] = newMode;
        return new Course(start, mode, other);
    }

    /** The same with piece {@code k}, not the last, ended before another slot. */
    Course ended(int k, int slot) {
        int[] other = more.clone();
        other[3 * k] = slot;
        return new Course(start, mode, other);
    }

    /** All pieces moved by so many slots. */
    Course moved(int slots) {
        int[] other = more.length == 0 ? more : more.clone();
        for (int i = 0; i < other.length; i += 3) {
            other[i] += slots;
            other[i + 1] += slots;
        }
        return new Course(start + slots, mode, other);
    }

    int pieces() {
        return 1 + more.length / 3;
    }

    int from(int k) {
        return k == 0 ? start : more[3 * k - 2];
    }

    int mode(int k) {
        return k == 0 ? mode : more[3 * k - 1];
    }

    /** The slot before which a piece ends that is not the last. */
    int to(int k) {
        return more[3 * k];
    }

    /** Whether pieces follow each other in time, each at least a slot long. */
    boolean inOrder() {
        for (int k = 0; k < pieces() - 1; k++) {
            if (to(k) <= from(k) || from(k + 1) < to(k)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Course c && c.start == start && c.mode == mode && Arrays.equals(c.more, more);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * start + mode) + Arrays.hashCode(more);
    }

    @Override
    public String toString() {
        return start + "/" + mode + (more.length == 0 ? "" : Arrays.toString(more));
    }
}
