package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.headroom.app.twin.Operation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPreviewTest {
    private static ReportSource source;

    @TempDir
    private Path folder;

    @BeforeAll
    static void answer() {
        SiteInput site = SiteInput.open(SiteInput.DEFAULT, Map.of());
        WhatIf whatIf = new WhatIf(new PlanRequest(site, null, null, null, null, 2, 0, 0, 0));
        WhatIfOutcome outcome = whatIf.run(
                new WhatIfQuestion(Map.of("water.cycles", "7"), WhatIfQuestion.USUAL_STEP_S), Progress.SILENT);
        source = ReportSource.scenario("More <cycles> & \"less\" water", whatIf, site, outcome);
    }

    private static Set<String> all() {
        return ReportPreview.sections().stream().map(ReportPreview.Section::id).collect(Collectors.toSet());
    }

    private static Set<String> of(ReportAudience audience) {
        return ReportPreview.sections().stream()
                .filter(s -> s.isFor(audience))
                .map(ReportPreview.Section::id)
                .collect(Collectors.toSet());
    }

    @Test
    void the_page_is_well_formed_and_loads_nothing() throws Exception {
        String html = ReportPreview.of(source, ReportAudience.OPERATOR, all()).html();
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        html.replace("<!DOCTYPE html>\n", "").getBytes(StandardCharsets.UTF_8)));
        assertThat(html)
                .contains("More &lt;cycles&gt; &amp;", "water.cycles", "<svg ", "US gal", "m\u00b3")
                .doesNotContain("<script", "src=\"http", "href=\"http", "NaN", "Infinity");
    }

    @Test
    void each_audience_gets_its_sections_and_those_alone() {
        String resident = ReportPreview.of(source, ReportAudience.RESIDENT, of(ReportAudience.RESIDENT))
                .html();
        assertThat(resident)
                .contains("id=\"summary\"", "id=\"water\"", "id=\"method\"")
                .doesNotContain("id=\"inputs\"", "id=\"jobs\"", "Cost");
        String regulator = ReportPreview.of(source, ReportAudience.REGULATOR, of(ReportAudience.REGULATOR))
                .html();
        assertThat(regulator).contains("id=\"inputs\"", "id=\"limits\"", "cooling.towers.fan_w");
        assertThat(ReportPreview.of(source, ReportAudience.OPERATOR, Set.of("power"))
                        .html())
                .contains("id=\"power\"")
                .doesNotContain("id=\"summary\"");
    }

    @Test
    void sheets_are_shown_and_whole_files_written() throws Exception {
        ReportPreview report = ReportPreview.of(source, ReportAudience.OPERATOR, of(ReportAudience.OPERATOR));
        List<byte[]> sheets = report.pages(Progress.SILENT);
        assertThat(sheets).hasSizeGreaterThan(2);
        assertThat(ImageIO.read(new ByteArrayInputStream(sheets.getFirst())).getWidth())
                .isGreaterThan(800);
        Path pdf = folder.resolve("report.pdf");
        report.write(pdf, ReportPreview.Format.PDF, Progress.SILENT);
        assertThat(new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .contains("%%EOF");
        Path html = folder.resolve("report.html");
        report.write(html, ReportPreview.Format.HTML, Progress.SILENT);
        assertThat(Files.readString(html)).endsWith("</html>\n");
    }

    @Test
    void what_is_stopped_leaves_what_was_there() throws Exception {
        Path file = folder.resolve("report.pdf");
        Files.writeString(file, "the one before");
        ReportPreview report = ReportPreview.of(source, ReportAudience.OPERATOR, Set.of("summary"));
        assertThatThrownBy(() -> report.write(file, ReportPreview.Format.PDF, _ -> false))
                .isInstanceOf(Operation.InterruptedRun.class);
        assertThatThrownBy(() -> report.pages(_ -> false)).isInstanceOf(Operation.InterruptedRun.class);
        assertThat(file).hasContent("the one before");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
