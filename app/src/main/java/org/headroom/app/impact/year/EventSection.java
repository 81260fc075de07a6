package org.headroom.app.impact.year;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.headroom.app.impact.Alternative;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.LimitWords;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Seasons, the year's hardest days, and days that the year does not show. */
final class EventSection {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private static final List<Outcome> SHOWN = List.of(
            new Outcome("peak_site_mw", "Highest power", Unit.MW, "highest step at the utility's meter"),
            new Outcome("energy_mwh", "Grid electricity", Unit.MWH, "sum of the power at the utility's meter"),
            new Outcome("worst_day_gal", "Cooling water, hardest day", Unit.GAL, "highest make-up of a local day"),
            new Outcome("worst_day_potable_gal", "Tap water, hardest day", Unit.GAL, "highest sum of a local day"),
            new Outcome("potable_gal", "Tap water, all days", Unit.GAL, "sum of the mains meter"),
            new Outcome("recycled_gal", "Recycled water, all days", Unit.GAL, "sum of the recycled water taken"),
            new Outcome("gpu_most_c", "Hottest GPU", Unit.C, "highest of all racks"),
            new Outcome(
                    "gpus_held_back",
                    "GPUs slowed by heat, most at once",
                    Unit.COUNT,
                    "highest share of servers held back x GPUs"),
            new Outcome("gpus_off", "GPUs switched off for the call", Unit.COUNT, "share switched off x GPUs"),
            new Outcome("tank_low_percent", "Lowest level of the site's tank", Unit.PERCENT, "lowest of all steps"),
            new Outcome("mains_low_kpa", "Lowest pressure in the main", Unit.KPA, "lowest of all steps"),
            new Outcome(
                    "call_asked_mw", "Asked off the meter, mean", Unit.MW, "usual mean in these hours - called level"),
            new Outcome(
                    "call_delivered_mw", "Taken off the meter, mean", Unit.MW, "usual mean in these hours - mean then"),
            new Outcome(
                    "call_peak_mw",
                    "Most left on the meter in the call",
                    Unit.MW,
                    "highest step while the call lasts"));

    /** Another way to cool is no hard day: it is told with the water. */
    private static final String DRY = "dry_cooling";

    /** Of these the usual days have none. */
    private static final Set<String> OF_CALL = Set.of("call_asked_mw", "call_delivered_mw", "gpus_off");

    /** Zero of these is worth no row. */
    private static final Set<String> NOT_ZERO = Set.of("recycled_gal", "gpus_off");

    private EventSection() {}

