package org.headroom.app.impact.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Spread;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;

/** Numbers worked out from other numbers of the report. */
final class Made {
    static final String TWIN = "Headroom's twin over the year, hour by hour";
    static final String HERE = "worked out for this report";

    private Made() {}

    /** A number without a range. */
    static Quantity of(Figures f, String id, String name, double value, Unit unit, String formula, String... inputs) {
        return f.add(new Quantity(
                id, name, value, Double.NaN, Double.NaN, unit, formula, List.of(inputs), HERE, Confidence.DERIVED));
    }

    /**
     * A number of the year from its figures by a formula, which is asked again for each member of the ensemble; a result
     * that is nothing but the rounding of {@code size} is 0.
     */
    static Quantity ofYear(
            ImpactCase c,
            Figures f,
            String id,
            String name,
            Unit unit,
            String formula,
            ToDoubleFunction<ToDoubleFunction<String>> of,
            String... keys) {
        double value = clean(of.applyAsDouble(c.year()::figure), c.year().figure(keys[0]));
        Map<String, double[]> outcomes = c.ensemble().outcomes();
        Spread spread = Spread.UNKNOWN;
        if (Arrays.stream(keys).allMatch(outcomes::containsKey)) {
            double[] members = new double[Objects.requireNonNull(outcomes.get(keys[0])).length];
            for (int m = 0; m < members.length; m++) {
                int member = m;
                ToDoubleFunction<String> figure = key -> Objects.requireNonNull(outcomes.get(key))[member];
                members[m] = clean(of.applyAsDouble(figure), figure.applyAsDouble(keys[0]));
            }
            spread = Spread.of(members).beyondRounding(c.year().figure(keys[0]));
        }
        return f.add(new Quantity(
                id,
                name,
                value,
                spread.low(),
                spread.high(),
                unit,
                formula,
                Arrays.stream(keys).map(key -> "year." + key).toList(),
                HERE,
                Confidence.DERIVED));
    }

    private static double clean(double value, double size) {
        return Math.abs(value) < 1e-12 * Math.abs(size) ? 0 : value;
    }

    /** Sum of figures of the year with its range. */
    static Quantity sum(ImpactCase c, Figures f, String id, String name, Unit unit, String... keys) {
        return ofYear(
                c,
                f,
                id,
                name,
                unit,
                "sum of the parts",
                figure -> Arrays.stream(keys).mapToDouble(figure).sum(),
                keys);
    }

    /** The first figure of the year less the others, with its range. */
    static Quantity rest(ImpactCase c, Figures f, String id, String name, Unit unit, String... keys) {
        return ofYear(
                c,
                f,
                id,
                name,
                unit,
                "total - the other parts",
                figure -> {
                    double left = figure.applyAsDouble(keys[0]);
                    for (int i = 1; i < keys.length; i++) {
                        left -= figure.applyAsDouble(keys[i]);
                    }
                    return left;
                },
                keys);
    }

    /** The number times a positive factor, its range with it. */
    static Quantity scaled(
            Figures f,
            Quantity from,
            double factor,
            String id,
            String name,
            Unit unit,
            String formula,
            String... more) {
        List<String> inputs = new java.util.ArrayList<>(List.of(from.id()));
        inputs.addAll(List.of(more));
        return f.add(new Quantity(
                id,
                name,
                from.value() * factor,
                from.low() * factor,
                from.high() * factor,
                from.range(),
                unit,
                formula,
                inputs,
                HERE,
                from.confidence() == Confidence.ASSUMPTION ? Confidence.ASSUMPTION : Confidence.DERIVED));
    }

    /** How much of a whole, %; with the range of the part. */
    static Quantity share(Figures f, Quantity part, Quantity whole, String id, String name) {
        return scaled(f, part, 100 / whole.value(), id, name, Unit.PERCENT, "part / whole", whole.id());
    }
}
