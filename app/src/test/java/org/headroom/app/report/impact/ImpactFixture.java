package org.headroom.app.report.impact;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;

/** A made-up report with each kind of block, each kind of chart and every form of number. */
final class ImpactFixture {
    static final Set<Audience> ALL = Set.of(Audience.values());
    static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final int HOURS = 8760;

    private ImpactFixture() {}

    static Quantity q(String id, String name, double value, double low, double high, Unit unit) {
        return new Quantity(
                id,
                name,
                value,
                low,
                high,
                unit,
                "sum over the hours of the year",
                List.of("cooling.towers.fan_w", "year.energy_mwh"),
                "twin of the site with its inputs (ISO/IEC 30134-2:2016)",
                Confidence.ESTIMATE);
    }

    static final Quantity WATER =
            q("year.makeup_gal_per_day", "Water taken a day", 1_093_309.2, 982_114.0, 1_204_877.0, Unit.GAL_PER_DAY);
    static final Quantity ENERGY =
            q("year.energy_mwh", "Energy of a year", 1_163_442.7, 1_020_000, 1_290_000, Unit.MWH);
    static final Quantity PEAK = q("year.peak_site_mw", "Highest power", 152.31, 140.2, 161.8, Unit.MW);
    static final Quantity PUE = q("year.pue", "PUE", 1.2043, 1.17, 1.26, Unit.ONE);
    static final Quantity HEAT = q("year.warmest_c", "Warmest water back", 34.27, 33.1, 36.2, Unit.C);
    static final Quantity NOX = q("year.nox_t", "Nitrogen oxides", 78.91, 40.2, 120.4, Unit.SHORT_TON);
    static final Quantity NOISE = q("noise.ldn_dba", "Day-night sound level", 54.34, 51.2, 58.9, Unit.DBA);
    static final Quantity DRAWDOWN =
            q("water.drawdown_m", "Drawdown at the nearest well field", 0.2113, 0.14, 0.34, Unit.M);
    static final Quantity BILL = q("year.cost_usd", "Bill for power and water", 81_234_567.8, 7.2e7, 9.4e7, Unit.USD);
    static final Quantity SHARE =
            q("share.summer_percent", "Share of the summer peak", 5.077, 4.67, 5.39, Unit.PERCENT);
    static final Quantity METERED = new Quantity(
            "metered.peak_day_gal",
            "Metered on the highest day",
            812_502,
            Double.NaN,
            Double.NaN,
            Unit.GAL,
            "read at the meter",
            List.of(),
            "The Cooling Report, 2026",
            Confidence.PRESS);
    static final Quantity UNKNOWN =
            q("health.cost_usd", "Cost to health", Double.NaN, Double.NaN, Double.NaN, Unit.USD);

    static ImpactPage page() {
        return page("Colossus (as announced)");
    }

