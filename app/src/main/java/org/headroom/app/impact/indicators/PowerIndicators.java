package org.headroom.app.impact.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headroom.app.impact.Alternative;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Electricity: E1 to E7. */
final class PowerIndicators {
    private static final String TWIN = "Headroom's twin, a year by the hour";
    private static final double HOURS = 8760;
    private static final double FOLLOWED = 0.99;

    private final Numbers n;

    PowerIndicators(Numbers numbers) {
        this.n = numbers;
    }

    Map<String, Found> all() {
        Map<String, Found> all = new LinkedHashMap<>();
        all.put(
                "E1",
                Found.of(n.ofYear(
                        "pue",
                        "Power usage effectiveness, category 3",
                        Unit.ONE,
                        "(grid + generation + battery) / energy at the IT inlet",
                        TWIN + "; ISO/IEC 30134-2")));
        all.put("E2", cue());
        all.put("E3", reuse());
        all.put("E4", carbon());
        all.put("E5", response());
        all.put("E6", shares());
        all.put("E7", homes());
        return all;
    }

    private static Numbers.Words words(String id, String name, Unit unit, String formula, String source) {
        return new Numbers.Words("indicator." + id, name, unit, formula, source);
    }

    private Found cue() {
        boolean burnt = Double.isFinite(n.year("generation_co2_t"));
        Quantity regional = n.derived(
                words(
                        "e2.regional_kg_per_kwh",
                        "PUE times the region's factor",
                        Unit.KG_PER_KWH,
                        "PUE x factor",
                        "EPA eGRID; ISO/IEC 30134-8"),
                List.of("pue"),
                List.of("community.indicators.egrid_kg_per_mwh"),
                (y, x) -> y.applyAsDouble("pue") * x[0] / 1000);
        return Found.of(n.derived(
                        words(
                                "e2.cue_kg_per_kwh",
                                "Carbon dioxide for each kWh of IT energy",
                                Unit.KG_PER_KWH,
                                "carbon dioxide of grid energy and of what is burnt on site / IT energy",
                                TWIN + "; ISO/IEC 30134-8"),
                        burnt
                                ? List.of("co2_t", "generation_co2_t", "it_energy_mwh")
                                : List.of("co2_t", "it_energy_mwh"),
                        List.of(),
                        (y, x) -> (y.applyAsDouble("co2_t") + (burnt ? y.applyAsDouble("generation_co2_t") : 0))
                                / y.applyAsDouble("it_energy_mwh")))
                .trend(burnt ? List.of() : n.ratio("co2_t", "it_energy_mwh", 1))
                .clause("by eGRID's factor it would be {}", regional);
    }

    private Found reuse() {
        Quantity reused = share("e3.erf", "Energy reuse factor", "community.factors.reused_mwh", "ISO/IEC 30134-6");
        Quantity renewable =
                share("e3.ref", "Renewable energy factor", "community.factors.renewable_mwh", "ISO/IEC 30134-3");
        return reused != null ? Found.of(reused, renewable) : Found.of(renewable);
    }

    private @Nullable Quantity share(String id, String name, String path, String source) {
        return n.derived(
                words(id, name, Unit.ONE, "energy of the site's file / all energy of the year", source),
                List.of("site_energy_mwh"),
                List.of(path),
                (y, x) -> x[0] / y.applyAsDouble("site_energy_mwh"));
    }

    private Found carbon() {
        Quantity contract = n.derived(
                words(
                        "e4.contract_t",
                        "The contract's full power all year at the region's factor",
                        Unit.T,
                        "contract x 8,760 h x factor",
                        "EPA eGRID; GHG Protocol, Scope 2 Guidance (2015)"),
                List.of(),
                List.of("grid.utility_mw", "community.indicators.egrid_kg_per_mwh"),
                (y, x) -> x[0] * HOURS * x[1] / 1000);
        return Found.of(n.ofYear(
                        "co2_t",
                        "Carbon dioxide of energy from the grid",
                        Unit.T,
                        "energy x emission factor of the region",
                        TWIN + "; GHG Protocol, Scope 2 Guidance (2015)"))
                .trend(n.months("co2_t", false, 1))
                .clause("the contract's full power all year would be {}", contract);
    }

