package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.wastewater.membrane.CleaningDesign;
import org.headroom.physics.wastewater.membrane.FoulingDesign;
import org.headroom.physics.wastewater.membrane.MembraneDesign;
import org.headroom.physics.wastewater.membrane.MembraneTrain;
import org.headroom.physics.wastewater.membrane.WaterViscosity;
import org.jspecify.annotations.Nullable;

/** {@code membrane}: pressure, fouling and cleans of a train of a membrane bioreactor along a series of fluxes. */
final class MembraneModels {
    private static final double LMH = MembraneDesign.L_PER_M2_H;
    private static final double BAR = 1e5;
    private static final double DAY = 86_400;

    private static final List<String> KEYS = List.of(
            "clean_resistance_per_m",
            "tmp_most_kpa",
            "pumps_flux_l_per_m2_h",
            "scour_m3_per_m2_h",
            "filtration_s",
            "relaxation_s",
            "backwash_s",
            "backwash_over_flux",
            "sustainable_flux_l_per_m2_h",
            "reference_mlss_mg_per_l",
            "reference_scour_m3_per_m2_h",
            "mlss_exponent",
            "scour_exponent",
            "removable_rise_pa_per_min",
            "flux_steepness",
            "residual_share",
            "irreversible_share",
            "maintenance_every_days",
            "maintenance_h",
            "maintenance_removed_share",
            "recovery_every_days",
            "recovery_h",
            "recovery_removed_share",
            "maintenance_hypochlorite_g_per_m2",
            "maintenance_citric_g_per_m2",
            "recovery_hypochlorite_g_per_m2",
            "recovery_citric_g_per_m2");

    private MembraneModels() {}

    static TableModel membrane() {
        ModelCard card = new ModelCard(
                "membrane",
                "pressure, fouling and cleans of a membrane bioreactor's train along a series of fluxes",
                List.of(
                        in("time_h", "end of the row's step, h; the first row is the start", -1e6, 1e7),
                        in("flux_l_per_m2_h", "asked while filtering, L/m2/h", 0, 300, 0, 60),
                        in("temperature_c", "water, C", 0, 60, 5, 35),
                        in("mlss_g_per_l", "suspended solids of the sludge, g/L; 10 if not given", 0.1, 40, 3, 18),
                        in(
                                "scour_m3_per_m2_h",
                                "air per membrane area, m3/m2/h; the design's if not given",
                                0.001,
                                5,
                                0.1,
                                1)),
                List.of(
                        out("tmp_kpa", "trans-membrane pressure just after a backwash, kPa"),
                        out("tmp_end_kpa", "at the end of a filtration, kPa"),
                        out("rise_pa_per_min", "rise within a filtration, Pa/min (10: threshold of flux-step tests)"),
                        out(
                                "permeability_l_per_m2_h_bar",
                                "flux over pressure after a backwash, at the water's temperature; 1/(mu R), so also at no flux"),
                        out("flux_given_l_per_m2_h", "flux that pumps and pressure limit allow; 0 during a clean"),
                        out("sustainable_l_per_m2_h", "highest flux for long"),
                        out("residual_per_m", "resistance that a maintenance clean removes, 1/m"),
                        out("irreversible_per_m", "resistance that a recovery clean removes, 1/m"),
                        out("net_m3_per_m2", "product less backwash since the first row, m3/m2"),
                        out("maintenance_cleans", "since the first row"),
                        out("recovery_cleans", "since the first row"),
                        out("hypochlorite_g_per_m2", "NaOCl as Cl2 for cleans since the first row"),
                        out("citric_g_per_m2", "citric acid since the first row")),
                "TMP = mu J (R_m + R_removable + R_residual + R_irreversible); growth r = r0 exp(b (J/Js - 1)), Js with"
                        + " viscosity, MLSS^-m and scour^s; maintenance cleans by the calendar, recovery cleans by the calendar or"
                        + " when the pressure limit cuts the flux",
                "Judd and Judd, The MBR Book (2011); Le Clech et al. (2003); Kraume et al. (2009); Shimizu et al. (1996);"
                        + " docs/models/wastewater.md");
        List<DesignKey> keys = new ArrayList<>();
        keys.add(DesignKey.word("membrane", false, List.of("ceramic", "polymeric")));
        KEYS.forEach(name -> keys.add(DesignKey.number(name, true)));
        return new TableModel(
                card,
                Set.of(),
                Set.of("mlss_g_per_l", "scour_m3_per_m2_h"),
                keys,
                "clean ceramic flat sheets with the usual values; keys that a design leaves out are the usual values of its"
                        + " membrane",
                MembraneModels::build);
    }

    private static RowModel build(@Nullable DesignValues values) {
        MembraneDesign design = design(values);
        MembraneTrain train = new MembraneTrain(design);
        return new TimeSeries((row, dtS, out) -> step(design, train, row, dtS, out));
    }

