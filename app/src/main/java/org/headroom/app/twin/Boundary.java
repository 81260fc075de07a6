package org.headroom.app.twin;

import org.headroom.app.load.RackBank;

/** What the world does to the site over one step; filled by the caller, reused from step to step. */
public final class Boundary {
    /** Epoch seconds of the step's start. */
    public double fromS;

    public double drybulbC;
    public double wetbulbC;
    public double pressurePa;

    /** Mean demand of every server over the step. */
    public final RackBank load;

    /** Main transformers in service. */
    public int transformersInService;

    /** What the utility allows at its meter, MW; infinite if nothing is said. */
    public double sitePowerLimitMw = Double.POSITIVE_INFINITY;

    /** Share of the recycled-water plant's capacity on offer, 0 to 1. */
    public double recycledOffer;

    /** Cycles of concentration in the tower basins. */
    public double cycles;

    /** Cooling equipment that can be used. */
    public final Availability available;

    /** Operators reset the servers that shut down: those whose GPUs are below throttling start again. */
    public boolean serverReset;

    public Boundary(RackBank load) {
        this.load = load;
        this.available = new Availability(load.racks);
    }
}
