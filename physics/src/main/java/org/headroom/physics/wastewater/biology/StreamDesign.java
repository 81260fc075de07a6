package org.headroom.physics.wastewater.biology;

import org.headroom.physics.basis.Checks;

/**
 * Water from a unit (or the influent) to a unit (or the outside).
 *
 * @param name unique
 * @param from a unit's name or {@link #INFLUENT}
 * @param outlet which of the unit's outlets
 * @param to a unit's name, {@link #EFFLUENT} (treated water, which the quality index judges) or {@link #WASTE}
 * @param flow how much
 * @param pumpKwhPerM3 energy to move it; 0 by gravity
 */
public record StreamDesign(String name, String from, Outlet outlet, String to, FlowRule flow, double pumpKwhPerM3) {
    public static final String INFLUENT = "influent";
    public static final String EFFLUENT = "effluent";
    public static final String WASTE = "waste";

    public StreamDesign {
        Checks.within(name + ": pump_kwh_per_m3", pumpKwhPerM3, 0, 20);
    }

    /** Where on a unit a stream begins. */
    public enum Outlet {
        /** What is in a tank or a junction, and the influent. */
        MIXED,
        /** The top of a settler. */
        OVERFLOW,
        /** The bottom of a settler. */
        UNDERFLOW,
        /** What passes a membrane. */
        PERMEATE
    }
}
