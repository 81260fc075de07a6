package org.headroom.app.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Writes a PDF that does not say when it was written, so that the same content is the same file, byte for byte. */
final class TimelessPdf {
    private static final Pattern DATES =
            Pattern.compile("\\s*<xmp:(CreateDate|ModifyDate|MetadataDate)>[^<]*</xmp:\\1>");

    /** Objects that are compressed together: all of them, since the tags of a long paper are much alike. */
    private static final CompressParameters TOGETHER = new CompressParameters(1_000_000);

    private TimelessPdf() {}

    /** @param id goes into the file's identifier in place of the time */
    static void save(PDDocument document, long id, OutputStream out) throws IOException {
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
        if (document.getDocument().getTrailer() != null) {
            document.getDocument().getTrailer().removeItem(COSName.ID);
        }
        document.setDocumentId(id);
        document.save(out, TOGETHER);
    }
}
