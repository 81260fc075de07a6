package org.headroom.data.site;

import org.headroom.physics.cooling.PumpCurve;
import org.headroom.physics.cooling.PumpGroupDesign;
import org.headroom.physics.cooling.SystemCurve;

/**
 * Pump groups from a site's values. What a file leaves out follows from head, flow and efficiency at the design point: pumps
 * whose best point is their share of it, a shut-off head a quarter above, one of them to spare.
 */
final class PumpBinding {
    private static final double SHUTOFF_SHARE = 1.25;

    private final SiteValues v;

    PumpBinding(SiteValues values) {
        this.v = values;
    }

    /** A loop with {@code head_pa} and {@code pump_efficiency}, and a {@code pumps} group below it. */
    PumpGroupDesign of(String at, int usualUnits, double flowKgPerS) {
        double staticShare = v.optional(at + ".pumps.static_head_share").orElse(0);
        return group(
                at + ".pumps",
                usualUnits,
                flowKgPerS,
                v.si(at + ".head_pa"),
                v.raw(at + ".pump_efficiency"),
                staticShare);
    }

    /** The towers' group, which holds head and efficiency itself. */
    PumpGroupDesign ofTowers(String at, int usualUnits, double flowKgPerS) {
        return group(
                at,
                usualUnits,
                flowKgPerS,
                v.si(at + ".head_pa"),
                v.raw(at + ".efficiency"),
                v.raw(at + ".static_head_share"));
    }

    private PumpGroupDesign group(
            String at, int usualUnits, double flowKgPerS, double headPa, double efficiency, double staticShare) {
        return v.design(at, () -> {
            int units = (int) v.optional(at + ".units_count").orElse(usualUnits);
            int spares = (int) v.optional(at + ".spare_count").orElse(units > 1 ? 1 : 0);
            double unitFlow = v.optional(at + ".unit_flow_kg_per_s").orElse(flowKgPerS / Math.max(1, units - spares));
            double unitHead = v.optional(at + ".unit_head_pa").orElse(headPa);
            double motorDrive = v.optional(at + ".motor_drive_efficiency")
                    .orElse(PumpGroupDesign.usualMotorDriveEfficiency(efficiency));
            return new PumpGroupDesign(
                    units,
                    spares,
                    PumpCurve.through(
                            v.optional(at + ".shutoff_head_pa").orElse(SHUTOFF_SHARE * unitHead),
                            unitFlow,
                            unitHead,
                            efficiency / motorDrive),
                    SystemCurve.through(flowKgPerS, headPa, staticShare),
                    flowKgPerS,
                    motorDrive,
                    v.optional(at + ".minimum_speed_share").orElse(0.2));
        });
    }
}
