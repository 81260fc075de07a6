package org.headroom.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.headroom.data.series.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real process is killed while it writes; the database is then opened again. */
class KilledWriterTest {
    private static final int COUNT = 10_000;

    @TempDir
    Path folder;

    @Test
    void killed_while_staging_it_leaves_nothing_and_earlier_runs_are_intact() throws Exception {
        Path file = folder.resolve("headroom.db");
        RunRecord earlier = firstRun(file);
        killAfter(file, "staging", "staging", 50);
        try (RunStore store = RunStore.open(file)) {
            assertThat(store.list()).containsExactly(earlier);
            assertWhole(store, earlier, 1, COUNT);
        }
        assertSound(file);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 11, 60})
    void killed_while_committing_every_run_there_is_whole(long delayMs) throws Exception {
        Path file = folder.resolve("headroom.db");
        RunRecord earlier = firstRun(file);
        killAfter(file, "committing", "committed 101", delayMs);
        try (RunStore store = RunStore.open(file)) {
            assertThat(store.list()).hasSizeGreaterThanOrEqualTo(3).startsWith(earlier);
            assertWhole(store, earlier, 1, COUNT);
            for (int i = 1; i < store.list().size(); i++) {
                assertWhole(store, store.list().get(i), 99 + i, 100_000);
            }
        }
        assertSound(file);
    }

    private static RunRecord firstRun(Path file) {
        try (RunStore store = RunStore.open(file)) {
            return Samples.commit(store, 1, COUNT);
        }
    }

    private static void killAfter(Path file, String mode, String line, long delayMs)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        file.toString(),
                        mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String said = out.readLine();
            while (said != null && !said.equals(line)) {
                said = out.readLine();
            }
            assertThat(said).isEqualTo(line);
            Thread.sleep(delayMs);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void assertWhole(RunStore store, RunRecord run, int seed, int count) {
        assertThat(run.spec()).isEqualTo(Samples.spec(seed));
        for (String variant : new String[] {"baseline", "optimized"}) {
            Series series = store.read(run.id(), variant, "site_power_mw", 0, Long.MAX_VALUE / 2);
            assertThat(series.values()).hasSize(count);
            assertThat(series.values()[count - 1]).isCloseTo(Samples.value(seed, count - 1), within(1e-4));
        }
        assertThat(store.summaries(run.id())).hasSize(2);
    }

    private static void assertSound(Path file) throws SQLException {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement s = c.createStatement()) {
            try (ResultSet rows = s.executeQuery("PRAGMA integrity_check")) {
                assertThat(rows.getString(1)).isEqualTo("ok");
            }
            try (ResultSet rows = s.executeQuery("PRAGMA foreign_key_check")) {
                assertThat(rows.next()).isFalse();
            }
        }
    }
}
