package org.headroom.physics.cooling;

import static org.headroom.physics.basis.Constants.WATER_DENSITY_KG_PER_M3;

import org.headroom.physics.basis.Checks;

/**
 * Variable-speed pump by the affinity laws on a system curve.
 *
 * <pre>
 * head(m) = head0 (s + (1 - s) (m / m0)2)
 * P       = m / density head(m) / efficiency
 * </pre>
 *
 * <p>s share of static head; without it P goes with the cube of flow (affinity laws). Efficiency is taken constant, fair
 * from half to full flow and kind below. Source: ASHRAE Handbook - HVAC Systems and Equipment (2020), ch. 44, affinity
 * laws. Worked number: 1000 kg/s against 300 kPa at 0.75 draws 401.2 kW; half the flow without static head, 50.2 kW.
 */
public final class Pump {
    private final PumpDesign design;

    public Pump(PumpDesign design) {
        this.design = design;
    }

    public PumpDesign design() {
        return design;
    }

    /** Pressure rise at this flow on the system curve, Pa. */
    public double headPa(double flowKgPerS) {
        double share = flowKgPerS / design.flowKgPerS();
        return design.headPa() * (design.staticHeadShare() + (1 - design.staticHeadShare()) * share * share);
    }

    /** Electric power, W; all of it ends as heat in the loop and the plant room. */
    public double powerW(double flowKgPerS) {
        Checks.notNegative("flow_kg_per_s", flowKgPerS);
        return flowKgPerS / WATER_DENSITY_KG_PER_M3 * headPa(flowKgPerS) / design.efficiency();
    }
}
