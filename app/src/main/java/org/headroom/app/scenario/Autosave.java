package org.headroom.app.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a window's scenarios in the user's data folder, one file for each set of inputs. A lock says that a window is at
 * it: a second window with the same inputs takes the next place and a file of its own, so that neither writes over the
 * other's. A mark that is left when a window did not close by itself tells the next one of a crash. A file that cannot
 * be read is set aside under another name, never deleted.
 */
public final class Autosave implements AutoCloseable {
    private static final int PLACES = 9;
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path file;
    private final Path mark;
    private final FileChannel lock;
    private final String version;
    private final Before before;
    private final @Nullable ScenarioFile kept;
    private final String damaged;

    /** How the window before this one ended. */
    public enum Before {
        /** There is nothing from before. */
        NOTHING,
        /** It was closed. */
        CLOSED,
        /** It ended without being closed: what is here is what it had written last. */
        CRASHED,
        /** What it left cannot be read; {@link Autosave#damaged()} says where it is now and why. */
        DAMAGED
    }

    private Autosave(Path folder, String name, FileChannel lock, String version) throws IOException {
        this.file = folder.resolve(name + ".json");
        this.mark = folder.resolve(name + ".open");
        this.lock = lock;
        this.version = version;
        boolean crashed = Files.exists(mark);
        ScenarioFile found = null;
        String why = "";
        if (Files.exists(file)) {
            try {
                found = ScenarioFile.read(file);
            } catch (InputError e) {
                why = setAside(folder, name) + " (" + e.getMessage() + ")";
            }
        }
        this.kept = found;
        this.damaged = why;
        this.before = !why.isEmpty()
                ? Before.DAMAGED
                : found == null ? Before.NOTHING : crashed ? Before.CRASHED : Before.CLOSED;
        if (!crashed) {
            Files.createFile(mark);
        }
    }

    /**
     * Takes a place among the files of these inputs.
     *
     * @param folder where they are kept; made if it is not there
     * @param inputs a name for site, weather, jobs and window together, letters and digits
     * @throws IOException if nothing can be written there
     */
    public static Autosave open(Path folder, String inputs, String version) throws IOException {
        Files.createDirectories(folder);
        sweep(folder);
        for (int place = 1; place <= PLACES; place++) {
            String name = inputs + "-" + place;
            FileChannel lock = lock(folder.resolve(name + ".lock"));
            if (lock != null) {
                try {
                    return new Autosave(folder, name, lock, version);
                } catch (IOException | RuntimeException e) {
                    lock.close();
                    throw e;
                }
            }
        }
        throw new IOException(PLACES + " windows with these inputs are open already");
    }

    public Before before() {
        return before;
    }

    /** What the window before this one held; null if there is none that can be read. */
    public @Nullable ScenarioFile kept() {
        return kept;
    }

    /** Where the file is now that could not be read, and why; empty if it could. */
    public String damaged() {
        return damaged;
    }

    public Path file() {
        return file;
    }

    /** Writes; the file before stays whole until the new one is. Not for the window's thread. */
    public synchronized void save(ScenarioFile scenarios) throws IOException {
        scenarios.write(file, version);
    }

    /** The window was closed as it should be. */
    @Override
    public synchronized void close() {
        try {
            Files.deleteIfExists(mark);
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }

    /** Lets go of the place as a crash does: the mark stays. */
    synchronized void abandon() throws IOException {
        lock.close();
    }

    private String setAside(Path folder, String name) throws IOException {
        Path aside = folder.resolve(name + ".damaged-" + Instant.now().getEpochSecond() + ".json");
        for (int i = 2; Files.exists(aside); i++) {
            aside = folder.resolve(name + ".damaged-" + Instant.now().getEpochSecond() + "-" + i + ".json");
        }
        return Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE).toString();
    }

    /** The open channel that holds the lock, or null if another window holds it. */
    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // another window of this process
        }
        channel.close();
        return null;
    }

    /** Removes what a kill in the middle of a save left behind. */
    private static void sweep(Path folder) throws IOException {
        Instant old = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, WholeFile.TEMPORARY + "*")) {
            for (Path each : left) {
                if (Files.getLastModifiedTime(Objects.requireNonNull(each))
                        .toInstant()
                        .isBefore(old)) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }
}
