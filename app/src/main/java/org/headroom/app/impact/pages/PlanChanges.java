package org.headroom.app.impact.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;

/** What the run's plan changes against what it is held against, in its window. */
final class PlanChanges {
    private static final List<String> COSTS = List.of("energy", "demand", "water", "sewer", "cloud");

    private final ImpactCase c;
    private final Figures f;

    PlanChanges(ImpactCase c, Figures f) {
        this.c = c;
        this.f = f;
    }

    /** One figure with and without the plan. */
    record Change(String words, Quantity with, Quantity without, Quantity percent) {}

    List<Change> changes() {
        List<Change> all = new ArrayList<>();
        add(all, "peak_site_mw", "Most power", Unit.MW);
        add(all, "energy_mwh", "Energy", Unit.MWH);
        add(all, "water_gal_total", "Water", Unit.GAL);
        add(all, "water_gal_worst_day", "Water on the worst day", Unit.GAL);
        add(all, "potable_gal", "City water", Unit.GAL);
        add(all, "co2_t", "Carbon dioxide", Unit.T);
        add(all, "cost_usd.total", "Bills", Unit.USD);
        add(all, "weighted_lateness_h", "Late work, weighted", Unit.H);
        return all;
    }

    private void add(List<Change> all, String key, String words, Unit unit) {
        double with = figure(c.window().figures(), key);
        double without = figure(c.window().baseline(), key);
        if (Double.isFinite(with) && Double.isFinite(without)) {
            Quantity a = quantity("plan." + key, words + ", with the plan", with, unit);
            Quantity b = quantity("baseline." + key, words + ", without the plan", without, unit);
            Quantity percent = Made.of(
                    f,
                    "plan_change." + key + "_percent",
                    words + ", change by the plan",
                    without == 0 ? Double.NaN : 100 * (with - without) / without,
                    Unit.PERCENT,
                    "(with - without) / without",
                    a.id(),
                    b.id());
            all.add(new Change(words, a, b, percent));
        }
    }

    private static double figure(Map<String, Double> figures, String key) {
        Double value = figures.get(key);
        if (value == null && key.equals("cost_usd.total")) {
            double[] parts = COSTS.stream()
                    .map(p -> figures.get("cost_usd." + p))
                    .filter(java.util.Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            return parts.length == 0
                    ? Double.NaN
                    : java.util.Arrays.stream(parts).sum();
        }
        return value == null ? Double.NaN : value;
    }

    private Quantity quantity(String id, String name, double value, Unit unit) {
        return f.add(new Quantity(
                id,
                name,
                value,
                Double.NaN,
                Double.NaN,
                unit,
                "the twin's ledger over the run's window",
                List.of(),
                "the stored run " + c.runId(),
                Confidence.ESTIMATE));
    }

    Quantity days() {
        return Made.of(
                f,
                "window.length_days",
                "Length of the run's window",
                (c.window().toS() - c.window().fromS()) / 86_400.0,
                Unit.DAYS,
                "end - start of the stored run");
    }

    /** Mean power of the window. */
    Quantity meanMw() {
        double mwh = c.window().figures().getOrDefault("energy_mwh", Double.NaN);
        return Made.of(
                f,
                "window.mean_site_mw",
                "Mean power in the run's window",
                mwh * 3600 / (c.window().toS() - c.window().fromS()),
                Unit.MW,
                "energy of the window / its hours",
                "plan.energy_mwh");
    }

    /** In a sentence or two. */
    List<Span> inShort() {
        List<Change> changes = changes();
        if (changes.isEmpty()) {
            return Span.words("The plan: this run holds no plan against a run without one. So there is no change to show.");
        }
        Prose prose = Prose.of(
                "The plan: it moves work in time over {} from " + ShortPage.day(c.window().fromS(), c) + ".", days());
        for (Change change : changes) {
            switch (change.words()) {
                case "Most power", "City water", "Bills" ->
                    prose.then(
                            " " + change.words() + ": {~} with it, {~} without.", change.with(), change.without());
                default -> {}
            }
        }
        return prose.spans();
    }

    /** In plain words. */
    List<Block> plain() {
        List<Block> blocks = new ArrayList<>();
        Prose window =
                Prose.of("The run looks at {} from " + ShortPage.day(c.window().fromS(), c) + ".", days());
        if (meanMw().known()) {
            window.then(" In that time the site takes {~} on average.", meanMw());
        }
        List<Change> changes = changes();
        if (changes.isEmpty()) {
            window.then(" It holds no plan against a run without one. So there is no change to show.");
            blocks.add(window.block());
            return blocks;
        }
        window.then(" A plan moves the work in time. This is what it changes.");
        blocks.add(window.block());
        List<List<Span>> items = new ArrayList<>();
        for (Change change : changes) {
            if (change.percent().id().contains("lateness")) {
                continue;
            }
            items.add(Span.of(change.words() + ": {~} with the plan, {~} without.", change.with(), change.without()));
        }
        blocks.add(new Block.Bullets(items));
        return blocks;
    }

    /** As a table. */
    Block table() {
        List<List<List<Span>>> rows = new ArrayList<>();
        for (Change change : changes()) {
            rows.add(List.of(
                    Span.words(change.words()),
                    Prose.cell(change.with()),
                    Prose.cell(change.without()),
                    Prose.cell(change.percent())));
        }
        return new Block.Rows(
                "plan",
                "What the plan changes in the run's window",
                List.of("Figure", "With the plan", "Without", "Change"),
                rows);
    }
}
