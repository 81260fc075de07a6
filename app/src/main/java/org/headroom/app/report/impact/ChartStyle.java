package org.headroom.app.report.impact;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.util.LinkedHashMap;
import java.util.Map;

/** The house's colours, lines and letters for charts and maps; the page's style sheet knows the same colours by their class. */
final class ChartStyle {
    static final Color TEXT = new Color(0x3a4451);
    static final Color GRID = new Color(0xe3e7ec);
    static final Color AXIS = new Color(0x5a6472);
    static final Color LIMIT = new Color(0x222230);
    private static final Color[] SERIES = {
        new Color(0x1f5fa8),
        new Color(0xc4622d),
        new Color(0x2d8659),
        new Color(0x8a4f9e),
        new Color(0x9a7400),
        new Color(0xa02c4a),
        new Color(0x3d7f8c),
        new Color(0x6b6f78)
    };
    /** Widths are reckoned with DejaVu's; Verdana has nearly the same, others are narrower. */
    static final String FACES = "DejaVu Sans, Verdana, sans-serif";

    private ChartStyle() {}

    static Color series(int i) {
        return SERIES[i % SERIES.length];
    }

    /** Class of a series in the style sheet, from 1. */
    static int number(int i) {
        return i % SERIES.length + 1;
    }

    static Font font(float size) {
        return new Font("DejaVu Sans", Font.PLAIN, Math.round(size));
    }

    static Stroke line(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static Stroke dashed(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);
    }

    /** Variable of the style sheet by colour as SVG writes it. */
    static Map<String, String> classes() {
        Map<String, String> classes = new LinkedHashMap<>();
        classes.put(rgb(TEXT), "ct");
        classes.put(rgb(GRID), "cg");
        classes.put(rgb(AXIS), "ca");
        classes.put(rgb(LIMIT), "cl");
        for (int i = 0; i < SERIES.length; i++) {
            classes.put(rgb(SERIES[i]), "c" + (i + 1));
        }
        return classes;
    }

    static String rgb(Color c) {
        return "rgb(" + c.getRed() + "," + c.getGreen() + "," + c.getBlue() + ")";
    }
}
