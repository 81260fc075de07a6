package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource;
import org.headroom.app.live.estimate.ParameterPriors;
import org.headroom.app.live.loop.LiveListener;
import org.headroom.app.live.loop.LiveLoop;
import org.headroom.app.live.loop.LivePicture;
import org.headroom.app.live.loop.LivePlan;
import org.headroom.app.live.loop.LiveSetup;
import org.headroom.app.live.loop.SourceAway;
import org.headroom.app.live.serve.AccessToken;
import org.headroom.app.live.serve.ListenAddress;
import org.headroom.app.live.serve.LiveJson;
import org.headroom.app.live.serve.LiveMetrics;
import org.headroom.app.live.serve.LivePage;
import org.headroom.app.live.serve.LiveServer;
import org.headroom.app.live.serve.Webhook;
import org.headroom.app.live.watch.Alarm;
import org.headroom.app.live.watch.AlarmEvent;
import org.headroom.app.live.watch.AlarmKind;
import org.headroom.app.live.watch.AlarmLevel;
import org.headroom.data.quantity.InputError;
import org.headroom.data.store.LiveSession;
import org.headroom.data.store.LiveStore;
import org.headroom.data.store.RunStore;
import org.headroom.data.weather.DatedWeather;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherSource;
import org.jspecify.annotations.Nullable;

/** Follows a real machine by its telemetry: {@code live}. One run an object. */
public final class Live {
    private static final double DAY_S = 86_400;
    private static final double WEATHER_BACK_S = 60 * DAY_S;
    private static final double WEATHER_AHEAD_S = 800 * DAY_S;
    private static final long STATUS_MS = 60_000;
    private static final double OVERDUE_S = 150;
    private static final long RETRY_MS = 1000;
    private static final int MOST_EVENTS = 1000;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final LiveRequest request;
    private final Map<String, String> environment;
    private final Consumer<String> say;
    private final Consumer<String> status;
    private final @Nullable LiveListener also;
    private volatile boolean stopped;
    private volatile @Nullable LiveLoop loop;

    /**
     * @param environment of the process: the server's access and our token
     * @param say takes news about the run, a line each
     * @param status takes one line a minute about the site
     */
    public Live(LiveRequest request, Map<String, String> environment, Consumer<String> say, Consumer<String> status) {
        this(request, environment, say, status, null);
    }

    /** @param also hears all that the loop tells, beside our own faces; null for nobody */
    Live(
            LiveRequest request,
            Map<String, String> environment,
            Consumer<String> say,
            Consumer<String> status,
            @Nullable LiveListener also) {
        this.request = request;
        this.environment = environment;
        this.say = say;
        this.status = status;
        this.also = also;
    }

    /** The loop under way; null before the source is open. */
    @Nullable
    LiveLoop loop() {
        return loop;
    }

    /** Ends the run after the step under way, from any thread; what it knows is kept. */
    public void stop() {
        stopped = true;
        LiveLoop running = loop;
        if (running != null) {
            running.stop();
        }
    }

    /**
     * Follows until the end that was asked for, or {@link #stop}.
     *
     * @throws InputError if what was asked is not right
     * @throws SourceAway if a past stretch is asked and the server does not answer
     */
    public LiveAnswer run() {
        check();
        ListenAddress listen = request.listen() == null ? null : ListenAddress.parse("--listen", request.listen());
        AccessToken token = AccessToken.of(environment);
        Path database = request.database();
        boolean keeps = database != null || !request.bounded();
        if (listen != null) {
            LiveServer.checkToken(listen, token);
        }
        try (LiveStore store = keeps ? LiveStore.open(database == null ? RunStore.defaultFile() : database) : null) {
            LiveSource source = source(store);
            if (source == null) {
                return new LiveAnswer(
                        Envelope.begin("headroom.live/1", null), List.of("ended before the source answered"), false);
            }
            try (source) {
                return follow(source, store, listen, token);
            }
        }
    }

