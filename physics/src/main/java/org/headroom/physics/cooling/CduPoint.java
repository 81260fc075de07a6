package org.headroom.physics.cooling;

/** What a CDU does at one moment. Mutable and reused. */
public final class CduPoint {
    /** Coolant to the rack, C. */
    public double supplyC;

    /** Coolant from the rack (before the pumps), C. */
    public double returnC;

    /** Facility water that leaves, C. */
    public double facilityOutC;

    /** Coolant flow, kg/s. */
    public double coolantKgPerS;

    /** Heat into facility water, W: the rack's and the pumps'. */
    public double heatW;

    public double uaWPerK;

    /** Coolant to the rack less facility water that enters, K. */
    public double approachK;

    /** Electric power of its pumps, W. */
    public double pumpW;
}
