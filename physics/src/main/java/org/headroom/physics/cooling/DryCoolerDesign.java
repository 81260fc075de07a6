package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * The nominal point of a dry cooler, fans at full speed and pads dry, and its pre-cooling pads; keys as in a
 * {@code --design} file.
 *
 * @param waterKgPerS water (or coolant of the specific heat of water) through the coil
 * @param airKgPerS dry air through the coil
 * @param drybulbC dry bulb of the air that enters the coil
 * @param waterInC hot water
 * @param waterOutC cold water
 * @param pressurePa barometric pressure
 * @param fanW electric power of the fans
 * @param padEffectiveness saturation effectiveness of the pads, (t - t_coil) / (t - t_wb); 0 means there are none
 * @param padsAboveC the pads are wetted when the dry bulb is above this
 */
public record DryCoolerDesign(
        double waterKgPerS,
        double airKgPerS,
        double drybulbC,
        double waterInC,
        double waterOutC,
        double pressurePa,
        double fanW,
        double padEffectiveness,
        double padsAboveC) {

    public DryCoolerDesign {
        Checks.positive("water_kg_per_s", waterKgPerS);
        Checks.positive("air_kg_per_s", airKgPerS);
        Checks.within("drybulb_c", drybulbC, -40, 60);
        Checks.within("pressure_pa", pressurePa, 50_000, 110_000);
        Checks.notNegative("fan_w", fanW);
        Checks.share("pad_effectiveness", padEffectiveness);
        Checks.within("pads_above_c", padsAboveC, 2, 100);
        Checks.within("water_in_c", waterInC, drybulbC, 120);
        if (!(waterOutC > drybulbC && waterOutC < waterInC)) {
            throw new OutOfRange(
                    "water_out_c",
                    Double.toString(waterOutC),
                    "between drybulb_c " + drybulbC + " and water_in_c " + waterInC);
        }
    }

    /** The same cell built several times side by side: flows and fan power times {@code cells}. */
    public DryCoolerDesign times(double cells) {
        return new DryCoolerDesign(
                waterKgPerS * cells,
                airKgPerS * cells,
                drybulbC,
                waterInC,
                waterOutC,
                pressurePa,
                fanW * cells,
                padEffectiveness,
                padsAboveC);
    }
}
