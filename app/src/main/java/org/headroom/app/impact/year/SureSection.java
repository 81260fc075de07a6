package org.headroom.app.impact.year;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.headroom.app.impact.Ensemble;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Spread;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Plot;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Leaf;
import org.headroom.data.site.Rule;
import org.headroom.data.site.SiteTree;
import org.jspecify.annotations.Nullable;

/** How far the year's numbers may be off, and what decides that. */
final class SureSection {
    private static final int ENOUGH_TO_RANK = 100;
    private static final int LISTED = 15;
    private static final int BARS = 8;
    private static final double LEAST_SHARE = 0.01;
    private static final List<Outcome> PLOTTED = List.of(Outcome.MAKEUP, Outcome.ENERGY, Outcome.CO2, Outcome.NOX);

    private SureSection() {}

    static Section of(ImpactCase c, Figures f, List<String> notes) {
        List<Block> blocks = new ArrayList<>();
        Ensemble ensemble = c.ensemble();
        if (ensemble.members() == 0) {
            blocks.add(new Block.Callout(
                    Block.Kind.UNKNOWN,
                    "No ranges",
                    List.of(Span.of("This report was made without an ensemble. Its numbers have no ranges."))));
        } else {
            limit(blocks);
            blocks.add(Block.Text.of(
                    "The model ran {} more years. Each has other inputs, other weather and other work. Each draw is as"
                            + " likely as the next. In 8 of 10 of these years a number lies in the range that stands"
                            + " beside it. The year itself can lie near an end of its range, or outside: it has each input at the value of"
                            + " the site's file, which need not be the middle of what is drawn. The draws began from seed {}. The same seed gives the same years.",
                    count(f, "ensemble.members_count", "Years of the ensemble", ensemble.members()),
                    count(f, "ensemble.seed_count", "Seed of the draws", ensemble.seed())));
            ranges(c, f, blocks);
            influences(c, f, blocks);
        }
        if (!notes.isEmpty()) {
            blocks.add(new Block.Heading("How the year was made"));
            blocks.add(new Block.Bullets(notes.stream().map(Span::words).toList()));
        }
        return new Section("uncertainty", "How sure is this", Set.of(Audience.values()), blocks);
    }

    private static void limit(List<Block> blocks) {
        blocks.add(new Block.Callout(
                Block.Kind.LIMIT,
                "What a range does not hold",
                List.of(
                        Span.of("The ranges hold what the inputs, the weather and the work leave open. They do not hold"
                                + " what the model itself leaves out. They do not hold changes of plan by the owner."),
                        Span.of("Balances that close prove that nothing was lost in the sums. They do not prove that"
                                + " the inputs are true."))));
    }

    private static Quantity count(Figures f, String id, String name, double value) {
        return f.add(new Quantity(
                id,
                name,
                value,
                Double.NaN,
                Double.NaN,
                Unit.COUNT,
                "as asked for",
                List.of(),
                "argument of the report",
                Confidence.OFFICIAL));
    }

    private static void ranges(ImpactCase c, Figures f, List<Block> blocks) {
        List<List<List<Span>>> rows = new ArrayList<>();
        for (Outcome outcome : Outcome.ALL) {
            Spread spread = c.ensemble().spread(outcome.key());
            if (!outcome.told(c) || !Double.isFinite(spread.median())) {
                continue;
            }
            rows.add(List.of(
                    Span.words(outcome.name()),
                    Span.of("{}", outcome.ofYear(c, f)),
                    Span.of("{}", quantile(f, outcome, "low", "1 of 10 years is lower", spread.low())),
                    Span.of("{}", quantile(f, outcome, "median", "half of the years are lower", spread.median())),
                    Span.of("{}", quantile(f, outcome, "high", "1 of 10 years is higher", spread.high()))));
        }
        blocks.add(new Block.Rows(
                "ranges",
                "The year and its range",
                List.of("Figure", "The year", "1 in 10 is below", "Middle", "1 in 10 is above"),
                rows));
    }

    private static Quantity quantile(Figures f, Outcome outcome, String which, String words, double value) {
        return f.add(new Quantity(
                "ensemble." + which + "." + outcome.key(),
                outcome.name() + ", " + words,
                value,
                Double.NaN,
                Double.NaN,
                outcome.unit(),
                "quantile of the ensemble, linear between its members (Hyndman and Fan 1996, type 7)",
                List.of("year." + outcome.key(), "ensemble.members_count"),
                "Headroom's ensemble",
                Confidence.ESTIMATE));
    }

