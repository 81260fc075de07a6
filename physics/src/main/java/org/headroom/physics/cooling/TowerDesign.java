package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * The nominal point of a cooling tower, fan at full speed; keys as in a {@code --design} file.
 *
 * @param waterKgPerS water through the tower
 * @param airKgPerS dry air through the tower (EnergyPlus: volume flow x 1.2 kg/m3)
 * @param wetbulbC wet bulb of the air that enters
 * @param waterInC hot water
 * @param waterOutC cold water
 * @param pressurePa barometric pressure
 * @param fanW electric power of the fans
 */
public record TowerDesign(
        double waterKgPerS,
        double airKgPerS,
        double wetbulbC,
        double waterInC,
        double waterOutC,
        double pressurePa,
        double fanW) {

    public TowerDesign {
        Checks.positive("water_kg_per_s", waterKgPerS);
        Checks.positive("air_kg_per_s", airKgPerS);
        Checks.within("wetbulb_c", wetbulbC, -20, 40);
        Checks.within("pressure_pa", pressurePa, 50_000, 110_000);
        Checks.notNegative("fan_w", fanW);
        Checks.within("water_in_c", waterInC, wetbulbC, 80);
        if (!(waterOutC > wetbulbC && waterOutC < waterInC)) {
            throw new OutOfRange(
                    "water_out_c",
                    Double.toString(waterOutC),
                    "between wetbulb_c " + wetbulbC + " and water_in_c " + waterInC);
        }
    }

    /** The same cell built several times side by side: flows and fan power times {@code cells}. */
    public TowerDesign times(double cells) {
        return new TowerDesign(
                waterKgPerS * cells, airKgPerS * cells, wetbulbC, waterInC, waterOutC, pressurePa, fanW * cells);
    }
}
