package org.headroom.physics.water;

import java.util.Locale;

/** What can stop tower water from being concentrated further. */
public enum CycleLimit {
    SILICA,
    CALCIUM,
    ALKALINITY,
    CHLORIDE,
    SULPHATE,
    TDS,
    PHOSPHATE,
    AMMONIUM,
    /** The saturation index of calcite in the hottest water. */
    CALCITE,
    /** The practical maximum. */
    MOST_CYCLES,
    /** Cycles are set from outside. */
    FIXED,
    /** The pH of tower water open to air, in the hottest water. */
    PH;

    private static final CycleLimit[] ALL = values();

    /** Its name at the edges, as in {@code most_cycles}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number that stands for it in a row of numbers. */
    @SuppressWarnings("EnumOrdinal") // series hold numbers; new limits are only ever appended
    public int code() {
        return ordinal();
    }

    /** The limit of a {@link #code}. */
    public static CycleLimit ofCode(int code) {
        return ALL[code];
    }
}
