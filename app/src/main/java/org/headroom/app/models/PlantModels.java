package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;
import static org.headroom.physics.basis.Constants.ZERO_C_K;

import java.util.List;
import java.util.Set;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.cooling.Arrangement;
import org.headroom.physics.cooling.Chiller;
import org.headroom.physics.cooling.ChillerDesign;
import org.headroom.physics.cooling.ChillerPoint;
import org.headroom.physics.cooling.ColdPlate;
import org.headroom.physics.cooling.ColdPlateDesign;
import org.headroom.physics.cooling.HeatExchanger;
import org.headroom.physics.cooling.PublishedChillers;
import org.headroom.physics.water.WaterBalance;
import org.jspecify.annotations.Nullable;

/** {@code chiller}, {@code heat-exchanger}, {@code cold-plate} and {@code water-balance} as tables. */
final class PlantModels {
    private PlantModels() {}

    /** Assumption: a micro-channel plate, die and paste included. */
    private static final ColdPlateDesign DEFAULT_PLATE = new ColdPlateDesign(0.03, 1.5, 0.5);

    static TableModel chiller() {
        ModelCard card = new ModelCard(
                "chiller",
                "water- or air-cooled chiller by electric EIR curves",
                List.of(
                        in("load_w", "cooling asked for, W", 0, 1e10),
                        in("chilled_out_c", "chilled water that leaves, C", -50, 95),
                        in("condenser_in_c", "condenser water (or outdoor air) that enters, C", -60, 95)),
                List.of(
                        out("power_w", "electric power, W"),
                        out("cop", "load over power"),
                        out("capacity_w", "cooling available at these temperatures, W"),
                        out("part_load_ratio", "load over capacity; above 1 it cannot be carried")),
                "P = Q_av / COP eirFT(x, y) eirPLR(Q / Q_av), Q_av = Q_ref capFT(x, y); x chilled_out_c, y condenser_in_c",
                "EnergyPlus Engineering Reference 23.1, electric EIR chiller; Hydeman et al. (2002)");
        return new TableModel(
                card,
                Set.of(),
                Set.of(),
                List.of(
                        new DesignKey("capacity_w", 1),
                        new DesignKey("cop", 1),
                        new DesignKey("cap_ft", 6),
                        new DesignKey("eir_ft", 6),
                        new DesignKey("eir_plr", 3)),
                "York YK 5170 kW centrifugal, COP 7.15 (EnergyPlus Chillers.idf), fitted 4.44 to 8.89 C and 15.56 to"
                        + " 29.44 C; cycles below part load 0.15",
                PlantModels::buildChiller);
    }

    private static RowModel buildChiller(@Nullable DesignValues d) {
        Chiller chiller = new Chiller(
                d == null
                        ? PublishedChillers.yorkYk5170kW()
                        : new ChillerDesign(
                                d.number("capacity_w"),
                                d.number("cop"),
                                d.numbers("cap_ft"),
                                d.numbers("eir_ft"),
                                d.numbers("eir_plr")));
        ChillerPoint point = new ChillerPoint();
        return (in, out) -> {
            ChillerDesign design = chiller.design();
            chiller.at(in.number("load_w"), in.number("chilled_out_c"), in.number("condenser_in_c"), point);
            out[0] = point.powerW;
            out[1] = point.cop;
            out[2] = point.capacityW;
            out[3] = point.partLoadRatio;
            in.noteOutside("chilled_out_c", design.chilledOutLowC(), design.chilledOutHighC());
            in.noteOutside("condenser_in_c", design.condenserInLowC(), design.condenserInHighC());
            if (point.partLoadRatio > 1) {
                in.note("load_w is above the capacity " + Math.round(point.capacityW) + " W at these temperatures");
            }
            if (Double.isNaN(point.cop)) {
                in.note("no load: the chiller stands");
            }
        };
    }

