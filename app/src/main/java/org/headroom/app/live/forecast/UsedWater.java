package org.headroom.app.live.forecast;

/** What was drawn since local midnight, US gallons. */
public record UsedWater(double makeupGal, double potableGal, double recycledGal, double sewerGal) {
    public static final UsedWater NONE = new UsedWater(0, 0, 0, 0);
}
