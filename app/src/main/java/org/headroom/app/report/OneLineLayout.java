package org.headroom.app.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.report.OneLinePicture.Bus;
import org.headroom.app.report.OneLinePicture.Link;
import org.jspecify.annotations.Nullable;

/**
 * Places a network on a sheet: buses in rows by their distance from the source, each under the bus that feeds it; a bar is as
 * wide as what hangs below it. A bus with several feeders hangs under the middle one; its other feeders are cross links.
 */
final class OneLineLayout {
    static final double ROW = 132;
    static final double COLUMN = 104;
    static final double TOP = 150;
    static final double MARGIN = 40;
    private static final double SLOT = 22;

    /** Room for the words of the last bus below, or of the bus itself, before the first cross link. */
    private static final double WORDS = 44;

    private static final double OWN_WORDS = 14;

    /** A bus on the sheet. */
    static final class Place {
        final Bus bus;
        final int row;
        final List<Place> below = new ArrayList<>();

        /** The link that it hangs on; null at the top. */
        @Nullable
        Link feed;

        @Nullable
        Place above;

        double x;
        double left;
        double right;

        /** Ends of cross links taken so far, at the right of the bar. */
        int slots;

        Place(Bus bus, int row) {
            this.bus = bus;
            this.row = row;
        }

        double y() {
            return TOP + row * ROW;
        }

        double words() {
            return below.isEmpty() ? OWN_WORDS : WORDS;
        }

        /** The next free place for the end of a cross link. */
        double slot() {
            right += slots == 0 ? words() : 0;
            slots++;
            right += SLOT;
            return right - SLOT / 2;
        }
    }

    final Map<String, Place> places = new LinkedHashMap<>();
    final List<Link> cross = new ArrayList<>();
    final double width;
    final double height;

    OneLineLayout(OneLinePicture picture) {
        Map<String, Bus> buses = new LinkedHashMap<>();
        picture.buses().forEach(bus -> buses.put(bus.id(), bus));
        Map<String, List<Link>> around = new HashMap<>();
        for (Link link : picture.links()) {
            around.computeIfAbsent(link.from(), _ -> new ArrayList<>()).add(link);
            around.computeIfAbsent(link.to(), _ -> new ArrayList<>()).add(link);
        }
        rows(buses, around);
        hang(around);
        for (Link link : picture.links()) {
            boolean tree = places.values().stream().anyMatch(p -> link.equals(p.feed));
            if (!tree) {
                cross.add(link);
            }
        }
        double x = MARGIN;
        for (Place place : places.values()) {
            if (place.above == null) {
                x = spread(place, x, crossEnds());
            }
        }
        width = x + MARGIN;
        height = TOP + (places.values().stream().mapToInt(p -> p.row).max().orElse(0) + 1) * ROW + 70;
    }

    private static String other(Link link, String bus) {
        return link.from().equals(bus) ? link.to() : link.from();
    }

    private void rows(Map<String, Bus> buses, Map<String, List<Link>> around) {
        Deque<String> next = new ArrayDeque<>();
        for (Bus bus : buses.values()) {
            if (bus.root()) {
                places.put(bus.id(), new Place(bus, 0));
                next.add(bus.id());
            }
        }
        while (!next.isEmpty()) {
            String at = next.remove();
            int row = at(at).row + 1;
            for (Link link : around.getOrDefault(at, List.of())) {
                String to = other(link, at);
                Bus bus = buses.get(to);
                if (bus != null && !places.containsKey(to)) {
                    places.put(to, new Place(bus, row));
                    next.add(to);
                }
            }
        }
    }

    Place at(String bus) {
        Place place = places.get(bus);
        if (place == null) {
            throw new IllegalArgumentException("no place for " + bus);
        }
        return place;
    }

    private void hang(Map<String, List<Link>> around) {
        for (Place place : places.values()) {
            List<Link> feeds = around.getOrDefault(place.bus.id(), List.of()).stream()
                    .filter(l -> at(other(l, place.bus.id())).row == place.row - 1)
                    .toList();
            if (!feeds.isEmpty()) {
                Link feed = feeds.get((feeds.size() - 1) / 2);
                place.feed = feed;
                place.above = at(other(feed, place.bus.id()));
                place.above.below.add(place);
            }
        }
    }

    private Map<String, Integer> crossEnds() {
        Map<String, Integer> ends = new HashMap<>();
        for (Link link : cross) {
            ends.merge(link.from(), 1, Integer::sum);
            ends.merge(link.to(), 1, Integer::sum);
        }
        return ends;
    }

    /** Lays a bus and what hangs below it from a left edge on; answers the right edge. */
    private double spread(Place place, double from, Map<String, Integer> ends) {
        int count = ends.getOrDefault(place.bus.id(), 0);
        double own = count == 0 ? 0 : SLOT * count + place.words();
        double x = from;
        for (Place child : place.below) {
            x = spread(child, x, ends);
        }
        double to = Math.max(x, from + COLUMN + own);
        if (place.below.isEmpty()) {
            place.x = from + COLUMN / 2;
            place.left = place.x - 34;
            place.right = place.x + 34;
        } else {
            place.left = place.below.getFirst().x - 26;
            place.right = place.below.getLast().x + 26;
            place.x = (place.left + place.right) / 2;
            if (place.right + own + 12 > to) {
                to = place.right + own + 12;
            }
        }
        return to;
    }

    /** Whether a link joins two bars of one row with none between. */
    boolean neighbours(Link link) {
        Place a = at(link.from());
        Place b = at(link.to());
        return a.row == b.row
                && places.values().stream()
                        .noneMatch(p -> p.row == a.row && p.x > Math.min(a.x, b.x) && p.x < Math.max(a.x, b.x));
    }
}
