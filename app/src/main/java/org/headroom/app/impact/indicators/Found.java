package org.headroom.app.impact.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Span;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator comes to.
 *
 * @param figures the first is the one that is compared; none: not given
 * @param trend a value a month in the first figure's unit
 * @param most what it may be at most, if that is no number of a file
 * @param least what it has to be at least
 * @param clauses what it is held against beside what the catalogue says
 * @param more a sentence on how to read it, beside the catalogue's
 */
record Found(
        List<Quantity> figures,
        List<Double> trend,
        @Nullable Quantity most,
        @Nullable Quantity least,
        List<List<Span>> clauses,
        String more) {
    Found {
        figures = List.copyOf(figures);
        trend = trend.stream().allMatch(Double::isFinite) ? List.copyOf(trend) : List.of();
        clauses = List.copyOf(clauses);
    }

    /** Those that are known; the first has to be. */
    static Found of(@Nullable Quantity first, @Nullable Quantity... others) {
        List<Quantity> known = new ArrayList<>();
        if (first != null && first.known()) {
            known.add(first);
            for (Quantity other : others) {
                if (other != null && other.known()) {
                    known.add(other);
                }
            }
        }
        return new Found(known, List.of(), null, null, List.of(), "");
    }

    static Found none() {
        return of(null);
    }

    Found trend(List<Double> monthly) {
        return new Found(figures, monthly, most, least, clauses, more);
    }

    Found atMost(@Nullable Quantity limit) {
        return new Found(figures, trend, limit, least, clauses, more);
    }

    Found atLeast(@Nullable Quantity limit) {
        return new Found(figures, trend, most, limit, clauses, more);
    }

    /** Held against this too; left out if its number is not known. */
    Found clause(String template, @Nullable Quantity number) {
        if (number == null || !number.known()) {
            return this;
        }
        List<List<Span>> all = new ArrayList<>(clauses);
        all.add(Span.of(template, Objects.requireNonNull(number)));
        return new Found(figures, trend, most, least, all, more);
    }

    Found reading(String sentence) {
        return new Found(figures, trend, most, least, clauses, sentence);
    }
}
