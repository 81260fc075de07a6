package org.headroom.app.report.impact;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.data.quantity.Confidence;

/** What the templates see of a report. Markup that is ready is marked as such; all else they escape. */
final class PageModel {
    private static final int NAME = 160;

    private PageModel() {}

    static Map<String, Object> of(ImpactPage page, boolean paper) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("site", Clean.shorten(Clean.plain(page.site()), NAME));
        m.put("siteRtl", Clean.rightToLeft(page.site()));
        m.put("shown", Clean.shorten(Clean.plain(page.shown()), 600));
        m.put("metered", Clean.shorten(Clean.plain(page.metered()), 600));
        m.put("run", Clean.shorten(Clean.plain(page.runId()), 80));
        m.put("audience", page.audience().id());
        m.put(
                "facts",
                page.facts().stream()
                        .map(f -> f.stream()
                                .map(t -> Clean.shorten(Clean.plain(t), 600))
                                .toList())
                        .toList());
        m.put("paper", paper);
        BlockModel blocks = new BlockModel(paper);
        List<Map<String, Object>> sections = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Section s : page.sections()) {
            String id = Clean.anchor(s.id());
            sections.add(Map.of(
                    "id",
                    used.add(id) ? id : id + "-" + used.size(),
                    "title",
                    Clean.shorten(Clean.plain(s.title()), NAME),
                    "blocks",
                    s.blocks().stream().map(blocks::of).toList()));
        }
        m.put("sections", sections);
        annex(m, page, paper);
        return m;
    }

    private static void annex(Map<String, Object> m, ImpactPage page, boolean paper) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        page.quantities().forEach(q -> quantities.putIfAbsent(q.id(), q));
        page.sections().forEach(s -> UsedNumbers.of(s.blocks()).forEach(q -> quantities.putIfAbsent(q.id(), q)));
        Set<String> paths = new HashSet<>();
        page.inputs().forEach(i -> paths.add(i.path()));
        Map<String, Integer> sources = new LinkedHashMap<>();
        quantities.values().forEach(q -> sources.merge(q.source(), 1, Integer::sum));
        Set<String> needed = new LinkedHashSet<>();
        quantities.values().forEach(q -> needed.addAll(q.inputs()));
        List<ImpactPage.Input> assumptions = new ArrayList<>();
        List<ImpactPage.Input> others = new ArrayList<>();
        for (ImpactPage.Input i : page.inputs()) {
            if (i.confidence() == Confidence.ASSUMPTION) {
                assumptions.add(i);
            } else {
                others.add(i);
                sources.merge(i.source(), 1, Integer::sum);
            }
        }
        if (paper) {
            PaperAnnex.put(m, quantities.values(), others, sources.keySet());
        } else {
            m.put(
                    "passports",
                    quantities.values().stream()
                            .map(q -> passport(q, quantities.keySet(), paths))
                            .toList());
            m.put("others", inputs(others));
        }
        m.put("assumptions", inputs(assumptions));
        m.put(
                "sources",
                sources.entrySet().stream()
                        .filter(e -> !e.getKey().isBlank())
                        .map(e -> Map.of("text", markup(Inline.words(e.getKey())), "count", e.getValue()))
                        .toList());
        m.put(
                "confidences",
                CONFIDENCE.entrySet().stream()
                        .map(e -> List.of(e.getKey().id().replace('_', ' '), e.getValue()))
                        .toList());
    }

    private static Map<String, Object> passport(Quantity q, Set<String> ids, Set<String> paths) {
        StringBuilder inputs = new StringBuilder();
        for (String input : q.inputs()) {
            String name = Inline.words(input);
            String to = ids.contains(input) ? "q-" : paths.contains(input) ? "in-" : "";
            inputs.append(inputs.isEmpty() ? "" : ", ");
            inputs.append(to.isEmpty() ? name : "<a href=\"#" + to + Clean.anchor(input) + "\">" + name + "</a>");
        }
        Map<String, Object> p = new LinkedHashMap<>();
        p.put("id", Clean.anchor(q.id()));
        p.put("key", Clean.shorten(Clean.plain(q.id()), 200));
        p.put("name", markup(Inline.words(q.name())));
        p.put("value", markup(Inline.value(q)));
        p.put("full", q.known() ? Inline.full(q.value()) : "");
        p.put("ranged", q.ranged());
        p.put("rangeWords", q.range().words());
        p.put("range", markup(Inline.range(q)));
        p.put("formula", markup(Inline.words(q.formula())));
        p.put("inputs", markup(inputs.toString()));
        p.put("source", markup(Inline.words(q.source())));
        p.put("confidence", q.confidence().id().replace('_', ' '));
        p.put("trust", CONFIDENCE.get(q.confidence()));
        return p;
    }

    private static List<Map<String, Object>> inputs(List<ImpactPage.Input> inputs) {
        return inputs.stream()
                .map(i -> Map.<String, Object>of(
                        "id",
                        Clean.anchor(i.path()),
                        "path",
                        markup(Inline.words(i.path()).replace("_", "_<wbr/>").replace(".", ".<wbr/>")),
                        "value",
                        markup(Clean.html(i.value(), 400)),
                        "unit",
                        Clean.shorten(Clean.plain(i.unit()), 40),
                        "range",
                        i.low().isEmpty() && i.high().isEmpty()
                                ? "–"
                                : Clean.shorten(Clean.plain(i.low()), 60) + " to "
                                        + Clean.shorten(Clean.plain(i.high()), 60),
                        "source",
                        markup(Inline.words(i.source())),
                        "confidence",
                        i.confidence().id().replace('_', ' ')))
                .toList();
    }

    private static final Map<Confidence, String> CONFIDENCE = confidence();

    private static Map<Confidence, String> confidence() {
        Map<Confidence, String> m = new LinkedHashMap<>();
        m.put(Confidence.OFFICIAL, "from a document of an agency, a utility, a company or a reviewed journal");
        m.put(Confidence.OFFICIAL_QUOTED, "official words or records, quoted by the press");
        m.put(Confidence.PRESS, "from the press");
        m.put(Confidence.ESTIMATE, "of a model or an analyst");
        m.put(Confidence.DERIVED, "arithmetic on numbers that are named");
        m.put(Confidence.ASSUMPTION, "a choice of this project; no public source stands behind it");
        return m;
    }

    static TemplateModel markup(String html) {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(html);
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
    }
}
