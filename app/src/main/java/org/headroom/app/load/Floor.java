package org.headroom.app.load;

import java.util.Arrays;

/** Which server holds which job and which are closed; a server never holds two. */
final class Floor {
    private static final int NONE = -1;

    private final Fleet fleet;
    private final Placement placement;
    private final double[] hallFeedW;
    private final int[] jobOf;
    private final int[] closed;
    private final int[] picked;
    private int free;
    private int closedAndEmpty;

    Floor(Fleet fleet, Placement placement, double[] hallFeedW) {
        this.fleet = fleet;
        this.placement = placement;
        this.hallFeedW = hallFeedW.clone();
        jobOf = new int[fleet.servers()];
        Arrays.fill(jobOf, NONE);
        closed = new int[fleet.servers()];
        picked = new int[fleet.servers()];
        free = fleet.servers();
    }

    /** The same floor without jobs and with nothing closed. */
    Floor emptied() {
        return new Floor(fleet, placement, hallFeedW);
    }

    int free() {
        return free;
    }

    /** Servers that hold no job and may not take one. */
    int closedAndEmpty() {
        return closedAndEmpty;
    }

    int jobOf(int server) {
        return jobOf[server];
    }

    boolean isClosed(int server) {
        return closed[server] > 0;
    }

    /** Gives a job up to {@code wanted} free servers, by the placement. */
    int[] take(int job, int wanted) {
        int found = placement.pick(fleet, this::isFree, roomW(), picked, Math.min(wanted, free));
        for (int k = 0; k < found; k++) {
            jobOf[picked[k]] = job;
        }
        free -= found;
        return Arrays.copyOf(picked, found);
    }

    void give(int server) {
        if (jobOf[server] == NONE) {
            throw new IllegalStateException("server " + server + " holds no job");
        }
        jobOf[server] = NONE;
        if (closed[server] > 0) {
            closedAndEmpty++;
        } else {
            free++;
        }
    }

    /** No job may come here; one that is here stays until it is moved. May be closed for several reasons at once. */
    void close(int server) {
        if (closed[server]++ == 0 && jobOf[server] == NONE) {
            free--;
            closedAndEmpty++;
        }
    }

    /** Takes one reason away. */
    void open(int server) {
        if (--closed[server] == 0 && jobOf[server] == NONE) {
            free++;
            closedAndEmpty--;
        }
    }

    private boolean isFree(int server) {
        return jobOf[server] == NONE && closed[server] == 0;
    }

    /** What each hall's feed could still carry if all its jobs drew the most; halls without a known feed by free servers. */
    private double[] roomW() {
        double[] room = new double[fleet.halls()];
        if (placement == Placement.WORST_FIT) {
            boolean known = Arrays.stream(hallFeedW).allMatch(Double::isFinite) && hallFeedW.length == room.length;
            for (int i = 0; i < jobOf.length; i++) {
                int rack = i / fleet.slots();
                double mostW = fleet.serverOf(rack).server().maxAcW();
                double idleW = fleet.serverOf(rack).server().idleAcW();
                room[fleet.hallOf(rack)] += known ? (isFree(i) ? -idleW : -mostW) : (isFree(i) ? mostW : 0);
            }
            for (int h = 0; known && h < room.length; h++) {
                room[h] += hallFeedW[h];
            }
        }
        return room;
    }
}
