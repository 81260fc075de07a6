package org.headroom.physics.cooling;

import static org.headroom.physics.basis.Constants.WATER_DENSITY_KG_PER_M3;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * One centrifugal pump at any speed, by the affinity laws.
 *
 * <pre>
 * H(m, s)   = s2 H0 + s b m - a m2                      at speed share s: m ~ s, H ~ s2, P ~ s3
 * eta(m, s) = eta_best x (2 - x),   x = m / (s m_best)  0 at closed valve, best at m_best
 * P(m, s)   = m H / (density eta) = s m_best H / (density eta_best (2 - x))
 * </pre>
 *
 * <p>m flow, kg/s; H pressure rise, Pa; P shaft power, W. The second form of P holds at closed valve too, where a pump
 * churns. Beyond the end of the curve, x = 1.5, (2 - x) is held. Valid for speeds of about 0.3 to 1: at less, losses that
 * do not scale make the pump worse. Not modelled: net positive suction head, density of glycol. Source: ASHRAE Handbook
 * - HVAC Systems and Equipment (2020), ch. 44 (affinity laws); parabolic efficiency as in Ulanicki, Kahler, Coulbeck
 * (2008), J. Water Resour. Plan. Manage. 134(4), 379. Worked number: 100 kg/s against 250 kPa at 0.84: 29.85 kW.
 */
public final class PumpCurve {
    private static final double END_OF_CURVE = 1.5;

    private final double shutoffPa;
    private final double slope;
    private final double curvature;
    private final double bestFlowKgPerS;
    private final double bestEfficiency;

    /**
     * @param shutoffPa H0, pressure at closed valve and full speed
     * @param slope b, Pa s/kg; 0 for most
     * @param curvature a, Pa s2/kg2
     * @param bestFlowKgPerS flow of best efficiency at full speed
     * @param bestEfficiency hydraulic over shaft power there
     */
    public PumpCurve(double shutoffPa, double slope, double curvature, double bestFlowKgPerS, double bestEfficiency) {
        this.shutoffPa = Checks.positive("shutoff_head_pa", shutoffPa);
        this.slope = Checks.finite("slope", slope);
        this.curvature = Checks.positive("curvature", curvature);
        this.bestFlowKgPerS = Checks.positive("best_flow_kg_per_s", bestFlowKgPerS);
        this.bestEfficiency = Checks.within("best_efficiency", bestEfficiency, 0.01, 1);
        if (!(headPa(bestFlowKgPerS, 1) > 0)) {
            throw new OutOfRange(
                    "best_flow_kg_per_s", bestFlowKgPerS + "", "below the flow at which the curve has no head left");
        }
    }

    /** H = s2 H0 - a m2 through the point of best efficiency. */
    public static PumpCurve through(double shutoffPa, double bestFlowKgPerS, double bestHeadPa, double bestEfficiency) {
        Checks.positive("best_flow_kg_per_s", bestFlowKgPerS);
        Checks.positive("best_head_pa", bestHeadPa);
        if (!(shutoffPa > bestHeadPa)) {
            throw new OutOfRange(
                    "shutoff_head_pa",
                    shutoffPa + "",
                    "more than the head of " + bestHeadPa + " Pa at the best-efficiency flow");
        }
        double curvature = (shutoffPa - bestHeadPa) / (bestFlowKgPerS * bestFlowKgPerS);
        return new PumpCurve(shutoffPa, 0, curvature, bestFlowKgPerS, bestEfficiency);
    }

    /** The curve through closed valve, the point of best efficiency and a third point further out. */
    public static PumpCurve through(
            double shutoffPa,
            double bestFlowKgPerS,
            double bestHeadPa,
            double farFlowKgPerS,
            double farHeadPa,
            double bestEfficiency) {
        Checks.positive("best_flow_kg_per_s", bestFlowKgPerS);
        if (!(farFlowKgPerS > bestFlowKgPerS)) {
            throw new OutOfRange("far_flow_kg_per_s", farFlowKgPerS + "", "above the best-efficiency flow");
        }
        double near = (bestHeadPa - shutoffPa) / bestFlowKgPerS;
        double far = (farHeadPa - shutoffPa) / farFlowKgPerS;
        double curvature = (near - far) / (farFlowKgPerS - bestFlowKgPerS);
        return new PumpCurve(shutoffPa, near + curvature * bestFlowKgPerS, curvature, bestFlowKgPerS, bestEfficiency);
    }

    public double shutoffPa() {
        return shutoffPa;
    }

    public double bestFlowKgPerS() {
        return bestFlowKgPerS;
    }

    public double bestEfficiency() {
        return bestEfficiency;
    }

    /** Pressure rise at a flow and speed share, Pa; may be negative beyond the flow of an open pipe. */
    public double headPa(double flowKgPerS, double speed) {
        return speed * (speed * shutoffPa + slope * flowKgPerS) - curvature * flowKgPerS * flowKgPerS;
    }

    /** The speed share that gives this pressure rise at this flow; may be above 1. */
    public double speedFor(double flowKgPerS, double headPa) {
        double linear = slope * flowKgPerS;
        double needed = headPa + curvature * flowKgPerS * flowKgPerS;
        return (Math.sqrt(linear * linear + 4 * shutoffPa * needed) - linear) / (2 * shutoffPa);
    }

    /** The flow at which {@code pumps} of these in parallel meet a system at this speed, all pumps together, kg/s. */
    public double flowOn(SystemCurve system, int pumps, double speed) {
        double spare = speed * speed * shutoffPa - system.staticPa();
        if (pumps <= 0 || spare <= 0) {
            return 0; // check valves hold the static head
        }
        double square = system.perFlowSquared() + curvature / ((double) pumps * pumps);
        double linear = speed * slope / pumps;
        return (linear + Math.sqrt(linear * linear + 4 * square * spare)) / (2 * square);
    }

    /** Hydraulic power over shaft power. */
    public double efficiency(double flowKgPerS, double speed) {
        double shaft = shaftW(flowKgPerS, speed);
        return shaft > 0 ? flowKgPerS / WATER_DENSITY_KG_PER_M3 * headPa(flowKgPerS, speed) / shaft : 0;
    }

    /** Power at the shaft, W; all of it ends as heat in the water. */
    public double shaftW(double flowKgPerS, double speed) {
        if (speed <= 0) {
            return 0;
        }
        double x = Math.min(flowKgPerS / (speed * bestFlowKgPerS), END_OF_CURVE);
        double at = x * speed * bestFlowKgPerS;
        return speed
                * bestFlowKgPerS
                / WATER_DENSITY_KG_PER_M3
                * Math.max(0, headPa(at, speed))
                / (bestEfficiency * (2 - x));
    }
}
