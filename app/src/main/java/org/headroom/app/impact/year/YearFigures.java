package org.headroom.app.impact.year;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Indicators;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteEvent;
import org.headroom.physics.basis.Constants;

/**
 * Sums and extremes of a year by key. What the ledger adds up is taken from it; what goes by month, by flow or by call is
 * added here, row by row, in doubles.
 */
final class YearFigures {
    private static final int MONTHS = 12;
    private static final double KG_PER_MG_GAL = Constants.LITRES_PER_US_GALLON * 1e-6;

    private final Site site;
    private final int[] monthOf;
    private final TimeGrid hours;
    private final List<SiteEvent> calls;
    private final double[] gridMwh = new double[MONTHS];
    private final double[] makeupGal = new double[MONTHS];
    private final double[] potableGal = new double[MONTHS];
    private final double[] peakMw = new double[MONTHS];
    private final double[] noxKg = new double[MONTHS];
    private final boolean[] seen = new boolean[MONTHS];
    private double sewerGal;
    private double tdsGal;
    private double nitrogenKg;
    private double phosphorusKg;
    private double batteryMwh;
    private double callH;
    private double callMwh;
    private double callPeakMw;

    /** @param hours of the year, and {@code monthOf} the local month of each, from 0 */
    YearFigures(Site site, TimeGrid hours, int[] monthOf, List<SiteEvent> calls) {
        this.site = site;
        this.hours = hours;
        this.monthOf = monthOf;
        this.calls = calls;
    }

    void row(LedgerRow row, double dtS) {
        double h = dtS / Constants.SECONDS_PER_HOUR;
        double days = dtS / Constants.SECONDS_PER_DAY;
        int month = monthOf[Math.clamp(hours.stepAt((long) row.fromS), 0, monthOf.length - 1)];
        double mw = row.get(Measures.SITE_POWER_MW);
        gridMwh[month] += mw * h;
        makeupGal[month] += row.get(Measures.MAKEUP_GAL_PER_DAY) * days;
        potableGal[month] += row.get(Measures.POTABLE_GAL_PER_DAY) * days;
        peakMw[month] = seen[month] ? Math.max(peakMw[month], mw) : mw;
        noxKg[month] += row.get(Measures.GENERATION_NOX_KG_PER_H) * h;
        seen[month] = true;
        double gal = row.get(Measures.SEWER_GAL_PER_DAY) * days;
        double tds = row.get(Measures.SEWER_TDS_MG_PER_L);
        if (gal > 0 && Double.isFinite(tds)) {
            sewerGal += gal;
            tdsGal += tds * gal;
        }
        nitrogenKg += kg(row.get(Measures.SEWER_NITROGEN_MG_PER_L), gal);
        phosphorusKg += kg(row.get(Measures.SEWER_PHOSPHORUS_MG_PER_L), gal);
        batteryMwh += Math.max(0, row.get(Measures.BATTERY_MW)) * h;
        for (int i = 0; i < calls.size(); i++) {
            SiteEvent call = calls.get(i);
            double overlapS = Math.min(row.fromS + dtS, call.toS()) - Math.max(row.fromS, call.fromS());
            if (overlapS > 0) {
                callH += overlapS / Constants.SECONDS_PER_HOUR;
                callMwh += mw * overlapS / Constants.SECONDS_PER_HOUR;
                callPeakMw = Math.max(callPeakMw, mw);
            }
        }
    }

    private static double kg(double mgPerL, double gal) {
        return Double.isFinite(mgPerL) ? mgPerL * gal * KG_PER_MG_GAL : 0;
    }

