package org.headroom.app.load;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Where the servers of a starting job stand. */
public enum Placement {
    /** The lowest free servers. */
    LOWEST,
    /** Together by array: the fullest array that can take the job, else whole arrays first. */
    COMPACT,
    /** The same number from every hall, as far as each has them. */
    SPREAD,
    /** The halls with most room on their feeds first. */
    WORST_FIT;

    /** As site files write it. */
    public static Placement parse(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /**
     * Picks servers for one job.
     *
     * @param free whether a server may be taken
     * @param hallRoomW what each hall's feed can still carry; used by {@link #WORST_FIT} alone
     * @param into takes the servers picked, from 0
     * @param wanted how many
     * @return how many were found
     */
    public int pick(Fleet fleet, IntPredicate free, double[] hallRoomW, int[] into, int wanted) {
        return switch (this) {
            case LOWEST -> lowest(0, fleet.servers(), free, into, 0, wanted);
            case COMPACT -> compact(fleet, free, into, wanted);
            case SPREAD -> spread(fleet, free, into, wanted);
            case WORST_FIT -> worstFit(fleet, free, hallRoomW, into, wanted);
        };
    }

    private static int lowest(int from, int to, IntPredicate free, int[] into, int found, int wanted) {
        int have = found;
        for (int i = from; i < to && have < wanted; i++) {
            if (free.test(i)) {
                into[have++] = i;
            }
        }
        return have;
    }

    private static int compact(Fleet fleet, IntPredicate free, int[] into, int wanted) {
        int size = fleet.slots() * fleet.racksPerArray();
        int arrays = Math.ceilDiv(fleet.servers(), size);
        int[] room = new int[arrays];
        for (int i = 0; i < fleet.servers(); i++) {
            room[i / size] += free.test(i) ? 1 : 0;
        }
        int found = 0;
        while (found < wanted) {
            int left = wanted - found;
            int best = -1;
            for (int a = 0; a < arrays; a++) {
                boolean better = best < 0
                        || (room[a] >= left
                                ? room[best] < left || room[a] < room[best]
                                : room[best] < left && room[a] > room[best]);
                best = room[a] > 0 && better ? a : best;
            }
            if (best < 0) {
                return found;
            }
            int end = Math.min(fleet.servers(), (best + 1) * size);
            found = lowest(best * size, end, free, into, found, wanted);
            room[best] = 0;
        }
        return found;
    }

    private static int spread(Fleet fleet, IntPredicate free, int[] into, int wanted) {
        int halls = fleet.halls();
        int[] room = roomOfHalls(fleet, free);
        int[] share = new int[halls];
        int left = wanted;
        while (left > 0) {
            int open = 0;
            for (int h = 0; h < halls; h++) {
                open += share[h] < room[h] ? 1 : 0;
            }
            if (open == 0) {
                break;
            }
            int each = Math.max(1, left / open);
            for (int h = 0; h < halls && left > 0; h++) {
                int more = Math.min(left, Math.min(each, room[h] - share[h]));
                share[h] += more;
                left -= more;
            }
        }
        int found = 0;
        int[] ends = fleet.hallEnds();
        for (int h = 0; h < halls; h++) {
            found = inHall(fleet, ends, h, free, into, found, found + share[h]);
        }
        return found;
    }

    private static int worstFit(Fleet fleet, IntPredicate free, double[] hallRoomW, int[] into, int wanted) {
        int[] ends = fleet.hallEnds();
        boolean[] used = new boolean[ends.length];
        int found = 0;
        for (int round = 0; round < ends.length && found < wanted; round++) {
            int best = -1;
            for (int h = 0; h < ends.length; h++) {
                best = !used[h] && (best < 0 || hallRoomW[h] > hallRoomW[best]) ? h : best;
            }
            used[best] = true;
            found = inHall(fleet, ends, best, free, into, found, wanted);
        }
        return found;
    }

    private static int inHall(Fleet fleet, int[] ends, int hall, IntPredicate free, int[] into, int found, int wanted) {
        int from = hall == 0 ? 0 : ends[hall - 1] * fleet.slots();
        int to = Math.min(fleet.servers(), ends[hall] * fleet.slots());
        return lowest(from, to, free, into, found, wanted);
    }

    private static int[] roomOfHalls(Fleet fleet, IntPredicate free) {
        int[] room = new int[fleet.halls()];
        for (int i = 0; i < fleet.servers(); i++) {
            room[fleet.hallOf(i / fleet.slots())] += free.test(i) ? 1 : 0;
        }
        return room;
    }
}
