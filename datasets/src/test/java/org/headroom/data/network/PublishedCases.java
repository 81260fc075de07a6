package org.headroom.data.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.headroom.grid.network.Network;

/** The MATPOWER cases among the test resources; see the README there for where they come from. */
final class PublishedCases {
    private PublishedCases() {}

    /** A case by its file's name without the ending. */
    static Network read(String name) {
        return MatpowerReader.read(name + ".m", text(name));
    }

    /** The file's text. */
    static String text(String name) {
        try (InputStream plain = PublishedCases.class.getResourceAsStream(name + ".m")) {
            if (plain != null) {
                return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            }
            InputStream packed = PublishedCases.class.getResourceAsStream(name + ".m.gz");
            if (packed == null) {
                throw new IllegalArgumentException("no test case " + name);
            }
            try (GZIPInputStream unpacked = new GZIPInputStream(packed)) {
                return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
