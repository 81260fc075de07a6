package org.headroom.app.tasks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.basis.Constants;

/** What the recycled-water plant did in a run, for all its users. */
final class RecycledReport {
    private RecycledReport() {}

    /** Means, but for extremes that say so; energy over what it gave. */
    static Map<String, Object> json(Ledger ledger) {
        Map<String, Object> d = new LinkedHashMap<>();
        Map<String, Object> gal = new LinkedHashMap<>();
        mean(gal, "site", ledger, Measures.RECYCLED_GAL_PER_DAY);
        mean(gal, "site_may_have", ledger, Measures.RECYCLED_OFFER_GAL_PER_DAY);
        mean(gal, "others", ledger, Measures.RECYCLING_OTHERS_GAL_PER_DAY);
        mean(gal, "others_short", ledger, Measures.RECYCLING_OTHERS_SHORT_GAL_PER_DAY);
        mean(gal, "product", ledger, Measures.RECYCLING_PRODUCT_GAL_PER_DAY);
        mean(gal, "intake", ledger, Measures.RECYCLING_INTAKE_GAL_PER_DAY);
        mean(gal, "reject", ledger, Measures.RECYCLING_REJECT_GAL_PER_DAY);
        d.put("gal_per_day", gal);
        mean(d, "mean_mw", ledger, Measures.RECYCLING_MW);
        double productM3PerS = Unit.GAL_PER_DAY.toBase(ledger.mean(Measures.RECYCLING_PRODUCT_GAL_PER_DAY));
        double watts = ledger.mean(Measures.RECYCLING_MW) * 1e6;
        Envelope.put(
                d,
                "energy_kwh_per_m3",
                productM3PerS > 0 ? watts / productM3PerS / Constants.JOULES_PER_KWH : Double.NaN);
        Envelope.put(d, "tank_least_percent", ledger.lowest(Measures.RECYCLING_STORAGE_PERCENT));
        Envelope.put(d, "tmp_most_kpa", ledger.highest(Measures.RECYCLING_TMP_KPA));
        mean(d, "trains_at_work", ledger, Measures.RECYCLING_TRAINS_COUNT);
        return d;
    }

    private static void mean(Map<String, Object> d, String key, Ledger ledger, Measures measure) {
        Envelope.put(d, key, ledger.mean(measure));
    }
}
