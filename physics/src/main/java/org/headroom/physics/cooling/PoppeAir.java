package org.headroom.physics.cooling;

import org.headroom.physics.air.MoistAir;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * The air that enters a fill.
 *
 * @param drybulbC dry bulb, C
 * @param wetbulbC wet bulb, C; over ice below 0 C
 * @param pressurePa barometric pressure, Pa
 * @param dryKgPerS dry air, kg/s
 */
public record PoppeAir(double drybulbC, double wetbulbC, double pressurePa, double dryKgPerS) {

    public PoppeAir {
        Checks.within("drybulb_c", drybulbC, -60, 80);
        Checks.within("pressure_pa", pressurePa, 30_000, 200_000);
        Checks.positive("air_kg_per_s", dryKgPerS);
        if (!(wetbulbC <= drybulbC)) {
            throw new OutOfRange("wetbulb_c", Double.toString(wetbulbC), "at most drybulb_c " + drybulbC);
        }
        if (!(MoistAir.humidityRatioFromWetbulb(drybulbC, wetbulbC, pressurePa) >= 0)) {
            double least = Math.ceil(MoistAir.wetbulbC(drybulbC, 0, pressurePa) * 100) / 100;
            throw new OutOfRange(
                    "wetbulb_c",
                    Double.toString(wetbulbC),
                    "at least " + least + ", that of dry air at drybulb_c " + drybulbC);
        }
    }

    double humidityRatio() {
        return MoistAir.humidityRatioFromWetbulb(drybulbC, wetbulbC, pressurePa);
    }
}
