package org.headroom.physics.water;

import static org.headroom.physics.basis.Constants.SECONDS_PER_DAY;
import static org.headroom.physics.basis.Constants.WATER_DENSITY_KG_PER_M3;

import org.headroom.physics.basis.Checks;

/**
 * What people add to the water that they use, by person and day.
 *
 * <pre>
 * c = c_mains + 1000 n L / V         mg/L; n people, L g a person and day, V their water in L a day
 * </pre>
 *
 * <p>Ammonium comes from urea, CO(NH2)2 + 3 H2O -&gt; 2 NH4+ + 2 OH- + CO2, so each gram of its nitrogen adds 50.0435 /
 * 14.007 = 3.573 g of alkalinity as CaCO3; salt is sodium chloride. Typical of residents, all day: 80 g BOD, 190 g COD, 90
 * g TSS, 7.6 g ammonium nitrogen, 5.4 g organic nitrogen, 2.0 g phosphate phosphorus, 1.2 g organic phosphorus (Metcalf
 * and Eddy, Wastewater Engineering, 4th ed., table 3-12, without ground kitchen waste). Worked number: 600 people with 50
 * g of BOD in 56,781 L a day (15,000 US gallons) give 528 mg/L.
 *
 * @param people at work on a day
 * @param ammoniaNG ammonium nitrogen, g
 * @param phosphatePG phosphorus of orthophosphate, g
 */
public record DomesticLoad(
        double people,
        double bodG,
        double codG,
        double tssG,
        double ammoniaNG,
        double organicNG,
        double phosphatePG,
        double organicPG,
        double saltG) {
    /** Clean water that people let run. */
    public static final DomesticLoad NONE = new DomesticLoad(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final double SODIUM_OF_SALT = 22.990 / 58.443;

    public DomesticLoad {
        Checks.within("people_count", people, 0, 1e7);
        Checks.within("bod_g_per_person_day", bodG, 0, 1e4);
        Checks.within("cod_g_per_person_day", codG, 0, 1e4);
        Checks.within("tss_g_per_person_day", tssG, 0, 1e4);
        Checks.within("ammonia_n_g_per_person_day", ammoniaNG, 0, 1e4);
        Checks.within("organic_n_g_per_person_day", organicNG, 0, 1e4);
        Checks.within("phosphate_p_g_per_person_day", phosphatePG, 0, 1e4);
        Checks.within("organic_p_g_per_person_day", organicPG, 0, 1e4);
        Checks.within("salt_g_per_person_day", saltG, 0, 1e4);
    }

    /**
     * Adds the loads to water.
     *
     * @param flowKgPerS of people's water; with none of it nothing is added
     * @param speciesMgPerL mains water, in the order of {@link Species}; becomes what leaves
     * @param constituentsMgPerL in the order of {@link SewerConstituent}; becomes what leaves
     */
    public void addTo(double flowKgPerS, double[] speciesMgPerL, double[] constituentsMgPerL) {
        if (flowKgPerS <= 0) {
            return;
        }
        double litresPerDay = flowKgPerS / WATER_DENSITY_KG_PER_M3 * 1000 * SECONDS_PER_DAY;
        double mgPerLOfG = people * 1000 / litresPerDay;
        add(constituentsMgPerL, SewerConstituent.BOD, bodG * mgPerLOfG);
        add(constituentsMgPerL, SewerConstituent.COD, codG * mgPerLOfG);
        add(constituentsMgPerL, SewerConstituent.TSS, tssG * mgPerLOfG);
        add(constituentsMgPerL, SewerConstituent.ORGANIC_NITROGEN, organicNG * mgPerLOfG);
        add(constituentsMgPerL, SewerConstituent.ORGANIC_PHOSPHORUS, organicPG * mgPerLOfG);
        double moles = ammoniaNG * mgPerLOfG / Nutrients.NITROGEN_G_PER_MOL;
        add(speciesMgPerL, Species.AMMONIUM, moles * Species.AMMONIUM.gPerMol());
        add(speciesMgPerL, Species.ALKALINITY, moles * Species.ALKALINITY.gPerMol());
        double phosphorus = phosphatePG * mgPerLOfG;
        add(speciesMgPerL, Species.PHOSPHATE, phosphorus / Nutrients.PHOSPHORUS_OF_PHOSPHATE);
        add(speciesMgPerL, Species.SODIUM, saltG * mgPerLOfG * SODIUM_OF_SALT);
        add(speciesMgPerL, Species.CHLORIDE, saltG * mgPerLOfG * (1 - SODIUM_OF_SALT));
    }

    private static void add(double[] mgPerL, SewerConstituent constituent, double more) {
        mgPerL[constituent.index()] += more;
    }

    private static void add(double[] mgPerL, Species species, double more) {
        mgPerL[species.index()] += more;
    }
}
