package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;

import java.util.ArrayList;
import java.util.List;
import org.headroom.physics.aquifer.CooperJacob;
import org.headroom.physics.aquifer.WellFunctions;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.Column;
import org.headroom.physics.basis.ModelCard;

/** {@code theis}, {@code hantush} and {@code cooper-jacob} as tables, in metres and days. */
final class AquiferModels {
    private AquiferModels() {}

    /** From here on exp(-u) is below what a number of eight bytes holds to all its digits. */
    private static final double SMALLEST = 700;

    private static final Column U = out("u", "r2 S / (4 T t)");
    private static final Column W = out("well_function", "W(u)");
    private static final Column DRAWDOWN = out("drawdown_m", "drawdown, m, positive downwards");

    static TableModel theis() {
        ModelCard card = new ModelCard(
                "theis",
                "drawdown near a well in a confined aquifer without end",
                inputs(),
                List.of(U, W, DRAWDOWN),
                "s = Q/(4 pi T) W(u), W(u) = E1(u), u = r2 S/(4 T t)",
                "Theis (1935), Trans. Am. Geophys. Union 16, 519; Abramowitz and Stegun 5.1; docs/models/aquifer.md");
        return TableModel.of(card, (in, out) -> {
            Point p = point(in);
            out[0] = p.u;
            out[1] = WellFunctions.theis(p.u);
            out[2] = p.perWellFunctionM * out[1];
        });
    }

    static TableModel hantush() {
        List<Column> inputs = new ArrayList<>(inputs());
        inputs.add(in("leakage_factor_m", "B = sqrt(T c), c the resistance of the confining bed, m; above 0", 0, 1e15));
        ModelCard card = new ModelCard(
                "hantush",
                "drawdown near a well in an aquifer that leaks through its confining bed",
                inputs,
                List.of(DRAWDOWN),
                "s = Q/(4 pi T) W(u, r/B), W(u, b) = integral from u of exp(-y - b2/(4 y))/y dy, u = r2 S/(4 T t)",
                "Hantush and Jacob (1955), Trans. Am. Geophys. Union 36, 95; Hunt (1977); docs/models/aquifer.md");
        return TableModel.of(card, (in, out) -> {
            Point p = point(in);
            double b = Checks.positive("leakage_factor_m", in.number("leakage_factor_m"));
            double w = WellFunctions.hantush(p.u, p.radiusM / b);
            out[0] = p.perWellFunctionM * w;
            if (w == 0 && p.u <= SMALLEST) {
                in.note("radius over leakage factor " + Row.plain(p.radiusM / b)
                        + ": the drawdown is below any number and given as 0");
            }
        });
    }

    static TableModel cooperJacob() {
        ModelCard card = new ModelCard(
                "cooper-jacob",
                "the straight line that Theis' drawdown becomes in time, and how far it is off",
                inputs(),
                List.of(
                        U,
                        out("well_function", "-0.5772 - ln u"),
                        DRAWDOWN,
                        out("error", "relative error against W(u), never above 0; empty from u = 700")),
                "s = Q/(4 pi T) (-0.5772 - ln u), u = r2 S/(4 T t)",
                "Cooper and Jacob (1946), Trans. Am. Geophys. Union 27, 526; docs/models/aquifer.md");
        return TableModel.of(card, (in, out) -> {
            Point p = point(in);
            out[0] = p.u;
            out[1] = CooperJacob.wellFunction(p.u);
            out[2] = p.perWellFunctionM * out[1];
            out[3] = p.u > SMALLEST ? Double.NaN : CooperJacob.relativeError(p.u);
            if (p.u > CooperJacob.LARGEST_U) {
                in.note("u " + Row.plain(p.u) + " is outside the range of the approximation, up to "
                        + Row.plain(CooperJacob.LARGEST_U));
            }
        });
    }

    private static List<Column> inputs() {
        return List.of(
                in("pumping_m3_per_day", "rate since time 0, m3/day; negative puts water in", -1e12, 1e12),
                in("transmissivity_m2_per_day", "T, m2/day; above 0", 0, 1e9),
                in("storativity", "S, above 0; a confined aquifer has up to 0.05", 0, 1),
                in("radius_m", "distance from the well, m; above 0", 0, 1e8),
                in("time_days", "time since pumping began, days; above 0", 0, 1e9));
    }

    private record Point(double u, double perWellFunctionM, double radiusM) {}

    private static Point point(Row in) {
        double t = Checks.positive("transmissivity_m2_per_day", in.number("transmissivity_m2_per_day"));
        double s = Checks.positive("storativity", in.number("storativity"));
        double r = Checks.positive("radius_m", in.number("radius_m"));
        double days = Checks.positive("time_days", in.number("time_days"));
        double u = r * r * s / (4 * t * days);
        if (s > 0.05) {
            in.note("storativity " + Row.plain(s)
                    + " is that of a water table (confined aquifers: up to 0.05): drawdown"
                    + " must stay small against the saturated thickness");
        }
        if (u > SMALLEST) {
            in.note("u " + Row.plain(u) + " is above " + Row.plain(SMALLEST)
                    + ": the drawdown is below any number and given as 0");
        }
        return new Point(u, in.number("pumping_m3_per_day") / (4 * Math.PI * t), r);
    }
}
