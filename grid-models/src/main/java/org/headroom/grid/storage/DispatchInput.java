package org.headroom.grid.storage;

/**
 * What a battery's dispatch is told of a step, all powers at the bus where the battery stands, W. A mutable object so that
 * a step allocates nothing.
 */
public final class DispatchInput {
    /** What the site takes without the battery, on-site generation taken off; the battery's auxiliaries are in it. */
    public double demandW;

    /** What the bus may take so that the utility's limit holds at the meter; infinity: no limit. */
    public double allowedW = Double.POSITIVE_INFINITY;

    /** The dispatch's own level ({@link DispatchDesign#holdW}) brought to the bus; infinity: none. */
    public double holdW = Double.POSITIVE_INFINITY;

    /** The level that a plan gives this step, brought to the bus; infinity: no plan. */
    public double plannedW = Double.POSITIVE_INFINITY;

    /** Whether energy is dear now. */
    public boolean onPeak;

    /** What a call allows, now or when it begins; infinity: no call. */
    public double calledW = Double.POSITIVE_INFINITY;

    /** Time until the call begins, s; 0 or less: it is in force. */
    public double callInS;

    /** What the bus took in the step before, battery included; NaN: there was none. */
    public double previousW = Double.NaN;
}
