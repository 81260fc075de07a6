package org.headroom.app.load;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Servers of one job that are out for a while, each until an instant of its own: of a job whose servers do not wait for each
 * other. Grows when a server goes out, at no other time.
 */
final class OutServers {
    private final BitSet out = new BitSet();
    private int[] server = {};
    private double[] untilS = {};
    private int count;

    int count() {
        return count;
    }

    boolean has(int which) {
        return count > 0 && out.get(which);
    }

    /** A server that is out already is out until the later of the two instants. */
    void add(int which, double endS) {
        if (has(which)) {
            int at = indexOf(which);
            untilS[at] = Math.max(untilS[at], endS);
            return;
        }
        if (count == server.length) {
            server = Arrays.copyOf(server, 2 * count + 4);
            untilS = Arrays.copyOf(untilS, 2 * count + 4);
        }
        server[count] = which;
        untilS[count++] = endS;
        out.set(which);
    }

    /** When the next one is back, epoch seconds; infinite if none is out. */
    double nextS() {
        double next = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            next = Math.min(next, untilS[i]);
        }
        return next;
    }

    /** Takes the one that is back first off the list; of two at once the one that went out first. */
    int removeNext() {
        int at = 0;
        for (int i = 1; i < count; i++) {
            at = untilS[i] < untilS[at] ? i : at;
        }
        int which = server[at];
        removeAt(at);
        return which;
    }

    /** Forgets those that do not satisfy the condition. */
    void keep(IntPredicate stays) {
        for (int i = count - 1; i >= 0; i--) {
            if (!stays.test(server[i])) {
                removeAt(i);
            }
        }
    }

    void clear() {
        out.clear();
        count = 0;
    }

    private int indexOf(int which) {
        int at = 0;
        while (server[at] != which) {
            at++;
        }
        return at;
    }

    private void removeAt(int at) {
        out.clear(server[at]);
        count--;
        System.arraycopy(server, at + 1, server, at, count - at);
        System.arraycopy(untilS, at + 1, untilS, at, count - at);
    }
}
