package org.headroom.app.impact.pages;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.headroom.app.impact.Alternative;
import org.headroom.app.impact.Ensemble;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Year;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Printed;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.jspecify.annotations.Nullable;

/** A case whose figures can be reckoned by hand: 120 MW at the meter but for one hour at 140, 1 Mgal of mains water a day. */
final class PagesCase {
    static final int HOURS = 8760;

    private PagesCase() {}

    static ImpactCase announced() {
        return of(SiteTree.embedded("memphis-announced"), figures(1), true, null);
    }

    static ImpactCase of(SiteTree tree, Map<String, Double> figures, boolean hourly, @Nullable ImpactCase compared) {
        ZoneId zone = tree.zone();
        LocalDate from = LocalDate.of(2025, 1, 1);
        TimeGrid grid = new TimeGrid(from.atStartOfDay(zone).toEpochSecond(), 3600, HOURS);
        Map<Measures, double[]> hours = new EnumMap<>(Measures.class);
        if (hourly) {
            double[] power = new double[HOURS];
            Arrays.fill(power, 120);
            power[24 * 200 + 15] = 140;
            hours.put(Measures.SITE_POWER_MW, power);
            double[] water = new double[HOURS];
            Arrays.fill(water, 1e6);
            Arrays.fill(water, 24 * 200, 24 * 201, 1.4e6);
            hours.put(Measures.POTABLE_GAL_PER_DAY, water);
            hours.put(Measures.MAKEUP_GAL_PER_DAY, water.clone());
            double[] heat = new double[HOURS];
            Arrays.fill(heat, 110);
            hours.put(Measures.TOWER_HEAT_MW, heat);
        }
        Map<String, double[]> outcomes = Map.of("potable_gal", new double[] {300e6, 365e6, 430e6});
        return new ImpactCase(
                "made-up",
                tree,
                tree.bind(tree.planningFrom()),
                zone,
                new ImpactCase.Window(
                        "plan",
                        "optimized",
                        tree.planningFrom().getEpochSecond(),
                        tree.planningFrom().getEpochSecond() + 14 * 86_400,
                        grid,
                        Map.of(
                                "energy_mwh",
                                110 * 336.0,
                                "peak_site_mw",
                                130.0,
                                "cost_usd.energy",
                                1e6,
                                "cost_usd.water",
                                2e4),
                        Map.of(
                                "energy_mwh",
                                112 * 336.0,
                                "peak_site_mw",
                                140.0,
                                "cost_usd.energy",
                                1.1e6,
                                "cost_usd.water",
                                2e4),
                        Map.of()),
                new Year(from, LocalDate.of(2026, 1, 1), grid, hours, figures),
                Weather.constant(20, 15, 0.008, 100_000, 3),
                new Ensemble(3, 1, outcomes, List.of()),
                List.of(new ImpactCase.Commitment(
                        "full_curtailment",
                        "All work stops when the utility calls",
                        "Off.",
                        "TVA, November 2024",
                        Map.of())),
                List.of(),
                List.of(
                        event(
                                "winter_call",
                                Map.of("call_asked_mw", 120.0, "call_delivered_mw", 118.0, "call_peak_mw", 5.0),
                                Map.of("events.winter_call.kind", "utility_call")),
                        event(
                                "dry",
                                Map.of("potable_gal", 5e6, "mean_site_mw", 131.0, "energy_mwh", 131 * 8760.0),
                                Map.of("cooling.mode", "dry"))),
                compared);
    }

    private static Alternative event(String id, Map<String, Double> figures, Map<String, String> changes) {
        return new Alternative(
                id,
                "Event " + id,
                "In words.",
                "assumption",
                "2025-01-22",
                2,
                figures,
                Map.of("potable_gal", 365e6, "mean_site_mw", 120.0, "energy_mwh", 120 * 8760.0),
                List.of(),
                List.of(),
                changes);
    }

