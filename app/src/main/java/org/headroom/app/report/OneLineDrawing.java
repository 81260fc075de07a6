package org.headroom.app.report;

import static org.headroom.app.report.PlantPen.ALARM;
import static org.headroom.app.report.PlantPen.FAINT;
import static org.headroom.app.report.PlantPen.INK;

import java.util.HashMap;
import java.util.Map;
import org.headroom.app.report.OneLineLayout.Place;
import org.headroom.app.report.OneLinePicture.Bus;
import org.headroom.app.report.OneLinePicture.Link;

/**
 * Draws a network as a one-line diagram: supply at the top, buses as bars, transformers as two circles, breakers as squares, loads as
 * arrows. Every attribute is in the file, so it looks the same in a browser, an editor and on paper.
 */
public final class OneLineDrawing {
    private static final String[] LEVELS = {"#922b21", "#1f6fb2", "#1e8449", "#6c3483", "#117a65", "#7b5b3a"};
    private static final String AMBER = "#b9770e";
    private static final String RED = "#c0392b";
    private static final double WIDEST_LABEL = 150;

    private final OneLinePicture picture;
    private final OneLineLayout layout;
    private final Svg svg;
    private final PlantPen pen;
    private final double width;
    private final Map<Integer, Integer> lanes = new HashMap<>();

    private OneLineDrawing(OneLinePicture picture) {
        this.picture = picture;
        this.layout = new OneLineLayout(picture);
        this.width = Math.max(1000, layout.width);
        this.svg = new Svg(
                "oneline", width, layout.height, "oneline", picture.title(), String.join("; ", picture.lines()));
        this.pen = new PlantPen(svg);
    }

    /** The drawing as an SVG document. */
    public static String svg(OneLinePicture picture) {
        return new OneLineDrawing(picture).draw();
    }

    private String draw() {
        svg.group("font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\" fill=\"" + INK + "\"");
        svg.rect(0, 0, width, layout.height, "fill=\"#ffffff\"", "");
        pen.text(OneLineLayout.MARGIN, 40, 24, "start", INK, "bold", Svg.shorten(picture.title(), 90));
        double y = 62;
        for (String line : picture.lines()) {
            pen.text(OneLineLayout.MARGIN, y, 13, "start", FAINT, "normal", Svg.shorten(line, (int) (width / 6.4)));
            y += 17;
        }
        layout.cross.stream().filter(link -> !layout.neighbours(link)).forEach(this::cross);
        layout.cross.stream().filter(layout::neighbours).forEach(this::tie);
        for (Place place : layout.places.values()) {
            if (place.above != null && place.feed != null) {
                feed(place.above, place, place.feed);
            }
        }
        layout.places.values().forEach(this::bus);
        foot();
        svg.endGroup();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.close() + "\n";
    }

    private String color(double kv) {
        int level = picture.levelsKv().indexOf(kv);
        return LEVELS[Math.max(0, level) % LEVELS.length];
    }

    private static String loadingColor(double percent) {
        return percent > 100 ? ALARM : percent > 90 ? RED : percent > 60 ? AMBER : FAINT;
    }

    private void line(double x1, double y1, double x2, double y2, String color, double wide) {
        svg.line(x1, y1, x2, y2, "stroke=\"" + color + "\" stroke-width=\"" + Svg.n(wide) + "\"");
    }

    private void feed(Place above, Place below, Link link) {
        double x = below.x;
        double top = above.y();
        double bottom = below.y();
        String upper = strokeOf(above.bus, link);
        String lower = strokeOf(below.bus, link);
        double mid = top + 64;
        line(x, top, x, mid, upper, 2);
        line(x, mid, x, bottom, lower, 2);
        breaker(x, top + 40, upper, link);
        if (link.transformer()) {
            circles(x, mid, upper, lower);
        }
        words(x + (link.transformer() ? 17 : 8), mid - 6, link);
    }

    private String strokeOf(Bus bus, Link link) {
        return link.loadingPercent() > 100 ? ALARM : color(bus.kv());
    }

