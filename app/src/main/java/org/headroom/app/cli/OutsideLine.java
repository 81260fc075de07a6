package org.headroom.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What failed outside the program, in words: no class of Java in it. */
final class OutsideLine {
    private OutsideLine() {}

    static String of(Exception e) {
        if (e instanceof UncheckedIOException unchecked) {
            String message = unchecked.getMessage();
            IOException cause = unchecked.getCause();
            if (cause == null) {
                return lower(message);
            }
            if (message == null || message.equals(cause.toString())) {
                return of(cause);
            }
            String why = reason(cause);
            return why.isEmpty() || message.contains(why) ? message : message + ": " + why;
        }
        String why = reason(e);
        String file = e instanceof FileSystemException f ? f.getFile() : null;
        return file == null ? why : why.isEmpty() ? file + " cannot be used" : file + ": " + why;
    }

    private static String reason(Exception e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or folder";
            case FileSystemException f -> lower(f.getReason());
            default -> lower(e.getMessage());
        };
    }

    private static String lower(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
