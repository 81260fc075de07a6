package org.headroom.app.live.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.Frame;
import org.headroom.app.live.estimate.ParameterPriors;
import org.headroom.app.live.forecast.ExpectedJob;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.live.forecast.ForecastInput;
import org.headroom.app.live.forecast.ForecastScores;
import org.headroom.app.live.forecast.HeardLoad;
import org.headroom.app.live.forecast.UsedWater;
import org.headroom.app.live.forecast.WeatherOutlook;
import org.headroom.app.live.serve.Dashboard;
import org.headroom.app.live.serve.LiveMetrics;
import org.headroom.app.live.watch.AlarmEvent;
import org.headroom.app.load.RackBank;
import org.headroom.app.twin.Twin;
import org.headroom.data.site.Calibration;
import org.headroom.data.store.LiveRows;
import org.headroom.data.store.LiveSession;
import org.headroom.data.store.LiveStore;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop on recorded frames of a simulated site, without a server and with clocks that the test moves. */
class LiveLoopTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static ScriptedSource.Recording recording;

    @TempDir
    Path folder;

    @BeforeAll
    static void recordAnHour() {
        recording = ScriptedSource.record(75);
    }

    /** Keeps what it hears; ends the run at an instant. */
    private static final class Ear implements LiveListener {
        final List<LivePicture> pictures = new ArrayList<>();
        final List<String> said = new ArrayList<>();
        final List<String> alarms = new ArrayList<>();

        @Nullable
        Runnable onPicture;

        @Override
        public void picture(LivePicture picture) {
            pictures.add(picture);
            if (onPicture != null) {
                onPicture.run();
            }
        }

        @Override
        public void alarm(AlarmEvent event, boolean late) {
            alarms.add(event.change().id() + " " + event.alarm().id() + (late ? " late" : ""));
        }

        @Override
        public void say(String line) {
            said.add(line);
        }

        LivePicture last() {
            return pictures.getLast();
        }
    }

    private record NothingAhead(Weather week) implements LiveAhead {
        @Override
        public List<ExpectedJob> jobs(double nowS) {
            return List.of();
        }

        @Override
        public WeatherOutlook weather(double nowS) {
            return new WeatherOutlook(week, false);
        }
    }

    private static LiveSetup setup(
            ScriptedSource source, @Nullable LiveStore store, @Nullable LiveSession session, LivePlan plan) {
        long fromS = (long) recording.fromS();
        Weather weather = MemphisYear.source().on(fromS - 86_400, fromS + 10 * 86_400, Overlays.NONE);
        return new LiveSetup(
                recording.site(),
                ParameterPriors.usual(),
                weather,
                new NothingAhead(weather),
                source,
                "the recording",
                () -> "",
                source::nowS,
                () -> 0,
                store,
                session,
                "test",
                plan);
    }

    private static LivePlan until(double toS) {
        return new LivePlan(recording.fromS(), NEVER, toS - recording.fromS(), false, NEVER);
    }

    private static Ear run(ScriptedSource source, LivePlan plan) {
        Ear ear = new Ear();
        new LiveLoop(setup(source, null, null, plan), ear, () -> source.wallMs, 1).run();
        return ear;
    }

    private static final LivePlan RESUME = new LivePlan(Double.NaN, NEVER, NEVER, false, NEVER);

    @Test
    void a_past_stretch_is_read_to_its_end_and_the_site_is_known() {
        ScriptedSource source = new ScriptedSource(recording, 0).now(recording.toS() + 100);
        double toS = recording.fromS() + 30 * ScriptedSource.STEP_S;
        Ear ear = run(source, new LivePlan(recording.fromS(), toS, NEVER, false, NEVER));
        LivePicture p = ear.last();
        assertThat(p.atS()).isEqualTo(toS);
        assertThat(p.figures().steps()).isEqualTo(30);
        int revenue = p.indexOf("revenue");
        assertThat(p.estimated()[revenue] / p.read()[revenue]).isEqualTo(1, within(0.03));
        assertThat(p.forecast()).isNotNull();
        assertThat(p.openLoop()).isFalse();
        assertThat(p.counts().racksHeard()).isEqualTo(1563);
        assertThat(p.usedToday().makeupGal()).isPositive();
    }

    @Test
    void a_source_that_went_away_for_half_an_hour_leaves_no_trace_once_its_frames_are_read() {
        double endS = recording.fromS() + 70 * ScriptedSource.STEP_S;
        Ear whole = run(new ScriptedSource(recording, 30), until(endS));
        double goneS = recording.fromS() + 20 * ScriptedSource.STEP_S;
        Ear torn = run(new ScriptedSource(recording, 30).away(goneS, goneS + 1800), until(endS));
        assertThat(torn.said)
                .anySatisfy(line -> assertThat(line).contains("goes on without telemetry"))
                .anySatisfy(line -> assertThat(line).contains("answers again"));
        List<LivePicture> alone =
                torn.pictures.stream().filter(LivePicture::openLoop).toList();
        assertThat(alone).isNotEmpty();
        LivePicture furthest = alone.getLast();
        assertThat(furthest.atS()).isGreaterThan(goneS + 1500);
        assertThat(furthest.heardS()).isLessThanOrEqualTo(goneS);
        // open loop: the load that was, the plant that goes on; within a hundredth of what is true
        assertThat(furthest.row().get(Measures.SITE_POWER_MW))
                .isEqualTo(whole.last().row().get(Measures.SITE_POWER_MW), within(1.5));
        assertThat(torn.alarms).contains("raised telemetry/source").contains("cleared telemetry/source late");
        LivePicture a = whole.last();
        LivePicture b = torn.last();
        assertThat(b.atS()).isEqualTo(a.atS()).isEqualTo(endS);
        for (Measures m : Measures.values()) {
            assertThat(b.row().get(m)).as(m.toString()).isEqualTo(a.row().get(m));
        }
        assertThat(b.figures().outages()).isEqualTo(1);
        assertThat(b.figures().lateSteps()).isBetween(20L, 60L);
    }

    @Test
    void a_run_that_ended_is_taken_up_where_it_was_and_reads_what_it_missed() {
        double cutS = recording.fromS() + 30 * ScriptedSource.STEP_S;
        try (LiveStore store = LiveStore.open(folder.resolve("live.db"))) {
            LiveSession session = store.session("s", "p");
            ScriptedSource source = new ScriptedSource(recording, 30);
            new LiveLoop(setup(source, store, session, until(cutS)), new Ear(), () -> source.wallMs, 1).run();
            assertThat(store.state(session, "test").orElseThrow().atS()).isEqualTo(cutS);
            assertThat(store.samples(session, "revenue", 0, Long.MAX_VALUE)).hasSizeGreaterThan(25);

            ScriptedSource later = new ScriptedSource(recording, 5).now(recording.toS() - 60);
            Ear ear = new Ear();
            long startNs = System.nanoTime();
            LiveLoop loop = new LiveLoop(setup(later, store, session, RESUME), ear, () -> later.wallMs, 1);
            double seconds = (System.nanoTime() - startNs) / 1e9;
            loop.run();
            assertThat(later.sought()).containsExactly(cutS);
            assertThat(ear.last().figures().resumedFromS()).isEqualTo(cutS);
            assertThat(ear.said).anySatisfy(line -> assertThat(line).startsWith("goes on from 20"));
            assertThat(ear.last().atS()).isEqualTo(recording.toS());
            assertThat(seconds).isLessThan(5);
            ScriptedSource once = new ScriptedSource(recording, 30);
            Ear whole = run(once, until(recording.toS()));
            assertThat(ear.last().row().get(Measures.SITE_POWER_MW))
                    .isEqualTo(whole.last().row().get(Measures.SITE_POWER_MW), within(0.3));
            assertThat(ear.last().row().get(Measures.COLD_WATER_C))
                    .isEqualTo(whole.last().row().get(Measures.COLD_WATER_C), within(0.1));
        }
    }

    @Test
    void a_database_that_cannot_be_written_is_told_once_and_written_again_later() throws SQLException {
        Path file = folder.resolve("live.db");
        try (LiveStore store = LiveStore.open(file)) {
            LiveSession session = store.session("s", "p");
            ScriptedSource source = new ScriptedSource(recording, 30);
            source.questionMs = 2000;
            Ear ear = new Ear();
            LiveLoop loop = new LiveLoop(
                    setup(source, store, session, until(recording.fromS() + 70 * ScriptedSource.STEP_S)),
                    ear,
                    () -> source.wallMs,
                    1);
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                ear.onPicture = () -> {
                    LivePicture p = ear.last();
                    if (!p.figures().storeFault().isEmpty()
                            && p.atS() > recording.fromS() + 40 * ScriptedSource.STEP_S) {
                        free(statement);
                    }
                };
                loop.run();
            }
            assertThat(ear.said.stream().filter(line -> line.contains("nothing is kept")))
                    .hasSize(1);
            assertThat(ear.said).contains("the database can be written again");
            assertThat(ear.alarms).contains("raised store/writable").contains("cleared store/writable");
            assertThat(store.samples(session, "revenue", 0, Long.MAX_VALUE)).hasSizeGreaterThan(65);
            assertThat(store.alarms(session, false, 10))
                    .extracting(LiveRows.Alarm::alarm)
                    .contains("store/writable");
        }
    }

    private static void free(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // it is free already
        }
    }

    @Test
    void a_run_that_was_killed_goes_on_from_what_it_last_wrote_and_knows_which_meters_were_silent() throws IOException {
        int makeup = run(new ScriptedSource(recording, 30), until(recording.fromS() + ScriptedSource.STEP_S))
                .last()
                .indexOf("makeup");
        Consumer<Frame> muted = frame -> {
            if (frame.fromS > recording.fromS() + 3 * ScriptedSource.STEP_S) {
                frame.meters[makeup] = Double.NaN;
            }
        };
        Path killed = Files.createDirectory(folder.resolve("killed"));
        try (LiveStore store = LiveStore.open(folder.resolve("live.db"))) {
            ScriptedSource source = new ScriptedSource(recording, 30);
            source.questionMs = 2000;
            source.spoil = muted;
            Ear ear = new Ear();
            LiveLoop loop = new LiveLoop(
                    setup(source, store, store.session("s", "p"), until(recording.toS())), ear, () -> source.wallMs, 1);
            ear.onPicture = () -> {
                if (ear.last().atS() > recording.fromS() + 50 * ScriptedSource.STEP_S) {
                    copy(folder, killed); // what a disk holds of a process that is gone
                    loop.stop();
                    ear.onPicture = null;
                }
            };
            loop.run();
            assertThat(ear.alarms).contains("raised telemetry/meter/makeup");
        }
        try (LiveStore store = LiveStore.open(killed.resolve("live.db"))) {
            ScriptedSource source = new ScriptedSource(recording, 30).now(recording.toS());
            source.spoil = muted;
            Ear ear = new Ear();
            new LiveLoop(setup(source, store, store.session("s", "p"), RESUME), ear, () -> source.wallMs, 1).run();
            assertThat(source.sought().getFirst())
                    .isBetween(
                            recording.fromS() + 40 * ScriptedSource.STEP_S,
                            recording.fromS() + 51 * ScriptedSource.STEP_S);
            assertThat(ear.alarms).noneMatch(line -> line.contains("telemetry/meter/makeup"));
            assertThat(ear.last().alarms()).anyMatch(a -> a.id().equals("telemetry/meter/makeup"));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            for (String name : List.of("live.db", "live.db-wal")) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void before_the_first_sign_of_life_nothing_is_judged() {
        ScriptedSource source = new ScriptedSource(recording, 30).now(recording.fromS() + 900);
        source.spoil = frame -> {
            if (frame.fromS < recording.fromS() + 30 * ScriptedSource.STEP_S) {
                frame.clear(frame.fromS, frame.toS);
            }
        };
        Ear ear = new Ear();
        new LiveLoop(setup(source, null, null, RESUME), ear, () -> source.wallMs, 1).run();
        assertThat(ear.last().figures().steps()).isEqualTo(75 - 30);
        assertThat(ear.alarms).noneMatch(line -> line.contains("telemetry/"));
    }

    @Test
    void a_forecast_is_made_beside_the_steps_and_is_the_same_as_one_that_is_waited_for() throws InterruptedException {
        Twin twin = new Twin(recording.site());
        RackBank load = twin.newBank();
        for (int slot = 0; slot < load.slots; slot++) {
            Arrays.fill(load.gpuW[slot], 5000);
            Arrays.fill(load.gpuIdleW[slot], 560);
            Arrays.fill(load.gpuMostW[slot], 5600);
            Arrays.fill(load.restW[slot], 2000);
        }
        HeardLoad heard = new HeardLoad(twin.fleet());
        heard.step(recording.fromS() - 15, recording.fromS(), load);
        ForecastDesk.Known known = new ForecastDesk.Known(
                recording.fromS(),
                twin.snapshot(),
                Calibration.NONE,
                ForecastInput.Deviation.KNOWN,
                heard,
                30,
                24,
                UsedWater.NONE);
        Weather week = MemphisYear.source()
                .on((long) recording.fromS() - 86_400, (long) recording.fromS() + 10 * 86_400, Overlays.NONE);
        ForecastDesk desk = desk(week);
        assertThat(desk.busy()).isFalse();
        desk.begin(known);
        assertThat(desk.busy()).isTrue();
        ForecastDesk.Made made = desk.take();
        for (int i = 0; i < 2000 && made == null; i++) {
            Thread.sleep(10);
            made = desk.take();
        }
        assertThat(desk.busy()).isFalse();
        assertThat(desk.take()).isNull();
        ForecastDesk.Made waited = desk(week).now(known);
        assertThat(waited.why()).isEmpty();
        assertThat(median(made)).containsExactly(median(waited));
    }

    private static double[] median(ForecastDesk.@Nullable Made made) {
        Forecast forecast = Objects.requireNonNull(Objects.requireNonNull(made).forecast());
        return forecast.band(Measures.SITE_POWER_MW).q50();
    }

    @Test
    void the_dashboard_asks_only_for_what_is_served() {
        double toS = recording.fromS() + 10 * ScriptedSource.STEP_S;
        ScriptedSource source = new ScriptedSource(recording, 0).now(recording.toS());
        LivePicture picture = run(source, new LivePlan(recording.fromS(), toS, NEVER, false, NEVER))
                .last();
        String served = new String(new LiveMetrics().text(picture, new IngestCounts(), null), StandardCharsets.UTF_8);
        Matcher asked = Pattern.compile("headroom_[a-z_]+\\{job").matcher(Dashboard.text());
        Set<String> names = new TreeSet<>();
        while (asked.find()) {
            names.add(asked.group().replace("{job", ""));
        }
        assertThat(names)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(served).contains("# TYPE " + name + " "));
    }

    private static ForecastDesk desk(Weather week) {
        return new ForecastDesk(recording.site(), new ForecastScores(List.of()), new NothingAhead(week));
    }

    @Test
    void a_parameter_is_frozen_from_elsewhere_and_the_log_says_so() {
        Path file = folder.resolve("live.db");
        try (LiveStore store = LiveStore.open(file);
                LiveStore other = LiveStore.open(file)) {
            LiveSession session = store.session("s", "p");
            other.request(session, "freeze", "calibration.tower_ua");
            other.request(session, "freeze", "calibration.nonsense");
            ScriptedSource source = new ScriptedSource(recording, 30);
            Ear ear = new Ear();
            LiveLoop loop = new LiveLoop(
                    setup(source, store, session, until(recording.fromS() + 10 * ScriptedSource.STEP_S)),
                    ear,
                    () -> source.wallMs,
                    1);
            Ask ask = new Ask("ack", "limit/none", "test", new CompletableFuture<>());
            loop.asks().add(ask);
            loop.run();
            assertThat(ask.answer()).isCompletedWithValue("no such alarm stands");
            assertThat(ear.last().parameters())
                    .filteredOn(p -> p.path().equals("calibration.tower_ua"))
                    .singleElement()
                    .satisfies(p -> assertThat(p.frozen()).isTrue());
            assertThat(ear.said).anySatisfy(line -> assertThat(line).contains("calibration.nonsense"));
            assertThat(other.requests(session)).isEmpty();
            assertThat(other.corrections(session, 10))
                    .extracting(LiveRows.Correction::path)
                    .contains("calibration.tower_ua");
        }
    }

    @Test
    void where_nobody_wants_to_wait_a_source_that_is_away_ends_the_run() {
        ScriptedSource source = new ScriptedSource(recording, 0).deaf();
        assertThatThrownBy(() -> run(source, new LivePlan(recording.fromS(), recording.toS(), NEVER, false, NEVER)))
                .isInstanceOf(SourceAway.class)
                .hasMessageContaining("the recording cannot be reached");
    }
}
