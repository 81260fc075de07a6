package org.headroom.app.impact.pages;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Plot;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Leaf;

/** What feeds the site and since when, from the stages of its file. */
final class Supply {
    private final ImpactCase c;
    private final Figures f;

    Supply(ImpactCase c, Figures f) {
        this.c = c;
        this.f = f;
    }

    /** A number that holds from a day on; null: from the beginning. */
    private record Step(String from, String what, Leaf leaf, Quantity value) {}

    private static String what(String path) {
        return switch (path) {
            case "grid.utility_mw" -> "Connected by the utility";
            case "tariff.contract_mw" -> "Contract demand";
            case "grid.battery.power_mw" -> "Battery, power";
            case "grid.battery.energy_mwh" -> "Battery, energy";
            case "grid.substation.units_count" -> "Main transformers";
            default ->
                path.matches("grid\\.generation\\.[^.]+\\.capacity_mw")
                        ? "Own engines: " + path.split("\\.", -1)[2].replace('_', ' ')
                        : "";
        };
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Leaf leaf : c.tree().leaves()) {
            String what = what(leaf.path());
            if (what.isEmpty()) {
                continue;
            }
            for (Leaf.Stage stage : leaf.stages()) {
                if (stage.value() instanceof Leaf.Num num) {
                    String from = stage.from();
                    String path = from == null ? leaf.path() : leaf.path() + "@" + from;
                    steps.add(new Step(from == null ? "" : from, what, leaf, f.ofInput(path, what, num.sourced())));
                }
            }
        }
        steps.sort(Comparator.comparing(Step::from));
        return steps;
    }

    /** A row a stage, in order of time. */
    Block table() {
        List<List<List<Span>>> rows = new ArrayList<>();
        for (Step step : steps()) {
            rows.add(List.of(
                    Span.words(step.from().isEmpty() ? "from the beginning" : step.from()),
                    Span.words(Shown.cut(step.what())),
                    Prose.range(step.value()),
                    Span.words(step.value().source())));
        }
        return new Block.Rows(
                "supply_stages", "What feeds the site, by date", List.of("From", "What", "Value", "Source"), rows);
    }

    /** Power of each source over time, where anything changes. */
    Optional<Plot> plot() {
        List<Step> power =
                steps().stream().filter(s -> s.value().unit() == Unit.MW).toList();
        TreeSet<Long> times = new TreeSet<>();
        power.stream().filter(s -> !s.from().isEmpty()).forEach(s -> times.add(atS(s.from(), c.zone())));
        if (times.size() < 2) {
            return Optional.empty();
        }
        times.add(times.first() - 1);
        times.add(times.last() + 90 * 86_400L);
        List<Long> x = new ArrayList<>();
        for (long t : times) {
            if (!x.isEmpty()) {
                x.add(t - 1);
            }
            x.add(t);
        }
        List<Plot.Series> series = new ArrayList<>();
        for (Leaf leaf : power.stream().map(Step::leaf).distinct().toList()) {
            double[] y = new double[x.size()];
            for (int i = 0; i < y.length; i++) {
                y[i] = Double.NaN;
                for (Step step : power) {
                    boolean holds = step.from().isEmpty() || atS(step.from(), c.zone()) <= x.get(i);
                    if (step.leaf().equals(leaf) && holds) {
                        y[i] = step.value().value();
                    }
                }
            }
            series.add(new Plot.Series(Shown.cut(what(leaf.path())), Plot.Mark.LINE, y));
        }
        return Optional.of(new Plot(
                "supply",
                "What feeds the site over time",
                String.format(
                        Locale.ROOT,
                        "Steps of %d sources between the first and the last change in the site's file.",
                        series.size()),
                Plot.Axis.TIME,
                "",
                Unit.MW,
                "MW",
                x.stream().mapToDouble(Long::doubleValue).toArray(),
                List.of(),
                c.zone(),
                series));
    }

    private static long atS(String from, ZoneId zone) {
        return from.length() == 10
                ? LocalDate.parse(from).atStartOfDay(zone).toEpochSecond()
                : from.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                        ? java.time.OffsetDateTime.parse(from).toEpochSecond()
                        : LocalDateTime.parse(from).atZone(zone).toEpochSecond();
    }
}
