package org.headroom.app.desktop.scenarios;

import atlantafx.base.theme.Styles;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tree of scenarios, what the selected one holds, and any of them against any other. */
public final class ScenariosView extends BorderPane implements View {
    private final ScenariosViewModel model;
    private final ComparisonCharts charts;
    private boolean open;

    public ScenariosView(Workspace workspace) {
        setId("view-scenarios");
        model = new ScenariosViewModel(workspace);
        charts = new ComparisonCharts(workspace, model);
        ComparisonTable table = new ComparisonTable(workspace, model);
        table.getSelectionModel().selectedItemProperty().subscribe(charts::follow);
        model.whenFilled(() -> {
            if (open) {
                charts.fill();
            }
        });

        SplitPane left = new SplitPane(new ScenarioTree(workspace, model), new HeldPane(workspace, model));
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(0.5);
        left.getStyleClass().add("scenarios-split");
        VBox.setVgrow(left, Priority.ALWAYS);
        HBox files = new HBox(
                6,
                button("open", "fth-folder", () -> ScenarioFiles.chooseOpen(workspace, this)),
                button("save", "fth-save", () -> ScenarioFiles.chooseSave(workspace, this)));
        VBox side = new VBox(8, left, files);
        side.setPadding(new Insets(10, 10, 8, 12));
        side.setPrefWidth(268);
        side.setMinWidth(268);
        side.getStyleClass().add("controls");
        setLeft(side);

        SplitPane right = new SplitPane(table, charts);
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.7);
        right.getStyleClass().add("scenarios-split");
        SplitPane.setResizableWithParent(charts, Boolean.FALSE);
        VBox.setVgrow(right, Priority.ALWAYS);
        VBox middle = new VBox(8, new ComparisonBar(workspace, model), right);
        middle.setPadding(new Insets(8, 14, 8, 14));
        middle.setMinWidth(0);
        setCenter(middle);
    }

    private static Button button(String key, String icon, Runnable action) {
        Button button = new Button(Texts.text("scenarios." + key), new FontIcon(icon));
        button.setId("scenarios-" + key);
        button.getStyleClass().addAll(Styles.SMALL);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(Texts.text("scenarios." + key + ".help")));
        button.setOnAction(_ -> action.run());
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }

    ScenariosViewModel model() {
        return model;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void opened() {
        open = true;
        charts.fill();
    }

    @Override
    public void closed() {
        open = false;
    }
}
