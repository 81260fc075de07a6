package org.headroom.app.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
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
    private static final double SCREEN = 900;

    private final DesktopPictures wanted;
    private final Consumer<Path> written;

    Pictures(DesktopPictures wanted, Consumer<Path> written) {
        this.wanted = wanted;
        this.written = written;
    }

    void take(DesktopRequest request, WhatIf whatIf, @Nullable Scenarios scenarios) throws IOException, InterruptedException {
        Files.createDirectories(wanted.folder());
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
            for (DesktopPictures.Size size : wanted.sizes()) {
                for (boolean dark : new boolean[] {false, true}) {
                    onFx(() -> dress(shell, workspace, size, dark));
                    for (ViewKind kind : ViewKind.values()) {
                        take(workspace, shell, kind, dark ? "dark" : "light", size);
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

    private void take(Workspace workspace, Shell shell, ViewKind kind, String theme, DesktopPictures.Size size)
            throws IOException, InterruptedException {
        onFx(() -> {
            shell.open(kind);
            return kind;
        });
        long giveUpNs = System.nanoTime() + PATIENCE_NS;
        Thread.sleep(SETTLE_MS); // a view may order work in the pulse after it was opened
        while (!onFx(() -> ready(workspace, shell)) && System.nanoTime() < giveUpNs) {
            Thread.sleep(50);
        }
        Thread.sleep(SETTLE_MS);
        Image image = onFx(() -> shell.snapshot(null, null));
        Path file = wanted.folder().resolve("desktop-" + kind.id() + "-" + theme + "-" + size + ".png");
        PngFile.writeSmall(image, file);
        written.accept(file);
    }

    private static boolean ready(Workspace workspace, Shell shell) {
        View view = shell.view();
        WhatIfOutcome shown = workspace.outcome().get();
        boolean full = shown != null && shown.stepS() <= WhatIfQuestion.FULL_STEP_S;
        boolean answered = !workspace.problem().get().isEmpty() || (full && !workspace.stale().get());
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
