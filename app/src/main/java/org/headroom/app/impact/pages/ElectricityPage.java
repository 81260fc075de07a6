package org.headroom.app.impact.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.headroom.app.impact.Alternative;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.PublicRecord;

/** The section on electricity: where it comes from, how much, how hard the grid is asked, and what it emits. */
public final class ElectricityPage {
    private final ImpactCase c;
    private final Figures f;
    private final YearNumbers n;
    private final CityShares shares;

    private ElectricityPage(ImpactCase c, Figures f) {
        this.c = c;
        this.f = f;
        this.n = new YearNumbers(c, f);
        this.shares = new CityShares(c, f);
    }

    public static List<Section> of(ImpactCase c, Figures f) {
        return List.of(new Section(
                "electricity", "Electricity", EnumSet.allOf(Audience.class), new ElectricityPage(c, f).blocks()));
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Callout(
                Block.Kind.LIMIT,
                "What the model cannot say",
                List.of(Span.words(
                        "The year is computed in means of an hour. Swings within seconds are in the run's own report. "
                                + "The city's load is not metered here: its peaks and its energy are published round numbers, "
                                + "and shares of them are no better than these."))));
        blocks.addAll(metered());
        blocks.add(new Block.Heading("Shares of the city"));
        blocks.addAll(cityShares());
        blocks.add(new Block.Heading("As many homes"));
        blocks.addAll(homes());
        blocks.add(new Block.Heading("Supply by date"));
        blocks.add(new Supply(c, f).table());
        new Supply(c, f).plot().map(p -> new Block.Chart(p)).ifPresent(blocks::add);
        blocks.add(new Block.Heading("The year"));
        blocks.addAll(year());
        blocks.add(new Block.Heading("Curtailment: promised and computed"));
        blocks.addAll(curtailment());
        blocks.add(new Block.Heading("Carbon dioxide"));
        blocks.addAll(carbon());
        blocks.add(new Block.Heading("Life of the main transformers"));
        blocks.addAll(transformers());
        return blocks;
    }

    private List<Block> metered() {
        List<MeteredBeside.Pair> power = MeteredBeside.of(c, f, Shown.record(c)).stream()
                .filter(p -> p.metered().measure() == PublicRecord.Measure.POWER_MEAN)
                .toList();
        return power.isEmpty()
                ? List.of(new Block.Callout(
                        Block.Kind.UNKNOWN,
                        "No published meter",
                        List.of(Span.words("No figure of an electricity meter of this site is in the site's file."))))
                : List.of(new Block.Callout(Block.Kind.METERED, "Metered beside modelled", MeteredLines.of(power)));
    }

    private List<Block> cityShares() {
        if (!shares.known()) {
            return List.of(
                    new Block.Callout(
                            Block.Kind.UNKNOWN,
                            "The city is not in the site's file",
                            List.of(
                                    Span.words(
                                            "Shares need region.energy_mwh, region.summer_peak_mw, region.winter_peak_mw and grid.utility_mw."))));
        }
        String city = new CityText(c).city();
        List<List<List<Span>>> rows = new ArrayList<>();
        rows.add(share("Energy of a year", shares.cityMwh(), shares.flatOfEnergy(), shares.yearOfEnergy()));
        rows.add(share("Summer peak", shares.summerMw(), shares.flatOfSummer(), shares.yearOfSummer()));
        rows.add(share("Winter peak", shares.winterMw(), shares.flatOfWinter(), shares.yearOfWinter()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Rows(
                "city_shares",
                "The site's share of the city, each with its own denominator",
                List.of("Of the city's", "Denominator", "Connected power in every hour", "As computed"),
                rows));
        Quantity connected = shares.connectedMw();
        Prose note = new Prose();
        if (connected != null) {
            note.then("Connected are {}. ", connected);
        }
        if (!city.isEmpty()) {
            note.then("The city is ").quote(city).then(". ");
        }
        note.then("A share of energy is not a share of a peak: three figures, never one for another. "
                + "The city's own figures are of the time before the site and do not hold it.");
        blocks.add(new Block.Note(note.spans()));
        return blocks;
    }

    private List<List<Span>> share(
            String of, @org.jspecify.annotations.Nullable Quantity whole, Quantity flat, Quantity year) {
        return List.of(
                Span.words(of),
                whole == null ? Span.words("") : Prose.range(whole),
                Prose.range(flat),
                Prose.range(year));
    }

    private List<Block> homes() {
        PublicRecord record = Shown.record(c);
        if (record.electricityHomes().isEmpty()) {
            return List.of(Prose.of("The site's file has no figure of what a home uses.")
                    .block());
        }
        List<Block> blocks = new ArrayList<>();
        Quantity connected = shares.connectedMw();
        List<Homes.Equivalent> flat = new ArrayList<>();
        if (connected != null && connected.value() > 0) {
            flat = Homes.byElectricity(
                    f,
                    record,
                    Made.scaled(
                            f,
                            connected,
                            8760,
                            "connected.energy_mwh",
                            "Electricity of a year at the connected power in every hour",
                            Unit.MWH,
                            "connected power x 8,760 h"),
                    "homes.power_flat");
        }
        Quantity year = Made.scaled(
                f,
                n.energyMwh(),
                365 / n.days(),
                "year.energy_of_365_days_mwh",
                "Grid electricity of 365 days",
                Unit.MWH,
                "grid electricity of the year x 365 / its days");
        List<Homes.Equivalent> computed = Homes.byElectricity(f, record, year, "homes.power_year");
        List<List<List<Span>>> rows = new ArrayList<>();
        for (Homes.Equivalent e : computed) {
            List<Span> atConnected = flat.stream()
                    .filter(x -> x.perHome().equals(e.perHome()))
                    .findFirst()
                    .map(x -> Prose.cell(x.homes()))
                    .orElse(Span.words(""));
            rows.add(List.of(Span.words(e.label()), Prose.range(e.perHome()), atConnected, Prose.cell(e.homes())));
        }
        blocks.add(new Block.Rows(
                "homes_electricity",
                "Homes that use as much electricity",
                List.of("Whose average", "A home in a year", "Connected power in every hour", "As computed"),
                rows));
        blocks.add(Block.Note.of("Method: energy of a year over what a home uses in a year. It says nothing of water, "
                + "which has its own count in the section on water."));
        return blocks;
    }

    private List<Block> year() {
        List<Block> blocks = new ArrayList<>();
        Quantity it = n.itEnergyMwh();
        Quantity all = n.siteEnergyMwh();
        Quantity rest = Made.rest(
                c,
                f,
                "year.overhead_energy_mwh",
                "Cooling, losses and all else",
                Unit.MWH,
                "site_energy_mwh",
                "it_energy_mwh");
        blocks.add(new Block.Rows(
                "electricity_uses",
                "What the electricity is used for; the parts add up to the total",
                List.of("Use", "Year"),
                List.of(
                        row("Computers, network and storage", it),
                        row("Cooling, losses and all else", rest),
                        row("Total of the site", all))));
        List<List<List<Span>>> rows = new ArrayList<>(List.of(
                row("Grid electricity at the utility's meter", n.energyMwh()),
                row("Own engines", n.generationMwh()),
                row("Given by the battery", n.batteryMwh()),
                row("Mean power", n.meanMw()),
                row("Highest power", n.peakMw()),
                row("PUE, category 3: energy of the site over energy at the inlet of IT (ISO/IEC 30134-2)", n.pue())));
        blocks.add(
                new Block.Rows("electricity_year", "The year in figures", List.of("Figure", "Value and range"), rows));
        if (YearNumbers.any(n.months("energy_mwh"))) {
            blocks.add(new Block.Chart(MonthPlots.energy(n)));
        }
        DayPlots.duration(c).map(p -> new Block.Chart(p)).ifPresent(blocks::add);
        LocalDate hot = n.dayOfHighestHour(Measures.SITE_POWER_MW);
        if (hot != null) {
            DayPlots.powerOf(c, "day_power", hot).map(p -> new Block.Chart(p)).ifPresent(blocks::add);
        }
        if (!new PlanChanges(c, f).changes().isEmpty()) {
            blocks.add(new PlanChanges(c, f).table());
        }
        return blocks;
    }

    static List<List<Span>> row(String words, Quantity value) {
        return List.of(Span.words(words), Prose.range(value));
    }

    private List<Block> curtailment() {
        List<Block> blocks = new ArrayList<>();
        for (ImpactCase.Commitment promise : c.commitments()) {
            if (promise.id().contains("curtail") || promise.id().contains("batter")) {
                blocks.add(new Prose()
                        .quote(Shown.cut(promise.title()))
                        .then(". On record: ")
                        .quote(promise.promised())
                        .quote(".")
                        .block());
            }
        }
        List<List<List<Span>>> rows = new ArrayList<>();
        for (Alternative event : c.events()) {
            if (event.figure("call_asked_mw") > 0) {
                rows.add(List.of(
                        Span.words(Shown.cut(event.title())),
                        Prose.cell(call(
                                event,
                                "call_asked_mw",
                                "asked off the meter",
                                "usual power in the hours of the call - the level asked for")),
                        Prose.cell(call(
                                event,
                                "call_delivered_mw",
                                "off the meter as computed",
                                "usual power in the hours of the call - power in them")),
                        Prose.cell(call(
                                event,
                                "call_peak_mw",
                                "highest power during the call",
                                "highest step within the call"))));
            }
        }
        if (rows.isEmpty()) {
            blocks.add(Prose.of("No call of the utility is among the computed days of this report.")
                    .block());
        } else {
            blocks.add(new Block.Rows(
                    "curtailment",
                    "What the utility asks for in a computed call, and what the site gives on average over it",
                    List.of("Call", "Asked", "Given, mean", "Highest power left"),
                    rows));
        }
        blocks.add(Block.Note.of(
                "What is computed is what the plant could do. Whether a real call was followed would need a meter; "
                        + "what was never published is in the section on what is disputed and unknown."));
        return blocks;
    }

    private Quantity call(Alternative event, String key, String name, String formula) {
        return f.add(new Quantity(
                "call." + event.id() + "." + key,
                Shown.cut(event.title()) + ": " + name,
                event.figure(key),
                Double.NaN,
                Double.NaN,
                Unit.MW,
                formula,
                List.copyOf(event.changes().keySet()),
                "Headroom's twin over the days of the call; " + event.source(),
                Confidence.ESTIMATE));
    }

    private List<Block> carbon() {
        List<Block> blocks = new ArrayList<>();
        Quantity factor = shares.input("emissions.grid_kg_per_mwh", "Carbon dioxide of grid electricity");
        Quantity grid = n.co2T();
        Quantity own = n.generationCo2T();
        Quantity sum = n.allCo2T();
        List<List<List<Span>>> rows = new ArrayList<>(List.of(row("Grid electricity, by location (scope 2)", grid)));
        if (own.known()) {
            rows.add(row("Own engines (scope 1)", own));
        }
        rows.add(row("Total", sum));
        blocks.add(new Block.Rows(
                "carbon", "Carbon dioxide of a year; the parts add up to the total", List.of("Source", "Year"), rows));
        if (factor != null) {
            blocks.add(new Block.Note(Prose.of("Each MWh from the grid counts {-}. Source: ", factor)
                    .quote(factor.source())
                    .then(
                            ". By market, with certificates or contracts, it may be another figure; none is public for this site.")
                    .spans()));
        }
        return blocks;
    }

    private List<Block> transformers() {
        Quantity life = n.transformerLifeH();
        Quantity hours = Made.of(f, "year.length_h", "Hours of the year", n.days() * 24, Unit.H, "days x 24");
        Quantity rate = Made.scaled(
                f,
                life,
                1 / (n.days() * 24),
                "year.transformer_ageing",
                "Ageing of the main transformers over normal",
                Unit.ONE,
                "life used / hours of the year",
                hours.id());
        List<List<List<Span>>> rows = new ArrayList<>(List.of(
                row("Hours of the year", hours),
                row("Life used of the insulation, as hours at its rated temperature", life),
                row("Life used for each hour of the year", rate),
                row("Hottest point of the windings (hot spot)", n.transformerHotSpotC())));
        Quantity limit = shares.input("limits.transformer_hot_spot_c", "Limit of the hot spot");
        if (limit != null) {
            rows.add(row("Limit of the hot spot", limit));
        }
        return List.of(
                new Block.Rows(
                        "transformers", "Main transformers over the year", List.of("Figure", "Value and range"), rows),
                Block.Note.of(
                        "Number and size of the transformers are not public and assumed. Hours of the twin hide shorter peaks, which oil and winding smooth too."));
    }
}
