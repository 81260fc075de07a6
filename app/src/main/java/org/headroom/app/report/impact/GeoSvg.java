package org.headroom.app.report.impact;

import freemarker.template.TemplateModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.headroom.app.report.Contours;
import org.headroom.app.report.impact.GeoMap.Feature;
import org.headroom.app.report.impact.GeoMap.Field;
import org.headroom.app.report.impact.GeoMap.Kind;

/**
 * Draws a {@link GeoMap} as SVG text: degrees become millimetres on an equirectangular sheet that is true at the map's middle
 * latitude, {@code x = R cos(lat0) (lon - west), y = R (north - lat)}. North is up; the scale is given in both systems.
 */
final class GeoSvg {
    private static final double KM_PER_DEG = 111.195; // mean radius 6371.0 km
    private static final double KM_PER_MILE = 1.609344;
    private static final String INK = "#28303b";
    private static final String[] SHADES = {"#fdeccb", "#fbd08f", "#f6a95b", "#dd7a33", "#b14f1c", "#7c2f0d", "#4d1a06"
    };

    private final GeoMap map;
    private final int width;
    private final int height;
    private final double letter;
    private final double pxPerKm;
    private final double cosine;
    private final String id;
    private final StringBuilder s = new StringBuilder(1 << 14);
    private final List<double[]> taken = new ArrayList<>();

    private GeoSvg(GeoMap map, int width, int most, double letter, String form) {
        this.map = map;
        this.letter = letter;
        this.cosine = Math.max(0.05, Math.cos(Math.toRadians((map.south() + map.north()) / 2)));
        double kmWide = Math.max(1e-3, (map.east() - map.west()) * cosine * KM_PER_DEG);
        double kmHigh = Math.max(1e-3, (map.north() - map.south()) * KM_PER_DEG);
        double high = width * kmHigh / kmWide;
        double fits = Math.min(1, most / high);
        this.width = (int) Math.max(120, Math.round(width * fits));
        this.height = Math.clamp(Math.round(high * fits), 80, most);
        this.pxPerKm = this.width / kmWide;
        this.id = Clean.anchor(map.id()) + "-" + form;
    }

    static String wide(GeoMap map) {
        return new GeoSvg(map, 760, 620, 12, "w").draw();
    }

    static String narrow(GeoMap map) {
        return new GeoSvg(map, 340, 420, 10.5, "n").draw();
    }

    private String draw() {
        s.append(SvgText.open(id, width, height, map.title(), map.inWords()));
        s.append("<defs><clipPath id=\"").append(id).append("-clip\">");
        s.append("<rect x=\"0\" y=\"0\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\"/></clipPath></defs>");
        s.append("<g clip-path=\"url(#").append(id).append("-clip)\">");
        box(0, 0, width, height, "#f7f5ef", 1);
        if (map.field() != null) {
            field(map.field());
        }
        map.features().stream().filter(f -> f.kind() == Kind.RIVER).forEach(this::line);
        map.features().stream().filter(f -> f.kind() == Kind.ROAD).forEach(this::line);
        map.features().stream()
                .filter(f -> f.kind() != Kind.RIVER && f.kind() != Kind.ROAD)
                .filter(f -> f.longitudeDeg().length > 1)
                .forEach(this::line);
        scale();
        north();
        map.features().stream().filter(f -> f.longitudeDeg().length == 1).forEach(f -> {
            double px = x(f.longitudeDeg()[0]);
            double py = y(f.latitudeDeg()[0]);
            taken.add(new double[] {px - 6, py - 6, px + 6, py + 6});
        });
        map.features().stream()
                .filter(f -> f.longitudeDeg().length == 1)
                .forEach(f -> mark(s, f.kind(), x(f.longitudeDeg()[0]), y(f.latitudeDeg()[0])));
        for (Kind kind : List.of(
                Kind.SITE, Kind.WASTEWATER, Kind.POWER, Kind.PLACE, Kind.RECEPTOR, Kind.WELL, Kind.RIVER, Kind.ROAD)) {
            map.features().stream().filter(f -> f.kind() == kind).forEach(this::label);
        }
        s.append("</g><rect x=\"0.5\" y=\"0.5\" width=\"")
                .append(width - 1)
                .append("\" height=\"")
                .append(height - 1);
        return s.append("\" style=\"fill:none;stroke:#9aa3ae;stroke-width:1\"/></svg>")
                .toString();
    }

