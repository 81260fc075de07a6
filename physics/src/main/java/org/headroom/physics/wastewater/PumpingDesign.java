package org.headroom.physics.wastewater;

import org.headroom.physics.basis.Checks;

/**
 * What moves water, and what runs besides, with the usual value and its range.
 *
 * @param feedPa head of the feed pumps over the intake; 80,000 (8 m), 30,000 to 150,000
 * @param permeatePa head of the permeate pumps besides the trans-membrane pressure; 40,000, 20,000 to 80,000
 * @param recirculationRatio sludge from the membranes back to the biology, over the product; 4, 3 to 6
 * @param recirculationPa 20,000 (2 m), 10,000 to 30,000
 * @param deliveryPa of the pumps that send the product to its users; 350,000, 200,000 to 600,000
 * @param pumpEfficiency wire to water; 0.7, 0.6 to 0.8
 * @param mixingW stirrers of tanks without air; 5 W/m3 of them, 3 to 8; runs while the plant is in service
 * @param otherW screens, chemicals, controls, heating of buildings; runs while the plant is in service
 * @param otherWPerTrain compressors, valves, sampling of a train in service
 */
public record PumpingDesign(
        double feedPa,
        double permeatePa,
        double recirculationRatio,
        double recirculationPa,
        double deliveryPa,
        double pumpEfficiency,
        double mixingW,
        double otherW,
        double otherWPerTrain) {

    public PumpingDesign {
        Checks.notNegative("feed_pa", feedPa);
        Checks.notNegative("permeate_pa", permeatePa);
        Checks.within("recirculation_ratio", recirculationRatio, 0, 20);
        Checks.notNegative("recirculation_pa", recirculationPa);
        Checks.notNegative("delivery_pa", deliveryPa);
        Checks.within("pump_efficiency", pumpEfficiency, 0.05, 1);
        Checks.notNegative("mixing_w", mixingW);
        Checks.notNegative("other_w", otherW);
        Checks.notNegative("other_w_per_train", otherWPerTrain);
    }
}
