package org.headroom.app.desktop.whatif;

import javafx.animation.PauseTransition;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;

/** Controls at the left, figures, bands, charts and jobs beside them. */
public final class WhatIfView extends BorderPane implements View {
    /** An answer this late is dimmed; sooner, dimming would only flicker. */
    private static final Duration DIM_AFTER = Duration.millis(400);

    private final PlotPane plots;
    private final FiguresBar figures = new FiguresBar();
    private final PauseTransition dim = new PauseTransition(DIM_AFTER);

    public WhatIfView(Workspace workspace) {
        plots = new PlotPane(workspace.time());
        setLeft(new ControlPane(workspace));
        setCenter(new VBox(figures, plots));
        VBox.setVgrow(plots, Priority.ALWAYS);
        workspace.outcome().subscribe(this::show);
        workspace.stale().subscribe(stale -> {
            if (stale && workspace.outcome().get() != null) {
                dim.playFromStart();
            } else {
                dim.stop();
                plots.setOpacity(1);
            }
        });
        dim.setOnFinished(_ -> plots.setOpacity(0.45));
    }

    @Override
    public Region node() {
        return this;
    }

    private void show(@Nullable WhatIfOutcome outcome) {
        if (outcome != null) {
            plots.show(outcome);
            figures.show(outcome);
        }
    }
}
