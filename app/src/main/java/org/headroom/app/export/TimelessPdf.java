package org.headroom.app.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** A PDF that does not say when it was written, so that the same content is the same file, byte for byte. */
public final class TimelessPdf {
    private static final Pattern DATES =
            Pattern.compile("\\s*<xmp:(CreateDate|ModifyDate|MetadataDate)>[^<]*</xmp:\\1>");

    private TimelessPdf() {}

    /** @param id goes into the file's identifier in place of the time */
    public static byte[] of(byte[] pdf, long id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDDocumentInformation information = document.getDocumentInformation();
            information.setCreationDate(null);
            information.setModificationDate(null);
            PDMetadata metadata = document.getDocumentCatalog().getMetadata();
            if (metadata != null) {
                try (InputStream in = metadata.exportXMPMetadata()) {
                    String xmp = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    metadata.importXMPMetadata(DATES.matcher(xmp).replaceAll("").getBytes(StandardCharsets.UTF_8));
                }
            }
            document.getDocument().getTrailer().removeItem(COSName.ID);
            document.setDocumentId(id);
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report", e);
        }
        return out.toByteArray();
    }
}
