package org.headroom.app.desktop.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.ScenarioOutcome;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.scenarios.Row.Cell;
import org.headroom.app.desktop.scenarios.Row.Rank;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.KeyFigure;
import org.headroom.app.tasks.KeyFigure.Better;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Fills the rows of figures: each scenario's value, its difference to the base, which is best and which is worst. */
final class Comparison {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double SECONDS_PER_HOUR = 3600;

    /** How a series becomes one number. */
    enum Reduction {
        HIGHEST,
        MEAN,
        LOWEST,
        TOTAL;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Display display;
    private final Map<String, ScenarioOutcome> outcomes;
    private final String baseId;

    /** @param outcomes by scenario, in the order of the columns; the base among them */
    Comparison(Display display, Map<String, ScenarioOutcome> outcomes, String baseId) {
        this.display = display;
        this.outcomes = outcomes;
        this.baseId = baseId;
    }

    /** The key figures that any of the scenarios has, in their order. */
    List<KeyFigure> keyFigures() {
        List<KeyFigure> all = new ArrayList<>();
        for (ScenarioOutcome each : outcomes.values()) {
            WhatIfOutcome outcome = each.outcome();
            if (outcome != null) {
                for (KeyFigure figure : outcome.figures().key()) {
                    if (all.stream().noneMatch(f -> f.id().equals(figure.id()))) {
                        all.add(figure);
                    }
                }
            }
        }
        return all;
    }

    /** The measures that the answers hold. */
    List<Measures> measures() {
        for (ScenarioOutcome each : outcomes.values()) {
            WhatIfOutcome outcome = each.outcome();
            if (outcome != null) {
                return outcome.series().keySet().stream().sorted().toList();
            }
        }
        return List.of();
    }

    void fill(Row row, KeyFigure figure) {
        fill(row, figure.unit(), figure.better(), outcome -> {
            for (KeyFigure each : outcome.figures().key()) {
                if (each.id().equals(figure.id())) {
                    return each.value();
                }
            }
            return Double.NaN;
        });
    }

    void fill(Row row, Measures measure, Reduction by) {
        Unit unit = unit(measure, by);
        fill(row, unit, Better.NEITHER, outcome -> {
            double[] values = outcome.series().get(measure);
            return values == null ? Double.NaN : reduced(measure, values, by, (double) outcome.stepS());
        });
    }

    /** Totals are of what flows: power becomes energy, gallons a day become gallons. */
    static Unit unit(Measures measure, Reduction by) {
        Unit unit = measure.measure().unit();
        if (by != Reduction.TOTAL) {
            return unit;
        }
        return switch (unit) {
            case MW -> Unit.MWH;
            case GAL_PER_DAY -> Unit.GAL;
            case KG_PER_H, KG_PER_S -> Unit.KG;
            default -> unit;
        };
    }

    /** Whether a measure has a total that means something. */
    static boolean has(Measures measure, Reduction by) {
        return by != Reduction.TOTAL || unit(measure, by) != measure.measure().unit();
    }

    private static double reduced(Measures measure, double[] values, Reduction by, double stepS) {
        double sum = 0;
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (double value : values) {
            sum += value;
            highest = Math.max(highest, value);
            lowest = Math.min(lowest, value);
        }
        return switch (by) {
            case HIGHEST -> highest;
            case LOWEST -> lowest;
            case MEAN -> sum / values.length;
            case TOTAL ->
                sum
                        * switch (measure.measure().unit()) {
                            case GAL_PER_DAY -> stepS / SECONDS_PER_DAY;
                            case KG_PER_S -> stepS;
                            default -> stepS / SECONDS_PER_HOUR;
                        };
        };
    }

