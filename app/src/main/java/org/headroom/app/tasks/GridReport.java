package org.headroom.app.tasks;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.generation.OnSiteGeneration;
import org.headroom.grid.generation.PermitLedger;
import org.headroom.grid.generation.Pollutant;
import org.headroom.physics.basis.Constants;
import org.jspecify.annotations.Nullable;

/** The electrical side of a run in figures: transformers, network, battery, generation, permit. */
final class GridReport {
    private GridReport() {}

    static Map<String, Object> json(
            Ledger ledger, @Nullable PermitLedger permit, @Nullable OnSiteGeneration generation) {
        Map<String, Object> d = new LinkedHashMap<>();
        highest(d, "transformer_top_oil_max_c", ledger, Measures.TRANSFORMER_TOP_OIL_C);
        highest(d, "transformer_hot_spot_max_c", ledger, Measures.TRANSFORMER_HOT_SPOT_C);
        Envelope.put(d, "transformer_loss_of_life_h", lossOfLifeH(ledger));
        highest(d, "voltage_deviation_max_percent", ledger, Measures.VOLTAGE_DEVIATION_PERCENT);
        highest(d, "branch_loading_max_percent", ledger, Measures.BRANCH_LOADING_PERCENT);
        Envelope.put(d, "power_factor_mean", ledger.mean(Measures.SITE_POWER_FACTOR));
        Envelope.put(d, "power_factor_min", ledger.lowest(Measures.SITE_POWER_FACTOR));
        if (ledger.highest(Measures.BATTERY_MWH) > 0) {
            Envelope.put(d, "battery_min_mwh", ledger.lowest(Measures.BATTERY_MWH));
            highest(d, "battery_cell_max_c", ledger, Measures.BATTERY_CELL_C);
            Envelope.put(d, "battery_health_percent", ledger.lowest(Measures.BATTERY_HEALTH_PERCENT));
        }
        if (ledger.highest(Measures.GENERATION_MW) > 0) {
            d.put("generation", generation(ledger));
        }
        if (permit != null && generation != null) {
            d.put("permit", permit(permit));
        }
        return d;
    }

    static double lossOfLifeH(Ledger ledger) {
        return ledger.total(Measures.TRANSFORMER_AGEING) / Constants.SECONDS_PER_HOUR;
    }

    private static Map<String, Object> generation(Ledger ledger) {
        Map<String, Object> g = new LinkedHashMap<>();
        Envelope.put(g, "energy_mwh", ledger.total(Measures.GENERATION_MW) / Constants.SECONDS_PER_HOUR);
        Envelope.put(g, "fuel_mwh", ledger.total(Measures.GENERATION_FUEL_MW) / Constants.SECONDS_PER_HOUR);
        emitted(g, "nox_kg", ledger, Measures.GENERATION_NOX_KG_PER_H);
        emitted(g, "co_kg", ledger, Measures.GENERATION_CO_KG_PER_H);
        emitted(g, "voc_kg", ledger, Measures.GENERATION_VOC_KG_PER_H);
        emitted(g, "pm_kg", ledger, Measures.GENERATION_PM_KG_PER_H);
        emitted(g, "hap_kg", ledger, Measures.GENERATION_HAP_KG_PER_H);
        emitted(g, "formaldehyde_kg", ledger, Measures.GENERATION_FORMALDEHYDE_KG_PER_H);
        emitted(g, "co2_kg", ledger, Measures.GENERATION_CO2_KG_PER_H);
        return g;
    }

    /** Use of the permit by this run alone: what was emitted before it is not known. */
    private static Map<String, Object> permit(PermitLedger permit) {
        Map<String, Object> p = new LinkedHashMap<>();
        for (Pollutant pollutant : Pollutant.values()) {
            double capKg = permit.design().capKg(pollutant);
            if (capKg < Double.POSITIVE_INFINITY) {
                Map<String, Object> one = new LinkedHashMap<>();
                Envelope.put(one, "used_short_ton", Unit.SHORT_TON.fromBase(permit.usedKg(pollutant)));
                Envelope.put(one, "cap_short_ton", Unit.SHORT_TON.fromBase(capKg));
                one.put("first_violation", local(permit.firstViolationS(pollutant)));
                p.put(pollutant.key(), one);
            }
        }
        p.put("starts_count", permit.mostStarts());
        p.put("stops_count", permit.mostStops());
        Envelope.put(p, "starts_and_stops_h", permit.mostEventS() / Constants.SECONDS_PER_HOUR);
        p.put("first_start_violation", local(permit.firstStartViolationS()));
        p.put("first_run_outside_its_dates", local(permit.firstInvalidS()));
        return p;
    }

    private static void highest(Map<String, Object> d, String key, Ledger ledger, Measures measure) {
        Envelope.put(d, key, ledger.highest(measure));
    }

    private static void emitted(Map<String, Object> d, String key, Ledger ledger, Measures measure) {
        Envelope.put(d, key, ledger.total(measure) / Constants.SECONDS_PER_HOUR);
    }

    /** An instant of the site's clock, or null for never. */
    private static @Nullable String local(double localS) {
        return Double.isNaN(localS)
                ? null
                : LocalDateTime.ofInstant(Instant.ofEpochSecond((long) localS), ZoneOffset.UTC)
                        .toString();
    }
}
