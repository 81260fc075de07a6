package org.headroom.grid.supply;

import org.headroom.physics.basis.OutOfRange;

/**
 * The utility's meter: collects power over any steps into half-hour means on the clock's half hours. {@link #add}
 * allocates nothing.
 */
public final class DemandMeter {
    /** Length of a demand interval, s (facts: NES bills the highest 30-minute average of the month). */
    public static final long SLOT_S = 1800;

    private final long fromS;
    private final long toS;
    private final double[] energyJ;

    /** @param fromS start of the metered window, on a half hour */
    public DemandMeter(long fromS, long toS) {
        if (Math.floorMod(fromS, SLOT_S) != 0 || toS <= fromS) {
            throw new OutOfRange("demand meter window", fromS + " to " + toS, "a start on a half hour and a later end");
        }
        this.fromS = fromS;
        this.toS = toS;
        this.energyJ = new double[Math.toIntExact((toS - fromS + SLOT_S - 1) / SLOT_S)];
    }

    /** Adds a mean power over {@code [startS, endS)}; what lies outside the window is not metered. */
    public void add(double startS, double endS, double meanW) {
        double end = Math.min(endS, (double) toS);
        double at = Math.max(startS, (double) fromS);
        while (at < end) {
            int slot = Math.min(energyJ.length - 1, (int) ((at - fromS) / SLOT_S));
            double next = Math.min(end, fromS + (slot + 1.0) * SLOT_S);
            energyJ[slot] += meanW * (next - at);
            at = next;
        }
    }

    /** Adds a mean power over a whole slot. */
    public void addSlot(int slot, double meanW) {
        energyJ[slot] += meanW * slotLengthS(slot);
    }

    public long fromS() {
        return fromS;
    }

    public long toS() {
        return toS;
    }

    public int slots() {
        return energyJ.length;
    }

    public long slotFromS(int slot) {
        return fromS + slot * SLOT_S;
    }

    /** Length of a slot inside the window, s: shorter for the last one if the window ends within it. */
    public long slotLengthS(int slot) {
        return Math.min(SLOT_S, toS - slotFromS(slot));
    }

    public double slotEnergyJ(int slot) {
        return energyJ[slot];
    }

    /** Mean power of a slot, W. */
    public double meanW(int slot) {
        return energyJ[slot] / slotLengthS(slot);
    }

    public void reset() {
        java.util.Arrays.fill(energyJ, 0);
    }
}
