package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;

import java.util.List;
import java.util.Set;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.plume.BriggsRise;
import org.headroom.physics.plume.BriggsUrban;
import org.headroom.physics.plume.Dispersion;
import org.headroom.physics.plume.GaussianPlume;
import org.headroom.physics.plume.PasquillGifford;
import org.headroom.physics.plume.Stability;
import org.headroom.physics.plume.Stack;

/** {@code plume} as a table, over open country or over a town. */
final class PlumeModels {
    private PlumeModels() {}

    private static final double UG_PER_G = 1e6;

    static TableModel plume(boolean urban) {
        Dispersion dispersion = urban ? new BriggsUrban() : new PasquillGifford();
        double fittedToM = urban ? 10_000 : 50_000;
        ModelCard card = new ModelCard(
                "plume",
                "concentration downwind of a stack by a Gaussian plume, rural (with --urban: over a town)",
                List.of(
                        in("emission_g_per_s", "Q, of the pollutant, g/s", 0, 1e9),
                        in("stack_height_m", "above the ground, m", 0, 1000),
                        in("stack_diameter_m", "d, inside at the top, m; above 0", 0, 100),
                        in("exit_velocity_m_per_s", "vs, upwards, m/s; 0 does not rise", 0, 1000),
                        in("exit_k", "Ts, temperature of the exhaust, K; below ambient_k it counts as that", 100, 3000),
                        in("ambient_k", "Ta, temperature of the air, K", 150, 350),
                        in(
                                "wind_m_per_s",
                                "u, at the stack's top, m/s; below 1 it counts as 1, as in ISC3",
                                0,
                                150,
                                BriggsRise.LEAST_WIND_M_PER_S,
                                30),
                        out("stability", "class A, B, C, D, E or F"),
                        in(
                                "downwind_m",
                                "x, along the wind, m; nothing arrives at 0 and upwind (negative)",
                                -1e6,
                                1e6,
                                100,
                                fittedToM),
                        in("crosswind_m", "y, m", -1e6, 1e6),
                        in("receptor_m", "z, above the ground, m", 0, 10_000)),
                List.of(
                        out("plume_rise_m", "rise above the stack at that distance, m"),
                        out("sigma_y_m", "standard deviation across the wind, m"),
                        out("sigma_z_m", "standard deviation up and down, m"),
                        out("concentration_ug_per_m3", "hourly mean, ug/m3")),
                "C = Q exp(-y2/2sy2) (exp(-(z-H)2/2sz2) + exp(-(z+H)2/2sz2)) / (2 pi u sy sz), H = stack height + rise;"
                        + " full ground reflection, no mixing lid, no stack-tip or building downwash, no buoyancy-induced"
                        + " spread; rise by Briggs, buoyancy or momentum, transitional up to the distance of final rise",
                "EPA-454/B-95-003b (1995), ISC3 User's Guide volume II: rise section 1.1.4, Pasquill-Gifford tables 1-1 and"
                        + " 1-2 (rural), Briggs tables 1-3 and 1-4 (--urban); docs/models/plume.md");
        return new TableModel(
                card, Set.of("stability"), Set.of(), List.of(), "", _ -> (in, out) -> answer(dispersion, in, out));
    }

    private static void answer(Dispersion dispersion, Row in, double[] out) {
        Stability stability = Stability.of(in.text("stability"));
        Stack stack = new Stack(
                in.number("stack_height_m"),
                in.number("stack_diameter_m"),
                in.number("exit_velocity_m_per_s"),
                in.number("exit_k"));
        double ambientK = in.number("ambient_k");
        double x = in.number("downwind_m");
        BriggsRise rise = BriggsRise.of(stack, ambientK, in.number("wind_m_per_s"), stability);
        out[0] = rise.atM(x);
        out[1] = dispersion.sigmaYM(stability, x);
        out[2] = dispersion.sigmaZM(stability, x);
        out[3] = UG_PER_G
                * in.number("emission_g_per_s")
                * GaussianPlume.perEmission(
                        rise.windMPerS(),
                        out[1],
                        out[2],
                        in.number("crosswind_m"),
                        in.number("receptor_m"),
                        stack.heightM() + out[0]);
        notes(in, stack, ambientK, x, rise);
    }

    private static void notes(Row in, Stack stack, double ambientK, double x, BriggsRise rise) {
        if (in.number("wind_m_per_s") < BriggsRise.LEAST_WIND_M_PER_S) {
            in.note("a wind below 1 m/s is taken as 1 m/s, as ISC3 does; in a calm a straight plume says little");
        }
        if (stack.exitK() < ambientK) {
            in.note("exit_k below ambient_k: taken as ambient_k, so that momentum alone lifts it");
        }
        if (x <= 0) {
            in.note("at or upwind of the stack: the plume is not there");
        } else if (x < 1) {
            in.note("nearer than 1 m, where ISC3 gives no value");
        }
        if (!rise.buoyant() && stack.exitMPerS() > 0 && stack.exitMPerS() < 4 * rise.windMPerS()) {
            in.note("momentum rise with an exit velocity below 4 times the wind is outside its range");
        }
    }
}
