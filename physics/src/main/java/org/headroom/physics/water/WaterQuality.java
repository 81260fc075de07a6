package org.headroom.physics.water;

import java.util.Map;
import org.headroom.physics.basis.Checks;

/**
 * An analysis of a water: mg/L of each species, and its pH.
 *
 * <pre>
 * TDS       = sum of all, alkalinity as carbonate (0.5996 of its CaCO3)       what drying leaves, mg/L
 * hardness  = 100.087 (Ca / 40.078 + Mg / 24.305)                             as CaCO3, mg/L
 * imbalance = 100 (cations - anions) / (cations + anions)                     of equivalents, %
 * </pre>
 *
 * <p>Bicarbonate loses half its carbon on drying, so dissolved solids count it as carbonate (Hem, USGS Water-Supply
 * Paper 2254, 1985, p. 157). Charge balance: Standard Methods 1030 E, which takes up to 2 to 5 % for a good analysis.
 * Worked number: 40.078 mg/L Ca with 100.087 mg/L alkalinity: 2 meq/L each, imbalance 0, hardness 100.087.
 */
public final class WaterQuality {
    private static final Species[] ALL = Species.values();
    private static final double CACO3_G_PER_MOL = 100.087;
    private static final double CARBONATE_SHARE = 60.009 / CACO3_G_PER_MOL;

    private final double[] mgPerL;
    private final double ph;

    private WaterQuality(double[] mgPerL, double ph) {
        this.mgPerL = mgPerL;
        this.ph = ph;
    }

    /**
     * @param mgPerL concentrations; what is not named is 0
     * @param ph of the water as it comes
     * @throws org.headroom.physics.basis.OutOfRange if a concentration is negative or pH is not 3 to 12
     */
    public static WaterQuality of(Map<Species, Double> mgPerL, double ph) {
        double[] values = new double[Species.COUNT];
        mgPerL.forEach((species, value) ->
                values[species.index()] = Checks.within(species.key() + "_mg_per_l", value, 0, 200_000));
        return new WaterQuality(values, Checks.within("ph", ph, 3, 12));
    }

    public double mgPerL(Species species) {
        return mgPerL[species.index()];
    }

    public double ph() {
        return ph;
    }

    /** Writes all concentrations into an array in the order of {@link Species}. */
    public void copyTo(double[] into) {
        System.arraycopy(mgPerL, 0, into, 0, mgPerL.length);
    }

    public double tdsMgPerL() {
        return tdsMgPerL(mgPerL);
    }

    /** As CaCO3. */
    public double hardnessMgPerL() {
        return CACO3_G_PER_MOL
                * (mgPerL(Species.CALCIUM) / Species.CALCIUM.gPerMol()
                        + mgPerL(Species.MAGNESIUM) / Species.MAGNESIUM.gPerMol());
    }

    public double cationsMeqPerL() {
        return meqPerL(1);
    }

    public double anionsMeqPerL() {
        return meqPerL(-1);
    }

    /** Cations less anions over their sum, %; 0 for pure water. */
    public double imbalancePercent() {
        double sum = cationsMeqPerL() + anionsMeqPerL();
        return sum > 0 ? 100 * (cationsMeqPerL() - anionsMeqPerL()) / sum : 0;
    }

    /** Everything but the water in this water evaporated to {@code factor} times the concentrations; pH as given. */
    public WaterQuality concentrated(double factor, double newPh) {
        double[] values = mgPerL.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new WaterQuality(values, newPh);
    }

    /**
     * Two waters mixed in a pipe: species, alkalinity and inorganic carbon are conserved, and pH follows from the last
     * two.
     *
     * @param share of the other water, 0 to 1
     * @param waterC temperature of the mixture
     */
    public WaterQuality mixedWith(WaterQuality other, double share, double waterC) {
        Checks.share("share", share);
        double[] values = new double[mgPerL.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (1 - share) * mgPerL[i] + share * other.mgPerL[i];
        }
        CarbonateSystem carbonate = new CarbonateSystem();
        carbonate.setTemperature(waterC);
        double carbon = (1 - share) * carbonate.carbonMolPerL(mgPerL, ph)
                + share * carbonate.carbonMolPerL(other.mgPerL, other.ph);
        return new WaterQuality(values, carbonate.phClosed(values, carbon));
    }

    /** Total dissolved solids of concentrations in the order of {@link Species}, mg/L. */
    public static double tdsMgPerL(double[] mgPerL) {
        double sum = 0;
        for (double value : mgPerL) {
            sum += value;
        }
        return sum - (1 - CARBONATE_SHARE) * mgPerL[Species.ALKALINITY.index()];
    }

    /** Calcium as CaCO3, mg/L. */
    public static double calciumHardnessMgPerL(double[] mgPerL) {
        return mgPerL[Species.CALCIUM.index()] * (CACO3_G_PER_MOL / Species.CALCIUM.gPerMol());
    }

    private double meqPerL(int sign) {
        double sum = 0;
        for (Species s : ALL) {
            if (s.charge() * sign > 0) {
                sum += Math.abs(s.charge()) * mgPerL[s.index()] / s.gPerMol();
            }
        }
        return sum;
    }
}
