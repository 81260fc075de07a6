package org.headroom.physics.wastewater;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A plant that makes cooling water from treated sewage.
 *
 * @param intakeM3PerDay treated sewage taken in at capacity
 * @param productM3PerDay cooling water given at capacity
 * @param energyKwhPerM3 electricity per m3 of product
 */
public record RecycledPlantDesign(double intakeM3PerDay, double productM3PerDay, double energyKwhPerM3) {
    public RecycledPlantDesign {
        Checks.positive("intake_m3_per_day", intakeM3PerDay);
        Checks.positive("product_m3_per_day", productM3PerDay);
        Checks.within("energy_kwh_per_m3", energyKwhPerM3, 0, 20);
        if (productM3PerDay > intakeM3PerDay) {
            throw new OutOfRange(
                    "product_m3_per_day",
                    Double.toString(productM3PerDay),
                    "at most intake_m3_per_day " + intakeM3PerDay);
        }
    }
}
