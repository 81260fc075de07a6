package org.headroom.app.desktop;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Styles;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.headroom.app.tasks.WhatIf;
import org.headroom.app.tasks.WhatIfOutcome;

/** The whole window: what it is about, what may be changed, what follows. Binds to the view model and decides nothing. */
final class MainView extends BorderPane {
    /** An answer this late is dimmed; sooner, dimming would only flicker. */
    private static final Duration DIM_AFTER = Duration.millis(400);

    private final WhatIfViewModel model;
    private final TimeWindow time;
    private final PlotPane plots;
    private final FiguresBar figures = new FiguresBar();
    private final Label answer = new Label(Texts.text("answer.opening"));
    private final PauseTransition dim = new PauseTransition(DIM_AFTER);

    MainView(WhatIfViewModel model) {
        this.model = model;
        WhatIf whatIf = model.whatIf();
        this.time = new TimeWindow((double) whatIf.startS(), (double) whatIf.endS(), whatIf.zone());
        this.plots = new PlotPane(time);
        getStylesheets()
                .add(Objects.requireNonNull(MainView.class.getResource("desktop.css"))
                        .toExternalForm());
        setTop(header(whatIf));
        setLeft(new ControlPane(model));
        setCenter(new VBox(figures, plots));
        VBox.setVgrow(plots, Priority.ALWAYS);
        model.outcome().subscribe(this::show);
        model.stale().subscribe(_ -> tellAnswer());
        model.problem().subscribe(_ -> tellAnswer());
        dim.setOnFinished(_ -> plots.setOpacity(0.45));
    }

    private HBox header(WhatIf whatIf) {
        Label product = new Label(Texts.text("header.product"));
        product.getStyleClass().add(Styles.TITLE_3);
        Label site = new Label(whatIf.siteName());
        site.getStyleClass().add(Styles.TEXT_BOLD);
        Label about = new Label(Texts.text(
                        "header.window",
                        Texts.day((double) whatIf.startS(), whatIf.zone()),
                        Texts.day(whatIf.endS() - 1.0, whatIf.zone()))
                + " \u00b7 "
                + Texts.text("header.inputs", whatIf.weatherName(), whatIf.jobsName()));
        about.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        about.setMinWidth(0);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        answer.setId("answer");
        answer.setMinWidth(Region.USE_PREF_SIZE);
        answer.getStyleClass().addAll("answer", Styles.TEXT_SMALL);
        ToggleSwitch dark = new ToggleSwitch(Texts.text("header.dark"));
        dark.setId("dark");
        dark.setAccessibleText(Texts.text("header.dark.help"));
        dark.setMinWidth(Region.USE_PREF_SIZE);
        dark.selectedProperty().subscribe(this::setDark);
        HBox header = new HBox(16, product, new VBox(site, about), spring, answer, dark);
        header.setAlignment(Pos.CENTER_LEFT);
        header.setPadding(new Insets(7, 18, 7, 18));
        header.getStyleClass().add("header");
        return header;
    }

    private void setDark(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        time.palette.set(dark ? Palette.DARK : Palette.LIGHT);
    }

    private void show(@org.jspecify.annotations.Nullable WhatIfOutcome outcome) {
        if (outcome != null) {
            plots.show(outcome);
            figures.show(outcome);
        }
        tellAnswer();
    }

    private void tellAnswer() {
        WhatIfOutcome shown = model.outcome().get();
        boolean stale = model.stale().get();
        String problem = model.problem().get();
        String took = Texts.number(model.tookMs().get(), 0);
        answer.getStyleClass().removeAll(Styles.WARNING, Styles.DANGER, Styles.SUCCESS);
        if (!problem.isEmpty()) {
            answer.setText(Texts.text("answer.failed", problem));
            answer.getStyleClass().add(Styles.DANGER);
        } else if (shown == null) {
            answer.setText(Texts.text("answer.opening"));
        } else if (shown.question().quick()) {
            answer.setText(Texts.text("answer.quick", took));
            answer.getStyleClass().add(Styles.WARNING);
        } else if (stale) {
            answer.setText(Texts.text("answer.stale"));
            answer.getStyleClass().add(Styles.WARNING);
        } else {
            answer.setText(Texts.text("answer.full", took));
            answer.getStyleClass().add(Styles.SUCCESS);
        }
        if (stale && shown != null) {
            dim.playFromStart();
        } else {
            dim.stop();
            plots.setOpacity(1);
        }
    }
}
