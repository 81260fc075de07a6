package org.headroom.app.desktop.live;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.headroom.app.desktop.base.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is shown while nothing is followed: the three sources, each with its button. */
final class StartPane extends VBox {
    private final LiveViewModel model;
    private final TextField server = new TextField();
    private final TextField recording = new TextField();
    private final Label wrong = new Label();

    StartPane(LiveViewModel model) {
        super(18);
        this.model = model;
        setId("live-start");
        setAlignment(Pos.CENTER);
        setPadding(new Insets(24));
        Label title = new Label(Texts.text("live.start.title"));
        title.getStyleClass().add(Styles.TITLE_3);
        Label words = new Label(Texts.text("live.start.words"));
        words.setWrapText(true);
        words.setMaxWidth(760);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add(Styles.TEXT_MUTED);
        HBox cards = new HBox(16, simulator(), server(), recording());
        cards.setAlignment(Pos.TOP_CENTER);
        cards.setMaxWidth(1180);
        cards.setFillHeight(true);
        wrong.setId("live-start-problem");
        wrong.getStyleClass().add("danger");
        wrong.setWrapText(true);
        getChildren().addAll(title, words, cards, wrong);
    }

    private Node simulator() {
        Button start = new Button(Texts.text("live.start.simulator"), new FontIcon("fth-play"));
        start.setId("live-simulate");
        start.setDefaultButton(true);
        start.getStyleClass().add(Styles.ACCENT);
        start.setOnAction(_ -> model.simulate());
        return card("fth-cpu", "simulator", start);
    }

    private Node server() {
        server.setId("live-server");
        server.setPromptText(Texts.text("live.server.example"));
        server.setAccessibleText(Texts.text("live.server.address"));
        server.setOnAction(_ -> follow());
        Button follow = new Button(Texts.text("live.start.server"), new FontIcon("fth-radio"));
        follow.setId("live-follow");
        follow.setOnAction(_ -> follow());
        return card("fth-radio", "server", new VBox(8, server, follow));
    }

    private void follow() {
        wrong.setText(server.getText().isBlank() ? Texts.text("live.server.wrong") : model.follow(server.getText()));
    }

    private Node recording() {
        recording.setId("live-recording");
        recording.setPromptText(Texts.text("live.recording.example"));
        recording.setAccessibleText(Texts.text("live.recording.file"));
        recording.setOnAction(_ -> replay());
        HBox.setHgrow(recording, Priority.ALWAYS);
        Button choose = new Button("", new FontIcon("fth-folder"));
        choose.setId("live-choose");
        choose.setAccessibleText(Texts.text("live.recording.choose"));
        choose.setTooltip(new javafx.scene.control.Tooltip(Texts.text("live.recording.choose")));
        choose.setOnAction(_ -> choose());
        Button replay = new Button(Texts.text("live.start.recording"), new FontIcon("fth-play"));
        replay.setId("live-replay");
        replay.setOnAction(_ -> replay());
        return card("fth-file-text", "recording", new VBox(8, new HBox(4, recording, choose), replay));
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("live.recording.choose"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            recording.setText(file.getPath());
            replay();
        }
    }

    private void replay() {
        try {
            if (recording.getText().isBlank()) {
                wrong.setText(Texts.text("live.recording.none"));
                return;
            }
            wrong.setText("");
            model.replay(Path.of(recording.getText().strip()));
        } catch (InvalidPathException e) {
            wrong.setText(e.getMessage());
        }
    }

    private static Node card(String icon, String key, Node controls) {
        FontIcon sign = new FontIcon(icon);
        sign.setIconSize(22);
        Label name = new Label(Texts.text("live.card." + key), sign);
        name.setGraphicTextGap(10);
        name.getStyleClass().add(Styles.TEXT_BOLD);
        Label words = new Label(Texts.text("live.card." + key + ".words"));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        Region spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        VBox card = new VBox(10, name, words, spring, controls);
        card.setPadding(new Insets(16));
        card.setPrefWidth(340);
        card.setMinWidth(240);
        card.getStyleClass().add("live-card");
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }
}
