package org.headroom.physics.wastewater;

import java.util.Locale;

/** What keeps the recycled-water plant from giving more. */
public enum WaterRecyclingLimit {
    /** Nothing: it gives what is asked. */
    NONE,
    /** There is no plant in service. */
    ABSENT,
    /** Treated sewage that may be taken. */
    FEED,
    /** Its rated product, or the part of it that is commissioned. */
    RATED,
    /** Trains out of service. */
    TRAINS,
    /** Sustainable flux: above it membranes clog. */
    FLUX,
    /** Trans-membrane pressure: cold water or dirty membranes. */
    TMP,
    /** Permeate pumps. */
    PUMPS,
    /** Electricity. */
    POWER,
    /** Pumps from the product tank to the users. */
    DELIVERY;

    private static final WaterRecyclingLimit[] ALL = values();

    /** The number that stands for it in a row of numbers. */
    @SuppressWarnings("EnumOrdinal") // series hold numbers; new limits are only ever appended
    public int code() {
        return ordinal();
    }

    /** The limit of a {@link #code}. */
    public static WaterRecyclingLimit ofCode(int code) {
        return ALL[code];
    }

    /** As in files, lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