    private void fill(Row row, Unit unit, Better better, java.util.function.ToDoubleFunction<WhatIfOutcome> value) {
        Map<String, Double> numbers = new TreeMap<>();
        double greatest = 0;
        for (Map.Entry<String, ScenarioOutcome> each : outcomes.entrySet()) {
            WhatIfOutcome outcome = each.getValue().outcome();
            double number = outcome == null ? Double.NaN : value.applyAsDouble(outcome);
            numbers.put(each.getKey(), number);
            greatest = Double.isFinite(number) ? Math.max(greatest, Math.abs(number)) : greatest;
        }
        double best = extreme(numbers, better == Better.MORE);
        double worst = extreme(numbers, better == Better.LESS);
        Shown shown = scale(unit, greatest);
        double base = numbers.getOrDefault(baseId, Double.NaN);
        for (Map.Entry<String, ScenarioOutcome> each : outcomes.entrySet()) {
            String id = each.getKey();
            double number = numbers.getOrDefault(id, Double.NaN);
            Rank rank = Rank.NONE;
            if (better != Better.NEITHER && best != worst && Double.isFinite(number)) {
                rank = number == best ? Rank.BEST : number == worst ? Rank.WORST : Rank.NONE;
            }
            row.set(
                    id,
                    new Cell(
                            each.getValue().outcome() == null ? "" : text(number, unit, shown),
                            id.equals(baseId) ? "" : difference(number, base, unit, shown),
                            number,
                            rank,
                            false,
                            state(each.getValue())));
        }
    }

    /** The unit in which a row is shown: that of its greatest value. */
    Shown scale(Unit unit, double greatest) {
        return unit == Unit.COUNT || unit == Unit.ONE
                ? Shown.of(display, unit)
                : Shown.fitting(display, unit, greatest);
    }

    /** What stands in the row's column of units. */
    String unitLabel(Row row) {
        Unit unit = row.unit();
        if (unit == null) {
            return row.unitLabel();
        }
        double greatest = 0;
        for (String id : outcomes.keySet()) {
            double number = row.cell(id).get().number();
            greatest = Double.isFinite(number) ? Math.max(greatest, Math.abs(number)) : greatest;
        }
        String label = unit == Unit.S ? "" : scale(unit, greatest).label();
        return label.equals("1") ? "" : label;
    }

    static String state(ScenarioOutcome outcome) {
        return !outcome.problem().isEmpty()
                ? outcome.problem()
                : outcome.outcome() == null
                        ? Texts.text("scenarios.computing")
                        : outcome.stale() ? Texts.text("scenarios.stale") : "";
    }

    private String text(double number, Unit unit, Shown shown) {
        if (!Double.isFinite(number)) {
            return unit == Unit.S ? Texts.text("scenarios.never") : "\u2013";
        }
        return unit == Unit.S ? moment(number) : shown.number(number);
    }

    private String moment(double epochS) {
        for (ScenarioOutcome each : outcomes.values()) {
            WhatIfOutcome outcome = each.outcome();
            if (outcome != null) {
                return Texts.moment(epochS, outcome.zone());
            }
        }
        return "\u2013";
    }

    private static String difference(double number, double base, Unit unit, Shown shown) {
        if (!Double.isFinite(number) || !Double.isFinite(base)) {
            return "";
        }
        double difference = number - base;
        if (difference == 0) {
            return Texts.text("scenarios.same");
        }
        if (unit == Unit.S) {
            return Texts.signed(difference / SECONDS_PER_HOUR, 1) + " h";
        }
        String words = Texts.signed(shown.difference(difference), shown.decimals());
        if (words.chars().noneMatch(c -> c >= '1' && c <= '9')) {
            return "\u2248 0";
        }
        boolean share = base != 0 && shown.offset() == 0;
        return share ? words + " (" + Texts.signed(100 * difference / Math.abs(base), 1) + " %)" : words;
    }

    private static double extreme(Map<String, Double> numbers, boolean greatest) {
        double found = Double.NaN;
        for (double number : numbers.values()) {
            boolean first = Double.isNaN(found);
            if (Double.isFinite(number) && (first || (greatest ? number > found : number < found))) {
                found = number;
            }
        }
        return found;
    }

    /** The outcomes that are known, by scenario. */
    Set<String> ids() {
        return outcomes.keySet();
    }

    @Nullable
    WhatIfOutcome outcome(String id) {
        ScenarioOutcome known = outcomes.get(id);
        return known == null ? null : known.outcome();
    }
}