    private void check() {
        Instant from = request.from();
        Instant to = request.to();
        if (to != null && from == null) {
            throw new InputError("--to", "", "no --from beside it", "both, for a past stretch");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InputError("--to", "", to.toString(), "a time after " + from);
        }
        if (to != null && (request.forS() > 0 || request.once())) {
            throw new InputError("--to", "", request.once() ? "--once beside it" : "--for beside it", "one of the two");
        }
    }

    /** The site as it is at the source's present; null if the run ended before it was known. */
    private @Nullable LiveSource source(@Nullable LiveStore store) {
        Instant from = request.from();
        if (from != null) {
            return open(from);
        }
        LiveSource first = open(Instant.now());
        Double lastS = lastS(store, first.frames().address());
        boolean complained = false;
        long startedMs = System.currentTimeMillis();
        while (!stopped) {
            FrameSource.Answer answer = first.frames().askTime();
            if (answer == FrameSource.Answer.FRAME) {
                double nowS = first.frames().nowS();
                first.close();
                return open(nowS);
            }
            if (lastS != null
                    && (answer == FrameSource.Answer.AWAY || System.currentTimeMillis() > startedMs + RETRY_MS)) {
                first.close();
                return open(lastS); // known well enough to go on from
            }
            if (answer == FrameSource.Answer.AWAY) {
                if (request.bounded()) {
                    first.close();
                    throw new SourceAway(
                            first.frames().address(), first.frames().problem());
                }
            }
            if (!complained) {
                complained = true;
                say.accept(
                        answer == FrameSource.Answer.AWAY
                                ? first.frames().problem() + "; waiting for it"
                                : "waiting for the first telemetry from "
                                        + first.frames().address());
            }
            if (request.forS() > 0 && System.currentTimeMillis() - startedMs > 1000 * request.forS()) {
                String address = first.frames().address();
                String why = first.frames().problem();
                first.close();
                throw answer == FrameSource.Answer.AWAY
                        ? new SourceAway(address, why)
                        : SourceAway.silent(address, why);
            }
            sleep(RETRY_MS);
        }
        first.close();
        return null;
    }

    private LiveSource open(Instant at) {
        return LiveSource.open(request.site(), request.prometheus(), at, environment);
    }

    /** The same again, with the site as it is then; it knows the time. */
    private LiveSource open(double atS) {
        LiveSource source = open(Instant.ofEpochSecond((long) atS));
        source.frames().askTime();
        return source;
    }

    private @Nullable Double lastS(@Nullable LiveStore store, String address) {
        return store == null
                ? null
                : store.sessions().stream()
                        .filter(s -> s.site().equals(request.site().tree().id()))
                        .filter(s -> s.source().equals(address))
                        .map(LiveSession::lastS)
                        .findFirst()
                        .orElse(null);
    }

    private LiveSession session(LiveStore store, String address) {
        return store.session(request.site().tree().id(), address);
    }

    private LiveAnswer follow(
            LiveSource source, @Nullable LiveStore store, @Nullable ListenAddress listen, @Nullable AccessToken token) {
        LiveSession session = null;
        if (store != null) {
            session = session(store, source.frames().address());
            if (!store.own(session)) {
                throw new InputError(
                        store.file(), "", "a live run that follows this machine already", "one process at a time");
            }
        }
        ZoneId zone = source.site().zone();
        Weather weather = weather(source);
        LiveQueue queue = LiveQueue.of(request.slurm(), zone, environment, say);
        LiveForesight ahead = new LiveForesight(weather, request.forecastWeather(), zone, queue, say);
        ahead.check();
        Instant from = request.from();
        Instant to = request.to();
        LivePlan plan = new LivePlan(
                from == null ? Double.NaN : from.getEpochSecond(),
                to == null ? Double.POSITIVE_INFINITY : to.getEpochSecond(),
                request.forS() == 0 ? Double.POSITIVE_INFINITY : request.forS(),
                request.once(),
                LivePlan.FORECAST_S);
        LiveSetup setup = new LiveSetup(
                source.site(),
                ParameterPriors.of(request.site().tree()),
                weather,
                ahead,
                source.frames(),
                source.frames().address(),
                () -> source.frames().problem(),
                () -> source.frames().nowS(),
                () -> known(source.frames().clockSkewS()),
                store,
                session,
                "1/" + request.site().tree().hash(),
                plan);
        java.net.URI hook = request.webhook();
        try (Webhook webhook =
                hook == null ? null : new Webhook(hook, request.site().tree().id(), say)) {
            Face face = new Face(source, webhook, zone, queue);
            LiveLoop running = new LiveLoop(setup, face);
            loop = running;
            if (stopped) {
                running.stop();
            }
            try (LiveServer server = listen == null ? null : new LiveServer(listen, token, face.page, running.asks())) {
                if (server != null) {
                    say.accept("metrics, health and alarms on port " + server.port());
                }
                Thread timer = timer(running, source);
                running.run();
                timer.interrupt();
            }
            if (request.forS() > 0 && !stopped && !face.stepped()) {
                throw SourceAway.silent(
                        source.frames().address(), source.frames().problem());
            }
            return face.answer(session, running.tookFromS());
        }
    }

