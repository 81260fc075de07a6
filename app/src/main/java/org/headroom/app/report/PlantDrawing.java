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
import static org.headroom.app.report.PlantPlaces.HEAD;
import static org.headroom.app.report.PlantPlaces.HEIGHT;
import static org.headroom.app.report.PlantPlaces.LEFT;
import static org.headroom.app.report.PlantPlaces.PITCH;
import static org.headroom.app.report.PlantPlaces.RACKS;
import static org.headroom.app.report.PlantPlaces.WIDTH;

import org.headroom.app.report.PlantPicture.Node;
import org.headroom.app.report.PlantPicture.Reading;
import org.headroom.app.report.PlantPlaces.Place;

/**
 * Draws a plant as one SVG in the shape of an A4 or A3 sheet on its side: electricity comes down at the left, heat goes
 * to the right from racks to towers, water runs along the bottom. Every attribute is in the file, so it looks the same in
 * a browser, an editor and on paper. Places are fixed; a box shows as many of its values as it has room for, in order.
 */
public final class PlantDrawing {
    private final PlantPicture plant;
    private final Svg svg;
    private final PlantPen pen;
    private final PlantPipes pipes;
    private final boolean towers;

    private PlantDrawing(PlantPicture plant) {
        this.plant = plant;
        this.towers = plant.mode().equals("wet");
        this.svg = new Svg("plant", WIDTH, HEIGHT, "plant", plant.title(), String.join("; ", plant.lines()));
        this.pen = new PlantPen(svg);
        this.pipes = new PlantPipes(plant, pen, towers);
    }

    /** The drawing as an SVG document. */
    public static String svg(PlantPicture plant) {
        return new PlantDrawing(plant).draw();
    }

    private String draw() {
        svg.group("font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\" fill=\"" + INK + "\"");
        svg.rect(0, 0, WIDTH, HEIGHT, "fill=\"#ffffff\"", "");
        head();
        halls();
        pipes.draw();
        cells();
        for (Node node : plant.nodes()) {
            Place place = PlantPlaces.of(node.id(), towers);
            if (place != null) {
                box(node, place);
            }
        }
        pipes.texts();
        foot();
        svg.endGroup();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.close() + "\n";
    }

    private Place at(String id) {
        Place place = PlantPlaces.of(id, towers);
        if (place == null) {
            throw new IllegalArgumentException("no place for " + id);
        }
        return place;
    }

    private void head() {
        pen.text(LEFT, 44, 26, "start", INK, "bold", Svg.shorten(plant.title(), 90));
        double y = 68;
        for (String line : plant.lines()) {
            pen.text(LEFT, y, 14, "start", FAINT, "normal", Svg.shorten(line, 200));
            y += 19;
        }
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
        String s = (count == 1 ? " data hall" : " data halls") + (count > 4 ? " (4 shown), " : ", ");
        pen.text(RACKS, top + 22, 15, "start", INK, "bold", count + s + Words.number(gpus, 0) + " GPUs");
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
            pen.text(mid, top + 52, 13, "middle", INK, "bold", Svg.shorten(hall.name(), room));
            pen.text(mid, top + 69, 12, "middle", FAINT, "normal", Svg.shorten(hall.racks() + " racks", room));
            pen.text(mid, top + 85, 12, "middle", FAINT, "normal", Svg.shorten(Words.number(hall.gpus(), 0), room));
            pen.text(mid, top + 101, 12, "middle", FAINT, "normal", Svg.shorten(hall.kind(), room));
        }
    }

    /** Tower cells with their fans above the towers' values. */
    private void cells() {
        Node node = plant.node("towers");
        boolean on = node != null && node.active();
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
                pen.dashes(x, p.y() - 44, x, p.y() - 66, AIR, 3);
                pen.arrow(x, p.y() - 74, 0, -1, AIR, 8);
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
        pen.text(p.x() + 10, p.y() + 21, 15, "start", on ? INK : PlantPen.OFF, "bold", title);
        int rows = (int) ((p.height() - HEAD) / PITCH);
        double y = p.y() + HEAD + 10;
        for (Reading reading : node.readings()
                .subList(0, Math.min(on ? rows : rows - 1, node.readings().size()))) {
            boolean narrow = p.width() < 150;
            double size = narrow ? 12 : 13;
            pen.text(p.x() + 10, y, size, "start", on ? FAINT : PlantPen.OFF, "normal", reading.label());
            String color = !on ? PlantPen.OFF : reading.over() ? PlantPen.ALARM : INK;
            pen.text(p.x() + p.width() - 10, y, size, "end", color, "bold", reading.text());
            y += PITCH;
        }
        if (!on) {
            pen.text(p.x() + 10, y, 13, "start", PlantPen.OFF, "normal", "not in use");
        }
    }

    private void foot() {
        double y = 1004;
        svg.rect(LEFT, y - 20, WIDTH - 60, 22 + 20 * plant.balance().size(), "rx=\"5\" fill=\"#f6f8fa\"", "");
        pen.text(LEFT + 10, y, 14, "start", INK, "bold", "Balance check");
        for (String line : plant.balance()) {
            pen.text(LEFT + 130, y, 14, "start", INK, "normal", Svg.shorten(line, 190));
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
            pen.text(x + 42, at, 13, "start", INK, "normal", key[1]);
            x += 62 + key[1].length() * 7.6;
        }
        pen.pump(x + 14, at - 5, COLD);
        pen.text(x + 34, at, 13, "start", INK, "normal", "pump");
        pen.valve(x + 104, at - 5, COLD);
        pen.text(x + 124, at, 13, "start", INK, "normal", "three-way valve");
        pen.text(WIDTH - LEFT, at, 13, "end", FAINT, "normal", "gal, gpm: US gallons");
    }
}
