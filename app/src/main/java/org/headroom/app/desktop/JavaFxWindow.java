package org.headroom.app.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.headroom.app.desktop.base.Session;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.DesktopPictures;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.DesktopWindow;
import org.headroom.app.tasks.WhatIf;
import org.jspecify.annotations.Nullable;

/**
 * The desktop as the command line finds it. JavaFX starts from the class path without an {@code Application} class,
 * while the inputs are read.
 */
public final class JavaFxWindow implements DesktopWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    @Override
    public void open(DesktopRequest request) throws IOException {
        CountDownLatch started = startToolkit();
        try {
            WhatIf whatIf = new WhatIf(request.plan());
            started.await();
            CountDownLatch closed = new CountDownLatch(1);
            AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
            Platform.runLater(() -> {
                try {
                    show(request, whatIf, new Stage(), closed::countDown);
                } catch (RuntimeException e) {
                    failure.set(e);
                    closed.countDown();
                }
            });
            closed.await();
            RuntimeException problem = failure.get();
            if (problem != null) {
                throw problem;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Platform.exit();
        }
    }

    @Override
    public void pictures(DesktopRequest request, DesktopPictures pictures, Consumer<Path> written) throws IOException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CountDownLatch started = startToolkit();
        try {
            WhatIf whatIf = new WhatIf(request.plan());
            started.await();
            new Pictures(pictures, written).take(request, whatIf);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Platform.exit();
        }
    }

    /** Starts JavaFX beside what the caller does next; the latch opens when it is up. */
    private static CountDownLatch startToolkit() throws IOException {
        List<String> missing = NativeParts.missing();
        if (!missing.isEmpty()) {
            throw new IOException("the window needs " + String.join(", ", missing));
        }
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        return started;
    }

    /** Fills a stage and shows it; on the JavaFX thread. */
    static Workspace show(DesktopRequest request, WhatIf whatIf, Stage stage, Runnable whenClosed) {
        Workspace workspace = new Workspace(request, whatIf, Platform::runLater);
        Settings.follow(workspace);
        workspace
                .display()
                .dark()
                .subscribe(dark -> Application.setUserAgentStylesheet(
                        dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet()));
        Shell shell = new Shell(workspace);
        Scene scene = new Scene(shell, WIDTH, HEIGHT);
        Shortcuts.install(scene, shell, workspace);
        shell.open(ViewKind.OVERVIEW);
        stage.setTitle(Texts.text("window.title", whatIf.siteName()));
        stage.setScene(scene);
        stage.setMinWidth(1080);
        stage.setMinHeight(720);
        Session session = Session.start(workspace, Platform::runLater);
        stage.setOnHidden(_ -> {
            session.close();
            workspace.close();
            whenClosed.run();
        });
        stage.show();
        return workspace;
    }
}
