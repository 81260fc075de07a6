package org.headroom.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyResultTest {
    @TempDir
    private Path folder;

    @Test
    void a_study_comes_back_bit_for_bit_and_the_first_one_stays() {
        Path file = folder.resolve("runs.db");
        byte[] result = "a year".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        try (RunStore store = RunStore.open(file)) {
            assertThat(store.study("abc")).isEmpty();
            store.keepStudy("abc", "years", result);
            store.keepStudy("abc", "years", new byte[] {1});
        }
        try (RunStore store = RunStore.open(file)) {
            assertThat(store.study("abc"))
                    .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(result));
            assertThat(store.study("ab")).isEmpty();
            assertThat(store.list()).as("a study is no run").isEmpty();
        }
    }
}
