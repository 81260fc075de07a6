package org.headroom.app.impact.year;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Year;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;

/** Promises as switches: a computed year for each combination. */
final class WhatIfSection {
    private static final List<Outcome> SHOWN = List.of(
            Outcome.ENERGY,
            Outcome.PEAK,
            Outcome.CALL,
            Outcome.POTABLE,
            Outcome.RECYCLED,
            Outcome.CO2,
            Outcome.NOX,
            Outcome.COST);

    private static final double ROUNDING = 1e-6;

    private WhatIfSection() {}

    static Section of(ImpactCase c, Figures f) {
        List<Block> blocks = new ArrayList<>();
        if (c.commitments().isEmpty()
                || c.switched().size() != 1 << c.commitments().size()) {
            blocks.add(Block.Text.of("The site's file names no promise that could be switched for this year."));
        } else {
            blocks.add(Block.Text.of(
                    "These promises and plans are on record. Switch each one to see what the year would be"
                            + " like if it were kept. Each mix was run by itself. A switch that changes little here may still"
                            + " matter on a hard day."));
            List<List<Quantity>> outcomes = outcomes(c, f);
            blocks.add(new Block.Switches("promises", choices(c, outcomes), outcomes));
            blocks.add(Block.Note.of(
                    "What is promised is quoted from its source. Whether it is kept is not judged here."));
        }
        return new Section("whatif", "What if", Set.of(Audience.values()), blocks);
    }

    private static List<Block.Choice> choices(ImpactCase c, List<List<Quantity>> outcomes) {
        List<Block.Choice> choices = new ArrayList<>();
        for (int i = 0; i < c.commitments().size(); i++) {
            ImpactCase.Commitment one = c.commitments().get(i);
            String idle = same(outcomes.getFirst(), outcomes.get(1 << i))
                    ? " By itself it changes none of these figures in this year."
                    : "";
            choices.add(new Block.Choice(one.id(), one.title(), one.words() + idle, one.promised()));
        }
        return choices;
    }

    /** Whether figures differ by no more than a computation does that is done again in another order. */
    private static boolean same(List<Quantity> now, List<Quantity> kept) {
        for (int k = 0; k < now.size(); k++) {
            double a = now.get(k).value();
            double b = kept.get(k).value();
            boolean alike = Double.compare(a, b) == 0 || Math.abs(a - b) <= ROUNDING * Math.abs(a);
            if (!alike) {
                return false;
            }
        }
        return true;
    }

    private static List<List<Quantity>> outcomes(ImpactCase c, Figures f) {
        List<Outcome> shown = SHOWN.stream()
                .filter(outcome -> c.switched().stream().anyMatch(year -> {
                    double value = year.figure(outcome.key());
                    return Double.isFinite(value) && value != 0;
                }))
                .toList();
        List<List<Quantity>> all = new ArrayList<>();
        for (int combination = 0; combination < c.switched().size(); combination++) {
            Year year = c.switched().get(combination);
            String bits = bits(combination, c.commitments().size());
            List<String> kept = kept(c, combination);
            List<Quantity> figures = new ArrayList<>();
            for (Outcome outcome : shown) {
                figures.add(outcome.of(
                        f,
                        "switched." + bits + "." + outcome.key(),
                        outcome.name(),
                        year.figure(outcome.key()),
                        kept,
                        Outcome.TWIN));
            }
            all.add(figures);
        }
        return all;
    }

    /** The first promise first, as in {@code s101}. */
    private static String bits(int combination, int count) {
        StringBuilder bits = new StringBuilder("s");
        for (int i = 0; i < count; i++) {
            bits.append(combination >> i & 1);
        }
        return bits.toString();
    }

    private static List<String> kept(ImpactCase c, int combination) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < c.commitments().size(); i++) {
            if ((combination >> i & 1) == 1) {
                paths.addAll(c.commitments().get(i).changes().keySet());
            }
        }
        return paths;
    }
}
