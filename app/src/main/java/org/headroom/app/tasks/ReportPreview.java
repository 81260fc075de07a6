package org.headroom.app.tasks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.headroom.app.export.PagePdf;
import org.headroom.app.report.SectionPage;
import org.headroom.app.scenario.WholeFile;
import org.headroom.app.twin.Operation;

/**
 * A report as it will be written: sections are chosen, it is shown sheet by sheet, and written as HTML or PDF. What is
 * shown is the very PDF that is written.
 */
public final class ReportPreview {
    private static final float DOTS_PER_INCH = 110;
    private static final double LAID_OUT = 0.4;

    private final SectionPage page;

    /**
     * A section that a report can have.
     *
     * @param audiences for whom it is there to begin with
     */
    public record Section(String id, String title, Set<ReportAudience> audiences) {
        public boolean isFor(ReportAudience audience) {
            return audiences.contains(audience);
        }
    }

    /** How a report can be written. */
    public enum Format {
        HTML,
        PDF
    }

    private ReportPreview(SectionPage page) {
        this.page = page;
    }

    /** Every section, in the order of a report. */
    public static List<Section> sections() {
        return ReportSections.ALL.stream()
                .map(s -> new Section(s.id(), s.title(), EnumSet.copyOf(s.audiences())))
                .toList();
    }

    /**
     * Makes a report; a section that has nothing to say of its source is left out.
     *
     * @param sections ids of those that are wanted
     */
    public static ReportPreview of(ReportSource source, ReportAudience audience, Set<String> sections) {
        List<SectionPage.Section> made = new ArrayList<>();
        for (ReportSections.Section each : ReportSections.ALL) {
            if (sections.contains(each.id())) {
                List<SectionPage.Block> blocks = each.blocks().apply(source, audience);
                if (!blocks.isEmpty()) {
                    made.add(new SectionPage.Section(each.id(), each.title(), blocks));
                }
            }
        }
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of(source.kind(), source.name()));
        facts.add(List.of("Window", SectionPage.window(source.grid().startS(), source.endS(), source.zone())));
        facts.addAll(source.facts());
        return new ReportPreview(new SectionPage(
                "Headroom report for "
                        + switch (audience) {
                            case RESIDENT -> "residents";
                            case REGULATOR -> "regulators";
                            case OPERATOR -> "operators";
                        },
                source.site(),
                facts,
                made));
    }

    public String html() {
        return page.html(false);
    }

    public byte[] pdf() {
        return PagePdf.of(page.html(true));
    }

    /**
     * Each sheet as a PNG.
     *
     * @throws Operation.InterruptedRun if the progress says to stop
     */
    public List<byte[]> pages(Progress progress) {
        List<byte[]> pages = new ArrayList<>();
        go(progress, 0);
        byte[] pdf = pdf();
        go(progress, LAID_OUT);
        PagePdf.images(pdf, DOTS_PER_INCH, (png, i) -> {
            pages.add(png);
            go(progress, 1 - (1 - LAID_OUT) / (i + 2));
        });
        return List.copyOf(pages);
    }

    /** Writes to a temporary name and moves it into place. */
    public void write(Path file, Format format, Progress progress) throws IOException {
        go(progress, 0);
        byte[] bytes = switch (format) {
            case HTML -> html().getBytes(StandardCharsets.UTF_8);
            case PDF -> pdf();
        };
        go(progress, 1);
        WholeFile.write(file, bytes);
    }

    private static void go(Progress progress, double fraction) {
        if (!progress.goOn(fraction)) {
            throw new Operation.InterruptedRun();
        }
    }
}
