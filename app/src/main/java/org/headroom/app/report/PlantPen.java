package org.headroom.app.report;

/** The strokes of a plant drawing: pipes, arrows, pumps, valves and text, each with all its attributes in place. */
final class PlantPen {
    static final String HOT = "#c0392b";
    static final String COLD = "#1f6fb2";
    static final String POWER = "#b9770e";
    static final String MAKEUP = "#1e8449";
    static final String WASTE = "#7b5b3a";
    static final String AIR = "#5d8aa8";
    static final String GREY = "#c9ccd0";
    static final String INK = "#1c2733";
    static final String FAINT = "#5b6773";
    static final String OFF = "#8a929a";
    static final String ALARM = "#d40000";

    private final Svg svg;

    PlantPen(Svg svg) {
        this.svg = svg;
    }

    /** A line through points with white beside it, so that crossings read as bridges. */
    void pipe(String color, double width, boolean arrow, double... points) {
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
    void arrow(double x, double y, double dx, double dy, String color, double size) {
        double bx = x - dx * size;
        double by = y - dy * size;
        double half = size * 0.62;
        svg.path(
                "M" + Svg.n(x) + " " + Svg.n(y) + "L" + Svg.n(bx - dy * half) + " " + Svg.n(by + dx * half) + "L"
                        + Svg.n(bx + dy * half) + " " + Svg.n(by - dx * half) + "Z",
                "fill=\"" + color + "\"");
    }

    void dashes(double x1, double y1, double x2, double y2, String color, double width) {
        svg.line(
                x1,
                y1,
                x2,
                y2,
                "stroke=\"" + color + "\" stroke-width=\"" + Svg.n(width) + "\" stroke-dasharray=\""
                        + Svg.n(1.6 * width) + " " + Svg.n(width) + "\"");
    }

    /** A circle with a triangle that points against x, the way that all pumped pipes run. */
    void pump(double x, double y, String color) {
        svg.path(circle(x, y, 13), "fill=\"#ffffff\" stroke=\"" + color + "\" stroke-width=\"2.5\"");
        double tip = x - 12;
        double back = x + 6;
        svg.path(
                "M" + Svg.n(tip) + " " + Svg.n(y) + "L" + Svg.n(back) + " " + Svg.n(y - 10) + "V" + Svg.n(y + 10) + "Z",
                "fill=\"" + color + "\"");
    }

    private static String circle(double x, double y, double r) {
        return "M" + Svg.n(x - r) + " " + Svg.n(y) + "a" + Svg.n(r) + " " + Svg.n(r) + " 0 1 0 " + Svg.n(2 * r) + " 0a"
                + Svg.n(r) + " " + Svg.n(r) + " 0 1 0 " + Svg.n(-2 * r) + " 0Z";
    }

    /** Two triangles tip to tip in the pipe and a third from above. */
    void valve(double x, double y, String color) {
        String style = "fill=\"#ffffff\" stroke=\"" + color + "\" stroke-width=\"2\" stroke-linejoin=\"round\"";
        String at = Svg.n(x) + " " + Svg.n(y);
        svg.path("M" + at + "l-13 -8v16Z", style);
        svg.path("M" + at + "l13 -8v16Z", style);
        svg.path("M" + at + "l-8 -13h16Z", style);
    }

    void text(double x, double y, double size, String anchor, String color, String weight, String text) {
        svg.text(
                x,
                y,
                "font-size=\"" + Svg.n(size) + "\" text-anchor=\"" + anchor + "\" fill=\"" + color + "\" font-weight=\""
                        + weight + "\"",
                text);
    }
}