    static MembraneDesign design(@Nullable DesignValues d) {
        if (d == null) {
            return MembraneDesign.ceramic(1);
        }
        MembraneDesign usual =
                d.text("membrane").equals("polymeric") ? MembraneDesign.polymeric(1) : MembraneDesign.ceramic(1);
        return new MembraneDesign(
                1,
                d.number("clean_resistance_per_m", usual.cleanResistancePerM()),
                si(d, "tmp_most_kpa", usual.tmpMostPa(), 1e3),
                si(d, "pumps_flux_l_per_m2_h", usual.pumpsFluxMPerS(), LMH),
                si(d, "scour_m3_per_m2_h", usual.scourMPerS(), 1 / 3600.0),
                d.number("filtration_s", usual.filtrationS()),
                d.number("relaxation_s", usual.relaxationS()),
                d.number("backwash_s", usual.backwashS()),
                d.number("backwash_over_flux", usual.backwashOverFlux()),
                0,
                fouling(d, usual.fouling()),
                cleaning(d, usual.cleaning()));
    }

    private static FoulingDesign fouling(DesignValues d, FoulingDesign usual) {
        double flux = Checks.positive(
                "sustainable_flux_l_per_m2_h", si(d, "sustainable_flux_l_per_m2_h", usual.sustainableFluxMPerS(), LMH));
        double perRise = 1 / (60 * WaterViscosity.paS(20) * flux);
        return new FoulingDesign(
                flux,
                si(d, "reference_mlss_mg_per_l", usual.referenceMlssGPerM3(), 1),
                si(d, "reference_scour_m3_per_m2_h", usual.referenceScourMPerS(), 1 / 3600.0),
                d.number("mlss_exponent", usual.mlssExponent()),
                d.number("scour_exponent", usual.scourExponent()),
                d.number("removable_rise_pa_per_min", FoulingDesign.USUAL_RISE_PA_PER_MIN) * perRise,
                d.number("flux_steepness", usual.fluxSteepness()),
                d.number("residual_share", usual.residualShare()),
                d.number("irreversible_share", usual.irreversibleShare()));
    }

    private static CleaningDesign cleaning(DesignValues d, CleaningDesign usual) {
        return new CleaningDesign(
                si(d, "maintenance_every_days", usual.maintenanceEveryS(), DAY),
                si(d, "maintenance_h", usual.maintenanceS(), 3600),
                d.number("maintenance_removed_share", usual.maintenanceRemovedShare()),
                si(d, "recovery_every_days", usual.recoveryEveryS(), DAY),
                si(d, "recovery_h", usual.recoveryS(), 3600),
                d.number("recovery_removed_share", usual.recoveryRemovedShare()),
                si(d, "maintenance_hypochlorite_g_per_m2", usual.maintenanceHypochloriteKgPerM2(), 1e-3),
                si(d, "maintenance_citric_g_per_m2", usual.maintenanceCitricKgPerM2(), 1e-3),
                si(d, "recovery_hypochlorite_g_per_m2", usual.recoveryHypochloriteKgPerM2(), 1e-3),
                si(d, "recovery_citric_g_per_m2", usual.recoveryCitricKgPerM2(), 1e-3));
    }

    private static double si(DesignValues d, String key, double usual, double unit) {
        return d.values().containsKey(key) ? d.number(key) * unit : usual;
    }

    private static void step(MembraneDesign design, MembraneTrain train, Row row, double dtS, double[] out) {
        double asked = row.number("flux_l_per_m2_h") * LMH;
        double waterC = row.number("temperature_c");
        double scour = row.has("scour_m3_per_m2_h") ? row.number("scour_m3_per_m2_h") / 3600 : design.scourMPerS();
        train.advance(new MembraneTrain.Duty(asked, waterC, 1e3 * row.number("mlss_g_per_l", 10), scour), dtS);
        boolean off = train.cleaning();
        double flux = off ? 0 : train.fluxMPerS();
        double start = off ? 0 : train.tmpStartPa();
        double end = off ? 0 : train.tmpEndPa();
        if (off) {
            row.note("out of service for a clean");
        } else if (flux < asked * (1 - 1e-9)) {
            row.note("flux_l_per_m2_h " + Row.plain(asked / LMH) + " is cut by "
                    + (flux < design.pumpsFluxMPerS() * (1 - 1e-9) ? "the pressure limit" : "the pumps"));
        } else if (flux > train.sustainableFluxMPerS()) {
            row.note("above the sustainable flux: growth is extrapolated");
        }
        out[0] = start / 1e3;
        out[1] = end / 1e3;
        out[2] = (end - start) / design.filtrationS() * 60;
        out[3] = train.permeabilityMPerSPa() / LMH * BAR;
        out[4] = flux / LMH;
        out[5] = train.sustainableFluxMPerS() / LMH;
        out[6] = train.residualPerM();
        out[7] = train.irreversiblePerM();
        out[8] = train.givenM();
        out[9] = train.maintenanceCleans();
        out[10] = train.recoveryCleans();
        out[11] = 1e3 * train.hypochloriteKgPerM2();
        out[12] = 1e3 * train.citricKgPerM2();
    }
}
