package org.headroom.app.report.impact;

import freemarker.template.TemplateModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Blocks as the templates see them: a kind, and what that kind needs. */
final class BlockModel {
    private static final int LONGEST_TABLE = 60;
    private final boolean paper;
    private final Set<String> ids = new HashSet<>();

    BlockModel(boolean paper) {
        this.paper = paper;
    }

    Map<String, Object> of(Block block) {
        Map<String, Object> m = new LinkedHashMap<>();
        switch (block) {
            case Block.Text t -> put(m, "text", "html", spans(t.spans()));
            case Block.Heading h -> put(m, "heading", "words", Clean.shorten(Clean.plain(h.words()), 200));
            case Block.Note n -> put(m, "note", "html", spans(n.spans()));
            case Block.Callout c -> {
                put(m, "callout", "about", c.kind().name().toLowerCase(Locale.ROOT));
                m.put("title", PageModel.markup(Inline.words(c.title())));
                m.put("paragraphs", c.paragraphs().stream().map(this::spans).toList());
            }
            case Block.Bullets b ->
                put(m, "bullets", "items", b.items().stream().map(this::spans).toList());
            case Block.Rows r -> rows(m, r);
            case Block.Tiles t ->
                put(m, "tiles", "tiles", t.tiles().stream().map(this::tile).toList());
            case Block.Chart c -> chart(m, own(c.plot()));
            case Block.MapView v -> map(m, own(v.map()));
            case Block.Indicators i ->
                put(
                        m,
                        "indicators",
                        "indicators",
                        i.indicators().stream().map(this::indicator).toList());
            case Block.Switches s -> switches(m, s);
        }
        return m;
    }

    /** The name of a block that is shown twice in a report is told apart by a number. */
    private String unique(String id) {
        String free = id;
        for (int n = 2; !ids.add(free); n++) {
            free = id + "_" + n;
        }
        return free;
    }

    private Plot own(Plot p) {
        String id = unique("f-" + p.id()).substring(2);
        return id.equals(p.id())
                ? p
                : new Plot(
                        id,
                        p.title(),
                        p.inWords(),
                        p.axis(),
                        p.xName(),
                        p.unit(),
                        p.yName(),
                        p.x(),
                        p.categories(),
                        p.zone(),
                        p.series());
    }

    /** Maps and charts share what their drawings are called. */
    private GeoMap own(GeoMap p) {
        String id = unique("f-" + p.id()).substring(2);
        return id.equals(p.id())
                ? p
                : new GeoMap(
                        id, p.title(), p.inWords(), p.west(), p.south(), p.east(), p.north(), p.features(), p.field());
    }

    private static void put(Map<String, Object> m, String kind, String key, Object value) {
        m.put("kind", kind);
        m.put(key, value);
    }

    private Object spans(List<Span> spans) {
        return PageModel.markup(paper ? Inline.paper(spans) : Inline.html(spans));
    }

    private Object cell(List<Span> spans) {
        return paper ? PageModel.markup(Inline.paper(spans, false)) : spans(spans);
    }

    private TemplateModel number(Quantity q, Span.Form form) {
        return PageModel.markup(paper ? Inline.paper(q, form, false) : Inline.number(q, form));
    }

    private void rows(Map<String, Object> m, Block.Rows r) {
        put(m, "rows", "id", Clean.anchor(unique("t-" + r.id()).substring(2)));
        m.put("caption", PageModel.markup(Inline.words(r.caption())));
        m.put("label", Clean.shorten(Clean.plain(r.caption()), 200));
        m.put(
                "head",
                r.head().stream().map(h -> Clean.shorten(Clean.plain(h), 120)).toList());
        m.put("columns", r.head().size());
        m.put(
                "rows",
                r.rows().stream()
                        .map(row -> row.stream().map(this::cell).toList())
                        .toList());
    }

    private Map<String, Object> tile(Block.Tile t) {
        return Map.of(
                "icon",
                Icons.svg(t.icon()),
                "title",
                Clean.shorten(Clean.plain(t.title()), 120),
                "figure",
                number(t.figure(), Span.Form.PLAIN),
                "words",
                spans(t.words()));
    }

    private void chart(Map<String, Object> m, Plot plot) {
        put(m, "chart", "id", Clean.anchor(plot.id()));
        m.put("title", Clean.shorten(Clean.plain(plot.title()), 200));
        m.put("words", Clean.shorten(Clean.plain(plot.inWords()), 1500));
        m.put("keys", ChartSvg.keys(plot));
        m.put("empty", !PlotTable.drawable(plot));
        if (!PlotTable.drawable(plot)) {
            return;
        }
        String wide = ChartSvg.wide(plot);
        m.put(
                "wide",
                PageModel.markup(
                        paper
                                ? SvgText.sized(wide, plot.title() + ". " + plot.inWords(), 138, 84)
                                : SvgText.classed(wide)));
        m.put("zoomable", plot.axis() == Plot.Axis.TIME && plot.x().length > 50);
        if (!paper) {
            m.put("narrow", PageModel.markup(SvgText.classed(ChartSvg.narrow(plot))));
            m.put("data", PageModel.markup(PlotTable.json(plot)));
            m.put("table", PlotTable.summary(plot, LONGEST_TABLE));
        }
    }

