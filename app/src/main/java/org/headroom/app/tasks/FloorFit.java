package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.Schedule;

/**
 * What of a schedule finds room on the floor: a run that needs more servers at its start than are free does not take
 * place, and says so, while all others do.
 *
 * @param schedule without them
 * @param left why each of them found none
 */
record FloorFit(Schedule schedule, Map<Assignment, String> left) {
    private record Event(long atS, boolean start, int index) {}

    static FloorFit of(Schedule schedule, Fleet fleet) {
        List<Assignment> all = schedule.assignments();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).here()) {
                events.add(new Event(all.get(i).startS(), true, i));
                events.add(new Event(all.get(i).endS(), false, i));
            }
        }
        // as JobLoad has it: at one instant ends come first
        events.sort(
                Comparator.comparingLong(Event::atS).thenComparing(Event::start).thenComparingInt(Event::index));
        int free = fleet.servers();
        Map<Assignment, String> left = new HashMap<>();
        for (Event event : events) {
            Assignment a = all.get(event.index());
            int servers = Math.ceilDiv(a.gpus(), fleet.gpusPerServer());
            if (!event.start()) {
                free += left.containsKey(a) ? 0 : servers;
            } else if (servers > free) {
                left.put(a, "no room: needs " + servers + " servers, " + free + " are free");
            } else {
                free -= servers;
            }
        }
        return left.isEmpty()
                ? new FloorFit(schedule, left)
                : new FloorFit(
                        new Schedule(
                                all.stream().filter(a -> !left.containsKey(a)).toList(), schedule.siteCaps()),
                        left);
    }
}
