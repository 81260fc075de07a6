package org.headroom.physics.cooling;

import static org.headroom.physics.basis.Constants.WATER_DENSITY_KG_PER_M3;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Equal pumps in parallel on a pipe system.
 *
 * @param units installed
 * @param spares of these; they stand at the design flow
 * @param curve of one pump
 * @param system curve of the pipes
 * @param flowKgPerS design flow of the group
 * @param motorDriveEfficiency of motor and drive at the pump's best point, full speed
 * @param minimumSpeed lowest speed share of the drives
 */
public record PumpGroupDesign(
        int units,
        int spares,
        PumpCurve curve,
        SystemCurve system,
        double flowKgPerS,
        double motorDriveEfficiency,
        double minimumSpeed) {

    public PumpGroupDesign {
        Checks.within("units_count", units, 1, 100_000);
        Checks.within("spare_count", spares, 0, units - 1.0);
        Checks.positive("flow_kg_per_s", flowKgPerS);
        Checks.within("motor_drive_efficiency", motorDriveEfficiency, 0.05, 1);
        Checks.within("minimum_speed_share", minimumSpeed, 0, 1);
    }

    /** Pumps that run at the design flow. */
    public int duty() {
        return units - spares;
    }

    /**
     * Pumps whose best point is the design point, with a shut-off head a quarter above it.
     *
     * @param efficiency hydraulic over electric power at the design point
     */
    public static PumpGroupDesign fitted(
            int units, int spares, double flowKgPerS, double headPa, double efficiency, double staticHeadShare) {
        Checks.within("units_count", units, 1, 100_000);
        Checks.within("spare_count", spares, 0, units - 1.0);
        Checks.within("efficiency", efficiency, 0.01, 1);
        double motorDrive = usualMotorDriveEfficiency(efficiency);
        return new PumpGroupDesign(
                units,
                spares,
                PumpCurve.through(1.25 * headPa, flowKgPerS / (units - spares), headPa, efficiency / motorDrive),
                SystemCurve.through(flowKgPerS, headPa, staticHeadShare),
                flowKgPerS,
                motorDrive,
                0.2);
    }

    /** Motor and drive behind a wire-to-water efficiency: 0.93, or an even split where that leaves the pump too much. */
    public static double usualMotorDriveEfficiency(double efficiency) {
        return Math.max(0.93, Math.sqrt(efficiency));
    }

    /** @throws OutOfRange with both heads unless the duty pumps at full speed reach the design flow */
    public PumpGroupDesign reaching() {
        double most = curve.flowOn(system, duty(), 1);
        if (most < flowKgPerS * (1 - 1e-9)) {
            double each = flowKgPerS / duty();
            throw new OutOfRange(
                    "head_pa",
                    String.format(
                            java.util.Locale.ROOT,
                            "%d of %d pumps at full speed give %.1f kPa at %.2f kg/s each and reach %.2f kg/s",
                            duty(),
                            units,
                            Math.max(0, curve.headPa(each, 1)) / 1000,
                            each,
                            most),
                    String.format(
                            java.util.Locale.ROOT,
                            "pumps that reach %.2f kg/s at the system's %.1f kPa",
                            flowKgPerS,
                            system.headPa(flowKgPerS) / 1000));
        }
        return this;
    }

    /** Shaft power of one pump at its best point and full speed, W. */
    double ratedShaftW() {
        double flow = curve.bestFlowKgPerS();
        return flow / WATER_DENSITY_KG_PER_M3 * curve.headPa(flow, 1) / curve.bestEfficiency();
    }
}
