package org.headroom.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashLogTest {
    @TempDir
    private Path folder;

    @Test
    void what_nobody_expected_is_told_in_one_line_and_written_with_its_trace() throws Exception {
        List<String> told = new ArrayList<>();
        CrashLog log = new CrashLog(folder.resolve("desktop"), told::add);
        log.uncaughtException(Thread.currentThread(), new IllegalStateException("no row\nat all"));
        Path file = folder.resolve("desktop/desktop.log");
        assertThat(told).singleElement().asString().contains("no row; at all").contains(file.toString());
        assertThat(Files.readString(file))
                .contains("IllegalStateException: no row")
                .contains("CrashLogTest");
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_and_nothing_fails() throws Exception {
        Path blocked = Files.writeString(folder.resolve("desktop"), "a file where the folder should be");
        List<String> told = new ArrayList<>();
        new CrashLog(blocked, told::add).uncaughtException(Thread.currentThread(), new OutOfMemoryError());
        assertThat(told).singleElement().asString().contains("OutOfMemoryError").contains("could not be written");
    }

    @Test
    void the_same_again_in_every_frame_does_not_fill_the_disk() throws Exception {
        CrashLog log = new CrashLog(folder, _ -> {});
        for (int i = 0; i < 5000; i++) {
            log.uncaughtException(Thread.currentThread(), new IllegalStateException("again"));
        }
        assertThat(Files.size(folder.resolve("desktop.log"))).isLessThan(3 << 20);
    }
}
