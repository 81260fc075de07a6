package org.headroom.app.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.headroom.data.series.TimeGrid;

/**
 * Local calendar days on a grid of slots; days of daylight-saving changes have 23 or 25 hours.
 *
 * @param dayOf index into {@code days} for each slot (of the slot's start)
 * @param days the dates in order; the first and last may be covered in part
 */
public record SlotCalendar(ZoneId zone, int[] dayOf, List<LocalDate> days) {
    public static SlotCalendar of(TimeGrid grid, ZoneId zone) {
        int[] dayOf = new int[grid.count()];
        List<LocalDate> days = new ArrayList<>();
        for (int slot = 0; slot < grid.count(); slot++) {
            LocalDate date =
                    Instant.ofEpochSecond(grid.fromS(slot)).atZone(zone).toLocalDate();
            if (days.isEmpty() || !days.getLast().equals(date)) {
                days.add(date);
            }
            dayOf[slot] = days.size() - 1;
        }
        return new SlotCalendar(zone, dayOf, List.copyOf(days));
    }
}
