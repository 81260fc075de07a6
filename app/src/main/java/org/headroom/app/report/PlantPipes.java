package org.headroom.app.report;

import static org.headroom.app.report.PlantPen.AIR;
import static org.headroom.app.report.PlantPen.COLD;
import static org.headroom.app.report.PlantPen.FAINT;
import static org.headroom.app.report.PlantPen.GREY;
import static org.headroom.app.report.PlantPen.HOT;
import static org.headroom.app.report.PlantPen.INK;
import static org.headroom.app.report.PlantPen.MAKEUP;
import static org.headroom.app.report.PlantPen.POWER;
import static org.headroom.app.report.PlantPen.WASTE;
import static org.headroom.app.report.PlantPlaces.BASIN_COLD;
import static org.headroom.app.report.PlantPlaces.CHILLED_COLD;
import static org.headroom.app.report.PlantPlaces.CHILLED_HOT;
import static org.headroom.app.report.PlantPlaces.COLD_HEADER;
import static org.headroom.app.report.PlantPlaces.DRY_ALONE;
import static org.headroom.app.report.PlantPlaces.HOT_HEADER;
import static org.headroom.app.report.PlantPlaces.LEFT;
import static org.headroom.app.report.PlantPlaces.LOOPS;
import static org.headroom.app.report.PlantPlaces.RACKS;
import static org.headroom.app.report.PlantPlaces.TOWERS;
import static org.headroom.app.report.PlantPlaces.TOWER_HOT;
import static org.headroom.app.report.PlantPlaces.WARM_COLD;
import static org.headroom.app.report.PlantPlaces.WARM_HOT;

import java.util.List;
import org.headroom.app.report.PlantPicture.Node;
import org.headroom.app.report.PlantPicture.Reading;
import org.headroom.app.report.PlantPlaces.Place;
import org.headroom.data.quantity.Unit;

/** The pipes and cables between the machines of a plant drawing, and the values that stand at them. */
final class PlantPipes {
    private final PlantPicture plant;
    private final PlantPen pen;
    private final boolean towers;

    PlantPipes(PlantPicture plant, PlantPen pen, boolean towers) {
        this.plant = plant;
        this.pen = pen;
        this.towers = towers;
    }

    /** Everything below the boxes. */
    void draw() {
        electricity();
        loops();
        if (towers) {
            towerWater();
        } else {
            heatToAir();
        }
        sources();
        makeupAndSewer();
    }

    private Place at(String id) {
        Place place = PlantPlaces.of(id, towers);
        if (place == null) {
            throw new IllegalArgumentException("no place for " + id);
        }
        return place;
    }

    private boolean has(String id) {
        return plant.node(id) != null;
    }

    private boolean runs(String id) {
        Node node = plant.node(id);
        return node != null && node.active();
    }

    private String color(String id, String color) {
        return runs(id) ? color : GREY;
    }

    private void electricity() {
        double mid = LEFT + 131;
        down(mid, "utility_meter", "transformers");
        down(mid, "transformers", "mv_bus");
        down(mid, "mv_bus", "unit_substations");
        down(mid, "unit_substations", "rack_power");
        for (String id : List.of("battery", "generation")) {
            if (has(id)) {
                Place p = at(id);
                double x = p.x() + p.width() / 2;
                pen.pipe(color(id, POWER), 3, false, x, at("mv_bus").bottom(), x, p.y());
            }
        }
        double side = LEFT - 14;
        double from = at("unit_substations").y() + 20;
        double to = at("plant_power").y() + 20;
        pen.pipe(POWER, 3, true, LEFT, from, side, from, side, to, LEFT, to);
        double x = LEFT + 262 + 24;
        double y = at("rack_power").y() + 20;
        for (String id : List.of("racks", "rear_doors")) {
            double into = at(id).y() + 60;
            pen.pipe(POWER, 3, true, LEFT + 262, y, x, y, x, into, RACKS, into);
        }
    }

    private void down(double x, String from, String to) {
        pen.pipe(POWER, 3, true, x, at(from).bottom(), x, at(to).y());
    }

    /** Between racks and the machines that take their heat, with pumps and the three-way valve. */
    private void loops() {
        double right = at("racks").right();
        pen.pipe(HOT, 5, true, right, WARM_HOT, LOOPS, WARM_HOT);
        pen.pipe(COLD, 5, true, LOOPS, WARM_COLD, right, WARM_COLD);
        pen.pipe(HOT, 5, true, right, CHILLED_HOT, LOOPS, CHILLED_HOT);
        pen.pipe(COLD, 5, true, LOOPS, CHILLED_COLD, right, CHILLED_COLD);
        double x = LOOPS - 26;
        if (has("three_way_valve")) {
            pen.pipe(bypassed() ? HOT : GREY, 3, false, x, WARM_HOT, x, WARM_COLD - 12);
            pen.valve(x, WARM_COLD, COLD);
        }
        pen.pump(LOOPS - 92, WARM_COLD, COLD);
        pen.pump(LOOPS - 92, CHILLED_COLD, COLD);
    }

    /** Whether the three-way valve lets water pass the exchangers by. */
    private boolean bypassed() {
        Node valve = plant.node("three_way_valve");
        return valve != null && valve.readings().stream().anyMatch(r -> r.value() < 100);
    }

