package org.headroom.data.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written at once. Bounded, whatever keeps it from being written: of alarms and corrections the last word on
 * each stays, of samples, scores and forecasts the newest, of states the newest one. For one thread.
 */
public final class LiveBatch {
    /** Rows of a kind that are held at most: a day of 35 meters, a long list of alarms. */
    static final int MOST_ROWS = 50_000;

    LiveRows.@Nullable State state;
    double lastS = Double.NaN;
    final Map<Long, LiveRows.Alarm> alarms = new LinkedHashMap<>();
    final Map<Long, LiveRows.Correction> corrections = new LinkedHashMap<>();
    final Deque<LiveRows.Sample> samples = new ArrayDeque<>();
    final Deque<LiveRows.Accuracy> accuracy = new ArrayDeque<>();
    final Deque<LiveRows.Forecast> forecasts = new ArrayDeque<>();
    final Deque<LiveRows.ForecastError> errors = new ArrayDeque<>();
    final List<Long> done = new ArrayList<>();
    private long dropped;

    /** The state after the step that ends there. */
    public void state(LiveRows.State newest) {
        state = newest;
        lastS = newest.atS();
    }

    public void alarm(LiveRows.Alarm alarm) {
        alarms.put(alarm.number(), alarm);
        dropOldest(alarms);
    }

    public void correction(LiveRows.Correction correction) {
        corrections.put(correction.number(), correction);
        dropOldest(corrections);
    }

    public void sample(LiveRows.Sample sample) {
        add(samples, sample);
    }

    public void accuracy(LiveRows.Accuracy score) {
        add(accuracy, score);
    }

    public void forecast(LiveRows.Forecast band) {
        add(forecasts, band);
    }

    public void forecastError(LiveRows.ForecastError error) {
        add(errors, error);
    }

    /** A request that was met. */
    public void done(LiveRows.Request request) {
        done.add(request.id());
    }

    /** Rows that had to be given up because they could not be written for too long. */
    public long dropped() {
        return dropped;
    }

    public int rows() {
        return alarms.size()
                + corrections.size()
                + samples.size()
                + accuracy.size()
                + forecasts.size()
                + errors.size()
                + done.size()
                + (state == null ? 0 : 1);
    }

    void clear() {
        state = null;
        alarms.clear();
        corrections.clear();
        samples.clear();
        accuracy.clear();
        forecasts.clear();
        errors.clear();
        done.clear();
    }

    private <T> void add(Deque<T> rows, T row) {
        if (rows.size() >= MOST_ROWS) {
            rows.removeFirst();
            dropped++;
        }
        rows.addLast(row);
    }

    private <T> void dropOldest(Map<Long, T> rows) {
        if (rows.size() > MOST_ROWS) {
            rows.remove(rows.keySet().iterator().next());
            dropped++;
        }
    }
}
