package org.headroom.app.impact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Every number of a report by its id, so that the same number is the same everywhere. */
public final class Figures {
    private final Map<String, Quantity> byId = new LinkedHashMap<>();
    private final Map<Class<?>, Object> findings = new LinkedHashMap<>();

    /** What several sections rest on, found once for a report: {@code f.once(AirFindings.class, () -> AirStudy.of(c))}. */
    public <T> T once(Class<T> kind, Supplier<T> find) {
        Object known = findings.get(kind);
        T found = known == null ? find.get() : kind.cast(known);
        findings.put(kind, found);
        return found;
    }

    /** Keeps a number; the same id twice must be the same number, and is told as it was the first time. */
    public Quantity add(Quantity quantity) {
        Quantity known = byId.putIfAbsent(quantity.id(), quantity);
        if (known == null) {
            return quantity;
        }
        if (known.unit() != quantity.unit()
                || Double.compare(known.value(), quantity.value()) != 0
                || Double.compare(known.low(), quantity.low()) != 0
                || Double.compare(known.high(), quantity.high()) != 0
                || known.ranged() && known.range() != quantity.range()) {
            throw new IllegalStateException("two numbers are called " + quantity.id());
        }
        return known;
    }

    /** A figure of the year with the ensemble's range. */
    public Quantity ofYear(ImpactCase c, String key, String name, Unit unit, String formula, String source) {
        Quantity known = byId.get("year." + key);
        if (known != null) {
            return known;
        }
        Spread spread = c.ensemble().spread(key).beyondRounding(c.year().figure(key));
        return add(new Quantity(
                "year." + key,
                name,
                c.year().figure(key),
                spread.low(),
                spread.high(),
                unit,
                formula,
                List.of(),
                source,
                Confidence.ESTIMATE));
    }

    /** An input of the site as a number of the report. */
    public Quantity ofInput(String path, String name, Sourced sourced) {
        Quantity known = byId.get("input." + path);
        return known != null
                ? known
                : add(new Quantity(
                        "input." + path,
                        name,
                        sourced.value(),
                        orNaN(sourced.low()),
                        orNaN(sourced.high()),
                        Quantity.Range.STATED,
                        sourced.unit(),
                        "as the site's file has it",
                        List.of(path),
                        sourced.source(),
                        sourced.confidence()));
    }

    public Quantity get(String id) {
        return Objects.requireNonNull(byId.get(id), id);
    }

    /** In the order in which they came. */
    public List<Quantity> all() {
        return List.copyOf(byId.values());
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
