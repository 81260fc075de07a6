package org.headroom.physics.water;

/**
 * What is dissolved in cooling water and follows the water: none of it evaporates. Concentrations are mg/L of what the
 * name says; alkalinity is counted as CaCO3, phosphate as PO4, ammonium as NH4, silica as SiO2.
 *
 * <p>Charges are those at the end point of the alkalinity titration (pH 4.5), where every one is conservative under
 * mixing: phosphate counts as H2PO4 with charge -1 and silica with none, and what they carry above that pH is part of the
 * alkalinity (Standard Methods 2320; Stumm and Morgan, Aquatic Chemistry, 3rd ed., ch. 4). Sodium stands for sodium and
 * potassium. Molar masses: IUPAC 2021, abridged.
 */
public enum Species {
    CALCIUM("calcium", 40.078, 2),
    MAGNESIUM("magnesium", 24.305, 2),
    SODIUM("sodium", 22.990, 1),
    AMMONIUM("ammonium", 18.039, 1),
    /** As CaCO3: 50.0435 g to the equivalent. */
    ALKALINITY("alkalinity", 50.0435, -1),
    CHLORIDE("chloride", 35.453, -1),
    SULPHATE("sulphate", 96.06, -2),
    NITRATE("nitrate", 62.004, -1),
    PHOSPHATE("phosphate", 94.971, -1),
    SILICA("silica", 60.084, 0);

    /** Number of species. */
    public static final int COUNT = values().length;

    private final String key;
    private final double gPerMol;
    private final int charge;

    Species(String key, double gPerMol, int charge) {
        this.key = key;
        this.gPerMol = gPerMol;
        this.charge = charge;
    }

    /** Its name in keys, as in {@code calcium_mg_per_l}. */
    public String key() {
        return key;
    }

    /** Molar mass, g/mol; of alkalinity the mass of an equivalent as CaCO3. */
    public double gPerMol() {
        return gPerMol;
    }

    /** Charge at pH 4.5, in elementary charges. */
    public int charge() {
        return charge;
    }

    /** Its place in an array of concentrations. */
    @SuppressWarnings("EnumOrdinal") // an array of concentrations is in the order of this list
    public int index() {
        return ordinal();
    }
}