    /** Ends a run whose time is over while its server keeps it waiting for an answer. */
    private Thread timer(LiveLoop running, LiveSource source) {
        double wallS = (request.forS() + OVERDUE_S) / source.frames().clock().speed();
        return Thread.ofVirtual().start(() -> {
            try {
                if (request.forS() > 0) {
                    Thread.sleep((long) (1000 * wallS));
                    running.stop();
                    source.frames().abort();
                }
            } catch (InterruptedException e) {
                // over in time
            }
        });
    }

    private static double known(double skewS) {
        return Double.isNaN(skewS) ? 0 : skewS;
    }

    private Weather weather(LiveSource source) {
        WeatherSource of = Inputs.weather(request.weather(), source.site());
        var overlays = Inputs.overlays(request.weather(), request.site(), source.site());
        if (of instanceof DatedWeather dated) {
            return dated.on(dated.startS(), dated.endS(), overlays);
        }
        double nowS = source.at().getEpochSecond();
        long hour = 3600;
        long fromS = Math.floorDiv((long) (nowS - WEATHER_BACK_S), hour) * hour;
        return of.on(fromS, fromS + (long) (WEATHER_BACK_S + WEATHER_AHEAD_S), overlays);
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What others see of the run. */
    private final class Face implements LiveListener {
        private final LiveSource source;
        private final LiveQueue queue;
        private final @Nullable Webhook webhook;
        private final ZoneId zone;
        private final LiveJson json;
        private final LiveMetrics metrics = new LiveMetrics();
        private final List<Map<String, Object>> events = new ArrayList<>();
        private long eventsLeftOut;
        private long statusMs = System.currentTimeMillis();
        private @Nullable LivePicture last;
        final AtomicReference<LivePage> page = new AtomicReference<>(
                new LivePage(System.currentTimeMillis(), new byte[0], Map.of("status", "starting"), Map.of()));

        Face(LiveSource source, @Nullable Webhook webhook, ZoneId zone, LiveQueue queue) {
            this.source = source;
            this.queue = queue;
            this.webhook = webhook;
            this.zone = zone;
            this.json = new LiveJson(zone);
        }

        @Override
        public void step(Frame frame, double[] estimated) {
            if (also != null) {
                also.step(frame, estimated);
            }
        }

        @Override
        public void picture(LivePicture picture) {
            last = picture;
            if (also != null) {
                also.picture(picture);
            }
            source.frames().news().forEach(say);
            long nowMs = System.currentTimeMillis();
            page.set(new LivePage(
                    nowMs,
                    metrics.text(picture, source.counts(), webhook),
                    json.health(picture),
                    json.alarms(picture)));
            if (nowMs >= statusMs + STATUS_MS && Double.isFinite(picture.atS())) {
                statusMs = nowMs;
                status.accept(statusLine(picture));
            }
        }

        @Override
        public void alarm(AlarmEvent event, boolean late) {
            if (also != null) {
                also.alarm(event, late);
            }
            Webhook hook = webhook;
            if (hook != null) {
                hook.event(event);
            }
            if (events.size() < MOST_EVENTS) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("at", Envelope.time(event.atS(), zone));
                one.put("change", event.change().id());
                one.put("id", event.alarm().id());
                one.put("level", event.alarm().level().id());
                one.put("text", event.alarm().text());
                one.put("late", late);
                events.add(one);
            } else {
                eventsLeftOut++;
            }
            if (event.change() != AlarmEvent.Change.ACKNOWLEDGED) {
                Live.this.say(event, late, zone);
            }
        }

        @Override
        public void say(String line) {
            say.accept(line);
        }

        /** Whether anything was heard. */
        boolean stepped() {
            LivePicture p = last;
            return p != null && p.figures().steps() > 0;
        }

        LiveAnswer answer(@Nullable LiveSession session, double tookFromS) {
            Map<String, Object> document = Envelope.begin("headroom.live/1", null);
            LivePicture p = last;
            document.put("site", request.site().tree().id());
            document.put("source", source.frames().address());
            Envelope.put(document, "session", session == null ? null : session.id());
            Envelope.put(
                    document,
                    "from",
                    request.from() == null
                            ? time(tookFromS)
                            : time(request.from().getEpochSecond()));
            Envelope.put(
                    document,
                    "to",
                    request.to() == null
                            ? time(p == null ? Double.NaN : p.heardS())
                            : time(request.to().getEpochSecond()));
            document.put("step_s", source.telemetry().stepS());
            List<String> lines = new ArrayList<>();
            boolean breaks = false;
            if (p != null) {
                json.document(p, source.counts(), document);
                lines.addAll(LiveText.lines(p, zone));
                breaks = request.bounded()
                        && p.alarms().stream()
                                .anyMatch(a -> a.kind() == AlarmKind.LIMIT && a.level() == AlarmLevel.CRITICAL);
            }
            document.put("queue", queue.json());
            lines.addAll(queue.lines());
            document.put("alarm_log", events);
            document.put("alarm_log_left_out", eventsLeftOut);
            return new LiveAnswer(document, lines, breaks);
        }

        private @Nullable String time(double atS) {
            return Double.isFinite(atS) ? Envelope.time((long) atS, zone) : null;
        }

        private String statusLine(LivePicture p) {
            int revenue = p.indexOf("revenue");
            double meterMw = p.read()[revenue] / 1e6;
            double powerMw = p.row().get(Measures.SITE_POWER_MW);
            StringBuilder line = new StringBuilder(
                    CLOCK.format(Instant.ofEpochSecond((long) p.atS()).atZone(zone)));
            line.append(String.format(Locale.ROOT, "  %.2f MW", powerMw));
            line.append(Double.isNaN(meterMw) ? " (no meter)" : String.format(Locale.ROOT, " (meter %.2f)", meterMw));
            if (Double.isFinite(p.powerLimitMw())) {
                line.append(String.format(Locale.ROOT, ", %.1f MW left", p.powerLimitMw() - powerMw));
            }
            line.append(String.format(
                    Locale.ROOT,
                    "  %,.0f gal/d, %,.0f today  GPU %.0f °C",
                    p.row().get(Measures.MAKEUP_GAL_PER_DAY),
                    p.usedToday().makeupGal(),
                    p.row().get(Measures.GPU_MAX_C)));
            line.append("  ").append(alarms(p.alarms()));
            if (p.openLoop()) {
                line.append(String.format(Locale.ROOT, "  WITHOUT TELEMETRY for %.0f s", p.awayS()));
            } else if (p.behindS() > 2 * 60 + source.telemetry().lagS()) {
                line.append(String.format(Locale.ROOT, "  %.0f s behind", p.behindS()));
            }
            return line.toString();
        }

        private static String alarms(List<Alarm> alarms) {
            if (alarms.isEmpty()) {
                return "no alarms";
            }
            return alarms.size()
                    + (alarms.size() == 1 ? " alarm: " : " alarms: ")
                    + alarms.getFirst().text();
        }
    }

    private void say(AlarmEvent event, boolean late, ZoneId zone) {
        Alarm a = event.alarm();
        say.accept(CLOCK.format(Instant.ofEpochSecond(event.atS()).atZone(zone)) + "  "
                + event.change().id() + " " + a.level().id() + ": " + a.text() + " (" + a.id()
                + (late ? ", found late)" : ")"));
    }
}
