package org.headroom.app.tasks;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** A chart as a file: its picture as SVG, its numbers as CSV. */
public final class ChartFile {
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

    /** A colour by its parts from 0 to 1, as in {@code #0969da}. */
    public static String web(double red, double green, double blue) {
        return String.format(
                Locale.ROOT, "#%02x%02x%02x", Math.round(red * 255), Math.round(green * 255), Math.round(blue * 255));
    }
}
