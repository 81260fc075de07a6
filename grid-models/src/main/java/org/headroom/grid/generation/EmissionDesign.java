package org.headroom.grid.generation;

import java.util.Arrays;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * What a unit emits over its fuel, and what its catalyst takes out.
 *
 * <pre>
 *   kg = factor  fuel  (below low load: times the low-load factor)  (catalyst warm: times 1 - reduction)
 *   starting: factor fuel times the start factor, no catalyst
 * </pre>
 *
 * Order of the arrays is that of {@link Pollutant}. Start and low-load factors go on NOx, CO, VOC, HAP and formaldehyde; not
 * on PM and CO2, which go with the fuel. Sources: US EPA, AP-42 ch. 3.1 (turbines), 3.2 (gas engines), 3.4 (diesel).
 * Worked number: 0.099 lb NOx per MMBtu (AP-42 table 3.1-1, lean premix) are 0.1532 kg per MWh of fuel, and 9 tenths less
 * behind a catalyst of 90 %.
 */
public final class EmissionDesign {
    private static final Pollutant[] POLLUTANTS = Pollutant.values();

    private final double[] kgPerJ;
    private final double[] reduction;
    private final double lowLoadShare;
    private final double lowLoadFactor;
    private final double startFactor;
    private final double warmS;

    /**
     * @param kgPerJ over fuel by higher heating value, before a catalyst
     * @param reduction share that a warm catalyst takes out; all 0: there is none
     * @param lowLoadShare load over rated power below which combustion is not clean, 1
     * @param lowLoadFactor on emissions there
     * @param startFactor on emissions from ignition to synchronization
     * @param warmS from ignition until the catalyst works, s
     */
    public EmissionDesign(
            double[] kgPerJ,
            double[] reduction,
            double lowLoadShare,
            double lowLoadFactor,
            double startFactor,
            double warmS) {
        this.kgPerJ = checked("fuel factors", kgPerJ, 1e-3);
        this.reduction = checked("catalyst reductions", reduction, 1);
        this.lowLoadShare = Checks.share("low_load_share", lowLoadShare);
        this.lowLoadFactor = Checks.within("low_load_factor", lowLoadFactor, 0, 1000);
        this.startFactor = Checks.within("start_factor", startFactor, 0, 1000);
        this.warmS = Checks.within("catalyst_warm_s", warmS, 0, 1e6);
    }

    private static double[] checked(String name, double[] values, double most) {
        if (values.length != Pollutant.COUNT) {
            throw new OutOfRange(name, values.length + " numbers", Pollutant.COUNT + " numbers");
        }
        for (double v : values) {
            Checks.within(name, v, 0, most);
        }
        return values.clone();
    }

    public double lowLoadShare() {
        return lowLoadShare;
    }

    public double lowLoadFactor() {
        return lowLoadFactor;
    }

    public double startFactor() {
        return startFactor;
    }

    public double warmS() {
        return warmS;
    }

    /** Over fuel, kg/J, with a warm catalyst or without, in normal running. */
    public double kgPerJ(Pollutant pollutant, boolean catalyst) {
        int p = pollutant.index();
        return kgPerJ[p] * (catalyst ? 1 - reduction[p] : 1);
    }

    /** Adds what burning {@code fuelJ} emits to {@code intoKg}. */
    void add(double fuelJ, boolean starting, boolean low, boolean warm, double[] intoKg) {
        double factor = starting ? startFactor : low ? lowLoadFactor : 1;
        for (Pollutant pollutant : POLLUTANTS) {
            int p = pollutant.index();
            intoKg[p] += fuelJ * kgPerJ[p] * (pollutant.withFuel() ? 1 : factor) * (warm ? 1 - reduction[p] : 1);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmissionDesign e
                && Arrays.equals(kgPerJ, e.kgPerJ)
                && Arrays.equals(reduction, e.reduction)
                && lowLoadShare == e.lowLoadShare
                && lowLoadFactor == e.lowLoadFactor
                && startFactor == e.startFactor
                && warmS == e.warmS;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(kgPerJ);
    }
}
