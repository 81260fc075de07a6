package org.headroom.app.report;

import java.util.List;
import java.util.Map;
import org.headroom.app.report.PlantPicture.Node;
import org.headroom.app.report.PlantPicture.Reading;

/**
 * Draws a plant as one SVG in the shape of an A4 or A3 sheet on its side: electricity comes down at the left, heat goes
 * to the right from racks to towers, water runs along the bottom. Every attribute is in the file, so it looks the same in
 * a browser, an editor and on paper. Places are fixed; a box shows as many of its values as it has room for, in order.
 */
public final class PlantDrawing {
    static final double WIDTH = 1600;
    static final double HEIGHT = 1131;

    private static final String HOT = "#c0392b";
    private static final String COLD = "#1f6fb2";
    private static final String POWER = "#b9770e";
    private static final String MAKEUP = "#1e8449";
    private static final String WASTE = "#7b5b3a";
    private static final String AIR = "#5d8aa8";
    private static final String GREY = "#c9ccd0";
    private static final String INK = "#1c2733";
    private static final String FAINT = "#5b6773";

    private static final double PITCH = 20;
    private static final double HEAD = 34;

    /** Where a machine stands, and the colour of its edge. */
    private record Place(double x, double y, double width, double height, String color) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        static Place of(double x, double y, double width, int rows, String color) {
            return new Place(x, y, width, HEAD + rows * PITCH + 2, color);
        }
    }

    private static final double LEFT = 30;
    private static final double RACKS = 362;
    private static final double LOOPS = 836;
    private static final double TOWERS = 1286;

    private static final Map<String, Place> PLACES = Map.ofEntries(
            Map.entry("utility_meter", Place.of(LEFT, 112, 262, 3, POWER)),
            Map.entry("transformers", Place.of(LEFT, 230, 262, 3, POWER)),
            Map.entry("mv_bus", Place.of(LEFT, 348, 262, 1, POWER)),
            Map.entry("battery", Place.of(LEFT, 430, 124, 2, POWER)),
            Map.entry("generation", Place.of(LEFT + 138, 430, 124, 2, POWER)),
            Map.entry("unit_substations", Place.of(LEFT, 530, 262, 2, POWER)),
            Map.entry("rack_power", Place.of(LEFT, 630, 262, 3, POWER)),
            Map.entry("plant_power", Place.of(LEFT, 752, 262, 5, POWER)),
            Map.entry("racks", Place.of(RACKS, 242, 290, 7, HOT)),
            Map.entry("rear_doors", Place.of(RACKS, 540, 290, 4, HOT)),
            Map.entry("warm_exchangers", Place.of(LOOPS, 242, 250, 7, COLD)),
            Map.entry("economizer", Place.of(LOOPS, 440, 250, 2, COLD)),
            Map.entry("chillers", Place.of(LOOPS, 540, 250, 6, COLD)),
            Map.entry("towers", Place.of(TOWERS, 188, 284, 7, COLD)),
            Map.entry("basin", Place.of(TOWERS, 380, 284, 5, COLD)),
            Map.entry("dry", Place.of(TOWERS, 540, 284, 4, COLD)),
            Map.entry("mains", Place.of(RACKS, 762, 270, 3, MAKEUP)),
            Map.entry("recycled", Place.of(RACKS, 872, 270, 2, MAKEUP)),
            Map.entry("tank", Place.of(690, 762, 250, 3, MAKEUP)),
            Map.entry("people", Place.of(690, 872, 250, 2, MAKEUP)),
            Map.entry("makeup", Place.of(986, 762, 264, 5, MAKEUP)),
            Map.entry("sewer", Place.of(TOWERS, 762, 284, 5, WASTE)));

    /** In dry operation one bank of air-cooled chillers takes both loops. */
    private static final Place DRY_ALONE = new Place(LOOPS, 242, 250, 454, COLD);

    private final PlantPicture plant;
    private final Svg svg;
    private final boolean dry;

    private PlantDrawing(PlantPicture plant) {
        this.plant = plant;
        this.dry = plant.mode().equals("dry");
        this.svg = new Svg("plant", WIDTH, HEIGHT, "plant", plant.title(), String.join("; ", plant.lines()));
    }

    /** The drawing as an SVG document. */
    public static String svg(PlantPicture plant) {
        return new PlantDrawing(plant).draw();
    }

    private String draw() {
        svg.group("font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\" fill=\"" + INK + "\"");
        svg.rect(0, 0, WIDTH, HEIGHT, "fill=\"#ffffff\"", "");
        head();
        electricity();
        if (dry) {
            dryPipes();
        } else {
            wetPipes();
        }
        water();
        halls();
        cells();
        for (Node node : plant.nodes()) {
            Place place = place(node.id());
            if (place != null) {
                box(node, place);
            }
        }
        pipeTexts();
        foot();
        svg.endGroup();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.close() + "\n";
    }

    private @org.jspecify.annotations.Nullable Place place(String id) {
        return dry && id.equals("dry")
                ? DRY_ALONE
                : dry && (id.equals("warm_exchangers") || id.equals("chillers") || id.equals("economizer"))
                        ? null
                        : PLACES.get(id);
    }

    private Place at(String id) {
        Place place = place(id);
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

    private void head() {
        text(LEFT, 44, 26, "start", INK, "bold", Svg.shorten(plant.title(), 90));
        double y = 68;
        for (String line : plant.lines()) {
            text(LEFT, y, 14, "start", FAINT, "normal", Svg.shorten(line, 200));
            y += 19;
        }
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
                pipe(color(id, POWER), 3, false, x, at("mv_bus").bottom(), x, p.y());
            }
        }
        double side = LEFT - 14;
        pipe(
                POWER,
                3,
                true,
                LEFT,
                at("unit_substations").y() + 20,
                side,
                at("unit_substations").y() + 20,
                side,
                at("plant_power").y() + 20,
                LEFT,
                at("plant_power").y() + 20);
        double x = LEFT + 262 + 24;
        double y = at("rack_power").y() + 20;
        Place racks = at("racks");
        Place doors = at("rear_doors");
        pipe(POWER, 3, true, LEFT + 262, y, x, y, x, racks.y() + 60, RACKS, racks.y() + 60);
        pipe(POWER, 3, true, LEFT + 262, y, x, y, x, doors.y() + 60, RACKS, doors.y() + 60);
    }

    private void down(double x, String from, String to) {
        pipe(POWER, 3, true, x, at(from).bottom(), x, at(to).y());
    }

    private static final double WARM_HOT = 276;
    private static final double WARM_COLD = 396;
    private static final double CHILLED_HOT = 576;
    private static final double CHILLED_COLD = 640;
    private static final double TOWER_HOT = 262;
    private static final double BASIN_COLD = 452;
    private static final double HOT_HEADER = 1228;
    private static final double COLD_HEADER = 1130;

    private void wetPipes() {
        loops(true);
        double exchangers = at("warm_exchangers").right();
        double towers = TOWERS;
        pipe(COLD, 5, false, towers, BASIN_COLD, COLD_HEADER, BASIN_COLD);
        pipe(COLD, 5, true, COLD_HEADER, BASIN_COLD, COLD_HEADER, WARM_COLD, exchangers, WARM_COLD);
        pipe(COLD, 5, true, COLD_HEADER, BASIN_COLD, COLD_HEADER, CHILLED_COLD, exchangers, CHILLED_COLD);
        pipe(HOT, 5, false, exchangers, CHILLED_HOT, HOT_HEADER, CHILLED_HOT, HOT_HEADER, TOWER_HOT);
        pipe(HOT, 5, true, exchangers, TOWER_HOT, towers, TOWER_HOT);
        if (has("economizer")) {
            double y = at("economizer").y() + 24;
            String hot = color("economizer", HOT);
            pipe(hot, 3, false, exchangers, y, HOT_HEADER, y);
        }
        pump(1180, BASIN_COLD, true, COLD);
        if (has("dry")) {
            Place p = at("dry");
            air(p.x() + p.width(), p.y() + 30, runs("dry"));
        }
    }

    private void dryPipes() {
        loops(true);
        double from = DRY_ALONE.right();
        double y = 470;
        svg.path(
                "M" + Svg.n(from) + " " + Svg.n(y) + "H" + Svg.n(TOWERS - 110),
                "fill=\"none\" stroke=\"" + AIR + "\" stroke-width=\"10\" stroke-dasharray=\"16 8\"");
        arrow(TOWERS - 92, y, 1, 0, AIR, 16);
        text(from + 100, y - 18, 14, "middle", FAINT, "normal", "heat to outdoor air");
        Node node = plant.node("dry_heat");
        if (node != null && !node.readings().isEmpty()) {
            text(
                    from + 100,
                    y + 34,
                    15,
                    "middle",
                    INK,
                    "bold",
                    node.readings().getFirst().text());
        }
    }

    /** Between racks and the machines that take their heat, with pumps and the three-way valve. */
    private void loops(boolean on) {
        double right = at("racks").right();
        pipe(on ? HOT : GREY, 5, true, right, WARM_HOT, LOOPS, WARM_HOT);
        pipe(on ? COLD : GREY, 5, true, LOOPS, WARM_COLD, right, WARM_COLD);
        pipe(on ? HOT : GREY, 5, true, right, CHILLED_HOT, LOOPS, CHILLED_HOT);
        pipe(on ? COLD : GREY, 5, true, LOOPS, CHILLED_COLD, right, CHILLED_COLD);
        boolean valve = runs("three_way_valve");
        double x = LOOPS - 36;
        if (has("three_way_valve")) {
            pipe(valve ? HOT : GREY, 3, false, x, WARM_HOT, x, WARM_COLD - 10);
            valve(x, WARM_COLD, valve ? COLD : GREY);
        }
        pump(LOOPS - 92, WARM_COLD, true, COLD);
        pump(LOOPS - 92, CHILLED_COLD, true, COLD);
    }

    private void water() {
        double header = 664;
        Place makeup = at("makeup");
        double in = makeup.y() + 100;
        for (String id : List.of("mains", "recycled")) {
            if (has(id)) {
                double y = at(id).y() + 22;
                pipe(color(id, MAKEUP), 4, false, at(id).right(), y, header, y);
            }
        }
        boolean tank = has("tank");
        if (tank) {
            double y = at("tank").y() + 22;
            pipe(color("tank", MAKEUP), 4, true, header, y, at("tank").x(), y);
            pipe(color("tank", MAKEUP), 4, true, at("tank").right(), y, makeup.x(), y);
        }
        double around = 857;
        pipe(
                runs("makeup") ? MAKEUP : GREY,
                4,
                true,
                header,
                at("mains").y() + 22,
                header,
                around,
                makeup.x() - 20,
                around,
                makeup.x() - 20,
                in,
                makeup.x(),
                in);
        if (has("people")) {
            Place p = at("people");
            pipe(MAKEUP, 4, true, header, around, header, p.y() + 30, p.x(), p.y() + 30);
            pipe(
                    WASTE,
                    4,
                    true,
                    p.right(),
                    p.y() + 62,
                    at("sewer").x() - 16,
                    p.y() + 62,
                    at("sewer").x() - 16,
                    at("sewer").y() + 110,
                    at("sewer").x(),
                    at("sewer").y() + 110);
        }
        double rise = TOWERS - 22;
        double basin = at("basin").y() + 112;
        String color = runs("makeup") ? MAKEUP : GREY;
        pipe(
                color,
                4,
                true,
                makeup.x() + 132,
                makeup.y(),
                makeup.x() + 132,
                728,
                rise,
                728,
                rise,
                basin,
                TOWERS,
                basin);
        double margin = WIDTH - 16;
        Place sewer = at("sewer");
        pipe(
                runs("basin") ? WASTE : GREY,
                4,
                true,
                at("basin").right(),
                basin,
                margin,
                basin,
                margin,
                sewer.y() + 24,
                sewer.right(),
                sewer.y() + 24);
    }

    /** The halls as tiles over the racks they hold. */
    private void halls() {
        double top = 112;
        double bottom = at("rear_doors").bottom() + 16;
        svg.rect(
                RACKS - 16,
                top,
                322,
                bottom - top,
                "rx=\"8\" fill=\"none\" stroke=\"" + FAINT + "\" stroke-dasharray=\"6 4\"",
                "");
        int count = plant.halls().size();
        int gpus = plant.halls().stream().mapToInt(PlantPicture.Hall::gpus).sum();
        String s = count == 1 ? " data hall, " : " data halls, ";
        text(RACKS, top + 22, 15, "start", INK, "bold", count + s + Words.number(gpus, 0) + " GPUs");
        int columns = Math.min(count, 4);
        int shown = Math.min(count, 4);
        double gap = 8;
        double width = (290 - gap * (columns - 1)) / Math.max(1, columns);
        for (int i = 0; i < shown; i++) {
            PlantPicture.Hall hall = plant.halls().get(i);
            double x = RACKS + i * (width + gap);
            svg.rect(x, top + 34, width, 78, "rx=\"4\" fill=\"#f6f8fa\" stroke=\"" + FAINT + "\"", hall.kind());
            int room = (int) (width / 7.2);
            double mid = x + width / 2;
            text(mid, top + 52, 13, "middle", INK, "bold", Svg.shorten(hall.name(), room));
            text(mid, top + 69, 12, "middle", FAINT, "normal", Svg.shorten(hall.racks() + " racks", room));
            text(mid, top + 85, 12, "middle", FAINT, "normal", Svg.shorten(Words.number(hall.gpus(), 0), room));
            text(mid, top + 101, 12, "middle", FAINT, "normal", Svg.shorten(hall.kind(), room));
        }
        if (count > shown) {
            text(RACKS + 290, top + 22, 12, "end", FAINT, "normal", "first " + shown + " shown");
        }
    }

    /** Tower cells with their fans above the towers' values. */
    private void cells() {
        boolean on = runs("towers");
        Place p = at("towers");
        int cells = 8;
        double width = p.width() / cells;
        for (int i = 0; i < cells; i++) {
            double x = p.x() + i * width;
            String line = on ? COLD : GREY;
            svg.path(
                    "M" + Svg.n(x + 3) + " " + Svg.n(p.y()) + "L" + Svg.n(x + 8) + " " + Svg.n(p.y() - 30) + "H"
                            + Svg.n(x + width - 8) + "L" + Svg.n(x + width - 3) + " " + Svg.n(p.y()) + "Z",
                    "fill=\"#f6f8fa\" stroke=\"" + line + "\"");
            double mid = x + width / 2;
            svg.path(
                    "M" + Svg.n(mid - 9) + " " + Svg.n(p.y() - 37) + "L" + Svg.n(mid + 9) + " " + Svg.n(p.y() - 31)
                            + "V" + Svg.n(p.y() - 37) + "L" + Svg.n(mid - 9) + " " + Svg.n(p.y() - 31) + "Z",
                    "fill=\"" + line + "\"");
        }
        if (on) {
            for (int i = 1; i < cells; i += 3) {
                double x = p.x() + (i + 0.5) * width;
                svg.path(
                        "M" + Svg.n(x) + " " + Svg.n(p.y() - 44) + "v-20",
                        "fill=\"none\" stroke=\"" + AIR + "\" stroke-width=\"2.5\" stroke-dasharray=\"5 3\"");
                arrow(x, p.y() - 74, 0, -1, AIR, 8);
            }
        }
    }

    private void box(Node node, Place p) {
        boolean on = node.active();
        svg.rect(
                p.x(),
                p.y(),
                p.width(),
                p.height(),
                "rx=\"5\" fill=\"" + (on ? "#ffffff" : "#f5f5f5") + "\" stroke=\"" + (on ? p.color() : GREY)
                        + "\" stroke-width=\"2\"",
                "");
        String title = Svg.shorten(node.title(), (int) (p.width() / 8.4));
        text(p.x() + 10, p.y() + 21, 15, "start", on ? INK : "#8a929a", "bold", title);
        int rows = (int) ((p.height() - HEAD) / PITCH);
        double y = p.y() + HEAD + 10;
        for (Reading reading :
                node.readings().subList(0, Math.min(rows, node.readings().size()))) {
            boolean narrow = p.width() < 150;
            double size = narrow ? 12 : 13;
            text(p.x() + 10, y, size, "start", on ? FAINT : "#8a929a", "normal", reading.label());
            text(p.x() + p.width() - 10, y, size, "end", on ? INK : "#8a929a", "bold", reading.text());
            y += PITCH;
        }
    }

    /** Values that stand at a pipe: the first ones above it, where pipes run level. */
    private void pipeTexts() {
        double mid = at("racks").right() + 66;
        pipeText("warm_return", mid, WARM_HOT - 9);
        pipeText("warm_loop", mid, WARM_HOT + 26);
        pipeText("warm_supply", mid, WARM_COLD + 24);
        pipeText("chilled_return", mid, CHILLED_HOT - 9);
        pipeText("chilled_loop", mid, CHILLED_HOT + 24);
        pipeText("chilled_supply", mid, CHILLED_COLD + 24);
        Node valve = plant.node("three_way_valve");
        if (valve != null && !valve.readings().isEmpty()) {
            text(LOOPS - 46, WARM_COLD - 26, 12, "end", FAINT, "normal", "3-way valve");
            text(
                    LOOPS - 46,
                    WARM_COLD - 42,
                    12,
                    "end",
                    INK,
                    "bold",
                    valve.readings().getFirst().text());
        }
        if (!dry) {
            pipeText("tower_hot", 1156, TOWER_HOT - 9);
            pipeText("tower_cold", 1206, BASIN_COLD + 32);
            pipeText("tower_flow", 1180, BASIN_COLD - 56);
        }
    }

    private void pipeText(String id, double x, double y) {
        Node node = plant.node(id);
        if (node != null) {
            double line = y;
            for (Reading reading : node.readings()) {
                text(x, line, 13, "middle", INK, "bold", reading.text());
                line += 18;
            }
        }
    }

    private void foot() {
        double y = 996;
        svg.rect(LEFT, y - 20, WIDTH - 60, 22 + 20 * plant.balance().size(), "rx=\"5\" fill=\"#f6f8fa\"", "");
        text(LEFT + 10, y, 14, "start", INK, "bold", "Balance check");
        for (String line : plant.balance()) {
            text(LEFT + 130, y, 14, "start", INK, "normal", Svg.shorten(line, 190));
            y += 20;
        }
        double x = LEFT;
        double at = 1100;
        String[][] keys = {
            {HOT, "hot water"},
            {COLD, "cold water"},
            {POWER, "electricity"},
            {MAKEUP, "make-up water"},
            {WASTE, "blowdown and sewer"},
            {AIR, "heat and vapour to air"},
            {GREY, "not in use"}
        };
        for (String[] key : keys) {
            svg.line(x, at - 5, x + 34, at - 5, "stroke=\"" + key[0] + "\" stroke-width=\"5\"");
            text(x + 42, at, 13, "start", INK, "normal", key[1]);
            x += 62 + key[1].length() * 7.6;
        }
        pump(x + 14, at - 5, true, COLD);
        text(x + 34, at, 13, "start", INK, "normal", "pump");
        valve(x + 104, at - 5, COLD);
        text(x + 124, at, 13, "start", INK, "normal", "three-way valve");
        text(WIDTH - LEFT, at, 13, "end", FAINT, "normal", "gal, gpm: US gallons");
    }

    private String color(String id, String color) {
        return runs(id) ? color : GREY;
    }

    /** A line through points with white beside it, so that crossings read as bridges. */
    private void pipe(String color, double width, boolean arrow, double... points) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            d.append(i == 0 ? 'M' : 'L').append(Svg.n(points[i])).append(' ').append(Svg.n(points[i + 1]));
        }
        String shape = "fill=\"none\" stroke-linejoin=\"round\" stroke=\"";
        svg.path(d, shape + "#ffffff\" stroke-width=\"" + Svg.n(width + 6) + "\"");
        svg.path(d, shape + color + "\" stroke-width=\"" + Svg.n(width) + "\"");
        if (arrow) {
            int last = points.length - 2;
            double dx = Math.signum(points[last] - points[last - 2]);
            double dy = Math.signum(points[last + 1] - points[last - 1]);
            arrow(points[last], points[last + 1], dx, dy, color, width + 5);
        }
    }

    /** A triangle with its tip at a point. */
    private void arrow(double x, double y, double dx, double dy, String color, double size) {
        double bx = x - dx * size;
        double by = y - dy * size;
        double half = size * 0.62;
        svg.path(
                "M" + Svg.n(x) + " " + Svg.n(y) + "L" + Svg.n(bx - dy * half) + " " + Svg.n(by + dx * half) + "L"
                        + Svg.n(bx + dy * half) + " " + Svg.n(by - dx * half) + "Z",
                "fill=\"" + color + "\"");
    }

    private void air(double x, double y, boolean on) {
        svg.path(
                "M" + Svg.n(x) + " " + Svg.n(y) + "h8",
                "fill=\"none\" stroke=\"" + (on ? AIR : GREY) + "\" stroke-width=\"5\"");
        arrow(x + 16, y, 1, 0, on ? AIR : GREY, 9);
    }

    private void pump(double x, double y, boolean leftwards, String color) {
        svg.path(circle(x, y, 13), "fill=\"#ffffff\" stroke=\"" + color + "\" stroke-width=\"2.5\"");
        double tip = leftwards ? x - 12 : x + 12;
        double back = leftwards ? x + 6 : x - 6;
        svg.path(
                "M" + Svg.n(tip) + " " + Svg.n(y) + "L" + Svg.n(back) + " " + Svg.n(y - 10) + "V" + Svg.n(y + 10) + "Z",
                "fill=\"" + color + "\"");
    }

    private static String circle(double x, double y, double r) {
        return "M" + Svg.n(x - r) + " " + Svg.n(y) + "a" + Svg.n(r) + " " + Svg.n(r) + " 0 1 0 " + Svg.n(2 * r) + " 0a"
                + Svg.n(r) + " " + Svg.n(r) + " 0 1 0 " + Svg.n(-2 * r) + " 0Z";
    }

    /** Two triangles tip to tip in the pipe and a third from above. */
    private void valve(double x, double y, String color) {
        String style = "fill=\"#ffffff\" stroke=\"" + color + "\" stroke-width=\"2\" stroke-linejoin=\"round\"";
        String at = Svg.n(x) + " " + Svg.n(y);
        svg.path("M" + at + "l-13 -8v16Z", style);
        svg.path("M" + at + "l13 -8v16Z", style);
        svg.path("M" + at + "l-8 -13h16Z", style);
    }

    private void text(double x, double y, double size, String anchor, String color, String weight, String text) {
        svg.text(
                x,
                y,
                "font-size=\"" + Svg.n(size) + "\" text-anchor=\"" + anchor + "\" fill=\"" + color + "\" font-weight=\""
                        + weight + "\"",
                text);
    }
}
