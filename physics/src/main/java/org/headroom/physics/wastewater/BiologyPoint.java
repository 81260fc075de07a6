package org.headroom.physics.wastewater;

/** What the biology makes of its feed at a temperature and a load. */
public final class BiologyPoint {
    public double ammoniumNGPerM3;
    public double nitrateNGPerM3;
    public double alkalinityMolPerM3;

    /** Per m3 of feed. */
    public double oxygenKgPerM3;

    /** Waste sludge as suspended solids, per m3 of feed. */
    public double sludgeKgPerM3;

    public double mlssGPerM3;
}
