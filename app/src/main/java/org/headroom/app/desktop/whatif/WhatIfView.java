package org.headroom.app.desktop.whatif;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;

/** Controls at the left, figures, bands, charts and jobs beside them, held against what the scenario's parent comes to. */
public final class WhatIfView extends BorderPane implements View {
    /** An answer this late is dimmed; sooner, dimming would only flicker. */
    private static final Duration DIM_AFTER = Duration.millis(400);

    private final Workspace workspace;
    private final WhatIfViewModel model;
    private final PlotPane plots;
    private final FiguresBar figures;
    private final VBox answer;
    private final Label late = new Label(Texts.text("answer.stale"));
    private final PauseTransition dim = new PauseTransition(DIM_AFTER);
    private boolean inSight;
    private @Nullable WhatIfOutcome drawn;
    private @Nullable WhatIfOutcome drawnBase;

    public WhatIfView(Workspace workspace) {
        this.workspace = workspace;
        model = new WhatIfViewModel(workspace);
        plots = new PlotPane(workspace.time());
        figures = new FiguresBar(workspace.display());
        answer = new VBox(figures, plots);
        setId("view-whatif");
        setAccessibleText(Texts.text("view.whatif"));
        late.setId("whatif-late");
        late.getStyleClass().addAll("answer", Styles.WARNING);
        late.setVisible(false);
        StackPane.setAlignment(late, Pos.TOP_CENTER);
        StackPane.setMargin(late, new Insets(90, 0, 0, 0));
        setLeft(new ControlPane(workspace, model));
        setCenter(new StackPane(answer, late));
        VBox.setVgrow(plots, Priority.ALWAYS);
        workspace.outcome().subscribe(_ -> show());
        model.base().subscribe(_ -> show());
        workspace.display().units().subscribe(_ -> {
            drawn = null;
            show();
        });
        workspace.stale().subscribe(stale -> follow(stale || isWrong()));
        workspace.problem().subscribe(_ -> follow(workspace.stale().get() || isWrong()));
        dim.setOnFinished(_ -> {
            answer.setOpacity(0.45);
            late.setText(
                    isWrong() ? Texts.text("answer.failed", workspace.problem().get()) : Texts.text("answer.stale"));
            late.setVisible(true);
        });
    }

    private boolean isWrong() {
        return !workspace.problem().get().isEmpty();
    }

    private void follow(boolean old) {
        if (old && workspace.outcome().get() != null) {
            dim.playFromStart();
        } else {
            dim.stop();
            answer.setOpacity(1);
            late.setVisible(false);
        }
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void opened() {
        inSight = true;
        show();
    }

    @Override
    public void closed() {
        inSight = false;
    }

    @SuppressWarnings("ReferenceEquality") // the very answers that are drawn need not be drawn again
    private void show() {
        WhatIfOutcome outcome = workspace.outcome().get();
        WhatIfOutcome base = model.base().get().outcome();
        if (base != null
                && outcome != null
                && base.question().changes().equals(outcome.question().changes())) {
            base = null;
        }
        if (inSight && outcome != null && (outcome != drawn || base != drawnBase)) {
            drawn = outcome;
            drawnBase = base;
            plots.show(outcome, base, model.baseName());
            figures.show(outcome, base);
        }
    }
}
