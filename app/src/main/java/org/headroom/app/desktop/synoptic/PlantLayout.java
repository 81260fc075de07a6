package org.headroom.app.desktop.synoptic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.tasks.PlantModel;
import org.headroom.app.tasks.PlantModel.Cooling;

/**
 * Where everything stands on a sheet of {@value WIDTH} by {@value HEIGHT}: electricity at the left from top to bottom, computers beside
 * it, cooling to the right, water along the foot. A part that the site does not have leaves no gap that asks for it.
 */
final class PlantLayout {
    static final double WIDTH = 912;
    static final double HEIGHT = 664;

    private static final double LEFT = 8;
    private static final double COLUMN = 184;
    private static final double LINE = 13;
    private static final double HEAD = 21;

    /** How a part is drawn. */
    enum Kind {
        CARD,
        BAR,
        PUMP,
        VALVE,
        TAG
    }

    /**
     * A place.
     *
     * @param rows labels of the readings that have room, in order
     */
    record Place(Kind kind, double x, double y, double width, double height, List<String> rows) {}

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, double[]> routes = new HashMap<>();
    private final PlantModel plant;

    PlantLayout(PlantModel plant) {
        this.plant = plant;
        electricity();
        computers();
        if (plant.cooling() == Cooling.WET) {
            wet();
        } else {
            dry();
        }
        water();
    }

    /** Places by part, in the order of the flow. */
    Map<String, Place> places() {
        return places;
    }

    /** Corners of a flow's line, x and y in turn; empty if it is not drawn. */
    double[] route(String flow) {
        return routes.getOrDefault(flow, new double[0]);
    }

    private void card(String part, double x, double y, double width, String... rows) {
        if (plant.has(part)) {
            places.put(part, new Place(Kind.CARD, x, y, width, height(rows.length), List.of(rows)));
        }
    }

    private static double height(int rows) {
        return HEAD + LINE * rows + 3;
    }

    private void point(String part, Kind kind, double x, double y, double width, double height, String... rows) {
        if (plant.has(part)) {
            places.put(part, new Place(kind, x, y, width, height, List.of(rows)));
        }
    }

    private Place at(String part) {
        Place place = places.get(part);
        if (place == null) {
            throw new IllegalArgumentException("no place for " + part);
        }
        return place;
    }

    private double bottom(String part) {
        return at(part).y() + at(part).height();
    }

    private void route(String flow, double... corners) {
        routes.put(flow, corners);
    }

    private void electricity() {
        double middle = LEFT + COLUMN / 2;
        boolean side = plant.has("battery") || plant.has("generation");
        double gap = side ? 15 : 24;
        card("utility_meter", LEFT, 8, COLUMN, "site power", "allowed", "headroom");
        double y = bottom("utility_meter") + gap;
        route("incoming", middle, y - gap, middle, y);
        card("transformers", LEFT, y, COLUMN, "in service", "load", "loss");
        y = bottom("transformers") + gap;
        route("main", middle, y - gap, middle, y + 20);
        point("mv_bus", Kind.BAR, LEFT, y, COLUMN, 24, "power");
        double bus = y + 20;
        y = bus + 4;
        double half = (COLUMN - 10) / 2;
        if (side) {
            y += 16;
            card("battery", LEFT, y, half, "gives", "holds");
            card("generation", LEFT + half + 10, y, half, "gives", "of");
            route("from_battery", LEFT + half / 2, y, LEFT + half / 2, bus);
            route("from_generation", LEFT + half * 1.5 + 10, y, LEFT + half * 1.5 + 10, bus);
            y += height(2);
        }
        y += gap;
        route("feeders", middle, bus, middle, y);
        card("unit_substations", LEFT, y, COLUMN, "feeder loss", "unit substations");
        double from = bottom("unit_substations");
        y = from + gap;
        route("to_racks", middle - 30, from, middle - 30, y);
        card("rack_power", LEFT, y, COLUMN, "to the racks", "rack PDU loss", "UPS loss");
        y = bottom("rack_power") + gap;
        card(
                "plant_power",
                LEFT,
                y,
                COLUMN,
                "pumps",
                "tower and door fans",
                "chillers",
                "lights, offices, rest",
                "PUE");
        double side2 = LEFT + COLUMN + 7;
        double feed = at("unit_substations").y() + 34;
        route("to_plant", LEFT + COLUMN, feed, side2, feed, side2, y + 30, LEFT + COLUMN, y + 30);
    }

    /** Left edge of the computers. */
    private static final double IT = 220;

    private static final double IT_WIDTH = 186;

    private void computers() {
        card(
                "racks",
                IT + 8,
                130,
                IT_WIDTH - 16,
                "servers, AC input",
                "of that GPUs",
                "GPU, mean",
                "GPU, hottest",
                "coolant supply",
                "servers held back");
        card("rear_doors", IT + 8, 312, IT_WIDTH - 16, "heat to air", "hall air", "network and storage", "door fans");
        Place power = at("rack_power");
        double right = power.x() + power.width();
        double y = power.y() + 24;
        double doors = at("rear_doors").y() + 40;
        double x = 210;
        route("to_servers", right, y, x, y, x, 190, IT + 8, 190);
        double low = y + 20;
        route("to_network", right, low, x + 6, low, x + 6, doors, IT + 8, doors);
    }

    /** Right edge of the computers, where the loops begin. */
    private static final double LOOPS = IT + IT_WIDTH - 8;

    private static final double HX = 506;
    private static final double HX_WIDTH = 162;
    private static final double HOT = 148;
    private static final double COLD = 216;
    private static final double CHILLED_HOT = 330;
    private static final double CHILLED_COLD = 384;

