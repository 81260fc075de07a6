package org.headroom.app.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ObjIntConsumer;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Lays a page of HTML out on paper, and shows the sheets as images. */
public final class PagePdf {
    /** Where fonts stand that hold the signs of a report; what is there is put into the file. */
    private static final List<String> FONTS =
            List.of("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF");

    private PagePdf() {}

    /** @param html well-formed as XML */
    public static byte[] of(String html) {
        System.setProperty("java.awt.headless", "true");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XRLog.setLoggingEnabled(false); // it would tell stderr how long each part took
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            font(builder, "DejaVuSans.ttf", 400);
            font(builder, "DejaVuSans-Bold.ttf", 700);
            builder.withHtmlContent(html.replace("<!DOCTYPE html>\n", ""), null);
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay out the page", e);
        }
        return out.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String name, int weight) {
        FONTS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isReadable)
                .findFirst()
                .ifPresent(file -> builder.useFont(
                        file.toFile(), "DejaVu Sans", weight, BaseRendererBuilder.FontStyle.NORMAL, true));
    }

    /**
     * Paints each sheet as a PNG.
     *
     * @param sheet takes each image with its number from 0, one after the other
     * @return how many there are
     */
    public static int images(byte[] pdf, float dotsPerInch, ObjIntConsumer<byte[]> sheet) {
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                BufferedImage image = renderer.renderImageWithDPI(i, dotsPerInch, ImageType.RGB);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ImageIO.write(image, "png", out);
                sheet.accept(out.toByteArray(), i);
            }
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot show the page", e);
        }
    }
}