    static ImpactPage page(String site) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("short", "In short", ALL, shortPage()));
        sections.add(new Section("electricity", "Electricity", ALL, electricity()));
        sections.add(new Section("water", "Water", ALL, water()));
        sections.add(new Section("indicators", "Indicators", ALL, List.of(indicators())));
        sections.add(new Section(
                "what-if",
                "What if",
                ALL,
                List.of(
                        new Block.Text(
                                Span.words("Tick what would be kept. All combinations were computed beforehand.")),
                        switches())));
        return new ImpactPage(
                "r-2026-11-23-7f3a",
                site,
                "Shows the site as announced in 2024, not as it was built.",
                "Meters said 30,000 gallons a day in 2024 and 812,502 gallons on the highest day of 2026; the model's figures stand beside them.",
                Audience.RESIDENTS,
                List.of(
                        List.of("Window", "1 January 2025 to 1 January 2026, America/Chicago"),
                        List.of("Weather", "Memphis airport 2025, sha256 9f2c…"),
                        List.of("Ensemble", "200 members, seed 20261123")),
                sections,
                List.of(WATER, ENERGY, PEAK, PUE, HEAT, NOX, NOISE, DRAWDOWN, BILL, SHARE, METERED, UNKNOWN),
                List.of(
                        new ImpactPage.Input(
                                "cooling.towers.fan_w",
                                "45000",
                                "W",
                                "30000",
                                "60000",
                                Confidence.ASSUMPTION,
                                "assumption: a usual fan of a cell of this size"),
                        new ImpactPage.Input(
                                "supply.grid_limit_mw",
                                "150",
                                "MW",
                                "",
                                "",
                                Confidence.OFFICIAL_QUOTED,
                                "MLGW and TVA, 2024 (fact E9)")));
    }

    private static List<Block> shortPage() {
        return List.of(
                new Block.Callout(
                        Block.Kind.LIMIT,
                        "Before you read",
                        List.of(
                                Span.words("The numbers here come from a model. No one has checked them at the site."),
                                Span.words("The owner has not said how many chips run, or how hard."))),
                Block.Text.of(
                        "The site takes about {~} in a year. That is up to {~} at one time. It drinks {~} on a mean day.",
                        ENERGY,
                        PEAK,
                        WATER),
                new Block.Tiles(List.of(
                        new Block.Tile(
                                "power",
                                "Power at the peak",
                                PEAK,
                                Span.of("This is {~} of the city's summer peak.", SHARE)),
                        new Block.Tile(
                                "water", "Water a day", WATER, Span.words("Most of it turns to vapor in the towers.")),
                        new Block.Tile(
                                "air",
                                "Nitrogen oxides a year",
                                NOX,
                                Span.words("From the gas turbines that stand at the site.")),
                        new Block.Tile(
                                "noise",
                                "Sound at the nearest home",
                                NOISE,
                                Span.words("Day and night taken together.")),
                        new Block.Tile("heat", "Warmest water back", HEAT, Span.words("It goes to the sewer.")),
                        new Block.Tile("money", "Bill of a year", BILL, Span.words("For power and water.")),
                        new Block.Tile("plan", "Cost to health", UNKNOWN, Span.words("No one has worked this out.")),
                        new Block.Tile(
                                "people", "Share of the summer peak", SHARE, Span.words("Of the city's utility.")))),
                new Block.Bullets(List.of(
                        Span.of("In full: {}", WATER),
                        Span.of("With its range: {-}", WATER),
                        Span.of("In plain words: {~}", WATER))),
                new Block.Note(Span.of("A small note with a number: {}.", DRAWDOWN)));
    }

    private static List<Block> electricity() {
        double[] hours = new double[HOURS];
        double[] power = new double[HOURS];
        double[] low = new double[HOURS];
        double[] high = new double[HOURS];
        double[] limit = new double[HOURS];
        for (int i = 0; i < HOURS; i++) {
            hours[i] = 1_735_711_200L + 3600L * i;
            power[i] = 118
                    + 14 * Math.sin(i * 2 * Math.PI / 8760 - 1.6)
                    + 7 * Math.sin(i * 2 * Math.PI / 24)
                    + 4 * Math.sin(i * 1.7);
            low[i] = power[i] - 9;
            high[i] = power[i] + 11;
            limit[i] = 150;
        }
        Plot year = new Plot(
                "power",
                "Power at the meter",
                "Hourly power over a year. It is lowest in winter at 93 MW and highest in July at 143 MW; the limit is 150 MW.",
                Plot.Axis.TIME,
                "",
                Unit.MW,
                "Power (MW)",
                hours,
                List.of(),
                ZONE,
                List.of(
                        new Plot.Series("10 to 90 % of outcomes", Plot.Mark.BAND, low),
                        new Plot.Series("10 to 90 % of outcomes", Plot.Mark.BAND, high),
                        new Plot.Series("Power", Plot.Mark.LINE, power),
                        new Plot.Series("Agreed limit", Plot.Mark.LIMIT, limit)));
        List<String> months =
                List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
        double[] index = new double[12];
        double[] energy = new double[12];
        double[] metered = new double[12];
        for (int i = 0; i < 12; i++) {
            index[i] = i;
            energy[i] = 90_000 + 12_000 * Math.sin((i - 3) / 12.0 * 2 * Math.PI);
            metered[i] = i < 8 ? 70_000 + 2_000 * i : Double.NaN;
        }
        Plot bars = new Plot(
                "energy-month",
                "Energy by month",
                "Energy of each month, modelled and metered.",
                Plot.Axis.CATEGORY,
                "",
                Unit.MWH,
                "Energy (MWh)",
                index,
                months,
                null,
                List.of(
                        new Plot.Series("Modelled", Plot.Mark.BAR, energy),
                        new Plot.Series("Metered", Plot.Mark.BAR, metered)));
        List<String> inputs = List.of(
                "Work of the GPUs over the year",
                "Weather of the year",
                "Power of an idle server",
                "Heat taken by the liquid loop",
                "Fan of a tower cell");
        Plot ranked = new Plot(
                "influences",
                "What matters most",
                "Share of the variance that goes with each input.",
                Plot.Axis.CATEGORY,
                "",
                Unit.PERCENT,
                "Share of the variance (%)",
                new double[] {0, 1, 2, 3, 4},
                inputs,
                null,
                List.of(new Plot.Series("Share", Plot.Mark.BAR, new double[] {61, 22, 9, 4, 1.2})));
        double[] km = new double[40];
        double[] no2 = new double[40];
        double[] standard = new double[40];
        for (int i = 0; i < 40; i++) {
            km[i] = 0.1 + i * 0.12;
            no2[i] = 160 * Math.exp(-km[i] / 1.5) * (1 - Math.exp(-km[i] * 3));
            standard[i] = 188;
        }
        Plot distance = new Plot(
                "no2-distance",
                "Nitrogen dioxide with distance",
                "Highest hour along the wind.",
                Plot.Axis.NUMBER,
                "Distance (km)",
                Unit.UG_PER_M3,
                "NO2 (µg/m³)",
                km,
                List.of(),
                null,
                List.of(
                        new Plot.Series("Highest hour", Plot.Mark.LINE, no2),
                        new Plot.Series("Standard", Plot.Mark.LIMIT, standard),
                        new Plot.Series("Receptors", Plot.Mark.POINTS, sparse(no2))));
        return List.of(
                new Block.Heading("Three figures, each with its denominator"),
                Block.Text.of(
                        "At its peak the site draws {}, which is {} of the summer peak. Over the year it takes {-}. PUE: {}.",
                        PEAK,
                        SHARE,
                        ENERGY,
                        PUE),
                new Block.Rows(
                        "shares",
                        "Shares of the city's electricity",
                        List.of("Figure", "Value", "Of what", "Source"),
                        List.of(
                                List.of(
                                        Span.words("Of the summer peak"),
                                        Span.of("{-}", SHARE),
                                        Span.words("3,000 MW"),
                                        Span.words("MLGW, 2024")),
                                List.of(
                                        Span.words("Of the year's energy"),
                                        Span.of("{}", ENERGY),
                                        Span.words("13 to 14 TWh"),
                                        Span.words("TVA, 2025")),
                                List.of(
                                        Span.words("Cost to health"),
                                        Span.of("{}", UNKNOWN),
                                        Span.words("not known"),
                                        Span.words("")))),
                new Block.Chart(year),
                new Block.Chart(bars),
                new Block.Chart(ranked),
                new Block.Chart(distance));
    }

    private static double[] sparse(double[] y) {
        double[] out = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            out[i] = i % 8 == 4 ? y[i] * 1.1 : Double.NaN;
        }
        return out;
    }

    private static List<Block> water() {
        return List.of(
                Block.Text.of("The site takes {-}. The water that leaves it is at most {}.", WATER, HEAT),
                new Block.Callout(
                        Block.Kind.METERED,
                        "What a meter said",
                        List.of(Span.of(
                                "{} on the highest day of 2026; the model gives {} on a mean day.", METERED, WATER))),
                new Block.Callout(
                        Block.Kind.DISPUTED,
                        "How many turbines",
                        List.of(Span.words("The permit names 15. An aerial survey counted 35."))),
                new Block.Callout(
                        Block.Kind.UNKNOWN,
                        "Never published",
                        List.of(Span.words("The owner has never published how much water leaves as vapor."))),
                new Block.MapView(map()),
                new Block.Rows(
                        "wide",
                        "A wide table",
                        List.of("Day", "Water", "Sewer", "Air", "Wet bulb", "Cycles", "Source"),
                        List.of(List.of(
                                Span.words("19 July"),
                                Span.of("{}", WATER),
                                Span.of("{}", METERED),
                                Span.of("{}", HEAT),
                                Span.of("{}", HEAT),
                                Span.of("{}", PUE),
                                Span.words("a long source that says where this came from")))));
    }

    static GeoMap map() {
        int n = 41;
        double[] lon = new double[n];
        double[] lat = new double[n];
        double[] v = new double[n * n];
        for (int i = 0; i < n; i++) {
            lon[i] = -90.24 + 0.16 * i / (n - 1);
            lat[i] = 35.0 + 0.12 * i / (n - 1);
        }
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                double d = Math.hypot((lon[i] + 90.15) * 91, (lat[j] - 35.07) * 111);
                v[j * n + i] = 0.5 * Math.exp(-d / 4);
            }
        }
        return new GeoMap(
                "drawdown",
                "Drawdown of the aquifer",
                "The water table falls most, by 0.4 m, near the wells east of the site.",
                -90.24,
                35.0,
                -90.08,
                35.12,
                List.of(
                        new GeoMap.Feature(
                                GeoMap.Kind.RIVER,
                                "Mississippi River",
                                new double[] {-90.235, -90.21, -90.185, -90.17, -90.18},
                                new double[] {35.0, 35.03, 35.06, 35.09, 35.12},
                                false,
                                null),
                        new GeoMap.Feature(
                                GeoMap.Kind.ROAD,
                                "Riverport Road",
                                new double[] {-90.2, -90.15, -90.09},
                                new double[] {35.04, 35.05, 35.045},
                                false,
                                null),
                        GeoMap.Feature.point(GeoMap.Kind.SITE, "Colossus", -90.16, 35.06),
                        GeoMap.Feature.point(GeoMap.Kind.WASTEWATER, "T.E. Maxson plant", -90.165, 35.065),
                        GeoMap.Feature.point(GeoMap.Kind.POWER, "Allen plant", -90.1444, 35.0669),
                        new GeoMap.Feature(
                                GeoMap.Kind.WELL,
                                "Davis well field",
                                new double[] {-90.12},
                                new double[] {35.02},
                                false,
                                DRAWDOWN),
                        GeoMap.Feature.point(GeoMap.Kind.PLACE, "Boxtown", -90.13, 35.045),
                        GeoMap.Feature.point(GeoMap.Kind.PLACE, "Westwood", -90.1, 35.05),
                        GeoMap.Feature.point(GeoMap.Kind.RECEPTOR, "Nearest home", -90.137, 35.049)),
                new GeoMap.Field(
                        "Drawdown after ten years (m)", Unit.M, lon, lat, v, new double[] {0.05, 0.1, 0.2, 0.3, 0.4}));
    }

    private static Block.Indicators indicators() {
        return new Block.Indicators(List.of(
                new Block.Indicator(
                        "W1",
                        "Water from the aquifer",
                        List.of(WATER, METERED),
                        Span.of("{} that a meter said", METERED),
                        "The Cooling Report, 2026",
                        "beyond",
                        List.of(0.8, 0.82, 0.9, 1.0, 1.15, 1.3, 1.38, 1.36, 1.2, 1.0, 0.9, 0.82),
                        "Lower is better. Zero once recycled water comes.",
                        ""),
                new Block.Indicator(
                        "E1",
                        "PUE",
                        List.of(PUE),
                        Span.words("at most 1.3"),
                        "German Energy Efficiency Act",
                        "within",
                        List.of(),
                        "Total energy over energy of the servers.",
                        ""),
                new Block.Indicator(
                        "S1",
                        "Cost to health",
                        List.of(),
                        List.of(),
                        "",
                        "not_given",
                        List.of(),
                        "",
                        "A health study of the neighbourhood.")));
    }

    private static Block.Switches switches() {
        List<Block.Choice> choices = List.of(
                new Block.Choice(
                        "recycled",
                        "Recycled water from 2028",
                        "All make-up water comes from the recycling plant.",
                        "the owner and the city, 2025"),
                new Block.Choice(
                        "curtail",
                        "Full curtailment on call",
                        "The site stops within half an hour when the utility asks.",
                        "the owner, 2024"));
        List<List<Quantity>> outcomes = new ArrayList<>();
        for (int mask = 0; mask < 4; mask++) {
            double water = (mask & 1) == 1 ? 12_000 : 1_093_309.2;
            double power = (mask & 2) == 2 ? 138.2 : 152.31;
            outcomes.add(List.of(
                    q(
                            "what_if." + mask + ".makeup_gal_per_day",
                            "Mains water a day",
                            water,
                            Double.NaN,
                            Double.NaN,
                            Unit.GAL_PER_DAY),
                    q(
                            "what_if." + mask + ".peak_mw",
                            "Power in the city's peak hour",
                            power,
                            Double.NaN,
                            Double.NaN,
                            Unit.MW),
                    q(
                            "what_if." + mask + ".cost_usd",
                            "Bill of a year",
                            81_234_567.8 + 1.2e6 * mask,
                            Double.NaN,
                            Double.NaN,
                            Unit.USD)));
        }
        return new Block.Switches("commitments", choices, outcomes);
    }
}