    private void map(Map<String, Object> m, GeoMap map) {
        put(m, "map", "id", Clean.anchor(map.id()));
        m.put("title", Clean.shorten(Clean.plain(map.title()), 200));
        m.put("words", Clean.shorten(Clean.plain(map.inWords()), 1500));
        String svg = GeoSvg.wide(map);
        m.put(
                "wide",
                PageModel.markup(
                        paper
                                ? SvgText.sized(svg, map.title() + ". " + map.inWords(), 116, 84)
                                : SvgText.classed(svg)));
        m.put("legend", GeoSvg.legend(map));
        m.put(
                "fieldName",
                map.field() == null ? "" : Clean.shorten(Clean.plain(map.field().name()), 160));
        if (!paper) {
            m.put("narrow", PageModel.markup(SvgText.classed(GeoSvg.narrow(map))));
        }
        List<Map<String, Object>> values = new ArrayList<>();
        for (GeoMap.Feature f : map.features()) {
            if (f.value() != null) {
                values.add(Map.of(
                        "name",
                        PageModel.markup(Inline.words(Clean.shorten(f.name(), 120))),
                        "value",
                        number(f.value(), Span.Form.RANGE)));
            }
        }
        m.put("values", values);
    }

    private Map<String, Object> indicator(Block.Indicator i) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", Clean.anchor(unique("i-" + i.id()).substring(2)));
        m.put("code", Clean.shorten(Clean.plain(i.id()), 12));
        m.put("name", PageModel.markup(Inline.words(i.name())));
        m.put(
                "figures",
                i.figures().stream()
                        .map(q -> Map.of(
                                "name",
                                PageModel.markup(Inline.words(q.name())),
                                "value",
                                number(q, Span.Form.FULL),
                                "rangeSign",
                                q.range().sign(),
                                "range",
                                PageModel.markup(
                                        !q.ranged() ? "" : paper ? Inline.flat(Printed.range(q)) : Inline.range(q))))
                        .toList());
        m.put("limit", spans(i.limit()));
        m.put("hasLimit", !i.limit().isEmpty());
        m.put("limitSource", PageModel.markup(Inline.words(i.limitSource())));
        boolean known = List.of("within", "beyond", "not_given").contains(i.status());
        m.put("status", known ? i.status() : "no_limit");
        m.put(
                "statusWords",
                switch (i.status()) {
                    case "within" -> "Within";
                    case "beyond" -> "Outside";
                    case "not_given" -> "Not given";
                    default -> "No limit";
                });
        m.put("reading", PageModel.markup(Inline.words(i.reading())));
        m.put("needed", PageModel.markup(Inline.words(i.needed())));
        m.put("hasNeeded", !i.needed().isBlank());
        String spark = Spark.svg(i, Clean.anchor(unique("trend-" + i.id())));
        m.put(
                "trend",
                PageModel.markup(
                        paper ? SvgText.sized(spark, "Trend by month of " + i.name(), 28, 7) : SvgText.classed(spark)));
        m.put("hasTrend", !spark.isEmpty());
        return m;
    }

    private void switches(Map<String, Object> m, Block.Switches s) {
        put(m, "switches", "id", Clean.anchor(unique("s-" + s.id()).substring(2)));
        m.put(
                "choices",
                s.choices().stream()
                        .map(c -> Map.of(
                                "id",
                                Clean.anchor(c.id()),
                                "title",
                                Clean.shorten(Clean.plain(c.title()), 160),
                                "words",
                                PageModel.markup(Inline.words(c.words())),
                                "promised",
                                c.promised() == null ? "" : Clean.shorten(Clean.plain(c.promised()), 600)))
                        .toList());
        List<Quantity> now = s.outcomes().isEmpty() ? List.of() : s.outcomes().getFirst();
        m.put(
                "names",
                now.stream().map(q -> Clean.shorten(Clean.plain(q.name()), 160)).toList());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int mask = 0; mask < s.outcomes().size(); mask++) {
            List<String> on = new ArrayList<>();
            for (int bit = 0; bit < s.choices().size(); bit++) {
                if ((mask >> bit & 1) == 1) {
                    on.add(Clean.shorten(Clean.plain(s.choices().get(bit).title()), 160));
                }
            }
            List<Map<String, Object>> cells = new ArrayList<>();
            for (int k = 0; k < s.outcomes().get(mask).size(); k++) {
                Quantity q = s.outcomes().get(mask).get(k);
                cells.add(Map.of(
                        "html", number(q, Span.Form.FULL), "change", k < now.size() ? change(q, now.get(k)) : ""));
            }
            rows.add(Map.of(
                    "mask", mask, "name", on.isEmpty() ? "As it is now" : String.join(" + ", on), "cells", cells));
        }
        m.put("rows", rows);
    }

    /** In words, against what is now. */
    private static String change(Quantity q, Quantity now) {
        if (!q.known() || !now.known()) {
            return "";
        }
        if (q.value() == now.value()) {
            return "as now";
        }
        if (now.value() == 0) {
            return q.value() > 0 ? "more than now" : "less than now";
        }
        double percent = 100 * Math.abs(q.value() - now.value()) / Math.abs(now.value());
        if (percent < 0.05) {
            return "as now within 0.1 %";
        }
        return Printed.number(percent < 10 ? Math.round(percent * 10) / 10.0 : Math.rint(percent)) + " % "
                + (q.value() > now.value() ? "more" : "less");
    }
}
