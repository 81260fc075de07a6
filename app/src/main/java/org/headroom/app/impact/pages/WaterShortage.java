package org.headroom.app.impact.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.app.impact.Alternative;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.LimitWords;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.SiteEvent;

/** Part of the section on water: what happens when there is less of it, and the site without any for cooling. */
final class WaterShortage {
    private final ImpactCase c;
    private final Figures f;
    private final YearNumbers n;
    private final CityShares inputs;

    WaterShortage(ImpactCase c, Figures f) {
        this.c = c;
        this.f = f;
        this.n = new YearNumbers(c, f);
        this.inputs = new CityShares(c, f);
    }

    /** The tank, the steps of less mains water, and days with less of it as computed. */
    List<Block> drought() {
        List<Block> blocks = new ArrayList<>();
        Quantity tank = inputs.input("water.storage.volume_gal", "Tank of make-up on site");
        Quantity worst = n.gal("worst_day_gal");
        if (tank != null && tank.value() > 0 && !(worst.value() > 0)) {
            blocks.add(Prose.of("The tank on site holds {}. No tower takes water from it in this year.", tank)
                    .block());
        } else if (tank != null && tank.value() > 0) {
            Quantity hours = Made.of(
                    f,
                    "water.tank_on_worst_day_h",
                    "Hours that the tank lasts on the worst day",
                    24 * tank.value() / worst.value(),
                    Unit.H,
                    "24 x volume of the tank / make-up of the worst day",
                    tank.id(),
                    worst.id());
            blocks.add(Prose.of(
                            "The tank on site holds {}. On the day that takes most it lasts {} without the mains.",
                            tank,
                            hours)
                    .block());
        } else {
            blocks.add(Prose.of("The site's file has no tank of make-up.").block());
        }
        blocks.add(ladder());
        List<List<List<Span>>> rows = new ArrayList<>();
        for (Alternative e : c.events()) {
            if (e.changes().values().stream().anyMatch("water_request"::equals) || e.id().equals("drought")) {
                rows.add(List.of(
                        Span.words(Shown.cut(e.title())),
                        Prose.cell(
                                event(e, "worst_day_potable_gal", "mains water of the highest day", Unit.GAL, false)),
                        Prose.cell(event(
                                e,
                                "worst_day_potable_gal",
                                "mains water of the highest day, as usual",
                                Unit.GAL,
                                true)),
                        Prose.cell(event(e, "peak_site_mw", "highest power", Unit.MW, false)),
                        Span.words(
                                e.broken().isEmpty()
                                        ? "all limits hold"
                                        : "beyond: " + LimitWords.joined(e.broken()))));
            }
        }
        if (!rows.isEmpty()) {
            blocks.add(new Block.Rows(
                    "drought_days",
                    "Days with less water, as computed",
                    List.of("Days", "Mains, highest day", "The same as usual", "Highest power", "Limits"),
                    rows));
        }
        return blocks;
    }

    /** Levels of mains water that the site's file names, and on how many days of the year the towers would ask for more. */
    private Block ladder() {
        List<List<List<Span>>> rows = new ArrayList<>();
        Quantity limit = inputs.input("limits.potable_gal_per_day", "Mains water allowed a day");
        if (limit != null) {
            rows.add(rung("As a rule", limit, limit.source()));
        }
        for (SiteEvent event : c.site().events()) {
            String path = "events." + event.id() + ".potable_gal_per_day";
            Quantity asked = inputs.input(path, "Mains water allowed on request");
            if (asked != null) {
                rows.add(rung("On request of the city", asked, asked.source()));
            }
        }
        Quantity hourly = inputs.input("limits.potable_gal_per_hour", "Mains water allowed an hour");
        if (hourly != null) {
            Quantity day = Made.scaled(
                    f,
                    hourly,
                    24,
                    "ladder.hourly_gal_per_day",
                    "Mains water of 24 hours at the hourly limit",
                    Unit.GAL_PER_DAY,
                    "24 x hourly limit");
            rows.add(rung("By the hour", day, hourly.source()));
        }
        Quantity nothing = Made.of(f, "ladder.none_gal_per_day", "No mains water", 0, Unit.GAL_PER_DAY, "nothing");
        rows.add(rung("No mains water at all", nothing, "the end of the ladder"));
        return new Block.Rows(
                "drought_ladder",
                "Steps of less mains water in the site's file, and days of the year that need more",
                List.of("Step", "Mains water a day", "Days that need more", "Source"),
                rows);
    }