    private void circles(double x, double y, String upper, String lower) {
        String shape = "fill=\"#ffffff\" fill-opacity=\"0\" stroke-width=\"2\" stroke=\"";
        svg.rect(x - 3, y - 15, 6, 33, "fill=\"#ffffff\"", "");
        svg.path(circle(x, y - 6, 10), shape + upper + "\"");
        svg.path(circle(x, y + 8, 10), shape + lower + "\"");
    }

    private static String circle(double x, double y, double r) {
        return "M" + Svg.n(x - r) + " " + Svg.n(y) + "a" + Svg.n(r) + " " + Svg.n(r) + " 0 1 0 " + Svg.n(2 * r) + " 0a"
                + Svg.n(r) + " " + Svg.n(r) + " 0 1 0 " + Svg.n(-2 * r) + " 0Z";
    }

    /** A square; a meter is a circle with an M. */
    private void breaker(double x, double y, String color, Link link) {
        if (link.meter()) {
            svg.path(circle(x, y, 9), "fill=\"#ffffff\" stroke-width=\"2\" stroke=\"" + color + "\"");
            pen.text(x, y + 4, 11, "middle", INK, "bold", "M");
        } else {
            svg.rect(x - 4.5, y - 4.5, 9, 9, "fill=\"#ffffff\" stroke-width=\"2\" stroke=\"" + color + "\"", link.id());
        }
    }

    private void words(double x, double y, Link link) {
        halo(x, y, 10, "start", INK, "bold", Svg.shorten(link.id(), 18));
        halo(x, y + 12, 10, "start", FAINT, "normal", Svg.shorten(link.text(), 18));
        halo(x, y + 24, 10, "start", loadingColor(link.loadingPercent()), "bold", percent(link));
    }

    private static String percent(Link link) {
        return Double.isNaN(link.loadingPercent()) ? "" : Words.number(link.loadingPercent(), 0) + " %";
    }

    /** Text with white around it, so that lines do not cut through. */
    private void halo(double x, double y, double size, String anchor, String color, String weight, String text) {
        if (!text.isEmpty()) {
            svg.text(
                    x,
                    y,
                    "font-size=\"" + Svg.n(size) + "\" text-anchor=\"" + anchor + "\" fill=\"" + color
                            + "\" font-weight=\"" + weight
                            + "\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"",
                    text);
        }
    }

    /** A link beside the tree, through a lane of its own. */
    private void cross(Link link) {
        Place a = layout.at(link.from());
        Place b = layout.at(link.to());
        Place upper = a.row <= b.row ? a : b;
        Place lower = a.row <= b.row ? b : a;
        boolean level = upper.row == lower.row;
        int lane = lanes.merge(2 * lower.row + (level ? 1 : 0), 1, Integer::sum);
        double y = lower.y() - (level ? 34 : 12) - 9.0 * lane;
        double x1 = upper.slot();
        double x2 = lower.slot();
        String color = strokeOf(lower.bus, link);
        pen.pipe(color, 2, false, x1, upper.y(), x1, y, x2, y, x2, lower.y());
        breaker(x1, upper.y() + (level ? -12 : 12), color, link);
        double mid = (x1 + x2) / 2;
        halo(
                mid,
                y - 3,
                9,
                "middle",
                loadingColor(link.loadingPercent()),
                "bold",
                (link.id() + " " + percent(link)).strip());
    }

    /** A link between neighbours. */
    private void tie(Link link) {
        Place a = layout.at(link.from());
        Place b = layout.at(link.to());
        Place left = a.x < b.x ? a : b;
        Place right = a.x < b.x ? b : a;
        double y = left.y();
        String color = strokeOf(left.bus, link);
        line(left.right, y, right.left, y, color, 2);
        double mid = (left.right + right.left) / 2;
        breaker(mid, y, color, link);
        halo(mid, y - 10, 9, "middle", INK, "bold", Svg.shorten(link.id(), 14));
        halo(mid, y + 17, 9, "middle", loadingColor(link.loadingPercent()), "bold", percent(link));
    }

