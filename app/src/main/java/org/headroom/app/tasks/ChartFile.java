package org.headroom.app.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.headroom.app.report.LineChart;
import org.headroom.app.scenario.WholeFile;

/** A chart as a file: its picture as SVG, its numbers as CSV. A file appears whole or not at all. */
public final class ChartFile {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    /**
     * One line.
     *
     * @param values one a step, in the chart's unit; not finite where there is none
     * @param colour as in {@code #0969da}
     * @param dashes lengths of dashes and gaps; empty for none
     * @param steps whether each value holds over its step instead of joining its neighbours
     */
    public record Series(String label, double[] values, String colour, double[] dashes, boolean steps) {}

    /**
     * What a chart shows.
     *
     * @param unit as people read it
     * @param startS of the first value, epoch seconds
     * @param stepS length of a step, s
     * @param fromS begin of what is shown, epoch seconds
     * @param toS end of what is shown, epoch seconds
     * @param fromZero whether the axis begins at zero
     * @param decimals that numbers are written with
     */
    public record Chart(
            String title,
            String unit,
            ZoneId zone,
            long startS,
            long stepS,
            double fromS,
            double toS,
            boolean fromZero,
            int decimals,
            List<Series> series) {
        public Chart {
            series = List.copyOf(series);
        }
    }

    private ChartFile() {}

    /** The picture of what is shown. */
    public static String svg(Chart chart) {
        return new LineChart(
                        chart.title(),
                        chart.unit(),
                        chart.zone(),
                        chart.fromS(),
                        chart.toS(),
                        chart.startS(),
                        chart.stepS(),
                        chart.fromZero(),
                        chart.series().stream()
                                .map(s -> new LineChart.Line(s.label(), s.values(), s.colour(), s.dashes(), s.steps()))
                                .toList())
                .svg();
    }

    /**
     * The numbers of the steps that are shown: the begin of each step as ISO 8601 with its offset, then a column a line
     * with its unit in brackets; empty where a line has no number.
     */
    public static String csv(Chart chart) {
        StringBuilder out = new StringBuilder("time");
        String unit = chart.unit().isEmpty() ? "" : " [" + chart.unit() + "]";
        int count = 0;
        for (Series series : chart.series()) {
            out.append(',').append(quoted(series.label() + unit));
            count = Math.max(count, series.values().length);
        }
        out.append('\n');
        int from = (int) Math.max(0, Math.floor((chart.fromS() - chart.startS()) / chart.stepS()));
        int to = (int) Math.clamp(Math.ceil((chart.toS() - chart.startS()) / chart.stepS()), 0.0, count);
        String number = "%." + chart.decimals() + "f";
        for (int i = from; i < to; i++) {
            out.append(ISO.format(
                    Instant.ofEpochSecond(chart.startS() + i * chart.stepS()).atZone(chart.zone())));
            for (Series series : chart.series()) {
                out.append(',');
                if (i < series.values().length && Double.isFinite(series.values()[i])) {
                    out.append(String.format(Locale.ROOT, number, series.values()[i] + 0.0));
                }
            }
            out.append('\n');
        }
        return out.toString();
    }

    /**
     * A table of numbers as CSV.
     *
     * @param columns names with their unit in brackets
     * @param rows as many fields each as there are columns
     */
    public static String csv(List<String> columns, List<List<String>> rows) {
        StringBuilder out = new StringBuilder();
        line(out, columns);
        rows.forEach(row -> line(out, row));
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> fields) {
        out.append(String.join(",", fields.stream().map(ChartFile::quoted).toList()))
                .append('\n');
    }

    /** A number of a table; empty where there is none. */
    public static String number(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0) : "";
    }

    /** An instant as ISO 8601 with its offset; empty where there is none. */
    public static String time(double epochS, ZoneId zone) {
        return Double.isFinite(epochS)
                ? ISO.format(Instant.ofEpochSecond((long) epochS).atZone(zone))
                : "";
    }

    /**
     * Writes a file under a temporary name beside it and moves it into place.
     *
     * @throws UncheckedIOException says in one line what could not be written and why; what stood there before still does
     */
    public static void write(Path file, byte[] bytes) {
        Path whole = file.toAbsolutePath();
        try {
            if (!Files.isDirectory(whole.resolveSibling("."))) {
                throw new IOException("its folder is not there");
            }
            WholeFile.write(whole, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + whole + ": " + WholeFile.reason(e), e);
        }
    }

    /** A colour by its parts from 0 to 1, as in {@code #0969da}. */
    public static String web(double red, double green, double blue) {
        return String.format(
                Locale.ROOT, "#%02x%02x%02x", Math.round(red * 255), Math.round(green * 255), Math.round(blue * 255));
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
