package org.headroom.app.report.impact;

import java.time.ZoneId;
import java.util.List;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A chart as data; its CSV has one row an {@code x} and one column a series.
 *
 * @param id tells it apart in a report; names its CSV
 * @param inWords what it shows, for who cannot see it, with its extremes
 * @param axis what {@code x} is
 * @param xName name of the horizontal axis with its unit; empty for time
 * @param unit of all series
 * @param yName name of the vertical axis with its unit
 * @param x epoch seconds for TIME, index into {@code categories} for CATEGORY
 * @param zone of TIME; null else
 */
public record Plot(
        String id,
        String title,
        String inWords,
        Axis axis,
        String xName,
        Unit unit,
        String yName,
        double[] x,
        List<String> categories,
        @Nullable ZoneId zone,
        List<Series> series) {
    public enum Axis {
        TIME,
        NUMBER,
        CATEGORY
    }

    public enum Mark {
        LINE,
        BAR,
        /** The lower edge of a band; the next series is its upper edge and has the same mark. */
        BAND,
        /** What is allowed: dashed. */
        LIMIT,
        POINTS
    }

    /** @param y as long as {@code x}; not a number is a gap */
    public record Series(String name, Mark mark, double[] y) {}
}
