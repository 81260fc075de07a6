package org.headroom.app.report.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.data.quantity.Confidence;

/**
 * The appendix of numbers and inputs as paper has it: a line each. Numbers that came about alike (one formula, one source, one
 * confidence) stand together below what they share, and a source is the number of its place in the list of sources.
 */
final class PaperAnnex {
    private record Alike(String formula, String source, Confidence confidence) {}

    /** Names of what a number rests on; the page names all. */
    private static final int SHOWN = 4;

    private PaperAnnex() {}

    /** @param sources in the order of their list */
    static void put(
            Map<String, Object> m,
            Collection<Quantity> quantities,
            List<ImpactPage.Input> inputs,
            Collection<String> sources) {
        Map<String, Integer> places = new HashMap<>();
        sources.stream().filter(s -> !s.isBlank()).forEach(s -> places.put(s, places.size() + 1));
        Map<Alike, List<Quantity>> groups = new LinkedHashMap<>();
        quantities.forEach(
                q -> groups.computeIfAbsent(new Alike(q.formula(), q.source(), q.confidence()), k -> new ArrayList<>())
                        .add(q));
        List<Map<String, Object>> out = new ArrayList<>();
        groups.forEach((alike, members) -> {
            Set<String> shared = new LinkedHashSet<>(members.getFirst().inputs());
            members.forEach(q -> shared.retainAll(q.inputs()));
            if (members.size() == 1) {
                shared.removeIf(i -> members.getFirst().id().equals("input." + i));
            }
            out.add(Map.of(
                    "how",
                    PageModel.markup(how(alike, places) + from(List.copyOf(shared), true)),
                    "numbers",
                    members.stream().map(q -> line(q, shared)).toList()));
        });
        m.put("groups", out);
        m.put(
                "others",
                inputs.stream()
                        .map(i -> Map.of(
                                "path",
                                Clean.shorten(Clean.plain(i.path()), 200),
                                "value",
                                PageModel.markup(Clean.html(i.value(), 400)),
                                "unit",
                                Clean.shorten(Clean.plain(i.unit()), 40),
                                "range",
                                i.low().isEmpty() && i.high().isEmpty()
                                        ? "–"
                                        : Clean.shorten(Clean.plain(i.low()), 60) + " to "
                                                + Clean.shorten(Clean.plain(i.high()), 60),
                                "source",
                                place(i.source(), places),
                                "confidence",
                                i.confidence().id().replace('_', ' ')))
                        .toList());
    }

    private static String how(Alike alike, Map<String, Integer> places) {
        String formula = alike.formula().isBlank() ? "" : Inline.words(alike.formula()) + "; ";
        String place = place(alike.source(), places);
        return formula
                + (place.isEmpty() ? "" : "source " + place + ", ")
                + alike.confidence().id().replace('_', ' ');
    }

    private static String place(String source, Map<String, Integer> places) {
        Integer place = places.get(source);
        return place == null ? "" : "[" + place + "]";
    }

    private static String from(List<String> inputs, boolean shared) {
        if (inputs.isEmpty()) {
            return "";
        }
        int shown = inputs.size() <= SHOWN + 1 ? inputs.size() : SHOWN;
        return (shared ? ", from " : "; from ")
                + Inline.words(String.join(", ", inputs.subList(0, shown)))
                + (shown == inputs.size() ? "" : " and " + (inputs.size() - shown) + " more");
    }

    private static Map<String, Object> line(Quantity q, Set<String> shared) {
        StringBuilder rest = new StringBuilder();
        if (q.ranged()) {
            rest.append(" (10–90 %: ").append(Inline.flat(Printed.range(q))).append(')');
        }
        rest.append(from(
                q.inputs().stream()
                        .filter(i -> !shared.contains(i) && !q.id().equals("input." + i))
                        .toList(),
                false));
        return Map.of(
                "id",
                Clean.anchor(q.id()),
                "key",
                Clean.shorten(Clean.plain(q.id()), 200),
                "name",
                PageModel.markup(Inline.words(q.name())),
                "value",
                PageModel.markup(Inline.flat(Printed.of(q, Span.Form.FULL))),
                "rest",
                PageModel.markup(rest.toString()));
    }
}
