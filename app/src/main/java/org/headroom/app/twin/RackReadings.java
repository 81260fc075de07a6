package org.headroom.app.twin;

/**
 * What instruments on each rack would read after a step, one entry a rack. Allocate once and fill with {@link
 * Twin#read}; a step does not touch it.
 *
 * <p>GPU figures are over the servers that stand in the rack. Liquid heat is what the rack gives its coolant, the in-rack
 * pump included; it reaches the warm loop through the CDU less what coolant and metal store meanwhile.
 */
public final class RackReadings {
    /** Hall, from 0. */
    public final int[] hall;

    /** Array of neighbouring racks, from 0. */
    public final int[] array;

    /** Kind of GPU as the site file names it, {@code site} for the site's own. */
    public final String[] kind;

    /** Maker of the servers. */
    public final String[] maker;

    /** Servers that stand in the rack. */
    public final int[] servers;

    /** Of them, held below what they ask for by heat. */
    public final int[] throttled;

    /** Of them, shut down and not reset. */
    public final int[] off;

    /** Coolant from the CDU to the cold plates, C. */
    public final double[] coolantSupplyC;

    /** Coolant back from the plates, C; as the supply where it stands. */
    public final double[] coolantReturnC;

    /** Warm-loop water into the CDU, C. */
    public final double[] warmSupplyC;

    /** Warm-loop water out of the CDU, C; as the supply where it stands. */
    public final double[] warmReturnC;

    /** Coolant through the rack, kg/s. */
    public final double[] secondaryKgPerS;

    /** Warm-loop water through the CDU, kg/s. */
    public final double[] facilityKgPerS;

    /** Heat into the coolant, W. */
    public final double[] liquidHeatW;

    /** Heat through the CDU to the warm loop, W. */
    public final double[] cduHeatW;

    /** Server heat to the air of the hall, W. */
    public final double[] airHeatW;

    /** Servers' AC input, W. */
    public final double[] powerW;

    /** Of it GPUs, W. */
    public final double[] gpuW;

    /** Mean GPU temperature, C. */
    public final double[] gpuMeanC;

    /** Highest GPU temperature, C. */
    public final double[] gpuMaxC;

    RackReadings(int racks) {
        hall = new int[racks];
        array = new int[racks];
        kind = new String[racks];
        maker = new String[racks];
        servers = new int[racks];
        throttled = new int[racks];
        off = new int[racks];
        coolantSupplyC = new double[racks];
        coolantReturnC = new double[racks];
        warmSupplyC = new double[racks];
        warmReturnC = new double[racks];
        secondaryKgPerS = new double[racks];
        facilityKgPerS = new double[racks];
        liquidHeatW = new double[racks];
        cduHeatW = new double[racks];
        airHeatW = new double[racks];
        powerW = new double[racks];
        gpuW = new double[racks];
        gpuMeanC = new double[racks];
        gpuMaxC = new double[racks];
    }

    public int racks() {
        return hall.length;
    }
}
