package org.headroom.app.report;

import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import org.headroom.data.quantity.Unit;

/**
 * A report of sections as one HTML file that loads nothing and is well-formed as XML: charts as SVG for the screen, as
 * images for a printer that knows no SVG.
 *
 * @param kicker the kind of report, above its title
 * @param facts name and value, as in window and weather
 */
public record SectionPage(String kicker, String title, List<List<String>> facts, List<Section> sections) {
    /** One section under its heading. */
    public record Section(String id, String title, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** What a section is made of. */
    public sealed interface Block {}

    public record Text(String words) implements Block {}

    /** A sentence in small print. */
    public record Note(String words) implements Block {}

    public record Items(List<String> items) implements Block {}

    public record Rows(Table table) implements Block {}

    public record Chart(DayChart chart) implements Block {}

    public SectionPage {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** A number with its unit in both systems, as every page of this project writes it. */
    public static String quantity(double value, Unit unit) {
        return unit == Unit.K ? Words.difference(value, Unit.C) : Words.quantity(value, unit);
    }

    public static String moment(long epochS, ZoneId zone) {
        return Words.dateTime(epochS, zone);
    }

    public static String window(long fromS, long toS, ZoneId zone) {
        return Words.fullDateTime(fromS, zone) + " to " + Words.fullDateTime(toS, zone);
    }

    public static String limit(String id) {
        return Words.limit(id);
    }

    /** @param paper whether charts are images and the page is set for paper */
    public String html(boolean paper) {
        StringBuilder h = new StringBuilder(1 << 16);
        h.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head>");
        h.append("<meta charset=\"utf-8\"/>");
        h.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/><title>");
        h.append(e(title)).append("</title><style>").append(CSS).append(paper ? PAPER : SCREEN);
        h.append("</style></head><body>\n<p class=\"kicker\">").append(e(kicker));
        h.append("</p>\n<h1>").append(e(title)).append("</h1>\n<table class=\"facts\"><tbody>");
        for (List<String> fact : facts) {
            h.append("<tr><th>").append(e(fact.get(0))).append("</th><td>");
            h.append(e(fact.get(1))).append("</td></tr>");
        }
        h.append("</tbody></table>\n");
        for (Section section : sections) {
            h.append("<div class=\"section\" id=\"").append(e(section.id())).append("\">\n<h2>");
            h.append(e(section.title())).append("</h2>\n");
            section.blocks().forEach(block -> write(h, block, paper));
            h.append("</div>\n");
        }
        return PlanPage.printable(h.append("</body></html>\n").toString());
    }

    private static void write(StringBuilder h, Block block, boolean paper) {
        switch (block) {
            case Text t -> h.append("<p>").append(e(t.words())).append("</p>\n");
            case Note n -> h.append("<p class=\"note\">").append(e(n.words())).append("</p>\n");
            case Items list -> {
                h.append("<ul>");
                list.items().forEach(item -> h.append("<li>").append(e(item)).append("</li>"));
                h.append("</ul>\n");
            }
            case Rows rows -> table(h, rows.table());
            case Chart c -> chart(h, c.chart(), paper);
        }
    }

    private static void chart(StringBuilder h, DayChart chart, boolean paper) {
        h.append("<div class=\"chart\"><p class=\"caption\">")
                .append(e(chart.title()))
                .append("</p>");
        if (paper) {
            h.append("<img alt=\"").append(e(chart.inWords())).append("\" src=\"data:image/png;base64,");
            h.append(Base64.getEncoder().encodeToString(chart.png())).append("\"/>");
        } else {
            h.append(chart.svg());
        }
        h.append("</div>\n");
    }

    private static void table(StringBuilder h, Table t) {
        String whole = t.rows().size() <= MOST_WHOLE_ROWS ? " whole" : "";
        h.append("<table class=\"")
                .append(e(t.css()))
                .append(whole)
                .append("\"><caption>")
                .append(e(t.caption()));
        h.append("</caption><thead><tr>");
        t.head().forEach(head -> h.append("<th>").append(e(head)).append("</th>"));
        h.append("</tr></thead><tbody>");
        for (List<String> row : t.rows()) {
            h.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                h.append(i == 0 ? "<th>" : "<td>").append(e(row.get(i))).append(i == 0 ? "</th>" : "</td>");
            }
            h.append("</tr>");
        }
        h.append("</tbody></table>\n");
    }

    private static String e(String text) {
        return Svg.escape(text);
    }

    /** A table of no more rows stays on one sheet. */
    private static final int MOST_WHOLE_ROWS = 14;

    private static final String CSS =
            "body{margin:0 auto;color:#1c2430;font-family:'DejaVu Sans',Helvetica,Arial,sans-serif}"
                    + ".kicker,.note{color:#5a6472}.kicker{margin:0}h1{margin:2px 0 8px}"
                    + "h2{border-top:2px solid #1c2430;padding-top:5px;margin:22px 0 6px;page-break-after:avoid}"
                    + "table{border-collapse:collapse;width:100%;margin:8px 0 12px}"
                    + "caption{text-align:left;font-weight:bold;padding-bottom:3px}"
                    + "th,td{text-align:left;vertical-align:top;padding:3px 10px 3px 0;border-bottom:1px solid #d9dee5}"
                    + "thead th{border-bottom:1px solid #1c2430}tbody th{font-weight:normal}tr{page-break-inside:avoid}"
                    + ".whole{page-break-inside:avoid}"
                    + ".broken td:nth-child(2),.broken td:nth-child(3),.jobs td:nth-child(3),.jobs td:nth-child(4)"
                    + "{white-space:nowrap}.section:last-child>p:last-child{margin-bottom:0}"
                    + ".facts{width:auto}.facts th{color:#5a6472}.facts th,.facts td{border:0}"
                    + ".chart{page-break-inside:avoid;margin:10px 0}.caption{font-weight:bold;margin:0 0 4px}";

    private static final String SCREEN =
            "body{max-width:900px;padding:24px 20px 60px;font-size:15px;line-height:1.5}svg{width:100%;height:auto}"
                    + ".small{font-size:12px}";

    private static final String PAPER =
            "@page{size:210mm 297mm;margin:16mm 15mm 18mm 15mm;@bottom-right{content:counter(page) \" / \" "
                    + "counter(pages);font-family:'DejaVu Sans',sans-serif;font-size:8pt;color:#5a6472}}"
                    + "body{font-size:9.5pt;line-height:1.4}h1{font-size:17pt}h2{font-size:12.5pt}"
                    + "table{font-size:8.3pt}.note{font-size:8.3pt}.small{font-size:6.8pt}img{width:180mm}";
}
