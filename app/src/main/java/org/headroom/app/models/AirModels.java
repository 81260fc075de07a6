package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;
import static org.headroom.physics.basis.Constants.ZERO_C_K;

import java.util.List;
import org.headroom.physics.air.MoistAir;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.basis.OutOfRange;

/** {@code moist-air} as a table. */
final class AirModels {
    private AirModels() {}

    private static final ModelCard MOIST_AIR = new ModelCard(
            "moist-air",
            "psychrometrics of moist air",
            List.of(
                    in("drybulb_c", "dry bulb temperature, C", -ZERO_C_K, 1000, -100, 200),
                    in("rh_percent", "relative humidity over water (over ice below 0.01 C), %", 0, 100),
                    in("pressure_pa", "barometric pressure, Pa", 100, 1e7, 50_000, 120_000)),
            List.of(
                    out("wetbulb_c", "thermodynamic wet bulb, C; over ice below 0 C"),
                    out("dewpoint_c", "dew point, C; frost point below 0.01 C"),
                    out("humidity_ratio", "kg of water per kg of dry air"),
                    out("enthalpy_j_per_kg", "J per kg of dry air, zero at 0 C"),
                    out("volume_m3_per_kg", "m3 per kg of dry air")),
            "w = 0.621945 p_w / (p - p_w), p_w = rh p_ws(t); wet bulb from w = ((2501 - 2.326 t*) w_s* - 1.006 (t - t*)) /"
                    + " (2501 + 1.86 t - 4.186 t*), below 0 C with 2830, 0.24 and 2.1 (ice)",
            "ASHRAE Handbook - Fundamentals (2017), chapter 1, eq. 5, 6, 20, 26, 30, 33, 35; Hyland and Wexler (1983)");

    static TableModel moistAir() {
        return TableModel.of(MOIST_AIR, AirModels::answer);
    }

    private static void answer(Row in, double[] out) {
        double t = in.number("drybulb_c");
        double p = in.number("pressure_pa");
        double rh = in.number("rh_percent") / 100;
        if (!(rh * MoistAir.saturationPressurePa(t) < 0.9 * p)) {
            throw new OutOfRange("pressure_pa", Row.plain(p), "well above the vapour pressure at this temperature");
        }
        double w = MoistAir.humidityRatio(t, rh, p);
        out[0] = MoistAir.wetbulbC(t, w, p);
        out[1] = rh > 0 ? MoistAir.dewpointC(w, p) : Double.NaN;
        out[2] = w;
        out[3] = MoistAir.enthalpyJPerKg(t, w);
        out[4] = MoistAir.volumeM3PerKg(t, w, p);
        if (rh == 0) {
            in.note("dry air has no dew point");
        }
    }

    /** Refuses a wet bulb below that of dry air. */
    static void requireAir(double drybulbC, double wetbulbC, double pressurePa) {
        double ratio = MoistAir.humidityRatioFromWetbulb(drybulbC, wetbulbC, pressurePa);
        if (!(ratio >= -1e-9)) {
            throw new OutOfRange(
                    "wetbulb_c", Row.plain(wetbulbC), "not below that of dry air at drybulb_c " + Row.plain(drybulbC));
        }
    }
}
