package org.headroom.physics.water;

import org.headroom.physics.basis.Checks;

/**
 * Calcite saturation and pH of a water from its analysis, with activities and ion pairs.
 *
 * <pre>
 * SI  = log10( {Ca2+} {CO3 2-} / Kc )                              0 at equilibrium, above 0 calcite can form
 * alk = HCO3 + 2 CO3 + OH - H + pairs + H3SiO4 + HPO4 + NH3        equivalents, over the end point at pH 4.5
 * log gamma = -A z2 ( sqrt I / (1 + sqrt I) - 0.3 I )              Davies (1962), I ionic strength to 0.5 mol/L
 * open to air:  {HCO3-} {H+} = K1 KH p_CO2                         p_CO2 in atm
 * </pre>
 *
 * <p>{ } are activities. Pairs CaHCO3+, CaCO3, CaSO4, MgHCO3+, MgCO3, MgSO4 take calcium, magnesium and sulphate from the
 * free ions. Constants: {@link CarbonateConstants} (Plummer and Busenberg 1982). Unknowns are found by repeated
 * substitution, at most {@value #MOST_SWEEPS} sweeps; a call allocates nothing. Valid 0 to 90 C, ionic strength to 0.5,
 * pH 4.5 to 11. Not modelled: solids that form, boron, organic acids, potassium pairs, complexing inhibitors.
 *
 * <p>Worked number: calcite in pure water with air of 10^-3.5 atm CO2 at 25 C: pH 8.3 and about 0.5 mmol/L calcium
 * (Stumm and Morgan, Aquatic Chemistry, 3rd ed., ch. 7).
 */
public final class CarbonateSystem {
    private static final double LN_10 = Math.log(10);
    private static final int MOST_SWEEPS = 60;
    private static final double TOLERANCE = 1e-10;
    private static final double MOST_IONIC_STRENGTH = 0.5;
    private static final double LOWEST_PH = 3;
    private static final double HIGHEST_PH = 12;
    private static final double PH_TOLERANCE = 1e-9;
    private static final double FIRST_PH_STEP = 0.05;

    /** Steps of ln {H+}: the longest that a tangent is trusted with, and the one that gives the tangent itself. */
    private static final double MOST_STEP = 2;

    private static final double DIFFERENCE = 1e-6;

    private final CarbonateConstants k = new CarbonateConstants();
    private double waterC = Double.NaN;

    // totals of the last water, mol/L (alkalinity in equivalents)
    private double calcium;
    private double magnesium;
    private double sulphate;
    private double alkalinity;
    private double silica;
    private double phosphate;
    private double ammonium;
    private double otherStrength;

    // its speciation
    private double gamma1;
    private double gamma2;
    private double freeCalcium;
    private double freeMagnesium;
    private double freeSulphate;
    private double hco3;
    private double co3;
    private double hydrogen;
    private double perHco3;
    private double perCo3;

    /** Sets the constants for a temperature, 0 to 90 C (held at these ends beyond them). */
    public void setTemperature(double newWaterC) {
        double c = Math.clamp(newWaterC, 0, 90);
        if (c != waterC) {
            k.set(c);
            waterC = c;
        }
    }

    /** Calcite saturation index of a water of known pH. */
    public double calciteIndex(double[] mgPerL, double ph) {
        take(mgPerL);
        speciate(Math.pow(10, -ph), Double.NaN);
        return index();
    }

    /**
     * Calcite saturation index of a water open to a gas of constant CO2, as in a cooling tower.
     *
     * @param co2Atm partial pressure of CO2, atm
     */
    public double calciteIndexOpen(double[] mgPerL, double co2Atm) {
        take(mgPerL);
        speciate(Double.NaN, k.k1 * k.kh * co2Atm);
        return index();
    }

    /** pH of a water open to a gas of constant CO2, by its alkalinity. */
    public double phOpen(double[] mgPerL, double co2Atm) {
        take(mgPerL);
        speciate(Double.NaN, k.k1 * k.kh * co2Atm);
        return -Math.log10(hydrogen);
    }

    /** pH found by the last call. */
    public double ph() {
        return -Math.log10(hydrogen);
    }

    /** Dissolved inorganic carbon of a water of known pH, mol/L. */
    public double carbonMolPerL(double[] mgPerL, double ph) {
        take(mgPerL);
        speciate(Math.pow(10, -ph), Double.NaN);
        return carbonMolPerL();
    }

    /** Dissolved inorganic carbon of the water of the last call, mol/L. */
    public double carbonMolPerL() {
        double caPairs = gamma2 * freeCalcium * (k.kCaHco3 * hco3 / gamma1 + k.kCaCo3 * co3);
        double mgPairs = gamma2 * freeMagnesium * (k.kMgHco3 * hco3 / gamma1 + k.kMgCo3 * co3);
        return hco3 * hydrogen / k.k1 + hco3 / gamma1 + co3 / gamma2 + caPairs + mgPairs;
    }

