package org.headroom.app.report.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many years of US school a text asks for: {@code 0.39 words / sentences + 11.8 syllables / words - 15.59} (Kincaid,
 * Fishburne, Rogers and Chissom 1975, Naval Technical Training Command report 8-75).
 *
 * <p>A sentence ends with a full stop, question or exclamation mark, or with its line. A word is a run of letters or digits with
 * what stands inside it; a number is one syllable. Syllables are groups of vowels, without a silent e at the end. Worked:
 * "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature" has 13 words and 24 syllables: 11.3.
 */
public final class ReadingGrade {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}'’,.]*[\\p{L}\\p{N}])?");
    private static final Pattern END = Pattern.compile("[.!?]+(?=[\\s\"”')]|$)|\\n");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

    private ReadingGrade() {}

    /** Of a text, in grades; not a number if it has no word. */
    public static double of(String text) {
        int words = 0;
        int syllables = 0;
        int sentences = 0;
        for (String sentence : END.split(text)) {
            int before = words;
            Matcher m = WORD.matcher(sentence);
            while (m.find()) {
                words++;
                syllables += syllables(m.group());
            }
            sentences += words > before ? 1 : 0;
        }
        return words == 0 ? Double.NaN : 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    }

    /** Of all that a reader of a section reads: text, lists, tables, tiles and boxes. */
    public static double of(Section section) {
        return of(text(section));
    }

    /** What a reader of a section reads, one line a paragraph, cell or heading. */
    public static String text(Section section) {
        List<String> lines = new ArrayList<>();
        section.blocks().forEach(b -> lines(lines, b));
        return String.join("\n", lines);
    }

    static int syllables(String word) {
        String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (letters.isEmpty()) {
            return 1;
        }
        int groups = (int) VOWELS.matcher(letters).results().count();
        boolean silent = letters.endsWith("e") && !letters.endsWith("le") && !letters.endsWith("ee");
        boolean past = letters.endsWith("ed")
                && !letters.endsWith("ted")
                && !letters.endsWith("ded")
                && !letters.endsWith("eed");
        boolean plural = letters.endsWith("es") && !letters.matches(".*(?:[sxzg]|ch|sh|c)es");
        return Math.max(1, groups - (silent || past || plural ? 1 : 0));
    }

    private static void lines(List<String> lines, Block block) {
        switch (block) {
            case Block.Text t -> lines.add(Inline.text(t.spans()));
            case Block.Note n -> lines.add(Inline.text(n.spans()));
            case Block.Heading h -> lines.add(h.words());
            case Block.Callout c -> {
                lines.add(c.title());
                c.paragraphs().forEach(p -> lines.add(Inline.text(p)));
            }
            case Block.Bullets b -> b.items().forEach(i -> lines.add(Inline.text(i)));
            case Block.Rows r -> r.rows().forEach(row -> row.forEach(cell -> lines.add(Inline.text(cell))));
            case Block.Tiles t ->
                t.tiles().forEach(tile -> {
                    lines.add(tile.title());
                    lines.add(Inline.text(tile.words()));
                });
            case Block.Chart c -> lines.add(c.plot().inWords());
            case Block.MapView m -> lines.add(m.map().inWords());
            case Block.Indicators i -> i.indicators().forEach(one -> lines.add(one.reading()));
            case Block.Switches s -> s.choices().forEach(c -> lines.add(c.words()));
        }
    }
}
