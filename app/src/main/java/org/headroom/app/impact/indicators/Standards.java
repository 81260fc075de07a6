package org.headroom.app.impact.indicators;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
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
import org.headroom.data.site.IndicatorCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * The same year in the words of standards: ISO/IEC 30134, GRI 303, the key figures of EU 2024/1364 and the GHG Protocol; what they ask for
 * and a model cannot know is named as not given.
 */
public final class Standards {
    private static final double L_PER_GAL = Unit.GAL.toBase(1) * 1000;
    private static final double WARM_C = 24;
    private static final double BASE_C = 21;

    private static final String TWIN = "Headroom's twin, a year by the hour";

    private final Numbers n;

    private Standards(Numbers numbers) {
        this.n = numbers;
    }

    /** The section on standards, for the council and regulators. */
    public static List<Section> of(ImpactCase c, Figures f) {
        Standards standards = new Standards(new Numbers(c, f, IndicatorCatalogue.embedded()));
        Set<Audience> readers = EnumSet.of(Audience.COUNCIL, Audience.REGULATOR);
        return List.of(new Section("standards", "By the standards", readers, standards.blocks()));
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Text(Span.words("Modelled figures laid out as the standards ask. They are no declaration of"
                        + " the owner, no audit has been made, and none of these standards binds this site.")));
        blocks.add(new Block.Heading("ISO/IEC 30134"));
        blocks.add(iso());
        blocks.add(
                new Block.Note(Span.words("Category 3 means that IT energy is taken at the equipment's inlet: servers,"
                        + " network and storage. Energy into the site is what the utility's meter counts, what is generated on"
                        + " site and what the battery gives. Fans and power supplies inside the servers count as IT, as the"
                        + " standard has it.")));
        blocks.add(new Block.Heading("GRI 303: Water and effluents"));
        blocks.add(withdrawal());
        blocks.add(discharge());
        blocks.add(consumption());
        blocks.add(new Block.Heading("Key figures of Delegated Regulation (EU) 2024/1364"));
        blocks.add(european());
        blocks.add(new Block.Heading("GHG Protocol"));
        blocks.add(carbon());
        return blocks;
    }

    private @Nullable Quantity year(String key, String name, Unit unit, String formula) {
        return n.ofYear(key, name, unit, formula, TWIN);
    }

    private @Nullable Quantity made(
            String id, String name, Unit unit, String formula, List<String> keys, Numbers.Formula of) {
        return n.derived(new Numbers.Words("standard." + id, name, unit, formula, TWIN), keys, List.of(), of);
    }

    private @Nullable Quantity share(String id, String name, String path) {
        return n.derived(
                new Numbers.Words(
                        "standard." + id,
                        name,
                        Unit.ONE,
                        "energy of the site's file / all energy of the year",
                        "ISO/IEC 30134"),
                List.of("site_energy_mwh"),
                List.of(path),
                (y, x) -> x[0] / y.applyAsDouble("site_energy_mwh"));
    }

    private @Nullable Quantity pue() {
        return year(
                "pue", "Power usage effectiveness, category 3", Unit.ONE, "(grid + generation + battery) / IT energy");
    }

    private @Nullable Quantity wue() {
        return year("wue_l_per_kwh", "Water usage effectiveness", Unit.L_PER_KWH, "(potable + recycled) / IT energy");
    }

    private Block iso() {
        boolean burnt = Double.isFinite(n.year("generation_co2_t"));
        Quantity cue = made(
                "cue_kg_per_kwh",
                "Carbon usage effectiveness",
                Unit.KG_PER_KWH,
                "carbon dioxide of grid energy and of what is burnt on site / IT energy",
                burnt ? List.of("co2_t", "generation_co2_t", "it_energy_mwh") : List.of("co2_t", "it_energy_mwh"),
                (y, x) -> (y.applyAsDouble("co2_t") + (burnt ? y.applyAsDouble("generation_co2_t") : 0))
                        / y.applyAsDouble("it_energy_mwh"));
        return new Table(
                        "iso_30134",
                        "Key performance indicators of ISO/IEC 30134, the year modelled",
                        "indicator",
                        "value",
                        "how")
                .number("PUE, category 3 (30134-2)", pue(), "a year", "energy into the site / IT energy at the inlet")
                .number(
                        "WUE, category 1 (30134-9)",
                        wue(),
                        "a year",
                        "all water into the site, potable and recycled / IT energy")
                .number(
                        "CUE (30134-8)",
                        cue,
                        "a year and an emission factor",
                        "by the grid's mean, not by certificates")
                .number(
                        "REF (30134-3)",
                        share("ref", "Renewable energy factor", "community.factors.renewable_mwh"),
                        "no certificates or contracts are published",
                        "renewable energy owned or certified / all energy; the grid's mix does not count")
                .number(
                        "ERF (30134-6)",
                        share("erf", "Energy reuse factor", "community.factors.reused_mwh"),
                        "what is reused",
                        "energy given to others / all energy")
                .block();
    }

    private @Nullable Quantity megalitres(String id, String name, List<String> keys, ToDoubleFunction<double[]> of) {
        return made(id + "_megalitre", name, Unit.MEGALITRE, "sums of the year", keys, (y, x) -> {
            double[] gallons = keys.stream().mapToDouble(y).toArray();
            return of.applyAsDouble(gallons) * L_PER_GAL / 1e6;
        });
    }

    private Block withdrawal() {
        return new Table(
                        "gri_303_3", "303-3 Water withdrawal by source, the year modelled", "source", "volume", "class")
                .number(
                        "Third party: potable water of the utility, from ground water",
                        megalitres("potable", "Potable water withdrawn", List.of("potable_gal"), g -> g[0]),
                        "a year",
                        "freshwater")
                .number(
                        "Third party: recycled sewage of the treatment works",
                        megalitres("recycled", "Recycled water taken", List.of("recycled_gal"), g -> g[0]),
                        "a year",
                        "freshwater, if its dissolved solids are within GRI's class (disclosure 303-4 below)")
                .words("Own wells, surface water, sea water, produced water", "none in the site's file", "")
                .number(
                        "All sources",
                        megalitres(
                                "withdrawal",
                                "Water withdrawn",
                                List.of("potable_gal", "recycled_gal"),
                                g -> g[0] + g[1]),
                        "a year",
                        "water stress of the area: not assessed here")
                .block();
    }

    private Block discharge() {
        double solids = n.year("sewer_tds_mg_per_l");
        Quantity fresh = n.input("numbers.freshwater_tds_mg_per_l");
        boolean known = Double.isFinite(solids) && fresh != null;
        String kind = !known
                ? ""
                : fresh != null && solids <= fresh.value() ? "freshwater by its mean" : "other water by its mean";
        return new Table(
                        "gri_303_4",
                        "303-4 Water discharge by destination, the year modelled",
                        "destination",
                        "volume or quality",
                        "class")
                .number(
                        "Third party: sewer of the city",
                        megalitres("discharge", "Water discharged", List.of("discharge_gal"), g -> g[0]),
                        "a year",
                        kind)
                .words("Surface water, ground water, sea water", "none in the site's file", "")
                .number(
                        "Dissolved solids, mean",
                        year("sewer_tds_mg_per_l", "Dissolved solids in the discharge", Unit.MG_PER_L, "mean by flow"),
                        "water chemistry",
                        "priority substances: not modelled")
                .number("Freshwater by GRI: dissolved solids at most", fresh, "the class", "a class and no permit")
                .block();
    }

    private Block consumption() {
        return new Table("gri_303_5", "303-5 Water consumption, the year modelled", "figure", "volume", "how")
                .number(
                        "Consumption",
                        megalitres(
                                "consumption",
                                "Water consumed",
                                List.of("potable_gal", "recycled_gal", "discharge_gal"),
                                g -> g[0] + g[1] - g[2]),
                        "a year",
                        "withdrawal - discharge; the change of what tanks and basins hold is in it")
                .number(
                        "Evaporation and drift",
                        megalitres(
                                "into_air",
                                "Evaporation and drift",
                                List.of("evaporation_gal", "drift_gal"),
                                g -> g[0] + g[1]),
                        "a year",
                        "for comparison: the same water as it leaves")
                .block();
    }

    private @Nullable Quantity megawatts() {
        return n.derived(
                new Numbers.Words(
                        "standard.installed_mw",
                        "Feeds of all racks",
                        Unit.MW,
                        "racks x feed of a rack; network and storage not in it",
                        "arithmetic on the site's file"),
                List.of(),
                List.of("it.racks_count", "it.rack_feed_w"),
                (y, x) -> x[0] * x[1] / 1e6);
    }

    /** Cooling degree days as Eurostat has them: days of at least 24 C on average, over 21 C. */
    private @Nullable Quantity degreeDays() {
        double[] air = n.site().year().hours(Measures.DRYBULB_C);
        if (air.length < 24) {
            return null;
        }
        double sum = 0;
        for (int day = 0; day + 24 <= air.length; day += 24) {
            double mean = 0;
            for (int h = day; h < day + 24; h++) {
                mean += air[h] / 24;
            }
            sum += mean >= WARM_C ? mean - BASE_C : 0;
        }
        return Double.isFinite(sum)
                ? n.plain(
                        new Numbers.Words(
                                "standard.cooling_degree_days",
                                "Cooling degree days, kelvin times days",
                                Unit.ONE,
                                "sum over days of 24 hours with a mean of at least 24 C of (mean - 21 C)",
                                "Eurostat's definition; the year's weather"),
                        sum,
                        Double.NaN,
                        Double.NaN,
                        List.of("weather"),
                        Confidence.ESTIMATE)
                : null;
    }

    private @Nullable Quantity cubicMetres(String id, String name, List<String> keys) {
        return made(id + "_m3", name, Unit.M3, "sums of the year", keys, (y, x) -> {
            double gallons = 0;
            for (String key : keys) {
                gallons += y.applyAsDouble(key);
            }
            return gallons * L_PER_GAL / 1000;
        });
    }

    private Block european() {
        Table table = new Table(
                "eu_2024_1364",
                "Annexes II and III of EU 2024/1364: what this model gives and what it cannot",
                "key figure",
                "value",
                "remark");
        table.number("Installed IT power (PDIT)", megawatts(), "feeds of the racks", "feeds, not nameplates")
                .words(
                        "Floor areas of data center and computer rooms (SDC, SCR)",
                        "not given: not in the site's file",
                        "")
                .number(
                        "Total energy (EDC)",
                        year("site_energy_mwh", "Energy into the site", Unit.MWH, "grid + generation + battery"),
                        "a year",
                        "")
                .number(
                        "Energy of IT equipment (EIT)",
                        year(
                                "it_energy_mwh",
                                "Energy of IT equipment",
                                Unit.MWH,
                                "servers, network and storage at the inlet"),
                        "a year",
                        "")
                .number(
                        "Battery capacity for the grid (CBtG)",
                        n.input("grid.battery.energy_mwh"),
                        "no battery in the site's file",
                        "installed; what the grid may use of it is not public")
                .number(
                        "Total water input (WIN)",
                        cubicMetres("water_input", "Total water input", List.of("potable_gal", "recycled_gal")),
                        "a year",
                        "")
                .number(
                        "Potable water input (WIN-POT)",
                        cubicMetres("potable_input", "Potable water input", List.of("potable_gal")),
                        "a year",
                        "")
                .number("Waste heat reused (EREUSE)", n.input("community.factors.reused_mwh"), "what is reused", "")
                .words(
                        "Electrical grid functions",
                        "not given: what the owner offers the grid beside curtailment is not public",
                        "")
                .words("Temperature of waste heat (TWH)", "not given: no heat is given to anybody", "")
                .words("Intake air of IT equipment (TIN)", "not given: set points are not public", "")
                .words("Refrigerants", "not given: chillers are not known", "")
                .number("Cooling degree days (CDD)", degreeDays(), "hourly weather of the year", "of the year modelled")
                .number(
                        "Renewable energy, all kinds (ERES-TOT)",
                        n.input("community.factors.renewable_mwh"),
                        "no certificates, contracts or own plant are published",
                        "guarantees of origin, contracts and own plant apart: not given")
                .words(
                        "Computing and storage capacity (CSERV, CSTOR)",
                        "not given: the measure asked for is not public",
                        "")
                .words("Data traffic, in and out", "not given: not public", "")
                .number("PUE (annex III)", pue(), "a year", "")
                .number("WUE (annex III)", wue(), "a year", "")
                .number(
                        "ERF (annex III)",
                        share("erf", "Energy reuse factor", "community.factors.reused_mwh"),
                        "what is reused",
                        "")
                .number(
                        "REF (annex III)",
                        share("ref", "Renewable energy factor", "community.factors.renewable_mwh"),
                        "no certificates or contracts are published",
                        "");
        return table.block();
    }

    private Block carbon() {
        boolean burnt = Double.isFinite(n.year("generation_co2_t"));
        Table table =
                new Table("ghg_protocol", "Scopes of the GHG Protocol, the year modelled", "scope", "value", "remark");
        table.number(
                        "Scope 1: burnt on site",
                        year(
                                "generation_co2_t",
                                "Carbon dioxide of on-site generation",
                                Unit.T,
                                "fuel x emission factor"),
                        "no generation in the year",
                        "carbon dioxide alone; refrigerants, emergency diesel and methane slip are not modelled")
                .number(
                        "Scope 2: location-based",
                        year(
                                "co2_t",
                                "Carbon dioxide of energy from the grid",
                                Unit.T,
                                "energy x emission factor of the region"),
                        "an emission factor",
                        "mean of the region")
                .words(
                        "Scope 2: market-based",
                        "not given: no contracts or certificates are published",
                        "the Scope 2 Guidance asks for both")
                .words("Scope 3", "not given: servers, buildings, fuel supply and work of others are not modelled", "")
                .number(
                        "Scope 1 and location-based scope 2",
                        made(
                                "scope_1_and_2_t",
                                "Scope 1 and location-based scope 2",
                                Unit.T,
                                "sum of the two",
                                burnt ? List.of("co2_t", "generation_co2_t") : List.of("co2_t"),
                                (y, x) -> y.applyAsDouble("co2_t") + (burnt ? y.applyAsDouble("generation_co2_t") : 0)),
                        "a year",
                        "");
        return table.block();
    }
}
