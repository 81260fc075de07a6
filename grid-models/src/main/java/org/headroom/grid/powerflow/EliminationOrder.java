package org.headroom.grid.powerflow;

import java.util.Arrays;

/**
 * The order in which buses are eliminated and what fills in, found once for a topology.
 *
 * <p>Minimum degree: the bus with the fewest neighbours left goes next, and its neighbours become neighbours of one another. The
 * pattern is symmetric, so a slot is one place above the diagonal and its mirror below. Taking a branch out of service leaves a
 * zero in the pattern and the order as it is.
 *
 * <p>Source: Tinney and Walker, Direct solutions of sparse network equations by optimally ordered triangular factorization,
 * Proc. IEEE 55 (1967), scheme 2. Worked example: a star of one bus and four neighbours has 4 slots and no fill; eliminating
 * its middle first would give 10.
 */
final class EliminationOrder {
    /** Place of each bus in the order. */
    final int[] place;
    /** Bus at each place. */
    final int[] bus;
    /** First slot of each place, and one after the last. */
    final int[] start;
    /** Place of the later neighbour of each slot, rising within a row. */
    final int[] later;
    /** For each row and each pair of its slots (first, second), first before second: the slot that joins them. */
    final int[] joined;

    /**
     * @param one one end of each edge, by bus; edges may repeat, none joins a bus to itself
     * @param two the other end
     * @param last buses that are eliminated after all others
     */
    EliminationOrder(int buses, int[] one, int[] two, boolean[] last) {
        int[][] near = neighbours(buses, one, two);
        int[] degree = new int[buses];
        for (int i = 0; i < buses; i++) {
            degree[i] = near[i].length;
        }
        place = new int[buses];
        bus = new int[buses];
        int[][] rows = eliminate(near, degree, last);
        start = new int[buses + 1];
        for (int k = 0; k < buses; k++) {
            start[k + 1] = start[k] + rows[k].length;
        }
        later = new int[start[buses]];
        for (int k = 0; k < buses; k++) {
            for (int t = 0; t < rows[k].length; t++) {
                later[start[k] + t] = place[rows[k][t]];
            }
            Arrays.sort(later, start[k], start[k + 1]);
        }
        joined = joins();
    }

    int slots() {
        return later.length;
    }

    /** The slot between two places, the earlier first; -1 if there is none. */
    int slot(int earlier, int later) {
        int at = Arrays.binarySearch(this.later, start[earlier], start[earlier + 1], later);
        return at < 0 ? -1 : at;
    }

    private static int[][] neighbours(int buses, int[] one, int[] two) {
        int[] count = new int[buses];
        for (int e = 0; e < one.length; e++) {
            count[one[e]]++;
            count[two[e]]++;
        }
        int[][] near = new int[buses][];
        for (int i = 0; i < buses; i++) {
            near[i] = new int[count[i]];
        }
        Arrays.fill(count, 0);
        for (int e = 0; e < one.length; e++) {
            near[one[e]][count[one[e]]++] = two[e];
            near[two[e]][count[two[e]]++] = one[e];
        }
        for (int i = 0; i < buses; i++) {
            near[i] = Arrays.stream(near[i]).sorted().distinct().toArray();
        }
        return near;
    }

    /** Orders the buses; returns the later neighbours of each place, as buses. */
    private int[][] eliminate(int[][] near, int[] degree, boolean[] last) {
        int n = near.length;
        int[][] rows = new int[n][];
        int[] mark = new int[n];
        int stamp = 0;
        DegreeBuckets buckets = new DegreeBuckets(n);
        for (int i = n - 1; i >= 0; i--) {
            buckets.add(i, degree[i] + (last[i] ? n : 0));
        }
        int[] merged = new int[n];
        for (int k = 0; k < n; k++) {
            int v = buckets.takeLowest();
            place[v] = k;
            bus[k] = v;
            int[] around = Arrays.copyOf(near[v], degree[v]);
            rows[k] = around;
            for (int u : around) {
                stamp++;
                mark[u] = stamp;
                mark[v] = stamp;
                int size = 0;
                for (int t = 0; t < degree[u]; t++) {
                    int w = near[u][t];
                    if (w != v) {
                        merged[size++] = w;
                        mark[w] = stamp;
                    }
                }
                for (int w : around) {
                    if (mark[w] != stamp) {
                        merged[size++] = w;
                    }
                }
                if (size > near[u].length) {
                    near[u] = new int[size + size / 2];
                }
                System.arraycopy(merged, 0, near[u], 0, size);
                degree[u] = size;
                buckets.move(u, size + (last[u] ? n : 0));
            }
        }
        return rows;
    }

    private int[] joins() {
        int n = place.length;
        long count = 0;
        for (int k = 0; k < n; k++) {
            long size = (long) start[k + 1] - start[k];
            count += size * (size - 1) / 2;
        }
        int[] joins = new int[Math.toIntExact(count)];
        int at = 0;
        for (int k = 0; k < n; k++) {
            for (int t = start[k]; t < start[k + 1]; t++) {
                for (int s = t + 1; s < start[k + 1]; s++) {
                    joins[at++] = slot(later[t], later[s]);
                }
            }
        }
        return joins;
    }
}
