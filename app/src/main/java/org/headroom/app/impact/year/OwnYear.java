package org.headroom.app.impact.year;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Year;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.data.series.TimeGrid;
import org.headroom.grid.supply.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The year of a run that covers one: its own stored series closed once more in a ledger, and what its summary holds taken
 * from there, so that the report says what the run said. The twin's even year differs from it by some hundredths of a
 * percent; what promises change is moved by that difference.
 */
final class OwnYear {
    /** What a run's summary holds in the same sense as a year's figures. */
    private static final List<String> FROM_SUMMARY = List.of(
            "energy_mwh",
            "peak_site_mw",
            "pue",
            "wue_l_per_kwh",
            "potable_gal",
            "recycled_gal",
            "discharge_gal",
            "cost_usd.energy",
            "cost_usd.demand",
            "cost_usd.water",
            "cost_usd.sewer");

    private OwnYear() {}

    /** From the run's series; null if it did not keep them all. */
    static @Nullable Year of(Base base, Costs costs) {
        ImpactCase.Window window = base.in().window();
        for (Measures measure : Measures.values()) {
            if (!window.series().containsKey(measure)) {
                return null;
            }
        }
        long startS = base.from().atStartOfDay(base.site().zone()).toEpochSecond();
        long endS = base.to().atStartOfDay(base.site().zone()).toEpochSecond();
        TimeGrid grid = window.grid();
        if (grid.startS() != startS || grid.endS() < endS) {
            return null;
        }
        TimeGrid hours = YearRun.hours(startS, endS);
        YearFigures figures = new YearFigures(
                base.site(), hours, YearRun.months(hours, base.site().zone()), YearRun.callsOf(base.site()));
        Map<Measures, double[]> kept = new EnumMap<>(Measures.class);
        YearRun.KEPT.forEach(measure -> kept.put(measure, new double[hours.count()]));
        Ledger ledger = new Ledger(base.site().zone(), new Limits(base.site().limits()));
        LedgerRow row = new LedgerRow();
        for (int i = 0; i < grid.count() && grid.fromS(i) < endS; i++) {
            for (Measures measure : Measures.values()) {
                double[] values = window.series().get(measure);
                row.set(measure, values == null ? Double.NaN : values[i]);
            }
            row.fromS = grid.fromS(i);
            row.toS = Math.min(grid.toS(i), endS);
            double dtS = row.toS - row.fromS;
            ledger.close(row, dtS);
            figures.row(row, dtS);
            YearRun.keep(row, dtS, hours, kept);
        }
        ledger.finish();
        Costs.Cost cost = costs.of(base.in().tree(), base.site(), ledger);
        Map<String, Double> all = new LinkedHashMap<>(figures.of(ledger, cost));
        Map<String, Double> summary = window.figures();
        for (String key : FROM_SUMMARY) {
            Double said = summary.get(key);
            if (said != null && Double.isFinite(said)) {
                all.put(key, said);
            }
        }
        double usd = 0;
        for (String part : List.of("energy", "demand", "water", "sewer")) {
            usd += all.getOrDefault("cost_usd." + part, 0.0);
        }
        all.put("cost_usd.total", usd);
        Double co2 = summary.get("co2_t");
        if (co2 != null) {
            all.put("co2_t", co2 - all.getOrDefault("generation_co2_t", 0.0));
        }
        return new Year(base.from(), base.to(), hours, kept, all);
    }

    /** A year of the twin moved by what the run's own year differs from the twin's even one. */
    static Year moved(Year year, Year own, Year even) {
        Map<String, Double> moved = new LinkedHashMap<>();
        year.figures().forEach((key, value) -> {
            double by = own.figure(key) - even.figure(key);
            moved.put(key, Double.isFinite(by) ? value + by : value);
        });
        return new Year(year.from(), year.to(), year.grid(), year.hourly(), moved);
    }
}
