package org.headroom.app.live.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.forecast.UsedWater;

/** What was drawn since local midnight, US gallons, and from when on it was seen. */
final class WaterToday {
    private static final double DAY_S = 86_400;
    private static final double LEAST_S = 60;

    private final ZoneId zone;
    private LocalDate date = LocalDate.MIN;
    private double fromS = Double.NaN;
    private UsedWater used = UsedWater.NONE;
    private double nextMidnightS = Double.NEGATIVE_INFINITY;

    WaterToday(ZoneId zone) {
        this.zone = zone;
    }

    void add(LedgerRow row) {
        if (row.fromS >= nextMidnightS) {
            start(row.fromS);
        }
        double days = (row.toS - row.fromS) / DAY_S;
        used = new UsedWater(
                used.makeupGal() + days * row.get(Measures.MAKEUP_GAL_PER_DAY),
                used.potableGal() + days * row.get(Measures.POTABLE_GAL_PER_DAY),
                used.recycledGal() + days * row.get(Measures.RECYCLED_GAL_PER_DAY),
                used.sewerGal() + days * row.get(Measures.SEWER_GAL_PER_DAY));
    }

    private void start(double atS) {
        date = Instant.ofEpochSecond((long) atS).atZone(zone).toLocalDate();
        nextMidnightS = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
        fromS = atS;
        used = UsedWater.NONE;
    }

    /** Takes up what was kept, if it is of the day of an instant. */
    void resume(UsedWater kept, double keptFromS, double atS) {
        if (Double.isNaN(keptFromS)) {
            return;
        }
        start(atS);
        boolean sameDay = Instant.ofEpochSecond((long) keptFromS)
                .atZone(zone)
                .toLocalDate()
                .equals(date);
        if (sameDay) {
            fromS = keptFromS;
            used = kept;
        }
    }

    /** What was seen, and from when on where that is not midnight. */
    UsedWater used() {
        if (Double.isNaN(fromS) || fromS < date.atStartOfDay(zone).toEpochSecond() + LEAST_S) {
            return used;
        }
        return new UsedWater(used.makeupGal(), used.potableGal(), used.recycledGal(), used.sewerGal(), fromS);
    }

    /** The same with what was not seen of the day up to an instant, at the mean rate since. */
    UsedWater sinceMidnight(double atS) {
        double seenS = atS - fromS;
        if (!(seenS > 0) || Double.isNaN(used().seenFromS())) {
            return used;
        }
        double all = (atS - date.atStartOfDay(zone).toEpochSecond()) / seenS;
        return new UsedWater(
                all * used.makeupGal(), all * used.potableGal(), all * used.recycledGal(), all * used.sewerGal());
    }

    /** From when on it was seen, epoch s; not a number before the first step. */
    double fromS() {
        return fromS;
    }
}
