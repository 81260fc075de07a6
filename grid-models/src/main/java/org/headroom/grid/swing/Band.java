package org.headroom.grid.swing;

import org.headroom.physics.basis.Checks;

/**
 * A band of frequencies in which something on the grid may swing along.
 *
 * @param name as in {@code inter_area}
 */
public record Band(String name, double fromHz, double toHz) {
    public Band {
        Checks.positive("from_hz", fromHz);
        Checks.within("to_hz", toHz, fromHz, 1000);
    }

    /** Areas against each other: 0.1 to 0.8 Hz (Kundur 1994, section 12.8: inter-area modes). */
    public static final Band INTER_AREA = new Band("inter_area", 0.1, 0.8);

    /** A plant against the system: 0.8 to 2.5 Hz. */
    public static final Band LOCAL = new Band("local", 0.8, 2.5);

    /** Masses of a turbine's shaft against each other, its lower modes: 2.5 to 20 Hz. */
    public static final Band TORSIONAL = new Band("torsional", 2.5, 20);

    /** What a utility may call critical as a whole: 0.1 to 20 Hz (arXiv 2508.14318). */
    public static final Band CRITICAL = new Band("critical", 0.1, 20);
}
