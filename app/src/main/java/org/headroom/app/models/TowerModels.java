package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;

import java.util.List;
import java.util.Set;
import org.headroom.physics.basis.Column;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.cooling.MerkelNumber;
import org.headroom.physics.cooling.Tower;
import org.headroom.physics.cooling.TowerDesign;
import org.headroom.physics.cooling.TowerPoint;
import org.jspecify.annotations.Nullable;

/** {@code tower} and {@code merkel-number} as tables. */
final class TowerModels {
    private TowerModels() {}

    /** EnergyPlus 23.1 example CoolingTower_VariableSpeed_Merkel: 25 kW. */
    private static final TowerDesign DEFAULT = new TowerDesign(1.089, 0.673488, 25.6, 35.0, 29.5, 98_890, 213.27113);

    private static final Column WETBULB = in("wetbulb_c", "wet bulb of the air that enters, C", -60, 60);
    private static final Column PRESSURE =
            in("pressure_pa", "barometric pressure, Pa", 30_000, 200_000, 50_000, 110_000);
    private static final Column WATER_IN = in("water_in_c", "hot water, C", 0, 95);

    static TableModel tower() {
        ModelCard card = new ModelCard(
                "tower",
                "counterflow cooling tower, effectiveness-NTU on enthalpy (Merkel), variable speed",
                List.of(
                        WETBULB,
                        PRESSURE,
                        WATER_IN,
                        in(
                                "water_kg_per_s",
                                "water through the tower, kg/s; fitted 0.3 to 1 of the design's",
                                1e-9,
                                1e9),
                        in("fan_fraction", "air over design air; 0 = fan stands, free convection at 0.1", 0, 1),
                        in(
                                "drybulb_c",
                                "dry bulb of the air that enters, C; optional, moves evaporation alone: without it the"
                                        + " air is taken as saturated at its wet bulb, the least evaporation",
                                -60,
                                80)),
                List.of(
                        out("water_out_c", "cold water, C"),
                        out("heat_w", "heat taken from the water, W"),
                        out("fan_w", "electric power of the fans, W"),
                        out("evaporation_kg_per_s", "water lost as vapour, kg/s; negative when the air condenses")),
                "Q = eps C_min (t_in - t_wb), eps counterflow, NTU = UA c_s / C_min, UA = UA0 (1.3 x - 0.3 x2)"
                        + " (1 + 0.0081 (t_wb0 - t_wb), 0.85 to 1.3) (0.1082 + 1.667 y - 0.7713 y2); fan 0.02 + 0.98 x3",
                "EnergyPlus Engineering Reference 23.1, variable-speed tower, Merkel; Braun, Klein, Mitchell (1989)");
        return new TableModel(
                card,
                Set.of(),
                Set.of("drybulb_c"),
                List.of(
                        new DesignKey("water_kg_per_s", 1),
                        new DesignKey("air_kg_per_s", 1),
                        new DesignKey("wetbulb_c", 1),
                        new DesignKey("water_in_c", 1),
                        new DesignKey("water_out_c", 1),
                        new DesignKey("pressure_pa", 1),
                        new DesignKey("fan_w", 1)),
                "the 25 kW tower of the EnergyPlus 23.1 example CoolingTower_VariableSpeed_Merkel",
                TowerModels::build);
    }

    private static RowModel build(@Nullable DesignValues d) {
        Tower tower = new Tower(
                d == null
                        ? DEFAULT
                        : new TowerDesign(
                                d.number("water_kg_per_s"),
                                d.number("air_kg_per_s"),
                                d.number("wetbulb_c"),
                                d.number("water_in_c"),
                                d.number("water_out_c"),
                                d.number("pressure_pa"),
                                d.number("fan_w")));
        TowerPoint point = new TowerPoint();
        return (in, out) -> {
            double wetbulb = in.number("wetbulb_c");
            double drybulb = in.number("drybulb_c", wetbulb);
            double water = in.number("water_kg_per_s");
            double fan = in.number("fan_fraction");
            if (drybulb < wetbulb) {
                throw new OutOfRange("drybulb_c", Row.plain(drybulb), "at least wetbulb_c " + Row.plain(wetbulb));
            }
            AirModels.requireAir(drybulb, wetbulb, in.number("pressure_pa"));
            tower.at(drybulb, wetbulb, in.number("pressure_pa"), in.number("water_in_c"), water, fan, point);
            out[0] = point.waterOutC;
            out[1] = point.heatW;
            out[2] = point.fanW;
            out[3] = point.evaporationKgPerS;
            TowerDesign design = tower.design();
            in.noteOutside("wetbulb_c", design.wetbulbC() - 25, design.wetbulbC() + 10);
            if (water < 0.3 * design.waterKgPerS() || water > 1.001 * design.waterKgPerS()) {
                in.noteOutside("water_kg_per_s", 0.3 * design.waterKgPerS(), design.waterKgPerS());
            }
            if (fan > 0) {
                in.noteOutside("fan_fraction", 0.2, 1);
            }
            if (point.waterOutC < 0) {
                in.note("water_out_c is below freezing");
            }
            if (in.number("water_in_c") < wetbulb) {
                in.note("water_in_c is below the wet bulb: the tower warms the water");
            }
        };
    }

    static TableModel merkelNumber() {
        ModelCard card = new ModelCard(
                "merkel-number",
                "what a counterflow tower must offer for a duty: Merkel's integral",
                List.of(
                        WATER_IN,
                        in("water_out_c", "cold water, C", 0, 95),
                        WETBULB,
                        PRESSURE,
                        in("liquid_gas_ratio", "water over dry air by mass", 1e-6, 1000, 0.1, 5)),
                List.of(out("merkel_number", "K a V / L")),
                "Me = integral of c_w dt / (h_s(t) - h_a(t)), h_a = h_s(t_wb) + (L/G) c_w (t - t_cold)",
                "Merkel (1925); Baker and Shryock, J. Heat Transfer 83(3), 339 (1961)");
        return TableModel.of(
                card,
                (in, out) -> out[0] = MerkelNumber.of(
                        in.number("water_in_c"),
                        in.number("water_out_c"),
                        in.number("wetbulb_c"),
                        in.number("pressure_pa"),
                        in.number("liquid_gas_ratio")));
    }
}
