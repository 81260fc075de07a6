package org.headroom.app.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.headroom.app.ledger.Measures;

/**
 * What the measures of a plant were over time, whether a run wrote them down or a question has just been answered.
 *
 * @param name what it is, for people
 * @param startS epoch seconds of the first step
 * @param stepS length of a step, s
 * @param count number of steps
 * @param values one array a measure; a measure that nobody kept has none
 */
public record PlantSeries(
        String name, long startS, long stepS, int count, ZoneId zone, Map<Measures, double[]> values) {
    public PlantSeries {
        values = values.isEmpty() ? Map.of() : new EnumMap<>(values);
    }

    /** The answer to a what-if. */
    public static PlantSeries of(String name, WhatIfOutcome outcome) {
        return new PlantSeries(
                name, outcome.startS(), outcome.stepS(), outcome.count(), outcome.zone(), outcome.series());
    }

    public long endS() {
        return startS + stepS * count;
    }

    /** The step that holds an instant, or the nearest one. */
    public int stepAt(double epochS) {
        return Math.clamp((long) Math.floor((epochS - startS) / stepS), 0, count - 1);
    }

    public boolean has(Measures measure) {
        return values.containsKey(measure);
    }

    /** A measure in the step that holds an instant; not a number where nobody kept it. */
    public double at(Measures measure, double epochS) {
        double[] of = values.get(measure);
        return of == null ? Double.NaN : of[stepAt(epochS)];
    }

    /** A measure's mean over the local calendar day of an instant, as far as the series reaches. */
    public double dayMean(Measures measure, double epochS) {
        double[] of = values.get(measure);
        if (of == null) {
            return Double.NaN;
        }
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(startS + stepAt(epochS) * stepS), zone);
        int from = Math.max(0, stepAt((double) day.atStartOfDay(zone).toEpochSecond()));
        int to = stepAt(day.plusDays(1).atStartOfDay(zone).toEpochSecond() - 1.0);
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += of[i];
        }
        return sum / (to - from + 1);
    }
}
