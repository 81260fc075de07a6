package org.headroom.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.headroom.app.report.impact.FixturePaper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The report on paper: tagged, with its language, its fonts and nothing outside the sheet. */
class ImpactPdfTest {
    private static final List<String> WARNINGS = new ArrayList<>();
    private static byte[] pdf = new byte[0];

    @BeforeAll
    static void lay_out() {
        pdf = ImpactPdf.of(FixturePaper.fixture(), WARNINGS::add);
    }

    @Test
    void it_is_small_and_the_library_has_nothing_against_it() {
        assertThat(pdf.length).isLessThan(5_000_000);
        assertThat(WARNINGS).isEmpty();
    }

    @Test
    void it_is_tagged_as_pdf_ua_asks() throws Exception {
        try (PDDocument d = Loader.loadPDF(pdf)) {
            assertThat(d.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(d.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(d.getDocumentInformation().getTitle()).startsWith("Community impact report: Colossus");
            assertThat(d.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(new String(
                            d.getDocumentCatalog().getMetadata().toByteArray(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .contains("pdfuaid");
            assertThat(d.getDocumentCatalog().getDocumentOutline().children()).hasSizeGreaterThan(5);
            Map<String, Integer> tags = new HashMap<>();
            List<String> silent = new ArrayList<>();
            tags(d.getDocumentCatalog().getStructureTreeRoot(), tags, silent);
            assertThat(tags.keySet())
                    .contains(
                            "Document", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure", "Link", "L", "LI");
            assertThat(silent).as("figures without words").isEmpty();
            for (PDPage page : d.getPages()) {
                assertThat(page.getCOSObject().getNameAsString(COSName.getPDFName("Tabs")))
                        .isEqualTo("S");
            }
        }
    }

    @Test
    void all_fonts_are_inside() throws Exception {
        try (PDDocument d = Loader.loadPDF(pdf)) {
            for (PDPage page : d.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void text_can_be_found_and_none_leaves_its_sheet() throws Exception {
        List<String> outside = new ArrayList<>();
        try (PDDocument d = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> at) {
                    for (TextPosition p : at) {
                        if (p.getX() < 30
                                || p.getX() + p.getWidth() > p.getPageWidth() - 30
                                || p.getY() < 20
                                || p.getY() > p.getPageHeight() - 20) {
                            outside.add(getCurrentPageNo() + ": " + text);
                        }
                    }
                    output(text);
                }

                private void output(String text) {
                    try {
                        super.writeString(text);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            };
            String text = stripper.getText(d);
            assertThat(text)
                    .contains("In short")
                    .contains("figures")
                    .contains("1.1 million")
                    .contains("Meters said 30,000 gallons a day");
            assertThat(outside).isEmpty();
            int sheets = d.getNumberOfPages();
            assertThat(text.split("Shows the site as announced in 2024, not as it was built", -1).length)
                    .isGreaterThan(sheets);
            assertThat(text).contains("1 / " + sheets).contains(sheets + " / " + sheets);
        }
    }

    @Test
    void hostile_text_makes_a_paper_too() {
        for (String text :
                List.of("<script>alert(1)</script>", "n".repeat(10_000), "safe\u202Egnp.exe שלום مرحبا \uD83D\uDE00")) {
            assertThat(ImpactPdf.of(FixturePaper.hostile(text)).length).isGreaterThan(10_000);
        }
    }

    private static void tags(PDStructureNode node, Map<String, Integer> tags, List<String> silent) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement e) {
                tags.merge(e.getStructureType(), 1, Integer::sum);
                String alt = e.getAlternateDescription();
                if (e.getStructureType().equals("Figure") && (alt == null || alt.isBlank())) {
                    silent.add(e.toString());
                }
                tags(e, tags, silent);
            }
        }
    }
}
