package org.headroom.app.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.headroom.data.quantity.InputError;

/**
 * A folder of results that appears whole or not at all: files are written beside it under a temporary name and moved
 * into place when all are done.
 */
final class OutFolder implements AutoCloseable {
    private static final String PREFIX = ".partial-";
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path partial;
    private final List<Path> files = new ArrayList<>();

    /** @throws InputError if the parent is not a folder that can be made */
    OutFolder(Path parent) {
        try {
            Files.createDirectories(parent);
            sweep(parent);
            partial = Files.createTempDirectory(parent, PREFIX);
        } catch (java.nio.file.FileAlreadyExistsException e) {
            throw new InputError("--out", "", parent + " which is a file", "a folder");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + parent, e);
        }
    }

    /**
     * For a folder that the user names.
     *
     * @throws InputError if a file stands there
     */
    static OutFolder beside(Path folder) {
        requireFolder(folder);
        return new OutFolder(parentOf(folder));
    }

    static void requireFolder(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputError("--out", "", folder + ", which is a file", "a folder, new or not");
        }
    }

    /** Where a folder of results will stand beside its temporary one. */
    static Path parentOf(Path folder) {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        return parent == null ? folder.toAbsolutePath() : parent;
    }

    void write(String name, String text) {
        try (Writer out = writer(name)) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
    }

    void write(String name, byte[] bytes) {
        Path file = partial.resolve(name);
        try {
            Files.createDirectories(OutFolder.parentOf(file));
            files.add(Path.of(name));
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
    }

    /** A file to be written piece by piece; the caller closes it. */
    Writer writer(String name) {
        Path file = partial.resolve(name);
        try {
            Files.createDirectories(OutFolder.parentOf(file));
            files.add(Path.of(name));
            return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
    }

    /**
     * Moves everything into place.
     *
     * @return the files in the order in which they were written
     */
    List<String> publish(Path folder) {
        List<String> published = new ArrayList<>();
        try {
            for (Path name : files) {
                Path to = folder.resolve(name);
                Files.createDirectories(OutFolder.parentOf(to));
                Files.move(
                        partial.resolve(name), to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                published.add(to.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move the results to " + folder, e);
        }
        return published;
    }

    @Override
    public void close() {
        delete(partial);
    }

    /** Removes what killed runs left behind a day ago or earlier. */
    private static void sweep(Path parent) throws IOException {
        Instant before = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : left) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                    delete(folder);
                }
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> left = Files.walk(folder)) {
            left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            // a temporary folder that stays behind harms nobody
        }
    }
}
