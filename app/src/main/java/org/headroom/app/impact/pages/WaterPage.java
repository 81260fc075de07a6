package org.headroom.app.impact.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.PublicRecord;
import org.headroom.data.site.RecyclingStages;
import org.headroom.data.site.Site;

/** The section on water: where it comes from, where it goes, what it does to the ground, and what else could be done. */
public final class WaterPage {
    private final ImpactCase c;
    private final Figures f;
    private final YearNumbers n;
    private final CityShares inputs;

    private WaterPage(ImpactCase c, Figures f) {
        this.c = c;
        this.f = f;
        this.n = new YearNumbers(c, f);
        this.inputs = new CityShares(c, f);
    }

    public static List<Section> of(ImpactCase c, Figures f) {
        return List.of(new Section("water", "Water", EnumSet.allOf(Audience.class), new WaterPage(c, f).blocks()));
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Callout(
                        Block.Kind.LIMIT,
                        "What the model cannot say",
                        List.of(
                                Span.words(
                                        "Water follows from heat, air and chemistry of the site's file. The design of the real cooling plant was "
                                                + "never published. A balance that adds up proves the bookkeeping and not that the plant is like this."))));
        blocks.addAll(metered());
        blocks.add(new Block.Heading("Sources"));
        blocks.addAll(sources());
        blocks.add(new Block.Heading("Balances"));
        blocks.addAll(balances());
        blocks.add(new Block.Heading("Water for each unit of computing"));
        blocks.addAll(effectiveness());
        blocks.add(new Block.Heading("What goes to the sewer"));
        blocks.add(discharge());
        blocks.add(new Block.Heading("The aquifer"));
        blocks.addAll(
                Drawdown.aquifer(c)
                        .map(a -> new Drawdown(c, f, a, n.perDay("potable_gal", "Mains water of a mean day")).blocks())
                        .orElse(
                                List.of(
                                        new Block.Callout(
                                                Block.Kind.UNKNOWN,
                                                "No aquifer",
                                                List.of(
                                                        Span.words(
                                                                "The site's file names no aquifer behind the mains (water.aquifer), so no drawdown is computed."))))));
        blocks.add(new Block.Heading("Storage and drought"));
        WaterShortage shortage = new WaterShortage(c, f);
        blocks.addAll(shortage.drought());
        blocks.add(new Block.Heading("Dry cooling instead"));
        blocks.addAll(shortage.dry());
        return blocks;
    }

    private List<Block> metered() {
        List<MeteredBeside.Pair> water = MeteredBeside.of(c, f, Shown.record(c)).stream()
                .filter(p -> p.metered().measure() != PublicRecord.Measure.POWER_MEAN
                        && p.metered().measure() != PublicRecord.Measure.BILL)
                .toList();
        return List.of(
                water.isEmpty()
                        ? new Block.Callout(
                                Block.Kind.UNKNOWN,
                                "No published meter",
                                List.of(Span.words("No figure of a water meter of this site is in the site's file.")))
                        : new Block.Callout(Block.Kind.METERED, "Metered beside modelled", MeteredLines.of(water)));
    }

    private List<Block> sources() {
        Quantity mains = n.gal("potable_gal");
        Quantity recycled = n.gal("recycled_gal");
        Quantity all = intake();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Rows(
                "water_sources",
                "Where the water comes from; the parts add up to the total",
                List.of("Source", "Year", "Mean day", "Share"),
                List.of(
                        sourceRow(
                                "Mains, from the aquifer",
                                mains,
                                n.perDay("potable_gal", "Mains water of a mean day"),
                                all),
                        sourceRow(
                                "Recycled, from treated sewage",
                                recycled,
                                n.perDay("recycled_gal", "Recycled water of a mean day"),
                                all),
                        sourceRow(
                                "Total",
                                all,
                                Made.scaled(
                                        f,
                                        all,
                                        1 / n.days(),
                                        "day.intake_gal_per_day",
                                        "Water of a mean day",
                                        Unit.GAL_PER_DAY,
                                        "sum of the year / its days"),
                                all))));
        PublicRecord record = Shown.record(c);
        Quantity day = n.perDay("potable_gal", "Mains water of a mean day");
        if (!record.waterHomes().isEmpty() && day.value() > 0) {
            List<List<List<Span>>> rows = new ArrayList<>();
            for (Homes.Equivalent e : Homes.byWater(f, record, day, "homes.water")) {
                rows.add(List.of(Span.words(e.label()), Prose.cell(e.perHome()), Prose.cell(e.homes())));
            }
            blocks.add(new Block.Rows(
                    "homes_water",
                    "Homes that use as much mains water; this count says nothing of electricity",
                    List.of("Whose average", "A home in a day", "Homes"),
                    rows));
        }
        if (YearNumbers.any(n.months("potable_gal"))) {
            blocks.add(new Block.Chart(MonthPlots.water(n, "water_months", "Water by month")));
        }
        LocalDate wet = n.highestDay(Measures.MAKEUP_GAL_PER_DAY);
        if (wet != null) {
            DayPlots.waterOf(c, wet).map(p -> new Block.Chart(p)).ifPresent(blocks::add);
        }
        blocks.addAll(recycledStages());
        return blocks;
    }

    private List<List<Span>> sourceRow(String words, Quantity year, Quantity day, Quantity all) {
        Quantity share = Made.of(
                f,
                "share." + year.id().replace("_gal", "_percent"),
                words + ", share",
                all.value() > 0 ? 100 * year.value() / all.value() : Double.NaN,
                Unit.PERCENT,
                "part / total",
                year.id(),
                all.id());
        return List.of(Span.words(words), Prose.range(year), Prose.cell(day), Prose.cell(share));
    }

    private Quantity intake() {
        return Made.sum(c, f, "year.intake_gal", "Water into the site", Unit.GAL, "potable_gal", "recycled_gal");
    }

    private Quantity rest(String id, String name, String... keys) {
        return Made.rest(c, f, id, name, Unit.GAL, keys);
    }

    private List<Block> recycledStages() {
        List<List<List<Span>>> rows = new ArrayList<>();
        for (RecyclingStages.Stage stage : c.site().water().recycling().stages().stages()) {
            Quantity share = Made.of(
                    f,
                    "recycled.stage." + stage.name() + "_percent",
                    "Part of the recycling plant's product on offer",
                    100 * stage.capacityShare(),
                    Unit.PERCENT,
                    "as the site's file has it",
                    "water.recycled.stages." + stage.name());
            rows.add(List.of(
                    Span.words(
                            stage.fromS() <= Site.OPEN_FROM_S ? "from the beginning" : ShortPage.day(stage.fromS(), c)),
                    Span.words(stage.status().id()),
                    Prose.cell(share),
                    Span.words(
                            stage.source().equals("water.recycled.available_from")
                                    ? "the opening date in the site's file"
                                    : stage.source())));
        }
        return rows.isEmpty()
                ? List.of()
                : List.of(new Block.Rows(
                        "recycled_stages",
                        "The recycling plant by date",
                        List.of("From", "State", "On offer", "Source"),
                        rows));
    }

    private List<Block> balances() {
        List<Block> blocks = new ArrayList<>();
        Quantity makeup = n.gal("makeup_gal");
        Quantity in = intake();
        Quantity other = Made.ofYear(
                c,
                f,
                "year.not_towers_gal",
                "Wash rooms and kitchens, and what tanks gained",
                Unit.GAL,
                "water into the site - make-up of the towers",
                figure -> figure.applyAsDouble("potable_gal")
                        + figure.applyAsDouble("recycled_gal")
                        - figure.applyAsDouble("makeup_gal"),
                "potable_gal",
                "recycled_gal",
                "makeup_gal");
        blocks.add(new Block.Rows(
                "balance_site",
                "Water into the site and where it goes; the parts add up to the total",
                List.of("Use", "Year"),
                List.of(
                        ElectricityPage.row("Into the towers (make-up)", makeup),
                        ElectricityPage.row("Wash rooms and kitchens, and what tanks gained", other),
                        ElectricityPage.row("Total into the site", in))));
        Quantity left = rest(
                "year.tower_rest_gal",
                "What basins gained and lost",
                "makeup_gal",
                "evaporation_gal",
                "drift_gal",
                "blowdown_gal");
        blocks.add(new Block.Rows(
                "balance_towers",
                "Water of the towers: make-up = evaporation + drift + blowdown + what basins gained",
                List.of("Path", "Year"),
                List.of(
                        ElectricityPage.row("Evaporation, lost to the air", n.gal("evaporation_gal")),
                        ElectricityPage.row("Drift, droplets lost to the air", n.gal("drift_gal")),
                        ElectricityPage.row("Blowdown, to the sewer", n.gal("blowdown_gal")),
                        ElectricityPage.row("What basins gained and lost", left),
                        ElectricityPage.row("Total make-up", makeup))));
        Quantity discharge = n.gal("discharge_gal");
        Quantity people = rest(
                "year.other_discharge_gal",
                "Waste water of people, and reject of the recycling plant",
                "discharge_gal",
                "blowdown_gal");
        blocks.add(new Block.Rows(
                "balance_return",
                "What comes back: to the sewer and the wastewater works",
                List.of("Path", "Year"),
                List.of(
                        ElectricityPage.row("Blowdown of the towers", n.gal("blowdown_gal")),
                        ElectricityPage.row("Waste water of people, and reject of the recycling plant", people),
                        ElectricityPage.row("Total to the sewer", discharge))));
        Quantity back = Made.of(
                f,
                "share.returned_percent",
                "Water that comes back by the sewer, of what is taken",
                100 * discharge.value() / in.value(),
                Unit.PERCENT,
                "discharge / water into the site",
                discharge.id(),
                in.id());
        Quantity consumed = Made.of(
                f,
                "year.consumed_gal",
                "Water consumed",
                in.value() - discharge.value(),
                Unit.GAL,
                "water into the site - discharge (GRI 303-5)",
                in.id(),
                discharge.id());
        blocks.add(Prose.of(
                        "{} of the water comes back by the sewer. {} do not: they go into the air or stay in tanks.",
                        back,
                        consumed)
                .block());
        Quantity intake = n.gal("recycling_intake_gal");
        Quantity product = n.gal("recycling_product_gal");
        if (intake.value() > 0) {
            Quantity reject = rest(
                    "year.recycling_reject_gal",
                    "Reject of the recycling plant",
                    "recycling_intake_gal",
                    "recycling_product_gal");
            blocks.add(new Block.Rows(
                    "balance_recycling",
                    "The recycling plant, for all its users",
                    List.of("Path", "Year"),
                    List.of(
                            ElectricityPage.row("Product", product),
                            ElectricityPage.row("Reject, sludge and what its tank gained", reject),
                            ElectricityPage.row("Total of treated sewage taken in", intake),
                            ElectricityPage.row("Electricity for it", n.recyclingMwh()))));
        }
        return blocks;
    }

    private List<Block> effectiveness() {
        List<List<List<Span>>> rows = new ArrayList<>();
        rows.add(ElectricityPage.row("WUE on site, all water (ISO/IEC 30134-9)", n.wueLPerKwh()));
        f.all().stream()
                .filter(q -> q.unit() == Unit.L_PER_KWH && q.id().startsWith("indicator.") && q.known())
                .forEach(q -> rows.add(ElectricityPage.row(q.name(), q)));
        rows.add(ElectricityPage.row("Cycles of concentration in the towers", n.cycles()));
        rows.add(ElectricityPage.row("Water circulated over the towers", n.circulatingM3()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Rows("wue", "Water for computing", List.of("Figure", "Value and range"), rows));
        if (rows.size() == 3) {
            blocks.add(Block.Note.of(
                    "Water at the power stations that make the electricity is in the section of indicators."));
        }
        return blocks;
    }

    private Block discharge() {
        List<List<List<Span>>> rows = new ArrayList<>();
        rows.add(dischargeRow(
                "Volume of a mean day",
                n.perDay("discharge_gal", "Discharge of a mean day"),
                "limits.sewer_gal_per_day"));
        rows.add(dischargeRow("Dissolved solids, mean", n.sewerTdsMgPerL(), "water.sewer.limits.tds_mg_per_l"));
        rows.add(dischargeRow("Warmest", n.sewerC(), "water.sewer.limits.temperature_c"));
        rows.add(dischargeRow("Nitrogen of the year", n.sewerNitrogenKg(), ""));
        rows.add(dischargeRow("Phosphorus of the year", n.sewerPhosphorusKg(), ""));
        return new Block.Rows(
                "discharge",
                "Volume and quality of the discharge, and what the sewer takes",
                List.of("Figure", "Value and range", "Limit in the site's file"),
                rows);
    }

    private List<List<Span>> dischargeRow(String words, Quantity value, String limit) {
        Quantity allowed = limit.isEmpty() ? null : inputs.input(limit, "Limit: " + words);
        return List.of(
                Span.words(words),
                Prose.range(value),
                allowed == null ? Span.words("none stated") : Prose.cell(allowed));
    }
}
