package org.headroom.app.impact.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.site.IndicatorCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * The community indicators of a case: each with value, range, what it is held against, trend and how to read it; what the model cannot give
 * says so and what would be needed.
 *
 * <p>An indicator is within if its first figure is at most (or at least) its limit, the limit itself included, to one part in a billion.
 */
public final class Indicators {
    private static final Pattern NUMBER = Pattern.compile("\\{(-?)([a-z0-9_.]+)}");
    private static final double EDGE = 1e-9;

    private final Numbers n;
    private final Map<String, Block.Indicator> byId = new LinkedHashMap<>();

    private Indicators(ImpactCase c, Figures f, Around around, IndicatorCatalogue book) {
        this.n = new Numbers(c, f, book);
        Map<String, Found> found = new LinkedHashMap<>(new WaterIndicators(n).all());
        found.putAll(new PowerIndicators(n).all());
        found.putAll(new AirIndicators(n, around).all());
        found.putAll(new TownIndicators(n, around).all());
        for (IndicatorCatalogue.Card card : book.cards()) {
            byId.put(card.id(), indicator(card, found.getOrDefault(card.id(), Found.none())));
        }
    }

    /** All of a case, by the catalogue that ships with Headroom. */
    public static Indicators of(ImpactCase c, Figures f, Around around) {
        return new Indicators(c, f, around, IndicatorCatalogue.embedded());
    }

    /** In the order of the catalogue. */
    public List<Block.Indicator> all() {
        return List.copyOf(byId.values());
    }

    /** @throws NullPointerException if there is none of that id */
    public Block.Indicator get(String id) {
        return java.util.Objects.requireNonNull(byId.get(id), id);
    }

    /** What a reader is shown: residents and the council what concerns them, a regulator all. */
    public List<Block.Indicator> shownTo(Audience reader) {
        return n.book().cards().stream()
                .filter(card -> reader == Audience.REGULATOR || card.audience().contains(reader.id()))
                .map(card -> get(card.id()))
                .toList();
    }

    /** The section on indicators, once for each audience under the same id. */
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        for (Audience reader : Audience.values()) {
            List<Block.Indicator> shown = shownTo(reader);
            long given = shown.stream()
                    .filter(one -> !one.status().equals("not_given"))
                    .count();
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block.Text(
                    Span.words("Each figure is held against a limit, a benchmark or a flag, and its source"
                            + " is named. A flag is no law. Of " + shown.size() + " indicators here the model gives "
                            + given
                            + ". For the others it says what would be needed; no number is made up.")));
            blocks.add(new Block.Indicators(shown));
            blocks.add(new Block.Callout(
                    Block.Kind.UNKNOWN,
                    "Not among these, and not given",
                    List.of(
                            Span.words("Legionella in the water of cooling towers is not modelled. It would need the"
                                    + " owner's water management plan (ASHRAE 188) and its samples."),
                            Span.words("Jobs at the site are not given. It would need a head count that the owner"
                                    + " publishes with its method."))));
            sections.add(new Section("indicators", "Indicators", Set.of(reader), blocks));
        }
        return sections;
    }

    private Block.Indicator indicator(IndicatorCatalogue.Card card, Found found) {
        if (found.figures().isEmpty()) {
            return new Block.Indicator(
                    card.id(),
                    card.name(),
                    List.of(),
                    limit(card, found),
                    card.source(),
                    "not_given",
                    List.of(),
                    card.reading(),
                    card.needed());
        }
        return new Block.Indicator(
                card.id(),
                card.name(),
                found.figures(),
                limit(card, found),
                card.source(),
                status(card, found),
                found.trend(),
                found.more().isEmpty() ? card.reading() : card.reading() + " " + found.more(),
                "");
    }

    private String status(IndicatorCatalogue.Card card, Found found) {
        double value = base(found.figures().getFirst());
        Quantity most = found.most() != null ? found.most() : first(card.most());
        Quantity least = found.least() != null ? found.least() : first(card.least());
        if (most != null && most.known()) {
            return value <= base(most) + EDGE * Math.abs(base(most)) ? "within" : "beyond";
        }
        if (least != null && least.known()) {
            return value >= base(least) - EDGE * Math.abs(base(least)) ? "within" : "beyond";
        }
        return "no_limit";
    }

    private static double base(Quantity quantity) {
        return quantity.unit().toBase(quantity.value());
    }

    private @Nullable Quantity first(List<String> paths) {
        for (String path : paths) {
            Quantity known = n.input(path);
            if (known != null && known.known()) {
                return known;
            }
        }
        return null;
    }

    private List<Span> limit(IndicatorCatalogue.Card card, Found found) {
        List<List<Span>> clauses = new ArrayList<>();
        for (String clause : card.clauses()) {
            List<Span> spans = clause(clause);
            if (!spans.isEmpty()) {
                clauses.add(spans);
            }
        }
        clauses.addAll(found.clauses());
        List<Span> all = new ArrayList<>();
        for (List<Span> clause : clauses) {
            if (!all.isEmpty()) {
                all.add(new Span.Words("; "));
            }
            all.addAll(clause);
        }
        return all;
    }

    /** Empty if one of its numbers is not known. */
    private List<Span> clause(String template) {
        List<Quantity> numbers = new ArrayList<>();
        Matcher places = NUMBER.matcher(template);
        StringBuilder text = new StringBuilder();
        while (places.find()) {
            Quantity number = n.input(places.group(2));
            if (number == null || !number.known()) {
                return List.of();
            }
            numbers.add(number);
            places.appendReplacement(text, "{" + places.group(1) + "}");
        }
        places.appendTail(text);
        return Span.of(text.toString(), numbers.toArray(Quantity[]::new));
    }
}
