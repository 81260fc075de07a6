package org.headroom.physics.water;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * The public main at the site's meter, as a hydrant flow test describes it.
 *
 * @param staticPa pressure with the site drawing nothing and the city at its mean
 * @param testPa pressure that remains at the test flow
 * @param testM3PerS the test flow
 * @param floorPa lowest pressure that residents must keep
 * @param cityLossPa part of the static pressure's head that the city's mean demand takes; 0: the city is not followed
 */
public record MainsDesign(double staticPa, double testPa, double testM3PerS, double floorPa, double cityLossPa) {
    public MainsDesign {
        Checks.positive("static_pa", staticPa);
        Checks.positive("test_m3_per_s", testM3PerS);
        Checks.notNegative("floor_pa", floorPa);
        Checks.notNegative("city_loss_pa", cityLossPa);
        if (!(testPa > 0 && testPa < staticPa)) {
            throw new OutOfRange("test_pa", Double.toString(testPa), "above 0 and below static_pa " + staticPa);
        }
        if (!(floorPa < staticPa)) {
            throw new OutOfRange("floor_pa", Double.toString(floorPa), "below static_pa " + staticPa);
        }
    }
}
