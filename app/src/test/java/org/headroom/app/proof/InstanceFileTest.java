package org.headroom.app.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.headroom.app.planning.PureProblem.Solution;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceFileTest {
    private static final Path DOCS = Path.of("..", "docs", "models");

    @TempDir
    private Path folder;

    @Test
    void the_worked_example_of_the_docs_comes_out_as_written_there() {
        InstanceFile example = InstanceFile.read(DOCS.resolve("instance-example.json"));
        int[] mode = {0, 0};

        InstanceCheck best = InstanceCheck.of(example.problem(), mode, new int[] {1, 0});
        assertThat(best.feasible()).isTrue();
        assertThat(best.latenessMicroUsd()).isEqualTo(900_000);
        assertThat(best.cashNanoUsd() + best.otherNanoUsd()).isEqualTo(7_168_000_000L);
        assertThat(best.metersNanoUsd()).containsEntry("highest", 460_800_000_000L);
        assertThat(best.objectiveMicroUsd()).isEqualTo(468_868_000);

        assertThat(InstanceCheck.of(example.problem(), mode, new int[] {0, 2}).objectiveMicroUsd())
                .isEqualTo(468_868_000 + 900_000);
        assertThat(InstanceCheck.of(example.problem(), mode, new int[] {0, 1}).violations())
                .containsExactly("GPUs in slot 1: 144, allowed 100", "IT power, W, in slot 1: 115200, allowed 80000");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void what_is_written_is_read_back_to_the_last_digit(long seed) throws IOException {
        InstanceFile made = RandomInstance.named("random:12x168:" + seed);
        String text = made.text(head(), nothing(12), 0L);
        Path file = Files.writeString(folder.resolve("i.json"), text);

        InstanceFile read = InstanceFile.read(file);

        assertThat(read.text(head(), nothing(12), 0L)).isEqualTo(text);
        assertThat(read.problem().jobs()).hasSize(12);
        assertThat(read.problem().itW()).isEqualTo(made.problem().itW());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"slot_s\": 1800; \"slot_s\": 1800.5; slot_s: found 1800.5, allowed: a whole number, 1 to 86400",
                "\"slot_s\": 1800; \"slot\": 1800; slot_s: found no such key",
                "\"run_id\"; \"runid\"; runid: found an unknown key",
                "\"slot_count\": 4; \"slot_count\": 5; day_of_slot: found 4 numbers, allowed: 5 whole numbers in a list",
                "\"after\": []; \"after\": [1]; jobs[0].after: found a circle",
                "\"duration_slots\": 2; \"duration_slots\": 1; jobs[0].modes[0].duration_slots: found 1, allowed: 2",
                "\"deadline_s\": null; \"deadline_s\": \"x\"; jobs[0].deadline_s: found \"x\"",
                "headroom.instance/1; headroom.instance/9; schema: found headroom.instance/9",
                "America/Chicago; Mars/North; zone: found Mars/North",
                "\"id\": \"b\"; \"id\": \"a\"; jobs[1].id: found a for the second time",
            })
    void a_file_that_is_not_right_is_refused_in_one_line(String good, String bad, String line) throws IOException {
        String text = Files.readString(DOCS.resolve("instance-example.json"));
        Path file = Files.writeString(folder.resolve("bad.json"), text.replace(good, bad));
        assertThatThrownBy(() -> InstanceFile.read(file))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(line);
    }

    @Test
    void what_is_no_json_and_what_is_not_there_are_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), "{\"schema\": ");
        assertThatThrownBy(() -> InstanceFile.read(file)).isInstanceOf(InputError.class);
        assertThatThrownBy(() -> InstanceFile.read(folder.resolve("none.json")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("not there");
        assertThatThrownBy(() -> RandomInstance.named("random:12")).isInstanceOf(InputError.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_checker_of_the_docs_counts_what_ours_counts(long seed) throws Exception {
        assumeTrue(hasPython(), "python3 is not installed");
        InstanceFile made = RandomInstance.named("random:12x168:" + seed);
        int[] mode = new int[12];
        int[] start = new int[12];
        for (int j = 0; j < 12; j++) {
            int slots = made.problem().jobs().get(j).modes().getFirst().durationSlots();
            mode[j] = slots <= 168 ? 0 : -1;
            start[j] = slots <= 168 ? (int) ((seed * 31 + j * 17L) % (168 - slots + 1)) : -1;
        }
        InstanceCheck check = InstanceCheck.of(made.problem(), mode, start);
        Solution solution = new Solution(mode, start, check.objectiveMicroUsd());
        Path file = Files.writeString(folder.resolve("i.json"), made.text(head(), solution, null));

        Process python = new ProcessBuilder(
                        "python3", DOCS.resolve("check_instance.py").toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(python.waitFor()).isEqualTo(check.feasible() ? 0 : 1);
        boolean counts = check.violations().stream().noneMatch(v -> v.contains("outside"));
        if (counts) {
            assertThat(said).contains("objective " + check.objectiveMicroUsd() + " micro-USD");
        }
        assertThat(said.contains("every limit is kept")).isEqualTo(check.feasible());
    }

    private static Solution nothing(int jobs) {
        int[] none = new int[jobs];
        java.util.Arrays.fill(none, -1);
        return new Solution(none, none, 0);
    }

    private static Map<String, Object> head() {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("schema", InstanceFile.SCHEMA);
        head.put("headroom_version", "test");
        head.put("run_id", "run");
        return head;
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            Process p = new ProcessBuilder("python3", "--version").start();
            return p.waitFor(10, TimeUnit.SECONDS) && p.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
