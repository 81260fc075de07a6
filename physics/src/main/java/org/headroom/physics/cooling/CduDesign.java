package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;

/**
 * An in-rack coolant distribution unit.
 *
 * @param exchanger between the rack's coolant (hot) and facility water (cold)
 * @param pumps of the rack's coolant, hot-swap
 */
public record CduDesign(PlateExchangerDesign exchanger, PumpGroupDesign pumps) {

    /**
     * A unit by its rating plate: it carries {@code heatW} from coolant that returns at {@code returnC} to facility water at
     * {@code facilityC}, both flows in kg/s.
     */
    public static PlateExchangerDesign rated(
            double heatW, double returnC, double facilityC, double coolantWPerK, double facilityWPerK) {
        Checks.positive("heat_w", heatW);
        Checks.positive("coolant_w_per_k", coolantWPerK);
        Checks.positive("facility_w_per_k", facilityWPerK);
        double most = Math.min(coolantWPerK, facilityWPerK) * (returnC - facilityC);
        Checks.within("heat_w", heatW, 0, most * (1 - 1e-9));
        double ua = HeatExchanger.counterflowUaWPerK(
                returnC, returnC - heatW / coolantWPerK, facilityC, coolantWPerK, facilityWPerK);
        return new PlateExchangerDesign(ua, coolantWPerK, facilityWPerK);
    }
}
