package org.headroom.app.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes to a temporary name beside a file and moves it into place: there is the old file or the new one, never a part. */
public final class WholeFile {
    static final String TEMPORARY = ".partial-";

    private WholeFile() {}

    /** @throws IOException whose message says why in a few words; the file is as it was before */
    public static void write(Path file, byte[] bytes) throws IOException {
        try {
            replace(file, bytes);
        } catch (FileSystemException e) {
            throw new IOException(reason(e), e);
        }
    }

    /** Why a file could not be read or written, in words and without its name. */
    public static String reason(IOException e) {
        String own = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or folder";
            case FileAlreadyExistsException f -> f.getFile() + " is not a folder";
            case DirectoryNotEmptyException _ -> "it is a folder";
            default -> own == null ? e.getClass().getSimpleName() : own;
        };
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("a folder cannot be written as a file: " + file);
        }
        Files.createDirectories(folder);
        Path partial = Files.createTempFile(folder, TEMPORARY, ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                out.write(bytes);
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
