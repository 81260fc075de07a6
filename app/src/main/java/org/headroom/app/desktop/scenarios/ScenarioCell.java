package org.headroom.app.desktop.scenarios;

import atlantafx.base.theme.Styles;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.scenario.Scenarios;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One scenario in the tree: whether it is compared, its name, how much it changes, a sign when its parent changed. */
final class ScenarioCell extends TreeCell<String> {
    private static final String DRAGGED = "headroom-scenario:";

    private final Workspace workspace;
    private final ScenariosViewModel model;
    private final CheckBox compared = new CheckBox();
    private final Label name = new Label();
    private final Label count = new Label();
    private final Label notice = new Label("", new FontIcon("fth-alert-triangle"));
    private final HBox box;

    ScenarioCell(Workspace workspace, ScenariosViewModel model) {
        this.workspace = workspace;
        this.model = model;
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        compared.setMinWidth(Region.USE_PREF_SIZE);
        compared.setTooltip(new Tooltip(Texts.text("scenarios.compare.help")));
        compared.setFocusTraversable(false);
        name.setMinWidth(0);
        name.getStyleClass().add("scenario-name");
        count.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        count.setMinWidth(Region.USE_PREF_SIZE);
        notice.getStyleClass().add("scenario-notice");
        notice.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("scenario-count");
        box = new HBox(5, compared, name, notice, spring, count);
        box.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0); // as wide as the tree and no wider
        compared.setOnAction(_ -> {
            String id = getItem();
            if (id != null) {
                model.compare(id, compared.isSelected());
                compared.setSelected(model.compared().get().contains(id));
            }
        });
        model.compared().subscribe(ids -> compared.setSelected(getItem() != null && ids.contains(getItem())));
        setOnDragDetected(_ -> {
            String id = getItem();
            if (id != null && !id.equals(Scenarios.ROOT)) {
                ClipboardContent content = new ClipboardContent();
                content.putString(DRAGGED + id);
                startDragAndDrop(TransferMode.MOVE).setContent(content);
            }
        });
        setOnDragOver(e -> {
            if (fits(e)) {
                e.acceptTransferModes(TransferMode.MOVE);
                e.consume();
            }
        });
        setOnDragDropped(e -> {
            if (fits(e)) {
                model.move(dragged(e), getItem());
                e.setDropCompleted(true);
                e.consume();
            }
        });
    }

    private boolean fits(DragEvent e) {
        return getItem() != null && !dragged(e).isEmpty() && model.mayMove(dragged(e), getItem());
    }

    private static String dragged(DragEvent e) {
        String text = e.getDragboard().hasString()
                ? Objects.requireNonNullElse(e.getDragboard().getString(), "")
                : "";
        return text.startsWith(DRAGGED) ? text.substring(DRAGGED.length()) : "";
    }

    @Override
    protected void updateItem(@Nullable String id, boolean empty) {
        super.updateItem(id, empty);
        setText(null);
        Scenarios now = workspace.scenarios().get();
        if (empty || id == null || !now.has(id)) {
            setGraphic(null);
            setId(null);
            return;
        }
        setId("scenario-" + id);
        int changes = now.find(id).changes().size();
        int parent = now.parentChanged(id).size();
        name.setText(now.find(id).name());
        String held = now.find(id).isRoot()
                ? Texts.text("scenarios.root")
                : Texts.text(changes == 1 ? "scenarios.changes.one" : "scenarios.changes", changes);
        count.setText(now.find(id).isRoot() ? held : String.valueOf(changes));
        count.setId("count-" + id);
        count.setTooltip(new Tooltip(held));
        compared.setId("compare-" + id);
        compared.setAccessibleText(Texts.text("scenarios.compare", name.getText()));
        compared.setSelected(model.compared().get().contains(id));
        notice.setId("parent-changed-" + id);
        notice.setVisible(parent > 0);
        notice.setManaged(parent > 0);
        String words = Texts.text(parent == 1 ? "scenarios.parent.one" : "scenarios.parent.many", parent);
        notice.setTooltip(new Tooltip(words));
        setAccessibleText(name.getText() + ", " + held + (parent > 0 ? ", " + words : ""));
        setGraphic(box);
    }

    @Override
    public void startEdit() {
        super.startEdit();
        String id = getItem();
        if (!isEditing() || id == null) {
            return;
        }
        TextField field = new TextField(name.getText());
        field.setId("scenario-name-field");
        field.setAccessibleText(Texts.text("scenarios.rename.help"));
        field.setOnAction(_ -> {
            model.rename(id, field.getText());
            cancelEdit();
        });
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                cancelEdit();
                e.consume();
            }
        });
        field.focusedProperty().subscribe((was, is) -> {
            if (was && !is && isEditing()) {
                model.rename(id, field.getText());
                cancelEdit();
            }
        });
        setGraphic(field);
        field.selectAll();
        field.requestFocus();
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        setGraphic(box);
    }
}
