package org.headroom.app.desktop.live;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.tasks.LiveMoment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** How it stands with the source: connection, clock, speed, and the buttons to stop or try again. */
final class LiveBar extends HBox {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm:ss", Locale.ENGLISH);

    private final LiveViewModel model;
    private final ZoneId zone;
    private final Label connection = new Label();
    private final Label clock = new Label();
    private final Label detail = new Label();
    private final ChoiceBox<Double> speed = new ChoiceBox<>();
    private final Label speedName = new Label(Texts.text("live.speed"));
    private final Button retry = new Button(Texts.text("live.retry"), new FontIcon("fth-refresh-cw"));
    private final Button stop = new Button(Texts.text("live.stop"), new FontIcon("fth-square"));

    LiveBar(LiveViewModel model, ZoneId zone) {
        super(10);
        this.model = model;
        this.zone = zone;
        setAlignment(Pos.CENTER_LEFT);
        connection.setId("live-connection");
        connection.getStyleClass().add("answer");
        connection.setMinWidth(Region.USE_PREF_SIZE);
        clock.setId("live-clock");
        clock.getStyleClass().add(Styles.TEXT_BOLD);
        clock.setMinWidth(Region.USE_PREF_SIZE);
        detail.setId("live-detail");
        detail.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        detail.setMinWidth(0);
        setHgrow(detail, Priority.ALWAYS);
        detail.setMaxWidth(Double.MAX_VALUE);
        speed.setId("live-speed");
        speed.setAccessibleText(Texts.text("live.speed"));
        for (double x : LiveViewModel.SPEEDS) {
            speed.getItems().add(x);
        }
        speed.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Double x) {
                return x == null ? "" : Texts.number(x, 0) + "\u00d7";
            }

            @Override
            public @Nullable Double fromString(String text) {
                return null;
            }
        });
        speed.valueProperty().bindBidirectional(model.speed());
        speed.setMinWidth(84);
        speedName.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        speedName.setMinWidth(Region.USE_PREF_SIZE);
        retry.setId("live-retry");
        retry.setOnAction(_ -> model.retry());
        stop.setId("live-stop");
        stop.setOnAction(_ -> model.stop());
        for (Button button : new Button[] {retry, stop}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add(Styles.SMALL);
        }
        setPadding(new Insets(8, 14, 6, 14));
        getChildren().addAll(connection, clock, detail, speedName, speed, retry, stop);
        WhileShown.follow(this, this::show, model.state(), model.moment(), model.news());
    }

    private void show() {
        LiveViewModel.State state = model.state().get();
        LiveMoment now = model.moment().get();
        String id = state.name().toLowerCase(Locale.ROOT);
        connection.setText(
                now != null && state == LiveViewModel.State.AWAY
                        ? Texts.text("live.state.away.since", Texts.number(now.awayS(), 0))
                        : Texts.text("live.state." + id));
        connection.getStyleClass().removeAll("success", "warning", "danger");
        switch (state) {
            case FOLLOWING -> connection.getStyleClass().add("success");
            case STARTING, AWAY -> connection.getStyleClass().add("warning");
            case FAILED -> connection.getStyleClass().add("danger");
            default -> {}
        }
        clock.setText(
                now == null || Double.isNaN(now.atS())
                        ? ""
                        : CLOCK.format(Instant.ofEpochSecond((long) now.atS()).atZone(zone)));
        detail.setText(words(state, now));
        boolean paced = model.paced() && state != LiveViewModel.State.FAILED && state != LiveViewModel.State.OVER;
        for (Region each : new Region[] {speed, speedName}) {
            each.setVisible(paced);
            each.setManaged(paced);
        }
        boolean again = state == LiveViewModel.State.FAILED || state == LiveViewModel.State.OVER;
        retry.setVisible(again);
        retry.setManaged(again);
        stop.setText(Texts.text(again ? "live.close" : "live.stop"));
    }

    private String words(LiveViewModel.State state, @Nullable LiveMoment now) {
        if (now == null || state == LiveViewModel.State.FAILED || state == LiveViewModel.State.STARTING) {
            return model.news().get();
        }
        if (!now.storeFault().isEmpty()) {
            return Texts.text("live.detail.store", now.storeFault());
        }
        if (state == LiveViewModel.State.AWAY) {
            return model.news().get();
        }
        LiveMoment.Figures f = now.figures();
        return Texts.text(
                "live.detail",
                now.source(),
                Texts.number(now.behindS(), 0),
                f.metersHeard(),
                f.racksHeard(),
                f.racksSilent());
    }
}