    /** What a demand call of the events sheds, against what the contract lets the utility ask. */
    private Found response() {
        Quantity promised = n.derived(
                words(
                        "e5.promised_mw",
                        "What may be asked for",
                        Unit.MW,
                        "contract - protected demand; reported, its terms are not public",
                        "facts E9 to E11"),
                List.of(),
                List.of("grid.utility_mw", "utility.protected_mw"),
                (y, x) -> x[0] - x[1]);
        List<Quantity> shed = new ArrayList<>();
        Quantity asked = null;
        for (Alternative event : n.site().events()) {
            // other events may fall on a call of the year
            boolean called = event.changes().containsValue("utility_call");
            if (called && Double.isFinite(event.figure("call_delivered_mw"))) {
                shed.add(figure("shed_mw", "Shed when called: " + event.title(), event, "call_delivered_mw"));
                asked = asked == null ? figure("asked_mw", "Asked for in that call", event, "call_asked_mw") : asked;
            }
        }
        if (shed.isEmpty()) {
            return Found.none();
        }
        return Found.of(shed.getFirst(), shed.subList(1, shed.size()).toArray(Quantity[]::new))
                .atLeast(asked != null && asked.known() ? nearly(asked) : promised)
                .clause("asked for in the first modelled call: {}", asked)
                .clause("it counts as followed from {} on", asked != null && asked.known() ? nearly(asked) : null)
                .clause("the contract lets the utility ask for {}", promised)
                .clause("on a notice of {}", n.input("utility.products." + n.text("utility.product") + ".notice_min"));
    }

    /** What counts as followed: all but what transformers without load and hourly means leave on the meter. */
    private Quantity nearly(Quantity asked) {
        return n.plain(
                words(
                        "e5.followed_mw",
                        "Counts as followed",
                        Unit.MW,
                        "99 % of what is asked for; a hundredth is left to transformers without load",
                        "a choice of Headroom"),
                FOLLOWED * asked.value(),
                Double.NaN,
                Double.NaN,
                List.of(asked.id()),
                Confidence.ASSUMPTION);
    }

    private Quantity figure(String id, String name, Alternative event, String key) {
        return n.plain(
                words(
                        "e5." + event.id() + "." + id,
                        name,
                        Unit.MW,
                        "of the event: " + event.title(),
                        TWIN + "; " + event.source()),
                event.figure(key),
                Double.NaN,
                Double.NaN,
                List.of("community.events." + event.id()),
                Confidence.ESTIMATE);
    }

    private Found shares() {
        List<Quantity> figures = new ArrayList<>();
        String terms = "arithmetic on the site's file";
        Quantity energy = n.derived(
                words(
                        "e6.energy_percent",
                        "Contract all year, of the city's energy",
                        Unit.PERCENT,
                        "contract x 8,760 h / the city's energy of a year",
                        terms),
                List.of(),
                List.of("grid.utility_mw", "region.energy_mwh"),
                (y, x) -> 100 * x[0] * HOURS / x[1]);
        Quantity summer = peak("e6.summer_percent", "Contract, of the summer peak", "region.summer_peak_mw", terms);
        Quantity winter = peak("e6.winter_percent", "Contract, of the winter peak", "region.winter_peak_mw", terms);
        if (energy == null || summer == null || winter == null) {
            return Found.none(); // all three or none
        }
        figures.add(energy);
        figures.add(summer);
        figures.add(winter);
        add(
                n.derived(
                        words(
                                "e6.modelled_energy_percent",
                                "Modelled energy, of the city's energy",
                                Unit.PERCENT,
                                "grid energy of 8,760 h / the city's energy of a year",
                                TWIN),
                        List.of("energy_mwh"),
                        List.of("region.energy_mwh"),
                        (y, x) -> 100 * y.applyAsDouble("energy_mwh") * HOURS / (n.days() * 24) / x[0]),
                figures);
        seasonal("summer", "June to September", 6, 9, figures);
        seasonal("winter", "December to March", 12, 3, figures);
        Quantity[] others = figures.subList(1, figures.size()).toArray(Quantity[]::new);
        return Found.of(energy, others);
    }

