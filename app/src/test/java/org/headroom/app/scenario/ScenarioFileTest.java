package org.headroom.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
    @TempDir
    private Path folder;

    private final Scenarios three = Scenarios.start("Memphis \u2603", "What if")
            .set("s1", "water.cycles", "6", "5")
            .add("s1", "and \"dry\"")
            .set("s2", "cooling.mode", "dry", "wet")
            .set("s1", "water.cycles", "7", "5")
            .add(Scenarios.ROOT, "hot")
            .set("s3", "schedule.train-7.start", "2024-07-15T10:00", "")
            .remove("s3");

    private Path written() throws IOException {
        Path file = folder.resolve("mine" + ScenarioFile.ENDING);
        new ScenarioFile(three, new TreeMap<>(Map.of("site", "memphis-announced", "days", "14"))).write(file, "0.1.0");
        return file;
    }

    @Test
    void what_is_written_is_read_back() throws IOException {
        ScenarioFile back = ScenarioFile.read(written());
        assertThat(back.scenarios()).isEqualTo(three);
        assertThat(back.scenarios().parentChanged("s2")).containsExactly("water.cycles");
        assertThat(back.scenarios().add(Scenarios.ROOT, "next").currentId()).isEqualTo("s4");
        assertThat(back.inputs()).containsEntry("days", "14");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("no temporary file stays").hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "headroom.scenarios/1|headroom.scenarios/2|schema: found headroom.scenarios/2",
                "\"made\" : 3|\"made\" : 1|made: found 1, allowed: a whole number, at least 2",
                "\"made\" : 3|\"made\" : 3, \"extra\" : 1|extra: found an unknown key",
                "\"parent\" : \"s1\"|\"parent\" : \"s9\"|scenarios[2].parent: found s9",
                "\"id\" : \"s2\"|\"id\" : \"s1\"|scenarios[2].id: found s1",
                "\"id\" : \"site\"|\"id\" : \"s5\"|scenarios[0].id: found s5",
                "\"7\"|7|scenarios[1].changes.water.cycles: found 7, allowed: a text",
                "\"name\" : \"What if\"|\"name\" : \" \"|scenarios[1].name",
                "\"name\" : \"What if\"|\"name\" : \"What if\", \"name\" : \"x\"|line",
                "\"cooling.mode\"|\"cooling\"|scenarios[2].changes: found \"cooling\"",
                "\"current\" : \"site\"|\"current\" : \"s3\"|current: found s3",
                "\"current\" : \"site\"|\"current\" : |line"
            })
    void what_is_not_right_is_said_with_its_place(String part, String instead, String expected) throws IOException {
        Path file = written();
        String text = Files.readString(file);
        assertThat(text).contains(part);
        int at = text.indexOf(part);
        Files.writeString(file, text.substring(0, at) + instead + text.substring(at + part.length()));
        assertThatThrownBy(() -> ScenarioFile.read(file))
                .isInstanceOf(InputError.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(expected)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void a_file_cut_short_or_missing_is_refused() throws IOException {
        Path file = written();
        String text = Files.readString(file);
        for (int length : new int[] {0, 1, 40, text.length() / 2, text.length() - 4}) {
            Files.writeString(file, text.substring(0, length));
            assertThatThrownBy(() -> ScenarioFile.read(file)).isInstanceOf(InputError.class);
        }
        Files.writeString(file, text + "{}");
        assertThatThrownBy(() -> ScenarioFile.read(file)).isInstanceOf(InputError.class);
        assertThatThrownBy(() -> ScenarioFile.read(folder.resolve("none"))).isInstanceOf(InputError.class);
        assertThatThrownBy(() -> ScenarioFile.read(folder)).isInstanceOf(InputError.class);
    }
}