    private void bus(Place place) {
        Bus bus = place.bus;
        String color = color(bus.kv());
        double y = place.y();
        boolean shunt = !bus.shunt().isEmpty();
        line(place.left - (shunt ? 24 : 0), y, place.right, y, color, 6);
        label(place);
        int count = 0;
        for (String source : bus.sources()) {
            double x = place.row == 0 ? place.x + 40.0 * count : place.right - 12 - 30.0 * count;
            source(x, y, color, source);
            count++;
        }
        if (!bus.load().isEmpty()) {
            double x = place.below.isEmpty() ? place.x : place.left + 8;
            double from = place.below.isEmpty() ? y + 32 : y;
            line(x, from, x, from + 18, color, 2);
            pen.arrow(x, from + 28, 0, 1, color, 11);
            halo(x, from + 42, 11, "middle", INK, "bold", bus.load());
        }
        if (shunt) {
            capacitor(place.left - 14, y, color, bus.shunt());
        }
    }

    private void label(Place place) {
        Bus bus = place.bus;
        double y = place.y();
        String ink = bus.alarm() ? ALARM : FAINT;
        String name = Svg.shorten(bus.label(), 24);
        if (place.below.isEmpty()) {
            halo(place.x, y + 16, 10.5, "middle", INK, "bold", Svg.shorten(bus.label(), 17));
            halo(place.x, y + 28, 10, "middle", ink, bus.alarm() ? "bold" : "normal", bus.voltage());
        } else if (place.right - place.left > WIDEST_LABEL) {
            halo(place.left, y - 21, 12, "start", INK, "bold", name);
            halo(place.left, y - 8, 10.5, "start", ink, bus.alarm() ? "bold" : "normal", bus.voltage());
        } else {
            halo(place.x + 8, y + 16, 10.5, "start", INK, "bold", Svg.shorten(bus.label(), 17));
            halo(place.x + 8, y + 28, 10, "start", ink, bus.alarm() ? "bold" : "normal", bus.voltage());
        }
    }

    private void source(double x, double y, String color, String id) {
        line(x, y, x, y - 14, color, 2);
        svg.path(circle(x, y - 27, 13), "fill=\"#ffffff\" stroke-width=\"2\" stroke=\"" + color + "\"");
        pen.text(x, y - 22, 18, "middle", color, "bold", "~");
        halo(x + 18, y - 24, 11, "start", INK, "bold", Svg.shorten(id, 20));
    }

    private void capacitor(double x, double y, String color, String text) {
        line(x, y, x, y + 14, color, 2);
        line(x - 8, y + 14, x + 8, y + 14, color, 2.5);
        line(x - 8, y + 19, x + 8, y + 19, color, 2.5);
        line(x, y + 19, x, y + 27, color, 2);
        line(x - 6, y + 27, x + 6, y + 27, color, 2);
        halo(x, y + 39, 9.5, "middle", INK, "normal", text);
    }

    private static String level(double kv) {
        return kv == Math.rint(kv) ? Long.toString((long) kv) + " kV" : kv + " kV";
    }

    private void foot() {
        double y = layout.height - 34;
        double x = OneLineLayout.MARGIN;
        for (double kv : picture.levelsKv()) {
            String text = level(kv);
            line(x, y - 4, x + 26, y - 4, color(kv), 6);
            pen.text(x + 33, y, 12, "start", INK, "normal", text);
            x += 52 + text.length() * 7.2;
        }
        String[][] keys = {{FAINT, "to 60 %"}, {AMBER, "60 to 90 %"}, {RED, "90 to 100 %"}, {ALARM, "over its rating"}};
        for (String[] key : keys) {
            pen.text(x, y, 12, "start", key[0], "bold", key[1]);
            x += 18 + key[1].length() * 6.8;
        }
        breaker(x + 5, y - 4, INK, new Link("", "", "", false, false, "", Double.NaN));
        pen.text(x + 16, y, 12, "start", INK, "normal", "breaker");
        breaker(x + 84, y - 4, INK, new Link("", "", "", false, true, "", Double.NaN));
        pen.text(x + 98, y, 12, "start", INK, "normal", "utility's meter");
        if (!picture.absent().isEmpty()) {
            String text = "Not in service, not drawn: " + String.join(", ", picture.absent());
            pen.text(
                    OneLineLayout.MARGIN, y + 20, 11, "start", FAINT, "normal", Svg.shorten(text, (int) (width / 5.6)));
        }
    }
}