    /**
     * pH at which a closed water holds this carbon, 3 to 12. Ions and {H+} are brought to agree at once, one Newton step of
     * {H+} a sweep; a water that does not settle so is searched through.
     */
    public double phClosed(double[] mgPerL, double carbonMolPerL) {
        Checks.notNegative("carbon_mol_per_l", carbonMolPerL);
        take(mgPerL);
        double first = firstPh(carbonMolPerL);
        forgetIons();
        hydrogen = Math.exp(-LN_10 * first);
        co3 = k.k2 * hco3 / hydrogen;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double step = moveHydrogen(Math.max(carbonMolPerL, 1e-12));
            if (Double.isNaN(step)) {
                break;
            }
            double before = hco3;
            hco3 = hco3At(1 / hydrogen);
            co3 = k.k2 * hco3 / hydrogen;
            pairUp();
            if (Math.abs(step) <= TOLERANCE && Math.abs(hco3 - before) <= TOLERANCE * hco3) {
                double ph = ph();
                if (ph > LOWEST_PH && ph < HIGHEST_PH) {
                    return ph;
                }
                break;
            }
        }
        return phWithin(first, carbonMolPerL);
    }

    /** Moves ln {H+} towards this carbon with the ions in hand; answers by how much: not a number where that says nothing. */
    private double moveHydrogen(double carbonMolPerL) {
        setActivities();
        setShares();
        double x = 1 / hydrogen;
        double carbon = carbonAt(x);
        double slope = (carbonAt(x * (1 + DIFFERENCE)) / carbon - 1) / DIFFERENCE;
        double step = Math.clamp((1 - carbon / carbonMolPerL) / slope, -MOST_STEP, MOST_STEP);
        hydrogen *= Math.exp(-step);
        return step;
    }

    /** Carbon at {H+} = 1/x that alkalinity asks for, with the ions in hand. */
    private double carbonAt(double x) {
        return hco3At(x) * (1 / (k.k1 * x) + perHco3 + 0.5 * perCo3 * k.k2 * x);
    }

    /** Carbon falls with pH, so secant steps on its logarithm within a bracket that shrinks. */
    private double phWithin(double firstPh, double carbonMolPerL) {
        double aim = Math.log(Math.max(carbonMolPerL, 1e-12));
        double low = LOWEST_PH;
        double high = HIGHEST_PH;
        double ph = firstPh;
        double before = Double.NaN;
        double missedBefore = Double.NaN;
        forgetIons();
        for (int i = 0; i < MOST_SWEEPS && high - low > PH_TOLERANCE; i++) {
            hydrogen = Math.exp(-LN_10 * ph);
            sweep(Double.NaN); // from the ions of the try before: the same water at a pH close by
            double missed = Math.log(Math.max(carbonMolPerL(), 1e-12)) - aim;
            if (missed > 0) {
                low = ph;
            } else {
                high = ph;
            }
            double next = Double.isNaN(before)
                    ? ph + Math.copySign(FIRST_PH_STEP, missed)
                    : ph - missed * (ph - before) / (missed - missedBefore);
            if (Math.abs(next - ph) <= PH_TOLERANCE || missed == 0) {
                return Math.clamp(missed == 0 ? ph : next, low, high);
            }
            before = ph;
            missedBefore = missed;
            boolean inside = next > low && next < high && i % 8 < 7; // a secant that creeps is helped along
            ph = inside ? next : (low + high) / 2;
        }
        return ph;
    }

    /** alk (H2 + K1 H + K1 K2) = C (K1 H + 2 K1 K2), without activities and whatever else there is. */
    private double firstPh(double carbonMolPerL) {
        double alk = Math.max(alkalinity, 1e-9);
        double ratio = Math.max(carbonMolPerL, 1e-12) / alk;
        double b = k.k1 * (1 - ratio);
        double c = k.k1 * k.k2 * (1 - 2 * ratio);
        double root = b * b - 4 * c;
        double h = root > 0 ? (Math.sqrt(root) - b) / 2 : 0;
        return h > 0 ? Math.clamp(-Math.log10(h), LOWEST_PH + 1, HIGHEST_PH - 1) : HIGHEST_PH - 1;
    }

    private double index() {
        double product = gamma2 * freeCalcium * co3 / k.kCalcite;
        return Math.log10(Math.max(product, 1e-30));
    }

    private void take(double[] mgPerL) {
        calcium = mol(mgPerL, Species.CALCIUM);
        magnesium = mol(mgPerL, Species.MAGNESIUM);
        sulphate = mol(mgPerL, Species.SULPHATE);
        alkalinity = mol(mgPerL, Species.ALKALINITY);
        silica = mol(mgPerL, Species.SILICA);
        phosphate = mol(mgPerL, Species.PHOSPHATE);
        ammonium = mol(mgPerL, Species.AMMONIUM);
        otherStrength = 0.5
                * (mol(mgPerL, Species.SODIUM)
                        + ammonium
                        + mol(mgPerL, Species.CHLORIDE)
                        + mol(mgPerL, Species.NITRATE)
                        + phosphate);
    }

    private static double mol(double[] mgPerL, Species s) {
        return mgPerL[s.index()] * 1e-3 / s.gPerMol();
    }

    /** @param ah activity of H+, or not a number with {@code open} = K1 KH p_CO2 given */
    private void speciate(double ah, double open) {
        forgetIons();
        hydrogen = Double.isNaN(ah) ? open / hco3 : ah;
        sweep(open);
    }

    private void forgetIons() {
        gamma1 = 1;
        gamma2 = 1;
        freeCalcium = calcium;
        freeMagnesium = magnesium;
        freeSulphate = sulphate;
        hco3 = Math.max(alkalinity, 1e-9);
    }

    /**
     * Goes from the ions and {H+} in hand to those that agree with each other.
     *
     * @param open K1 KH p_CO2, or not a number where {H+} is held
     */
    private void sweep(double open) {
        boolean isOpen = !Double.isNaN(open);
        co3 = k.k2 * hco3 / hydrogen;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            setActivities();
            setShares();
            double x = 1 / hydrogen;
            double before = hco3;
            if (isOpen) {
                double constant = alkalinity + hydrogen / gamma1;
                double linear = k.kw / gamma1 + weakAcids(x);
                // in x = 1 / {H}: a x2 + b x = constant
                double a = open * k.k2 * perCo3;
                double b = open * perHco3 + linear;
                x = 2 * constant / (b + Math.sqrt(b * b + 4 * a * constant));
                // nearly pure water swings about its root from sweep to sweep: take the middle
                boolean swings = hydrogen > 1e-3 * alkalinity;
                hydrogen = swings ? Math.sqrt(hydrogen / x) : 1 / x;
                hco3 = open / hydrogen;
            } else {
                hco3 = hco3At(x);
            }
            co3 = k.k2 * hco3 / hydrogen;
            pairUp();
            if (Math.abs(hco3 - before) <= TOLERANCE * hco3) {
                break;
            }
        }
    }

    /** What pairs add to bicarbonate and carbonate, in equivalents for each unit of activity. */
    private void setShares() {
        double aCa = gamma2 * freeCalcium;
        double aMg = gamma2 * freeMagnesium;
        perHco3 = (1 + k.kCaHco3 * aCa + k.kMgHco3 * aMg) / gamma1;
        perCo3 = 2 / gamma2 + 2 * (k.kCaCo3 * aCa + k.kMgCo3 * aMg);
    }

    /** Equivalents of silicic acid, phosphate and ammonia at {H+} = 1/x, over x. */
    private double weakAcids(double x) {
        return silica * k.kSilicic / (gamma1 + k.kSilicic * x)
                + phosphate * k.kPhosphoric2 * gamma1 / (gamma2 + k.kPhosphoric2 * gamma1 * x)
                + ammonium * k.kAmmonium * gamma1 / (1 + k.kAmmonium * gamma1 * x);
    }

    /** {HCO3-} that alkalinity leaves at {H+} = 1/x, with the ions in hand. */
    private double hco3At(double x) {
        double rest = alkalinity + 1 / (gamma1 * x) - (k.kw / gamma1 + weakAcids(x)) * x;
        return Math.max(rest / (perHco3 + perCo3 * k.k2 * x), 1e-12);
    }

    /** Free ions from the carbonate in hand. */
    private void pairUp() {
        double aSo4 = gamma2 * freeSulphate;
        freeCalcium = calcium / (1 + gamma2 * (k.kCaHco3 * hco3 / gamma1 + k.kCaCo3 * co3 + k.kCaSo4 * aSo4));
        freeMagnesium = magnesium / (1 + gamma2 * (k.kMgHco3 * hco3 / gamma1 + k.kMgCo3 * co3 + k.kMgSo4 * aSo4));
        freeSulphate = sulphate / (1 + gamma2 * gamma2 * (k.kCaSo4 * freeCalcium + k.kMgSo4 * freeMagnesium));
    }

    private void setActivities() {
        double strength = otherStrength
                + 2 * (freeCalcium + freeMagnesium + freeSulphate)
                + 0.5 * hco3 / gamma1
                + 2 * co3 / gamma2;
        double i = Math.min(strength, MOST_IONIC_STRENGTH);
        double root = Math.sqrt(i);
        double log1 = -k.daviesA * (root / (1 + root) - 0.3 * i);
        gamma1 = Math.exp(LN_10 * log1);
        double squared = gamma1 * gamma1;
        gamma2 = squared * squared;
    }
}
