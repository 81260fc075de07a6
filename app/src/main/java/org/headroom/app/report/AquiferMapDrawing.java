package org.headroom.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a map of drawdown: bands between round values with labelled contours, wells, the site, places of interest, kilometres along the frame, a scale
 * bar, north, and a legend in metres and feet.
 */
public final class AquiferMapDrawing {
    private static final double WIDTH = 1110;
    private static final double LEFT = 70;
    private static final double MAP = 720;
    private static final String INK = "#1c2733";
    private static final String FAINT = "#5b6773";
    private static final String CONTOUR = "#174a70";
    private static final String SITE = "#c0392b";
    private static final String[] RAMP = {
        "#f4f9fd", "#dcebf6", "#bfdaee", "#9ac4e2", "#6fa9d3", "#4a8dc1", "#2c70a9", "#17548a", "#0b3a66", "#06264a"
    };
    private static final double MOST_TICKS = 8;
    private static final double LONGEST_BAR = 210;

    private static final String PLACE = "#f2b134";

    /** Letters in a line beside the map. */
    private static final int LINE = 32;

    private final AquiferPicture picture;
    private final List<MapMark> marks = new ArrayList<>();
    private final List<double[]> taken = new ArrayList<>();
    private final double top;
    private final double height;
    private final double perM;
    private final MapLevels scale;
    private final double[] levels;

    private AquiferMapDrawing(AquiferPicture picture) {
        this.picture = picture;
        this.top = 62 + 18 * picture.lines().size();
        this.height = top + MAP + 60 + 16 * picture.notes().size();
        this.perM = MAP / (picture.x()[picture.x().length - 1] - picture.x()[0]);
        this.scale = new MapLevels(picture.values());
        this.levels = scale.levels();
        draw();
    }

    /** As an SVG document. */
    public static String svg(AquiferPicture picture) {
        AquiferMapDrawing d = new AquiferMapDrawing(picture);
        return MapSvg.of(WIDTH, d.height, picture.title(), String.join("; ", picture.lines()), d.marks);
    }

    /** As a PNG image. */
    public static byte[] png(AquiferPicture picture) {
        AquiferMapDrawing d = new AquiferMapDrawing(picture);
        return MapPng.of(WIDTH, d.height, d.marks);
    }

    /** Round values that are worth a line on a map, the lowest first. */
    public static double[] levels(double[] values) {
        return new MapLevels(values).levels();
    }

    private double px(double eastM) {
        return LEFT + (eastM - picture.x()[0]) * perM;
    }

    private double py(double northM) {
        return top + MAP - (northM - picture.y()[0]) * perM;
    }

