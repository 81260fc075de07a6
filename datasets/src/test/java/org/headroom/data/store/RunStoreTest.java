package org.headroom.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.Series;
import org.headroom.data.series.SeriesBuffer;
import org.headroom.data.series.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("new folder").resolve("headroom.db");
    }

    @Test
    void a_run_comes_back_as_it_was_written() {
        RunRecord written;
        try (RunStore store = RunStore.open(file())) {
            written = Samples.commit(store, 1, 10_000);
        }
        try (RunStore store = RunStore.open(file())) {
            assertThat(store.list()).containsExactly(written);
            assertThat(store.find("@last").spec()).isEqualTo(Samples.spec(1));
            assertThat(store.summaries(written.id()))
                    .containsExactly(
                            Map.entry("optimized", "{\"peak_site_mw\": 151}"),
                            Map.entry("baseline", "{\"peak_site_mw\": 151}"));
            assertThat(store.schedule(written.id(), "baseline")).contains("[]");
            assertThat(store.schedule(written.id(), "nobody")).isEmpty();
            assertThat(store.measures(written.id(), "baseline")).containsExactly(Samples.POWER);
        }
    }

    @Test
    void a_part_of_a_series_is_read_across_chunks() {
        try (RunStore store = RunStore.open(file())) {
            RunId id = Samples.commit(store, 1, 10_000).id();
            // from inside step 4,000 to the first second of step 8,300
            Series part = store.read(
                    id,
                    "baseline",
                    "site_power_mw",
                    Samples.START_S + 4_000 * 900 + 1,
                    Samples.START_S + 8_300 * 900 + 1);
            assertThat(part.grid()).isEqualTo(new TimeGrid(Samples.START_S + 4_000 * 900, 900, 4_301));
            for (int i = 0; i < 4_301; i++) {
                assertThat(part.values()[i]).isCloseTo(Samples.value(1, 4_000 + i), within(6e-8 * 11));
            }
            Series all = store.read(id, "baseline", "site_power_mw", 0, Long.MAX_VALUE / 2);
            assertThat(all.grid().count()).isEqualTo(10_000);
            Series none = store.read(id, "baseline", "site_power_mw", 0, 1);
            assertThat(none.grid().count()).isZero();
        }
    }

    @Test
    void the_same_run_committed_again_is_kept_once_and_is_last_again() {
        try (RunStore store = RunStore.open(file())) {
            RunRecord first = Samples.commit(store, 1, 100);
            RunRecord other = Samples.commit(store, 2, 100);
            assertThat(store.find("@last").id()).isEqualTo(other.id());
            assertThat(Samples.commit(store, 1, 100)).isEqualTo(first);
            assertThat(store.list()).containsExactly(first, other);
            assertThat(store.find("@last").id()).isEqualTo(first.id());
        }
    }

    @Test
    void a_run_without_a_commit_leaves_nothing() {
        try (RunStore store = RunStore.open(file())) {
            try (RunWriter writer = store.begin(Samples.spec(1))) {
                SeriesBuffer power = writer.series("baseline", Samples.POWER, new TimeGrid(0, 1, 20_000));
                for (int i = 0; i < 20_000; i++) {
                    power.append(i);
                }
            }
            assertThat(store.list()).isEmpty();
        }
    }

    @Test
    void the_content_of_an_input_is_kept_once_and_comes_back() {
        byte[] site = "it_power_mw: 150\n".repeat(1000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (RunStore store = RunStore.open(file())) {
            for (String id : List.of("aaaa00000001", "aaaa00000002")) {
                try (RunWriter writer = store.begin(Samples.spec(1))) {
                    writer.content(site);
                    writer.commit(new RunId(id));
                }
            }
            assertThat(store.content(RunId.contentHash(site))).contains(site);
            assertThat(store.content("00")).isEmpty();
        }
    }

    @Test
    void threads_that_open_a_new_database_at_once_all_succeed() throws Exception {
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            List<java.util.concurrent.Callable<Integer>> openings = java.util.Collections.nCopies(4, () -> {
                try (RunStore store = RunStore.open(file())) {
                    return store.list().size();
                }
            });
            for (var opened : threads.invokeAll(openings)) {
                assertThat(opened.get()).isZero();
            }
        }
    }

    @Test
    void a_series_shorter_than_its_grid_is_not_committed() {
        try (RunStore store = RunStore.open(file());
                RunWriter writer = store.begin(Samples.spec(1))) {
            writer.series("baseline", Samples.POWER, new TimeGrid(0, 1, 3)).append(1);
            assertThatThrownBy(() -> writer.commit(new RunId("0123456789ab")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("1 samples for 3 steps");
        }
    }

    @Test
    void two_writers_and_a_reader_do_not_stand_in_each_others_way() {
        try (RunStore store = RunStore.open(file());
                RunStore reader = RunStore.open(file());
                RunWriter one = store.begin(Samples.spec(1));
                RunWriter two = store.begin(Samples.spec(2))) {
            one.series("a", Samples.POWER, new TimeGrid(0, 1, 1)).append(1);
            two.series("a", Samples.POWER, new TimeGrid(0, 1, 1)).append(2);
            one.commit(new RunId("000000000001"));
            assertThat(reader.list()).hasSize(1);
            two.commit(new RunId("000000000002"));
            assertThat(reader.list()).hasSize(2);
            assertThat(reader.read(new RunId("000000000002"), "a", "site_power_mw", 0, 1)
                            .values())
                    .containsExactly(2);
        }
    }

    @Test
    void a_run_is_found_by_the_start_of_its_id_if_only_one_begins_so() {
        try (RunStore store = RunStore.open(file())) {
            for (String id : List.of("aaaa00000001", "aaaa00000002", "bbbb00000003")) {
                try (RunWriter writer = store.begin(Samples.spec(1))) {
                    writer.commit(new RunId(id));
                }
            }
            assertThat(store.find("B").id().text()).isEqualTo("bbbb00000003");
            assertThatThrownBy(() -> store.find("aaaa"))
                    .isInstanceOf(InputError.class)
                    .hasMessageContaining("begins 2 ids")
                    .hasMessageContaining("aaaa00000001");
            assertThatThrownBy(() -> store.find("c"))
                    .isInstanceOf(InputError.class)
                    .hasMessageContaining("run c");
            assertThatThrownBy(() -> store.find("x' OR 1")).isInstanceOf(InputError.class);
            assertThatThrownBy(() -> store.find("")).isInstanceOf(InputError.class);
        }
    }

    @Test
    void last_of_no_runs_and_a_series_not_kept_are_input_errors() {
        try (RunStore store = RunStore.open(file())) {
            assertThatThrownBy(() -> store.find("@last"))
                    .isInstanceOf(InputError.class)
                    .hasMessageContaining("no runs yet");
            RunId id = Samples.commit(store, 1, 1).id();
            assertThatThrownBy(() -> store.read(id, "baseline", "water_gal", 0, 1))
                    .isInstanceOf(InputError.class)
                    .hasMessageContaining("series water_gal");
        }
    }

    @Test
    void what_is_no_database_of_ours_is_refused_in_one_line() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "these are not the runs you look for");
        Path foreign = folder.resolve("foreign.db");
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + foreign);
                Statement s = c.createStatement()) {
            s.execute("CREATE TABLE songs (title TEXT)");
        }
        assertRefused(folder, "a directory");
        assertRefused(text, "a file that is no SQLite database");
        byte[] before = Files.readAllBytes(foreign);
        assertRefused(foreign, "another program's SQLite database");
        assertThat(foreign).hasBinaryContent(before);
        assertThat(text).hasContent("these are not the runs you look for");
    }

    @Test
    void a_database_of_a_newer_headroom_is_refused() throws Exception {
        RunStore.open(file()).close();
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement s = c.createStatement()) {
            s.execute("PRAGMA user_version = " + (Database.VERSION + 1));
        }
        assertRefused(file(), "a database of version " + (Database.VERSION + 1));
    }

    private static void assertRefused(Path path, String found) {
        assertThatThrownBy(() -> RunStore.open(path))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining(found)
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_damaged_database_fails_in_one_line() throws Exception {
        try (RunStore store = RunStore.open(file())) {
            Samples.commit(store, 1, 20_000);
        }
        byte[] bytes = Files.readAllBytes(file());
        java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 7);
        Files.write(file(), bytes);
        assertThatThrownBy(() -> {
                    try (RunStore store = RunStore.open(file())) {
                        store.list();
                    }
                })
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_locked_database_fails_in_one_line_and_the_store_stays_usable() throws Exception {
        try (RunStore store = RunStore.open(file());
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement lock = other.createStatement()) {
            Samples.commit(store, 1, 10);
            lock.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> Samples.commit(store, 2, 10))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("locked by another process");
            assertThat(store.list()).hasSize(1);
            lock.execute("ROLLBACK");
            Samples.commit(store, 2, 10);
            assertThat(store.list()).hasSize(2);
        }
    }

    @Test
    void a_folder_that_cannot_be_made_fails_in_one_line() throws Exception {
        Path block = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> RunStore.open(block.resolve("headroom.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot create its folder")
                .hasMessageNotContaining("\n");
    }

    @Test
    void the_default_place_is_in_the_users_data_folder() {
        assertThat(RunStore.defaultFile(Map.of(), "/home/ann"))
                .isEqualTo(Path.of("/home/ann/.local/share/headroom/headroom.db"));
        assertThat(RunStore.defaultFile(Map.of("XDG_DATA_HOME", "/data"), "/home/ann"))
                .isEqualTo(Path.of("/data/headroom/headroom.db"));
        assertThat(RunStore.defaultFile(Map.of("XDG_DATA_HOME", "/data", "HEADROOM_DB", "/x.db"), "/home/ann"))
                .isEqualTo(Path.of("/x.db"));
    }

    @Test
    void the_id_follows_contents_arguments_schedule_and_version_only() {
        RunId id = RunId.of(Samples.spec(1), List.of("[]"));
        RunSpec s = Samples.spec(1);
        RunSpec renamed = new RunSpec(
                s.kind(),
                "other.yaml",
                "w.epw",
                "j.csv",
                s.fromS(),
                s.toS(),
                s.stepS(),
                s.argumentsJson(),
                s.inputs(),
                "0.1.0");
        RunSpec newer = new RunSpec(
                s.kind(),
                s.site(),
                s.weather(),
                s.jobs(),
                s.fromS(),
                s.toS(),
                s.stepS(),
                s.argumentsJson(),
                s.inputs(),
                "0.2.0");
        assertThat(id.text()).hasSize(16);
        assertThat(RunId.of(renamed, List.of("[]"))).isEqualTo(id);
        assertThat(RunId.of(Samples.spec(2), List.of("[]"))).isNotEqualTo(id);
        assertThat(RunId.of(s, List.of("[1]"))).isNotEqualTo(id);
        assertThat(RunId.of(newer, List.of("[]"))).isNotEqualTo(id);
        // FIPS 180-2, appendix B.1
        assertThat(RunId.contentHash("abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
