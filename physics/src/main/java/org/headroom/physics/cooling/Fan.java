package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;

/**
 * Variable-speed fan by the affinity laws on a system curve.
 *
 * <pre>
 * dp(q) = dp0 (s + (1 - s) (q / q0)2)
 * P     = q dp(q) / efficiency
 * </pre>
 *
 * <p>s share of pressure that stays. Source: ASHRAE Handbook - HVAC Systems and Equipment (2020), ch. 21, fan laws.
 * Worked number: 2 m3/s at 100 Pa and 0.5 draws 400 W; half the flow without static pressure, 50 W.
 */
public final class Fan {
    private final FanDesign design;

    public Fan(FanDesign design) {
        this.design = design;
    }

    public FanDesign design() {
        return design;
    }

    /** Electric power, W; all of it ends as heat in the air. */
    public double powerW(double flowM3PerS) {
        Checks.notNegative("flow_m3_per_s", flowM3PerS);
        double share = flowM3PerS / design.flowM3PerS();
        double pressurePa = design.pressurePa() * (design.staticShare() + (1 - design.staticShare()) * share * share);
        return flowM3PerS * pressurePa / design.efficiency();
    }
}
