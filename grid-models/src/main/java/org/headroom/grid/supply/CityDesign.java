package org.headroom.grid.supply;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * What is published about a city's load.
 *
 * @param summerPeakW highest hour from June to September, W
 * @param winterPeakW highest hour from December to March, W
 * @param energyJ of a year, J
 * @param heatBelowC below this temperature heating draws power
 * @param coolAboveC above this one cooling does
 */
public record CityDesign(double summerPeakW, double winterPeakW, double energyJ, double heatBelowC, double coolAboveC) {
    public CityDesign {
        Checks.positive("summer_peak_w", summerPeakW);
        Checks.positive("winter_peak_w", winterPeakW);
        Checks.positive("energy_j", energyJ);
        if (!(heatBelowC < coolAboveC)) {
            throw new OutOfRange("heat_below_c", Double.toString(heatBelowC), "less than cool_above_c " + coolAboveC);
        }
    }
}
