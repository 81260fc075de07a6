package org.headroom.grid.powerflow;

import java.util.Arrays;

/** Buses kept by their degree, the lowest at hand: doubly linked lists, one a degree. */
final class DegreeBuckets {
    private static final int NONE = -1;

    private final int[] first;
    private final int[] next;
    private final int[] before;
    private final int[] degree;
    private int lowest;

    /** @param buses how many there are; degrees stay under twice that */
    DegreeBuckets(int buses) {
        first = new int[2 * buses + 1];
        next = new int[buses];
        before = new int[buses];
        degree = new int[buses];
        lowest = first.length;
        Arrays.fill(first, NONE);
    }

    void add(int bus, int busDegree) {
        degree[bus] = busDegree;
        int head = first[busDegree];
        next[bus] = head;
        before[bus] = NONE;
        if (head != NONE) {
            before[head] = bus;
        }
        first[busDegree] = bus;
        lowest = Math.min(lowest, busDegree);
    }

    void move(int bus, int busDegree) {
        if (degree[bus] != busDegree) {
            remove(bus);
            add(bus, busDegree);
        }
    }

    /** Removes and returns a bus of lowest degree; there must be one. */
    int takeLowest() {
        while (first[lowest] == NONE) {
            lowest++;
        }
        int bus = first[lowest];
        remove(bus);
        return bus;
    }

    private void remove(int bus) {
        if (before[bus] == NONE) {
            first[degree[bus]] = next[bus];
        } else {
            next[before[bus]] = next[bus];
        }
        if (next[bus] != NONE) {
            before[next[bus]] = before[bus];
        }
    }
}
