package org.headroom.app.impact.year;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headroom.app.impact.Alternative;
import org.headroom.app.impact.Ensemble;
import org.headroom.app.impact.Year;
import org.headroom.app.twin.Operation;
import org.headroom.data.weather.Weather;
import org.jspecify.annotations.Nullable;

/** The years around a run: its own, and all that is held against it. */
public final class Years {
    /** The version of what is computed here: changes whenever the same inputs may give other numbers. */
    static final int VERSION = 2;

    /** Inputs that an ensemble draws beside weather and work. */
    private static final int DRAWN = 22;

    private static final double YEAR_SHARE = 0.02;
    private static final double SCREENED_SHARE = 0.3;
    private static final double MEMBERS_SHARE = 0.85;
    private static final double SWITCHED_SHARE = 0.93;

    private Years() {}

    /** The air of the year's hours. */
    public static Weather weather(YearInputs in) {
        return Base.of(in).weather();
    }

    /**
     * Computes all of it; stops early with {@link Operation.InterruptedRun} if the watch says so.
     *
     * @param members of the ensemble; 0 for none
     */
    public static YearStudy of(YearInputs in, int members, long seed, Operation.Watch watch) {
        return of(in, members, seed, new Parallel(), null, watch);
    }

    /** @param candidates inputs to draw from; null: all of the site that have a range */
    static YearStudy of(
            YearInputs in,
            int members,
            long seed,
            Parallel parallel,
            @Nullable List<InputRange> candidates,
            Operation.Watch watch) {
        Base base = Base.of(in);
        List<String> notes = notes(base);
        Year even = YearRun.run(
                        base.asItIs(),
                        base.from(),
                        base.to(),
                        Base.HOUR_S,
                        true,
                        in.costs(),
                        done -> watch.goOn(YEAR_SHARE * done))
                .year();
        Year own = base.own() ? OwnYear.of(base, in.costs()) : null;
        Year year = own == null ? even : own;
        Ensemble ensemble = new Ensemble(0, seed, Map.of(), List.of());
        if (members > 0) {
            boolean recycled = year.figure("recycling_product_gal") > 0 || year.figure("recycled_gal") > 0;
            Screening screening = Screening.of(
                    base,
                    candidates == null ? InputRange.of(in.tree(), base.at(), recycled) : candidates,
                    DRAWN,
                    parallel,
                    done -> watch.goOn(YEAR_SHARE + (SCREENED_SHARE - YEAR_SHARE) * done));
            Members.Answer drawn = new Members(base, screening.strongest(), members, seed)
                    .run(parallel, done -> watch.goOn(SCREENED_SHARE + (MEMBERS_SHARE - SCREENED_SHARE) * done));
            ensemble = drawn.ensemble();
            notes.add(screening.tried() + " inputs with a range were tried one at a time on four typical days; the "
                    + screening.strongest().size() + " that move the year most are drawn, with weather and work.");
            if (!screening.left().isEmpty()) {
                notes.add("Left out, as the site does not fit together at an end of their range: "
                        + String.join(", ", screening.left()) + ".");
            }
            if (drawn.redraws() > 0) {
                notes.add(drawn.redraws() + " draws did not fit together and were made anew.");
            }
        }
        Alternatives alternatives = new Alternatives(base, notes);
        List<Year> switched = new ArrayList<>();
        if (!alternatives.commitments().isEmpty()) {
            switched.add(new Year(year.from(), year.to(), year.grid(), Map.of(), year.figures()));
            for (Year other : parallel.all(
                    alternatives.years(),
                    done -> watch.goOn(MEMBERS_SHARE + (SWITCHED_SHARE - MEMBERS_SHARE) * done))) {
                switched.add(own == null ? other : OwnYear.moved(other, own, even));
            }
        }
        List<Alternative> events = new ArrayList<>();
        for (Alternatives.Answer answer :
                parallel.all(alternatives.events(), done -> watch.goOn(SWITCHED_SHARE + (1 - SWITCHED_SHARE) * done))) {
            if (answer.days() != null) {
                events.add(answer.days());
            }
            if (answer.note() != null) {
                notes.add(answer.note());
            }
        }
        return new YearStudy(year, ensemble, alternatives.commitments(), switched, events, notes);
    }

    /** How the year came about. */
    private static List<String> notes(Base base) {
        List<String> notes = new ArrayList<>();
        notes.add(
                base.own()
                        ? "The year is the run's own window, hour by hour as the run kept it."
                        : "The year is " + base.from().getYear() + "; the run's work is repeated over it"
                                + " by whole weeks where it has one.");
        if (!base.work().known()) {
            notes.add("The run kept no power of its servers: they are taken at the measured mean of training.");
        }
        boolean staged = base.in().tree().leaves().stream()
                .anyMatch(leaf -> leaf.stages().size() > 1);
        if (staged) {
            notes.add("The site changes by dates; it is taken all year as it stands on "
                    + base.at().atZone(base.site().zone()).toLocalDate()
                    + ". Recycled water alone keeps its dates.");
        }
        return notes;
    }
}
