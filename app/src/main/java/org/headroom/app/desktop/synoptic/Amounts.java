package org.headroom.app.desktop.synoptic;

import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.PlantState.Reading;
import org.headroom.data.quantity.Unit;

/** Values of parts in the units that the window shows. */
final class Amounts {
    private Amounts() {}

    /** A reading; text where it is no number. */
    static String text(Display display, Reading reading) {
        return Double.isFinite(reading.value())
                ? text(display, reading.value(), reading.unit())
                : reading.text().isEmpty() ? "\u2013" : reading.text();
    }

    static String text(Display display, double value, Unit unit) {
        boolean us = display.units().get() == Display.Units.US;
        if (!Double.isFinite(value)) {
            return "\u2013";
        }
        return switch (unit) {
            case C -> us ? Texts.number(value * 1.8 + 32, 1) + " \u00b0F" : Texts.number(value, 1) + " \u00b0C";
            case K -> us ? Texts.number(value * 1.8, 1) + " \u00b0F" : Texts.number(value, 1) + " K";
            case GAL_PER_DAY ->
                us
                        ? Math.abs(value) >= 1e5
                                ? Texts.number(value * 1e-6, 3) + " Mgal/d"
                                : Texts.number(value, 0) + " gal/d"
                        : Texts.number(Unit.M3_PER_DAY.fromBase(Unit.GAL_PER_DAY.toBase(value)), 0) + " m\u00b3/d";
            case M3 ->
                us
                        ? Texts.number(Unit.GAL.fromBase(value) * 1e-6, 3) + " Mgal"
                        : Texts.number(value, 0) + " m\u00b3";
            case KG_PER_S ->
                us
                        ? Texts.number(value / 998.2 * 1000 / 3.785411784 * 60, 0) + " gpm"
                        : Texts.number(value, 0) + " kg/s";
            case KPA -> us ? Texts.number(value / 6.894757, 0) + " psi" : Texts.number(value, 0) + " kPa";
            case PERCENT -> Texts.number(value, Math.abs(value) < 10 ? 1 : 0) + " %";
            case COUNT -> Texts.number(value, 0);
            case ONE -> Texts.number(value, 2);
            default -> Texts.number(value, Math.abs(value) < 10 ? 2 : 1) + " " + unit.label();
        };
    }
}
