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

    public static List<Section> of(ImpactCase c, Figures f) {
        return List.of(new Section("short", "In short", EnumSet.allOf(Audience.class), new ShortPage(c, f).blocks()));
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Callout(
                Block.Kind.LIMIT,
                "Read this first",
                List.of(
                        Span.words(Shown.shown(c)),
                        Span.words(
                                "The figures come from a computer model. They are from a meter only where we say so. "
                                        + "The model can be wrong in ways that no range shows."))));
        blocks.add(new Block.Tiles(tiles()));
        blocks.add(new Block.Heading("Power"));
        blocks.addAll(power());
        blocks.add(new Block.Heading("Water"));
        blocks.addAll(water());
        blocks.add(new Block.Heading("The worst day"));
        blocks.addAll(worstDay());
        blocks.add(new Block.Heading("Air, noise and heat"));
        blocks.add(air());
        blocks.add(new Block.Heading("Money"));
        blocks.add(money());
        blocks.add(new Block.Heading("What the plan changes"));
        blocks.addAll(new PlanChanges(c, f).plain());
        blocks.add(new Block.Heading("What meters showed"));
        blocks.addAll(meters());
        return blocks;
    }

    private List<Block.Tile> tiles() {
        List<Block.Tile> tiles = new ArrayList<>();
        Quantity mean = n.meanMw();
        tiles.add(new Block.Tile("power", "Power", mean, Span.of("on average. The most is {~}.", n.peakMw())));
        Quantity mains = n.perDay("potable_gal", "Mains water of a mean day");
        tiles.add(new Block.Tile(
                "water",
                "Tap water",
                mains,
                Span.of("on average. The worst day takes {~}.", n.gal("worst_day_potable_gal"))));
        Quantity back = n.perDay("discharge_gal", "Discharge of a mean day");
        tiles.add(new Block.Tile("water", "Comes back", back, Span.words("goes down the sewer on average.")));
        tiles.add(new Block.Tile("heat", "Heat", heatMw(), Span.words("of heat goes into the air on average.")));
        tiles.add(new Block.Tile(
                "air",
                "Greenhouse gas",
                n.co2T(),
                Span.words("of carbon dioxide a year comes from power plants for it.")));
        f.all().stream()
                .filter(q -> q.known() && q.unit() == Unit.DBA && q.id().contains("ldn"))
                .findFirst()
                .ifPresent(q -> tiles.add(new Block.Tile(
                        "noise", "Noise", q, Span.words("at homes, day and night. The model gives this."))));
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

    private List<Block> power() {
        List<Block> blocks = new ArrayList<>();
        CityShares shares = new CityShares(c, f);
        if (shares.known()) {
            Quantity connected = shares.input("grid.utility_mw", "Power that the utility has connected");
            blocks.add(Prose.of(
                            "If the site drew all of its {} all year, that would be three shares of the city. "
                                    + "Each one has its own base.",
                            connected == null ? n.peakMw() : connected)
                    .block());
            blocks.add(new Block.Bullets(List.of(
                    Span.of(
                            "Of all the power the city uses in a year: {} to {}.",
                            shares.flatOfEnergyLow(),
                            shares.flatOfEnergyHigh()),
                    Span.of("Of its peak in summer: {}.", shares.flatOfSummer()),
                    Span.of("Of its peak in winter: {}.", shares.flatOfWinter()))));
            blocks.add(Prose.of(
                            "In the model the site draws less. Its year is {} of the city's power.",
                            shares.yearOfEnergy())
                    .block());
        } else {
            blocks.add(Prose.of("The site's file has no figures of the city. So we can not say what share this is.")
                    .block());
        }
        Quantity connected = shares.connectedMw();
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
            blocks.add(between(homes, "That much power all year would serve ").block());
            blocks.add(Prose.of("The count is for power. It does not hold for water.")
                    .block());
        }
        return blocks;
    }

    private static Prose between(List<Homes.Equivalent> homes, String words) {
        Homes.Equivalent few = homes.getFirst();
        Homes.Equivalent many = homes.getLast();
        Prose prose = homes.size() == 1
                ? Prose.of(words + "about {} homes. We took the use of ", few.homes())
                        .quote(Shown.cut(few.label()))
                : Prose.of(words + "{} to {} homes. It depends on whose use we take: ", few.homes(), many.homes())
                        .quote(Shown.cut(few.label()))
                        .quote(" or ")
                        .quote(Shown.cut(many.label()));
        return prose.then(".");
    }

    private List<Block> water() {
        List<Block> blocks = new ArrayList<>();
        Quantity mains = n.perDay("potable_gal", "Mains water of a mean day");
        Quantity recycled = n.perDay("recycled_gal", "Recycled water of a mean day");
        String name = new CityText(c).wells();
        Prose from = Prose.of("On average the site takes {~} from the city's water pipes.", mains);
        if (!name.isEmpty()) {
            from.then(" Wells pump it from the ground: ").quote(name).then(".");
        }
        if (recycled.value() > 0) {
            from.then(" A further {~} are used water, made clean.", recycled);
        } else {
            from.then(" None of it is used water made clean.");
        }
        blocks.add(from.block());
        blocks.add(Prose.of(
                        "The towers let {~} a year go into the air as vapor. " + "{~} a year go back by the sewer.",
                        n.gal("evaporation_gal"),
                        n.gal("discharge_gal"))
                .block());
        if (!record.waterHomes().isEmpty() && mains.value() > 0) {
            blocks.add(between(Homes.byWater(f, record, mains, "homes.water"), "As much city water would serve ")
                    .then(" The count is for water. It does not hold for power.")
                    .block());
        }
        double[] potable = n.months("potable_gal");
        if (YearNumbers.any(potable)) {
            blocks.add(new Block.Chart(MonthPlots.water(n, "short_water", "City water by month")));
        }
        return blocks;
    }

    private List<Block> worstDay() {
        List<Block> blocks = new ArrayList<>();
        Prose prose = new Prose();
        LocalDate hot = n.dayOfHighestHour(Measures.SITE_POWER_MW);
        if (hot != null) {
            prose.then("In the model the day with the most power is " + DAY.format(hot) + ".");
        }
        prose.then(" The most at any time is {~}.", n.peakMw());
        LocalDate wet = n.highestDay(Measures.MAKEUP_GAL_PER_DAY);
        Quantity most = n.gal("worst_day_gal");
        if (wet != null && most.known()) {
            prose.then(" The towers take the most water on " + DAY.format(wet) + ": {~}.", most);
        }
        blocks.add(prose.block());
        if (hot != null) {
            DayPlots.powerOf(c, hot).map(p -> new Block.Chart(p)).ifPresent(blocks::add);
        }
        return blocks;
    }

    private Block air() {
        Prose prose = new Prose();
        if (n.generationMwh().value() > 0) {
            prose.then(
                    "Engines on the site give off {~} of nitrogen oxides and {~} of fine dust a year.",
                    n.noxKg(),
                    n.pmKg());
        } else {
            prose.then("In this case no engine runs on the site in a usual year.");
        }
        prose.then(
                " The part on air shows where smoke and mist would go. The part on noise shows how loud it is at homes."
                        + " All power ends as heat. On average {~} of heat rise from the roofs and towers.",
                heatMw());
        return prose.block();
    }

    private Block money() {
        Prose prose = Prose.of("The model has the bills at {~} a year.", n.usd("total"));
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
                    " The city hoped for {~} of tax in the first year.",
                    f.ofInput(tax.path(), "Taxes of the first year, projected", tax.sourced()));
            prose.then(" No tax bill was found.");
        } else {
            prose.then(" No figure of taxes is in the site's file.");
        }
        return prose.block();
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
