package org.headroom.app.desktop.scenarios;

import atlantafx.base.theme.Styles;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.scenario.Scenario;
import org.headroom.app.scenario.Scenarios;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tree of scenarios: the selected one is the one that all views look at, the checked ones are compared. */
final class ScenarioTree extends VBox {
    private final Workspace workspace;
    private final ScenariosViewModel model;
    private final TreeView<String> tree = new TreeView<>();
    private final Button remove;
    private final Button rename;
    private final Set<String> collapsed = new HashSet<>();
    private boolean showing;

    ScenarioTree(Workspace workspace, ScenariosViewModel model) {
        super(4);
        this.workspace = workspace;
        this.model = model;
        tree.setId("scenario-tree");
        tree.setAccessibleText(Texts.text("scenarios.tree"));
        tree.setEditable(true);
        tree.getStyleClass().addAll(Styles.DENSE, "scenario-tree");
        tree.setCellFactory(_ -> new ScenarioCell(workspace, model));
        tree.setMinHeight(120);
        setVgrow(tree, Priority.ALWAYS);
        remove = button("remove", "fth-trash-2", () -> model.remove(selected()));
        rename = button(
                "rename", "fth-edit-2", () -> tree.edit(tree.getSelectionModel().getSelectedItem()));
        Label title = new Label(Texts.text("view.scenarios"));
        title.getStyleClass().add(Styles.TITLE_4);
        HBox bar = new HBox(
                2,
                title,
                spring(),
                button("add", "fth-plus", () -> model.add(selected())),
                button("duplicate", "fth-copy", () -> model.duplicate(selected())),
                rename,
                remove);
        bar.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        bar.setPadding(new Insets(0, 0, 2, 0));
        getChildren().addAll(bar, tree);
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !showing) {
                model.select(item.getValue());
            }
        });
        tree.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DELETE && tree.getEditingItem() == null) {
                model.remove(selected());
                e.consume();
            } else if (e.getCode() == KeyCode.INSERT) {
                model.add(selected());
                e.consume();
            } else if (e.getCode() == KeyCode.SPACE && tree.getEditingItem() == null) {
                model.compare(selected(), !model.compared().get().contains(selected()));
                e.consume();
            }
        });
        workspace.scenarios().subscribe(this::show);
    }

    private String selected() {
        return workspace.scenarios().get().currentId();
    }

    private Button button(String key, String icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId("scenario-" + key);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setTooltip(new Tooltip(Texts.text("scenarios." + key + ".help")));
        button.setAccessibleText(Texts.text("scenarios." + key + ".help"));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Node spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    private void show(Scenarios now) {
        showing = true;
        try {
            remove(tree.getRoot());
            TreeItem<String> root = item(now, Scenarios.ROOT);
            tree.setRoot(root);
            TreeItem<String> at = find(root, now.currentId());
            tree.getSelectionModel().select(at);
        } finally {
            showing = false;
        }
        remove.setDisable(now.current().isRoot());
        rename.setDisable(false);
    }

    /** Remembers what was folded before the tree is made anew. */
    private void remove(TreeItem<String> item) {
        if (item != null) {
            if (!item.isLeaf() && !item.isExpanded()) {
                collapsed.add(item.getValue());
            } else {
                collapsed.remove(item.getValue());
            }
            List.copyOf(item.getChildren()).forEach(this::remove);
        }
    }

    private TreeItem<String> item(Scenarios now, String id) {
        TreeItem<String> item = new TreeItem<>(id);
        for (Scenario child : now.children(id)) {
            item.getChildren().add(item(now, child.id()));
        }
        boolean holdsCurrent =
                now.below(id).contains(now.currentId()) && !now.currentId().equals(id);
        item.setExpanded(holdsCurrent || !collapsed.contains(id));
        return item;
    }

    private static TreeItem<String> find(TreeItem<String> from, String id) {
        if (from.getValue().equals(id)) {
            return from;
        }
        for (TreeItem<String> child : from.getChildren()) {
            TreeItem<String> found = find(child, id);
            if (found.getValue().equals(id)) {
                return found;
            }
        }
        return from;
    }
}
