package org.headroom.app.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.WhatIf;
import org.jspecify.annotations.Nullable;

/** One window: its frame at once, and the shell in it once the inputs are read. On the window's thread. */
final class OpenWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Stage stage;
    private final Scene scene;
    private final LaunchClock clock;
    private final Display display = new Display();
    private @Nullable Workspace workspace;

    /** Shows the frame. */
    OpenWindow(Stage stage, LaunchClock clock, Runnable whenClosed) {
        this.stage = stage;
        this.clock = clock;
        display.dark().subscribe(OpenWindow::theme);
        scene = new Scene(new OpeningPane(), WIDTH, HEIGHT);
        stage.setTitle(Texts.text("header.product"));
        stage.setScene(scene);
        stage.setMinWidth(1080);
        stage.setMinHeight(720);
        stage.setOnHidden(_ -> {
            if (workspace != null) {
                workspace.close();
            }
            whenClosed.run();
        });
        stage.show();
        clock.mark("the frame is shown");
    }

    /** Fills the window with what is to be looked at. */
    Workspace fill(DesktopRequest request, WhatIf whatIf) {
        Workspace next = new Workspace(request, whatIf, Platform::runLater, display);
        clock.mark("the workspace is made");
        Shell shell = new Shell(next);
        clock.mark("the shell is made");
        scene.setRoot(shell);
        Shortcuts.install(scene, shell, next);
        shell.open(ViewKind.WHATIF);
        clock.mark("the view is made");
        stage.setTitle(Texts.text("window.title", whatIf.siteName()));
        workspace = next;
        new FirstFrame(() -> {
                    clock.mark("the window is usable");
                    next.begin();
                })
                .start();
        return next;
    }

    /** Opens one view after the other. */
    void tour(Duration each) {
        Shell shell = (Shell) scene.getRoot();
        Timeline timeline = new Timeline();
        for (ViewKind kind : ViewKind.values()) {
            timeline.getKeyFrames().add(new KeyFrame(each.multiply(kind.digit), _ -> shell.open(kind)));
        }
        timeline.play();
    }

    /** Runs something once a first frame is on the screen; until then the processor is better used for it. */
    private static final class FirstFrame extends AnimationTimer {
        private final Runnable then;
        private int frames;

        FirstFrame(Runnable then) {
            this.then = then;
        }

        @Override
        public void handle(long nowNs) {
            frames++;
            if (frames == 2) { // the second one begins when the first is laid out and handed to the screen
                stop();
                then.run();
            }
        }
    }

    private static void theme(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
