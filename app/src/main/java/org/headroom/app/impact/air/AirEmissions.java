package org.headroom.app.impact.air;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.generation.EmissionDesign;
import org.headroom.grid.generation.OnSiteGeneration;
import org.headroom.grid.generation.PermitDesign;
import org.headroom.grid.generation.Pollutant;
import org.headroom.grid.generation.PublishedUnits;
import org.headroom.grid.generation.UnitDesign;

/** What leaves the stacks: by megawatt-hour with and without a catalyst, and over the year against a permit. */
final class AirEmissions {
    private static final String AP42 = "EPA AP-42 chapters 3.1 (2000), 3.2 (2000) and 3.4 (1996), or the site's file";
    private static final double J_PER_MWH = 3.6e9;

    private final ImpactCase c;
    private final AirFigures figures;

    AirEmissions(ImpactCase c, AirFigures figures) {
        this.c = c;
        this.figures = figures;
    }

    /** Oxides of nitrogen and formaldehyde of each kind of unit, clean and bare. */
    Block.Rows perMegawattHour() {
        List<List<List<Span>>> rows = new ArrayList<>();
        for (OnSiteGeneration.Source source : c.site().grid().generation()) {
            UnitDesign unit = source.unit();
            if (unit != null) {
                EmissionDesign e = unit.emissions();
                double bare = perMwh(unit, Pollutant.NOX, false);
                double clean = perMwh(unit, Pollutant.NOX, true);
                rows.add(row(
                        "site_" + source.name(),
                        "This site: " + source.name(),
                        bare,
                        e.kgPerJ(Pollutant.NOX, true) < e.kgPerJ(Pollutant.NOX, false) ? clean : Double.NaN,
                        perMwh(unit, Pollutant.FORMALDEHYDE, false),
                        "grid.generation." + source.name()));
            }
        }
        UnitDesign turbine = PublishedUnits.turbine(16.5e6);
        UnitDesign diesel = PublishedUnits.diesel(2.5e6);
        double turbineNox = perMwh(turbine, Pollutant.NOX, false);
        double dieselNox = perMwh(diesel, Pollutant.NOX, false);
        rows.add(row(
                "turbine",
                "A gas turbine with lean premix burners, as published",
                turbineNox,
                turbineNox * (1 - share("permit.catalyst_nox_share", "NOx that the catalysts of the permit take out")),
                perMwh(turbine, Pollutant.FORMALDEHYDE, false),
                "community.air.permit.catalyst_nox_share"));
        rows.add(row(
                "diesel",
                "A large diesel set, as published",
                dieselNox,
                dieselNox
                        * (1 - share("diesel_catalyst_nox_share", "NOx that a catalyst behind a diesel set takes out")),
                perMwh(diesel, Pollutant.FORMALDEHYDE, false),
                "community.air.diesel_catalyst_nox_share"));
        return new Block.Rows(
                "air_catalysts",
                "What a megawatt-hour of on-site power puts into the air, at full load",
                List.of("Kind", "NOx without catalyst", "NOx with catalyst", "Formaldehyde without catalyst"),
                rows);
    }

    private double share(String key, String name) {
        Quantity given = figures.given(key, name);
        return given == null ? Double.NaN : given.value();
    }

    private static double perMwh(UnitDesign unit, Pollutant pollutant, boolean catalyst) {
        return unit.emissions().kgPerJ(pollutant, catalyst)
                * J_PER_MWH
                / unit.heatRate().efficiencyAt(1);
    }

    private List<List<Span>> row(String id, String name, double bare, double clean, double formaldehyde, String input) {
        return List.of(
                Span.words(name),
                cell(id + ".nox_bare_kg_per_mwh", "NOx a MWh without catalyst", bare, input),
                cell(id + ".nox_clean_kg_per_mwh", "NOx a MWh with catalyst", clean, input),
                cell(id + ".formaldehyde_kg_per_mwh", "formaldehyde a MWh without catalyst", formaldehyde, input));
    }

    private List<Span> cell(String id, String name, double value, String input) {
        return Double.isFinite(value)
                ? Span.of(
                        "{}",
                        figures.plain(
                                "air." + id,
                                name,
                                value,
                                Unit.KG_PER_MWH,
                                "emission over fuel / efficiency at full load",
                                List.of(input),
                                AP42))
                : Span.words("not stated");
    }

    /** Caps of the permit in force beside the year; empty without one. */
    List<Block> permit() {
        PermitDesign permit = c.site().grid().permit();
        if (permit == null) {
            return List.of();
        }
        List<List<List<Span>>> rows = new ArrayList<>();
        for (Pollutant p : Pollutant.values()) {
            double cap = Unit.SHORT_TON.fromBase(permit.capKg(p));
            if (Double.isFinite(cap)) {
                Quantity used = figures.tons(p);
                Quantity most = figures.plain(
                        "air.cap." + p.key() + "_short_ton",
                        "cap on " + AirFigures.name(p),
                        cap,
                        Unit.SHORT_TON,
                        "as the permit has it, any twelve months",
                        List.of("grid.permit." + p.key() + "_short_ton"),
                        "the site's file");
                Quantity left = figures.plain(
                        "air.left." + p.key() + "_short_ton",
                        AirFigures.name(p) + " left under the cap",
                        cap - used.value(),
                        Unit.SHORT_TON,
                        "cap - year",
                        List.of(most.id(), used.id()),
                        "worked out for this report");
                rows.add(List.of(
                        Span.words(AirFigures.name(p)), Span.of("{}", most), Span.of("{}", used), Span.of("{}", left)));
            }
        }
        return rows.isEmpty()
                ? List.of()
                : List.of(
                        new Block.Heading("The permit's caps and how much of them is used"),
                        new Block.Rows(
                                "air_permit",
                                "Any twelve months; the year of this report is counted as one",
                                List.of("Pollutant", "Cap", "This year", "Left"),
                                rows));
    }
}
