package org.headroom.app.desktop;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What JavaFX on Linux needs from the system and does not bring along. Asked first, because without it JavaFX dies with
 * a stack trace or draws no text.
 */
final class NativeParts {
    private static final Map<String, String> WINDOW = Map.of(
            "libgtk-3.so.0", "libgtk-3-0",
            "libGL.so.1", "libgl1",
            "libXxf86vm.so.1", "libxxf86vm1");
    /** Where Debian and its relatives, Fedora and its relatives, and images keep shared libraries. */
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu"),
            Path.of("/usr/lib/aarch64-linux-gnu"),
            Path.of("/usr/lib64"),
            Path.of("/usr/lib"));

    private static final List<Path> FONTS = List.of(
            Path.of("/usr/share/fonts"),
            Path.of("/usr/local/share/fonts"),
            Path.of(System.getProperty("user.home"), ".fonts"),
            Path.of(System.getProperty("user.home"), ".local/share/fonts"));

    private static final Pattern LOCAL = Pattern.compile("(?:unix)?:(\\d+)(?:\\.\\d+)?");
    private static final String SOCKET = "/tmp/.X11-unix/X";

    private NativeParts() {}

    /** Whether JavaFX was told to draw without a screen. */
    static boolean headless() {
        return "Headless".equals(System.getProperty("glass.platform"));
    }

    /** Debian packages that are missing, and a display if there is none; empty on other systems. */
    static List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return missing;
        }
        if (!isThere("libpangoft2-1.0.so.0")) {
            missing.add("libpangoft2-1.0-0");
        }
        if (FONTS.stream().noneMatch(NativeParts::holdsFont)) {
            missing.add("fonts-dejavu-core");
        }
        if (!headless()) {
            WINDOW.entrySet().stream()
                    .filter(part -> !isThere(part.getKey()))
                    .map(Map.Entry::getValue)
                    .sorted()
                    .forEach(missing::add);
            String display = System.getenv("DISPLAY");
            if (display == null || display.isEmpty()) {
                missing.add("a display (DISPLAY is not set)");
            } else if (!answers(display)) {
                missing.add("a display that is there (DISPLAY is " + display + ")");
            }
        }
        return missing;
    }

    /** Whether a screen of this machine has its socket, in the folder for them or without one; others are not asked. */
    static boolean answers(String display) {
        Matcher local = LOCAL.matcher(display);
        if (!local.matches() || Files.exists(Path.of(SOCKET + local.group(1)))) {
            return true;
        }
        try (Stream<String> sockets = Files.lines(Path.of("/proc/net/unix"))) {
            return sockets.anyMatch(line -> line.endsWith(SOCKET + local.group(1)));
        } catch (IOException | java.io.UncheckedIOException e) {
            return true;
        }
    }

    /** A look into the usual folders first: loading a library to see whether it is there takes far longer. */
    private static boolean isThere(String library) {
        return LIBRARIES.stream().anyMatch(folder -> Files.exists(folder.resolve(library))) || loads(library);
    }

    @SuppressWarnings("restricted") // the launcher allows native access
    private static boolean loads(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean holdsFont(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder, 6, FileVisitOption.FOLLOW_LINKS)) {
            return files.anyMatch(
                    f -> f.toString().endsWith(".ttf") || f.toString().endsWith(".otf"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }
}
