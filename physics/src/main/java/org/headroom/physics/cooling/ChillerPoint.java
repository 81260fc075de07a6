package org.headroom.physics.cooling;

/** What a chiller does at one moment. Mutable and reused. */
public final class ChillerPoint {
    /** Electric power, W; heat at the condenser is this plus the load. */
    public double powerW;

    /** Load over power; NaN when the chiller stands. */
    public double cop;

    /** Cooling available at these temperatures, W. */
    public double capacityW;

    /** Load over available capacity; above 1 the chiller cannot carry it. */
    public double partLoadRatio;

    /** True when a temperature lies outside the range of the published fit, so that this is an extrapolation. */
    public boolean outsideFit;
}
