package org.headroom.app.tasks;

import java.util.List;

/**
 * One thing that a "what if" may change: a number between bounds, a choice, or a switch.
 *
 * @param path of the site's file, as {@code --set} takes it, or {@code whatif.NAME} for what is no number of the site
 * @param group the part of the site that it belongs to, as in {@code weather}
 * @param least smallest value of a number
 * @param most greatest value of a number
 * @param step how finely a number is set
 * @param unit of a number; empty if it has none
 * @param choices what may be chosen; empty for a number; exactly {@code false, true} for a switch
 * @param base the value of the site as it is, in the spelling of a change
 */
public record WhatIfItem(
        String path,
        String group,
        double least,
        double most,
        double step,
        String unit,
        List<String> choices,
        String base) {
    public WhatIfItem {
        choices = List.copyOf(choices);
    }

    static WhatIfItem number(
            String path, String group, double least, double most, double step, String unit, double base) {
        return new WhatIfItem(path, group, least, most, step, unit, List.of(), PlainNumber.of(base));
    }

    static WhatIfItem choice(String path, String group, List<String> choices, String base) {
        return new WhatIfItem(path, group, 0, 0, 0, "", choices, base);
    }

    public boolean isNumber() {
        return choices.isEmpty();
    }

    public boolean isSwitch() {
        return choices.equals(List.of("false", "true"));
    }

    /** A number of this item as a change spells it. */
    public String spelled(double value) {
        return PlainNumber.of(Math.round(value / step) * step);
    }

    /** Whether a change may have this value. */
    public boolean allows(String value) {
        if (!isNumber()) {
            return choices.contains(value);
        }
        double number = PlainNumber.parse(value);
        return number >= least && number <= most;
    }

    /** What a change may be, in words. */
    public String allowed() {
        return isNumber()
                ? (PlainNumber.of(least) + " to " + PlainNumber.of(most) + " " + unit).strip()
                : String.join(", ", choices);
    }
}
