package org.headroom.app.planning;

import org.headroom.data.quantity.Unit;
import org.headroom.data.series.TimeGrid;

/**
 * What the site takes in each slot as a function of IT power: a table over {@code [mode][slot][level]} filled by
 * equilibrium steps of the twin, linear between levels and carried on linearly outside them.
 *
 * <p>{@code y(x) = y_k + (y_k+1 - y_k) (x - x_k) / (x_k+1 - x_k)}, levels equally spaced. Worked number: a site power of
 * 120 MW at 100 MW of IT and 132 MW at 110 MW is 126 MW at 105 MW.
 */
public final class SiteResponse {
    private static final int KINDS = 4;
    private static final int SITE_W = 0;
    private static final int POTABLE = 1;
    private static final int SEWER = 2;
    private static final int RECYCLED = 3;

    private final int levels;
    private final double lowW;
    private final double stepW;
    private final int slots;
    /** W and US gallons a slot, {@code [mode][(slot * levels + level) * KINDS + kind]}. */
    private final double[][] table;

    private SiteResponse(int modes, int slots, int levels, double lowW, double highW) {
        this.levels = levels;
        this.lowW = lowW;
        this.stepW = (highW - lowW) / (levels - 1);
        this.slots = slots;
        this.table = new double[modes][slots * levels * KINDS];
    }

    /**
     * @param levels number of IT powers from {@code lowW} to {@code highW}, at least 2
     * @param every only every so many slots are asked of the source, those between are linear in time
     */
    public static SiteResponse tabulate(
            TimeGrid grid, int modes, int levels, double lowW, double highW, int every, ResponseSource source) {
        if (levels < 2 || !(highW > lowW) || every < 1) {
            throw new IllegalArgumentException("a response needs two levels or more over a range of IT power");
        }
        SiteResponse response = new SiteResponse(modes, grid.count(), levels, lowW, highW);
        ResponsePoint point = new ResponsePoint();
        double galPerSlot = grid.stepS() / Unit.GAL.toBase(1);
        for (int mode = 0; mode < modes; mode++) {
            for (int slot = 0; slot < grid.count(); slot++) {
                if (slot % every != 0 && slot != grid.count() - 1) {
                    continue;
                }
                for (int level = 0; level < levels; level++) {
                    source.at(slot, mode, lowW + level * response.stepW, point);
                    int at = (slot * levels + level) * KINDS;
                    response.table[mode][at + SITE_W] = point.siteW;
                    response.table[mode][at + POTABLE] = point.potableM3PerS * galPerSlot;
                    response.table[mode][at + SEWER] = point.sewerM3PerS * galPerSlot;
                    response.table[mode][at + RECYCLED] = point.recycledM3PerS * galPerSlot;
                }
            }
            response.fillBetween(mode, every);
        }
        return response;
    }

    private void fillBetween(int mode, int every) {
        double[] values = table[mode];
        int width = levels * KINDS;
        for (int slot = 0; slot < slots; slot++) {
            if (slot % every == 0 || slot == slots - 1) {
                continue;
            }
            int before = slot - slot % every;
            int after = Math.min(before + every, slots - 1);
            double share = (double) (slot - before) / (after - before);
            for (int i = 0; i < width; i++) {
                double low = values[before * width + i];
                values[slot * width + i] = low + share * (values[after * width + i] - low);
            }
        }
    }

    /** The response with one way to run in each slot; it has that mode alone. */
    SiteResponse chosen(int[] mode) {
        SiteResponse one = new SiteResponse(1, slots, levels, lowW, lowW + (levels - 1) * stepW);
        int width = levels * KINDS;
        for (int slot = 0; slot < slots; slot++) {
            System.arraycopy(table[mode[slot]], slot * width, one.table[0], slot * width, width);
        }
        return one;
    }

    public int slots() {
        return slots;
    }

    /** Site power at the meter, W. */
    public double siteW(int slot, int mode, double itW) {
        return value(slot, mode, itW, SITE_W);
    }

    /** Make-up from the mains in the slot, US gallons. */
    public double potableGal(int slot, int mode, double itW) {
        return value(slot, mode, itW, POTABLE);
    }

    public double sewerGal(int slot, int mode, double itW) {
        return value(slot, mode, itW, SEWER);
    }

    public double recycledGal(int slot, int mode, double itW) {
        return value(slot, mode, itW, RECYCLED);
    }

    /** All four at once into {@code out}: site W, then gallons a slot of mains, sewer and recycled water. */
    void fill(int slot, int mode, double itW, double[] out) {
        double x = (itW - lowW) / stepW;
        int level = Math.clamp((int) x, 0, levels - 2);
        double share = x - level;
        double[] values = table[mode];
        int at = (slot * levels + level) * KINDS;
        for (int kind = 0; kind < KINDS; kind++) {
            double low = values[at + kind];
            out[kind] = low + share * (values[at + KINDS + kind] - low);
        }
    }

    private double value(int slot, int mode, double itW, int kind) {
        double x = (itW - lowW) / stepW;
        int level = Math.clamp((int) x, 0, levels - 2);
        int at = (slot * levels + level) * KINDS + kind;
        double low = table[mode][at];
        return low + (x - level) * (table[mode][at + KINDS] - low);
    }

    /**
     * The highest IT power below which site power never exceeds a limit, W; negative infinity if even the lowest
     * tabulated power does.
     */
    public double highestItW(int slot, int mode, double siteLimitW) {
        double[] values = table[mode];
        int at = slot * levels * KINDS + SITE_W;
        if (!(values[at] <= siteLimitW)) {
            return Double.NEGATIVE_INFINITY;
        }
        for (int level = 1; level < levels; level++, at += KINDS) {
            double low = values[at];
            double high = values[at + KINDS];
            if (high > siteLimitW) {
                return lowW + (level - 1 + (siteLimitW - low) / (high - low)) * stepW;
            }
        }
        double last = values[at];
        double slope = last - values[at - KINDS];
        return slope > 0 ? lowW + (levels - 1 + (siteLimitW - last) / slope) * stepW : Double.POSITIVE_INFINITY;
    }
}