    private void towerWater() {
        double exchangers = at("warm_exchangers").right();
        pen.pipe(COLD, 5, false, TOWERS, BASIN_COLD, COLD_HEADER, BASIN_COLD);
        pen.pipe(COLD, 5, true, COLD_HEADER, BASIN_COLD, COLD_HEADER, WARM_COLD, exchangers, WARM_COLD);
        pen.pipe(COLD, 5, true, COLD_HEADER, BASIN_COLD, COLD_HEADER, CHILLED_COLD, exchangers, CHILLED_COLD);
        pen.pipe(HOT, 5, false, exchangers, CHILLED_HOT, HOT_HEADER, CHILLED_HOT, HOT_HEADER, TOWER_HOT);
        if (has("economizer")) {
            Place p = at("economizer");
            double y = p.y() + p.height() - 20;
            pen.pipe(color("economizer", COLD), 3, true, COLD_HEADER, y, exchangers, y);
            double x = p.x() + p.width() / 2;
            pen.pipe(
                    color("economizer", HOT),
                    3,
                    false,
                    x,
                    p.bottom(),
                    x,
                    at("chillers").y());
        }
        pen.pipe(HOT, 5, true, exchangers, TOWER_HOT, TOWERS, TOWER_HOT);
        pen.pump((COLD_HEADER + HOT_HEADER) / 2, BASIN_COLD, COLD);
    }

    private void heatToAir() {
        double from = DRY_ALONE.right();
        double y = 470;
        pen.dashes(from, y, TOWERS - 110, y, AIR, 10);
        pen.arrow(TOWERS - 92, y, 1, 0, AIR, 16);
        pen.text(from + 100, y - 18, 14, "middle", FAINT, "normal", "heat to outdoor air");
        Node node = plant.node("dry_heat");
        if (node != null && !node.readings().isEmpty()) {
            pen.text(
                    from + 100,
                    y + 34,
                    15,
                    "middle",
                    INK,
                    "bold",
                    node.readings().getFirst().text());
        }
    }

    private static final double SOURCES = 664;
    private static final double AROUND = 878;

    private void sources() {
        Place makeup = at("makeup");
        if (has("tank")) {
            Place tank = at("tank");
            double y = tank.y() + 22;
            String color = color("tank", MAKEUP);
            pen.pipe(color, 4, true, SOURCES, AROUND, SOURCES, y, tank.x(), y);
            pen.pipe(color, 4, true, tank.right(), y, makeup.x(), y);
        }
        for (String id : List.of("recycled", "mains")) {
            double y = at(id).y() + 22;
            pen.pipe(color(id, MAKEUP), 4, false, at(id).right(), y, SOURCES, y, SOURCES, AROUND);
        }
        pen.pipe(color("makeup", MAKEUP), 4, true, SOURCES, AROUND, makeup.x(), AROUND);
        if (has("people")) {
            Place p = at("people");
            double y = p.y() + 22;
            pen.pipe(MAKEUP, 4, true, SOURCES, AROUND, SOURCES, y, p.x(), y);
        }
    }

    private void makeupAndSewer() {
        Place makeup = at("makeup");
        Place sewer = at("sewer");
        Place basins = at("basin");
        double rise = makeup.x() + makeup.width() / 2;
        double basin = basins.y() + 112;
        String color = color("makeup", MAKEUP);
        if (towers) {
            double x = TOWERS - 18;
            pen.pipe(color, 4, true, rise, makeup.y(), rise, 728, x, 728, x, basin, TOWERS, basin);
        } else if (runs("makeup")) {
            pen.pipe(color, 4, true, rise, makeup.y(), rise, 728, LOOPS + 125, 728, LOOPS + 125, DRY_ALONE.bottom());
        }
        double margin = PlantPlaces.WIDTH - 16;
        double into = sewer.y() + 24;
        pen.pipe(
                color("basin", WASTE),
                4,
                true,
                basins.right(),
                basin,
                margin,
                basin,
                margin,
                into,
                sewer.right(),
                into);
        if (has("people")) {
            Place p = at("people");
            double y = p.bottom() - 12;
            double x = TOWERS - 18;
            pen.pipe(WASTE, 4, true, p.right(), y, x, y, x, sewer.y() + 130, sewer.x(), sewer.y() + 130);
        }
    }

    /** The values at the pipes, above everything else. */
    void texts() {
        double mid = at("racks").right() + 74;
        text("warm_return", mid, WARM_HOT - 9);
        text("warm_loop", mid, WARM_HOT + 24);
        text("warm_supply", mid, WARM_COLD + 28);
        text("chilled_return", mid, CHILLED_HOT - 9);
        text("chilled_loop", mid, CHILLED_HOT + 24);
        text("chilled_supply", mid, CHILLED_COLD + 28);
        Node valve = plant.node("three_way_valve");
        if (valve != null) {
            double y = WARM_COLD - 28;
            for (Reading reading : valve.readings()) {
                pen.text(LOOPS - 36, y, 12, "end", FAINT, "normal", reading.label() + " " + reading.text());
                y -= 16;
            }
        }
        if (towers) {
            double between = (COLD_HEADER + HOT_HEADER) / 2;
            text("tower_hot", (at("warm_exchangers").right() + HOT_HEADER) / 2, TOWER_HOT - 9);
            text("tower_cold", between, BASIN_COLD + 32);
            text("tower_water", between, BASIN_COLD - 42);
        }
    }

    private void text(String id, double x, double y) {
        Node node = plant.node(id);
        if (node == null) {
            return;
        }
        double line = y;
        for (Reading reading : node.readings()) {
            boolean flow = reading.unit() == Unit.KG_PER_S;
            for (String part : flow ? reading.text().split(" · ") : new String[] {reading.text()}) {
                pen.text(x, line, 13, "middle", reading.over() ? PlantPen.ALARM : INK, "bold", part);
                line += 18;
            }
        }
    }
}
