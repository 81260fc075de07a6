package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.headroom.data.quantity.Unit;
import org.headroom.data.store.LiveStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live loop in this process, by the real simulator. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LiveRunTest {
    @TempDir
    Path folder;

    /** Keeps the last moment and every line. */
    static final class Ear implements LiveEar {
        final List<String> said = new CopyOnWriteArrayList<>();
        volatile @Nullable LiveMoment last;
        volatile @Nullable String ended;

        @Override
        public void moment(LiveMoment moment) {
            last = moment;
        }

        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public void ended(String why) {
            ended = why;
        }

        LiveMoment await(Predicate<LiveMoment> holds) throws InterruptedException {
            LiveMoment now = last;
            while (now == null || !holds.test(now)) {
                assertThat(ended).as("it goes on: %s", said).isNull();
                Thread.sleep(20);
                now = last;
            }
            return now;
        }

        String awaitEnd() throws InterruptedException {
            String why = ended;
            while (why == null) {
                Thread.sleep(20);
                why = ended;
            }
            return why;
        }
    }

    private LiveStart start(LiveFrom from) {
        return new LiveStart(
                SiteInput.open(SiteInput.DEFAULT, Map.of()), from, null, null, folder.resolve("headroom.db"), "tester");
    }

    @Test
    void a_simulated_site_is_followed_its_alarm_acknowledged_and_the_run_ends() throws Exception {
        Ear ear = new Ear();
        try (LiveRun run = new LiveRun(start(new LiveFrom.Simulator(2000, 1)), Map.of(), ear)) {
            run.begin();
            LiveMoment first = ear.await(m -> m.figures().steps() > 30);
            LiveMoment.Pair power = Objects.requireNonNull(first.pair("revenue"));
            assertThat(power.unit()).isEqualTo(Unit.MW);
            assertThat(power.predicted())
                    .as("the twin hears the load and knows the plant to a few per cent")
                    .isCloseTo(power.measured(), within(0.03 * power.measured()));
            assertThat(Objects.requireNonNull(first.pair("makeup")).unit()).isEqualTo(Unit.GAL_PER_DAY);
            assertThat(first.parameters()).hasSize(5);

            LiveMoment.Trace trace = run.trace("revenue");
            assertThat(trace.atS()).hasSizeGreaterThan(30).isSorted();
            assertThat(trace.atS()[1] - trace.atS()[0]).isEqualTo(LiveRun.STEP_S);
            assertThat(run.trace("nobody").atS()).isEmpty();

            LiveMoment alarmed = ear.await(m -> !m.alarms().isEmpty());
            LiveMoment.LiveAlarm alarm = alarmed.alarms().getFirst();
            assertThat(run.ask("ack", alarm.id()).get()).isEmpty();
            LiveMoment.LiveAlarm seen = ear
                    .await(m -> m.alarms().stream().anyMatch(a -> a.id().equals(alarm.id()) && a.acknowledged()))
                    .alarms()
                    .stream()
                    .filter(a -> a.id().equals(alarm.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(seen.by()).isEqualTo("tester");
            assertThat(seen.acknowledgedS()).isGreaterThanOrEqualTo((double) alarm.sinceS());
            assertThat(run.ask("ack", "limit/nothing").get()).isEqualTo("no such alarm stands");

            assertThat(run.ask("freeze", "calibration.tower_ua").get()).isEmpty();
            ear.await(
                    m -> m.parameters().stream().anyMatch(p -> p.path().equals("calibration.tower_ua") && p.frozen()));
            run.speed(15); // leaves the processor to the forecast
            LiveMoment.Ahead ahead =
                    Objects.requireNonNull(ear.await(m -> m.forecast() != null).forecast());
            assertThat(ahead.bands()).isNotEmpty();
            assertThat(ahead.headroom()).isNotEmpty();
        }
        assertThat(ear.awaitEnd()).as("stopped, not failed").isEmpty();
        assertThat(new LiveLog(folder.resolve("headroom.db"), java.time.ZoneOffset.UTC)
                        .alarms(null, false)
                        .json()
                        .toString())
                .as("who acknowledged is kept in the database")
                .contains("acknowledged_by=tester");
    }

    @Test
    void a_server_that_is_not_there_is_said_and_waited_for() throws Exception {
        Ear ear = new Ear();
        try (LiveRun run = new LiveRun(start(new LiveFrom.Server(URI.create("http://127.0.0.1:9"))), Map.of(), ear)) {
            run.begin();
            while (ear.said.isEmpty()) {
                Thread.sleep(20);
            }
            assertThat(ear.said.getFirst()).contains("127.0.0.1:9").endsWith("waiting for it");
            assertThat(ear.ended).isNull();
            assertThat(run.ask("ack", "x").get()).isEqualTo("nothing is followed");
        }
        assertThat(ear.awaitEnd()).isEmpty();
    }

    @Test
    void a_file_that_is_no_recording_ends_the_run_with_one_line() throws Exception {
        Path file = Files.writeString(folder.resolve("x.csv"), "time,apples\n2026-07-01T00:00,1\n");
        Ear ear = new Ear();
        try (LiveRun run = new LiveRun(start(new LiveFrom.Recording(file, 100)), Map.of(), ear)) {
            run.begin();
            assertThat(ear.awaitEnd()).contains("no column of a meter").doesNotContain("\n");
        }
    }

    @Test
    void a_locked_database_ends_the_run_with_one_line() throws Exception {
        Path database = folder.resolve("headroom.db");
        LiveStore.open(database).close();
        Path file = Files.writeString(
                folder.resolve("rec.csv"),
                "time,revenue_mw\n2026-07-01T00:00:00-05:00,140\n2026-07-01T00:01:00-05:00,141\n");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            Ear ear = new Ear();
            try (LiveRun run = new LiveRun(start(new LiveFrom.Recording(file, 100)), Map.of(), ear)) {
                run.begin();
                assertThat(ear.awaitEnd()).contains("headroom.db").contains("locked by another process");
            }
        }
    }

    @Test
    void a_recording_is_followed_to_its_end() throws Exception {
        StringBuilder rows = new StringBuilder("time,revenue_mw,wetbulb_c,drybulb_c\n");
        for (int minute = 0; minute < 30; minute++) {
            rows.append(
                    String.format(Locale.ROOT, "2026-07-01T00:%02d:00-05:00,%d.5,22,28%n", minute, 140 + minute % 3));
        }
        Path file = Files.writeString(folder.resolve("rec.csv"), rows);
        Ear ear = new Ear();
        try (LiveRun run = new LiveRun(start(new LiveFrom.Recording(file, 5000)), Map.of(), ear)) {
            run.begin();
            assertThat(ear.awaitEnd()).isEmpty();
        }
        LiveMoment last = Objects.requireNonNull(ear.last);
        assertThat(Objects.requireNonNull(last.pair("revenue")).measured()).isCloseTo(141.5, within(1.1));
        assertThat(last.figures().steps()).isEqualTo(30);
    }
}
