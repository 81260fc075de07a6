package org.headroom.app.live.forecast;

/**
 * What was drawn since local midnight, US gallons.
 *
 * @param seenFromS from when on it was seen, epoch s, where that is after midnight; else not a number
 */
public record UsedWater(double makeupGal, double potableGal, double recycledGal, double sewerGal, double seenFromS) {
    /** Seen since midnight. */
    public UsedWater(double makeupGal, double potableGal, double recycledGal, double sewerGal) {
        this(makeupGal, potableGal, recycledGal, sewerGal, Double.NaN);
    }

    public static final UsedWater NONE = new UsedWater(0, 0, 0, 0);
}
