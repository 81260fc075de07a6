package org.headroom.physics.water;

import java.util.Map;
import org.headroom.physics.basis.Checks;

/** How strong a waste water is: mg/L of each {@link SewerConstituent}. */
public final class SewerStrength {
    /** None of it. */
    public static final SewerStrength CLEAN = of(Map.of());

    private final double[] mgPerL;

    private SewerStrength(double[] mgPerL) {
        this.mgPerL = mgPerL;
    }

    /**
     * @param mgPerL concentrations; what is not named is 0
     * @throws org.headroom.physics.basis.OutOfRange if one is negative
     */
    public static SewerStrength of(Map<SewerConstituent, Double> mgPerL) {
        double[] values = new double[SewerConstituent.COUNT];
        mgPerL.forEach((constituent, value) ->
                values[constituent.index()] = Checks.within(constituent.key() + "_mg_per_l", value, 0, 1e6));
        return new SewerStrength(values);
    }

    public double mgPerL(SewerConstituent constituent) {
        return mgPerL[constituent.index()];
    }

    /** Writes all concentrations into an array in the order of {@link SewerConstituent}. */
    public void copyTo(double[] into) {
        System.arraycopy(mgPerL, 0, into, 0, mgPerL.length);
    }
}
