package org.headroom.grid.supply;

/** How many off-peak kilowatt-hours a block of "hours' use" holds. Printed rate sheets leave it open. */
public enum BlockRule {
    /** Hours times maximum demand, all of them off-peak energy. */
    OFF_PEAK_ENERGY,
    /** Hours times maximum demand, scaled by the off-peak share of the month's energy. */
    OFF_PEAK_SHARE
}
