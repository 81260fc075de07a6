package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ChartFileTest {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final long START_S =
            LocalDate.of(2026, 7, 17).atStartOfDay(ZONE).toEpochSecond();

    @TempDir
    private Path folder;

    private static ChartFile.Chart chart(double fromS, double toS) {
        return new ChartFile.Chart(
                "Power & more <now>",
                "MW",
                ZONE,
                START_S,
                3600,
                fromS,
                toS,
                true,
                2,
                List.of(
                        new ChartFile.Series("Site, \"net\"", new double[] {1, 2, 3}, "#0969da", new double[0], false),
                        new ChartFile.Series(
                                "Limit",
                                new double[] {150, Double.POSITIVE_INFINITY, 90},
                                "#cf222e",
                                new double[] {5, 3},
                                true)));
    }

    @Test
    void numbers_are_written_with_their_time_its_offset_and_their_unit() {
        assertThat(ChartFile.csv(chart(START_S, START_S + 10_800))).isEqualTo("""
                        time,"Site, ""net"" [MW]",Limit [MW]
                        2026-07-17T00:00:00-05:00,1.00,150.00
                        2026-07-17T01:00:00-05:00,2.00,
                        2026-07-17T02:00:00-05:00,3.00,90.00
                        """);
    }

    @Test
    void only_what_is_shown_is_written() {
        assertThat(ChartFile.csv(chart(START_S + 3600, START_S + 7200)).lines())
                .hasSize(2)
                .last()
                .isEqualTo("2026-07-17T01:00:00-05:00,2.00,");
    }

    @Test
    void the_picture_is_well_formed_and_has_title_unit_legend_and_a_path_a_line() throws Exception {
        String svg = ChartFile.svg(chart(START_S, START_S + 10_800));
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(2);
        assertThat(document.getDocumentElement().getTextContent())
                .contains("Power & more <now>", "MW", "Site, \"net\"", "Limit", "01:00");
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity").contains("stroke-dasharray=\"5 3\"");
    }

    @Test
    void a_spike_of_one_step_in_a_year_is_in_the_picture() {
        double[] year = new double[105_120];
        year[77_777] = 100;
        ChartFile.Chart chart = new ChartFile.Chart(
                "Year",
                "MW",
                ZONE,
                START_S,
                300,
                START_S,
                START_S + 300.0 * year.length,
                true,
                1,
                List.of(new ChartFile.Series("Load", year, "#0969da", new double[0], false)));
        String svg = ChartFile.svg(chart);
        String path = svg.substring(svg.indexOf("<path d=\""));
        assertThat(path.substring(0, path.indexOf('"', 10)))
                .as("one point at the top of the plot")
                .contains(" 40L");
        assertThat(svg.length()).as("drawn by the pixel, not by the step").isLessThan(60_000);
    }

    @Test
    void a_file_appears_whole_or_what_stood_there_stays() throws Exception {
        Path file = folder.resolve("chart.csv");
        ChartFile.write(file, "old".getBytes(StandardCharsets.UTF_8));
        ChartFile.write(file, "new".getBytes(StandardCharsets.UTF_8));
        assertThat(file).hasContent("new");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
        Path nowhere = folder.resolve("none").resolve("chart.csv");
        assertThatThrownBy(() -> ChartFile.write(nowhere, new byte[1]))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write " + nowhere);
        Path isFolder = folder.resolve("taken");
        Files.createDirectories(isFolder.resolve("in"));
        assertThatThrownBy(() -> ChartFile.write(isFolder, new byte[1])).isInstanceOf(UncheckedIOException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(p -> String.valueOf(p.getFileName())))
                    .as("no temporary file is left behind")
                    .containsExactlyInAnyOrder("chart.csv", "taken");
        }
    }
}
