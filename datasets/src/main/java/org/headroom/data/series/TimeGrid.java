package org.headroom.data.series;

/**
 * Equal steps from an instant: step {@code i} covers {@code [startS + i stepS, startS + (i + 1) stepS)}.
 *
 * @param startS epoch seconds of the first step's start
 * @param stepS length of a step, s
 * @param count number of steps
 */
public record TimeGrid(long startS, long stepS, int count) {
    public TimeGrid {
        if (stepS <= 0 || count < 0) {
            throw new IllegalArgumentException("a time grid needs a positive step and no negative count");
        }
    }

    public long fromS(int step) {
        return startS + step * stepS;
    }

    public long toS(int step) {
        return fromS(step) + stepS;
    }

    public long endS() {
        return startS + count * stepS;
    }

    /** The step that holds an instant; below 0 or at least {@code count} when it lies outside. */
    public int stepAt(long epochS) {
        return Math.toIntExact(Math.floorDiv(epochS - startS, stepS));
    }
}
