package org.headroom.app.desktop;

import atlantafx.base.theme.Styles;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.WhatIf;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.app.tasks.WhatIfQuestion;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the window is about, which answer is shown, the way back and forth, and how it looks. */
final class Header extends HBox {
    private static final int LONGEST_NAME = 26;

    private final Workspace workspace;
    private final Label answer = new Label(Texts.text("answer.opening"));

    Header(Workspace workspace, Shell shell) {
        super(12);
        this.workspace = workspace;
        WhatIf whatIf = workspace.whatIf();
        Label product = new Label(Texts.text("header.product"));
        product.getStyleClass().add(Styles.TITLE_3);
        product.setMinWidth(Region.USE_PREF_SIZE);
        Label site = new Label(whatIf.siteName());
        site.getStyleClass().add(Styles.TEXT_BOLD);
        Label about = new Label(Texts.text(
                        "header.window",
                        Texts.day((double) whatIf.startS(), whatIf.zone()),
                        Texts.day(whatIf.endS() - 1.0, whatIf.zone()))
                + " \u00b7 "
                + Texts.text("header.inputs", brief(whatIf.weatherName()), brief(whatIf.jobsName())));
        about.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        about.setMinWidth(0);
        about.setTooltip(new Tooltip(Texts.text("header.inputs", whatIf.weatherName(), whatIf.jobsName())));
        VBox window = new VBox(site, about);
        window.setMinWidth(120);
        setHgrow(window, Priority.ALWAYS);
        Label scenario = new Label("", new FontIcon("fth-git-branch"));
        scenario.setId("scenario");
        scenario.setMinWidth(Region.USE_PREF_SIZE);
        scenario.getStyleClass().addAll("scenario", Styles.TEXT_BOLD);
        workspace.scenarios().subscribe(s -> {
            String name = s.current().name();
            scenario.setText(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "\u2026");
            scenario.setTooltip(new Tooltip(Texts.text("header.scenario", name)));
            scenario.setAccessibleText(Texts.text("header.scenario", name));
        });
        answer.setId("answer");
        answer.setMinWidth(Region.USE_PREF_SIZE);
        answer.getStyleClass().addAll("answer", Styles.TEXT_SMALL);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(7, 12, 7, 18));
        getStyleClass().add("header");
        getChildren()
                .addAll(
                        product,
                        window,
                        scenario,
                        answer,
                        step("undo", "fth-corner-up-left", workspace.undo().undoName(), workspace.undo()::undo),
                        step("redo", "fth-corner-up-right", workspace.undo().redoName(), workspace.undo()::redo),
                        panel("settings", "fth-settings", shell::settings),
                        panel("help", "fth-help-circle", shell::help));
        workspace.outcome().subscribe(_ -> tellAnswer());
        workspace.stale().subscribe(_ -> tellAnswer());
        workspace.problem().subscribe(_ -> tellAnswer());
    }

    /** A name without what stands in brackets after it. */
    private static String brief(String name) {
        int bracket = name.indexOf(" (");
        return bracket > 0 ? name.substring(0, bracket) : name;
    }

    private static Button panel(String key, String icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(key);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setTooltip(new Tooltip(Texts.text("header." + key)));
        button.setAccessibleText(Texts.text("header." + key));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Button step(String key, String icon, ReadOnlyStringProperty name, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(key);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        Tooltip words = new Tooltip();
        button.setTooltip(words);
        name.subscribe(action1 -> {
            words.setText(
                    action1.isEmpty() ? Texts.text("header." + key + ".none") : Texts.text("header." + key, action1));
            button.setAccessibleText(words.getText());
            button.setDisable(action1.isEmpty());
        });
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void tellAnswer() {
        WhatIfOutcome shown = workspace.outcome().get();
        boolean stale = workspace.stale().get();
        String problem = workspace.problem().get();
        double tookMs = workspace.tookMs().get();
        String took = tookMs < 1 ? "" : Texts.text("answer.took", Texts.number(tookMs, 0));
        answer.getStyleClass().removeAll(Styles.WARNING, Styles.DANGER, Styles.SUCCESS);
        if (!problem.isEmpty()) {
            answer.setText(Texts.text("answer.failed", problem));
            answer.getStyleClass().add(Styles.DANGER);
        } else if (shown == null) {
            answer.setText(Texts.text("answer.opening"));
        } else if (stale) {
            answer.setText(Texts.text("answer.stale"));
            answer.getStyleClass().add(Styles.WARNING);
        } else if (shown.question().quick()) {
            answer.setText(Texts.text(
                            shown.stepS() == WhatIfQuestion.USUAL_STEP_S ? "answer.quick.15min" : "answer.quick.1h",
                            took)
                    .strip());
            answer.getStyleClass().add(Styles.WARNING);
        } else {
            answer.setText(Texts.text("answer.full", took).strip());
            answer.getStyleClass().add(Styles.SUCCESS);
        }
    }
}