    /** All of them. */
    Map<String, Double> of(Ledger ledger, Costs.Cost cost) {
        Map<String, Double> f = new LinkedHashMap<>();
        double grid = hours(ledger, Measures.SITE_POWER_MW);
        double generation = hours(ledger, Measures.GENERATION_MW);
        f.put("energy_mwh", grid);
        f.put("site_energy_mwh", grid + generation + hours(ledger, Measures.BATTERY_MW));
        f.put("it_energy_mwh", hours(ledger, Measures.SERVER_AC_MW) + hours(ledger, Measures.NETWORK_STORAGE_MW));
        f.put("peak_site_mw", ledger.highest(Measures.SITE_POWER_MW));
        f.put("mean_site_mw", ledger.mean(Measures.SITE_POWER_MW));
        f.put("pue", Indicators.pue(ledger));
        f.put("wue_l_per_kwh", Indicators.wueLPerKwh(ledger));
        f.put("makeup_gal", days(ledger, Measures.MAKEUP_GAL_PER_DAY));
        f.put("potable_gal", days(ledger, Measures.POTABLE_GAL_PER_DAY));
        f.put("recycled_gal", days(ledger, Measures.RECYCLED_GAL_PER_DAY));
        f.put("evaporation_gal", days(ledger, Measures.EVAPORATION_GAL_PER_DAY));
        f.put("drift_gal", days(ledger, Measures.DRIFT_GAL_PER_DAY));
        f.put("blowdown_gal", days(ledger, Measures.BLOWDOWN_GAL_PER_DAY));
        f.put("discharge_gal", days(ledger, Measures.SEWER_GAL_PER_DAY));
        f.put("worst_day_gal", worst(ledger, true));
        f.put("worst_day_potable_gal", worst(ledger, false));
        f.put("co2_t", cost.gridCo2T());
        f.put("generation_co2_t", hours(ledger, Measures.GENERATION_CO2_KG_PER_H) * 1e-3);
        f.put("generation_mwh", generation);
        f.put("fuel_mwh", hours(ledger, Measures.GENERATION_FUEL_MW));
        f.put("nox_kg", hours(ledger, Measures.GENERATION_NOX_KG_PER_H));
        f.put("co_kg", hours(ledger, Measures.GENERATION_CO_KG_PER_H));
        f.put("voc_kg", hours(ledger, Measures.GENERATION_VOC_KG_PER_H));
        f.put("pm_kg", hours(ledger, Measures.GENERATION_PM_KG_PER_H));
        f.put("hap_kg", hours(ledger, Measures.GENERATION_HAP_KG_PER_H));
        f.put("formaldehyde_kg", hours(ledger, Measures.GENERATION_FORMALDEHYDE_KG_PER_H));
        f.put("cost_usd.energy", cost.energyUsd());
        f.put("cost_usd.demand", cost.demandUsd());
        f.put("cost_usd.water", cost.waterUsd());
        f.put("cost_usd.sewer", cost.sewerUsd());
        f.put("cost_usd.total", cost.totalUsd());
        f.put("transformer_life_h", hours(ledger, Measures.TRANSFORMER_AGEING));
        f.put("transformer_hot_spot_c", ledger.highest(Measures.TRANSFORMER_HOT_SPOT_C));
        f.put("sewer_tds_mg_per_l", sewerGal > 0 ? tdsGal / sewerGal : Double.NaN);
        f.put("sewer_nitrogen_kg", nitrogenKg);
        f.put("sewer_phosphorus_kg", phosphorusKg);
        f.put("sewer_temperature_c", ledger.highest(Measures.SEWER_TEMPERATURE_C));
        f.put("cycles", ledger.mean(Measures.CYCLES));
        f.put("circulating_m3", ledger.total(Measures.TOWER_WATER_KG_PER_S) / Constants.WATER_DENSITY_KG_PER_M3);
        f.put("recycling_mwh", hours(ledger, Measures.RECYCLING_MW));
        f.put("recycling_intake_gal", days(ledger, Measures.RECYCLING_INTAKE_GAL_PER_DAY));
        f.put("recycling_product_gal", days(ledger, Measures.RECYCLING_PRODUCT_GAL_PER_DAY));
        f.put("mean_gpus_busy", ledger.mean(Measures.GPUS_BUSY_COUNT));
        f.put("battery_mwh", batteryMwh);
        f.put("throttled_percent", ledger.mean(Measures.THROTTLED_PERCENT));
        f.put("throttled_most_percent", ledger.highest(Measures.THROTTLED_PERCENT));
        f.put(
                "gpus_held_back",
                ledger.highest(Measures.THROTTLED_PERCENT) / 100 * site.it().gpus());
        f.put("gpu_most_c", ledger.highest(Measures.GPU_MAX_C));
        f.put("tank_low_percent", ledger.lowest(Measures.TANK_PERCENT));
        f.put("mains_low_kpa", ledger.lowest(Measures.MAINS_KPA));
        f.put("violations", (double) ledger.violations().size());
        f.put("days", ledger.seconds() / Constants.SECONDS_PER_DAY);
        f.put("call_h", callH);
        f.put("call_mean_mw", callH > 0 ? callMwh / callH : Double.NaN);
        f.put("call_peak_mw", callH > 0 ? callPeakMw : Double.NaN);
        double tPerMwh = grid > 0 ? cost.gridCo2T() / grid : 0;
        for (int m = 0; m < MONTHS; m++) {
            f.put("month.energy_mwh." + (m + 1), known(m, gridMwh[m]));
            f.put("month.makeup_gal." + (m + 1), known(m, makeupGal[m]));
            f.put("month.potable_gal." + (m + 1), known(m, potableGal[m]));
            f.put("month.co2_t." + (m + 1), known(m, gridMwh[m] * tPerMwh));
            f.put("month.peak_site_mw." + (m + 1), known(m, peakMw[m]));
            f.put("month.nox_kg." + (m + 1), known(m, noxKg[m]));
        }
        return f;
    }

    private double known(int month, double value) {
        return seen[month] ? value : Double.NaN;
    }

    private static double worst(Ledger ledger, boolean all) {
        return ledger.days().stream()
                .mapToDouble(day -> all ? day.makeupGal() : day.potableGal())
                .max()
                .orElse(Double.NaN);
    }

    private static double hours(Ledger ledger, Measures measure) {
        return ledger.total(measure) / Constants.SECONDS_PER_HOUR;
    }

    private static double days(Ledger ledger, Measures measure) {
        return ledger.total(measure) / Constants.SECONDS_PER_DAY;
    }
}
