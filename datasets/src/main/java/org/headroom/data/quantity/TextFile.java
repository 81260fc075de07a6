package org.headroom.data.quantity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a whole text file that a person named, and says in one line when it is none. */
public final class TextFile {
    private static final long LARGEST_BYTES = 1L << 30;

    private TextFile() {}

    /**
     * The text in UTF-8 (or ISO 8859-1 where it is not), without a byte order mark.
     *
     * @throws InputError for a missing file, a directory, an empty file, a binary one, or one over 1 GiB
     */
    public static String read(Path file) {
        if (!Files.exists(file)) {
            throw new InputError(file, "", "no such file", "a text file");
        }
        if (Files.isDirectory(file)) {
            throw new InputError(file, "", "a directory", "a text file");
        }
        try {
            long size = Files.size(file);
            if (size > LARGEST_BYTES) {
                throw new InputError(file, "", size + " bytes", "at most " + LARGEST_BYTES + " bytes");
            }
            return text(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            InputError error =
                    new InputError(file, "", "a file that cannot be read (" + e.getMessage() + ")", "a text file");
            error.initCause(e);
            throw error;
        }
    }

    /** The same checks on bytes already read, such as standard input or a resource. */
    public static String text(String name, byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                throw new InputError(name, "", "a binary file", "a text file");
            }
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.isBlank()) {
            throw new InputError(name, "", "an empty file", "a text file with content");
        }
        return text;
    }
}
