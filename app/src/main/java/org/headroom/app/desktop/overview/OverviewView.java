package org.headroom.app.desktop.overview;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.headroom.app.desktop.base.ScenarioOutcome;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.chart.BandLegend;
import org.headroom.app.desktop.chart.DayAxis;
import org.headroom.app.desktop.chart.Scrubber;
import org.headroom.app.desktop.chart.TimeBar;
import org.headroom.app.desktop.overview.OverviewViewModel.Alarm;
import org.headroom.app.desktop.overview.OverviewViewModel.Headline;
import org.headroom.app.desktop.overview.OverviewViewModel.State;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Headroom now and ahead: one sentence, the key figures, four bands, and what breaks. */
public final class OverviewView extends BorderPane implements View {
    private static final double MOST_BAND = 110;
    private static final double AROUND_BANDS = 120;

    private final Workspace workspace;
    private final Label headline = new Label();
    private final Label more = new Label();
    private final FontIcon icon = new FontIcon("fth-activity");
    private final Tiles tiles;
    private final List<BandRow> bands;
    private final Alarms alarms;
    private ObservableValue<ScenarioOutcome> site;
    private @Nullable ObservableValue<ScenarioOutcome> current;
    private Subscription following = Subscription.EMPTY;
    private Subscription followingCurrent = Subscription.EMPTY;

    public OverviewView(Workspace workspace) {
        this.workspace = workspace;
        TimeWindow time = workspace.time();
        setId("view-overview");
        setAccessibleText(Texts.text("view.overview"));
        tiles = new Tiles(workspace.display());
        bands = OverviewViewModel.LIMITS.stream()
                .map(limit -> new BandRow(time, limit))
                .toList();
        alarms = new Alarms(this::goTo);
        site = workspace.outcomeOf(Scenarios.ROOT);
        headline.setId("headline");
        headline.getStyleClass().add(Styles.TITLE_4);
        headline.setText(Texts.text("answer.opening"));
        more.setId("headline-more");
        more.getStyleClass().add(Styles.TEXT_MUTED);
        icon.getStyleClass().add("headline-icon");
        HBox words = new HBox(12, icon, new VBox(1, headline, more));
        words.setAlignment(Pos.CENTER_LEFT);
        words.getStyleClass().add("headline");
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox plots = new VBox(0, new TimeBar(time), new DayAxis(time));
        plots.getChildren().addAll(bands);
        Scrubber scrubber = new Scrubber(time);
        plots.getChildren().addAll(new BandLegend(time), scrubber);
        bands.forEach(band -> VBox.setVgrow(band, Priority.ALWAYS));
        VBox all = new VBox(10, words, tiles, plots, alarms);
        all.setPadding(new Insets(10, 16, 8, 16));
        VBox.setVgrow(plots, Priority.ALWAYS);
        workspace.display().textPercent().subscribe(_ -> {
            double scale = workspace.display().textScale();
            bands.forEach(band -> band.setMaxHeight(MOST_BAND * scale));
            plots.setMaxHeight((bands.size() * MOST_BAND + AROUND_BANDS) * scale);
        });
        alarms.setPrefHeight(150);
        alarms.setMinHeight(100);
        VBox.setVgrow(alarms, Priority.ALWAYS);
        tiles.setMinHeight(Region.USE_PREF_SIZE);
        // larger text than the window has room for scrolls
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("overview-scroll");
        scroll.setFocusTraversable(false);
        setCenter(scroll);
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void opened() {
        following = Subscription.combine(
                workspace.outcome().subscribe(_ -> render()),
                workspace.display().units().subscribe((_, _) -> render()),
                workspace.time().momentS.subscribe((_, _) -> bands.forEach(BandRow::tell)),
                site.subscribe((_, _) -> compare()),
                workspace.scenarios().subscribe(s -> followCurrent(s.currentId())));
    }

    @Override
    public void closed() {
        following.unsubscribe();
        followingCurrent.unsubscribe();
    }

    private void followCurrent(String id) {
        followingCurrent.unsubscribe();
        ObservableValue<ScenarioOutcome> outcome = workspace.outcomeOf(id);
        current = outcome;
        followingCurrent = outcome.subscribe((_, _) -> compare());
        compare();
    }

    private void render() {
        WhatIfOutcome answer = workspace.outcome().get();
        if (answer == null) {
            return;
        }
        OverviewViewModel model = new OverviewViewModel(answer, workspace.display());
        bands.forEach(band -> band.show(answer, model));
        alarms.show(model.alarms());
        Headline first = model.headline();
        headline.setText(first.words());
        more.setText(first.more());
        icon.setIconLiteral(
                switch (first.state()) {
                    case OVER -> "fth-alert-octagon";
                    case SCARCE -> "fth-alert-triangle";
                    case AMPLE, NONE -> "fth-check-circle";
                });
        icon.getStyleClass().removeAll(Styles.DANGER, Styles.WARNING, Styles.SUCCESS);
        icon.getStyleClass()
                .add(
                        first.state() == State.OVER
                                ? Styles.DANGER
                                : first.state() == State.SCARCE ? Styles.WARNING : Styles.SUCCESS);
        compare();
    }

    /** The key figures with what differs from the site as it is: both at the same step, or the steps would differ too. */
    private void compare() {
        WhatIfOutcome answer = workspace.outcome().get();
        if (answer != null) {
            boolean changed = !workspace.changes().isEmpty();
            ObservableValue<ScenarioOutcome> mine = current;
            WhatIfOutcome of = changed && mine != null ? mine.getValue().outcome() : null;
            WhatIfOutcome base = changed ? site.getValue().outcome() : null;
            tiles.show(new OverviewViewModel(answer, workspace.display()).tiles(of, base));
        }
    }

    /** Moves the moment to an alarm, and shows it with a day around it. */
    private void goTo(Alarm alarm) {
        TimeWindow time = workspace.time();
        time.momentS.set(Math.clamp(alarm.fromS(), time.startS, time.endS));
        time.show(alarm.fromS() - 43_200, Math.max(alarm.toS(), alarm.fromS() + 3600) + 43_200);
    }
}
