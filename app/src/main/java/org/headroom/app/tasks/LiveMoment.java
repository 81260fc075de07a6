package org.headroom.app.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * All that a live run knows at an instant, for whoever shows it; never changed. Instants are epoch seconds of the site's
 * clock.
 *
 * @param source what is followed, as it may be shown
 * @param atS end of the last step; not a number before the first
 * @param nowS the site's present; not a number if the source has no clock
 * @param awayS how long the source has not answered, s; 0 while it does
 * @param behindS how far the twin is behind the present, s
 * @param problem why the source did not answer last; empty if nobody knows
 * @param storeFault why nothing can be kept; empty while it can
 * @param powerLimitMw what the utility allows now; infinite if nothing is said
 * @param pairs what meters read beside what the twin says, arrays left out
 * @param corrections the newest first, at most {@link #MOST_CORRECTIONS}
 * @param findings meters that contradict physics
 * @param alarms that stand
 * @param log what became of alarms, the newest first, at most {@link #MOST_LOG}
 * @param forecast the latest; null before the first
 */
public record LiveMoment(
        String source,
        double atS,
        double nowS,
        double awayS,
        double behindS,
        String problem,
        String storeFault,
        double powerLimitMw,
        List<Pair> pairs,
        List<Parameter> parameters,
        List<Correction> corrections,
        List<Finding> findings,
        List<LiveAlarm> alarms,
        List<LogLine> log,
        Today today,
        @Nullable Ahead forecast,
        Figures figures) {
    public static final int MOST_CORRECTIONS = 50;
    public static final int MOST_LOG = 100;

    /**
     * One meter.
     *
     * @param unit of what follows: MW, US gal/d, C, percent
     * @param measured not a number while it is silent
     * @param noise standard deviation of one reading of a usual instrument of its kind
     * @param rmse of the prediction an hour ahead; not a number before the first
     * @param meanError mean of prediction less reading
     */
    public record Pair(
            String meter,
            String label,
            Unit unit,
            double measured,
            double predicted,
            double noise,
            double rmse,
            double meanError) {
        /** Measured less predicted. */
        public double residual() {
            return measured - predicted;
        }
    }

    /**
     * What is known of one parameter of the plant, a factor on its design sheet.
     *
     * @param path as in {@code calibration.tower_ua}
     * @param applied what the twin runs with
     * @param sd standard deviation of {@code value}
     * @param notToldFrom what it cannot be told from; empty if identifiable
     * @param corrected whether there is a correction to take back
     */
    public record Parameter(
            String path,
            double applied,
            double value,
            double sd,
            boolean identifiable,
            List<String> notToldFrom,
            boolean frozen,
            boolean corrected) {}

    /** One change of a parameter. */
    public record Correction(double atS, String path, double value, double sd, String reason) {}

    /** A meter that contradicts physics, in words. */
    public record Finding(String meter, boolean identifiable, String text) {}

    /**
     * An alarm that stands.
     *
     * @param level {@code watch}, {@code warning} or {@code critical}
     * @param timeToLimitS until the limit is reached as things go; not a number if it is not foreseen
     * @param by who acknowledged it; empty if nobody did
     * @param acknowledgedS when; not a number if nobody did, or it is not known
     */
    public record LiveAlarm(
            String id,
            String kind,
            String level,
            String text,
            long sinceS,
            double value,
            double limit,
            Unit unit,
            double timeToLimitS,
            boolean acknowledged,
            String by,
            double acknowledgedS) {}

    /** A change of an alarm: {@code raised}, {@code escalated}, {@code eased}, {@code acknowledged} or {@code cleared}. */
    public record LogLine(long atS, String change, String id, String level, String text, String by) {}

    /**
     * Drawn since local midnight, US gallons.
     *
     * @param seenFromS from when on it was seen, where that is after midnight; else not a number
     */
    public record Today(double makeupGal, double potableGal, double recycledGal, double sewerGal, double seenFromS) {}

    /**
     * What the site will do.
     *
     * @param issuedS when it was made
     * @param leadS ends of its steps after that, s, ascending
     * @param powerLimitMw the least that the utility allows in each of those steps; infinite if nothing is said
     * @param bands by measure
     * @param days water of the days ahead
     * @param headroom the least left of each limit within an hour, a day, a week
     * @param from what load and weather rest on, in words
     */
    public record Ahead(
            long issuedS,
            double[] leadS,
            double[] powerLimitMw,
            Map<Measures, Band> bands,
            List<Day> days,
            List<Left> headroom,
            String from) {
        public Ahead {
            bands = Map.copyOf(bands);
            days = List.copyOf(days);
            headroom = List.copyOf(headroom);
        }
    }

    /** Quantiles of 10, 50 and 90 %, one a lead. */
    public record Band(double[] q10, double[] q50, double[] q90) {}

    /**
     * Water of a local day, US gallons.
     *
     * @param measure as in {@code potable_gal}
     * @param limit infinite if nothing is said
     */
    public record Day(LocalDate date, String measure, double q10, double q50, double q90, double limit) {}

    /**
     * The least that is left of a limit within a horizon.
     *
     * @param overShare how likely it is exceeded, 0 to 1
     */
    public record Left(
            String limit, long horizonS, double q10, double q50, double q90, Unit unit, long atS, double overShare) {}

    /** How the run itself does. */
    public record Figures(
            long steps,
            long failedSteps,
            long outages,
            double stepMs,
            double forecastMs,
            long racksHeard,
            long racksSilent,
            long metersHeard) {}

    /** A meter's last readings beside what the twin said, oldest first: what fits into the memory kept for it. */
    public record Trace(String meter, double[] atS, double[] measured, double[] predicted) {}

    public LiveMoment {
        pairs = List.copyOf(pairs);
        parameters = List.copyOf(parameters);
        corrections = List.copyOf(corrections);
        findings = List.copyOf(findings);
        alarms = List.copyOf(alarms);
        log = List.copyOf(log);
    }

    /** A meter by its id; null if the site has none. */
    public @Nullable Pair pair(String meter) {
        return pairs.stream().filter(p -> p.meter().equals(meter)).findFirst().orElse(null);
    }
}
