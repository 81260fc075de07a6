package org.headroom.app.tasks;

import static org.headroom.app.tasks.KeyFigure.Better.LESS;
import static org.headroom.app.tasks.KeyFigure.Better.MORE;
import static org.headroom.app.tasks.KeyFigure.Better.NEITHER;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Indicators;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.basis.Constants;

/** Everything about a window that is one number, in the order in which a table shows it. */
final class KeyFigures {
    private final List<KeyFigure> all = new ArrayList<>();

    private KeyFigures() {}

    /** @param schedule whose jobs may be late */
    static List<KeyFigure> of(Ledger ledger, Bills bills, Schedule schedule) {
        KeyFigures f = new KeyFigures();
        f.power(ledger);
        f.water(ledger);
        f.money(bills);
        f.heat(ledger);
        f.limits(ledger);
        f.jobs(ledger, schedule);
        return List.copyOf(f.all);
    }

    private void add(String id, double value, Unit unit, KeyFigure.Better better) {
        all.add(new KeyFigure(id, value, unit, better));
    }

    private void power(Ledger ledger) {
        add("peak_site_mw", ledger.highest(Measures.SITE_POWER_MW), Unit.MW, LESS);
        add("peak_at", (double) ledger.highestAtS(Measures.SITE_POWER_MW), Unit.S, NEITHER);
        add("mean_site_mw", ledger.mean(Measures.SITE_POWER_MW), Unit.MW, NEITHER);
        add("energy_mwh", hours(ledger, Measures.SITE_POWER_MW), Unit.MWH, LESS);
        add("it_energy_mwh", hours(ledger, Measures.SERVER_AC_MW), Unit.MWH, NEITHER);
        add("pue", Indicators.pue(ledger), Unit.ONE, LESS);
        add("transformer_mva", ledger.highest(Measures.TRANSFORMER_MVA), Unit.MVA, LESS);
    }

    private void water(Ledger ledger) {
        double worst = 0;
        double worstMains = 0;
        double worstSewer = 0;
        for (Ledger.WaterDay day : ledger.days()) {
            worst = Math.max(worst, day.potableGal() + day.recycledGal());
            worstMains = Math.max(worstMains, day.potableGal());
            worstSewer = Math.max(worstSewer, day.sewerGal());
        }
        double potable = gallons(ledger, Measures.POTABLE_GAL_PER_DAY);
        double recycled = gallons(ledger, Measures.RECYCLED_GAL_PER_DAY);
        add("wue_l_per_kwh", Indicators.wueLPerKwh(ledger), Unit.L_PER_KWH, LESS);
        add("water_gal_total", potable + recycled, Unit.GAL, LESS);
        add("water_gal_worst_day", worst, Unit.GAL, LESS);
        add("potable_gal", potable, Unit.GAL, LESS);
        add("potable_gal_worst_day", worstMains, Unit.GAL, LESS);
        add("recycled_gal", recycled, Unit.GAL, NEITHER);
        add("evaporation_gal", gallons(ledger, Measures.EVAPORATION_GAL_PER_DAY), Unit.GAL, LESS);
        add("discharge_gal", gallons(ledger, Measures.SEWER_GAL_PER_DAY), Unit.GAL, LESS);
        add("discharge_gal_worst_day", worstSewer, Unit.GAL, LESS);
    }

    private void money(Bills bills) {
        add("cost_usd", bills.totalUsd(), Unit.USD, LESS);
        add("cost_usd.energy", bills.energyUsd(), Unit.USD, LESS);
        add("cost_usd.demand", bills.demandUsd(), Unit.USD, LESS);
        add("cost_usd.water", bills.waterUsd(), Unit.USD, LESS);
        add("cost_usd.sewer", bills.sewerUsd(), Unit.USD, LESS);
        add("co2_t", bills.co2T(), Unit.T, LESS);
    }

    private void heat(Ledger ledger) {
        add("gpu_max_c", ledger.highest(Measures.GPU_MAX_C), Unit.C, LESS);
        add("cold_water_max_c", ledger.highest(Measures.COLD_WATER_C), Unit.C, LESS);
        add("throttled_percent", ledger.highest(Measures.THROTTLED_PERCENT), Unit.PERCENT, LESS);
    }

    private void limits(Ledger ledger) {
        double firstS = Double.POSITIVE_INFINITY;
        for (Violation violation : ledger.violations()) {
            firstS = Math.min(firstS, violation.fromS());
        }
        add("violations", ledger.violations().size(), Unit.COUNT, LESS);
        add(
                "limits_broken",
                (double) ledger.violations().stream()
                        .map(Violation::limit)
                        .distinct()
                        .count(),
                Unit.COUNT,
                LESS);
        add("first_break", Double.isInfinite(firstS) ? Double.NaN : firstS, Unit.S, MORE);
        Map<String, Headroom> least = new LinkedHashMap<>();
        ledger.headroom().forEach(h -> least.putIfAbsent(h.limit(), h));
        least.forEach(
                (limit, h) -> add("headroom." + limit, h.smallest(), h.unit() == Unit.C ? Unit.K : h.unit(), MORE));
    }

    private void jobs(Ledger ledger, Schedule schedule) {
        int late = 0;
        double lateH = 0;
        double weightedH = 0;
        for (Assignment a : schedule.last()) {
            double h = Math.max(0, a.endS() - a.job().dueS()) / Constants.SECONDS_PER_HOUR;
            late += h > 0 ? 1 : 0;
            lateH += h;
            weightedH += a.job().weight() * h;
        }
        add("jobs_late", late, Unit.COUNT, LESS);
        add("lateness_h", lateH, Unit.H, LESS);
        add("weighted_lateness_h", weightedH, Unit.H, LESS);
        add("busy_gpu_h", hours(ledger, Measures.GPUS_BUSY_COUNT), Unit.H, MORE);
    }

    private static double hours(Ledger ledger, Measures measure) {
        return ledger.total(measure) / Constants.SECONDS_PER_HOUR;
    }

    private static double gallons(Ledger ledger, Measures perDay) {
        return ledger.total(perDay) / Constants.SECONDS_PER_DAY;
    }
}
