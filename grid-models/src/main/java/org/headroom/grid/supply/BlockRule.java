package org.headroom.grid.supply;

/**
 * How many off-peak kilowatt-hours a block of "hours' use" holds. Printed rate sheets leave it open, so the rule is a
 * named option. Worked number (Ripley's sheet of October 2025, 150 MW flat, 744 h of which 132 on-peak): 5.83 c/kWh by
 * the first, 5.63 by the second.
 */
public enum BlockRule {
    /**
     * Hours times maximum demand, all of them off-peak energy: the plain reading of "Off Peak kWh: First 200 HUD" on
     * Ripley's sheet (ripleypower.com, October 2025).
     */
    OFF_PEAK_ENERGY,
    /**
     * Hours times maximum demand, scaled by the off-peak share of the month's energy: hours' use is counted of all
     * energy, and off-peak energy takes its part. An assumption in the manner of hours-use rates that count all energy;
     * the sheet does not say so.
     */
    OFF_PEAK_SHARE
}
