package org.headroom.app.live.estimate;

import java.util.List;

/**
 * A meter that contradicts physics and the other meters.
 *
 * @param meter its id
 * @param amount what it reads too much: over its value where {@code relative}, else in its unit
 * @param sd standard deviation of that
 * @param relative whether amount and sd are shares of the reading
 * @param unit of amount and sd where they are not relative
 * @param identifiable whether this meter, and nothing else, is wrong
 * @param alternatives what else would explain it as well; empty if identifiable
 * @param sinceS epoch seconds at which it was first found
 */
public record MeterFinding(
        String meter,
        double amount,
        double sd,
        boolean relative,
        String unit,
        boolean identifiable,
        List<String> alternatives,
        double sinceS) {
    public MeterFinding {
        alternatives = List.copyOf(alternatives);
    }

    /** {@code revenue reads 3.0 +/- 0.3 % high}, or between what it cannot be decided. */
    public String text() {
        double scale = relative ? 100 : 1;
        String of = relative ? "%" : unit;
        String side = amount >= 0 ? "high" : "low";
        if (identifiable) {
            return "%s reads %.1f +/- %.1f %s %s".formatted(meter, Math.abs(scale * amount), scale * sd, of, side);
        }
        return "%s is %.1f %s %s; not identifiable between %s"
                .formatted(meter, Math.abs(scale * amount), of, side, String.join(", ", alternatives));
    }
}
