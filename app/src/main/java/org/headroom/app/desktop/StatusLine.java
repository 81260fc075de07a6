package org.headroom.app.desktop;

import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.headroom.app.desktop.base.Background.Work;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;

/** What the window says and what runs behind it, each with its progress and a way to cancel. */
final class StatusLine extends HBox {
    /** Work that ends sooner is not shown. */
    private static final Duration BRIEF = Duration.millis(500);

    private final HBox works = new HBox(12);
    private final Map<Work, Node> entries = new HashMap<>();

    StatusLine(Workspace workspace) {
        super(12);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(2, 14, 2, 14));
        setMinHeight(26);
        getStyleClass().add("status");
        Label notice = new Label();
        notice.setId("notice");
        notice.setMaxWidth(Double.MAX_VALUE);
        notice.getStyleClass().add(Styles.TEXT_SMALL);
        notice.textProperty().bind(workspace.notice());
        setHgrow(notice, Priority.ALWAYS);
        works.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(notice, works);
        workspace.background().running().addListener((ListChangeListener<Work>)
                _ -> show(List.copyOf(workspace.background().running())));
    }

    private void show(List<Work> running) {
        entries.keySet().retainAll(running);
        works.getChildren()
                .setAll(running.stream()
                        .map(work -> entries.computeIfAbsent(work, StatusLine::entry))
                        .toList());
    }

    private static Node entry(Work work) {
        Label name = new Label(work.name());
        name.getStyleClass().add(Styles.TEXT_SMALL);
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(110);
        bar.setAccessibleText(work.name());
        bar.progressProperty().bind(work.fraction());
        Button cancel = new Button(Texts.text("status.cancel"));
        cancel.setId("cancel-work");
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        cancel.setOnAction(_ -> work.cancel());
        HBox entry = new HBox(6, name, bar, cancel);
        entry.setAlignment(Pos.CENTER_RIGHT);
        entry.setVisible(false);
        entry.managedProperty().bind(entry.visibleProperty());
        PauseTransition later = new PauseTransition(BRIEF);
        later.setOnFinished(_ -> entry.setVisible(true));
        later.play();
        return entry;
    }
}
