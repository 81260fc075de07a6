package org.headroom.app.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The community impact report on paper: tagged for readers that speak (PDF/UA-1, ISO 14289-1), with its language, title
 * and bookmarks, all fonts inside (DejaVu, subsets) and charts as vectors. It loads nothing.
 */
public final class ImpactPdf {
    private ImpactPdf() {}

    /** @param xhtml well-formed, as {@code ImpactHtml.paper} gives it */
    public static byte[] of(String xhtml) {
        System.setProperty("java.awt.headless", "true");
        XRLog.setLoggingEnabled(false); // it would tell stderr how long each part took
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
        try (BatikSVGDrawer svg = new BatikSVGDrawer()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePdfUaAccessibility(true);
            builder.useSVGDrawer(svg);
            font(builder, "DejaVuSans.ttf", "DejaVu Sans", 400, FontStyle.NORMAL);
            font(builder, "DejaVuSans-Bold.ttf", "DejaVu Sans", 700, FontStyle.NORMAL);
            font(builder, "DejaVuSans-Oblique.ttf", "DejaVu Sans", 400, FontStyle.ITALIC);
            font(builder, "DejaVuSansMono.ttf", "DejaVu Sans Mono", 400, FontStyle.NORMAL);
            builder.withHtmlContent(xhtml, null);
            builder.withProducer("Headroom");
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay out the report", e);
        }
        return out.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        builder.useFont(() -> open(file), family, weight, style, true);
    }

    private static InputStream open(String file) {
        InputStream in = ImpactPdf.class.getResourceAsStream("/org/headroom/app/export/fonts/" + file);
        if (in == null) {
            throw new IllegalStateException("no font " + file);
        }
        return in;
    }
}
