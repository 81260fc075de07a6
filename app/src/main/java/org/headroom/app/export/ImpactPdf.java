package org.headroom.app.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The community impact report on paper: tagged for readers that speak (PDF/UA-1, ISO 14289-1), with its language, title
 * and bookmarks, all fonts inside (DejaVu, subsets) and charts as vectors. It loads nothing.
 */
public final class ImpactPdf {
    /** What {@link #of(String, Consumer)} warns of if a paper has no tags. */
    public static final String UNTAGGED = "the PDF has no tags for readers that speak; the HTML has";

    private ImpactPdf() {}

    /** @param xhtml well-formed, as {@code ImpactHtml.paper} gives it */
    public static byte[] of(String xhtml) {
        return of(xhtml, warning -> {});
    }

    /**
     * @param warnings takes what the library says against the page, as a picture without words, and that a paper could not be
     *     tagged
     */
    public static byte[] of(String xhtml, Consumer<String> warnings) {
        System.setProperty("java.awt.headless", "true");
        XRLog.setLoggingEnabled(false); // it would tell stderr how long each part took
        try {
            return laidOut(xhtml, true, warnings);
        } catch (NullPointerException | IndexOutOfBoundsException e) {
            // The library's tagging has met a text that it cannot place; the words are still worth a sheet.
            warnings.accept(UNTAGGED);
            return laidOut(xhtml, false, warnings);
        }
    }

    private static byte[] laidOut(String xhtml, boolean tagged, Consumer<String> warnings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
        try (BatikSVGDrawer svg = new BatikSVGDrawer()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePdfUaAccessibility(tagged);
            builder.useSVGDrawer(svg);
            font(builder, "DejaVuSans.ttf", "DejaVu Sans", 400, FontStyle.NORMAL);
            font(builder, "DejaVuSans-Bold.ttf", "DejaVu Sans", 700, FontStyle.NORMAL);
            font(builder, "DejaVuSans-Oblique.ttf", "DejaVu Sans", 400, FontStyle.ITALIC);
            font(builder, "DejaVuSansMono.ttf", "DejaVu Sans Mono", 400, FontStyle.NORMAL);
            builder.withHtmlContent(xhtml, null);
            builder.withProducer("Headroom");
            builder.withDiagnosticConsumer(d -> {
                if (d.getLevel().intValue() >= Level.WARNING.intValue()) {
                    warnings.accept(d.getFormattedMessage());
                }
            });
            builder.toStream(out);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                    PDDocument document = paper(renderer)) {
                TimelessPdf.save(document, xhtml.hashCode(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay out the report", e);
        }
        return out.toByteArray();
    }

    private static PDDocument paper(PdfBoxRenderer renderer) throws IOException {
        renderer.layout();
        return renderer.createPDFKeepOpen();
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        builder.useFont(() -> open(file), family, weight, style, true);
    }

    private static InputStream open(String file) {
        try (InputStream in = ImpactPdf.class.getResourceAsStream("/org/headroom/app/export/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no font " + file);
            }
            return new ByteArrayInputStream(withoutLigatures(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hides the table of substitutions, so that {@code fi} stays two letters for who searches or copies. Twelve bytes of header, then 16 a table: its tag first. */
    static byte[] withoutLigatures(byte[] font) {
        int tables = (font[4] & 0xff) << 8 | font[5] & 0xff;
        for (int at = 12; at < 12 + 16 * tables; at += 16) {
            if (new String(font, at, 4, StandardCharsets.US_ASCII).equals("GSUB")) {
                font[at] = 'x';
            }
        }
        return font;
    }
}
