package org.headroom.app.load;

/** Servers that a step held below what they asked for: by heat, or off. Allocate once, refill every step. */
public final class HeldBack {
    private final int[] server;
    private final double[] powerShare;
    private final boolean[] off;
    private int count;

    public HeldBack(int servers) {
        server = new int[servers];
        powerShare = new double[servers];
        off = new boolean[servers];
    }

    public void clear() {
        count = 0;
    }

    /**
     * A server that drew less than it asked for.
     *
     * @param share drawn over asked, both above the idle power of its GPUs, 0 to 1
     */
    public void add(int which, double share) {
        server[count] = which;
        powerShare[count] = share;
        off[count++] = false;
    }

    /** A server that switched itself off. */
    public void addOff(int which) {
        server[count] = which;
        powerShare[count] = 0;
        off[count++] = true;
    }

    public int size() {
        return count;
    }

    public int server(int index) {
        return server[index];
    }

    public double powerShare(int index) {
        return powerShare[index];
    }

    public boolean off(int index) {
        return off[index];
    }
}
