package org.headroom.app.desktop;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.headroom.app.tasks.DesktopWindow;
import org.headroom.app.tasks.PlanRequest;
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
    public void open(PlanRequest request) throws IOException {
        List<String> missing = NativeParts.missing();
        if (!missing.isEmpty()) {
            throw new IOException("the window needs " + String.join(", ", missing));
        }
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        try {
            WhatIf whatIf = new WhatIf(request);
            started.await();
            CountDownLatch closed = new CountDownLatch(1);
            AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
            Platform.runLater(() -> {
                try {
                    show(whatIf, new Stage(), closed::countDown);
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

    /** Fills a stage and shows it; on the JavaFX thread. */
    static WhatIfViewModel show(WhatIf whatIf, Stage stage, Runnable whenClosed) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        WhatIfViewModel model = new WhatIfViewModel(whatIf, Platform::runLater);
        stage.setTitle(Texts.text("window.title", whatIf.siteName()));
        stage.setScene(new Scene(new MainView(model), WIDTH, HEIGHT));
        stage.setMinWidth(1080);
        stage.setMinHeight(720);
        stage.setOnHidden(_ -> {
            model.close();
            whenClosed.run();
        });
        stage.show();
        return model;
    }
}
