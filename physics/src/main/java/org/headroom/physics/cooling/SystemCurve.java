package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;

/**
 * What a pipe system asks of its pumps: {@code H(m) = H_static + k m2}.
 *
 * <p>m flow of water, kg/s; H pressure rise, Pa. Source: ASHRAE Handbook - HVAC Systems and Equipment (2020), ch. 44,
 * system curves. Worked number: 300 kPa at 100 kg/s of which 30 % static: 142.5 kPa at 50 kg/s.
 *
 * @param staticPa part that does not fall with flow, such as the lift into a tower
 * @param perFlowSquared k, Pa s2/kg2
 */
public record SystemCurve(double staticPa, double perFlowSquared) {
    public SystemCurve {
        Checks.notNegative("static_pa", staticPa);
        Checks.notNegative("per_flow_squared", perFlowSquared);
    }

    /** The curve through a design point of which a share is static. */
    public static SystemCurve through(double flowKgPerS, double headPa, double staticShare) {
        Checks.positive("flow_kg_per_s", flowKgPerS);
        Checks.positive("head_pa", headPa);
        Checks.share("static_head_share", staticShare);
        return new SystemCurve(staticShare * headPa, (1 - staticShare) * headPa / (flowKgPerS * flowKgPerS));
    }

    public double headPa(double flowKgPerS) {
        return staticPa + perFlowSquared * flowKgPerS * flowKgPerS;
    }
}
