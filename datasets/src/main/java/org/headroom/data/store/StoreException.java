package org.headroom.data.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The database could not be read or written: something outside failed, exit code 3. One line. */
public final class StoreException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    StoreException(Path database, String what, Throwable cause) {
        super("database " + database + ": " + oneLine(what), new IOException(oneLine(what), cause));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
