package org.headroom.app.impact.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.PublicRecord;

/**
 * Every figure of a meter or a bill that was ever published beside what the year says of the same: of the same days where
 * the year has them, else of its whole length, which is said.
 */
final class MeteredBeside {
    private MeteredBeside() {}

    /**
     * A published figure and its neighbour.
     *
     * @param modelled not known where the year does not have it
     * @param samePeriod whether both are of the same days
     */
    record Pair(PublicRecord.Metered metered, Quantity figure, Quantity modelled, boolean samePeriod) {}

    static List<Pair> of(ImpactCase c, Figures f, PublicRecord record) {
        List<Pair> pairs = new ArrayList<>();
        for (PublicRecord.Metered m : record.metered()) {
            Quantity figure =
                    f.ofInput(m.figure().path(), name(m.measure()), m.figure().sourced());
            pairs.add(pair(c, f, m, figure));
        }
        return List.copyOf(pairs);
    }

    private static String name(PublicRecord.Measure measure) {
        return switch (measure) {
            case MAINS_MEAN -> "Mains water of a mean day, published";
            case MAINS_DAY -> "Mains water of the highest day, published";
            case MAINS_TOTAL -> "Mains water of a period, published";
            case POWER_MEAN -> "Mean power, published";
            case BILL -> "Bills of a mean month, published";
        };
    }

    private static Pair pair(ImpactCase c, Figures f, PublicRecord.Metered m, Quantity figure) {
        int[] hours = hours(c, m.from(), m.to());
        boolean same = hours[1] > hours[0];
        String period = same ? "of the same days" : "of the computed year";
        double days = m.to().toEpochDay() - m.from().toEpochDay();
        Unit unit = m.figure().sourced().unit();
        YearNumbers n = new YearNumbers(c, f);
        double value = switch (m.measure()) {
            case MAINS_MEAN ->
                mean(
                        c,
                        Measures.POTABLE_GAL_PER_DAY,
                        hours,
                        n.gal("potable_gal").value() / n.days());
            case MAINS_TOTAL ->
                days
                        * mean(
                                c,
                                Measures.POTABLE_GAL_PER_DAY,
                                hours,
                                n.gal("potable_gal").value() / n.days());
            case MAINS_DAY ->
                same && m.to().toEpochDay() - m.from().toEpochDay() < 360
                        ? highestDay(c, hours)
                        : n.gal("worst_day_potable_gal").value();
            case POWER_MEAN ->
                mean(c, Measures.SITE_POWER_MW, hours, n.energyMwh().value() / (n.days() * 24));
            case BILL -> n.usd("total").value() * 365.25 / 12 / n.days();
        };
        boolean sameDays = same && m.measure() != PublicRecord.Measure.BILL && Double.isFinite(value);
        Quantity modelled = f.add(new Quantity(
                "beside." + m.name() + (unit.suffix().isEmpty() ? "" : "_" + unit.suffix()),
                name(m.measure()).replace("published", "modelled"),
                value,
                Double.NaN,
                Double.NaN,
                unit,
                formula(m.measure()) + ", " + (sameDays ? period : "of the computed year"),
                List.of("year." + key(m.measure())),
                Made.TWIN,
                Confidence.ESTIMATE));
        return new Pair(m, figure, modelled, sameDays);
    }

    private static String formula(PublicRecord.Measure measure) {
        return switch (measure) {
            case MAINS_MEAN -> "mean of mains water";
            case MAINS_DAY -> "mains water of the local day that takes most";
            case MAINS_TOTAL -> "mean of mains water x days of the period";
            case POWER_MEAN -> "mean power at the utility's meter";
            case BILL -> "all bills of the year / 12";
        };
    }

    private static String key(PublicRecord.Measure measure) {
        return switch (measure) {
            case MAINS_MEAN, MAINS_TOTAL -> "potable_gal";
            case MAINS_DAY -> "worst_day_potable_gal";
            case POWER_MEAN -> "energy_mwh";
            case BILL -> "cost_usd.total";
        };
    }

    /** First hour and hour after the last; the same if the year does not hold the whole period. */
    private static int[] hours(ImpactCase c, LocalDate from, LocalDate to) {
        long fromS = from.atStartOfDay(c.zone()).toEpochSecond();
        long toS = to.atStartOfDay(c.zone()).toEpochSecond();
        var grid = c.year().grid();
        return fromS < grid.startS() || toS > grid.endS()
                ? new int[] {0, 0}
                : new int[] {grid.stepAt(fromS), (int) ((toS - grid.startS()) / grid.stepS())};
    }

    private static double mean(ImpactCase c, Measures measure, int[] hours, double otherwise) {
        double[] all = c.year().hours(measure);
        if (hours[1] <= hours[0] || all.length < hours[1]) {
            return otherwise;
        }
        double sum = 0;
        for (int i = hours[0]; i < hours[1]; i++) {
            sum += all[i];
        }
        return sum / (hours[1] - hours[0]);
    }

    private static double highestDay(ImpactCase c, int[] hours) {
        double[] all = c.year().hours(Measures.POTABLE_GAL_PER_DAY);
        double most = Double.NaN;
        for (int i = hours[0]; i + 24 <= Math.min(hours[1], all.length); i += 24) {
            double sum = 0;
            for (int h = 0; h < 24; h++) {
                sum += all[i + h];
            }
            most = sum / 24 <= most ? most : sum / 24;
        }
        return most;
    }

    /** The table of all pairs. */
    static Block table(List<Pair> pairs) {
        List<List<List<Span>>> rows = new ArrayList<>();
        for (Pair p : pairs) {
            rows.add(List.of(
                    Span.words(p.metered().what()),
                    Span.words(p.metered().from() + " to " + p.metered().to().minusDays(1)),
                    Prose.range(p.figure()),
                    Prose.cell(p.modelled()),
                    Span.words(p.samePeriod() ? "the same days" : "the computed year"),
                    Span.words(source(p.metered()))));
        }
        return new Block.Rows(
                "metered",
                "What meters and bills showed, beside the model",
                List.of("What", "Period", "Published", "Modelled", "Modelled for", "Source of the published figure"),
                rows);
    }

    private static String source(PublicRecord.Metered m) {
        Sourced s = m.figure().sourced();
        return s.source() + (m.words().isEmpty() ? "" : ". " + m.words());
    }
}
