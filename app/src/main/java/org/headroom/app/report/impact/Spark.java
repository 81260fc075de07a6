package org.headroom.app.report.impact;

import java.util.List;
import java.util.Locale;

/** Twelve months as a line the size of a word. */
final class Spark {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 28;

    private Spark() {}

    /** Empty if there is no trend. */
    static String svg(Block.Indicator i, String id) {
        List<Double> trend = i.trend();
        double least = trend.stream()
                .filter(Double::isFinite)
                .mapToDouble(v -> v)
                .min()
                .orElse(Double.NaN);
        double most = trend.stream()
                .filter(Double::isFinite)
                .mapToDouble(v -> v)
                .max()
                .orElse(Double.NaN);
        if (trend.size() < 2 || !Double.isFinite(least)) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int k = 0; k < trend.size(); k++) {
            if (!Double.isFinite(trend.get(k))) {
                pen = false;
                continue;
            }
            double x = 3 + (WIDTH - 6.0) * k / (trend.size() - 1);
            double share = most > least ? (trend.get(k) - least) / (most - least) : 0.5;
            path.append(
                    String.format(Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", x, HEIGHT - 4 - share * (HEIGHT - 8)));
            pen = true;
        }
        String unit = i.figures().isEmpty()
                ? ""
                : Systems.of(i.figures().getFirst().unit()).name().after();
        String words = "Month by month, from " + Printed.number(least) + unit + " to " + Printed.number(most) + unit;
        return SvgText.open(id, WIDTH, HEIGHT, "Trend of " + i.id(), words) + "<path d=\""
                + path + "\" style=\"fill:none;stroke:" + ChartStyle.rgb(ChartStyle.series(0))
                + ";stroke-width:1.6;stroke-linejoin:round\"/></svg>";
    }
}
