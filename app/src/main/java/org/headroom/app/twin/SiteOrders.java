package org.headroom.app.twin;

import org.headroom.data.series.TimeGrid;

/**
 * What a plan orders of the plant by slot, beside the jobs: where the battery holds the meter, which water is taken, whether
 * pads are wetted. Outside its grid there is no order and the plant runs as its file says.
 *
 * @param batteryHoldMw level at the meter above which the battery gives and below which it recharges, MW; infinity: none
 * @param recycled whether recycled water is taken first
 * @param pads whether pads may be wetted
 */
@SuppressWarnings("ArrayRecordComponent") // long columns, read by index in the step
public record SiteOrders(TimeGrid grid, double[] batteryHoldMw, boolean[] recycled, boolean[] pads) {
    public SiteOrders {
        if (batteryHoldMw.length != grid.count() || recycled.length != grid.count() || pads.length != grid.count()) {
            throw new IllegalArgumentException("orders need " + grid.count() + " slots");
        }
    }

    /** Writes the orders of the slot in which a step begins. */
    void fill(Boundary b, double fromS) {
        long slot = Math.floorDiv((long) fromS - grid.startS(), grid.stepS());
        boolean inside = slot >= 0 && slot < grid.count();
        int at = (int) (inside ? slot : 0);
        b.batteryHoldMw = inside ? batteryHoldMw[at] : Double.POSITIVE_INFINITY;
        b.recycledAllowed = !inside || recycled[at];
        b.padsAllowed = !inside || pads[at];
    }
}
