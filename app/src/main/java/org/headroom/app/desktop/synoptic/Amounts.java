package org.headroom.app.desktop.synoptic;

import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.PlantState.Reading;
import org.headroom.data.quantity.Unit;

/** Values of parts in the units that the window shows, short enough for a sheet. */
final class Amounts {
    private Amounts() {}

    /** A reading; text where it is no number. */
    static String text(Display display, Reading reading) {
        return Double.isFinite(reading.value())
                ? text(display, reading.value(), reading.unit())
                : reading.text().isEmpty() ? "\u2013" : reading.text();
    }

    static String text(Display display, double value, Unit unit) {
        if (!Double.isFinite(value)) {
            return "\u2013";
        }
        return switch (unit) {
            case PERCENT -> Texts.number(value, Math.abs(value) < 10 ? 1 : 0) + " %";
            case COUNT -> Texts.number(value, 0);
            case ONE -> Texts.number(value, 2);
            case MW, MVA, MWH ->
                Texts.number(Math.abs(value) < 0.005 ? 0 : value, Math.abs(value) < 10 ? 2 : 1) + " " + unit.label();
            case KG_PER_S, KPA -> Shown.of(display, unit).with(0).format(value);
            case K -> Shown.of(display, unit).with(1).format(value);
            case GAL_PER_DAY -> {
                Shown shown = Shown.fitting(display, unit, value);
                String text = shown.label().startsWith("M") ? shown.with(3).format(value) : shown.format(value);
                yield text.replace("US gal", "gal");
            }
            default -> Shown.fitting(display, unit, value).format(value).replace("US gal", "gal");
        };
    }
}
