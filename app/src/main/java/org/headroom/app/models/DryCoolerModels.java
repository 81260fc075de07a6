package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;

import java.util.List;
import java.util.Set;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.cooling.DryCooler;
import org.headroom.physics.cooling.DryCoolerDesign;
import org.headroom.physics.cooling.DryCoolerPoint;
import org.jspecify.annotations.Nullable;

/** {@code dry-cooler} as a table. */
final class DryCoolerModels {
    private DryCoolerModels() {}

    /** A made-up cell of 1.05 MW: 40 / 45 C water, air at 35 C, half the air of the water by capacity. */
    private static final DryCoolerDesign DEFAULT = new DryCoolerDesign(50, 150, 35, 45, 40, 101_325, 30_000, 0.85, 20);

    static TableModel dryCooler() {
        ModelCard card = new ModelCard(
                "dry-cooler",
                "air-cooled coil with variable-speed fans and pads that pre-cool the air (adiabatic cooler)",
                List.of(
                        in("drybulb_c", "dry bulb of the outdoor air, C", -60, 80),
                        in("wetbulb_c", "wet bulb of the outdoor air, C", -60, 60),
                        in("pressure_pa", "barometric pressure, Pa", 30_000, 200_000, 50_000, 110_000),
                        in("water_in_c", "hot water, C", -40, 120),
                        in(
                                "water_kg_per_s",
                                "water through the coil, kg/s; fitted 0.3 to 1.2 of the design's",
                                1e-9,
                                1e9),
                        in("fan_fraction", "air over design air; 0 = fans stand, free convection at 0.05", 0, 1),
                        in(
                                "pads",
                                "1 = pads wet, 0 = dry; optional: without it wet above the design's pads_above_c",
                                0,
                                1)),
                List.of(
                        out("water_out_c", "cold water, C"),
                        out("heat_w", "heat taken from the water, W"),
                        out("fan_w", "electric power of the fans, W"),
                        out("evaporation_kg_per_s", "water evaporated in the pads, kg/s"),
                        out("coil_air_in_c", "air that meets the coil, after the pads, C"),
                        out("air_out_c", "air that leaves, C")),
                "Q = eps C_min (t_in - t_coil), eps crossflow, 1/UA = (0.6 x^-0.8 + 0.4 y^-0.85) / UA0,"
                        + " t_coil = t - e (t - t_wb) with wet pads; E = m_a (w_coil - w); fan 0.02 + 0.98 x3",
                "Incropera et al. (2007), eq. 11.32; Modelica Buildings HADryCoil (exponents);"
                        + " EnergyPlus Engineering Reference 23.1, direct evaporative cooler");
        return new TableModel(
                card,
                Set.of(),
                Set.of("pads"),
                List.of(
                        new DesignKey("water_kg_per_s", 1),
                        new DesignKey("air_kg_per_s", 1),
                        new DesignKey("drybulb_c", 1),
                        new DesignKey("water_in_c", 1),
                        new DesignKey("water_out_c", 1),
                        new DesignKey("pressure_pa", 1),
                        new DesignKey("fan_w", 1),
                        new DesignKey("pad_effectiveness", 1),
                        new DesignKey("pads_above_c", 1)),
                "a made-up cell of 1.05 MW: 50 kg/s from 45 to 40 C, 150 kg/s of air at 35 C, 30 kW of fans, pads of 0.85"
                        + " above 20 C",
                DryCoolerModels::build);
    }

    private static RowModel build(@Nullable DesignValues d) {
        DryCooler cooler = new DryCooler(
                d == null
                        ? DEFAULT
                        : new DryCoolerDesign(
                                d.number("water_kg_per_s"),
                                d.number("air_kg_per_s"),
                                d.number("drybulb_c"),
                                d.number("water_in_c"),
                                d.number("water_out_c"),
                                d.number("pressure_pa"),
                                d.number("fan_w"),
                                d.number("pad_effectiveness"),
                                d.number("pads_above_c")));
        DryCoolerDesign design = cooler.design();
        DryCoolerPoint point = new DryCoolerPoint();
        return (in, out) -> {
            double drybulb = in.number("drybulb_c");
            double wetbulb = in.number("wetbulb_c");
            double water = in.number("water_kg_per_s");
            double fan = in.number("fan_fraction");
            double pads = in.number("pads", cooler.padsWet(drybulb, false) ? 1 : 0);
            if (drybulb < wetbulb) {
                throw new OutOfRange("wetbulb_c", Row.plain(wetbulb), "at most drybulb_c " + Row.plain(drybulb));
            }
            AirModels.requireAir(drybulb, wetbulb, in.number("pressure_pa"));
            if (pads != 0 && pads != 1) {
                throw new OutOfRange("pads", Row.plain(pads), "0 or 1");
            }
            cooler.at(
                    drybulb, wetbulb, in.number("pressure_pa"), in.number("water_in_c"), water, fan, pads == 1, point);
            out[0] = point.waterOutC;
            out[1] = point.heatW;
            out[2] = point.fanW;
            out[3] = point.evaporationKgPerS;
            out[4] = point.coilAirInC;
            out[5] = point.airOutC;
            in.noteOutside("water_kg_per_s", 0.3 * design.waterKgPerS(), 1.2 * design.waterKgPerS());
            if (fan > 0) {
                in.noteOutside("fan_fraction", 0.2, 1);
            }
            if (point.waterOutC < 0) {
                in.note("water_out_c is below freezing");
            }
        };
    }
}
