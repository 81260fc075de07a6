package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.headroom.app.impact.Alternative;
import org.headroom.app.impact.Ensemble;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Year;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.GeoMap;
import org.headroom.app.report.impact.ImpactPage;
import org.headroom.app.report.impact.Plot;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.data.quantity.Confidence;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code report.json}: every number of a report with its passport, as docs/schemas/headroom.report.1.schema.json has it. */
final class ImpactAnnex {
    static final String SCHEMA = "headroom.report/1";

    private ImpactAnnex() {}

    /**
     * The document.
     *
     * @param pages one for each audience
     * @param found what all of them print
     * @param csv the files in {@code csv/}
     */
    static String json(ImpactCase c, List<ImpactPage> pages, ImpactNumbers found, ImpactCsv csv) {
        ImpactPage page = pages.getFirst();
        Map<String, Object> d = Envelope.begin(SCHEMA, c.runId());
        d.put("site", page.site());
        d.put("shown", page.shown());
        d.put("metered", page.metered());
        d.put("audience", pages.size() == 1 ? page.audience().id() : "all");
        d.put("facts", page.facts().stream().map(f -> named(f.get(0), f.get(1))).toList());
        d.put("window", window(c));
        d.put("year", year(c.year()));
        d.put("ensemble", ensemble(c.ensemble()));
        d.put("sections", sections(pages));
        d.put(
                "quantities",
                found.quantities().stream().map(ImpactAnnex::quantity).toList());
        d.put(
                "indicators",
                found.indicators().stream().map(ImpactAnnex::indicator).toList());
        d.put("charts", charts(found, csv));
        d.put("commitments", commitments(c));
        d.put("events", c.events().stream().map(ImpactAnnex::event).toList());
        d.put("assumptions", inputs(page.inputs(), true));
        d.put("inputs", inputs(page.inputs(), false));
        d.put("sources", sources(page, found));
        d.put("files", csv.files().keySet().stream().map(name -> "csv/" + name).toList());
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(d)
                + "\n";
    }

    private static Map<String, Object> window(ImpactCase c) {
        Map<String, Object> w = new LinkedHashMap<>();
        w.put("kind", c.window().kind());
        w.put("variant", c.window().variant());
        w.put("from", Envelope.time(c.window().fromS(), c.zone()));
        w.put("to", Envelope.time(c.window().toS(), c.zone()));
        w.put("figures", numbers(c.window().figures()));
        w.put("baseline", numbers(c.window().baseline()));
        return w;
    }

    private static Map<String, Object> year(Year year) {
        Map<String, Object> y = new LinkedHashMap<>();
        y.put("from", year.from().toString());
        y.put("to", year.to().toString());
        y.put("figures", numbers(year.figures()));
        return y;
    }

    private static Map<String, Object> ensemble(Ensemble ensemble) {
        Map<String, Object> e = new LinkedHashMap<>();
        e.put("members", ensemble.members());
        e.put("seed", ensemble.seed());
        List<Map<String, Object>> influences = new ArrayList<>();
        for (Ensemble.Influence i : ensemble.influences()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", i.path());
            one.put("outcome", i.outcome());
            Envelope.put(one, "low", i.low());
            Envelope.put(one, "high", i.high());
            Envelope.put(one, "rank_correlation", i.rankCorrelation());
            Envelope.put(one, "share", i.share());
            influences.add(one);
        }
        e.put("influences", influences);
        return e;
    }

