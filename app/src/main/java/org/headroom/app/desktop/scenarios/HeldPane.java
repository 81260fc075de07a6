package org.headroom.app.desktop.scenarios;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.scenarios.ScenariosViewModel.Change;
import org.headroom.app.scenario.Scenario;
import org.headroom.app.scenario.Scenarios;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the selected scenario holds: each change beside what its parent has, with the way back; what its parent changed. */
final class HeldPane extends VBox {
    private final ScenariosViewModel model;
    private final Label title = new Label();
    private final Label about = new Label();
    private final VBox list = new VBox(7);

    HeldPane(Workspace workspace, ScenariosViewModel model) {
        super(4);
        this.model = model;
        title.setId("held-title");
        title.getStyleClass().add(Styles.TEXT_BOLD);
        about.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("held-scroll");
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, about, scroll);
        workspace.scenarios().subscribe(this::show);
    }

    private void show(Scenarios now) {
        Scenario at = now.current();
        title.setText(at.name());
        list.getChildren().clear();
        if (at.isRoot()) {
            about.setText(Texts.text("scenarios.held.root"));
            return;
        }
        List<Change> changes = model.changes(at.id());
        String parent = now.find(at.parentId()).name();
        about.setText(Texts.text(changes.isEmpty() ? "scenarios.held.none" : "scenarios.held", parent));
        List<Change> parentChanges = model.parentChanges(at.id());
        if (!parentChanges.isEmpty()) {
            list.getChildren().add(notice(at, parent, parentChanges));
        }
        changes.forEach(change -> list.getChildren().add(change(at.id(), change)));
        if (changes.size() > 1) {
            Button all = new Button(Texts.text("scenarios.clear"), new FontIcon("fth-rotate-ccw"));
            all.setId("scenario-clear");
            all.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
            all.setOnAction(_ -> model.clear(at.id()));
            list.getChildren().add(all);
        }
    }

    private Node notice(Scenario at, String parent, List<Change> changes) {
        Label words = new Label(Texts.text("scenarios.parent", parent), new FontIcon("fth-alert-triangle"));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("scenario-notice");
        VBox box = new VBox(3, words);
        box.setId("parent-notice");
        box.getStyleClass().add("parent-notice");
        for (Change change : changes) {
            Label line = new Label(change.name() + ": " + arrow(change));
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            line.getStyleClass().add(Styles.TEXT_SMALL);
            box.getChildren().add(line);
        }
        Button agree = new Button(Texts.text("scenarios.agree"), new FontIcon("fth-check"));
        agree.setId("scenario-agree");
        agree.getStyleClass().addAll(Styles.SMALL);
        agree.setTooltip(new Tooltip(Texts.text("scenarios.agree.help")));
        agree.setOnAction(_ -> model.agree(at.id()));
        box.getChildren().add(agree);
        return box;
    }

    private Node change(String id, Change change) {
        Label name = new Label(change.name());
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(change.path()));
        Label value = new Label(arrow(change));
        value.setMinWidth(0);
        value.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        value.setTooltip(new Tooltip(change.path()));
        VBox words = new VBox(0, name, value);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button revert = new Button("", new FontIcon("fth-corner-up-left"));
        revert.setId("revert-" + change.path().replace('.', '-').replace('_', '-'));
        revert.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        String help = Texts.text("scenarios.revert.help", change.name(), change.parentValue());
        revert.setTooltip(new Tooltip(help));
        revert.setAccessibleText(help);
        revert.setMinWidth(Region.USE_PREF_SIZE);
        revert.setOnAction(_ -> model.revert(id, change.path()));
        HBox row = new HBox(4, words, revert);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static String arrow(Change change) {
        return (change.parentValue() + " \u2192 " + change.value() + " " + change.unit()).strip();
    }
}
