package org.headroom.physics.water;

import org.headroom.physics.basis.Constants;

/**
 * The state of make-up water stored on site: how much, and what is in it.
 *
 * <pre>
 * M1 = M0 + (in - out) dt,    c1 = (M0 c0 / dt + in c_in) / (M0 / dt + in)     well mixed, backward Euler
 * </pre>
 *
 * <p>Masses in kg at one density, c in mg/L. Over an infinite dt a tank neither gives nor takes. Worked number: 1,000 m3
 * of water give 0.1 m3/s for 10,000 s.
 */
public final class StorageTank {
    private static final double DENSITY = Constants.WATER_DENSITY_KG_PER_M3;

    private final TankDesign design;
    private final double[] mgPerL = new double[Species.COUNT];
    private double waterKg;

    public StorageTank(TankDesign design) {
        this.design = design;
    }

    public TankDesign design() {
        return design;
    }

    /** Fills it to the brim with a water. */
    public void fill(double[] newMgPerL) {
        waterKg = design.volumeM3() * DENSITY;
        System.arraycopy(newMgPerL, 0, mgPerL, 0, mgPerL.length);
    }

    /** Sets its level, 0 to 1. */
    public void setLevel(double level) {
        waterKg = Math.clamp(level, 0, 1) * design.volumeM3() * DENSITY;
    }

    /** Takes over another state of the same tank. */
    public void set(StorageTank other) {
        waterKg = other.waterKg;
        System.arraycopy(other.mgPerL, 0, mgPerL, 0, mgPerL.length);
    }

    public double waterKg() {
        return waterKg;
    }

    /** Volume over the usable volume, 0 to 1; 0 without a tank. */
    public double level() {
        return design.volumeM3() > 0 ? waterKg / (design.volumeM3() * DENSITY) : 0;
    }

    public double mgPerL(Species species) {
        return mgPerL[species.index()];
    }

    /** The concentrations themselves, in the order of {@link Species}; not to be written to. */
    public double[] concentrations() {
        return mgPerL;
    }

    /** The most that it gives over a step of length 1/perS, kg/s. */
    public double offerKgPerS(double perS) {
        return Math.min(design.mostM3PerS() * DENSITY, waterKg * perS);
    }

    /** The most that it takes over a step, kg/s. */
    public double roomKgPerS(double perS) {
        double roomKg = Math.max(0, design.volumeM3() * DENSITY - waterKg);
        return Math.min(design.refillM3PerS() * DENSITY, roomKg * perS);
    }

    /**
     * Becomes the state one step after {@code from} (which may be this).
     *
     * @param inMgPerL what the refill carries
     */
    public void advance(StorageTank from, double inKgPerS, double[] inMgPerL, double outKgPerS, double perS) {
        double held = from.waterKg * perS;
        for (int i = 0; i < mgPerL.length; i++) {
            double before = from.mgPerL[i];
            mgPerL[i] = held + inKgPerS > 0 ? (held * before + inKgPerS * inMgPerL[i]) / (held + inKgPerS) : before;
        }
        double netKgPerS = inKgPerS - outKgPerS;
        waterKg = netKgPerS == 0 ? from.waterKg : Math.max(0, from.waterKg + netKgPerS / perS);
    }
}
