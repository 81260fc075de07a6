package org.headroom.app.impact.pages;

import java.util.List;
import org.headroom.app.impact.Figures;
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
