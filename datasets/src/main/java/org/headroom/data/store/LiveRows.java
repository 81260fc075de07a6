package org.headroom.data.store;

import org.jspecify.annotations.Nullable;

/** Rows of the live tables. Times are epoch seconds of the site's clock; not a number is kept as null. */
public final class LiveRows {
    private LiveRows() {}

    /**
     * A state to resume from.
     *
     * @param atS end of the step that it follows
     * @param format which program and site can read it
     */
    public record State(double atS, String format, byte[] data) {}

    /**
     * A parameter that was corrected.
     *
     * @param number counts a session's corrections from 1
     * @param before value before it
     * @param sd standard deviation of the value
     * @param reason why it was made, or why it cannot be told
     */
    public record Correction(
            long number,
            double atS,
            String path,
            double before,
            double value,
            double sd,
            boolean identifiable,
            String reason,
            boolean frozen,
            boolean undone) {}

    /**
     * An alarm, with its whole life so far.
     *
     * @param number counts a session's alarms from 1
     * @param alarm kind and place, the same each time: {@code limit/site_power_mw}
     * @param clearedS null while it stands
     * @param acknowledgedS null until someone saw it
     * @param acknowledgedBy who; empty until then
     * @param level as it is, or was at the end
     * @param worstLevel the highest that it reached
     * @param late whether it was found after the fact, while a gap was filled
     * @param json its numbers
     */
    public record Alarm(
            long number,
            String alarm,
            double raisedS,
            @Nullable Double clearedS,
            @Nullable Double acknowledgedS,
            String acknowledgedBy,
            String level,
            String worstLevel,
            String text,
            boolean late,
            String json) {}

    /** Means of a minute of one meter, in its unit. */
    public record Sample(long atS, String meter, double metered, double estimated, double predicted) {}

    /** How well a meter was predicted over the time before. */
    public record Accuracy(
            long atS, String meter, long samples, double mapePercent, double cvRmsePercent, double nmbePercent) {}

    /** A band of a forecast, kept to be scored. */
    public record Forecast(long madeS, long targetS, String measure, double p10, double p50, double p90) {}

    /**
     * How a forecast turned out.
     *
     * @param error outcome less median, in the measure's unit
     * @param inside whether it was between the 10 and the 90 % quantile
     */
    public record ForecastError(long atS, String measure, double leadS, double error, boolean inside, double pinball) {}

    /**
     * What another process asks.
     *
     * @param verb {@code ack}, {@code freeze}, {@code release} or {@code undo}
     * @param target an alarm, a correction's number, or a path
     */
    public record Request(long id, String verb, String target, long madeS) {}
}
