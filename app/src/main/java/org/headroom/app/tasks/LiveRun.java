package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource;
import org.headroom.app.live.estimate.ParameterPriors;
import org.headroom.app.live.loop.Ask;
import org.headroom.app.live.loop.LiveListener;
import org.headroom.app.live.loop.LiveLoop;
import org.headroom.app.live.loop.LivePicture;
import org.headroom.app.live.loop.LivePlan;
import org.headroom.app.live.loop.LiveSetup;
import org.headroom.app.live.replay.RecordedFrames;
import org.headroom.app.live.watch.AlarmEvent;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Sites;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Site;
import org.headroom.data.store.LiveSession;
import org.headroom.data.store.LiveStore;
import org.headroom.data.store.RunStore;
import org.headroom.data.weather.DatedWeather;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherSource;
import org.headroom.grid.supply.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The live loop of {@code headroom live} in this process, on a thread of its own: it hears from a server, from a simulated
 * site or from a recording, and tells one {@link LiveEar}. Its memory does not grow: of each meter the last
 * {@link #KEPT_STEPS} readings are kept, a day at 15 s. One run an object.
 */
public final class LiveRun implements AutoCloseable {
    /** Readings kept of each meter: 24 h at 15 s. */
    public static final int KEPT_STEPS = 5760;

    /** Step of a simulated site, s. */
    public static final long STEP_S = 15;

    /** How the simulated plant differs from its design sheets: what the live loop is to find. */
    public static final Map<String, String> HIDDEN =
            Map.of("calibration.tower_ua", "0.93", "calibration.pump_efficiency", "0.97");

    /** So much of the past comes at once, s. */
    private static final double LOOK_BACK_S = 900;

    private static final double DAY_S = 86_400;
    private static final long PATIENCE_MS = 5000;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final LiveStart start;
    private final Map<String, String> environment;
    private final LiveEar ear;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable Live server;
    private volatile @Nullable LiveLoop loop;
    private volatile @Nullable PacedFrames paced;
    private volatile @Nullable LiveTraces traces;

    /**
     * @param environment of the process: the server's access
     * @param ear hears, on the run's thread
     */
    public LiveRun(LiveStart start, Map<String, String> environment, LiveEar ear) {
        this.start = start;
        this.environment = environment;
        this.ear = ear;
        this.thread = Thread.ofPlatform().name("live").daemon().unstarted(this::run);
    }

    /** Begins; returns at once. */
    public void begin() {
        thread.start();
    }

    /** Asks the run to end after the step under way; returns at once. */
    public void stop() {
        stopped = true;
        Live following = server;
        if (following != null) {
            following.stop();
        }
        LiveLoop running = loop();
        if (running != null) {
            running.stop();
        }
    }

    /** Whether its thread is over. */
    public boolean over() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    /** Ends the run and waits for its thread, up to five seconds; not for the window's thread. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Another speed of a simulated site's or a recording's clock. */
    public void speed(double speed) {
        PacedFrames frames = paced;
        if (frames != null) {
            frames.speed(speed);
        }
    }

    /**
     * Asks something of the run.
     *
     * @param verb {@code ack}, {@code freeze}, {@code release} or {@code undo}
     * @param target an alarm's id, or a parameter's path
     * @return empty once it is done, else why not
     */
    public CompletableFuture<String> ask(String verb, String target) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        LiveLoop running = loop();
        if (running == null || over()) {
            answer.complete("nothing is followed");
        } else if (!running.asks().offer(new Ask(verb, target, start.who(), answer))) {
            answer.complete("too much is asked at once");
        }
        return answer;
    }

    /** The last readings of a meter, oldest first; from any thread. */
    public LiveMoment.Trace trace(String meter) {
        LiveTraces kept = traces;
        return kept == null ? new LiveMoment.Trace(meter, new double[0], new double[0], new double[0]) : kept.of(meter);
    }

    private @Nullable LiveLoop loop() {
        Live following = server;
        return following == null ? loop : following.loop();
    }

    private void run() {
        String why = "";
        try {
            switch (start.from()) {
                case LiveFrom.Server from -> follow(from);
                case LiveFrom.Simulator from -> simulate(from);
                case LiveFrom.Recording from -> replay(from);
            }
        } catch (RuntimeException e) {
            why = stopped ? "" : e.getMessage() == null ? e.toString() : e.getMessage();
        }
        ear.ended(why);
    }

    private Path database() {
        Path own = start.database();
        return own == null ? RunStore.defaultFile() : own;
    }

    private void follow(LiveFrom.Server from) {
        Path database = database();
        LiveRequest request = new LiveRequest(
                start.site(),
                from.prometheus(),
                start.weather(),
                null,
                null,
                null,
                null,
                database,
                0,
                null,
                null,
                false);
        Face face = new Face(
                from.prometheus().toString(),
                start.site().tree().bind(start.site().tree().planningFrom()),
                () -> "");
        Live live = new Live(request, environment, ear::say, line -> {}, face);
        server = live;
        if (stopped) {
            live.stop();
        }
        live.run();
    }

    private void simulate(LiveFrom.Simulator from) {
        ear.say("laying out two weeks of jobs for the simulated site");
        TelemetryRequest request = new TelemetryRequest(
                start.site().with(HIDDEN),
                start.weather(),
                start.jobs(),
                null,
                true,
                null,
                null,
                STEP_S,
                null,
                0,
                from.seed(),
                TelemetryRequest.Readings.USUAL,
                TelemetryRequest.Wrong.NOTHING);
        SimulatedSite simulated = SimulatedSite.open(request);
        double startS = simulated.startS();
        loop(simulated.frames(), startS, from.speed(), "simulator");
    }

    private void replay(LiveFrom.Recording from) {
        double startS = firstS(from.file());
        Site site = start.site().tree().bind(Instant.ofEpochSecond((long) startS));
        Fleet fleet = Sites.fleet(site);
        RecordedFrames frames = new RecordedFrames(from.file(), site.zone(), fleet, new SiteMeters(fleet));
        Path name = from.file().getFileName();
        loop(frames, startS, from.speed(), "recording " + (name == null ? from.file() : name));
    }

    private double firstS(Path file) {
        Site site = start.site().tree().bind(start.site().tree().planningFrom());
        Fleet fleet = Sites.fleet(site);
        SiteMeters meters = new SiteMeters(fleet);
        Frame frame = new Frame(meters.size(), fleet.racks());
        try (RecordedFrames frames = new RecordedFrames(file, site.zone(), fleet, meters)) {
            if (frames.next(frame) != FrameSource.Answer.FRAME) {
                throw new InputError(file, "", "no row", "rows of readings");
            }
            return frame.fromS;
        }
    }

    /** Follows frames that lie ready, by a clock of our own; what is learnt goes into a session of its own. */
    private void loop(FrameSource frames, double startS, double speed, String what) {
        Site site = start.site().tree().bind(Instant.ofEpochSecond((long) startS));
        ZoneId zone = site.zone();
        Weather weather = weather(site, startS);
        String name = what + ", started " + CLOCK.format(Instant.now().atZone(zone));
        try (frames;
                LiveStore store = LiveStore.open(database());
                LiveQueue queue = LiveQueue.of(null, zone, environment, ear::say)) {
            LiveSession session = store.session(start.site().tree().id(), name);
            if (!store.own(session)) {
                throw new InputError(store.file(), "", "a live run of this second", "one at a time");
            }
            PacedFrames pace = new PacedFrames(frames, startS + LOOK_BACK_S, speed, System::currentTimeMillis);
            paced = pace;
            LiveSetup setup = new LiveSetup(
                    site,
                    ParameterPriors.of(start.site().tree()),
                    weather,
                    new LiveForesight(weather, null, zone, queue, ear::say),
                    pace,
                    name,
                    () -> "",
                    pace::nowS,
                    () -> 0,
                    store,
                    session,
                    "1/" + start.site().tree().hash(),
                    new LivePlan(
                            Double.NaN,
                            Double.POSITIVE_INFINITY,
                            Double.POSITIVE_INFINITY,
                            false,
                            LivePlan.FORECAST_S));
            LiveLoop running = new LiveLoop(setup, new Face(name, site, () -> ""));
            loop = running;
            if (!stopped) {
                running.run();
            }
        }
    }

    private Weather weather(Site site, double atS) {
        Path file = start.weather();
        WeatherSource of = Inputs.weather(file, site);
        var overlays = Inputs.overlays(file, start.site(), site);
        if (of instanceof DatedWeather dated) {
            return dated.on(dated.startS(), dated.endS(), overlays);
        }
        long fromS = Math.floorDiv((long) (atS - 2 * DAY_S), 3600L) * 3600;
        return of.on(fromS, fromS + (long) (60 * DAY_S), overlays);
    }

    /** Turns what the loop tells into what is shown. */
    private final class Face implements LiveListener {
        private final Consumer<String> say = ear::say;
        private final LiveMoments moments;
        private boolean known;

        Face(String source, Site site, java.util.function.Supplier<String> problem) {
            this.moments = new LiveMoments(source, new Limits(site.limits()).foreseen(), problem);
        }

        @Override
        public void step(Frame frame, double[] estimated) {
            LiveTraces kept = traces;
            if (kept != null) {
                kept.step(frame, estimated);
            }
        }

        @Override
        public void picture(LivePicture picture) {
            if (traces == null) {
                traces = LiveMoments.traces(picture.meters(), KEPT_STEPS);
            }
            if (!known && picture.alarms().stream().anyMatch(a -> a.acknowledged())) {
                acknowledgedBefore();
            }
            known = true;
            ear.moment(moments.of(picture));
        }

        /** Who had acknowledged what stood when this run began. */
        private void acknowledgedBefore() {
            try (LiveStore store = LiveStore.open(database())) {
                List<LiveSession> all = store.sessions();
                if (!all.isEmpty()) {
                    store.alarms(all.getLast(), true, 1000)
                            .forEach(a -> moments.acknowledged(a.alarm(), a.acknowledgedBy(), a.acknowledgedS()));
                }
            } catch (RuntimeException e) {
                say.accept("who acknowledged standing alarms is not known: " + e.getMessage());
            }
        }

        @Override
        public void alarm(AlarmEvent event, boolean late) {
            moments.event(event);
        }

        @Override
        public void say(String line) {
            say.accept(line);
        }
    }
}
