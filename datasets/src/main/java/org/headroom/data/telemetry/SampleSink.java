package org.headroom.data.telemetry;

import java.util.Map;

/** Takes the series and samples of an answer as they are read; nothing is kept in between. */
public interface SampleSink {
    /**
     * A series begins. A long range comes in pieces: the same labels then come again and mean the same series.
     *
     * @param labels its labels, {@code __name__} among them where the query keeps it; used again for the next series
     * @return a number for it, given back with each sample; negative if its samples are not wanted
     */
    int series(Map<String, String> labels);

    /**
     * @param series the number that {@link #series} gave
     * @param atS time of the sample, seconds since 1970
     * @param value as sent; NaN and infinities included
     */
    void sample(int series, double atS, double value);
}
