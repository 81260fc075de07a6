package org.headroom.app.impact.pages;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.headroom.app.impact.ImpactCase;
import org.headroom.data.site.PublicRecord;

/** The two sentences that every page of a report repeats: which site it shows, and what was ever metered. */
public final class Shown {
    private static final int LONGEST = 160;

    private Shown() {}

    /** Which site the report shows, in one sentence; text from the site's file is cut to a readable length. */
    public static String shown(ImpactCase c) {
        String label = c.site().label();
        return "This report shows " + cut(c.site().name()) + (label.isBlank() ? "" : " (" + cut(label) + ")") + ".";
    }

    /** What was ever metered, in one sentence; empty if no meter was published. */
    public static String metered(ImpactCase c) {
        List<PublicRecord.Metered> water = record(c).metered().stream()
                .filter(m ->
                        m.measure() == PublicRecord.Measure.MAINS_MEAN || m.measure() == PublicRecord.Measure.MAINS_DAY)
                .sorted(Comparator.comparing(PublicRecord.Metered::from))
                .toList();
        if (water.isEmpty()) {
            return record(c).metered().isEmpty()
                    ? ""
                    : "Published figures of meters and bills stand beside the modelled ones. Numbers that name no meter, bill or source are modelled.";
        }
        StringBuilder words = new StringBuilder("Mains water by published meters and bills: ");
        for (int i = 0; i < water.size(); i++) {
            PublicRecord.Metered m = water.get(i);
            words.append(i == 0 ? "" : i == water.size() - 1 ? " and " : ", ")
                    .append(String.format(
                            Locale.ROOT,
                            "%s%,.0f gallons %s (%d)",
                            m.bill() == null ? "" : "by bills about ",
                            m.figure().sourced().value(),
                            m.measure() == PublicRecord.Measure.MAINS_DAY ? "on the highest day" : "a day",
                            m.from().getYear()));
        }
        return words.append(". Numbers that name no meter, bill or source are modelled.")
                .toString();
    }

    static PublicRecord record(ImpactCase c) {
        return c.tree().publicRecord(Instant.ofEpochSecond(c.year().grid().startS()));
    }

    static String cut(String text) {
        String flat = text.replaceAll("\\s+", " ").trim();
        return flat.codePointCount(0, flat.length()) <= LONGEST
                ? flat
                : flat.substring(0, flat.offsetByCodePoints(0, LONGEST)) + "...";
    }
}
