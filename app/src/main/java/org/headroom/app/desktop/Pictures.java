package org.headroom.app.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.headroom.app.desktop.base.PngFile;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.DesktopPictures;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.HeadroomBand;
import org.headroom.app.tasks.WhatIf;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.app.tasks.WhatIfQuestion;
import org.jspecify.annotations.Nullable;

/**
 * Opens every view in light and dark at each size, waits until it shows all it has to show, and writes
 * {@code desktop-VIEW-THEME-WIDTHxHEIGHT.png}. For a thread that is not the window's.
 */
final class Pictures {
    private static final long PATIENCE_NS = 20_000_000_000L;
    private static final long SETTLE_MS = 150;
    private static final int REMOVALS = 30;
    private static final double SCREEN = 900;

    private final DesktopPictures wanted;
    private final Consumer<Path> written;

    Pictures(DesktopPictures wanted, Consumer<Path> written) {
        this.wanted = wanted;
        this.written = written;
    }

    void take(DesktopRequest request, WhatIf whatIf, @Nullable Scenarios scenarios)
            throws IOException, InterruptedException {
        Files.createDirectories(wanted.folder());
        Path scratch = Files.createTempDirectory("headroom-pictures");
        try {
            take(request, whatIf, scenarios, scratch);
        } finally {
            remove(scratch);
        }
    }

    // a run that ends may still write
    private static void remove(Path scratch) throws InterruptedException {
        for (int i = 0; i < REMOVALS && Files.exists(scratch); i++) {
            try (Stream<Path> files = Files.list(scratch)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(scratch);
            } catch (IOException | UncheckedIOException e) {
                Thread.sleep(SETTLE_MS);
            }
        }
    }

    private void take(DesktopRequest request, WhatIf whatIf, @Nullable Scenarios scenarios, Path scratch)
            throws IOException, InterruptedException {
        Stage stage = onFx(Stage::new);
        Workspace workspace = onFx(() -> JavaFxWindow.show(request, whatIf, stage, () -> {}));
        if (scenarios != null) {
            onFx(() -> {
                workspace.edit(Texts.text("scenarios.step.open", "--scenarios"), _ -> scenarios);
                return scenarios;
            });
        }
        Shell shell = onFx(() -> spread(stage));
        try {
            await(() -> workspace.outcome().get() != null && !workspace.stale().get());
            onFx(() -> {
                WhatIfOutcome answer = workspace.outcome().get();
                if (answer != null) {
                    workspace.time().goTo(tightestS(answer));
                }
                return answer;
            });
            for (DesktopPictures.Size size : wanted.sizes()) {
                for (boolean dark : new boolean[] {false, true}) {
                    onFx(() -> dress(shell, workspace, size, dark));
                    for (ViewKind kind : ViewKind.values()) {
                        take(workspace, shell, kind, dark ? "dark" : "light", size, scratch);
                    }
                }
            }
        } finally {
            onFx(() -> {
                stage.hide();
                return stage;
            });
        }
    }

    /** The headless screen has 1000 x 1000 pixels: the shell stands in it at its own size and reaches out of it. */
    private static Shell spread(Stage stage) {
        Shell shell = (Shell) stage.getScene().getRoot();
        stage.getScene().setRoot(new Pane(shell));
        shell.getStyleClass().add("root");
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(SCREEN);
        stage.setHeight(SCREEN);
        return shell;
    }

    private static Shell dress(Shell shell, Workspace workspace, DesktopPictures.Size size, boolean dark) {
        shell.setPrefSize(size.width(), size.height());
        workspace.display().dark().set(dark);
        return shell;
    }

    private void take(
            Workspace workspace, Shell shell, ViewKind kind, String theme, DesktopPictures.Size size, Path scratch)
            throws IOException, InterruptedException {
        onFx(() -> {
            shell.open(kind);
            Objects.requireNonNull(shell.view()).forPicture(scratch);
            return kind;
        });
        Thread.sleep(SETTLE_MS); // a view may order work in the pulse after it was opened
        await(() -> ready(workspace, shell));
        Thread.sleep(SETTLE_MS);
        Image image = onFx(() -> {
            Image taken = shell.snapshot(null, null);
            Objects.requireNonNull(shell.view()).afterPicture();
            return taken;
        });
        Path file = wanted.folder().resolve("desktop-" + kind.id() + "-" + theme + "-" + size + ".png");
        PngFile.writeSmall(image, file);
        written.accept(file);
    }

    private static void await(Callable<Boolean> holds) throws IOException, InterruptedException {
        long giveUpNs = System.nanoTime() + PATIENCE_NS;
        while (!onFx(holds) && System.nanoTime() < giveUpNs) {
            Thread.sleep(50);
        }
    }

    /** The middle of the step in which the smallest share of a limit is left, epoch seconds. */
    static double tightestS(WhatIfOutcome answer) {
        int tightest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (HeadroomBand band : answer.bands()) {
            for (int i = 0; i < answer.count() && !band.daily(); i++) {
                if (band.share(i) < least) {
                    least = band.share(i);
                    tightest = i;
                }
            }
        }
        return answer.startS() + (tightest + 0.5) * answer.stepS();
    }

    private static boolean ready(Workspace workspace, Shell shell) {
        View view = shell.view();
        WhatIfOutcome shown = workspace.outcome().get();
        boolean full = shown != null && shown.stepS() <= WhatIfQuestion.FULL_STEP_S;
        boolean answered = !workspace.problem().get().isEmpty()
                || (full && !workspace.stale().get());
        return answered && workspace.background().running().isEmpty() && (view == null || view.ready());
    }

    private static <T> T onFx(Callable<T> work) throws IOException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw new IOException("a view could not be drawn: " + e.getCause(), e);
        }
    }
}
