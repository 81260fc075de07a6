package org.headroom.app.impact.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Spread;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.IndicatorCatalogue;
import org.headroom.data.site.Leaf;
import org.headroom.data.site.Rule;
import org.headroom.data.site.SiteTree;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of indicators with their passports: inputs by path, figures of the year, and what follows from both.
 *
 * <p>The range of a derived number joins two parts as independent: the 10 to 90 % range over the ensemble's members with inputs at their
 * values, and what each input's own low and high make of the year's figure: {@code value -+ sqrt(sum of squared deviations)}. Worked: a
 * figure of 100 (90 to 110) over an input of 10 (8 to 10) is 10 (9.0 to 12.7).
 */
final class Numbers {
    private static final double HOURS_A_DAY = 24;
    private static final double LEAST_RANGE = 1e-9;

    private final ImpactCase c;
    private final Figures f;
    private final IndicatorCatalogue book;

    Numbers(ImpactCase c, Figures f, IndicatorCatalogue book) {
        this.c = c;
        this.f = f;
        this.book = book;
    }

    /** What a formula is made of: figures of the year by key, and inputs in the order in which they were named. */
    interface Formula {
        double of(ToDoubleFunction<String> year, double[] input);
    }

    /** What a derived number is called and where it comes from. */
    record Words(String id, String name, Unit unit, String formula, String source) {}

    ImpactCase site() {
        return c;
    }

    IndicatorCatalogue book() {
        return book;
    }

    /** Length of the year, days. */
    double days() {
        return c.year().grid().count() * (double) c.year().grid().stepS() / 3600 / HOURS_A_DAY;
    }

    double year(String key) {
        return c.year().figure(key);
    }

    /** A figure of the year as it stands. */
    @Nullable
    Quantity ofYear(String key, String name, Unit unit, String formula, String source) {
        return Double.isFinite(year(key)) ? f.ofYear(c, key, name, unit, formula, source) : null;
    }

    /** A number of the catalogue, or of the site's file as it stands at the run's start; null if there is none. */
    @Nullable
    Sourced sourced(String path) {
        Sourced general = book.number(path);
        return general != null ? general : ofSite(path);
    }

    /** The same as a number of the report. */
    @Nullable
    Quantity input(String path) {
        Sourced general = book.number(path);
        if (general != null) {
            return f.add(new Quantity(
                    "reference." + path.replaceFirst("^numbers\\.", ""),
                    book.meaning(path),
                    general.value(),
                    general.low() == null ? Double.NaN : general.low(),
                    general.high() == null ? Double.NaN : general.high(),
                    Quantity.Range.STATED,
                    general.unit(),
                    "as published",
                    List.of(),
                    general.source(),
                    general.confidence()));
        }
        Sourced own = ofSite(path);
        Rule rule = SiteTree.rule(path);
        return own == null ? null : f.ofInput(path, rule == null ? path : meaning(rule), own);
    }

    /** Without what a site's file says by leaving the value out. */
    private static String meaning(Rule rule) {
        String words = rule.meaning();
        int without = words.indexOf("; null:");
        return without < 0 ? words : words.substring(0, without);
    }

    private @Nullable Sourced ofSite(String path) {
        Leaf leaf;
        try {
            leaf = c.tree().leaf(path);
        } catch (InputError e) {
            return null; // a site need not have it
        }
        LocalDate from =
                Instant.ofEpochSecond(c.window().fromS()).atZone(c.zone()).toLocalDate();
        Sourced inForce = null;
        for (Leaf.Stage stage : leaf.stages()) {
            String start = stage.from();
            boolean begun =
                    start == null || !LocalDate.parse(start.substring(0, 10)).isAfter(from);
            if (begun) {
                inForce = stage.value() instanceof Leaf.Num num ? num.sourced() : null;
            }
        }
        return inForce;
    }

    /** A text of the site's file; empty if there is none. */
    String text(String path) {
        try {
            return c.tree().leaf(path).stages().getFirst().value() instanceof Leaf.Text text && text.text() != null
                    ? text.text()
                    : "";
        } catch (InputError e) {
            return ""; // a site need not have it
        }
    }

    /** Names of groups below a path of the site's file, in its order. */
    List<String> below(String group) {
        String prefix = group + ".";
        return c.tree().leaves().stream()
                .map(Leaf::path)
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .map(rest -> rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest)
                .distinct()
                .toList();
    }

    /** A number of its own. */
    Quantity plain(Words words, double value, double low, double high, List<String> inputs, Confidence confidence) {
        return quantity(words, value, low, high, Quantity.Range.LIKELY_10_90, inputs, confidence);
    }

