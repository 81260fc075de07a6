package org.headroom.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

class AutosaveTest {
    private static final String CLASSES = Stream.of(
                    ForEver.class,
                    Autosave.class,
                    InputError.class,
                    OutOfRange.class,
                    JsonMapper.class,
                    StreamReadFeature.class,
                    JsonProperty.class)
            .map(c -> c.getProtectionDomain().getCodeSource().getLocation().getPath())
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));

    @TempDir
    private Path folder;

    /** Saves for ever: something to kill. */
    static final class ForEver {
        public static void main(String[] folder) throws IOException {
            Autosave autosave = Autosave.open(Path.of(folder[0]), "site", "0.1.0");
            Scenarios large = many();
            while (true) {
                autosave.save(file(large));
            }
        }
    }

    private static Scenarios many() {
        Scenarios all = Scenarios.start("Site", "one");
        for (int i = 0; i < 200; i++) {
            all = all.add(Scenarios.ROOT, "number " + i).set(all.currentId(), "water.cycles", "1." + i, "5");
        }
        return all;
    }

    private static ScenarioFile file(Scenarios scenarios) {
        return new ScenarioFile(scenarios, new TreeMap<>());
    }

    private Autosave open() throws IOException {
        return Autosave.open(folder, "site", "0.1.0");
    }

    @Test
    void what_a_window_held_is_there_again() throws IOException {
        Scenarios mine = Scenarios.start("Site", "mine");
        try (Autosave first = open()) {
            assertThat(first.before()).isEqualTo(Autosave.Before.NOTHING);
            first.save(file(mine));
        }
        try (Autosave second = open()) {
            assertThat(second.before()).isEqualTo(Autosave.Before.CLOSED);
            assertThat(Objects.requireNonNull(second.kept()).scenarios()).isEqualTo(mine);
        }
    }

    @Test
    void a_crash_is_known_by_the_next_window_and_by_no_later_one() throws IOException {
        Autosave first = open();
        first.save(file(Scenarios.start("Site", "mine")));
        first.abandon();
        try (Autosave second = open()) {
            assertThat(second.before()).isEqualTo(Autosave.Before.CRASHED);
            assertThat(second.kept()).isNotNull();
        }
        try (Autosave third = open()) {
            assertThat(third.before()).isEqualTo(Autosave.Before.CLOSED);
        }
    }

    @Test
    void two_windows_keep_two_files() throws IOException {
        Scenarios a = Scenarios.start("Site", "a");
        Scenarios b = Scenarios.start("Site", "b");
        try (Autosave first = open();
                Autosave second = open()) {
            first.save(file(a));
            second.save(file(b));
            assertThat(second.file()).isNotEqualTo(first.file());
            assertThat(ScenarioFile.read(first.file()).scenarios()).isEqualTo(a);
            assertThat(ScenarioFile.read(second.file()).scenarios()).isEqualTo(b);
        }
        try (Autosave again = open()) {
            assertThat(Objects.requireNonNull(again.kept()).scenarios()).isEqualTo(a);
        }
    }

    @Test
    void what_cannot_be_read_is_set_aside_and_never_lost() throws IOException {
        Path file;
        try (Autosave first = open()) {
            file = first.file();
        }
        Files.writeString(file, "{ not what it should be");
        try (Autosave second = open()) {
            assertThat(second.before()).isEqualTo(Autosave.Before.DAMAGED);
            assertThat(second.kept()).isNull();
            assertThat(second.damaged()).contains("damaged-");
            second.save(file(Scenarios.start("Site", "new")));
        }
        try (Stream<Path> files = Files.list(folder)) {
            Path aside = files.filter(f -> f.toString().contains("damaged-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(aside).hasContent("{ not what it should be");
        }
    }

    @Test
    void a_kill_in_the_middle_leaves_a_whole_file() throws IOException, InterruptedException {
        for (int kill = 0; kill < 3; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            CLASSES,
                            ForEver.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Path file = folder.resolve("site-1.json");
            Files.deleteIfExists(file);
            for (int i = 0; i < 1000 && !Files.exists(file); i++) {
                Thread.sleep(5);
            }
            Thread.sleep(37L + 53L * kill);
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(ScenarioFile.read(file).scenarios()).isEqualTo(many());
            try (Autosave next = open()) {
                assertThat(next.before()).isEqualTo(Autosave.Before.CRASHED);
            }
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_an_error_and_the_older_file_stays() throws IOException {
        Files.writeString(folder.resolve("taken"), "a file where a folder should be");
        assertThatThrownBy(() -> Autosave.open(folder.resolve("taken"), "site", "0.1.0"))
                .isInstanceOf(IOException.class);
    }
}