    private @Nullable Quantity peak(String id, String name, String path, String source) {
        return n.derived(
                words(id, name, Unit.PERCENT, "contract / peak", source),
                List.of(),
                List.of("grid.utility_mw", path),
                (y, x) -> 100 * x[0] / x[1]);
    }

    /** Highest power of a season's four months over the city's peak of that season; its range moves as that of the year's highest power. */
    private void seasonal(String season, String months, int first, int last, List<Quantity> to) {
        double most = IntStream.rangeClosed(1, 12)
                .filter(m -> first <= last ? m >= first && m <= last : m >= first || m <= last)
                .mapToDouble(m -> n.year("month.peak_site_mw." + m))
                .max()
                .orElse(Double.NaN);
        double ofYear = most / n.year("peak_site_mw");
        add(
                n.derived(
                        words(
                                "e6.modelled_" + season + "_percent",
                                "Modelled peak of " + months + ", of the " + season + " peak",
                                Unit.PERCENT,
                                "highest power of " + months + " / the city's " + season + " peak",
                                TWIN),
                        List.of("peak_site_mw"),
                        List.of("region." + season + "_peak_mw"),
                        (y, x) -> 100 * y.applyAsDouble("peak_site_mw") * ofYear / x[0]),
                to);
    }

    /**
     * By electricity: the contract all year over a home's energy, by each average that the site's file has: 91,000 and 125,000 at 150 MW. By
     * water: a day's water over a household's: 4,000 to 4,300 at 1.3 Mgal/d.
     */
    private Found homes() {
        List<Quantity> all = new ArrayList<>();
        for (String whose : n.below("community.homes.electricity")) {
            String at = "community.homes.electricity." + whose;
            add(
                    n.derived(
                            words(
                                    "e7.electricity." + whose + "_homes_count",
                                    "Homes by electricity, " + n.text(at + ".label"),
                                    Unit.COUNT,
                                    "contract x 8,760 h / energy of a home in a year",
                                    "arithmetic on the site's file"),
                            List.of(),
                            List.of("grid.utility_mw", at + ".kwh"),
                            (y, x) -> x[0] * 1000 * HOURS / x[1]),
                    all);
        }
        all.sort(java.util.Comparator.comparingDouble(Quantity::value));
        int electric = all.size();
        for (String whose : n.below("community.homes.water")) {
            String at = "community.homes.water." + whose;
            add(
                    n.derived(
                            words(
                                    "e7.stated_water." + whose + "_homes_count",
                                    "Households by the stated or reported draw, " + n.text(at + ".label"),
                                    Unit.COUNT,
                                    "mains draw of the site's file / gallons of a household",
                                    "arithmetic on the site's file"),
                            List.of(),
                            List.of("water.aquifer.draw_gal_per_day", at + ".gal_per_day"),
                            (y, x) -> x[0] / x[1]),
                    all);
            add(
                    n.derived(
                            words(
                                    "e7.modelled_water." + whose + "_homes_count",
                                    "Households by modelled mains water, " + n.text(at + ".label"),
                                    Unit.COUNT,
                                    "mains water a day / gallons of a household",
                                    TWIN),
                            List.of("potable_gal"),
                            List.of(at + ".gal_per_day"),
                            (y, x) -> y.applyAsDouble("potable_gal") / n.days() / x[0]),
                    all);
        }
        if (electric == 0) {
            return Found.none();
        }
        Found found = Found.of(all.getFirst(), all.subList(1, all.size()).toArray(Quantity[]::new));
        for (String whose : n.below("community.homes.electricity")) {
            found = found.clause(
                    "an average home takes {} a year", n.input("community.homes.electricity." + whose + ".kwh"));
        }
        for (String whose : n.below("community.homes.water")) {
            found = found.clause(
                    "a household takes {} of water", n.input("community.homes.water." + whose + ".gal_per_day"));
        }
        return found;
    }

    private static void add(@Nullable Quantity one, List<Quantity> to) {
        if (one != null) {
            to.add(one);
        }
    }
}
