package org.headroom.grid.storage;

import java.util.Arrays;

/**
 * Counts the cycles in a series of values by their depth, as it comes, without allocating: rainflow counting.
 *
 * <p>Turning points stand on a stack. With X the range of the last two and Y the one before: while X &gt;= Y, Y is a cycle
 * (half a cycle if it holds the first point of all) and its points go; otherwise the next point is awaited. Source: ASTM
 * E1049-85 (2017), 5.4.4; its example -2, 1, -3, 5, -1, 3, -4, 4, -2 gives 0.5 of range 3, 1.5 of 4, 0.5 of 6, 1 of 8 and
 * 0.5 of 9, what is left at the end counted as halves. Movements below the dead band do not turn. When the stack is full,
 * the first range on it is counted as half a cycle.
 */
public final class Rainflow {
    /** Takes what was counted. */
    @FunctionalInterface
    public interface Counted {
        /** @param cycles 1 or 0.5 */
        void cycle(double depth, double cycles);
    }

    private static final int ROOM = 48;

    private final double deadBand;
    private final double[] points = new double[ROOM];
    private int size;

    /** The extreme reached since the last turning point. */
    private double reached;

    private int direction;

    /** @param deadBand movements smaller than this do not turn, in the unit of the values */
    public Rainflow(double deadBand) {
        this.deadBand = deadBand;
    }

    /** The next value of the series. */
    public void add(double value, Counted counted) {
        if (size == 0) {
            points[size++] = value;
            reached = value;
            direction = 0;
        } else if (direction == 0) {
            if (Math.abs(value - reached) > deadBand) {
                direction = value > reached ? 1 : -1;
                reached = value;
            }
        } else if ((value - reached) * direction >= 0) {
            reached = value;
        } else if (Math.abs(value - reached) > deadBand) {
            turn(reached, counted);
            direction = -direction;
            reached = value;
        }
    }

    /** Depth of the movement that is going on, from the last turning point, in the unit of the values. */
    public double openDepth() {
        return size == 0 ? 0 : Math.abs(reached - points[size - 1]);
    }

    /** Counts what is left as half cycles, as at the end of a series, and starts anew. */
    public void finish(Counted counted) {
        if (direction != 0) {
            turn(reached, counted);
        }
        for (int i = 1; i < size; i++) {
            counted.cycle(Math.abs(points[i] - points[i - 1]), 0.5);
        }
        size = 0;
        direction = 0;
    }

    private void turn(double point, Counted counted) {
        if (size == ROOM) {
            counted.cycle(Math.abs(points[1] - points[0]), 0.5);
            drop(0, 1);
        }
        points[size++] = point;
        while (size >= 3) {
            double last = Math.abs(points[size - 1] - points[size - 2]);
            double before = Math.abs(points[size - 2] - points[size - 3]);
            if (last < before) {
                return;
            }
            if (size == 3) {
                counted.cycle(before, 0.5);
                drop(0, 1);
            } else {
                counted.cycle(before, 1);
                drop(size - 3, 2);
            }
        }
    }

    private void drop(int from, int count) {
        System.arraycopy(points, from + count, points, from, size - from - count);
        size -= count;
    }

    /** Takes over another counter's state, without allocating. */
    public void restore(Rainflow from) {
        System.arraycopy(from.points, 0, points, 0, from.size);
        size = from.size;
        reached = from.reached;
        direction = from.direction;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(points, size)) + " to " + reached;
    }
}
