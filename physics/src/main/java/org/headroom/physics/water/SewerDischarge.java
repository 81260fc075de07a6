package org.headroom.physics.water;

import java.util.Arrays;
import org.headroom.physics.basis.Checks;

/**
 * Several waste waters mixed on their way to the sewer: flow, temperature, pH and what they carry.
 *
 * <pre>
 * m  = sum m_i                      T = sum m_i T_i / m           c = sum m_i c_i / m      of each species and constituent
 * N  = 0.7765 NH4 + 0.2259 NO3 + organic N                        P = 0.3261 PO4 + organic P
 * pH   of the mixture's alkalinity and inorganic carbon, which mixing conserves (closed to air)
 * </pre>
 *
 * <p>m kg/s at one density and specific heat, T degrees C, c mg/L. Nothing reacts, settles or cools between the streams
 * and the sewer. Call {@link #start}, {@link #add} for each stream, then {@link #finish}; then read. Without flow the
 * concentrations are 0 and temperature and pH not a number. Well-behaved for any flows and concentrations that are not
 * negative; allocates nothing. Sources: conservation; Stumm and Morgan, Aquatic Chemistry, 3rd ed., ch. 4 (mixing of
 * alkalinity and carbon).
 *
 * <p>Worked number: 10 kg/s at 27 C with 400 mg/L of dissolved chloride and 0.66 kg/s at 25 C with 50 make 10.66 kg/s at
 * 26.876 C with 378.33 mg/L.
 */
public final class SewerDischarge {
    private final double[] species = new double[Species.COUNT];
    private final double[] constituents = new double[SewerConstituent.COUNT];
    private final CarbonateSystem carbonate = new CarbonateSystem();
    private double flowKgPerS;
    private double heatKgKPerS;
    private double carbon;
    private double waterC;
    private double ph;

    /** No water yet. */
    public void start() {
        Arrays.fill(species, 0);
        Arrays.fill(constituents, 0);
        flowKgPerS = 0;
        heatKgKPerS = 0;
        carbon = 0;
        waterC = Double.NaN;
        ph = Double.NaN;
    }

    /**
     * Adds a stream.
     *
     * @param carbonMolPerL inorganic carbon in it; not a number where no pH is followed
     * @param speciesMgPerL in the order of {@link Species}
     * @param constituentsMgPerL in the order of {@link SewerConstituent}
     */
    public void add(
            double streamKgPerS,
            double streamC,
            double carbonMolPerL,
            double[] speciesMgPerL,
            double[] constituentsMgPerL) {
        Checks.notNegative("flow_kg_per_s", streamKgPerS);
        if (streamKgPerS == 0) {
            return;
        }
        flowKgPerS += streamKgPerS;
        heatKgKPerS += streamKgPerS * streamC;
        for (int i = 0; i < species.length; i++) {
            species[i] += streamKgPerS * speciesMgPerL[i];
        }
        for (int i = 0; i < constituents.length; i++) {
            constituents[i] += streamKgPerS * constituentsMgPerL[i];
        }
        carbon += streamKgPerS * carbonMolPerL;
    }

    /** Mixes what was added. */
    public void finish() {
        if (flowKgPerS == 0) {
            return;
        }
        waterC = heatKgKPerS / flowKgPerS;
        for (int i = 0; i < species.length; i++) {
            species[i] /= flowKgPerS;
        }
        for (int i = 0; i < constituents.length; i++) {
            constituents[i] /= flowKgPerS;
        }
        if (!Double.isNaN(carbon)) {
            carbonate.setTemperature(waterC);
            ph = carbonate.phClosed(species, carbon / flowKgPerS);
        }
    }

    public double flowKgPerS() {
        return flowKgPerS;
    }

    public double waterC() {
        return waterC;
    }

    public double ph() {
        return ph;
    }

    public double mgPerL(Species s) {
        return species[s.index()];
    }

    public double mgPerL(SewerConstituent c) {
        return constituents[c.index()];
    }

    public double tdsMgPerL() {
        return WaterQuality.tdsMgPerL(species);
    }

    /** Ammonium and ammonia, as N. */
    public double ammoniaNMgPerL() {
        return mgPerL(Species.AMMONIUM) * Nutrients.NITROGEN_OF_AMMONIUM;
    }

    /** Ammonium, nitrate and organic nitrogen, as N. */
    public double nitrogenMgPerL() {
        return ammoniaNMgPerL()
                + mgPerL(Species.NITRATE) * Nutrients.NITROGEN_OF_NITRATE
                + mgPerL(SewerConstituent.ORGANIC_NITROGEN);
    }

    /** Phosphate and organic phosphorus, as P. */
    public double phosphorusMgPerL() {
        return mgPerL(Species.PHOSPHATE) * Nutrients.PHOSPHORUS_OF_PHOSPHATE
                + mgPerL(SewerConstituent.ORGANIC_PHOSPHORUS);
    }
}