    private void loops(double to) {
        point("warm_return", Kind.TAG, LOOPS + 18, HOT - 18, 70, 13, "return");
        point("warm_loop", Kind.PUMP, LOOPS + 14, COLD, 60, 24, "flow");
        point("warm_supply", Kind.TAG, LOOPS + 18, COLD + 13, 60, 13, "supply");
        point("chilled_loop", Kind.PUMP, LOOPS + 14, CHILLED_COLD, 60, 24, "heat");
        point("chilled_supply", Kind.TAG, LOOPS + 18, CHILLED_COLD + 13, 60, 13, "supply");
        String dry = plant.cooling() == Cooling.WET ? "" : "_dry";
        route("warm_hot" + dry, LOOPS, HOT, to, HOT);
        route("warm_cold" + dry, to, COLD, LOOPS, COLD);
    }

    private void wet() {
        loops(HX);
        route("chilled_hot", LOOPS, CHILLED_HOT, HX, CHILLED_HOT);
        route("chilled_cold", HX, CHILLED_COLD, LOOPS, CHILLED_COLD);
        point("three_way_valve", Kind.VALVE, LOOPS + 72, COLD, 34, 24, "3-way valve");
        card("warm_exchangers", HX, 130, HX_WIDTH, "heat", "hot side in", "hot side out", "tower water in", "approach");
        card("economizer", HX, 250, HX_WIDTH, "heat");
        card("chillers", HX, 312, HX_WIDTH, "load", "of capacity", "power", "COP", "units");
        double out = HX + HX_WIDTH;
        double cold = out + 14;
        double hot = out + 64;
        double towers = out + 80;
        double width = WIDTH - 8 - towers;
        card("towers", towers, 58, width, "cells running", "heat", "fan speed", "range", "approach", "evaporation");
        card("basin", towers, 190, width, "cold water", "cycles, set by", "dissolved solids", "blowdown");
        double pump = 252;
        point("tower_hot", Kind.TAG, out + 8, HOT - 18, 52, 13, "hot");
        point("tower_cold", Kind.PUMP, out + 17, pump, 44, 24, "cold");
        route("tower_from_exchangers", out, HOT, hot, HOT, hot, 120, towers, 120);
        route("tower_from_economizer", out, 264, hot, 264, hot, 120, towers, 120);
        route("tower_from_chillers", out, CHILLED_HOT, hot, CHILLED_HOT, hot, 120, towers, 120);
        route("tower_fall", towers + width / 2, bottom("towers"), towers + width / 2, 190);
        route("tower_to_exchangers", towers, pump, cold, pump, cold, COLD, out, COLD);
        route("tower_to_economizer", towers, pump, cold, pump, cold, 278, out, 278);
        route("tower_to_chillers", towers, pump, cold, pump, cold, CHILLED_COLD, out, CHILLED_COLD);
        if (plant.has("economizer")) {
            double x = HX + HX_WIDTH / 2;
            route("free_cooling", x, bottom("economizer"), x, 312);
        }
    }

    private void dry() {
        double x = 590;
        double width = 270;
        loops(x);
        boolean hybrid = plant.cooling() == Cooling.HYBRID;
        if (hybrid) {
            card("dry", x, 130, width, "heat to air", "chiller power", "fans", "outdoor air", "wet bulb", "vapour");
        } else {
            card("dry", x, 130, width, "units", "heat to air", "power", "of capacity", "outdoor air");
        }
        double foot = bottom("dry");
        route("chilled_hot_dry", LOOPS, CHILLED_HOT, x + 40, CHILLED_HOT, x + 40, foot);
        route("chilled_cold_dry", x + 80, foot, x + 80, CHILLED_COLD, LOOPS, CHILLED_COLD);
    }

    private void water() {
        double x = IT;
        double width = 162;
        card("mains", x, 434, width, "taken", "allowed", "pressure");
        card("recycled", x, 512, width, "taken", "capacity");
        card("tank", x, 578, width, "holds", "gives", "level");
        double mix = 444;
        card("makeup", mix, 508, 166, "make-up", "evaporated", "drift", "blowdown");
        card("people", mix, 602, 166, "use");
        double drain = 732;
        double drainWidth = WIDTH - 8 - drain;
        card("sewer", drain, 556, drainWidth, "discharge", "allowed", "from basins", "from people", "plant's reject");
        double right = x + width;
        route("from_mains", right, 458, 424, 458, 424, 526, mix, 526);
        route("from_recycled", right, 540, mix, 540);
        route("from_tank", right, 606, 424, 606, 424, 556, mix, 556);
        if (plant.has("people")) {
            route("to_people", right, 478, 403, 478, 403, 624, mix, 624);
            route("from_people", mix + 166, 624, drain, 624);
        }
        route("reject", x, 546, 212, 546, 212, HEIGHT - 6, drain + 40, HEIGHT - 6, drain + 40, bottom("sewer"));
        if (plant.has("basin")) {
            Place basin = at("basin");
            double in = basin.x() + 54;
            double out = basin.x() + basin.width() - 34;
            route("to_basin", mix + 166, 532, in, 532, in, bottom("basin"));
            route("blowdown", out, bottom("basin"), out, at("sewer").y());
        } else if (plant.cooling() == Cooling.HYBRID) {
            double in = at("dry").x() + 216;
            double out = in + 32;
            route("to_pads", mix + 166, 532, in, 532, in, bottom("dry"));
            route("pads_drain", out, bottom("dry"), out, at("sewer").y());
        }
    }

    /** Parts in the order of the flow. */
    List<String> order() {
        return new ArrayList<>(places.keySet());
    }
}
