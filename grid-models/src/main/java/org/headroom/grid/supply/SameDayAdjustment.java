package org.headroom.grid.supply;

import java.util.Locale;

/**
 * How a baseline from earlier days is moved to the day of the call: the load in the three hours that end an hour before
 * it (before the announcement, if that is earlier) is held against the baseline in the same hours, and the difference is
 * capped at 20 % of the baseline (California ISO tariff 4.13.4; MISO allows 20 % on the three hours before).
 */
public enum SameDayAdjustment {
    NONE,
    /** The difference is added. */
    ADDITIVE,
    /** The ratio is multiplied. */
    MULTIPLICATIVE;

    /** The most that an adjustment may move a baseline. */
    public static final double CAP = 0.2;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
