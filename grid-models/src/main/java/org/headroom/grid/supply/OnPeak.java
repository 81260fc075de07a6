package org.headroom.grid.supply;

import java.time.Month;
import java.util.Set;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * On-peak hours on working days of some months, on the local clock (daylight saving included).
 *
 * @param fromHour first hour that is on-peak, 0 to 23
 * @param toHour first hour that no longer is, up to 24
 */
public record OnPeak(Set<Month> months, int fromHour, int toHour) {
    public OnPeak {
        months = Set.copyOf(months);
        Checks.within("on-peak from_hour", fromHour, 0, 23);
        Checks.within("on-peak to_hour", toHour, 1, 24);
        if (toHour <= fromHour) {
            throw new OutOfRange("on-peak hours", fromHour + " to " + toHour, "an end after the start");
        }
    }
}
