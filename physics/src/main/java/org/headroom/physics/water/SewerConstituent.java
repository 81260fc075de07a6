package org.headroom.physics.water;

/**
 * What a sewer carries, and is charged for, beside what is dissolved of {@link Species}; mg/L of what the name says.
 *
 * <p>Total nitrogen is ammonium and nitrate of {@link Species}, as N, and organic nitrogen; total phosphorus is phosphate,
 * as P, and organic phosphorus.
 */
public enum SewerConstituent {
    /** Biochemical oxygen demand, five days at 20 C. */
    BOD("bod"),
    /** Chemical oxygen demand. */
    COD("cod"),
    /** Total suspended solids. */
    TSS("tss"),
    /** As N. */
    ORGANIC_NITROGEN("organic_n"),
    /** As P; with phosphonates of scale inhibitors. */
    ORGANIC_PHOSPHORUS("organic_p");

    /** Number of constituents. */
    public static final int COUNT = values().length;

    private final String key;

    SewerConstituent(String key) {
        this.key = key;
    }

    /** Its name in keys, as in {@code bod_mg_per_l}. */
    public String key() {
        return key;
    }

    /** Its place in an array of concentrations. */
    @SuppressWarnings("EnumOrdinal") // an array of concentrations is in the order of this list
    public int index() {
        return ordinal();
    }
}
