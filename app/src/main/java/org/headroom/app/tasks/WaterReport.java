package org.headroom.app.tasks;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.PeakHour;
import org.headroom.physics.water.CycleLimit;

/** What a run says of its water beside the gallons: cycles, peak hour, qualities. */
final class WaterReport {
    private WaterReport() {}

    /** Cycles of concentration that came out: make-up over what left as liquid; not a number without towers. */
    static double cycles(Ledger ledger) {
        double liquid = ledger.total(Measures.BLOWDOWN_GAL_PER_DAY) + ledger.total(Measures.DRIFT_GAL_PER_DAY);
        double evaporation = ledger.total(Measures.EVAPORATION_GAL_PER_DAY);
        return liquid > 0 ? (evaporation + liquid) / liquid : Double.NaN;
    }

    /** {@code peak_hour} of {@code simulate --json}. */
    static Map<String, Object> peakHour(Ledger ledger, ZoneId zone) {
        Map<String, Object> map = new LinkedHashMap<>();
        PeakHour peak = ledger.peakHour();
        if (peak != null) {
            map.put("at", Envelope.time(peak.atS(), zone));
            Envelope.put(map, "makeup_gal", peak.makeupGal());
            Envelope.put(map, "gpm", peak.gpm());
            Envelope.put(map, "main_pressure_kpa", peak.mainsKpa());
            double meanGal = ledger.mean(Measures.MAKEUP_GAL_PER_DAY) / 24;
            Envelope.put(map, "peak_to_mean", meanGal > 0 ? peak.makeupGal() / meanGal : Double.NaN);
        }
        return map;
    }

    /** {@code water_quality} of {@code simulate --json}: means over the run, and the worst of the basins. */
    static Map<String, Object> quality(Ledger ledger) {
        Map<String, Object> map = new LinkedHashMap<>();
        boolean towers = ledger.total(Measures.EVAPORATION_GAL_PER_DAY) > 0;
        map.put(
                "cycles_limited_by",
                towers ? CycleLimit.ofCode(ledger.cycleLimitCode()).key() : "no_towers");
        Envelope.put(map, "cycles_allowed", ledger.mean(Measures.CYCLES));
        Envelope.put(map, "basin_tds_mg_per_l", ledger.mean(Measures.BASIN_TDS_MG_PER_L));
        Envelope.put(map, "basin_tds_max_mg_per_l", ledger.highest(Measures.BASIN_TDS_MG_PER_L));
        Envelope.put(map, "basin_ph", ledger.mean(Measures.BASIN_PH));
        Envelope.put(map, "basin_calcite_index", ledger.mean(Measures.BASIN_CALCITE_INDEX));
        Envelope.put(map, "basin_calcite_index_max", ledger.highest(Measures.BASIN_CALCITE_INDEX));
        Envelope.put(map, "discharge_tds_mg_per_l", ledger.mean(Measures.SEWER_TDS_MG_PER_L));
        Envelope.put(map, "main_pressure_lowest_kpa", ledger.lowest(Measures.MAINS_KPA));
        Envelope.put(map, "tank_lowest_percent", ledger.lowest(Measures.TANK_PERCENT));
        return map;
    }
}
