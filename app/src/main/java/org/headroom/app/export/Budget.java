package org.headroom.app.export;

import java.util.ArrayList;
import java.util.List;

/**
 * The site's power and water as licences: whole kilowatts and US gallons an hour at the site's meters. The idle site's own
 * share is held back, so that a job's licences are what the site takes more because of it: the secant of the planner's
 * response between the idle site and the highest IT power that is allowed: of power the largest of the slots that the job
 * runs in, of water, which is limited by the day, their mean.
 *
 * <p>Worked number: a limit of 150 MW with 50 MW for the idle site leaves 100,000 kW; 8,000 GPUs that take 900 W each at
 * the servers' inlet above idle, times 1.25 for cooling and losses, hold 9,000 kW of them.
 *
 * @param periods stretches in time order that cover the window
 * @param kw of each assignment, in the schedule's order
 * @param galPerH of each assignment
 */
public record Budget(List<Period> periods, int[] kw, int[] galPerH) {
    /** Marks what has no limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * A stretch of equal limits.
     *
     * @param allowedKw the most the site may take
     * @param idleKw what it takes with every GPU idle
     */
    public record Period(long fromS, long toS, int allowedKw, int idleKw, int allowedGalPerH, int idleGalPerH) {
        boolean likes(Period other) {
            return allowedKw == other.allowedKw
                    && idleKw == other.idleKw
                    && allowedGalPerH == other.allowedGalPerH
                    && idleGalPerH == other.idleGalPerH;
        }

        Period until(long endS) {
            return new Period(fromS, endS, allowedKw, idleKw, allowedGalPerH, idleGalPerH);
        }
    }

    public Budget {
        periods = List.copyOf(periods);
        kw = kw.clone();
        galPerH = galPerH.clone();
    }

    /** Neighbours that are alike become one. */
    public static List<Period> merged(List<Period> periods) {
        List<Period> merged = new ArrayList<>();
        for (Period p : periods) {
            if (!merged.isEmpty()
                    && merged.getLast().toS() == p.fromS()
                    && merged.getLast().likes(p)) {
                merged.set(merged.size() - 1, merged.getLast().until(p.toS()));
            } else {
                merged.add(p);
            }
        }
        return merged;
    }

    /** The site's licences: the most that it may take at any time; 0 if power has no limit. */
    public int totalKw() {
        return periods.stream()
                .mapToInt(Period::allowedKw)
                .filter(a -> a != UNLIMITED)
                .max()
                .orElse(0);
    }

    /** The same for water. */
    public int totalGalPerH() {
        return periods.stream()
                .mapToInt(Period::allowedGalPerH)
                .filter(a -> a != UNLIMITED)
                .max()
                .orElse(0);
    }
}