    /** Each section once, with the audiences of this report that got it. */
    private static List<Map<String, Object>> sections(List<ImpactPage> pages) {
        Map<String, String> titles = new LinkedHashMap<>();
        Map<String, List<String>> audiences = new LinkedHashMap<>();
        for (ImpactPage page : pages) {
            for (Section section : page.sections()) {
                titles.putIfAbsent(section.id(), section.title());
                List<String> readers = audiences.computeIfAbsent(section.id(), _ -> new ArrayList<>());
                if (!readers.contains(page.audience().id())) {
                    readers.add(page.audience().id());
                }
            }
        }
        List<Map<String, Object>> all = new ArrayList<>();
        audiences.forEach((id, readers) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", id);
            Envelope.put(one, "title", titles.get(id));
            one.put("audiences", readers);
            all.add(one);
        });
        return all;
    }

    private static Map<String, Object> quantity(Quantity q) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", q.id());
        one.put("name", q.name());
        Envelope.put(one, "value", q.value());
        one.put("unit", q.unit().suffix());
        Envelope.put(one, "low", q.low());
        Envelope.put(one, "high", q.high());
        Envelope.put(one, "range", q.ranged() ? q.range().id() : null);
        one.put("formula", q.formula());
        one.put("inputs", q.inputs());
        one.put("source", q.source());
        one.put("confidence", q.confidence().id());
        return one;
    }

    private static Map<String, Object> indicator(Block.Indicator i) {
        Map<String, Object> one = new LinkedHashMap<>();
        Quantity first = i.figures().isEmpty() ? null : i.figures().getFirst();
        one.put("id", i.id());
        one.put("name", i.name());
        Envelope.put(one, "value", first == null ? null : first.value());
        Envelope.put(one, "low", first == null ? null : first.low());
        Envelope.put(one, "high", first == null ? null : first.high());
        Envelope.put(one, "range", first == null || !first.ranged() ? null : first.range().id());
        Envelope.put(one, "unit", first == null ? null : first.unit().suffix());
        one.put("quantities", i.figures().stream().map(Quantity::id).toList());
        one.put("limit", ImpactCsv.words(i.limit()));
        one.put("limit_source", i.limitSource());
        one.put("status", i.status());
        one.put("trend", i.trend().stream().map(ImpactAnnex::orNull).toList());
        one.put("reading", i.reading());
        one.put("needed", i.needed());
        return one;
    }

    private static List<Map<String, Object>> charts(ImpactNumbers found, ImpactCsv csv) {
        List<Map<String, Object>> charts = new ArrayList<>();
        for (Plot plot : found.plots()) {
            charts.add(chart(plot.id(), "chart", plot.title(), plot.inWords(), csv.file("charts/", plot.id())));
        }
        for (GeoMap map : found.maps()) {
            Map<String, Object> one = chart(map.id(), "map", map.title(), map.inWords(), csv.file("maps/", map.id()));
            if (map.field() != null) {
                one.put("field_file", "csv/" + csv.file("maps/", map.id() + "-field"));
            }
            charts.add(one);
        }
        for (Block.Rows rows : found.tables()) {
            charts.add(chart(rows.id(), "table", rows.caption(), "", csv.file("tables/", rows.id())));
        }
        for (Block.Switches choice : found.switches()) {
            charts.add(chart(choice.id(), "switches", "", "", csv.file("switches/", choice.id())));
        }
        return charts;
    }

    private static Map<String, Object> chart(String id, String kind, String title, String inWords, String file) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", id);
        one.put("kind", kind);
        one.put("title", title);
        one.put("in_words", inWords);
        one.put("file", "csv/" + file);
        return one;
    }

    private static List<Map<String, Object>> commitments(ImpactCase c) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < c.commitments().size(); i++) {
            ImpactCase.Commitment commitment = c.commitments().get(i);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", commitment.id());
            one.put("title", commitment.title());
            one.put("words", commitment.words());
            one.put("promised", commitment.promised());
            one.put("changes", new TreeMap<>(commitment.changes()));
            int alone = 1 << i;
            one.put(
                    "figures",
                    alone < c.switched().size()
                            ? numbers(c.switched().get(alone).figures())
                            : Map.of());
            all.add(one);
        }
        return all;
    }

    private static Map<String, Object> event(Alternative event) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", event.id());
        one.put("title", event.title());
        one.put("words", event.words());
        one.put("changes", new TreeMap<>(event.changes()));
        one.put("source", event.source());
        one.put("from", event.from());
        one.put("days", event.days());
        one.put("figures", numbers(event.figures()));
        one.put("usual", numbers(event.usual()));
        one.put("broken", event.broken());
        return one;
    }

    private static List<Map<String, Object>> inputs(List<ImpactPage.Input> inputs, boolean assumed) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (ImpactPage.Input input : inputs) {
            if ((input.confidence() == Confidence.ASSUMPTION) == assumed) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("path", input.path());
                one.put("value", input.value());
                one.put("unit", input.unit());
                one.put("low", input.low());
                one.put("high", input.high());
                one.put("confidence", input.confidence().id());
                one.put("source", input.source());
                all.add(one);
            }
        }
        return all;
    }

    private static List<String> sources(ImpactPage page, ImpactNumbers found) {
        TreeSet<String> sources = new TreeSet<>();
        page.inputs().stream()
                .filter(i -> i.confidence() != Confidence.ASSUMPTION)
                .forEach(i -> sources.add(i.source()));
        found.quantities().forEach(q -> sources.add(q.source()));
        found.indicators().forEach(i -> sources.add(i.limitSource()));
        sources.remove("");
        return List.copyOf(sources);
    }

    private static Map<String, Object> named(String name, String value) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", name);
        one.put("value", value);
        return one;
    }

    private static Map<String, Object> numbers(Map<String, Double> figures) {
        Map<String, Object> all = new LinkedHashMap<>();
        new TreeMap<>(figures).forEach((key, value) -> Envelope.put(all, key, value));
        return all;
    }

    @SuppressWarnings("NullAway") // a JSON null
    private static Object orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
