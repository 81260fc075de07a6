package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;

import java.util.List;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.cooling.Poppe;
import org.headroom.physics.cooling.PoppeAir;
import org.headroom.physics.cooling.PoppePoint;

/** {@code tower-poppe} as a table. */
final class PoppeModels {
    private PoppeModels() {}

    private static final ModelCard TOWER_POPPE = new ModelCard(
            "tower-poppe",
            "counterflow fill by the full Poppe method, supersaturated air included",
            List.of(
                    in("drybulb_c", "dry bulb of the air that enters, C", -60, 80, -40, 60),
                    in("wetbulb_c", "wet bulb of the air that enters, C; over ice below 0 C", -60, 60, -40, 60),
                    in("pressure_pa", "barometric pressure, Pa", 30_000, 200_000, 50_000, 110_000),
                    in("water_in_c", "hot water, C", 0, 95),
                    in("water_kg_per_s", "water that enters, kg/s", 1e-9, 1e9),
                    in("air_kg_per_s", "dry air, kg/s", 1e-9, 1e9),
                    in(
                            "merkel_number",
                            "transfer of the fill by Poppe, h_d a V / m_w",
                            0,
                            Poppe.MOST_MERKEL_NUMBER,
                            0,
                            10)),
            List.of(
                    out("water_out_c", "cold water, C"),
                    out(
                            "heat_w",
                            "heat taken from the loop, W: water in x specific heat x range; the enthalpy that the evaporated"
                                    + " water carries away is not inside"),
                    out("evaporation_kg_per_s", "water taken up by the air, kg/s; negative when the air condenses"),
                    out("air_out_c", "air that leaves, C"),
                    out("humidity_ratio_out", "water in the air that leaves, fog included, kg per kg of dry air")),
            "dMe/dt = c_w / D, dw/dMe = (m_w/m_a) (w_s - w_v), D = h_s - h + (Le - 1) (h_s - h - (w_s - w_v) h_v +"
                    + " (w - w_v) c_w t) - (w_s - w) c_w t, Le by Bosnjakovic; w_v = w, or saturated where there is fog",
            "Poppe and Roegener, VDI-Waermeatlas (1991); Kloppers (2003); Kloppers and Kroeger, Int. J. Heat Mass Transfer"
                    + " 48, 765 (2005)");

    static TableModel towerPoppe() {
        return TableModel.of(TOWER_POPPE, PoppeModels::answer);
    }

    private static void answer(Row in, double[] out) {
        PoppeAir air = new PoppeAir(
                in.number("drybulb_c"), in.number("wetbulb_c"), in.number("pressure_pa"), in.number("air_kg_per_s"));
        PoppePoint point =
                Poppe.at(air, in.number("water_in_c"), in.number("water_kg_per_s"), in.number("merkel_number"));
        out[0] = point.waterOutC();
        out[1] = point.heatW();
        out[2] = point.evaporationKgPerS();
        out[3] = point.airOutC();
        out[4] = point.airOutHumidityRatio();
        if (point.airOutFogRatio() > 0) {
            in.note("the air leaves with fog: " + Row.plain(Math.rint(point.airOutFogRatio() * 1e8) / 1e8) + " kg/kg");
        }
        if (point.waterOutC() < 0) {
            in.note("water_out_c is below freezing");
        }
        if (point.heatW() < 0) {
            in.note("water_in_c is below the limit of the air: the tower warms the water");
        }
    }
}