    private double x(double longitudeDeg) {
        return (longitudeDeg - map.west()) * cosine * KM_PER_DEG * pxPerKm;
    }

    private double y(double latitudeDeg) {
        return (map.north() - latitudeDeg) * KM_PER_DEG * pxPerKm;
    }

    private void field(Field field) {
        if (field.longitudeDeg().length < 2 || field.latitudeDeg().length < 2) {
            return;
        }
        double[] px = new double[field.longitudeDeg().length];
        double[] py = new double[field.latitudeDeg().length];
        for (int i = 0; i < px.length; i++) {
            px[i] = x(field.longitudeDeg()[i]);
        }
        for (int j = 0; j < py.length; j++) {
            py[j] = y(field.latitudeDeg()[j]);
        }
        Contours contours = new Contours(px, py, field.values());
        for (int k = 0; k < field.levels().length; k++) {
            StringBuilder path = new StringBuilder();
            for (Contours.Ring ring : contours.above(field.levels()[k])) {
                for (int i = 0; i < ring.x().length; i++) {
                    path.append(i == 0 ? 'M' : 'L')
                            .append(n(ring.x()[i]))
                            .append(' ')
                            .append(n(ring.y()[i]));
                }
                path.append('Z');
            }
            if (!path.isEmpty()) {
                s.append("<path d=\"").append(path).append("\" style=\"fill:").append(shade(k, field.levels().length));
                s.append(";fill-rule:evenodd;stroke:#8a5a2b;stroke-width:0.5;stroke-opacity:0.6\"/>");
            }
        }
    }

    private static String shade(int k, int of) {
        if (of <= SHADES.length) {
            return SHADES[k];
        }
        return SHADES[Math.min(SHADES.length - 1, k * SHADES.length / of)];
    }