    /** Figures of a year; all sums times a factor. */
    static Map<String, Double> figures(double factor) {
        Map<String, Double> f = new HashMap<>();
        f.put("energy_mwh", factor * 120 * 8760.0);
        f.put("site_energy_mwh", factor * 120 * 8760.0);
        f.put("it_energy_mwh", factor * 100 * 8760.0);
        f.put("generation_mwh", 0.0);
        f.put("peak_site_mw", factor * 140.0);
        f.put("mean_site_mw", factor * 120.0);
        f.put("pue", 1.2);
        f.put("wue_l_per_kwh", 1.577);
        f.put("makeup_gal", factor * 350e6);
        f.put("potable_gal", factor * 365e6);
        f.put("recycled_gal", 0.0);
        f.put("evaporation_gal", factor * 280.1e6);
        f.put("drift_gal", factor * 0.3e6);
        f.put("blowdown_gal", factor * 69.7e6);
        f.put("discharge_gal", factor * 75e6);
        f.put("worst_day_gal", factor * 1.41e6);
        f.put("worst_day_potable_gal", factor * 1.4e6);
        f.put("co2_t", factor * 120 * 8760 * 0.42);
        f.put("generation_co2_t", 0.0);
        f.put("nox_kg", 0.0);
        f.put("pm_kg", 0.0);
        f.put("transformer_life_h", 120.0);
        f.put("transformer_hot_spot_c", 88.0);
        f.put("cycles", 5.0);
        f.put("sewer_tds_mg_per_l", 900.0);
        f.put("sewer_temperature_c", 30.0);
        f.put("cost_usd.energy", factor * 60e6);
        f.put("cost_usd.demand", factor * 20e6);
        f.put("cost_usd.water", factor * 365e3 * 1.9);
        f.put("cost_usd.sewer", factor * 1e6);
        f.put("cost_usd.total", factor * (81e6 + 365e3 * 1.9));
        SplittableRandom random = new SplittableRandom(9);
        for (int m = 1; m <= 12; m++) {
            f.put("month.energy_mwh." + m, 80_000 + 10_000 * random.nextDouble());
            f.put("month.potable_gal." + m, 25e6 + 10e6 * random.nextDouble());
            f.put("month.makeup_gal." + m, 24e6 + 10e6 * random.nextDouble());
        }
        return f;
    }

    /** All sentences of a section as a reader sees them. */
    static String text(Section section) {
        StringBuilder s = new StringBuilder();
        for (Block block : section.blocks()) {
            switch (block) {
                case Block.Text t -> s.append(text(t.spans())).append('\n');
                case Block.Heading h -> s.append(h.words()).append(".\n");
                case Block.Note note -> s.append(text(note.spans())).append('\n');
                case Block.Callout callout -> {
                    s.append(callout.title()).append(".\n");
                    callout.paragraphs().forEach(p -> s.append(text(p)).append('\n'));
                }
                case Block.Bullets b -> b.items().forEach(p -> s.append(text(p)).append('\n'));
                case Block.Rows r -> {
                    s.append(r.caption()).append(".\n");
                    r.rows()
                            .forEach(row ->
                                    row.forEach(cell -> s.append(text(cell)).append(" | ")));
                    s.append('\n');
                }
                case Block.Tiles t ->
                    t.tiles()
                            .forEach(tile -> s.append(tile.title())
                                    .append(": ")
                                    .append(print(tile.figure(), Span.Form.PLAIN))
                                    .append(' ')
                                    .append(text(tile.words()))
                                    .append('\n'));
                case Block.Chart chart -> s.append(chart.plot().inWords()).append('\n');
                case Block.MapView map -> s.append(map.map().inWords()).append('\n');
                default -> s.append('\n');
            }
        }
        return s.toString();
    }

    static String text(List<Span> spans) {
        StringBuilder s = new StringBuilder();
        for (Span span : spans) {
            switch (span) {
                case Span.Words w -> s.append(w.text());
                case Span.Value v -> s.append(print(v.quantity(), v.form()));
            }
        }
        return s.toString();
    }

    private static String print(Quantity q, Span.Form form) {
        return Printed.text(Printed.of(q, form));
    }
}
