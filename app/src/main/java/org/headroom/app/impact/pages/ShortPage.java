package org.headroom.app.impact.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.noise.NoiseFindings;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.PublicRecord;

/**
 * The first page: what the site takes and gives, on a mean day and on its worst, in words for everybody. It is longer than
 * 150 lines because it is one page of prose.
 */
public final class ShortPage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.US);

    private final ImpactCase c;
    private final Figures f;
    private final YearNumbers n;
    private final PublicRecord record;

    private ShortPage(ImpactCase c, Figures f) {
        this.c = c;
        this.f = f;
        this.n = new YearNumbers(c, f);
        this.record = Shown.record(c);
    }

    /** The page itself, and a second one with pictures, meters and gaps. */
    public static List<Section> of(ImpactCase c, Figures f) {
        ShortPage page = new ShortPage(c, f);
        return List.of(
                new Section("short", "In short", EnumSet.allOf(Audience.class), page.blocks()),
                new Section(
                        "short-more",
                        "In short: pictures, meters and gaps",
                        EnumSet.allOf(Audience.class),
                        page.more()));
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Callout(
                Block.Kind.LIMIT,
                "Read this first",
                List.of(Span.words(
                        "The figures come from a computer model. They are from a meter only where we say so. "
                                + "The model can be wrong in ways that no range shows."))));
        blocks.add(new Block.Tiles(tiles()));
        List<List<Span>> items = new ArrayList<>();
        items.addAll(power());
        items.addAll(water());
        items.add(worstDay());
        items.add(air());
        items.add(money());
        items.add(new PlanChanges(c, f).inShort());
        items.addAll(gaps());
        blocks.add(new Block.Bullets(items));
        return blocks;
    }

    private List<Block> more() {
        List<Block> blocks = new ArrayList<>();
        if (YearNumbers.any(n.months("potable_gal"))) {
            blocks.add(new Block.Chart(MonthPlots.water(n, "short_water", "City water by month")));
        }
        LocalDate hot = n.dayOfHighestHour(Measures.SITE_POWER_MW);
        if (hot != null) {
            DayPlots.powerOf(c, "short_day", hot).map(p -> new Block.Chart(p)).ifPresent(blocks::add);
        }
        blocks.add(new Block.Heading("What the plan changes"));
        blocks.addAll(new PlanChanges(c, f).plain());
        blocks.add(new Block.Heading("What meters showed"));
        blocks.addAll(meters());
        return blocks;
    }

    private List<Block.Tile> tiles() {
        List<Block.Tile> tiles = new ArrayList<>();
        Quantity mean = n.meanMw();
        tiles.add(new Block.Tile(
                "power", "Power", mean, Span.of("from the grid on average. The most is {~}.", n.peakMw())));
        Quantity mains = n.perDay("potable_gal", "Mains water of a mean day");
        tiles.add(new Block.Tile(
                "water",
                "Tap water",
                mains,
                Span.of("on average. The worst day takes {~}.", n.gal("worst_day_potable_gal"))));
        Quantity back = n.perDay("discharge_gal", "Discharge of a mean day");
        tiles.add(new Block.Tile("water", "Comes back", back, Span.words("goes down the sewer on average.")));
        tiles.add(new Block.Tile("heat", "Heat", heatMw(), Span.words("leaves through the cooling plant on average.")));
        tiles.add(new Block.Tile("air", "Greenhouse gas", n.allCo2T(), Span.words("of carbon dioxide a year.")));
        f.all().stream()
                .filter(q -> q.known() && q.id().equals(NoiseFindings.AT_HOMES))
                .findFirst()
                .ifPresent(q -> tiles.add(new Block.Tile("noise", "Noise", q, Span.words("at homes, day and night."))));
        tiles.add(new Block.Tile("money", "Bills", n.usd("total"), Span.words("a year for power, water and sewer.")));
        return tiles;
    }

    private Quantity heatMw() {
        double wet = c.year().mean(Measures.TOWER_HEAT_MW);
        double dry = c.year().mean(Measures.DRY_HEAT_MW);
        return Made.of(
                f,
                "year.mean_heat_mw",
                "Mean heat into the air",
                (Double.isFinite(wet) ? wet : 0) + (Double.isFinite(dry) ? dry : Double.isFinite(wet) ? 0 : Double.NaN),
                Unit.MW,
                "heat at the towers + heat of air-cooled chillers, mean of the year",
                "year.energy_mwh");
    }

    private List<List<Span>> power() {
        List<List<Span>> items = new ArrayList<>();
        CityShares shares = new CityShares(c, f);
        Quantity connected = shares.connectedMw();
        if (connected != null && shares.known()) {
            items.add(Prose.of(
                            "Power: if the site drew all of its {} all year, that would be {} to {} of all the power the "
                                    + "city uses. It would be {} of the city's peak in summer.",
                            connected,
                            shares.flatOfEnergyLow(),
                            shares.flatOfEnergyHigh(),
                            shares.flatOfSummer())
                    .then(" It would be {} of its peak in winter.", shares.flatOfWinter())
                    .then(" In the model it takes {} of the city's power in a year.", shares.yearOfEnergy())
                    .spans());
        } else {
            items.add(
                    Prose.of("Power: the site's file has no figures of the city. So we can not say what share this is.")
                            .spans());
        }
        if (connected != null
                && connected.value() > 0
                && !record.electricityHomes().isEmpty()) {
            Quantity flat = Made.scaled(
                    f,
                    connected,
                    8760,
                    "connected.energy_mwh",
                    "Electricity of a year at the connected power in every hour",
                    Unit.MWH,
                    "connected power x 8,760 h");
            List<Homes.Equivalent> homes = Homes.byElectricity(f, record, flat, "homes.power_flat");
            items.add(between(homes, Prose.of("Homes by power: {} all year would serve ", connected))
                    .then(" This is for power, not for water.")
                    .spans());
        }
        return items;
    }

    private static Prose between(List<Homes.Equivalent> homes, Prose prose) {
        Homes.Equivalent few = homes.getFirst();
        Homes.Equivalent many = homes.getLast();
        if (homes.size() == 1) {
            prose.then("about {} homes. We took the use of ", few.homes()).quote(Shown.cut(few.label()));
        } else {
            prose.then("{} to {} homes, by the use of ", few.homes(), many.homes())
                    .quote(Shown.cut(few.label()))
                    .quote(" or ")
                    .quote(Shown.cut(many.label()));
        }
        return prose.then(".");
    }

    private List<List<Span>> water() {
        List<List<Span>> items = new ArrayList<>();
        Quantity mains = n.perDay("potable_gal", "Mains water of a mean day");
        Quantity recycled = n.perDay("recycled_gal", "Recycled water of a mean day");
        String name = new CityText(c).wells();
        Prose from = Prose.of("Water: {~} come from the city's water pipes.", mains);
        if (!name.isEmpty()) {
            from.then(" Wells pump it from the ground: ").quote(name).then(".");
        }
        if (recycled.value() > 0) {
            from.then(" A further {~} are used water, made clean.", recycled);
        } else {
            from.then(" None of it is used water made clean.");
        }
        Quantity vapor = n.gal("evaporation_gal");
        if (vapor.value() > 0) {
            from.then(" The towers let {~} a year go into the air as vapor.", vapor);
        } else {
            from.then(" No cooling tower runs in this year.");
        }
        items.add(from.spans());
        if (!record.waterHomes().isEmpty() && mains.value() > 0) {
            Prose homes = between(
                    Homes.byWater(f, record, mains, "homes.water"),
                    Prose.of("Homes by water: as much city water would serve "));
            Quantity stated =
                    new CityShares(c, f).input("water.aquifer.draw_gal_per_day", "Mains draw, stated or reported");
            if (stated != null && stated.value() > 0) {
                List<Homes.Equivalent> by = Homes.byWater(f, record, stated, "homes.water_stated");
                homes.then(
                        " The {~} that were named in public would serve {} to {}.",
                        stated,
                        by.getFirst().homes(),
                        by.getLast().homes());
            }
            items.add(homes.then(" This is for water, not for power.").spans());
        }
        return items;
    }

    private List<Span> worstDay() {
        Prose prose = Prose.of("The worst day: the most power at any time is {~}", n.peakMw());
        LocalDate hot = n.dayOfHighestHour(Measures.SITE_POWER_MW);
        prose.then(hot == null ? "." : ", on " + DAY.format(hot) + ".");
        LocalDate wet = n.highestDay(Measures.POTABLE_GAL_PER_DAY);
        Quantity most = n.gal("worst_day_potable_gal");
        if (wet != null && most.value() > 0) {
            prose.then(" The most water from the city is {~}, on " + DAY.format(wet) + ".", most);
        }
        return prose.spans();
    }

    private List<Span> air() {
        Prose prose = Prose.of("Air, noise and heat: ");
        if (n.generationMwh().value() > 0) {
            prose.then(
                    "engines on the site make {~} of power. They give off {~} of nitrogen oxides and {~} of fine dust a year.",
                    n.generationMwh(),
                    n.noxKg(),
                    n.pmKg());
        } else {
            prose.then("in this case no engine runs on the site in a usual year.");
        }
        return prose.then(" The parts on air and on noise show what would reach homes." + " All power ends as heat.")
                .spans();
    }

    private List<Span> money() {
        Prose prose = Prose.of("Money: the model has the bills at {~} a year.", n.usd("total"));
        PublicRecord.Money money = record.money();
        PublicRecord.Known expected = money.expectedBillUsd();
        if (expected != null) {
            prose.then(
                    " The head of the utility spoke of {~} a month for power.",
                    f.ofInput(expected.path(), "Electricity bill of a month, expected in public", expected.sourced()));
        }
        PublicRecord.Known tax = money.firstYearTaxUsd();
        if (tax != null) {
            prose.then(
                    " The mayor projected {~} of tax in the first year.",
                    f.ofInput(tax.path(), "Taxes of the first year, projected", tax.sourced()));
            prose.then(" No tax bill was found.");
        } else {
            prose.then(" No figure of taxes is in the site's file.");
        }
        return prose.spans();
    }

    private List<List<Span>> gaps() {
        List<PublicRecord.Unpublished> all = record.unpublished();
        if (all.isEmpty()) {
            return List.of();
        }
        Prose prose = Prose.of("Never made public, as far as we found: ");
        int shown = Math.min(2, all.size());
        for (int i = 0; i < shown; i++) {
            prose.quote(Shown.cut(all.get(i).what())).then(i + 1 < shown ? ". " : ".");
        }
        return List.of(
                all.size() > shown ? prose.then(" The next page has more.").spans() : prose.spans());
    }

    private List<Block> meters() {
        List<Block> blocks = new ArrayList<>();
        List<MeteredBeside.Pair> pairs = MeteredBeside.of(c, f, record);
        if (pairs.isEmpty()) {
            blocks.add(Prose.of("No figure of a meter is in the site's file.").block());
        } else {
            List<List<Span>> items = new ArrayList<>();
            for (MeteredBeside.Pair p : pairs) {
                Prose item = new Prose().quote(Shown.cut(p.metered().what()));
                item.then(": {~}. The model has {~}", p.figure(), p.modelled());
                item.then(p.samePeriod() ? " for the same days." : " for its year.");
                items.add(item.spans());
            }
            blocks.add(new Block.Callout(Block.Kind.METERED, "Metered beside modelled", items));
        }
        if (!record.unpublished().isEmpty()) {
            Prose prose = Prose.of("Never made public, as far as we found: ");
            List<PublicRecord.Unpublished> all = record.unpublished();
            int shown = Math.min(6, all.size());
            for (int i = 0; i < shown; i++) {
                prose.quote(Shown.cut(all.get(i).what())).then(i + 1 < shown ? ". " : ".");
            }
            if (all.size() > shown) {
                prose.then(" More is on the page of what is not known.");
            }
            blocks.add(new Block.Callout(Block.Kind.UNKNOWN, "What we could not find", List.of(prose.spans())));
        }
        return blocks;
    }

    /** A day as words. */
    static String day(long epochS, ImpactCase c) {
        return DAY.format(Instant.ofEpochSecond(epochS).atZone(c.zone()));
    }
}
