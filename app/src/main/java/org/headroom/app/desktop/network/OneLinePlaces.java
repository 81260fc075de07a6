package org.headroom.app.desktop.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.tasks.NetworkMoment.BranchState;
import org.headroom.app.tasks.NetworkMoment.BusState;
import org.jspecify.annotations.Nullable;

/**
 * Places a network: buses in rows by their distance from the utility, each under the bus that feeds it, a bar as wide as
 * what hangs below it. Columns and rows count from 0; a bus with several feeders hangs under the middle one, its other
 * feeders are cross links.
 */
final class OneLinePlaces {
    /** Share of a column that the end of a cross link takes. */
    private static final double SLOT = 0.3;

    /** Room at a wide bar for the words of the last branch below it. */
    private static final double MARGIN = 0.34;

    /** A bus on the sheet, in columns and rows. */
    static final class Place {
        final BusState bus;
        final int row;
        final List<Place> below = new ArrayList<>();
        @Nullable BranchState feed;
        @Nullable Place above;
        double x;
        double left;
        double right;
        private int slots;

        /** Whether a link beside the tree leaves here to the rows below. */
        boolean down;

        Place(BusState bus, int row) {
            this.bus = bus;
            this.row = row;
        }

        /** Whether it only hands on what it gets: one feed, one below. */
        boolean passing() {
            return above != null && below.size() == 1 && bus.loadMw() == 0 && bus.bankMvar() == 0 && slots == 0;
        }


        private double slot() {
            right += slots == 0 && below.size() > 1 ? MARGIN : 0;
            slots++;
            right += SLOT;
            return right - SLOT / 2;
        }
    }

    /** A link beside the tree with the columns of its ends. */
    record Cross(BranchState branch, Place upper, Place lower, double x1, double x2, int lane, boolean tie) {}

    final Map<String, Place> places = new LinkedHashMap<>();
    final List<Cross> cross = new ArrayList<>();
    final double columns;
    final int rows;

    OneLinePlaces(List<BusState> buses, List<BranchState> branches) {
        Map<String, BusState> byId = new LinkedHashMap<>();
        buses.forEach(b -> byId.put(b.id(), b));
        Map<String, List<BranchState>> around = new HashMap<>();
        for (BranchState branch : branches) {
            around.computeIfAbsent(branch.from(), _ -> new ArrayList<>()).add(branch);
            around.computeIfAbsent(branch.to(), _ -> new ArrayList<>()).add(branch);
        }
        rank(byId, around);
        for (Place place : places.values()) {
            List<BranchState> feeds = around.getOrDefault(place.bus.id(), List.of()).stream()
                    .filter(b -> at(other(b, place.bus.id())).row == place.row - 1)
                    .toList();
            if (!feeds.isEmpty()) {
                BranchState feed = feeds.get((feeds.size() - 1) / 2);
                place.feed = feed;
                place.above = at(other(feed, place.bus.id()));
                place.above.below.add(place);
            }
        }
        List<BranchState> beside = branches.stream()
                .filter(b -> places.containsKey(b.from()) && places.containsKey(b.to()))
                .filter(b -> places.values().stream().noneMatch(p -> b.equals(p.feed)))
                .toList();
        Map<String, Integer> ends = new HashMap<>();
        beside.forEach(b -> {
            ends.merge(b.from(), 1, Integer::sum);
            ends.merge(b.to(), 1, Integer::sum);
        });
        rows = places.values().stream().mapToInt(p -> p.row).max().orElse(0) + 1;
        double[] free = new double[rows];
        for (Place place : places.values()) {
            if (place.above == null) {
                spread(place, 0, ends, free);
            }
        }
        columns = Math.max(1, Arrays.stream(free).max().orElse(1));
        Map<Integer, Integer> lanes = new HashMap<>();
        beside.stream().filter(branch -> !tie(branch)).forEach(branch -> beside(branch, lanes, false));
        beside.stream().filter(this::tie).forEach(branch -> beside(branch, lanes, true));
    }

    /** Whether a branch joins two bars of one row with none between. */
    private boolean tie(BranchState branch) {
        Place a = at(branch.from());
        Place b = at(branch.to());
        return a.row == b.row
                && places.values().stream()
                        .noneMatch(p -> p.row == a.row && p.x > Math.min(a.x, b.x) && p.x < Math.max(a.x, b.x));
    }

    private void beside(BranchState branch, Map<Integer, Integer> lanes, boolean tie) {
        Place a = at(branch.from());
        Place b = at(branch.to());
        Place upper = a.row < b.row || a.row == b.row && a.x <= b.x ? a : b;
        Place lower = upper == a ? b : a;
        if (tie) {
            cross.add(new Cross(branch, upper, lower, upper.right, lower.left, 0, true));
        } else {
            upper.down |= lower.row > upper.row;
            int lane = lanes.merge(lower.row, 1, Integer::sum);
            cross.add(new Cross(branch, upper, lower, upper.slot(), lower.slot(), lane, false));
        }
    }

    private static String other(BranchState branch, String bus) {
        return branch.from().equals(bus) ? branch.to() : branch.from();
    }

    /** Whether there is room for words at the left of a bar. */
    boolean freeAtLeft(Place place) {
        return places.values().stream()
                .noneMatch(p -> p.row == place.row && p != place && p.right <= place.left && p.right > place.left - 2.2);
    }

    private void rank(Map<String, BusState> buses, Map<String, List<BranchState>> around) {
        Deque<String> next = new ArrayDeque<>();
        for (BusState bus : buses.values()) {
            if (bus.root()) {
                places.put(bus.id(), new Place(bus, 0));
                next.add(bus.id());
            }
        }
        while (!next.isEmpty()) {
            String from = next.remove();
            int row = at(from).row + 1;
            for (BranchState branch : around.getOrDefault(from, List.of())) {
                String to = other(branch, from);
                BusState bus = buses.get(to);
                if (bus != null && !places.containsKey(to)) {
                    places.put(to, new Place(bus, row));
                    next.add(to);
                }
            }
        }
    }

    private Place at(String bus) {
        Place place = places.get(bus);
        if (place == null) {
            throw new IllegalArgumentException("no place for " + bus);
        }
        return place;
    }

    /**
     * Lays a bus and what hangs below it as far left as its row and those above it leave free; a short branch stands beside a
     * long one.
     */
    private void spread(Place place, double from, Map<String, Integer> ends, double[] free) {
        int crossing = ends.getOrDefault(place.bus.id(), 0);
        double own = SLOT * crossing + (crossing > 0 && place.below.size() > 1 ? MARGIN : 0);
        double least = Math.max(from, free[place.row]);
        if (place.below.isEmpty()) {
            double wide = place.row < free.length - 1 ? 1.9 : 1;
            place.x = least + wide / 2;
            place.left = place.x - 0.3;
            place.right = place.x + 0.3;
            free[place.row] = least + wide + own;
            return;
        }
        for (Place child : place.below) {
            spread(child, least, ends, free);
        }
        place.left = place.below.getFirst().x - 0.22;
        place.right = place.below.getLast().x + 0.22;
        place.x = (place.left + place.right) / 2;
        boolean words = place.below.size() == 1 && crossing > 0;
        free[place.row] = place.right + own + (words ? 1.0 : 0.12);
    }
}
