package org.headroom.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveStoreTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("live.db");
    }

    private static LiveRows.Alarm alarm(long number, @Nullable Double clearedS) {
        return new LiveRows.Alarm(
                number,
                "limit/site_power_mw",
                100,
                clearedS,
                null,
                "",
                "warning",
                "critical",
                "site power reaches 150 MW in 12 min",
                false,
                "{\"value\": 148}");
    }

    @Test
    void a_session_goes_on_where_the_last_process_stopped() {
        try (LiveStore store = LiveStore.open(file())) {
            LiveSession session = store.session("memphis-announced", "http://127.0.0.1:9090");
            assertThat(session.lastS()).isNull();
            LiveBatch batch = new LiveBatch();
            batch.state(new LiveRows.State(1000.5, "v1", new byte[] {1, 2, 3}));
            batch.alarm(alarm(1, 160.0));
            batch.alarm(alarm(2, null));
            batch.correction(new LiveRows.Correction(
                    1, 900, "calibration.tower_ua", 1, 0.95, Double.NaN, true, "cold water", false, false));
            batch.sample(new LiveRows.Sample(960, "revenue", 148e6, 147.9e6, Double.NaN));
            batch.forecastError(new LiveRows.ForecastError(960, "site_power_mw", 3600, -0.4, true, 0.1));
            store.write(session, batch);
            assertThat(batch.rows()).isZero();
        }
        try (LiveStore store = LiveStore.open(file())) {
            LiveSession session = store.session("memphis-announced", "http://127.0.0.1:9090");
            assertThat(store.sessions()).containsExactly(session);
            assertThat(session.lastS()).isEqualTo(1000.5);
            assertThat(store.state(session, "v1").orElseThrow().data()).containsExactly(1, 2, 3);
            assertThat(store.state(session, "v2")).isEmpty();
            assertThat(store.alarms(session, true, 10)).containsExactly(alarm(2, null));
            assertThat(store.alarms(session, false, 10)).containsExactly(alarm(2, null), alarm(1, 160.0));
            assertThat(store.corrections(session, 10)).singleElement().satisfies(c -> {
                assertThat(c.value()).isEqualTo(0.95);
                assertThat(c.sd()).isNaN();
                assertThat(c.identifiable()).isTrue();
            });
            assertThat(store.samples(session, "revenue", 0, 1000))
                    .containsExactly(new LiveRows.Sample(960, "revenue", 148e6, 147.9e6, Double.NaN));
            assertThat(store.forecastErrors(session, 10)).hasSize(1);
        }
    }

    @Test
    void only_the_last_five_states_are_kept_and_an_alarm_keeps_one_row() {
        try (LiveStore store = LiveStore.open(file())) {
            LiveSession session = store.session("s", "p");
            for (int i = 0; i < 9; i++) {
                LiveBatch batch = new LiveBatch();
                batch.state(new LiveRows.State(60.0 * i, "v1", new byte[] {(byte) i}));
                batch.alarm(alarm(1, i == 8 ? 480.0 : null));
                store.write(session, batch);
            }
            assertThat(store.state(session, "v1").orElseThrow().data()).containsExactly(8);
            assertThat(store.alarms(session, false, 10)).containsExactly(alarm(1, 480.0));
            assertThat(count(file(), "live_state")).isEqualTo(5);
        }
    }

    @Test
    void a_batch_that_does_not_fit_on_the_disk_stays_and_is_written_when_there_is_room() throws SQLException {
        try (LiveStore store = LiveStore.open(file())) {
            LiveSession session = store.session("s", "p");
            store.limitPages(store.pages());
            LiveBatch batch = new LiveBatch();
            for (int i = 0; i < 5000; i++) {
                batch.sample(new LiveRows.Sample(60L * i, "revenue", i, i, i));
            }
            assertThatThrownBy(() -> store.write(session, batch))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("disk full");
            assertThat(batch.rows()).isEqualTo(5000);
            assertThat(store.samples(session, "revenue", 0, 400_000)).isEmpty();
            assertThat(store.sessions()).hasSize(1); // it can still be read
            store.limitPages(1_000_000);
            store.write(session, batch);
            assertThat(store.samples(session, "revenue", 0, 400_000)).hasSize(5000);
        }
    }

    @Test
    void a_batch_does_not_grow_for_ever() {
        LiveBatch batch = new LiveBatch();
        for (int i = 0; i < LiveBatch.MOST_ROWS + 7; i++) {
            batch.sample(new LiveRows.Sample(i, "revenue", i, i, i));
        }
        assertThat(batch.rows()).isEqualTo(LiveBatch.MOST_ROWS);
        assertThat(batch.dropped()).isEqualTo(7);
    }

    @Test
    void one_process_writes_a_session_and_others_leave_requests() {
        try (LiveStore store = LiveStore.open(file());
                LiveStore other = LiveStore.open(file())) {
            LiveSession session = store.session("s", "p");
            assertThat(store.own(session)).isTrue();
            assertThat(other.own(session)).isFalse();
            assertThat(other.own(other.session("s", "q"))).isTrue();
            assertThat(store.changedByOthers()).isTrue();
            assertThat(store.changedByOthers()).isFalse();
            other.request(session, "freeze", "calibration.tower_ua");
            assertThat(store.changedByOthers()).isTrue();
            List<LiveRows.Request> asked = store.requests(session);
            assertThat(asked).singleElement().satisfies(r -> {
                assertThat(r.verb()).isEqualTo("freeze");
                assertThat(r.target()).isEqualTo("calibration.tower_ua");
            });
            LiveBatch batch = new LiveBatch();
            batch.done(asked.getFirst());
            store.write(session, batch);
            assertThat(store.requests(session)).isEmpty();
            assertThat(store.changedByOthers()).isFalse();
        }
    }

    @Test
    void what_is_older_than_its_time_goes_but_alarms_stay() {
        try (LiveStore store = LiveStore.open(file())) {
            LiveSession session = store.session("s", "p");
            LiveBatch batch = new LiveBatch();
            batch.sample(new LiveRows.Sample(0, "revenue", 1, 1, 1));
            batch.sample(new LiveRows.Sample(1000, "revenue", 2, 2, 2));
            batch.alarm(alarm(1, null));
            store.write(session, batch);
            store.prune(session, LiveStore.KEPT_S + 500);
            assertThat(store.samples(session, "revenue", 0, 2000))
                    .extracting(LiveRows.Sample::atS)
                    .containsExactly(1000L);
            assertThat(store.alarms(session, false, 10)).hasSize(1);
        }
    }

    @Test
    void a_database_of_the_first_version_keeps_its_runs_and_gains_the_live_tables() throws SQLException {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource("jdbc:sqlite:" + file(), null, null)
                .locations("classpath:org/headroom/data/store/migration")
                .target("1")
                .load()
                .migrate();
        try (LiveStore store = LiveStore.open(file())) {
            assertThat(store.sessions()).isEmpty();
        }
        assertThat(count(file(), "run")).isZero();
    }

    private static int count(Path file, String table) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
