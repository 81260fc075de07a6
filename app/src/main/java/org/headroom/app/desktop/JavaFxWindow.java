package org.headroom.app.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.DesktopInputs;
import org.headroom.app.tasks.DesktopLaunch;
import org.headroom.app.tasks.DesktopPictures;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.DesktopWindow;
import org.headroom.app.tasks.DisplaySettings;
import org.headroom.app.tasks.WhatIf;
import org.jspecify.annotations.Nullable;

/**
 * The desktop as the command line finds it. JavaFX starts from the class path without an {@code Application} class, and
 * the window shows its frame, while the inputs are read.
 */
public final class JavaFxWindow implements DesktopWindow {
    /** Says on every start that JavaFX was loaded from the class path, as it should be here. Kept, or the level is lost. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private static final long PATIENCE_S = 30;

    private final CountDownLatch up = new CountDownLatch(1);
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    @Override
    public void prepare() {
        if (begun.compareAndSet(false, true)) {
            Thread toolkit = new Thread(this::start, "toolkit");
            toolkit.setDaemon(true);
            toolkit.start();
        }
    }

    // whatever keeps JavaFX from starting is told where the window is opened
    private void start() {
        try {
            JAVAFX.setLevel(Level.SEVERE);
            if (NativeParts.missing().isEmpty()) {
                Platform.startup(() -> {
                    Platform.setImplicitExit(false);
                    running.set(true);
                    up.countDown();
                });
            } else {
                up.countDown();
            }
        } catch (RuntimeException | LinkageError e) {
            failure.set(e);
            up.countDown();
        }
    }

    @Override
    public void open(DesktopLaunch launch) throws IOException {
        LaunchClock clock = new LaunchClock(launch.timed() ? System.err : null);
        clock.mark("the command is read");
        prepare();
        AtomicReference<@Nullable OpenWindow> window = new AtomicReference<>();
        CountDownLatch closed = new CountDownLatch(1);
        Thread frame = new Thread(
                () -> {
                    awaitToolkit();
                    if (running.get()) {
                        Platform.runLater(() -> {
                            clock.mark("the toolkit is up");
                            attempt(
                                    closed,
                                    () -> window.set(
                                            new OpenWindow(new Stage(), clock, dark(launch), closed::countDown)));
                        });
                    }
                },
                "frame");
        frame.setDaemon(true);
        frame.start();
        try {
            DesktopRequest request = launch.inputs().read();
            clock.mark("the site is read");
            WhatIf whatIf = new WhatIf(request.plan());
            Scenarios scenarios = launch.inputs().begin(request, whatIf);
            clock.mark("the inputs are read");
            frame.join();
            checkParts();
            Platform.runLater(() -> {
                OpenWindow shown = window.get();
                if (shown != null) {
                    attempt(closed, () -> {
                        fill(shown, launch, request, whatIf, clock, closed);
                        begin(shown.workspace(), scenarios);
                    });
                }
            });
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Platform.exit();
        }
        if (failure.get() instanceof RuntimeException bug) {
            throw bug;
        }
    }

    private static boolean dark(DesktopLaunch launch) {
        return DisplaySettings.load(DisplaySettings.beside(launch.inputs().database()))
                .dark();
    }

    private static void fill(
            OpenWindow window,
            DesktopLaunch launch,
            DesktopRequest request,
            WhatIf whatIf,
            LaunchClock clock,
            CountDownLatch closed) {
        window.named(launch.inputs());
        tellFirstAnswer(window.fill(request, whatIf), clock);
        window.watch(launch.inputs().database());
        closeAfter(launch.closeAfterS(), window, launch.tour(), closed);
    }

    private static void begin(@Nullable Workspace workspace, @Nullable Scenarios scenarios) {
        if (workspace != null && scenarios != null) {
            workspace.edit(Texts.text("scenarios.step.open", "--scenarios"), _ -> scenarios);
        }
    }

    /** A window that cannot be made is closed, and why is told by the command. */
    private void attempt(CountDownLatch closed, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            failure.set(e);
            closed.countDown();
        }
    }

    // JavaFX says nothing to anybody if a screen refuses it
    private void awaitToolkit() {
        try {
            if (!up.await(PATIENCE_S, TimeUnit.SECONDS)) {
                failure.compareAndSet(
                        null,
                        new IOException("the screen " + System.getenv("DISPLAY") + " did not answer within "
                                + PATIENCE_S + " s"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tellFirstAnswer(Workspace workspace, LaunchClock clock) {
        workspace.outcome().subscribe(outcome -> {
            if (outcome != null) {
                clock.mark("an answer in steps of " + outcome.stepS() + " s is shown");
            }
        });
    }

    private static void closeAfter(long seconds, OpenWindow window, boolean tour, CountDownLatch closed) {
        if (seconds <= 0) {
            return;
        }
        PauseTransition pause = new PauseTransition(Duration.seconds(seconds));
        pause.setOnFinished(_ -> closed.countDown());
        pause.play();
        if (tour) {
            window.tour(Duration.seconds(seconds / (double) (ViewKind.values().length + 2)));
        }
    }

    @Override
    public void pictures(DesktopInputs inputs, DesktopPictures pictures, Consumer<Path> written) throws IOException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        prepare();
        try {
            DesktopRequest request = inputs.read();
            WhatIf whatIf = new WhatIf(request.plan());
            Scenarios scenarios = inputs.begin(request, whatIf);
            up.await();
            checkParts();
            new Pictures(pictures, written).take(request, whatIf, scenarios);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Platform.exit();
        }
    }

    private void checkParts() throws IOException {
        List<String> missing = NativeParts.missing();
        if (!missing.isEmpty()) {
            throw new IOException("the window needs " + String.join(", ", missing));
        }
        Throwable problem = failure.get();
        if (problem != null) {
            throw new IOException("the window cannot be opened: " + problem.getMessage(), problem);
        }
    }

    /** Fills a stage and shows it; on the JavaFX thread. */
    static Workspace show(DesktopRequest request, WhatIf whatIf, Stage stage, Runnable whenClosed) {
        return new OpenWindow(stage, new LaunchClock(null), false, whenClosed).fill(request, whatIf);
    }
}
