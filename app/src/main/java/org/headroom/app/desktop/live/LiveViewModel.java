package org.headroom.app.desktop.live;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.LiveEar;
import org.headroom.app.tasks.LiveFrom;
import org.headroom.app.tasks.LiveMoment;
import org.headroom.app.tasks.LiveRun;
import org.headroom.app.tasks.LiveStart;
import org.headroom.app.tasks.PlanRequest;
import org.jspecify.annotations.Nullable;

/** The machine that is followed, and what is asked of the run. On the window's thread; the run has its own. */
final class LiveViewModel {
    /** How it stands with the source. */
    enum State {
        /** Nothing is followed. */
        IDLE,
        /** A run has begun and said nothing yet. */
        STARTING,
        FOLLOWING,
        /** The source does not answer; the twin goes on by itself. */
        AWAY,
        /** A recording is over: what it left is shown. */
        OVER,
        /** The run could not go on. */
        FAILED
    }

    static final double[] SPEEDS = {1, 10, 60, 600};

    private static final long SEED = 1;

    private final Workspace workspace;
    private final Executor ui;
    private final Map<String, String> environment;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable LiveMoment> moment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Double> speed = new SimpleObjectProperty<>(60.0);
    private @Nullable LiveRun run;
    private @Nullable LiveFrom from;
    private double firstS = Double.NaN;

    /**
     * @param ui runs what must happen on the window's thread
     * @param environment of the process: a server's access
     */
    LiveViewModel(Workspace workspace, Executor ui, Map<String, String> environment) {
        this.workspace = workspace;
        this.ui = ui;
        this.environment = environment;
        speed.subscribe(x -> {
            LiveRun running = run;
            if (running != null) {
                running.speed(x);
            }
        });
    }

    TimeWindow time() {
        return workspace.time();
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** What is known now; null before the first step. */
    ReadOnlyObjectProperty<@Nullable LiveMoment> moment() {
        return moment.getReadOnlyProperty();
    }

    /** The last line of news about the run, or why it ended. */
    ReadOnlyStringProperty news() {
        return news.getReadOnlyProperty();
    }

    /** Seconds of a simulator's or recording's clock in one of the wall's. */
    ObjectProperty<Double> speed() {
        return speed;
    }

    /** Whether the clock of what is followed is ours. */
    boolean paced() {
        return !(from instanceof LiveFrom.Server);
    }

    void simulate() {
        start(new LiveFrom.Simulator(speed.get(), SEED));
    }

    /** A simulated site for a picture: it goes fast, and keeps what is learnt apart from the user's store. */
    void showSimulator(Path store, double atSpeed) {
        speed.set(atSpeed);
        if (run == null) {
            start(new LiveFrom.Simulator(atSpeed, SEED), store);
        }
    }

    /** Whether nothing is followed, or has been for so many seconds of its own clock, or cannot be. */
    boolean settled(double seconds) {
        LiveMoment now = moment.get();
        if (now != null && Double.isNaN(firstS)) {
            firstS = now.atS();
        }
        return switch (state.get()) {
            case IDLE, OVER, FAILED -> true;
            case STARTING -> false;
            case FOLLOWING, AWAY -> now != null && now.atS() - firstS >= seconds;
        };
    }

    /** @return why not; empty if it is followed now */
    String follow(String address) {
        URI uri;
        try {
            uri = URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            return Texts.text("live.server.wrong");
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) {
            return Texts.text("live.server.wrong");
        }
        start(new LiveFrom.Server(uri));
        return "";
    }

    void replay(Path file) {
        start(new LiveFrom.Recording(file, speed.get()));
    }

    /** The same source again. */
    void retry() {
        LiveFrom again = from;
        if (again != null) {
            start(again);
        }
    }

    private void start(LiveFrom of) {
        start(of, workspace.database());
    }

    private void start(LiveFrom of, @Nullable Path store) {
        stop();
        firstS = Double.NaN;
        from = of;
        PlanRequest plan = workspace.request().plan();
        LiveStart start = new LiveStart(
                plan.site(),
                of,
                plan.weather(),
                plan.jobs(),
                store,
                Texts.text("live.who", System.getProperty("user.name", "")));
        Ear ear = new Ear();
        LiveRun made = new LiveRun(start, environment, ear);
        ear.of = made;
        run = made;
        news.set(Texts.text("live.starting"));
        state.set(State.STARTING);
        made.begin();
    }

    /** Ends the run; its thread ends after the step under way. */
    void stop() {
        LiveRun running = run;
        run = null;
        if (running != null) {
            running.stop();
        }
        moment.set(null);
        news.set("");
        state.set(State.IDLE);
    }

    /** The last readings of a meter, oldest first. */
    LiveMoment.Trace trace(String meter) {
        LiveRun running = run;
        return running == null
                ? new LiveMoment.Trace(meter, new double[0], new double[0], new double[0])
                : running.trace(meter);
    }

    /**
     * @param verb {@code ack}, {@code freeze}, {@code release} or {@code undo}
     * @param target an alarm's id, or a parameter's path
     */
    void ask(String verb, String target) {
        LiveRun running = run;
        if (running != null) {
            var _ = running.ask(verb, target)
                    .thenAccept(why -> ui.execute(() -> {
                        if (!why.isEmpty()) {
                            workspace.tell(Texts.text("live.refused", why));
                        }
                    }));
        }
    }

    private void take(LiveMoment now) {
        moment.set(now);
        state.set(now.awayS() > 0 ? State.AWAY : Double.isNaN(now.atS()) ? State.STARTING : State.FOLLOWING);
    }

    /** Passes on what the current run says; what an older one still says is left out. */
    private final class Ear implements LiveEar {
        private volatile @Nullable LiveRun of;

        private void onUi(Runnable action) {
            ui.execute(() -> {
                if (of == run) {
                    action.run();
                }
            });
        }

        @Override
        public void moment(LiveMoment now) {
            onUi(() -> take(now));
        }

        @Override
        public void say(String line) {
            onUi(() -> news.set(line));
        }

        @Override
        public void ended(String why) {
            onUi(() -> {
                news.set(why.isEmpty() ? Texts.text("live.over") : why);
                state.set(why.isEmpty() ? State.OVER : State.FAILED);
            });
        }
    }
}
