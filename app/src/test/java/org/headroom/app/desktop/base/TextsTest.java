package org.headroom.app.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The window's bundle of texts and the sources that ask for them. */
class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/headroom/app/desktop");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern ASKED = Pattern.compile("Texts\\.text\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern SHOWN =
            Pattern.compile("(?:setText|setPromptText|setTitle|new Label|new Button|new Tooltip)\\(\"([^\"]+)\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2}");

    private static Set<String> keys() throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream("/org/headroom/app/desktop/texts.properties")) {
            texts.load(Objects.requireNonNull(in));
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                all.append(Files.readString(file, StandardCharsets.UTF_8)
                                .replace("'\"'", "")
                                .replace("'\\\"'", ""))
                        .append('\n');
            }
        }
        return all.toString();
    }

    private static Set<String> found(Pattern pattern, String in) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(in);
        while (matcher.find()) {
            found.add(Objects.requireNonNull(matcher.group(1)));
        }
        return found;
    }

    @Test
    void every_text_that_is_asked_for_is_there() throws IOException {
        Set<String> asked = found(ASKED, sources());
        asked.removeAll(keys());
        assertThat(asked).isEmpty();
    }

    @Test
    void every_text_that_is_there_is_asked_for() throws IOException {
        Set<String> literals = found(LITERAL, sources());
        Set<String> unused = keys();
        unused.removeIf(key -> literals.contains(key)
                || literals.stream()
                        .anyMatch(l -> ((l.endsWith(".") || l.endsWith("-")) && l.length() > 1 && key.startsWith(l))
                                || (l.startsWith(".") && l.length() > 1 && key.endsWith(l))));
        assertThat(unused).isEmpty();
    }

    @Test
    void no_words_are_shown_that_are_not_of_the_bundle() throws IOException {
        Set<String> shown = found(SHOWN, sources());
        shown.removeIf(text -> !WORD.matcher(text).find());
        assertThat(shown).isEmpty();
    }
}
