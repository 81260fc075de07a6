package org.headroom.app.report;

import java.time.ZoneId;

/** The meter through a call: the plan without it, the site with it, servers and battery. SVG text, see decision 7. */
public final class CallDrawing {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 300;
    private static final double LEFT = 58;
    private static final double RIGHT = 18;
    private static final double TOP = 46;
    private static final double BOTTOM = 28;
    private static final String[] NAMES = {"Without the call", "With it", "Servers", "Battery (gives above 0)"};
    private static final String[] COLORS = {"#c4622d", "#1f5fa8", "#2d8659", "#8a4f9e"};

    private CallDrawing() {}

    /**
     * Means over steps.
     *
     * @param fromS starts of the steps, epoch s, and the end of the last
     * @param siteMw at the meter with the call, {@code baselineMw} without it
     */
    @SuppressWarnings("ArrayRecordComponent") // long series, drawn and dropped
    public record Lines(double[] fromS, double[] baselineMw, double[] siteMw, double[] itMw, double[] batteryMw) {}

    /** Draws. */
    public static String svg(String id, String title, Lines lines, long dueS, long endS, ZoneId zone) {
        double[][] all = {lines.baselineMw(), lines.siteMw(), lines.itMw(), lines.batteryMw()};
        double low = 0;
        double high = 1;
        for (double[] series : all) {
            for (double v : series) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        double step = Frame.niceStep((high - low) / 6);
        low = Math.floor(low / step) * step;
        high = Math.ceil(high / step + 1e-9) * step;
        double startS = lines.fromS()[0];
        double stopS = lines.fromS()[lines.fromS().length - 1];
        Svg svg = new Svg(
                "call",
                WIDTH,
                HEIGHT,
                id,
                title,
                "Megawatts at the utility's meter with and without the call, of the servers and of the battery.");
        svg.text(LEFT, 16, "class=\"name\" font-weight=\"600\"", title + ", MW");
        double x = LEFT;
        for (int k = 0; k < NAMES.length; k++) {
            svg.line(x, 32, x + 20, 32, "stroke=\"" + COLORS[k] + "\" stroke-width=\"2\"");
            svg.text(x + 26, 36, "", NAMES[k]);
            x += 50 + 7.2 * NAMES[k].length();
        }
        double from = x(dueS, startS, stopS);
        double to = x(endS, startS, stopS);
        svg.rect(from, TOP, to - from, HEIGHT - TOP - BOTTOM, "class=\"band\"", "the call");
        for (double v = low; v <= high + step / 2; v += step) {
            double y = y(v, low, high);
            svg.line(LEFT, y, WIDTH - RIGHT, y, Math.abs(v) < step / 2 ? "class=\"axis\"" : "class=\"grid\"");
            svg.text(LEFT - 6, y + 4, "class=\"tick end\"", Words.number(v, step < 1 ? 1 : 0));
        }
        double tickS = tick((stopS - startS) / 10);
        for (double s = Math.ceil(startS / tickS) * tickS; s < stopS; s += tickS) {
            double at = x(s, startS, stopS);
            svg.line(at, TOP, at, HEIGHT - BOTTOM + 4, "class=\"grid\"");
            svg.text(
                    at + 2,
                    HEIGHT - BOTTOM + 17,
                    "class=\"tick\"",
                    Words.format(tickS < 60 ? "HH:mm:ss" : "HH:mm", (long) s, zone));
        }
        for (int k = NAMES.length - 1; k >= 0; k--) {
            StringBuilder d = new StringBuilder();
            for (int i = 0; i < all[k].length; i++) {
                double y = y(all[k][i], low, high);
                d.append(i == 0 ? "M" : "L").append(Svg.n(x(lines.fromS()[i], startS, stopS)));
                d.append(' ').append(Svg.n(y)).append('L');
                d.append(Svg.n(x(lines.fromS()[i + 1], startS, stopS)))
                        .append(' ')
                        .append(Svg.n(y));
            }
            svg.path(d, "fill=\"none\" stroke=\"" + COLORS[k] + "\" stroke-width=\"" + (k == 1 ? 2.2 : 1.5) + "\"");
        }
        return svg.close();
    }

    private static double tick(double rawS) {
        for (double s : new double[] {10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 10_800, 21_600, 43_200}) {
            if (s >= rawS) {
                return s;
            }
        }
        return 86_400;
    }

    private static double x(double s, double fromS, double toS) {
        return LEFT + Math.clamp((s - fromS) / (toS - fromS), 0, 1) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double v, double low, double high) {
        return TOP + (1 - (v - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
    }
}
