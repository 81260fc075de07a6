package org.headroom.app.report.impact;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The numbers behind a chart: as rows for an annex, as a table that can be read, and packed for the page's script. */
public final class PlotTable {
    private PlotTable() {}

    /** A table of text; {@code words} says what its rows are. */
    public record Table(List<String> head, List<List<String>> rows, String words) {}

    /** Whether anything of it can be drawn. */
    static boolean drawable(Plot plot) {
        return plot.x().length > 0
                && plot.series().stream().anyMatch(s -> Arrays.stream(s.y()).anyMatch(Double::isFinite));
    }

    /** Name of the first column and of each series with the unit, then one row an {@code x}: the whole of it, unrounded; unknown is empty. */
    public static Table rows(Plot plot) {
        List<String> head = head(plot);
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < plot.x().length; k++) {
            List<String> row = new ArrayList<>();
            row.add(first(plot, k));
            for (Plot.Series s : plot.series()) {
                row.add(k < s.y().length && Double.isFinite(s.y()[k]) ? Inline.full(s.y()[k]) : "");
            }
            rows.add(row);
        }
        return new Table(head, rows, "");
    }

    private static List<String> head(Plot plot) {
        List<String> head = new ArrayList<>();
        head.add(
                switch (plot.axis()) {
                    case TIME -> "Time";
                    default -> plot.xName().isEmpty() ? "Name" : Clean.shorten(Clean.plain(plot.xName()), 120);
                });
        String unit = plot.unit().label().equals("1") ? "" : " (" + plot.unit().label() + ")";
        int band = -1;
        for (int i = 0; i < plot.series().size(); i++) {
            Plot.Series s = plot.series().get(i);
            boolean edge = s.mark() == Plot.Mark.BAND;
            if (!edge) {
                band = -1;
            }
            head.add(Clean.shorten(Clean.plain(s.name()), 120) + (edge ? band < 0 ? ", lower" : ", upper" : "") + unit);
            band = edge && band < 0 ? i : -1;
        }
        return head;
    }

    private static String first(Plot plot, int k) {
        return switch (plot.axis()) {
            case TIME ->
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        Instant.ofEpochSecond(Math.round(plot.x()[k])).atZone(zone(plot)));
            case NUMBER -> Inline.full(plot.x()[k]);
            case CATEGORY ->
                k < plot.categories().size() ? Clean.plain(plot.categories().get(k)) : "";
        };
    }

    private static ZoneId zone(Plot plot) {
        return plot.zone() == null ? ZoneId.of("UTC") : plot.zone();
    }

    /** At most {@code most} rows: the chart's own, or of each month its mean. */
    static Table summary(Plot plot, int most) {
        if (plot.axis() == Plot.Axis.TIME && plot.x().length > most) {
            return months(plot);
        }
        List<List<String>> rows = new ArrayList<>();
        int step = Math.max(1, (plot.x().length + most - 1) / most);
        for (int k = 0; k < plot.x().length; k += step) {
            List<String> row = new ArrayList<>();
            row.add(
                    switch (plot.axis()) {
                        case TIME ->
                            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.US)
                                    .format(Instant.ofEpochSecond(Math.round(plot.x()[k]))
                                            .atZone(zone(plot)));
                        case NUMBER -> Printed.number(plot.x()[k]);
                        case CATEGORY -> Clean.shorten(first(plot, k), 160);
                    });
            for (Plot.Series s : plot.series()) {
                row.add(k < s.y().length ? Printed.number(s.y()[k]) : Printed.UNKNOWN);
            }
            rows.add(row);
        }
        return new Table(head(plot), rows, step == 1 ? "" : "Every " + step + "th row of the chart.");
    }

    private static Table months(Plot plot) {
        Map<YearMonth, double[]> sums = new LinkedHashMap<>();
        int n = plot.series().size();
        for (int k = 0; k < plot.x().length; k++) {
            double[] sum = sums.computeIfAbsent(
                    YearMonth.from(
                            Instant.ofEpochSecond(Math.round(plot.x()[k])).atZone(zone(plot))),
                    m -> new double[2 * n]);
            for (int i = 0; i < n; i++) {
                double y = plot.series().get(i).y()[k];
                if (Double.isFinite(y)) {
                    sum[i] += y;
                    sum[n + i]++;
                }
            }
        }
        List<List<String>> rows = new ArrayList<>();
        sums.forEach((month, sum) -> {
            List<String> row = new ArrayList<>();
            row.add(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.US).format(month));
            for (int i = 0; i < n; i++) {
                row.add(Printed.number(sum[i] / sum[n + i]));
            }
            rows.add(row);
        });
        return new Table(head(plot), rows, "Mean of each month.");
    }

    /** For the script: regular times as start and step, values with five figures. */
    static String json(Plot plot) {
        StringBuilder s = new StringBuilder(1 << 14).append("{\"id\":").append(Clean.json(Clean.anchor(plot.id())));
        s.append(",\"title\":").append(Clean.json(Clean.shorten(plot.title(), 200)));
        s.append(",\"y\":").append(Clean.json(Clean.shorten(plot.yName(), 120)));
        s.append(",\"zone\":").append(Clean.json(zone(plot).getId())).append(",\"head\":[");
        List<String> head = head(plot);
        for (int i = 0; i < head.size(); i++) {
            s.append(i == 0 ? "" : ",").append(Clean.json(head.get(i)));
        }
        s.append("],\"marks\":[");
        for (int i = 0; i < plot.series().size(); i++) {
            s.append(i == 0 ? "" : ",")
                    .append(Clean.json(plot.series().get(i).mark().name()));
        }
        s.append("],");
        x(s, plot);
        s.append(",\"series\":[");
        for (int i = 0; i < plot.series().size(); i++) {
            s.append(i == 0 ? "" : ",");
            values(s, plot.series().get(i).y());
        }
        return s.append("]}").toString();
    }

    private static void x(StringBuilder s, Plot plot) {
        double[] x = plot.x();
        if (plot.axis() == Plot.Axis.CATEGORY) {
            s.append("\"names\":[");
            for (int k = 0; k < x.length; k++) {
                s.append(k == 0 ? "" : ",").append(Clean.json(Clean.shorten(first(plot, k), 160)));
            }
            s.append(']');
            return;
        }
        boolean regular = x.length > 2;
        for (int k = 2; k < x.length && regular; k++) {
            regular = x[k] - x[k - 1] == x[1] - x[0];
        }
        if (regular) {
            s.append("\"from\":").append(Inline.full(x[0])).append(",\"step\":").append(Inline.full(x[1] - x[0]));
        } else {
            s.append("\"x\":[");
            for (int k = 0; k < x.length; k++) {
                s.append(k == 0 ? "" : ",").append(Inline.full(x[k]));
            }
            s.append(']');
        }
        s.append(",\"time\":")
                .append(plot.axis() == Plot.Axis.TIME)
                .append(",\"count\":")
                .append(x.length);
    }

    /** A series that never changes is one number. */
    private static void values(StringBuilder s, double[] y) {
        boolean flat = y.length > 1 && Double.isFinite(y[0]) && Arrays.stream(y).allMatch(v -> v == y[0]);
        if (flat) {
            s.append(figures(y[0]));
            return;
        }
        s.append('[');
        for (int k = 0; k < y.length; k++) {
            s.append(k == 0 ? "" : ",").append(Double.isFinite(y[k]) ? figures(y[k]) : "null");
        }
        s.append(']');
    }

    private static String figures(double v) {
        if (v == 0) {
            return "0";
        }
        String plain = new java.math.BigDecimal(v)
                .round(new java.math.MathContext(5))
                .stripTrailingZeros()
                .toString();
        return plain.replace("+", "");
    }
}
