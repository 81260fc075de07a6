package org.headroom.app.desktop.water;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.HeadroomBand;
import org.headroom.app.tasks.WhatIfOutcome;

/** The window's water by local calendar day, and the balance of any stretch of it; US gallons. */
final class WaterDays {
    static final String MAINS = "potable_gal_per_day";
    static final String SEWER = "sewer_gal_per_day";
    private static final double DAY_S = 86_400;

    private final WhatIfOutcome answer;
    private final List<Day> days;

    /**
     * One day.
     *
     * @param firstStep of the answer
     * @param endStep the one after its last
     * @param mainsLimitGal infinite where nothing is said
     */
    record Day(
            LocalDate date,
            long fromS,
            int firstStep,
            int endStep,
            double mainsGal,
            double mainsLimitGal,
            double sewerGal,
            double sewerLimitGal) {
        double drawn(String limit) {
            return limit.equals(SEWER) ? sewerGal : mainsGal;
        }

        double allowed(String limit) {
            return limit.equals(SEWER) ? sewerLimitGal : mainsLimitGal;
        }

        /** What is left as a share of what is allowed; negative beyond it, 1 where nothing is said. */
        double share(String limit) {
            double most = allowed(limit);
            double drawn = drawn(limit);
            return Double.isInfinite(most) ? 1 : most > 0 ? (most - drawn) / most : drawn > 0 ? -1 : 1;
        }
    }

    /**
     * Where water came from and where it went, mean rates in US gallons a day.
     *
     * @param peopleGal mains water that people use; all of it goes to the sewer
     * @param storedGal what stayed in basins (more than before) or left them (negative)
     */
    record Balance(
            double mainsGal,
            double recycledGal,
            double tankGal,
            double evaporationGal,
            double driftGal,
            double blowdownGal,
            double peopleGal,
            double storedGal,
            double rejectGal,
            double sewerGal) {
        double sourcesGal() {
            return mainsGal + recycledGal + tankGal;
        }
    }

    WaterDays(WhatIfOutcome answer) {
        this.answer = answer;
        HeadroomBand mains = answer.band(MAINS);
        HeadroomBand sewer = answer.band(SEWER);
        ZoneId zone = answer.zone();
        List<Day> all = new ArrayList<>();
        int step = 0;
        while (step < answer.count()) {
            long atS = answer.startS() + step * answer.stepS();
            LocalDate date = LocalDate.ofInstant(Instant.ofEpochSecond(atS), zone);
            long endS = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
            int end = (int) Math.min(answer.count(), Math.ceilDiv(endS - answer.startS(), answer.stepS()));
            end = Math.max(end, step + 1);
            all.add(new Day(
                    date,
                    atS,
                    step,
                    end,
                    mains.drawn()[step],
                    mains.allowed()[step],
                    sewer.drawn()[step],
                    sewer.allowed()[step]));
            step = end;
        }
        days = List.copyOf(all);
    }

    WhatIfOutcome answer() {
        return answer;
    }

    List<Day> days() {
        return days;
    }

    /** The day of an instant, or the nearest. */
    Day at(double epochS) {
        int step = answer.stepAt(epochS);
        return days.stream().filter(d -> step < d.endStep()).findFirst().orElse(days.getLast());
    }

    Balance balance(Day day) {
        return balance(day.firstStep(), day.endStep());
    }

    Balance whole() {
        return balance(0, answer.count());
    }

    /** Of the step that holds an instant. */
    Balance moment(double epochS) {
        int step = answer.stepAt(epochS);
        return balance(step, step + 1);
    }

    private Balance balance(int from, int to) {
        double mains = mean(Measures.POTABLE_GAL_PER_DAY, from, to);
        double recycled = mean(Measures.RECYCLED_GAL_PER_DAY, from, to);
        double tank = mean(Measures.TANK_GAL_PER_DAY, from, to);
        double evaporation = mean(Measures.EVAPORATION_GAL_PER_DAY, from, to);
        double drift = mean(Measures.DRIFT_GAL_PER_DAY, from, to);
        double blowdown = mean(Measures.BLOWDOWN_GAL_PER_DAY, from, to);
        double reject = mean(Measures.SEWER_REJECT_GAL_PER_DAY, from, to);
        double sewer = mean(Measures.SEWER_GAL_PER_DAY, from, to);
        double people = Math.max(0, sewer - blowdown - reject);
        double stored = mains + recycled + tank - evaporation - drift - blowdown - people;
        return new Balance(mains, recycled, tank, evaporation, drift, blowdown, people, stored, reject, sewer);
    }

    /** People's use in each step, US gallons a day. */
    double[] people() {
        double[] sewer = answer.series(Measures.SEWER_GAL_PER_DAY);
        double[] blowdown = answer.series(Measures.BLOWDOWN_GAL_PER_DAY);
        double[] reject = answer.series(Measures.SEWER_REJECT_GAL_PER_DAY);
        double[] people = new double[sewer.length];
        for (int i = 0; i < people.length; i++) {
            people[i] = Math.max(0, sewer[i] - blowdown[i] - reject[i]);
        }
        return people;
    }

    double mean(Measures measure, int from, int to) {
        double[] values = answer.series(measure);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / Math.max(1, to - from);
    }

    double highest(Measures measure, int from, int to) {
        double[] values = answer.series(measure);
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            highest = Math.max(highest, values[i]);
        }
        return highest;
    }

    double lowest(Measures measure, int from, int to) {
        double[] values = answer.series(measure);
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = from; i < to; i++) {
            lowest = Math.min(lowest, values[i]);
        }
        return lowest;
    }

    /** Length of a day, in days: 1 but for a part of one and the days on which the clock changes. */
    double length(Day day) {
        return (day.endStep() - day.firstStep()) * answer.stepS() / DAY_S;
    }
}
