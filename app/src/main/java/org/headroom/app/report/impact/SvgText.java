package org.headroom.app.report.impact;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes what the chart library wrote part of a page: it scales, it says what it shows, and it takes its colours from the style sheet. */
final class SvgText {
    private static final Pattern SIZE = Pattern.compile("width=\"(\\d+)\" height=\"(\\d+)\"");

    private SvgText() {}

    /**
     * @param svg an element as the library writes it
     * @param id of this picture, unique in the page
     */
    static String finish(String svg, String id, int width, int height, String title, String words) {
        int body = svg.indexOf('>') + 1;
        StringBuilder s = new StringBuilder(svg.length() + 600);
        s.append(open(id, width, height, title, words));
        String whole = " clip-path='url(#" + id + "-clip-0)'";
        s.append(svg.substring(body)
                .replace(whole, "")
                .replace(";stroke-opacity:1.0", "")
                .replace(" fill-opacity: 1.0;", "")
                .replace(";fill-opacity:1.0", "")
                .replace(";stroke-miterlimit:10", "")
                .replace(";stroke-miterlimit:1.0", "")
                .replace(";shape-rendering:crispEdges", ""));
        return s.toString();
    }

    /** The element's beginning with title and description. */
    static String open(String id, int width, int height, String title, String words) {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 %d %d\" "
                        + "width=\"%d\" height=\"%d\" role=\"img\" aria-labelledby=\"%s-t\" aria-describedby=\"%s-d\">"
                        + "<title id=\"%s-t\">%s</title><desc id=\"%s-d\">%s</desc>",
                width,
                height,
                width,
                height,
                id,
                id,
                id,
                Clean.html(title, 300),
                id,
                Clean.html(words, 1500));
    }

    /** In millimetres of paper, within a width and a height; the description is given to the tag of the figure. */
    static String sized(String svg, String words, double mostWideMm, double mostHighMm) {
        String alt = Clean.html(words, 1500);
        Matcher m = SIZE.matcher(svg);
        if (!m.find()) {
            return svg;
        }
        double wide = Double.parseDouble(m.group(1));
        double high = Double.parseDouble(m.group(2));
        double mm = Math.min(mostWideMm / wide, mostHighMm / high);
        return svg.substring(0, m.start())
                + String.format(
                        Locale.ROOT, "alt=\"%s\" style=\"width:%.1fmm;height:%.1fmm\"", alt, wide * mm, high * mm)
                + svg.substring(m.end());
    }

    /** With the house's colours as variables, which a style sheet can turn for a dark screen. */
    static String classed(String svg) {
        String s = svg;
        for (Map.Entry<String, String> c : ChartStyle.classes().entrySet()) {
            s = s.replace(c.getKey(), "var(--" + c.getValue() + ")");
        }
        return s;
    }
}
