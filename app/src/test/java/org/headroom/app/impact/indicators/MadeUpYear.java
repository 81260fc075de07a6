package org.headroom.app.impact.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.impact.Alternative;
import org.headroom.app.impact.Ensemble;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Year;
import org.headroom.app.ledger.Measures;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;

/** A case with round figures: what an indicator makes of them can be reckoned by hand. */
final class MadeUpYear {
    final Map<String, Double> figures = new HashMap<>();
    final Map<String, double[]> outcomes = new HashMap<>();
    final Map<Measures, double[]> hourly = new HashMap<>();
    List<Alternative> events = List.of();
    private final SiteTree tree;

    MadeUpYear(String site) {
        this(SiteTree.embedded(site));
    }

    MadeUpYear(SiteTree tree) {
        this.tree = tree;
    }

    /** 100 MW of IT and 120 MW at the meter all year; 1 Mgal/d of mains water and no recycled water. */
    static MadeUpYear round() {
        MadeUpYear year = new MadeUpYear("memphis-announced");
        Map<String, Double> f = year.figures;
        f.put("energy_mwh", 120 * 8760.0);
        f.put("site_energy_mwh", 120 * 8760.0);
        f.put("it_energy_mwh", 100 * 8760.0);
        f.put("peak_site_mw", 140.0);
        f.put("mean_site_mw", 120.0);
        f.put("pue", 1.2);
        f.put("wue_l_per_kwh", 365e6 * 3.785411784 / (100 * 8760e3));
        f.put("makeup_gal", 365e6);
        f.put("potable_gal", 365e6);
        f.put("recycled_gal", 0.0);
        f.put("evaporation_gal", 290e6);
        f.put("drift_gal", 10e6);
        f.put("discharge_gal", 65e6);
        f.put("worst_day_potable_gal", 1.4e6);
        f.put("co2_t", 120 * 8760 * 0.42);
        f.put("sewer_tds_mg_per_l", 900.0);
        f.put("sewer_temperature_c", 30.0);
        f.put("sewer_nitrogen_kg", 3650.0);
        f.put("sewer_phosphorus_kg", 365.0);
        f.put("recycling_product_gal", 0.0);
        f.put("recycling_intake_gal", 0.0);
        f.put("recycling_mwh", 0.0);
        f.put("cost_usd.energy", 60e6);
        f.put("cost_usd.demand", 20e6);
        f.put("cost_usd.water", 365e3 * 1.9);
        f.put("cost_usd.sewer", 1e6);
        f.put("cost_usd.total", 81e6 + 365e3 * 1.9);
        year.outcomes.put(
                "potable_gal",
                new double[] {300e6, 340e6, 380e6, 420e6, 460e6, 500e6, 540e6, 580e6, 620e6, 660e6, 700e6});
        double[] drift = new double[8760];
        double[] solids = new double[8760];
        Arrays.fill(drift, 10e6 / 365);
        Arrays.fill(solids, 500);
        year.hourly.put(Measures.DRIFT_GAL_PER_DAY, drift);
        year.hourly.put(Measures.BASIN_TDS_MG_PER_L, solids);
        return year;
    }

    MadeUpYear with(String key, double value) {
        figures.put(key, value);
        return this;
    }

    /** The same year of a site with other values. */
    MadeUpYear set(Map<String, String> changes) {
        MadeUpYear other = new MadeUpYear(tree.withText(changes));
        other.figures.putAll(figures);
        other.outcomes.putAll(outcomes);
        other.hourly.putAll(hourly);
        other.events = events;
        return other;
    }

    ImpactCase impact() {
        ZoneId zone = tree.zone();
        LocalDate from = LocalDate.of(2025, 1, 1);
        Instant start = from.atStartOfDay(zone).toInstant();
        TimeGrid grid = new TimeGrid(start.getEpochSecond(), 3600, 8760);
        Year year = new Year(from, LocalDate.of(2026, 1, 1), grid, hourly, figures);
        return new ImpactCase(
                "made-up",
                tree,
                tree.bind(tree.planningFrom()),
                zone,
                new ImpactCase.Window(
                        "simulate",
                        "",
                        tree.planningFrom().getEpochSecond(),
                        tree.planningFrom().getEpochSecond() + 86_400,
                        grid,
                        Map.of(),
                        Map.of(),
                        Map.of()),
                year,
                Weather.constant(20, 15, 0.008, 100_000, 3),
                new Ensemble(11, 1, outcomes, List.of()),
                List.of(),
                List.of(),
                events,
                null);
    }
}
