package org.headroom.physics.cooling;

/** What a tower does at one moment. Mutable and reused, so that a step of the twin allocates nothing. */
public final class TowerPoint {
    /** Cold water, C. */
    public double waterOutC;

    /** Heat taken from the water: flow x specific heat x range, W. */
    public double heatW;

    /** Electric power of the fans, W. */
    public double fanW;

    /** Water carried away as vapour, kg/s; negative when the air condenses on the water. */
    public double evaporationKgPerS;

    /** Air that leaves, saturated, C. */
    public double airOutC;

    /** Humidity ratio of the air that leaves. */
    public double airOutHumidityRatio;

    /** Dry air through the tower, kg/s. */
    public double airKgPerS;

    /** Enthalpy gained by the air, W: heatW plus the enthalpy of the evaporated water at the cold-water temperature. */
    public double airHeatW;
}
