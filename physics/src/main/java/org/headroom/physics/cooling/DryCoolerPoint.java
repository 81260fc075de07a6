package org.headroom.physics.cooling;

/** What a dry cooler does at one moment. Mutable and reused, so that a step of the twin allocates nothing. */
public final class DryCoolerPoint {
    /** Cold water, C. */
    public double waterOutC;

    /** Heat taken from the water: flow x specific heat x range, W. */
    public double heatW;

    /** Electric power of the fans, W. */
    public double fanW;

    /** Water evaporated in the pads, kg/s; 0 when they are dry. The pads' own blow-down is the caller's. */
    public double evaporationKgPerS;

    /** Air that meets the coil, after the pads, C. */
    public double coilAirInC;

    /** Air that leaves the coil, C. */
    public double airOutC;

    /** Humidity ratio of the air that leaves: that after the pads. */
    public double airOutHumidityRatio;

    /** Dry air through the coil, kg/s. */
    public double airKgPerS;

    /** Enthalpy that the air takes up in the coil, W; equals heatW. */
    public double airHeatW;
}
