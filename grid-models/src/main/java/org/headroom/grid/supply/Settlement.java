package org.headroom.grid.supply;

import java.util.ArrayList;
import java.util.List;
import org.headroom.physics.basis.OutOfRange;

/**
 * What a call came to, held against a baseline.
 *
 * <pre>
 *   reduction(t)  = B(t) - P(t)              asked(t) = max(0, B(t) - level)
 *   energy not taken = sum reduction dt      performance = sum reduction / sum asked
 *   excess        = sum max(0, P - level) dt
 *   deadline      = max(start, announcement + contract's notice)
 *   minutes late  = first step at or under the level - deadline, 0 or more
 *   credit        = price x max(0, energy not taken)   penalty = price x excess
 * </pre>
 *
 * Half hours that the call covers in part count by that part. Lateness is as fine as the series' own steps; excess before
 * the deadline is shown and not billed.
 *
 * <p>Worked number: four hours at 90 MW against 140 MW are 200 MWh not taken.
 *
 * @param rows one a half hour of the call
 * @param notTakenJ energy not taken, J; negative when more was drawn than the baseline
 * @param askedJ energy that the level asked for, J
 * @param excessJ energy above the level, J
 * @param lateExcessJ of it, what was drawn after the deadline, J
 * @param deadlineS when the level had to be reached, epoch s
 * @param reachedS start of the first step at or under the level, epoch s; {@link #NEVER} if there was none
 * @param creditUsd $; NaN where the price is not public
 * @param penaltyUsd $; NaN where the price is not public
 */
public record Settlement(
        Call call,
        Baseline baseline,
        List<Row> rows,
        double notTakenJ,
        double askedJ,
        double excessJ,
        double lateExcessJ,
        long deadlineS,
        long reachedS,
        double creditUsd,
        double penaltyUsd) {
    /** No step of the call was at or under its level. */
    public static final long NEVER = Long.MAX_VALUE;

    /** A reading this little above the level is at the level, 1. */
    private static final double ROUNDING = 1e-9;

    /**
     * A half hour of a call.
     *
     * @param fromS first second of it within the call, epoch s
     * @param lengthS how much of it lies within the call, s
     */
    public record Row(long fromS, long lengthS, double baselineW, double actualW, double levelW) {
        public double reductionW() {
            return baselineW - actualW;
        }

        public boolean complies() {
            return atOrUnder(actualW, levelW);
        }
    }

    /**
     * @param creditUsdPerMwh NaN if not public
     * @param penaltyUsdPerMwh NaN if not public
     */
    public record Rates(double creditUsdPerMwh, double penaltyUsdPerMwh) {}

    public Settlement {
        rows = List.copyOf(rows);
    }

    public static Settlement of(LoadSeries series, Call call, Baseline baseline, double contractNoticeS, Rates rates) {
        if (call.fromS() < series.startS() || call.toS() > series.endS()) {
            throw new OutOfRange(
                    "metered hours of " + call.id(),
                    "a series that does not hold all of it",
                    "one that covers the call");
        }
        List<Row> rows = new ArrayList<>();
        double notTakenJ = 0;
        double askedJ = 0;
        long slotS = Math.floorDiv(call.fromS(), DemandMeter.SLOT_S) * DemandMeter.SLOT_S;
        for (int i = 0; i < baseline.meanW().length; i++) {
            long fromS = Math.max(call.fromS(), slotS + i * DemandMeter.SLOT_S);
            long toS = Math.min(call.toS(), slotS + (i + 1) * DemandMeter.SLOT_S);
            double actualW = meanW(series, fromS, toS);
            Row row = new Row(fromS, toS - fromS, baseline.meanW()[i], actualW, call.levelW());
            rows.add(row);
            notTakenJ += row.reductionW() * row.lengthS();
            askedJ += Math.max(0, row.baselineW() - call.levelW()) * row.lengthS();
        }
        long deadlineS = Math.max(call.fromS(), Math.round(call.announcedS() + contractNoticeS));
        double excessJ = 0;
        double lateExcessJ = 0;
        long reachedS = NEVER;
        int first = (int) ((call.fromS() - series.startS()) / series.stepS());
        for (int i = first; i < series.meanW().length; i++) {
            long fromS = Math.max(call.fromS(), series.startS() + i * series.stepS());
            long toS = Math.min(call.toS(), series.startS() + (i + 1) * series.stepS());
            if (toS <= fromS) {
                break;
            }
            double powerW = series.meanW()[i];
            if (atOrUnder(powerW, call.levelW())) {
                reachedS = Math.min(reachedS, fromS);
            } else {
                excessJ += (powerW - call.levelW()) * (toS - fromS);
                lateExcessJ += (powerW - call.levelW()) * Math.max(0, toS - Math.max(fromS, deadlineS));
            }
        }
        double creditUsd = Math.max(0, notTakenJ) / 3.6e9 * rates.creditUsdPerMwh();
        double penaltyUsd = lateExcessJ / 3.6e9 * rates.penaltyUsdPerMwh();
        return new Settlement(
                call,
                baseline,
                rows,
                notTakenJ,
                askedJ,
                excessJ,
                lateExcessJ,
                deadlineS,
                reachedS,
                creditUsd,
                penaltyUsd);
    }

    /** Minutes from the deadline until the level was first reached; to the end of the call if it never was. */
    public double minutesLate() {
        long untilS = reachedS == NEVER ? call.toS() : reachedS;
        return Math.max(0, untilS - deadlineS) / 60.0;
    }

    /** Energy not taken over what was asked; NaN if nothing was. */
    public double performance() {
        return askedJ > 0 ? notTakenJ / askedJ : Double.NaN;
    }

    /** Half hours at or under the level over all of them. */
    public double compliance() {
        return (double) rows.stream().filter(Row::complies).count() / rows.size();
    }

    private static boolean atOrUnder(double powerW, double levelW) {
        return powerW <= levelW + ROUNDING * Math.max(1, levelW);
    }

    private static double meanW(LoadSeries series, long fromS, long toS) {
        double energyJ = 0;
        for (int i = (int) ((fromS - series.startS()) / series.stepS()); i < series.meanW().length; i++) {
            long stepFromS = series.startS() + i * series.stepS();
            if (stepFromS >= toS) {
                break;
            }
            long overlapS = Math.min(toS, stepFromS + series.stepS()) - Math.max(fromS, stepFromS);
            energyJ += series.meanW()[i] * overlapS;
        }
        return energyJ / (toS - fromS);
    }
}
