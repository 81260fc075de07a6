package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.headroom.grid.transformer.AnnexG;
import org.headroom.grid.transformer.AnnexGDesign;
import org.headroom.grid.transformer.Clause7;
import org.headroom.grid.transformer.Clause7Design;
import org.headroom.grid.transformer.Conductor;
import org.headroom.grid.transformer.CoolingLiquid;
import org.headroom.grid.transformer.DifferenceDesign;
import org.headroom.grid.transformer.DifferenceEquations;
import org.headroom.grid.transformer.Insulation;
import org.headroom.grid.transformer.LoadCycle;
import org.headroom.grid.transformer.LoadPoint;
import org.headroom.grid.transformer.OilCooling;
import org.headroom.grid.transformer.ThermalSeries;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** {@code transformer}: the thermal models of two standards along a series of loads. */
final class TransformerModels {
    private static final String ANNEX_G = "ieee-annex-g";
    private static final String CLAUSE_7 = "ieee-clause-7";
    private static final String IEC = "iec-60076-7";
    private static final List<String> PAPERS = List.of("normal", "upgraded", "rise_55");
    private static final double LB = 0.45359237;
    private static final double GAL = 3.785411784e-3;

    /** Above this moist paper gives off bubbles; above the next the ageing equations end (IEEE C57.91-2011). */
    private static final double BUBBLES_C = 140;

    private static final double HOTTEST_C = 180;

    private TransformerModels() {}

    static TableModel transformer() {
        ModelCard card = new ModelCard(
                "transformer",
                "top oil, hot spot and ageing of an oil-immersed transformer along a series of loads",
                List.of(
                        in("time_h", "time, h; each row later than the one before", -1e6, 1e6),
                        in("load_pu", "load over rating, 1", 0, 5, 0, 2),
                        in("ambient_c", "air at the radiators, C", -60, 70, -40, 50)),
                List.of(
                        out("top_oil_c", "oil at the top of the tank, C"),
                        out("hot_spot_c", "hottest spot of the winding, C"),
                        out("ageing_factor", "ageing over ageing at the reference temperature, 1"),
                        out("loss_of_life_h", "equivalent ageing since the first row, h; with --cyclic of one cycle")),
                "ieee-annex-g: heat balances of winding, hot spot and oil with viscosity; ieee-clause-7: two exponentials"
                        + " over ambient; both with load and ambient linear between rows. iec-60076-7: difference equations, one"
                        + " step a row with the row's load and ambient (cut where longer than the shortest lag). Starts from the"
                        + " steady state of the first row",
                "IEEE C57.91-2011, Clause 7 and Annex G; IEC 60076-7:2005, 8.2.3");
        return new TableModel(
                card,
                Set.of(),
                Set.of(),
                designKeys(),
                "ieee-annex-g with the example of the standard, 28000/37333/46667/52267 kVA",
                TransformerModels::build);
    }

    private static List<DesignKey> designKeys() {
        List<DesignKey> keys = new ArrayList<>();
        keys.add(DesignKey.word("method", false, List.of(ANNEX_G, CLAUSE_7, IEC)));
        for (String name : List.of(
                "rated_kva",
                "loss_base_kva",
                "loss_reference_c",
                "winding_loss_w",
                "eddy_loss_w",
                "stray_loss_w",
                "core_loss_w",
                "average_winding_rise_k",
                "hot_spot_rise_k")) {
            keys.add(DesignKey.number(name, false, ANNEX_G));
        }
        keys.add(DesignKey.number("top_oil_rise_k", false));
        for (String name : List.of("bottom_oil_rise_k", "rated_average_winding_rise_k", "rated_ambient_c")) {
            keys.add(DesignKey.number(name, false, ANNEX_G));
        }
        for (String name : List.of("hot_spot_gradient_k", "loss_ratio")) {
            keys.add(DesignKey.number(name, false, CLAUSE_7, IEC));
        }
        for (String name : List.of("oil_time_constant_h", "winding_time_constant_h", "n", "m")) {
            keys.add(DesignKey.number(name, false, CLAUSE_7));
        }
        keys.add(DesignKey.number("oil_time_constant_min", false, IEC));
        keys.add(DesignKey.number("winding_time_constant_min", false, ANNEX_G, IEC));
        for (String name : List.of("x", "y", "k11", "k21", "k22")) {
            keys.add(DesignKey.number(name, false, IEC));
        }
        keys.add(DesignKey.word("conductor", false, List.of("copper", "aluminum", "aluminium"), ANNEX_G));
        for (String name : List.of("core_coil_mass_lb", "tank_mass_lb", "oil_gal")) {
            keys.add(DesignKey.number(name, false, ANNEX_G));
        }
        keys.add(DesignKey.word(
                "cooling", false, List.of("ONAN", "ONAF", "OFAF", "ODAF", "OA", "FA", "NDFOA", "DFOA"), ANNEX_G));
        keys.add(DesignKey.word(
                "liquid", true, List.of("mineral_oil", "silicone", "high_temperature_hydrocarbon"), ANNEX_G));
        keys.add(DesignKey.number("hot_spot_eddy_pu", true, ANNEX_G));
        keys.add(DesignKey.number("hot_spot_height_pu", true, ANNEX_G));
        keys.add(DesignKey.word("oil_time_constant", true, List.of("fixed", "corrected"), CLAUSE_7));
        keys.add(DesignKey.word("insulation", false, PAPERS, IEC));
        keys.add(DesignKey.word("insulation", true, PAPERS, ANNEX_G, CLAUSE_7));
        return List.copyOf(keys);
    }

