package org.headroom.app.tasks;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * One thing that a "what if" may change: a number between bounds, a choice, a switch, a date or a time.
 *
 * @param path of the site's file, as {@code --set} takes it, or {@code whatif.NAME} for what is no number of the site
 * @param group the part of the site that it belongs to, as in {@code weather}
 * @param title what to call it, where the window's texts have no name for the path
 * @param least smallest value of a number
 * @param most greatest value of a number
 * @param step how finely a number is set
 * @param unit of a number; empty if it has none
 * @param choices what may be chosen; exactly {@code false, true} for a switch; empty for the others
 * @param names what to call the choices, one each, or empty where the window's texts name them
 * @param base the value of the site as it is, in the spelling of a change; {@code null} for a date that is none
 */
public record WhatIfItem(
        String path,
        Kind kind,
        String group,
        String title,
        double least,
        double most,
        double step,
        String unit,
        List<String> choices,
        List<String> names,
        String base) {

    /** How it is set. */
    public enum Kind {
        NUMBER,
        CHOICE,
        SWITCH,
        /** A local date such as 2027-01-01, or {@code null} for none. */
        DATE,
        /** A local time such as 2025-07-18T14:00. */
        TIME
    }

    private static final List<String> OFF_ON = List.of("false", "true");

    public WhatIfItem {
        choices = List.copyOf(choices);
        names = List.copyOf(names);
    }

    /** A number; bounds that the site's own value is beyond are moved out to it. */
    static WhatIfItem number(
            String path, String group, String title, double least, double most, double step, String unit, double base) {
        return new WhatIfItem(
                path,
                Kind.NUMBER,
                group,
                title,
                Math.min(least, base),
                Math.max(most, base),
                step,
                unit,
                List.of(),
                List.of(),
                PlainNumber.of(base));
    }

    static WhatIfItem choice(
            String path, String group, String title, List<String> choices, List<String> names, String base) {
        return new WhatIfItem(path, Kind.CHOICE, group, title, 0, 0, 0, "", choices, names, base);
    }

    static WhatIfItem toggle(String path, String group, String title, boolean base) {
        return new WhatIfItem(path, Kind.SWITCH, group, title, 0, 0, 0, "", OFF_ON, List.of(), String.valueOf(base));
    }

    static WhatIfItem moment(String path, Kind kind, String group, String title, String base) {
        return new WhatIfItem(path, kind, group, title, 0, 0, 0, "", List.of(), List.of(), base);
    }

    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    public boolean isSwitch() {
        return kind == Kind.SWITCH;
    }

    /** What to call a choice. */
    public String nameOf(String choice) {
        int at = choices.indexOf(choice);
        return at >= 0 && at < names.size() ? names.get(at) : choice;
    }

    /** A number of this item as a change spells it: a whole number of steps, or the site's own value if that is nearest. */
    public String spelled(double value) {
        double own = Double.parseDouble(base);
        return Math.abs(value - own) <= step / 2
                ? base
                : PlainNumber.of(Math.clamp(Math.round(value / step) * step, least, most));
    }

    /** Whether a change may have this value. */
    public boolean allows(String value) {
        return switch (kind) {
            case NUMBER -> {
                double number = PlainNumber.parse(value);
                yield number >= least && number <= most;
            }
            case CHOICE, SWITCH -> choices.contains(value);
            case DATE -> value.equals("null") || reads(() -> LocalDate.parse(value));
            case TIME -> reads(() -> LocalDateTime.parse(value));
        };
    }

    private static boolean reads(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** What a change may be, in words. */
    public String allowed() {
        return switch (kind) {
            case NUMBER -> (PlainNumber.of(least) + " to " + PlainNumber.of(most) + " " + unit).strip();
            case CHOICE, SWITCH -> String.join(", ", choices);
            case DATE -> "a date such as 2025-07-17, or null";
            case TIME -> "a local time such as 2025-07-17T14:00";
        };
    }
}