    static TableModel heatExchanger() {
        ModelCard card = new ModelCard(
                "heat-exchanger",
                "heat exchanger by effectiveness and number of transfer units",
                List.of(
                        in("hot_in_c", "hot stream that enters, C", -ZERO_C_K, 2000),
                        in("cold_in_c", "cold stream that enters, C", -ZERO_C_K, 2000),
                        in("hot_w_per_k", "flow x specific heat of the hot stream, W/K", 1e-9, 1e12),
                        in("cold_w_per_k", "flow x specific heat of the cold stream, W/K", 1e-9, 1e12),
                        in("ua_w_per_k", "conductance x area, W/K", 0, 1e12),
                        out("arrangement", "counterflow, parallel or crossflow (both streams unmixed)")),
                List.of(
                        out("hot_out_c", "hot stream that leaves, C"),
                        out("cold_out_c", "cold stream that leaves, C"),
                        out("heat_w", "heat from hot to cold, W"),
                        out("effectiveness", "heat over the most that is possible")),
                "Q = eps C_min (T_hot,in - T_cold,in), eps(NTU, C_min / C_max), NTU = UA / C_min",
                "Incropera et al., Fundamentals of Heat and Mass Transfer, 6th ed. (2007), table 11.3");
        return new TableModel(card, Set.of("arrangement"), Set.of(), List.of(), "", _ -> (in, out) -> {
            Arrangement arrangement = Arrangement.of(in.text("arrangement"));
            double hot = in.number("hot_w_per_k");
            double cold = in.number("cold_w_per_k");
            double ua = in.number("ua_w_per_k");
            double heat =
                    HeatExchanger.heatW(arrangement, in.number("hot_in_c"), in.number("cold_in_c"), hot, cold, ua);
            out[0] = HeatExchanger.hotOutC(in.number("hot_in_c"), heat, hot);
            out[1] = HeatExchanger.coldOutC(in.number("cold_in_c"), heat, cold);
            out[2] = heat;
            out[3] = HeatExchanger.effectiveness(arrangement, hot, cold, ua);
            if (heat < 0) {
                in.note("cold_in_c is warmer than hot_in_c: heat flows the other way");
            }
        });
    }

    static TableModel coldPlate() {
        ModelCard card = new ModelCard(
                "cold-plate",
                "from coolant to GPU temperature through a cold plate (water as coolant)",
                List.of(
                        in("gpu_power_w", "power of the GPU, W", 0, 1e5),
                        in("coolant_in_c", "coolant that enters, C", 0, 95),
                        in(
                                "coolant_l_per_min",
                                "flow through the plate, l/min",
                                1e-6,
                                1e4,
                                DEFAULT_PLATE.flowLPerMin() / 2,
                                DEFAULT_PLATE.flowLPerMin() * 2)),
                List.of(out("gpu_c", "GPU temperature, C"), out("coolant_out_c", "coolant that leaves, C")),
                "T_gpu = T_in + P R0 (flow / flow0)^-n, T_out = T_in + P / (flow density c); R0 0.03 K/W at 1.5 l/min, n 0.5",
                "definition of the resistance against the coolant that enters; R0, flow0 and n are assumptions for a"
                        + " micro-channel plate with die and paste");
        ColdPlate plate = new ColdPlate(DEFAULT_PLATE);
        return TableModel.of(card, (in, out) -> {
            double power = in.number("gpu_power_w");
            double flow = in.number("coolant_l_per_min");
            out[0] = plate.gpuC(power, in.number("coolant_in_c"), flow);
            out[1] = ColdPlate.coolantOutC(power, in.number("coolant_in_c"), flow);
            if (out[1] > 100) {
                in.note("coolant_out_c is above boiling");
            }
        });
    }

    static TableModel waterBalance() {
        ModelCard card = new ModelCard(
                "water-balance",
                "make-up, blowdown and drift of an evaporative plant by cycles of concentration",
                List.of(
                        in("heat_w", "heat rejected, W; only checked against the evaporation", 0, 1e12),
                        in("evaporation_kg_per_s", "water evaporated, kg/s", 0, 1e9),
                        in("cycles", "cycles of concentration, above 1", 1, 1e6),
                        in("drift_fraction", "drift over circulating flow", 0, 1, 0, 0.002),
                        in("circulating_kg_per_s", "water over the towers, kg/s", 0, 1e9)),
                List.of(
                        out("makeup_kg_per_s", "water taken in, kg/s"),
                        out("blowdown_kg_per_s", "water let off, kg/s"),
                        out("drift_kg_per_s", "droplets carried off, kg/s")),
                "makeup = evaporation + drift + blowdown, blowdown = evaporation / (cycles - 1) - drift, at least 0",
                "US DOE FEMP, Best Management Practice #10; ASHRAE Handbook - HVAC Systems and Equipment (2020), chapter 40");
        return TableModel.of(card, (in, out) -> {
            double evaporation = in.number("evaporation_kg_per_s");
            double drift = WaterBalance.driftKgPerS(in.number("circulating_kg_per_s"), in.number("drift_fraction"));
            double blowdown = WaterBalance.blowdownKgPerS(evaporation, in.number("cycles"), drift);
            out[0] = WaterBalance.makeupKgPerS(evaporation, blowdown, drift);
            out[1] = blowdown;
            out[2] = drift;
            if (blowdown == 0 && drift > 0) {
                in.note("drift alone carries off more than these cycles allow: the cycles reached are lower");
            }
            if (evaporation * 2.43e6 > 2 * in.number("heat_w")) {
                in.note("evaporation_kg_per_s carries more than twice heat_w as latent heat");
            }
        });
    }
}