    private Quantity quantity(
            Words words,
            double value,
            double low,
            double high,
            Quantity.Range range,
            List<String> inputs,
            Confidence confidence) {
        return f.add(new Quantity(
                words.id(),
                words.name(),
                value,
                low,
                high,
                range,
                words.unit(),
                words.formula(),
                inputs,
                words.source(),
                confidence));
    }

    /**
     * What follows from figures of the year and inputs.
     *
     * @param keys figures of the year that the formula asks for
     * @param paths inputs in the order in which it has them
     * @return null if one of them is missing or nothing finite comes out
     */
    @Nullable
    Quantity derived(Words words, List<String> keys, List<String> paths, Formula formula) {
        List<Sourced> inputs = new ArrayList<>();
        for (String path : paths) {
            Sourced one = sourced(path);
            if (one == null) {
                return null;
            }
            inputs.add(one);
        }
        double[] at = inputs.stream().mapToDouble(Sourced::value).toArray();
        double value = formula.of(c.year()::figure, at);
        if (!Double.isFinite(value)) {
            return null;
        }
        Spread spread = members(keys, at, formula);
        double down = Double.isFinite(spread.low()) ? square(Math.max(0, value - spread.low())) : 0;
        double up = Double.isFinite(spread.high()) ? square(Math.max(0, spread.high() - value)) : 0;
        boolean ranged = false;
        for (int i = 0; i < at.length; i++) {
            Double low = inputs.get(i).low();
            Double high = inputs.get(i).high();
            if (low != null && high != null && low < high) {
                double one = with(at, i, low, formula);
                double other = with(at, i, high, formula);
                down += square(Math.max(0, value - Math.min(one, other)));
                up += square(Math.max(0, Math.max(one, other) - value));
                ranged = true;
            }
        }
        double low = ranged ? value - Math.sqrt(down) : spread.low();
        double high = ranged ? value + Math.sqrt(up) : spread.high();
        boolean one = !(high - low > LEAST_RANGE * Math.abs(value)); // all members agree: no range
        List<String> from = new ArrayList<>();
        keys.forEach(key -> from.add("year." + key));
        from.addAll(paths);
        Quantity.Range range = !ranged
                ? Quantity.Range.LIKELY_10_90
                : Double.isFinite(spread.low()) && spread.high() > spread.low()
                        ? Quantity.Range.JOINED
                        : Quantity.Range.STATED;
        return quantity(
                words, value, one ? Double.NaN : low, one ? Double.NaN : high, range, from, confidence(keys, inputs));
    }

    private double with(double[] at, int i, double value, Formula formula) {
        double[] other = at.clone();
        other[i] = value;
        return formula.of(c.year()::figure, other);
    }

    private Spread members(List<String> keys, double[] at, Formula formula) {
        boolean any = keys.stream().anyMatch(c.ensemble().outcomes()::containsKey);
        if (!any) {
            return Spread.UNKNOWN;
        }
        double[] outcomes = new double[c.ensemble().members()];
        for (int m = 0; m < outcomes.length; m++) {
            int member = m;
            outcomes[m] = formula.of(
                    key -> {
                        double[] all = c.ensemble().outcomes().get(key);
                        return all == null || member >= all.length ? c.year().figure(key) : all[member];
                    },
                    at);
        }
        return Spread.of(outcomes);
    }

    private static Confidence confidence(List<String> keys, List<Sourced> inputs) {
        Confidence weakest = keys.isEmpty() ? Confidence.DERIVED : Confidence.ESTIMATE;
        for (Sourced input : inputs) {
            if (input.confidence() == Confidence.ASSUMPTION) {
                return Confidence.ASSUMPTION;
            }
            if (input.confidence() == Confidence.ESTIMATE) {
                weakest = Confidence.ESTIMATE;
            }
        }
        return weakest;
    }

    /** Months of a figure, January first, each over its own length where {@code aDay}; empty if one is missing. */
    List<Double> months(String key, boolean aDay, double factor) {
        List<Double> all = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            double value = c.year().figure("month." + key + "." + month);
            LocalDate from = c.year().from();
            int year = month >= from.getMonthValue() ? from.getYear() : from.getYear() + 1;
            all.add(value * factor / (aDay ? LocalDate.of(year, month, 1).lengthOfMonth() : 1));
        }
        return all.stream().allMatch(Double::isFinite) ? all : List.of();
    }

    /** The same of a quotient of two figures. */
    List<Double> ratio(String key, String over, double factor) {
        List<Double> all = months(key, false, factor);
        List<Double> by = months(over, false, 1);
        List<Double> out = new ArrayList<>();
        for (int i = 0; i < Math.min(all.size(), by.size()); i++) {
            out.add(all.get(i) / by.get(i));
        }
        return out.stream().allMatch(Double::isFinite) ? out : List.of();
    }

    private static double square(double x) {
        return x * x;
    }
}
