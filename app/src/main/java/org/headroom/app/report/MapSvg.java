package org.headroom.app.report;

import java.util.List;

/** Writes the marks of a map as an SVG document; every attribute is in the file. */
final class MapSvg {
    private MapSvg() {}

    static String of(double width, double height, String title, String description, List<MapMark> marks) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + element("aquifer", width, height, title, description, marks)
                + "\n";
    }

    /** The element alone, for a page that may hold others; its id tells them apart. */
    static String element(
            String id, double width, double height, String title, String description, List<MapMark> marks) {
        Svg svg = new Svg(id, width, height, id, title, description);
        svg.group("font-family=\"Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif\"");
        svg.rect(0, 0, width, height, "fill=\"#ffffff\"", "");
        for (MapMark mark : marks) {
            switch (mark) {
                case MapMark.Area a ->
                    svg.path(
                            rings(a),
                            "fill=\"" + a.fill() + "\" fill-rule=\"evenodd\" fill-opacity=\"" + a.opacity() + "\"");
                case MapMark.Line l ->
                    svg.path(
                            path(l.x(), l.y(), false),
                            "fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\" stroke=\"" + l.stroke()
                                    + "\" stroke-width=\"" + Svg.n(l.width()) + "\""
                                    + (l.dashed() ? " stroke-dasharray=\"6 4\"" : ""));
                case MapMark.Dot d ->
                    svg.path(
                            circle(d),
                            "fill=\"" + d.fill() + "\" stroke=\"" + d.stroke() + "\" stroke-width=\"" + Svg.n(d.width())
                                    + "\"");
                case MapMark.Label t -> label(svg, t);
            }
        }
        svg.endGroup();
        return svg.close();
    }

    private static void label(Svg svg, MapMark.Label t) {
        String anchor = t.anchor() < 0 ? "start" : t.anchor() == 0 ? "middle" : "end";
        String attributes =
                "font-size=\"" + Svg.n(t.size()) + "\" fill=\"" + t.color() + "\" text-anchor=\"" + anchor + "\""
                        + (t.bold() ? " font-weight=\"bold\"" : "")
                        + (t.turnedDeg() == 0
                                ? ""
                                : " transform=\"rotate(" + Svg.n(t.turnedDeg()) + " " + Svg.n(t.x()) + " "
                                        + Svg.n(t.y()) + ")\"")
                        + (t.halo() > 0
                                ? " stroke=\"#ffffff\" stroke-width=\"" + Svg.n(t.halo())
                                        + "\" stroke-linejoin=\"round\" paint-order=\"stroke\""
                                : "");
        svg.text(t.x(), t.y(), attributes, t.text());
    }

    private static StringBuilder rings(MapMark.Area area) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i < area.x().length; i++) {
            d.append(path(area.x()[i], area.y()[i], true));
        }
        return d;
    }

    private static StringBuilder path(double[] x, double[] y, boolean closed) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            d.append(i == 0 ? 'M' : 'L').append(Svg.n(x[i])).append(' ').append(Svg.n(y[i]));
        }
        return closed ? d.append('Z') : d;
    }

    private static String circle(MapMark.Dot d) {
        String r = Svg.n(d.radius());
        return "M" + Svg.n(d.x() - d.radius()) + " " + Svg.n(d.y()) + "a" + r + " " + r + " 0 1 0 "
                + Svg.n(2 * d.radius()) + " 0a" + r + " " + r + " 0 1 0 " + Svg.n(-2 * d.radius()) + " 0Z";
    }
}