    private void line(Feature f) {
        if (f.longitudeDeg().length < 2) {
            return;
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < f.longitudeDeg().length && i < f.latitudeDeg().length; i++) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(n(x(f.longitudeDeg()[i])))
                    .append(' ')
                    .append(n(y(f.latitudeDeg()[i])));
        }
        if (f.closed()) {
            path.append('Z');
        }
        s.append("<path d=\"")
                .append(path)
                .append("\" style=\"")
                .append(lineStyle(f.kind(), f.closed()))
                .append("\"/>");
    }

    private static String lineStyle(Kind kind, boolean closed) {
        return switch (kind) {
            case RIVER ->
                closed
                        ? "fill:#a9cbe8;stroke:#5b93c4;stroke-width:1"
                        : "fill:none;stroke:#7fb2dc;stroke-width:4;stroke-linejoin:round;stroke-linecap:round";
            case ROAD -> "fill:none;stroke:#a5a099;stroke-width:1.4;stroke-linejoin:round";
            case SITE ->
                closed
                        ? "fill:#3a4451;fill-opacity:0.75;stroke:#1c2430;stroke-width:1.2"
                        : "fill:none;stroke:#1c2430;stroke-width:1.6";
            default ->
                closed
                        ? "fill:#6f7c8a;fill-opacity:0.18;stroke:#5a6472;stroke-width:1"
                        : "fill:none;stroke:#5a6472;stroke-width:1.2";
        };
    }

    private static void mark(StringBuilder s, Kind kind, double px, double py) {
        String at = switch (kind) {
            case SITE -> "M-5.5 -5.5H5.5V5.5H-5.5Z\" style=\"fill:#1c2430;stroke:#ffffff;stroke-width:1.2";
            case WELL -> "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z\" style=\"fill:#1f5fa8;stroke:#ffffff;stroke-width:1";
            case WASTEWATER -> "M0 -6L6 0L0 6L-6 0Z\" style=\"fill:#2d8659;stroke:#ffffff;stroke-width:1.1";
            case POWER -> "M0 -6L6 5H-6Z\" style=\"fill:#8a4f9e;stroke:#ffffff;stroke-width:1.1";
            case RECEPTOR -> "M-4.5 0H4.5M0 -4.5V4.5\" style=\"fill:none;stroke:#111111;stroke-width:1.8";
            case RIVER, ROAD, PLACE -> "M-3.5 0A3.5 3.5 0 1 0 3.5 0A3.5 3.5 0 1 0 -3.5 0Z\" style=\"fill:#ffffff;stroke:#28303b;stroke-width:1.6";
        };
        s.append("<path transform=\"translate(")
                .append(n(px))
                .append(' ')
                .append(n(py))
                .append(")\" d=\"")
                .append(at)
                .append("\"/>");
    }

    /** Right, left, above or below its point, wherever nothing stands yet; else not at all. */
    private void label(Feature f) {
        String text = Clean.shorten(Clean.plain(f.name()), width < 400 ? 22 : 34);
        if (text.isBlank() || f.longitudeDeg().length == 0) {
            return;
        }
        double w = text.length() * letter * 0.6 + 4;
        double h = letter + 3;
        int middle = f.longitudeDeg().length == 1 ? 0 : inside(f);
        double px = x(f.longitudeDeg()[middle]);
        double py = y(f.latitudeDeg()[middle]);
        double[][] places = {
            {px + 9, py - h / 2}, {px - 9 - w, py - h / 2}, {px - w / 2, py - 9 - h}, {px - w / 2, py + 9},
            {px + 7, py - 6 - h}, {px + 7, py + 6}, {px - 7 - w, py - 6 - h}, {px - 7 - w, py + 6}
        };
        for (double[] p : places) {
            double[] box = {p[0], p[1], p[0] + w, p[1] + h};
            boolean fits = box[0] >= 2 && box[1] >= 2 && box[2] <= width - 2 && box[3] <= height - 2;
            if (fits
                    && taken.stream()
                            .noneMatch(t -> t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3])) {
                taken.add(box);
                box(box[0], box[1], w, h, "#ffffff", 0.72);
                text(
                        box[0] + 2,
                        box[1] + letter,
                        text,
                        f.kind() == Kind.RIVER ? "#1d4f80" : INK,
                        f.kind() == Kind.SITE);
                return;
            }
        }
    }

    /** The vertex nearest to the middle of the sheet. */
    private int inside(Feature f) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < f.longitudeDeg().length; i++) {
            double d = Math.hypot(x(f.longitudeDeg()[i]) - width / 2.0, y(f.latitudeDeg()[i]) - height / 2.0);
            if (d < least) {
                least = d;
                best = i;
            }
        }
        return best;
    }

    private void scale() {
        double km = round(width / 4.0 / pxPerKm);
        double miles = round(width / 4.0 / pxPerKm / KM_PER_MILE);
        double kmPx = km * pxPerKm;
        double milePx = miles * KM_PER_MILE * pxPerKm;
        double at = height - 34;
        double w = Math.max(kmPx, milePx) + 62;
        box(8, at - 6, w, 36, "#ffffff", 0.8);
        taken.add(new double[] {8, at - 6, 8 + w, at + 30});
        bar(14, at + 4, kmPx, n(km) + " km");
        bar(14, at + 20, milePx, miles == 1 ? "1 mile" : n(miles) + " miles");
    }

    private void bar(double left, double at, double length, String name) {
        s.append("<path d=\"M")
                .append(n(left))
                .append(' ')
                .append(n(at - 3))
                .append("V")
                .append(n(at + 3))
                .append("M")
                .append(n(left));
        s.append(' ')
                .append(n(at))
                .append("H")
                .append(n(left + length))
                .append("M")
                .append(n(left + length))
                .append(' ');
        s.append(n(at - 3))
                .append("V")
                .append(n(at + 3))
                .append("\" style=\"fill:none;stroke:")
                .append(INK)
                .append(";stroke-width:1.3\"/>");
        text(left + length + 5, at + 4, name, INK, false);
    }

    /** 1, 2 or 5 times a power of ten, not above. */
    private static double round(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double times = most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1;
        return power < 1 ? times / Math.rint(1 / power) : times * power;
    }

    private void north() {
        double at = width - 22;
        box(at - 12, 8, 24, 40, "#ffffff", 0.8);
        taken.add(new double[] {at - 12, 8, at + 12, 48});
        s.append("<path d=\"M")
                .append(n(at))
                .append(" 12L")
                .append(n(at + 6))
                .append(" 30L")
                .append(n(at))
                .append(" 26L");
        s.append(n(at - 6)).append(" 30Z\" style=\"fill:").append(INK).append("\"/>");
        text(at - 4.5, 44, "N", INK, true);
    }

    private void box(double left, double top, double w, double h, String fill, double opacity) {
        s.append("<rect x=\"")
                .append(n(left))
                .append("\" y=\"")
                .append(n(top))
                .append("\" width=\"")
                .append(n(w))
                .append("\" height=\"")
                .append(n(h));
        s.append("\" style=\"fill:")
                .append(fill)
                .append(";fill-opacity:")
                .append(opacity)
                .append("\"/>");
    }

    private void text(double left, double base, String text, String color, boolean bold) {
        s.append("<text x=\"")
                .append(n(left))
                .append("\" y=\"")
                .append(n(base))
                .append("\" style=\"fill:")
                .append(color);
        s.append(";font-family:")
                .append(ChartStyle.FACES)
                .append(";font-size:")
                .append(n(letter))
                .append("px");
        s.append(bold ? ";font-weight:bold" : "")
                .append("\">")
                .append(Clean.html(text, 200))
                .append("</text>");
    }

    private static String n(double v) {
        long hundredths = Math.round(v * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        return String.format(Locale.ROOT, hundredths % 10 == 0 || Math.abs(v) >= 1 ? "%.1f" : "%.2f", v);
    }

    /** A line of the legend. */
    public record Key(TemplateModel swatch, String text) {}

    static List<Key> legend(GeoMap map) {
        List<Key> keys = new ArrayList<>();
        Set<Kind> kinds = new LinkedHashSet<>();
        map.features().forEach(f -> kinds.add(f.kind()));
        for (Kind kind : kinds) {
            StringBuilder s = new StringBuilder();
            if (kind == Kind.RIVER || kind == Kind.ROAD) {
                s.append("<path d=\"M1 8H17\" style=\"")
                        .append(lineStyle(kind, false))
                        .append("\"/>");
            } else {
                mark(s, kind, 9, 8);
            }
            keys.add(new Key(swatch(s.toString(), "sign of: " + words(kind)), words(kind)));
        }
        Field field = map.field();
        if (field != null) {
            Systems.Name name = Systems.of(field.unit()).name();
            for (int k = 0; k < field.levels().length; k++) {
                String low = Printed.number(field.levels()[k]);
                String text = k + 1 < field.levels().length
                        ? low + " to " + Printed.number(field.levels()[k + 1]) + name.after()
                        : "above " + low + name.after();
                keys.add(new Key(
                        swatch(
                                "<rect x=\"1\" y=\"2\" width=\"16\" height=\"12\" style=\"fill:"
                                        + shade(k, field.levels().length) + ";stroke:#8a5a2b;stroke-width:0.6\"/>",
                                "shade " + (k + 1)),
                        text));
            }
        }
        return keys;
    }

    private static TemplateModel swatch(String body, String alt) {
        return PageModel.markup("<svg class=\"swatch\" alt=\"" + alt
                + "\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 18 16\" width=\"18\" height=\"16\" aria-hidden=\"true\">"
                + body + "</svg>");
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case SITE -> "the site";
            case RIVER -> "river or lake";
            case WELL -> "well";
            case WASTEWATER -> "wastewater plant";
            case POWER -> "power plant or substation";
            case PLACE -> "place";
            case RECEPTOR -> "point that is computed";
            case ROAD -> "road";
        };
    }
}
