package org.headroom.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PlanPageTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'&\u0007\u202e]]>";
    private static final String PAGE = PlanPage.html(SamplePlan.of("Memphis, as announced in 2024", "llama-tune", 0));

    @Test
    void the_page_is_well_formed_and_of_one_file_below_3_mb() throws Exception {
        Document page = parse(PAGE);
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(PAGE.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(3_000_000);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void the_page_loads_nothing() {
        String withoutNames =
                PAGE.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xhtml", "");
        assertThat(withoutNames)
                .doesNotContainPattern("(?i)(src|href|action|data)=|@import|url\\((?!#hatch-)|https?://[^\\s<]*\"");
    }

    @Test
    void every_chart_says_what_it_is_and_every_table_has_heads() throws Exception {
        Document page = parse(PAGE);
        NodeList charts = page.getElementsByTagName("svg");
        assertThat(charts.getLength()).isEqualTo(14); // seven figures for wide screens and for phones
        for (int i = 0; i < charts.getLength(); i++) {
            Element svg = (Element) charts.item(i);
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
            assertThat(svg.getAttribute("viewBox")).matches("0 0 \\d+ [\\d.]+");
        }
        NodeList tables = page.getElementsByTagName("table");
        for (int i = 0; i < tables.getLength(); i++) {
            Element table = (Element) tables.item(i);
            int columns = table.getElementsByTagName("thead")
                    .item(0)
                    .getChildNodes()
                    .item(0)
                    .getChildNodes()
                    .getLength();
            NodeList rows = ((Element) table.getElementsByTagName("tbody").item(0)).getElementsByTagName("tr");
            assertThat(rows.getLength()).isPositive();
            for (int r = 0; r < rows.getLength(); r++) {
                assertThat(rows.item(r).getChildNodes().getLength()).isEqualTo(columns);
            }
        }
    }

    @Test
    void hostile_names_are_text() throws Exception {
        String html = PlanPage.html(SamplePlan.of(HOSTILE, HOSTILE, 0));
        Document page = parse(html);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo("<script>alert(1)</script>\"'&\uFFFD\uFFFD]]>");
        assertThat(html).doesNotContain("<script");
    }

    @Test
    void each_printed_figure_is_the_given_one_at_its_precision() throws Exception {
        PlanReport report = SamplePlan.of("Memphis", "llama-tune", 0);
        List<String> plan = column(parse(PlanPage.html(report)), "The same jobs, run in four ways", 4);
        VariantReport optimized = report.variants().get(3);
        double[] given = {
            optimized.figures().get("peak_site_mw"),
            optimized.figures().get("energy_mwh"),
            optimized.figures().get("pue"),
            optimized.figures().get("wue_l_per_kwh"),
            optimized.figures().get("water_gal_total")
        };
        double[] precision = {0.05, 0.5, 0.0005, 0.005, 0.5};
        for (int i = 0; i < given.length; i++) {
            double printed = Double.parseDouble(
                    plan.get(i).replaceAll("^([\\d,.]+).*", "$1").replace(",", ""));
            assertThat(printed).isCloseTo(given[i], org.assertj.core.data.Offset.offset(precision[i] * 1.000001));
        }
        assertThat(plan.getLast()).isEqualTo("none");
    }

    @Test
    void gallons_and_degrees_are_printed_in_both_systems() {
        // NIST SP 811, B.8: 1 US gallon is 3.785412E-03 m3; 35 degrees Celsius is 95 degrees Fahrenheit
        assertThat(Words.quantity(1_000_000, org.headroom.data.quantity.Unit.GAL))
                .isEqualTo("1,000,000 US gal (3,785 m³)");
        assertThat(Words.quantity(35, org.headroom.data.quantity.Unit.C)).isEqualTo("35.0 °C (95.0 °F)");
        assertThat(Words.difference(5, org.headroom.data.quantity.Unit.C)).isEqualTo("5.0 °C (9.0 °F)");
    }

    @Test
    void the_page_says_that_the_announced_figures_hold_together_only_at_nameplate() {
        assertThat(PAGE)
                .contains("hold together only at nameplate", "150.4 MW and 1.51 million US gallons a day")
                .contains("Hypothetical", "Assumption");
    }

    @Test
    void the_same_report_gives_the_same_text() {
        assertThat(PlanPage.html(SamplePlan.of("Memphis, as announced in 2024", "llama-tune", 0)))
                .isEqualTo(PAGE);
    }

    @Test
    void several_hundred_jobs_stay_below_the_rows_of_the_chart_and_are_counted() throws Exception {
        String html = PlanPage.html(SamplePlan.of("Memphis", "llama-tune", 700));
        parse(html);
        assertThat(html).contains("The 54 largest jobs have a row each. The other 668 share one row");
        assertThat(html.length()).isLessThan(3_000_000);
    }

    @Test
    void a_job_in_pieces_has_one_row_with_its_pauses_and_the_rented_site_is_marked() throws Exception {
        PlanReport sample = SamplePlan.of("Memphis", "llama-tune", 0);
        Job job = new Job(
                "in-pieces",
                SamplePlan.FROM,
                8000,
                16_000,
                90,
                Work.PRETRAIN,
                1,
                SamplePlan.at(9, 0),
                List.of(),
                null,
                "");
        Schedule pieces = new Schedule(
                List.of(
                        new Assignment(job, SamplePlan.at(0, 0), SamplePlan.at(1, 0), 16_000, 700, "before the call"),
                        new Assignment(job, SamplePlan.at(2, 0), SamplePlan.at(4, 0), 8000, 500, "fewer GPUs"),
                        new Assignment(
                                job, SamplePlan.at(4, 0), SamplePlan.at(6, 0), 8000, 700, "no room", Assignment.CLOUD)),
                List.of());
        Document page = parse(PlanPage.html(SamplePlan.with(sample, pieces)));
        List<String> names = column(page, "All jobs of the plan", 0);
        assertThat(names).containsExactly("in-pieces");
        assertThat(column(page, "All jobs of the plan", 1).getFirst()).endsWith(", partly at the rented site");
        assertThat(column(page, "All jobs of the plan", 4)).containsExactly("in time");
        assertThat(column(page, "All jobs of the plan", 5)).containsExactly("16,000, then 8,000");
        assertThat(column(page, "All jobs of the plan", 6)).containsExactly("700 W, then 500 W, then 700 W");
        assertThat(column(page, "All jobs of the plan", 7).getFirst())
                .startsWith("paused Fri 18 Jul")
                .endsWith("before the call, then fewer GPUs, then no room");
        NodeList rects = page.getElementsByTagName("rect");
        List<String> bars = new ArrayList<>();
        for (int i = 0; i < rects.getLength(); i++) {
            String css = ((Element) rects.item(i)).getAttribute("class");
            if (css.startsWith("w-")) {
                bars.add(css);
            }
        }
        // on a wide screen and on a phone
        assertThat(bars)
                .containsExactly(
                        "w-pretrain", "w-pretrain", "w-pretrain cloud", "w-pretrain", "w-pretrain", "w-pretrain cloud");
        assertThat(page.getDocumentElement().getTextContent())
                .contains("At the rented site", "8,000 to 16,000 GPUs, 3 pieces, rented");
    }

    private static List<String> column(Document page, String caption, int column) {
        NodeList tables = page.getElementsByTagName("table");
        for (int i = 0; i < tables.getLength(); i++) {
            Element table = (Element) tables.item(i);
            if (table.getElementsByTagName("caption").item(0).getTextContent().equals(caption)) {
                List<String> cells = new ArrayList<>();
                NodeList rows = ((Element) table.getElementsByTagName("tbody").item(0)).getElementsByTagName("tr");
                for (int r = 0; r < rows.getLength(); r++) {
                    cells.add(rows.item(r).getChildNodes().item(column).getTextContent());
                }
                return cells;
            }
        }
        throw new AssertionError("no table " + caption);
    }

    private static Document parse(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }
}