    private static RowModel build(@Nullable DesignValues d) {
        if (d == null) {
            return new Along(new AnnexG(AnnexGDesign.EXAMPLE));
        }
        return new Along(
                switch (d.text("method")) {
                    case ANNEX_G -> new AnnexG(annexG(d));
                    case CLAUSE_7 -> new Clause7(clause7(d));
                    default -> new DifferenceEquations(difference(d));
                });
    }

    private static AnnexGDesign annexG(DesignValues d) {
        return new AnnexGDesign(
                d.number("rated_kva") * 1e3,
                d.number("loss_base_kva") * 1e3,
                d.number("loss_reference_c"),
                d.number("winding_loss_w"),
                d.number("eddy_loss_w"),
                d.number("stray_loss_w"),
                d.number("core_loss_w"),
                d.number("average_winding_rise_k"),
                d.number("hot_spot_rise_k"),
                d.number("top_oil_rise_k"),
                d.number("bottom_oil_rise_k"),
                d.number("rated_average_winding_rise_k"),
                d.number("rated_ambient_c"),
                d.number("winding_time_constant_min") * 60,
                d.text("conductor").equals("copper") ? Conductor.COPPER : Conductor.ALUMINUM,
                d.number("core_coil_mass_lb") * LB,
                d.number("tank_mass_lb") * LB,
                d.number("oil_gal") * GAL,
                switch (d.text("cooling")) {
                    case "ONAN", "OA" -> OilCooling.ONAN;
                    case "ONAF", "FA" -> OilCooling.ONAF;
                    case "OFAF", "NDFOA" -> OilCooling.OFAF;
                    default -> OilCooling.ODAF;
                },
                CoolingLiquid.valueOf(d.text("liquid", "mineral_oil").toUpperCase(Locale.ROOT)),
                d.number("hot_spot_eddy_pu", 0),
                d.number("hot_spot_height_pu", 1),
                insulation(d));
    }

    private static Clause7Design clause7(DesignValues d) {
        return new Clause7Design(
                d.number("top_oil_rise_k"),
                d.number("hot_spot_gradient_k"),
                d.number("loss_ratio"),
                d.number("oil_time_constant_h") * 3600,
                d.number("winding_time_constant_h") * 3600,
                d.number("n"),
                d.number("m"),
                d.text("oil_time_constant", "fixed").equals("corrected"),
                insulation(d));
    }

    private static DifferenceDesign difference(DesignValues d) {
        return new DifferenceDesign(
                d.number("top_oil_rise_k"),
                d.number("hot_spot_gradient_k"),
                d.number("loss_ratio"),
                d.number("oil_time_constant_min") * 60,
                d.number("winding_time_constant_min") * 60,
                d.number("x"),
                d.number("y"),
                d.number("k11"),
                d.number("k21"),
                d.number("k22"),
                insulation(d));
    }

    private static Insulation insulation(DesignValues d) {
        return Insulation.valueOf(d.text("insulation", "upgraded").toUpperCase(Locale.ROOT));
    }

    /** A thermal model that goes along the rows of a table. */
    private static final class Along implements SeriesModel {
        private final ThermalSeries model;
        private @Nullable LoadPoint before;

        Along(ThermalSeries model) {
            this.model = model;
        }

        @Override
        public void follow(Row previous, Row row) {
            double earlierH = previous.number("time_h");
            if (row.number("time_h") <= earlierH) {
                throw new OutOfRange(
                        "time_h",
                        Row.plain(row.number("time_h")),
                        "more than " + Row.plain(earlierH) + ", the row before");
            }
        }

        @Override
        public void begin(List<Row> rows, boolean cyclic) {
            before = null;
            if (cyclic) {
                LoadCycle.settle(model, rows.stream().map(Along::point).toList());
            } else {
                model.settle(point(rows.getFirst()));
            }
        }

        @Override
        public void answer(Row in, double[] out) {
            LoadPoint here = point(in);
            if (before != null) {
                model.advance(before, here);
                noteStep(in, here.timeS() - before.timeS());
            }
            before = here;
            out[0] = model.topOilC();
            out[1] = model.hotSpotC();
            out[2] = model.ageingFactor();
            out[3] = model.agedS() / 3600;
            if (out[1] > HOTTEST_C) {
                in.note("hot_spot_c is above 180, where the ageing equations end");
            } else if (out[1] > BUBBLES_C) {
                in.note("hot_spot_c is above 140, where moist paper may give off bubbles");
            }
        }

        private void noteStep(Row in, double dtS) {
            if (model instanceof DifferenceEquations equations && dtS > equations.longestStepS() * (1 + 1e-9)) {
                int steps = equations.steps(dtS);
                in.note("a step of " + Row.plain(dtS / 60) + " min, where the standard asks for at most "
                        + Row.plain(equations.longestStepS() / 60) + (steps > 1 ? ": cut into " + steps : ""));
            }
        }

        private static LoadPoint point(Row row) {
            return new LoadPoint(row.number("time_h") * 3600, row.number("load_pu"), row.number("ambient_c"));
        }
    }
}
