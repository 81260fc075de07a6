package org.headroom.app.tasks;

import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.physics.wastewater.WaterRecyclingLimit;

/**
 * What is seen of water and the recycling plant while a scenario lasts, step by step, and how it comes back.
 *
 * <p>Gallons a day are means over the event; times are s after it began, not a number if never.
 */
final class RecycledRun {
    private static final double WHOLE = 1 - 1e-9;
    private static final double EMPTY_PERCENT = 0.5;

    private final double fromS;
    private final double toS;
    private double seconds;
    private final double[] limitS = new double[WaterRecyclingLimit.values().length];

    double makeupGalPerDay;
    double recycledGalPerDay;
    double mainsGalPerDay;
    double tankGalPerDay;
    double blowdownGalPerDay;
    double sewerGalPerDay;
    double othersShortGalPerDay;
    double recyclingMw;
    double cycles;
    double leastOfferGalPerDay = Double.POSITIVE_INFINITY;
    double mostMainsGalPerDay;
    double leastMainsKpa = Double.POSITIVE_INFINITY;
    double leastStoragePercent = Double.POSITIVE_INFINITY;
    double leastTankPercent = Double.POSITIVE_INFINITY;
    double mostTmpKpa;
    double shortS = Double.NaN;
    double emptyS = Double.NaN;
    double backS = Double.NaN;
    private double storageBefore = Double.NaN;

    /** Whether there was stored product before the event. */
    boolean hasTank() {
        return storageBefore >= EMPTY_PERCENT;
    }

    /** @param fromS when the event begins, epoch seconds; {@code toS} when it ends */
    RecycledRun(double fromS, double toS) {
        this.fromS = fromS;
        this.toS = toS;
    }

    /** Takes one step's row. */
    void see(LedgerRow row, double dtS) {
        double makeup = row.get(Measures.MAKEUP_GAL_PER_DAY);
        double recycled = row.get(Measures.RECYCLED_GAL_PER_DAY);
        double storage = row.get(Measures.RECYCLING_STORAGE_PERCENT);
        if (row.toS <= fromS + 1e-6) {
            storageBefore = storage;
        } else if (row.fromS < toS - 1e-6) {
            during(row, dtS, makeup, recycled, storage);
        } else {
            boolean whole = recycled >= WHOLE * makeup && !(storage < 0.95 * storageBefore);
            backS = !whole ? Double.NaN : Double.isNaN(backS) ? row.toS - toS : backS;
        }
    }

    private void during(LedgerRow row, double dtS, double makeup, double recycled, double storage) {
        seconds += dtS;
        makeupGalPerDay += makeup * dtS;
        recycledGalPerDay += recycled * dtS;
        double mains = row.get(Measures.POTABLE_GAL_PER_DAY);
        mainsGalPerDay += mains * dtS;
        tankGalPerDay += row.get(Measures.TANK_GAL_PER_DAY) * dtS;
        blowdownGalPerDay += row.get(Measures.BLOWDOWN_GAL_PER_DAY) * dtS;
        sewerGalPerDay += row.get(Measures.SEWER_GAL_PER_DAY) * dtS;
        othersShortGalPerDay += row.get(Measures.RECYCLING_OTHERS_SHORT_GAL_PER_DAY) * dtS;
        recyclingMw += row.get(Measures.RECYCLING_MW) * dtS;
        cycles += row.get(Measures.CYCLES) * dtS;
        leastOfferGalPerDay = Math.min(leastOfferGalPerDay, row.get(Measures.RECYCLED_OFFER_GAL_PER_DAY));
        mostMainsGalPerDay = Math.max(mostMainsGalPerDay, mains);
        leastMainsKpa = Math.min(leastMainsKpa, row.get(Measures.MAINS_KPA));
        leastStoragePercent = Math.min(leastStoragePercent, storage);
        leastTankPercent = Math.min(leastTankPercent, row.get(Measures.TANK_PERCENT));
        mostTmpKpa = Math.max(mostTmpKpa, row.get(Measures.RECYCLING_TMP_KPA));
        limitS[(int) row.get(Measures.RECYCLING_LIMIT)] += dtS;
        if (Double.isNaN(shortS) && recycled < WHOLE * makeup) {
            shortS = row.fromS - fromS;
        }
        if (Double.isNaN(emptyS) && storage < EMPTY_PERCENT && storageBefore >= EMPTY_PERCENT) {
            emptyS = row.toS - fromS;
        }
    }

    /** Turns sums into means; call once at the end. */
    void finish() {
        double perS = seconds > 0 ? 1 / seconds : 0;
        makeupGalPerDay *= perS;
        recycledGalPerDay *= perS;
        mainsGalPerDay *= perS;
        tankGalPerDay *= perS;
        blowdownGalPerDay *= perS;
        sewerGalPerDay *= perS;
        othersShortGalPerDay *= perS;
        recyclingMw *= perS;
        cycles = makeupGalPerDay > 0 ? cycles * perS : Double.NaN;
    }

    /** What held the plant back for the longest time while the event lasted. */
    WaterRecyclingLimit limit() {
        int longest = 0;
        for (int i = 1; i < limitS.length; i++) {
            longest = limitS[i] > limitS[longest] ? i : longest;
        }
        return WaterRecyclingLimit.ofCode(longest);
    }
}