    private void draw() {
        text(LEFT, 38, picture.title(), 22, true, INK, -1);
        for (int i = 0; i < picture.lines().size(); i++) {
            text(LEFT, 60 + 18 * i, picture.lines().get(i), 13, false, FAINT, -1);
        }
        rect(LEFT, top, MAP, MAP, RAMP[0]);
        Contours contours = new Contours(picture.x(), picture.y(), picture.values());
        List<List<Contours.Ring>> rings = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            rings.add(contours.above(levels[i]));
            fill(rings.get(i), colour(i + 1));
        }
        frame();
        rings.forEach(level -> level.forEach(this::outline));
        wells();
        markers();
        for (int i = levels.length - 1; i >= 0; i--) {
            number(rings.get(i), levels[i]);
        }
        scaleBar();
        north();
        legend();
        for (int i = 0; i < picture.notes().size(); i++) {
            text(LEFT, top + MAP + 62 + 16 * i, picture.notes().get(i), 12, false, FAINT, -1);
        }
    }

    private String colour(int band) {
        int last = RAMP.length - 1;
        int at = levels.length <= last
                ? (int) Math.round(band * (last - 1.0) / Math.max(1, levels.length))
                : band * last / levels.length;
        return RAMP[Math.min(last, at)];
    }

    private void fill(List<Contours.Ring> rings, String colour) {
        double[][] xs = new double[rings.size()][];
        double[][] ys = new double[rings.size()][];
        for (int r = 0; r < rings.size(); r++) {
            xs[r] = new double[rings.get(r).x().length];
            ys[r] = new double[xs[r].length];
            for (int i = 0; i < xs[r].length; i++) {
                xs[r][i] = px(rings.get(r).x()[i]);
                ys[r][i] = py(rings.get(r).y()[i]);
            }
        }
        marks.add(new MapMark.Area(xs, ys, colour, 1));
    }

    /** The parts of a ring that do not run along the map's edge. */
    private void outline(Contours.Ring ring) {
        int n = ring.x().length;
        int start = 0;
        while (start < n && !ring.onEdge()[start]) {
            start++;
        }
        boolean whole = start == n;
        List<double[]> run = new ArrayList<>();
        for (int k = 0; k <= n; k++) {
            int i = whole ? k % n : (start + 1 + k) % n;
            run.add(new double[] {px(ring.x()[i]), py(ring.y()[i])});
            if (!whole && ring.onEdge()[i]) {
                line(run);
                run.clear();
            }
        }
        if (whole) {
            line(run);
        }
    }

    private void line(List<double[]> run) {
        if (run.size() > 1) {
            marks.add(new MapMark.Line(
                    run.stream().mapToDouble(p -> p[0]).toArray(),
                    run.stream().mapToDouble(p -> p[1]).toArray(),
                    CONTOUR,
                    0.9,
                    false));
        }
    }

    /** The value of a level, along its longest ring, where it is flattest on the page and free. */
    private void number(List<Contours.Ring> rings, double level) {
        String text = scale.text(level);
        double half = 4 + 3.4 * text.length();
        double best = Double.POSITIVE_INFINITY;
        double[] place = null;
        for (Contours.Ring ring : rings) {
            int n = ring.x().length;
            int step = 3;
            for (int i = 0; i < n; i += 2) {
                int a = Math.floorMod(i - step, n);
                int b = (i + step) % n;
                double x = px(ring.x()[i]);
                double y = py(ring.y()[i]);
                boolean inside = x > LEFT + 40 && x < LEFT + MAP - 40 && y > top + 30 && y < top + MAP - 30;
                if (!inside || ring.onEdge()[a] || ring.onEdge()[i] || n < 12 || !free(x, y, half, 9)) {
                    continue;
                }
                double angle = Math.toDegrees(
                        Math.atan2(py(ring.y()[b]) - py(ring.y()[a]), px(ring.x()[b]) - px(ring.x()[a])));
                double upright = angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle;
                double badness = Math.abs(upright) + 0.05 * Math.abs(x - (LEFT + MAP / 2)) - 0.02 * (y - top);
                if (badness < best) {
                    best = badness;
                    place = new double[] {x, y, upright};
                }
            }
        }
        if (place != null) {
            double lift = 4 * Math.cos(Math.toRadians(place[2]));
            double shift = -4 * Math.sin(Math.toRadians(place[2]));
            marks.add(new MapMark.Label(place[0] + shift, place[1] + lift, text, 12, true, CONTOUR, 0, place[2], 3));
            taken.add(new double[] {place[0] - half, place[1] - 9, place[0] + half, place[1] + 9});
        }
    }

    private boolean free(double x, double y, double halfWide, double halfHigh) {
        return taken.stream()
                .noneMatch(
                        b -> x + halfWide > b[0] && x - halfWide < b[2] && y + halfHigh > b[1] && y - halfHigh < b[3]);
    }

    private void wells() {
        for (double[] well : picture.wells()) {
            if (inside(well[0], well[1])) {
                marks.add(new MapMark.Dot(px(well[0]), py(well[1]), 4, "#ffffff", INK, 1.6));
                taken.add(box(px(well[0]), py(well[1]), 7));
            }
        }
    }

    private static double[] box(double x, double y, double half) {
        return new double[] {x - half, y - half, x + half, y + half};
    }

    private boolean inside(double eastM, double northM) {
        double x = px(eastM);
        double y = py(northM);
        return x >= LEFT && x <= LEFT + MAP && y >= top && y <= top + MAP;
    }

    /** Numbered as in the list beside the map. */
    private void markers() {
        for (int i = 0; i < picture.spots().size(); i++) {
            AquiferPicture.Spot spot = picture.spots().get(i);
            if (inside(spot.eastM(), spot.northM())) {
                double x = px(spot.eastM());
                double y = py(spot.northM());
                marker(x, y, i + 1, spot.site());
                taken.add(box(x, y, 13));
            }
        }
    }

    private void marker(double x, double y, int number, boolean site) {
        marks.add(new MapMark.Dot(x, y, 10, site ? SITE : PLACE, site ? "#ffffff" : INK, 1.4));
        text(x, y + 4.5, Integer.toString(number), 12.5, true, site ? "#ffffff" : INK, 0);
    }

    /** Names and figures of the places, below the legend. */
    private void places(double fromY) {
        double x = LEFT + MAP + 30;
        double y = fromY;
        for (int i = 0; i < picture.spots().size(); i++) {
            AquiferPicture.Spot spot = picture.spots().get(i);
            marker(x + 10, y - 4, i + 1, spot.site());
            for (String line : wrapped(spot.label())) {
                text(x + 28, y, line, 12, true, spot.site() ? SITE : INK, -1);
                y += 15;
            }
            String beyond = inside(spot.eastM(), spot.northM()) ? "" : " (beyond the map)";
            if (Double.isNaN(spot.value())) {
                y += 7;
                continue;
            }
            text(
                    x + 28,
                    y,
                    figure(spot.value()) + " " + picture.unit() + " · " + figure(spot.value() * picture.otherPerUnit())
                            + " " + picture.otherUnit() + beyond,
                    12,
                    false,
                    INK,
                    -1);
            y += 22;
        }
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Svg.shorten(text, 3 * LINE).split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** As many decimals beside each other, whatever the value. */
    private static String figure(double v) {
        double size = Math.abs(v);
        return String.format(
                Locale.ROOT,
                size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.095 ? "%.2f" : "%.3f",
                size < 0.0005 ? 0 : v);
    }

    /** Kilometres east and north of the site along the frame. */
    private void frame() {
        double span = picture.x()[picture.x().length - 1] - picture.x()[0];
        double step = stepM(span);
        for (double m = Math.ceil(picture.x()[0] / step) * step; px(m) <= LEFT + MAP + 0.5; m += step) {
            stroke(px(m), top, px(m), top + MAP, "#ffffff", 0.7);
            stroke(px(m), top + MAP, px(m), top + MAP + 5, INK, 1);
            text(px(m), top + MAP + 19, kilometres(m, step), 12, false, INK, 0);
        }
        for (double m = Math.ceil(picture.y()[0] / step) * step; py(m) >= top - 0.5; m += step) {
            stroke(LEFT, py(m), LEFT + MAP, py(m), "#ffffff", 0.7);
            stroke(LEFT - 5, py(m), LEFT, py(m), INK, 1);
            text(LEFT - 9, py(m) + 4, kilometres(m, step), 12, false, INK, 1);
        }
        text(LEFT + MAP / 2, top + MAP + 37, "km east of the site", 12, false, FAINT, 0);
        marks.add(new MapMark.Label(24, top + MAP / 2, "km north of the site", 12, false, FAINT, 0, -90, 0));
        marks.add(new MapMark.Line(
                new double[] {LEFT, LEFT + MAP, LEFT + MAP, LEFT, LEFT},
                new double[] {top, top, top + MAP, top + MAP, top},
                INK,
                1.2,
                false));
    }

    private static double stepM(double spanM) {
        double rough = spanM / MOST_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        return power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1);
    }

    /** With as many decimals as the step has. */
    private static String kilometres(double m, double step) {
        return String.format(
                Locale.ROOT, "%." + MapLevels.decimals(step / 1000) + "f", Math.rint(m / step) * step / 1000 + 0.0);
    }

    private void scaleBar() {
        double span = picture.x()[picture.x().length - 1] - picture.x()[0];
        double lengthM = stepM(span) * (2 * stepM(span) * perM > LONGEST_BAR ? 1 : 2);
        double x = LEFT + MAP + 30;
        double y = top + MAP - 30;
        double wide = lengthM * perM;
        rect(x, y, wide / 2, 7, INK);
        rect(x + wide / 2, y, wide / 2, 7, "#ffffff");
        marks.add(new MapMark.Line(
                new double[] {x, x + wide, x + wide, x, x}, new double[] {y, y, y + 7, y + 7, y}, INK, 1, false));
        text(x, y - 6, "0", 12, false, INK, 0);
        text(x + wide, y - 6, kilometres(lengthM, lengthM) + " km", 12, false, INK, 0);
        text(x, y + 24, String.format(Locale.ROOT, "%.2g miles", lengthM / 1609.344), 12, false, FAINT, -1);
    }

    private void north() {
        double x = LEFT + MAP + 255;
        double y = top + 20;
        marks.add(new MapMark.Area(
                new double[][] {{x, x + 11, x, x - 11}}, new double[][] {{y, y + 42, y + 32, y + 42}}, INK, 1));
        text(x, y - 8, "N", 16, true, INK, 0);
    }

    private void legend() {
        double x = LEFT + MAP + 30;
        double y = top + 8;
        text(x, y + 6, picture.quantity(), 14, true, INK, -1);
        text(x + 34, y + 28, picture.unit(), 12, true, INK, -1);
        text(x + 100, y + 28, picture.otherUnit(), 12, true, INK, -1);
        double high = Math.min(24, 230.0 / (levels.length + 1));
        for (int i = levels.length; i >= 0; i--) {
            double at = y + 36 + (levels.length - i) * high;
            rect(x, at, 26, high, colour(i));
            marks.add(new MapMark.Line(
                    new double[] {x, x + 26, x + 26, x, x},
                    new double[] {at, at, at + high, at + high, at},
                    "#8a929a",
                    0.6,
                    false));
            if (i > 0) {
                text(x + 34, at + high + 4, scale.text(levels[i - 1]), 12, false, INK, -1);
                text(x + 100, at + high + 4, scale.text(levels[i - 1], picture.otherPerUnit()), 12, false, INK, -1);
            }
        }
        double at = y + 36 + (levels.length + 1) * high + 34;
        marks.add(new MapMark.Dot(x + 10, at - 4, 4, "#ffffff", INK, 1.6));
        text(
                x + 28,
                at,
                picture.wells().size() + (picture.wells().size() == 1 ? " well" : " wells"),
                12,
                false,
                INK,
                -1);
        places(at + 28);
    }

    private void rect(double x, double y, double wide, double high, String colour) {
        marks.add(new MapMark.Area(
                new double[][] {{x, x + wide, x + wide, x}}, new double[][] {{y, y, y + high, y + high}}, colour, 1));
    }

    private void stroke(double x1, double y1, double x2, double y2, String colour, double width) {
        marks.add(new MapMark.Line(new double[] {x1, x2}, new double[] {y1, y2}, colour, width, false));
    }

    private void text(double x, double y, String text, double size, boolean bold, String colour, int anchor) {
        marks.add(new MapMark.Label(x, y, text, size, bold, colour, anchor, 0, 0));
    }
}
