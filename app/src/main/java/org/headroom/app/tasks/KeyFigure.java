package org.headroom.app.tasks;

import org.headroom.data.quantity.Unit;

/**
 * One figure of a window that can be compared.
 *
 * @param id the key of {@code plan --json} where that has it, as in {@code peak_site_mw}
 * @param value in {@code unit}; not a number where there is none, as of the first break where nothing breaks
 * @param unit {@link Unit#S} for a moment: epoch seconds
 */
public record KeyFigure(String id, double value, Unit unit, Better better) {
    /** Which of two values is the better one. */
    public enum Better {
        LESS,
        MORE,
        /** Neither is better. */
        NEITHER
    }

    public boolean isMoment() {
        return unit == Unit.S;
    }
}