    private static void influences(ImpactCase c, Figures f, List<Block> blocks) {
        blocks.add(new Block.Heading("What matters most"));
        blocks.add(Block.Text.of("A few inputs decide most of the range. The bars show how much of the spread of a"
                + " number goes with each of them."));
        if (c.ensemble().members() < ENOUGH_TO_RANK) {
            blocks.add(
                    Block.Text.of("So few years were run that chance moves this list. More years give a firmer one."));
        }
        for (Outcome outcome : PLOTTED) {
            List<Ensemble.Influence> of = c.ensemble().influences().stream()
                    .filter(i -> i.outcome().equals(outcome.key()) && i.share() >= LEAST_SHARE)
                    .limit(BARS)
                    .toList();
            if (!of.isEmpty() && outcome.told(c)) {
                blocks.add(new Block.Chart(plot(outcome, of)));
            }
        }
        List<List<List<Span>>> rows = c.ensemble().influences().stream()
                .filter(i -> i.share() >= LEAST_SHARE)
                .limit(LISTED)
                .map(i -> row(c.tree(), f, i))
                .toList();
        blocks.add(new Block.Rows(
                "influences",
                "Inputs by how much of the spread goes with them, strongest first",
                List.of("Input", "Moves", "Its lower end", "Its upper end", "Rank correlation", "Share of the spread"),
                rows));
        blocks.add(Block.Note.of("The share is the square of the standardized coefficient in a regression of ranks. The"
                + " ends of the weather are its 5 and 95 % points, those of all others the ends of what was drawn."));
    }

    private static Plot plot(Outcome outcome, List<Ensemble.Influence> of) {
        double[] x = new double[of.size()];
        double[] y = new double[of.size()];
        List<String> categories = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = 100 * of.get(i).share();
            categories.add(name(of.get(i).path()));
        }
        return new Plot(
                "influences_" + outcome.key().replace('.', '_'),
                outcome.name() + ": what matters most",
                "Bars, strongest first: " + String.join("; ", categories) + ".",
                Plot.Axis.CATEGORY,
                "",
                Unit.PERCENT,
                "Share of the spread, %",
                x,
                categories,
                null,
                List.of(new Plot.Series("share of the spread", Plot.Mark.BAR, y)));
    }

    private static List<List<Span>> row(SiteTree tree, Figures f, Ensemble.Influence i) {
        Unit unit = unit(tree, i.path());
        String id = "influence." + i.outcome() + "." + i.path();
        return List.of(
                Span.words(described(i.path())),
                Span.words(Outcome.named(i.outcome()).name()),
                Span.of("{}", end(tree, f, i, unit, true)),
                Span.of("{}", end(tree, f, i, unit, false)),
                Span.of(
                        "{}",
                        made(
                                f,
                                id + ".rank_correlation",
                                "Rank correlation",
                                i,
                                i.rankCorrelation(),
                                Unit.ONE,
                                "Spearman's rank correlation over the members")),
                Span.of(
                        "{}",
                        made(
                                f,
                                id + ".share_percent",
                                "Share of the spread",
                                i,
                                100 * i.share(),
                                Unit.PERCENT,
                                "square of the standardized rank regression coefficient (Saltelli et al. 2008)")));
    }

    private static Quantity made(
            Figures f, String id, String name, Ensemble.Influence i, double value, Unit unit, String formula) {
        return f.add(new Quantity(
                id,
                name,
                value,
                Double.NaN,
                Double.NaN,
                unit,
                formula,
                List.of(i.path(), "year." + i.outcome()),
                "Headroom's ensemble",
                Confidence.ESTIMATE));
    }

    private static Quantity end(SiteTree tree, Figures f, Ensemble.Influence i, Unit unit, boolean low) {
        Sourced sourced = sourced(tree, i.path());
        return f.add(new Quantity(
                "influence.input." + i.path() + (low ? ".low" : ".high"),
                name(i.path()) + (low ? ", lower end" : ", upper end"),
                low ? i.low() : i.high(),
                Double.NaN,
                Double.NaN,
                unit,
                "as the site's file has it",
                List.of(i.path()),
                sourced == null ? "community.ensemble of the site's file" : sourced.source(),
                sourced == null ? Confidence.ASSUMPTION : sourced.confidence()));
    }

    private static Unit unit(SiteTree tree, String path) {
        Sourced sourced = sourced(tree, path);
        return sourced != null ? sourced.unit() : path.equals(Members.WEATHER) ? Unit.K : Unit.ONE;
    }

    private static @Nullable Sourced sourced(SiteTree tree, String path) {
        for (Leaf leaf : tree.leaves()) {
            if (leaf.path().equals(path) && leaf.stages().getFirst().value() instanceof Leaf.Num num) {
                return num.sourced();
            }
        }
        return null;
    }

    /** An input by its own words, as in {@code towers, setpoint}. */
    private static String name(String path) {
        if (path.equals(Members.WEATHER)) {
            return "how warm the year is";
        }
        if (path.equals(Members.WORK)) {
            return "how much work there is";
        }
        String[] names = path.split("\\.", -1);
        String last = names[names.length - 1];
        String suffix = "_" + Unit.ofKey(last).suffix();
        String key = suffix.length() > 1 && last.endsWith(suffix)
                ? last.substring(0, last.length() - suffix.length())
                : last;
        String place = path.startsWith("it.makers.") ? names[2] : names[names.length - 2];
        return (place + ", " + key).replace('_', ' ');
    }

    /** The same with what the schema says about it. */
    private static String described(String path) {
        Rule rule = SiteTree.rule(path);
        return rule == null ? name(path) : name(path) + ": " + rule.meaning();
    }
}
