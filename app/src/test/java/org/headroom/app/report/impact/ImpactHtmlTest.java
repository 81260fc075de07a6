package org.headroom.app.report.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ImpactHtmlTest {
    private static final Pattern DATA = Pattern.compile("<data ([^>]*)>([^<]*)</data>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
    private static final String HTML = ImpactHtml.html(ImpactFixture.page());

    @Test
    void the_page_is_one_small_file_that_loads_nothing() {
        assertThat(HTML.length()).isLessThan(3_000_000);
        assertThat(Pattern.compile("(?:src|href|action|xlink:href)=[\"']?(?:https?:)?//")
                        .matcher(HTML)
                        .find())
                .isFalse();
        assertThat(HTML).doesNotContain("@import").doesNotContain("url(http").contains("default-src 'none'");
    }

    @Test
    void each_printed_number_is_its_value_at_its_printed_precision() {
        Map<String, Quantity> byId = new HashMap<>();
        UsedNumbers.of(ImpactFixture.page().sections().stream()
                        .flatMap(s -> s.blocks().stream())
                        .toList())
                .forEach(q -> byId.put(q.id(), q));
        Matcher m = DATA.matcher(HTML);
        int seen = 0;
        while (m.find()) {
            Map<String, String> a = attributes(m.group(1));
            double value = Double.parseDouble(a.getOrDefault("value", ""));
            double scale = Double.parseDouble(a.getOrDefault("data-scale", "1"));
            int decimals = Integer.parseInt(a.getOrDefault("data-decimals", ""));
            assertThat(Printed.read(m.group(2))).isEqualTo(Printed.expected(value, scale, decimals));
            String part = a.getOrDefault("data-part", "value");
            Quantity q = byId.get(a.containsKey("data-q") ? a.get("data-q") : a.get("data-of"));
            if (q != null) {
                double own = part.equals("low") ? q.low() : part.equals("high") ? q.high() : q.value();
                assertThat(value)
                        .isEqualTo(
                                a.containsKey("data-q")
                                        ? own
                                        : Systems.of(q.unit()).converted(own));
            }
            seen++;
        }
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void ids_are_unique_and_every_link_inside_leads_somewhere() {
        Set<String> ids = new HashSet<>();
        // Everything twice: a section may show what another has shown.
        List<Section> twice = new ArrayList<>(ImpactFixture.page().sections());
        ImpactFixture.page()
                .sections()
                .forEach(s -> twice.add(new Section("again-" + s.id(), s.title(), s.audiences(), s.blocks())));
        ImpactPage p = ImpactFixture.page();
        String html = ImpactHtml.html(new ImpactPage(
                p.runId(),
                p.site(),
                p.shown(),
                p.metered(),
                p.audience(),
                p.facts(),
                twice,
                p.quantities(),
                p.inputs()));
        Matcher m = Pattern.compile(" id=[\"']([^\"']+)[\"']").matcher(html.replaceAll("(?s)<script>.*?</script>", ""));
        while (m.find()) {
            assertThat(ids.add(m.group(1))).as(m.group(1)).isTrue();
        }
        Matcher links = Pattern.compile("href=\"#([^\"]+)\"").matcher(html);
        while (links.find()) {
            assertThat(ids).contains(links.group(1));
        }
        Matcher clips = Pattern.compile("url\\(#([^)]+)\\)").matcher(html);
        while (clips.find()) {
            assertThat(ids).contains(clips.group(1));
        }
    }

    @Test
    void the_same_report_gives_the_same_text() {
        assertThat(ImpactHtml.html(ImpactFixture.page())).isEqualTo(HTML);
    }

    @Test
    void hostile_text_stays_text_and_short() throws Exception {
        String attack = "<script>alert(1)</script>";
        String page = ImpactHtml.html(hostile(attack));
        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        String body = page.replaceAll("(?s)<script[^>]*>.*?</script>", "").replaceAll("(?s)<style>.*?</style>", "");
        Set<String> elements = new HashSet<>();
        NodeList all = xml(ImpactHtml.paper(hostile(attack))).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element e = (Element) all.item(i);
            elements.add(e.getTagName());
            for (int k = 0; k < e.getAttributes().getLength(); k++) {
                Node a = e.getAttributes().item(k);
                assertThat(a.getNodeName()).doesNotStartWith("on");
            }
        }
        assertThat(elements).doesNotContain("script", "img", "iframe");
        assertThat(body).doesNotContainPattern(" on[a-z]+=\"").doesNotContain("javascript:");
        String longName = ImpactHtml.html(hostile("n".repeat(10_000)));
        assertThat(longName.length()).isLessThan(page.length() + 100_000);
        assertThat(longName).doesNotContain("n".repeat(1_600));
        String turned = ImpactHtml.html(hostile("safe\u202Egnp.exe\u0000\u0007 שלום עולם"));
        assertThat(turned)
                .doesNotContain("\u202E")
                .doesNotContain("\u0000")
                .contains("<bdi>")
                .contains("שלום עולם");
        xml(ImpactHtml.paper(hostile("safe\u202Egnp.exe\u0000 \uD800 ]]> ${7*7} <#list>")));
    }

    @Test
    void a_report_of_nothing_is_still_a_report() throws Exception {
        ImpactPage empty = new ImpactPage("", "", "", "", Audience.COUNCIL, List.of(), List.of(), List.of(), List.of());
        assertThat(ImpactHtml.html(empty)).contains("Appendix: every number");
        xml(ImpactHtml.paper(empty));
    }

    @Test
    void unknown_numbers_are_said_to_be_unknown() throws Exception {
        ImpactPage page = unknown();
        String html = ImpactHtml.html(page);
        assertThat(html.replaceAll("(?s)<script>.*?</script>", ""))
                .contains("not known")
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
        xml(ImpactHtml.paper(page));
    }

    /** Every text of a report is the attack. */
    static ImpactPage hostile(String text) {
        Quantity q = new Quantity(text, text, 5, 4, 6, Unit.MW, text, List.of(text), text, Confidence.ASSUMPTION);
        List<Span> spans = List.of(new Span.Words(text), new Span.Value(q, Span.Form.RANGE));
        double[] two = {0, 1};
        Plot plot = new Plot(
                text,
                text,
                text,
                Plot.Axis.CATEGORY,
                text,
                Unit.MW,
                text,
                two,
                List.of(text, text),
                null,
                List.of(new Plot.Series(text, Plot.Mark.BAR, two), new Plot.Series(text, Plot.Mark.LIMIT, two)));
        GeoMap map = new GeoMap(
                text,
                text,
                text,
                -90.2,
                35,
                -90.1,
                35.1,
                List.of(new GeoMap.Feature(
                        GeoMap.Kind.PLACE, text, new double[] {-90.15}, new double[] {35.05}, false, q)),
                null);
        List<Block> blocks = List.of(
                new Block.Text(spans),
                new Block.Heading(text),
                new Block.Note(spans),
                new Block.Callout(Block.Kind.LIMIT, text, List.of(spans)),
                new Block.Bullets(List.of(spans)),
                new Block.Rows(text, text, List.of(text, text), List.of(List.of(spans, spans))),
                new Block.Tiles(List.of(new Block.Tile(text, text, q, spans))),
                new Block.Chart(plot),
                new Block.MapView(map),
                new Block.Indicators(List.of(
                        new Block.Indicator(text, text, List.of(q), spans, text, text, List.of(1.0, 2.0), text, text))),
                new Block.Switches(
                        text, List.of(new Block.Choice(text, text, text, text)), List.of(List.of(q), List.of(q))));
        return new ImpactPage(
                text,
                text,
                text,
                text,
                Audience.RESIDENTS,
                List.of(List.of(text, text)),
                List.of(new Section(text, text, ImpactFixture.ALL, blocks)),
                List.of(q),
                List.of(new ImpactPage.Input(text, text, text, text, text, Confidence.ASSUMPTION, text)));
    }

    /** Nothing is known of anything. */
    private static ImpactPage unknown() {
        double nan = Double.NaN;
        Quantity q = new Quantity(
                "u", "Unknown", nan, nan, Double.POSITIVE_INFINITY, Unit.GAL, "", List.of(), "", Confidence.ESTIMATE);
        double[] none = new double[200];
        Arrays.fill(none, nan);
        double[] x = new double[200];
        Arrays.setAll(x, i -> 1_735_711_200 + 3600 * i);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Text.of("{} {~} {-}", q, q, q));
        for (Plot.Mark mark : Plot.Mark.values()) {
            blocks.add(new Block.Chart(new Plot(
                    "a" + mark,
                    "A",
                    "",
                    Plot.Axis.TIME,
                    "",
                    Unit.MW,
                    "MW",
                    x,
                    List.of(),
                    ImpactFixture.ZONE,
                    List.of(new Plot.Series("s", mark, none), new Plot.Series("s", mark, none)))));
            blocks.add(new Block.Chart(new Plot(
                    "b" + mark,
                    "B",
                    "",
                    Plot.Axis.NUMBER,
                    "",
                    Unit.MW,
                    "MW",
                    new double[0],
                    List.of(),
                    null,
                    List.of(new Plot.Series("s", mark, new double[0])))));
            double[] one = none.clone();
            one[7] = 1;
            blocks.add(new Block.Chart(new Plot(
                    "c" + mark,
                    "C",
                    "",
                    Plot.Axis.TIME,
                    "",
                    Unit.MW,
                    "MW",
                    x,
                    List.of(),
                    ImpactFixture.ZONE,
                    List.of(new Plot.Series("s", mark, one)))));
        }
        double[] field = new double[4];
        Arrays.fill(field, nan);
        blocks.add(new Block.MapView(new GeoMap(
                "m",
                "M",
                "",
                -90,
                35,
                -90,
                35,
                List.of(),
                new GeoMap.Field(
                        "f", Unit.M, new double[] {-90, -89.9}, new double[] {35, 35.1}, field, new double[] {0.1}))));
        blocks.add(new Block.Indicators(List.of(
                new Block.Indicator("W1", "W", List.of(q), List.of(), "", "not_given", List.of(nan, nan), "", ""))));
        blocks.add(new Block.Switches("s", List.of(), List.of()));
        return new ImpactPage(
                "r",
                "S",
                "",
                "",
                Audience.REGULATOR,
                List.of(),
                List.of(new Section("u", "U", ImpactFixture.ALL, blocks)),
                List.of(q),
                List.of());
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> out = new HashMap<>();
        Matcher m = ATTRIBUTE.matcher(text);
        while (m.find()) {
            out.put(m.group(1), m.group(2));
        }
        return out;
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