    static Section of(ImpactCase c, Figures f) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Callout(
                Block.Kind.LIMIT,
                "What this cannot show",
                List.of(Span.of("The days below are made up for this report, with the air and the calls that are"
                        + " stated. They say what the model of the site does. They do not say how likely such days are."
                        + " People who run the site may act in other ways. When the city asks for less water, the"
                        + " computers of the model work on."))));
        seasons(c, f, blocks);
        worstDay(c, f, blocks);
        for (Alternative event : c.events()) {
            if (!event.id().equals(DRY)) {
                event(f, event, blocks);
            }
        }
        if (c.events().isEmpty()) {
            blocks.add(Block.Text.of("The site's file names no hard days that could be computed."));
        }
        return new Section("events", "Hard days", Set.of(Audience.values()), blocks);
    }

    private static void seasons(ImpactCase c, Figures f, List<Block> blocks) {
        Map<String, int[]> seasons = new LinkedHashMap<>();
        seasons.put("Winter", new int[] {12, 1, 2});
        seasons.put("Spring", new int[] {3, 4, 5});
        seasons.put("Summer", new int[] {6, 7, 8});
        seasons.put("Autumn", new int[] {9, 10, 11});
        List<List<List<Span>>> rows = new ArrayList<>();
        seasons.forEach((name, months) -> {
            List<List<Span>> row = new ArrayList<>();
            row.add(Span.words(name));
            row.add(cell(season(c, f, name, months, "energy_mwh", "Grid electricity", Unit.MWH, false)));
            row.add(cell(season(c, f, name, months, "peak_site_mw", "Highest power", Unit.MW, true)));
            row.add(cell(season(c, f, name, months, "makeup_gal", "Cooling water", Unit.GAL, false)));
            row.add(cell(season(c, f, name, months, "potable_gal", "Tap water", Unit.GAL, false)));
            rows.add(row);
        });
        blocks.add(new Block.Heading("Through the seasons"));
        blocks.add(new Block.Rows(
                "seasons",
                "The year by season, as the model has it",
                List.of("Season", "Grid electricity", "Highest power", "Cooling water", "Tap water"),
                rows));
    }

    private static Quantity season(
            ImpactCase c, Figures f, String season, int[] months, String key, String name, Unit unit, boolean highest) {
        double value = highest ? Double.NEGATIVE_INFINITY : 0;
        for (int month : months) {
            double of = c.year().figure("month." + key + "." + month);
            value = highest ? Math.max(value, of) : value + of;
        }
        return f.add(new Quantity(
                "season." + season.toLowerCase(Locale.ROOT) + "." + key,
                name + " in " + season.toLowerCase(Locale.ROOT),
                value,
                Double.NaN,
                Double.NaN,
                unit,
                highest ? "highest of its three months" : "sum of its three months",
                List.of(),
                Outcome.TWIN,
                Confidence.ESTIMATE));
    }

    private static void worstDay(ImpactCase c, Figures f, List<Block> blocks) {
        double[] water = c.year().hours(Measures.MAKEUP_GAL_PER_DAY);
        double[] mw = c.year().hours(Measures.SITE_POWER_MW);
        if (water.length == 0 || mw.length == 0) {
            return;
        }
        LocalDate wettest = mostDay(c, water);
        int peak = 0;
        for (int h = 1; h < mw.length; h++) {
            peak = mw[h] > mw[peak] ? h : peak;
        }
        LocalDate loudest = day(c, c.year().grid().fromS(peak));
        blocks.add(new Block.Heading("The hardest days of the year itself"));
        if (Outcome.WORST.told(c)) {
            blocks.add(new Block.Text(joined(
                    "The towers take most water on " + wettest.format(DAY) + ": ",
                    Span.of("{-}.", Outcome.WORST.ofYear(c, f)))));
        }
        blocks.add(new Block.Text(joined(
                "Power is highest on " + loudest.format(DAY) + ": ", Span.of("{-}.", Outcome.PEAK.ofYear(c, f)))));
    }

    private static LocalDate mostDay(ImpactCase c, double[] hours) {
        Map<LocalDate, Double> sums = new LinkedHashMap<>();
        for (int h = 0; h < hours.length; h++) {
            sums.merge(day(c, c.year().grid().fromS(h)), hours[h], Double::sum);
        }
        return sums.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(c.year().from());
    }

    private static LocalDate day(ImpactCase c, long atS) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(atS), c.zone());
    }

    private static void event(Figures f, Alternative event, List<Block> blocks) {
        blocks.add(new Block.Heading(event.title()));
        blocks.add(new Block.Text(Span.words(event.words())));
        List<List<List<Span>>> rows = new ArrayList<>();
        for (Outcome outcome : SHOWN) {
            Quantity then = figure(f, event, outcome, false);
            if (then == null) {
                continue;
            }
            Quantity usually = OF_CALL.contains(outcome.key()) ? null : figure(f, event, outcome, true);
            rows.add(List.of(
                    Span.words(outcome.name()), cell(then), usually == null ? Span.words("none") : cell(usually)));
        }
        blocks.add(new Block.Rows(
                "event_" + event.id(),
                event.title() + ", " + LocalDate.parse(event.from()).format(DAY)
                        + (event.days() == 1 ? "" : " and the days after"),
                List.of("Figure", "These days", "The same days as usual"),
                rows));
        List<String> more = event.broken().stream()
                .filter(limit -> !event.brokenUsually().contains(limit))
                .toList();
        blocks.add(new Block.Text(Span.words(limits(event, more))));
        if (event.figure("peak_site_mw") > event.figure("call_peak_mw")
                && event.figure("peak_site_mw") > event.usually("peak_site_mw")) {
            blocks.add(new Block.Text(Span.words("The highest power of these days is outside the call:"
                    + " work that starts again and batteries that are charged take it.")));
        }
        blocks.add(new Block.Note(Span.words("Source: " + event.source() + ".")));
    }

    private static String limits(Alternative event, List<String> more) {
        if (event.broken().isEmpty()) {
            return "All limits hold.";
        }
        if (more.isEmpty()) {
            return "No limit breaks that would not break on these days as usual.";
        }
        return "These limits do not hold on such days: " + LimitWords.joined(more) + ".";
    }

    private static @Nullable Quantity figure(Figures f, Alternative event, Outcome outcome, boolean usual) {
        double value = usual ? event.usually(outcome.key()) : event.figure(outcome.key());
        if (!Double.isFinite(value) || value == 0 && NOT_ZERO.contains(outcome.key())) {
            return null;
        }
        return outcome.of(
                f,
                "event." + event.id() + (usual ? ".usual." : ".") + outcome.key(),
                outcome.name(),
                value,
                usual ? List.of() : List.copyOf(event.changes().keySet()),
                Outcome.TWIN.replace("the year, hour by hour", "these days"));
    }

    private static List<Span> cell(Quantity quantity) {
        return quantity.known() ? Span.of("{}", quantity) : Span.words("not known");
    }

    private static List<Span> joined(String words, List<Span> spans) {
        List<Span> all = new ArrayList<>(Span.words(words));
        all.addAll(spans);
        return List.copyOf(all);
    }
}
