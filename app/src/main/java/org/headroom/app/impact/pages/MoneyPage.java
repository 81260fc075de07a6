package org.headroom.app.impact.pages;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.PublicRecord;
import org.jspecify.annotations.Nullable;

/** The section on money: the site's bills, what it pays a unit against what residents pay, taxes and what it has built. */
public final class MoneyPage {
    private final ImpactCase c;
    private final Figures f;
    private final YearNumbers n;
    private final PublicRecord.Money money;
    private final PublicRecord record;

    private MoneyPage(ImpactCase c, Figures f) {
        this.c = c;
        this.f = f;
        this.n = new YearNumbers(c, f);
        this.record = Shown.record(c);
        this.money = record.money();
    }

    public static List<Section> of(ImpactCase c, Figures f) {
        return List.of(new Section("money", "Money", EnumSet.allOf(Audience.class), new MoneyPage(c, f).blocks()));
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Callout(
                Block.Kind.LIMIT,
                "What the model cannot say",
                List.of(new Prose()
                        .then("Bills follow from the tariff of the site's file")
                        .quote(tariff())
                        .then(". The contract of the site is not public. Taxes are not computed.")
                        .spans())));
        metered().ifPresent(blocks::add);
        blocks.add(new Block.Heading("Bills of the year"));
        blocks.add(bills());
        expected().ifPresent(blocks::add);
        blocks.add(new Block.Heading("The site's prices and residents' prices"));
        blocks.addAll(prices());
        blocks.add(new Block.Heading("Taxes"));
        blocks.add(taxes());
        blocks.add(new Block.Heading("What the owner has paid for or said that it would"));
        blocks.add(paid());
        return blocks;
    }

    private String tariff() {
        String name = new CityText(c).text("tariff.name");
        return name.isEmpty() ? "" : " (" + name + ")";
    }

    private java.util.Optional<Block> metered() {
        List<MeteredBeside.Pair> bills = MeteredBeside.of(c, f, record).stream()
                .filter(p -> p.metered().measure() == PublicRecord.Measure.BILL)
                .toList();
        return bills.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(
                        new Block.Callout(Block.Kind.METERED, "Billed beside modelled", MeteredLines.of(bills)));
    }

    private Block bills() {
        List<Quantity> parts = List.of(n.usd("energy"), n.usd("demand"), n.usd("water"), n.usd("sewer"));
        Quantity total = Made.sum(
                c,
                f,
                "money.bills_usd",
                "All bills of the year",
                Unit.USD,
                "cost_usd.energy",
                "cost_usd.demand",
                "cost_usd.water",
                "cost_usd.sewer");
        List<List<List<Span>>> rows = new ArrayList<>();
        for (Quantity part : parts) {
            rows.add(ElectricityPage.row(part.name(), part));
        }
        rows.add(ElectricityPage.row("Total", total));
        return new Block.Rows(
                "bills", "Bills of the year by part; the parts add up to the total", List.of("Part", "Year"), rows);
    }

    private Quantity total(String id, String name, List<Quantity> parts) {
        return Made.of(
                f,
                id,
                name,
                parts.stream().mapToDouble(Quantity::value).sum(),
                Unit.USD,
                "sum of the parts",
                parts.stream().map(Quantity::id).toArray(String[]::new));
    }

    private java.util.Optional<Block> expected() {
        Quantity expected = known(money.expectedBillUsd(), "Electricity bill of a month, expected in public");
        if (expected == null) {
            return java.util.Optional.empty();
        }
        Quantity electric = Made.of(
                f,
                "money.electricity_a_month_usd",
                "Electricity bill of a mean month, modelled",
                (n.usd("energy").value() + n.usd("demand").value()) * 365.25 / 12 / n.days(),
                Unit.USD,
                "(energy + demand) / 12 months",
                "year.cost_usd.energy",
                "year.cost_usd.demand");
        return java.util.Optional.of(new Block.Note(Prose.of(
                        "Expected in public were {} a month for electricity; modelled are {}. Source: ",
                        expected,
                        electric)
                .quote(expected.source())
                .spans()));
    }

    private List<Block> prices() {
        List<List<List<Span>>> rows = new ArrayList<>();
        Quantity energy = n.energyMwh();
        Quantity power = Made.of(
                f,
                "money.electricity_usd_per_kwh",
                "Electricity, paid by the site",
                energy.value() > 0
                        ? (n.usd("energy").value() + n.usd("demand").value()) / (1000 * energy.value())
                        : Double.NaN,
                Unit.USD_PER_KWH,
                "(energy + demand) / grid electricity",
                "year.cost_usd.energy",
                "year.cost_usd.demand",
                energy.id());
        rows.add(price(
                "Electricity",
                power,
                known(money.residentElectricityUsdPerKwh(), "Electricity, paid by homes on average")));
        Quantity mains = n.gal("potable_gal");
        Quantity water = Made.of(
                f,
                "money.water_usd_per_kgal",
                "Water, paid by the site",
                mains.value() > 0 ? 1000 * n.usd("water").value() / mains.value() : Double.NaN,
                Unit.USD_PER_KGAL,
                "water bill / mains water",
                "year.cost_usd.water",
                mains.id());
        rows.add(price("Water", water, known(money.residentWaterUsdPerKgal(), "Water, paid by other customers")));
        boolean metered = new CityText(c).text("water.sewer.billed_on").equals("metered_water");
        Quantity billed = n.gal(metered ? "potable_gal" : "discharge_gal");
        Quantity sewer = Made.of(
                f,
                "money.sewer_usd_per_kgal",
                "Sewer, paid by the site",
                billed.value() > 0 ? 1000 * n.usd("sewer").value() / billed.value() : Double.NaN,
                Unit.USD_PER_KGAL,
                metered ? "sewer bill / mains water, on which it is billed" : "sewer bill / discharge",
                "year.cost_usd.sewer",
                billed.id());
        rows.add(price(metered ? "Sewer, billed on mains water" : "Sewer, billed on discharge", sewer, null));
        return List.of(
                new Block.Rows(
                        "prices",
                        "What is paid for a unit",
                        List.of("What", "The site, as modelled", "Residents", "The site's over residents'"),
                        rows),
                Block.Note.of(
                        "A home pays for the network down to its door and uses little at night; a large customer takes power at high voltage "
                                + "around the clock. A lower price is therefore not by itself a subsidy, and nothing here shows that there is none."));
    }

    private List<List<Span>> price(String what, Quantity site, @Nullable Quantity homes) {
        if (homes == null) {
            return List.of(Span.words(what), Prose.cell(site), Span.words("not in the site's file"), Span.words(""));
        }
        Quantity ratio = Made.of(
                f,
                site.id().replaceFirst("_usd_per_.*", "_over_residents_percent"),
                what + ", the site's price over residents'",
                100 * site.value() / homes.value(),
                Unit.PERCENT,
                "price of the site / price of residents",
                site.id(),
                homes.id());
        return List.of(Span.words(what), Prose.cell(site), Prose.cell(homes), Prose.cell(ratio));
    }

    private Block taxes() {
        Quantity tax = known(money.firstYearTaxUsd(), "Taxes of the first year, projected");
        if (tax == null) {
            return Prose.of("No figure of taxes is in the site's file.").block();
        }
        Prose prose = Prose.of("Projected for the first year are {}. Source: ", tax)
                .quote(tax.source())
                .then(".");
        Quantity share = known(money.localTaxShare(), "Part of the taxes for the places nearby");
        Quantity radius = known(money.localRadiusKm(), "How far nearby reaches");
        if (share != null && radius != null) {
            Quantity percent = Made.scaled(
                    f,
                    share,
                    100,
                    "money.local_tax_percent",
                    "Part of the taxes for the places nearby",
                    Unit.PERCENT,
                    "share x 100");
            Quantity local = Made.of(
                    f,
                    "money.local_tax_usd",
                    "Taxes for the places nearby, projected",
                    tax.value() * share.value(),
                    Unit.USD,
                    "taxes x share",
                    tax.id(),
                    share.id());
            prose.then(" By ordinance {} of them, {}, are for places within {}.", percent, local, radius);
        }
        return prose.then(" No tax bill was found in public.").block();
    }

    private Block paid() {
        List<Quantity> parts = new ArrayList<>();
        List<List<List<Span>>> rows = new ArrayList<>();
        for (PublicRecord.Paid one : money.paid()) {
            Quantity usd = f.ofInput(
                    one.usd().path(),
                    "Paid or promised: " + Shown.cut(one.what()),
                    one.usd().sourced());
            parts.add(usd);
            rows.add(List.of(Span.words(one.what()), Prose.range(usd), Span.words(usd.source())));
        }
        if (parts.isEmpty()) {
            return Prose.of("No such sums are in the site's file.").block();
        }
        rows.add(List.of(
                Span.words("Total"),
                Prose.cell(total("money.paid_usd", "Paid or promised in all", parts)),
                Span.words("sum of the lines; promised is not paid")));
        return new Block.Rows(
                "paid", "Sums named in public; they add up to the total", List.of("For", "Sum", "Source"), rows);
    }

    private @Nullable Quantity known(PublicRecord.@Nullable Known known, String name) {
        return known == null ? null : f.ofInput(known.path(), name, known.sourced());
    }
}
