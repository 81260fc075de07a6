package org.headroom.app.impact.pages;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Leaf;
import org.jspecify.annotations.Nullable;

/** The section that holds a run against another: the headline figures of both years and the inputs in which they differ. */
public final class ComparedPage {
    private static final int MOST_INPUTS = 80;

    private static final Map<String, Unit> KEYS = keys();

    private final ImpactCase c;
    private final ImpactCase other;
    private final Figures f;

    private ComparedPage(ImpactCase c, ImpactCase other, Figures f) {
        this.c = c;
        this.other = other;
        this.f = f;
    }

    private static Map<String, Unit> keys() {
        Map<String, Unit> keys = new LinkedHashMap<>();
        keys.put("energy_mwh", Unit.MWH);
        keys.put("mean_site_mw", Unit.MW);
        keys.put("peak_site_mw", Unit.MW);
        keys.put("pue", Unit.ONE);
        keys.put("potable_gal", Unit.GAL);
        keys.put("recycled_gal", Unit.GAL);
        keys.put("makeup_gal", Unit.GAL);
        keys.put("worst_day_gal", Unit.GAL);
        keys.put("discharge_gal", Unit.GAL);
        keys.put("wue_l_per_kwh", Unit.L_PER_KWH);
        keys.put("co2_t", Unit.T);
        keys.put("generation_mwh", Unit.MWH);
        keys.put("nox_kg", Unit.KG);
        keys.put("pm_kg", Unit.KG);
        keys.put("transformer_life_h", Unit.H);
        keys.put("cost_usd.total", Unit.USD);
        return java.util.Collections.unmodifiableMap(keys);
    }

    public static List<Section> of(ImpactCase c, Figures f) {
        ImpactCase other = c.compared();
        return other == null
                ? List.of()
                : List.of(new Section(
                        "compared",
                        "Compared with another run",
                        EnumSet.allOf(Audience.class),
                        new ComparedPage(c, other, f).blocks()));
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Prose()
                .quote("Run " + c.runId() + ", " + Shown.cut(c.site().name()) + ", is held against run " + other.runId()
                        + ", " + Shown.cut(other.site().name()) + ".")
                .block());
        if (!c.year().from().equals(other.year().from())
                || !c.year().to().equals(other.year().to())) {
            blocks.add(new Block.Callout(
                    Block.Kind.LIMIT,
                    "Not the same days",
                    List.of(Span.words("The first year runs from " + c.year().from() + ", the other from "
                            + other.year().from() + "; weather and work differ with it."))));
        }
        List<List<List<Span>>> rows = new ArrayList<>();
        KEYS.forEach((key, unit) -> row(rows, key, unit));
        blocks.add(new Block.Rows(
                "compared",
                "Figures of both years",
                List.of("Figure", "This run", "The other", "Difference", "Change"),
                rows));
        blocks.add(new Block.Heading("Inputs that differ"));
        blocks.addAll(inputs());
        return blocks;
    }

    private void row(List<List<List<Span>>> rows, String key, Unit unit) {
        double here = c.year().figure(key);
        double there = other.year().figure(key);
        if (!Double.isFinite(here) && !Double.isFinite(there)) {
            return;
        }
        String name = name(key);
        Quantity first = f.ofYear(c, key, name, unit, "sum or extreme of the year", Made.TWIN);
        Quantity second = f.add(new Quantity(
                "compared." + key,
                name + " of the other run",
                there,
                other.ensemble().spread(key).low(),
                other.ensemble().spread(key).high(),
                unit,
                first.formula(),
                List.of(),
                Made.TWIN + ", run " + other.runId(),
                Confidence.ESTIMATE));
        Quantity difference = Made.of(
                f,
                "compared_difference." + key,
                name + ", this run less the other",
                here - there,
                unit,
                "this run - the other",
                first.id(),
                second.id());
        Quantity percent = Made.of(
                f,
                "compared_change." + key + "_percent",
                name + ", difference over the other",
                there == 0 ? Double.NaN : 100 * (here - there) / Math.abs(there),
                Unit.PERCENT,
                "(this run - the other) / the other",
                first.id(),
                second.id());
        rows.add(List.of(
                Span.words(name),
                Prose.range(first),
                Prose.range(second),
                Prose.cell(difference),
                Prose.cell(percent)));
    }

    private static String name(String key) {
        return switch (key) {
            case "energy_mwh" -> "Grid electricity";
            case "mean_site_mw" -> "Mean power";
            case "peak_site_mw" -> "Highest power";
            case "pue" -> "PUE";
            case "potable_gal" -> "Mains water";
            case "recycled_gal" -> "Recycled water";
            case "makeup_gal" -> "Make-up of the towers";
            case "worst_day_gal" -> "Make-up of the worst day";
            case "discharge_gal" -> "Discharge to the sewer";
            case "wue_l_per_kwh" -> "WUE on site";
            case "co2_t" -> "Carbon dioxide of grid electricity";
            case "generation_mwh" -> "Own generation";
            case "nox_kg" -> "Nitrogen oxides of own engines";
            case "pm_kg" -> "Particulate matter of own engines";
            case "transformer_life_h" -> "Transformer life used";
            default -> "Bills";
        };
    }

    private List<Block> inputs() {
        Map<String, String> here = values(c);
        Map<String, String> there = values(other);
        TreeSet<String> paths = new TreeSet<>(here.keySet());
        paths.addAll(there.keySet());
        List<List<List<Span>>> rows = new ArrayList<>();
        int differ = 0;
        for (String path : paths) {
            String a = here.get(path);
            String b = there.get(path);
            if (java.util.Objects.equals(a, b)) {
                continue;
            }
            differ++;
            if (rows.size() < MOST_INPUTS) {
                rows.add(List.of(Span.words(path), Span.words(shown(a)), Span.words(shown(b))));
            }
        }
        if (rows.isEmpty()) {
            return List.of(Prose.of("All inputs of the two sites are the same.").block());
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Rows(
                "compared_inputs",
                "Inputs in which the two sites differ",
                List.of("Path", "This run", "The other"),
                rows));
        if (differ > rows.size()) {
            blocks.add(new Block.Note(new Prose()
                    .quote((differ - rows.size())
                            + " further inputs differ; report.json of each run lists all of them.")
                    .spans()));
        }
        return blocks;
    }

    private static String shown(@Nullable String value) {
        return value == null ? "not in its file" : Shown.cut(value);
    }

    private static Map<String, String> values(ImpactCase of) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Leaf leaf : of.tree().leaves()) {
            values.put(
                    leaf.path(),
                    leaf.stages().stream()
                            .map(s -> (s.from() == null ? "" : "from " + s.from() + ": ") + text(s.value()))
                            .collect(Collectors.joining("; ")));
        }
        return values;
    }

    private static String text(Leaf.Value value) {
        return switch (value) {
            case Leaf.Num num ->
                String.format(
                                Locale.ROOT,
                                "%s %s",
                                new java.math.BigDecimal(
                                                Double.toString(num.sourced().value()))
                                        .stripTrailingZeros()
                                        .toPlainString(),
                                num.sourced().unit() == Unit.ONE
                                        ? ""
                                        : num.sourced().unit().label())
                        .trim();
            case Leaf.Text text -> text.text() == null ? "none" : text.text();
        };
    }
}