    private List<List<Span>> rung(String words, Quantity level, String source) {
        double[] days = n.daily(Measures.POTABLE_GAL_PER_DAY);
        double above = days.length == 0
                ? Double.NaN
                : Arrays.stream(days).filter(d -> d > level.value()).count();
        Quantity count = Made.of(
                f,
                "ladder.above_" + level.id().replace("input.", "") + "_days",
                "Days whose mains water is above " + words.toLowerCase(java.util.Locale.ROOT),
                above,
                Unit.DAYS,
                "count of local days of the year with more mains water",
                level.id());
        return List.of(Span.words(words), Prose.cell(level), Prose.cell(count), Span.words(source));
    }

    private Quantity event(Alternative e, String key, String name, Unit unit, boolean usual) {
        return f.add(new Quantity(
                (usual ? "water.usual." : "water.event.") + e.id() + "." + key,
                Shown.cut(e.title()) + ": " + name,
                usual ? e.usually(key) : e.figure(key),
                Double.NaN,
                Double.NaN,
                unit,
                usual ? "the twin over the same days as they usually are" : "the twin over these days",
                usual ? List.of() : List.copyOf(e.changes().keySet()),
                "Headroom's twin; " + e.source(),
                Confidence.ESTIMATE));
    }

    /** The year with air-cooled chillers beside the year as the site is. */
    List<Block> dry() {
        Alternative dry = c.events().stream()
                .filter(e -> "dry".equals(e.changes().get("cooling.mode")))
                .findFirst()
                .orElse(null);
        if (dry == null) {
            return List.of(new Block.Callout(
                    Block.Kind.UNKNOWN,
                    "Not computed",
                    List.of(Span.words(
                            "A year with air-cooled chillers instead of towers is computed where the site's file lists it among its "
                                    + "events with cooling.mode=dry."))));
        }
        List<List<List<Span>>> rows = new ArrayList<>();
        dryRow(rows, dry, "potable_gal", "Mains water", Unit.GAL);
        dryRow(rows, dry, "makeup_gal", "Make-up of the towers", Unit.GAL);
        dryRow(rows, dry, "energy_mwh", "Grid electricity", Unit.MWH);
        dryRow(rows, dry, "mean_site_mw", "Mean power", Unit.MW);
        dryRow(rows, dry, "peak_site_mw", "Highest power", Unit.MW);
        dryRow(rows, dry, "pue", "PUE", Unit.ONE);
        dryRow(rows, dry, "co2_t", "Carbon dioxide", Unit.T);
        dryRow(rows, dry, "cost_usd.total", "Bills", Unit.USD);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Prose().quote(dry.words()).block());
        blocks.add(new Block.Rows(
                "dry_cooling",
                "The same days with air-cooled chillers in place of towers",
                List.of("Figure", "As the site is", "Dry", "Difference"),
                rows));
        String broken = dry.broken().isEmpty()
                ? ""
                : " Limits that do not hold when dry: " + LimitWords.joined(dry.broken()) + ".";
        boolean already = dry.figure("energy_mwh") == dry.usually("energy_mwh");
        blocks.add(Block.Note.of(
                already
                        ? "The site's towers are out of service in this year, so both columns are the same."
                        : "Part of the water saved here is used at power stations instead, for the additional electricity."
                                + broken));
        return blocks;
    }

    private void dryRow(List<List<List<Span>>> rows, Alternative dry, String key, String words, Unit unit) {
        Quantity wet = event(dry, key, words + ", as the site is", unit, true);
        Quantity with = event(dry, key, words + ", dry", unit, false);
        Quantity more = Made.of(
                f,
                "dry_more." + key,
                words + ", dry less as the site is",
                with.value() - wet.value(),
                unit,
                "dry - as the site is",
                with.id(),
                wet.id());
        if (with.known() || wet.known()) {
            rows.add(List.of(Span.words(words), Prose.cell(wet), Prose.cell(with), Prose.cell(more)));
        }
    }
}
