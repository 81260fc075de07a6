package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.headroom.app.tasks.SimulateRequest.FullLoadKind;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SiteDiagramTest {
    private static SiteDiagram diagram(String site, Map<String, String> set, FullLoadKind load, @Nullable String at) {
        return new SiteDiagram(SiteInput.open(site, set), null, load, at);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document svg) {
        List<String> texts = new ArrayList<>();
        NodeList nodes = svg.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    /** A text's box, with letters as wide as those of Arial on average and a little more. */
    private record Box(String text, double x0, double y0, double x1, double y1) {
        static Box of(Element e) {
            double size = Double.parseDouble(e.getAttribute("font-size"));
            double wide = e.getAttribute("font-weight").equals("bold") ? 0.56 : 0.53;
            String text = e.getTextContent();
            double width = wide * size * text.length();
            double x = Double.parseDouble(e.getAttribute("x"));
            double y = Double.parseDouble(e.getAttribute("y"));
            double left = switch (e.getAttribute("text-anchor")) {
                case "end" -> x - width;
                case "middle" -> x - width / 2;
                default -> x;
            };
            return new Box(text, left, y - 0.75 * size, left + width, y + 0.2 * size);
        }

        boolean meets(Box o) {
            return x0 < o.x1 && o.x0 < x1 && y0 < o.y1 && o.y0 < y1;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "memphis-announced, wet, RATED, 4, ''",
        "memphis-announced, wet, TRAINING, 1, 2025-01-12T06:00",
        "memphis-announced, hybrid, MAX, 4, ''",
        "memphis-as-built, dry, RATED, 2, 2024-07-25T15:00",
        "memphis-as-built, wet, TRAINING, 9, 2028-08-01T15:00",
    })
    void no_two_texts_meet_and_none_leaves_the_sheet(String site, String mode, FullLoadKind load, int halls, String at)
            throws Exception {
        Map<String, String> set = Map.of(
                "cooling.mode",
                mode,
                "it.halls_count",
                Integer.toString(halls),
                "cooling.economizer.ua_w_per_k",
                "5000000");
        Document svg = parsed(diagram(site, set, load, at.isEmpty() ? null : at).svg());
        List<Box> boxes = new ArrayList<>();
        NodeList nodes = svg.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            boxes.add(Box.of((Element) nodes.item(i)));
        }
        assertThat(boxes).hasSizeGreaterThan(100);
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertThat(box.x0()).as(box.text()).isBetween(0.0, 1600.0);
            assertThat(box.x1()).as(box.text()).isBetween(0.0, 1600.0);
            assertThat(box.y1()).as(box.text()).isBetween(0.0, 1131.0);
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(box.meets(boxes.get(j)))
                        .as(box.text() + " and " + boxes.get(j).text())
                        .isFalse();
            }
        }
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 1600 1131");
    }

    @Test
    void the_drawing_shows_the_values_of_the_hour() throws Exception {
        SiteDiagram rated = diagram(SiteInput.DEFAULT, Map.of(), FullLoadKind.RATED, null);
        Map<?, ?> measures = (Map<?, ?>) Objects.requireNonNull(rated.json(null).get("measures"));
        double siteMw = (Double) Objects.requireNonNull(measures.get("site_power_mw"));
        double gpuC = (Double) Objects.requireNonNull(measures.get("gpu_max_c"));
        double makeup = (Double) Objects.requireNonNull(measures.get("makeup_gal_per_day"));
        assertThat(texts(parsed(rated.svg())))
                .contains(String.format(java.util.Locale.ROOT, "%.1f MW", siteMw))
                .contains(String.format(java.util.Locale.ROOT, "%.1f °C · %.0f °F", gpuC, gpuC * 1.8 + 32))
                .contains(String.format(
                        java.util.Locale.ROOT, "%.3f Mgal/d · %,.0f m³/d", makeup / 1e6, makeup * 0.003785411784))
                .anyMatch(t -> t.contains("Average July day, 15:00"))
                .anyMatch(t -> t.contains("(rated)"));
    }

    @Test
    void what_comes_in_goes_out() {
        Map<?, ?> balance =
                (Map<?, ?>) Objects.requireNonNull(diagram(SiteInput.DEFAULT, Map.of(), FullLoadKind.MAX, null)
                        .json(null)
                        .get("balance"));
        double in = (Double) Objects.requireNonNull(balance.get("electricity_in_mw"));
        double out = (Double) Objects.requireNonNull(balance.get("electricity_out_mw"));
        double waterIn = (Double) Objects.requireNonNull(balance.get("water_in_gal_per_day"));
        double waterOut = (Double) Objects.requireNonNull(balance.get("water_out_gal_per_day"));
        assertThat(out).isCloseTo(in, within(1e-9 * in));
        assertThat(waterOut).isCloseTo(waterIn, within(1e-9 * waterIn));
    }

    @Test
    void what_stands_still_is_said_to_be_not_in_use() throws Exception {
        assertThat(texts(parsed(diagram(SiteInput.DEFAULT, Map.of("cooling.mode", "dry"), FullLoadKind.TRAINING, null)
                        .svg())))
                .contains("not in use", "heat to outdoor air")
                .noneMatch(t -> t.startsWith("Plate exchangers"));
    }

    @Test
    void a_name_with_markup_is_text(@TempDir Path folder) throws Exception {
        Path site =
                Files.writeString(folder.resolve("mine.yaml"), "extends: memphis-announced\nname: \"A <b> & 'c'\"\n");
        assertThat(texts(parsed(diagram(site.toString(), Map.of(), FullLoadKind.TRAINING, null)
                        .svg())))
                .contains("A <b> & 'c': plant synoptic");
    }

    @Test
    void a_file_is_written_under_its_name_and_a_folder_gets_plant_svg(@TempDir Path folder) {
        SiteDiagram diagram = diagram(SiteInput.DEFAULT, Map.of(), FullLoadKind.TRAINING, null);
        assertThat(diagram.write(folder.resolve("july.svg"))).endsWith("july.svg");
        assertThat(diagram.write(folder.resolve("deeper"))).endsWith("plant.svg");
        assertThat(folder.resolve("july.svg")).exists();
        assertThat(folder.resolve("deeper/plant.svg")).exists();
    }

    @Test
    void a_time_that_is_none_is_refused_in_one_line() {
        assertThatThrownBy(() -> diagram(SiteInput.DEFAULT, Map.of(), FullLoadKind.TRAINING, "noon"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("2025-07-17T15:00");
    }
}
