package org.headroom.app.tasks;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Indicators;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.grid.supply.Limits;

/** What a run's series and ledger come to: headroom bands and key figures. */
final class WhatIfSums {
    private WhatIfSums() {}

    static List<HeadroomBand> bands(Site site, TimeGrid grid, Map<Measures, double[]> series, Ledger ledger) {
        Limits limits = new Limits(site.limits());
        return List.of(
                band("site_power_mw", Unit.MW, series(series, Measures.SITE_POWER_MW), grid, limits, ledger),
                band("transformer_mva", Unit.MVA, series(series, Measures.TRANSFORMER_MVA), grid, limits, ledger),
                dayBand("potable_gal_per_day", Ledger.WaterDay::potableGal, site, grid, limits, ledger),
                dayBand("sewer_gal_per_day", Ledger.WaterDay::sewerGal, site, grid, limits, ledger));
    }

    private static double[] series(Map<Measures, double[]> series, Measures measure) {
        return Objects.requireNonNull(series.get(measure));
    }

    private static HeadroomBand band(
            String limit, Unit unit, double[] drawn, TimeGrid grid, Limits limits, Ledger ledger) {
        double[] allowed = new double[grid.count()];
        Arrays.setAll(allowed, i -> limits.smallest(limit, grid.fromS(i), grid.toS(i)));
        return band(limit, unit, drawn, allowed, false, ledger);
    }

    private static HeadroomBand dayBand(
            String limit,
            ToDoubleFunction<Ledger.WaterDay> gallons,
            Site site,
            TimeGrid grid,
            Limits limits,
            Ledger ledger) {
        double[] drawn = new double[grid.count()];
        double[] allowed = new double[grid.count()];
        for (Ledger.WaterDay day : ledger.days()) {
            long fromS = day.date().atStartOfDay(site.zone()).toEpochSecond();
            long toS = day.date().plusDays(1).atStartOfDay(site.zone()).toEpochSecond();
            int from = Math.clamp(grid.stepAt(fromS), 0, grid.count());
            int to = Math.clamp(grid.stepAt(toS), 0, grid.count());
            Arrays.fill(drawn, from, to, gallons.applyAsDouble(day));
            Arrays.fill(allowed, from, to, limits.smallest(limit, fromS, toS));
        }
        return band(limit, Unit.GAL_PER_DAY, drawn, allowed, true, ledger);
    }

    private static HeadroomBand band(
            String limit, Unit unit, double[] drawn, double[] allowed, boolean daily, Ledger ledger) {
        for (Headroom h : ledger.headroom()) {
            if (h.limit().equals(limit)) {
                return new HeadroomBand(limit, unit, drawn, allowed, daily, h.smallest(), h.atS());
            }
        }
        return new HeadroomBand(limit, unit, drawn, allowed, daily, Double.POSITIVE_INFINITY, 0);
    }

    static WhatIfOutcome.Figures figures(Ledger ledger, List<KeyFigure> key) {
        double waterGal = 0;
        double worstGal = Double.NEGATIVE_INFINITY;
        LocalDate worstDay = LocalDate.EPOCH;
        for (Ledger.WaterDay day : ledger.days()) {
            waterGal += day.makeupGal();
            worstDay = day.makeupGal() > worstGal ? day.date() : worstDay;
            worstGal = Math.max(worstGal, day.makeupGal());
        }
        return new WhatIfOutcome.Figures(
                ledger.highest(Measures.SITE_POWER_MW),
                ledger.highestAtS(Measures.SITE_POWER_MW),
                ledger.mean(Measures.SITE_POWER_MW),
                ledger.total(Measures.SITE_POWER_MW) / 3600,
                Indicators.pue(ledger),
                waterGal,
                worstGal,
                worstDay,
                ledger.highest(Measures.GPU_MAX_C),
                key);
    }
}
