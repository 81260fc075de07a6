package org.headroom.app.desktop.scenarios;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.scenarios.Comparison.Reduction;
import org.headroom.app.scenario.Scenario;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.scenario.WholeFile;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the comparison compares with and shows, and the ways to take it elsewhere. */
final class ComparisonBar extends HBox {
    private final Workspace workspace;
    private final ScenariosViewModel model;
    private boolean filling;

    ComparisonBar(Workspace workspace, ScenariosViewModel model) {
        super(8);
        this.workspace = workspace;
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        Region spring = new Region();
        setHgrow(spring, Priority.ALWAYS);
        ComboBox<String> base = base();
        Label against = new Label(Texts.text("scenarios.against"));
        against.setMinWidth(Region.USE_PREF_SIZE);
        against.setLabelFor(base);
        getChildren().addAll(against, base, measures(), search(), spring, addInput(), copy());
    }

    private ComboBox<String> base() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("comparison-base");
        box.setAccessibleText(Texts.text("scenarios.against"));
        box.setTooltip(new Tooltip(Texts.text("scenarios.against.help")));
        box.getStyleClass().add(Styles.SMALL);
        box.setPrefWidth(170);
        box.setConverter(words(model::name));
        Runnable fill = () -> {
            filling = true;
            Scenarios now = workspace.scenarios().get();
            box.getItems().setAll(now.all().stream().map(Scenario::id).toList());
            box.setValue(model.base().get());
            filling = false;
        };
        workspace.scenarios().subscribe(fill);
        model.base().subscribe(fill);
        fill.run();
        box.setOnAction(_ -> {
            if (!filling && box.getValue() != null) {
                model.against(box.getValue());
            }
        });
        return box;
    }

    private ComboBox<String> measures() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("comparison-numbers");
        box.setAccessibleText(Texts.text("scenarios.numbers"));
        box.setTooltip(new Tooltip(Texts.text("scenarios.numbers.help")));
        box.getStyleClass().add(Styles.SMALL);
        List<String> ids = new ArrayList<>(List.of("key"));
        for (Reduction by : Reduction.values()) {
            ids.add(by.id());
        }
        box.getItems().setAll(ids);
        box.setValue("key");
        box.setConverter(words(id -> Texts.text("scenarios.numbers." + id)));
        box.setOnAction(_ -> {
            Reduction chosen = null;
            for (Reduction by : Reduction.values()) {
                chosen = by.id().equals(box.getValue()) ? by : chosen;
            }
            model.everyMeasure(chosen);
        });
        return box;
    }

    private TextField search() {
        TextField field = new TextField();
        field.setId("comparison-search");
        field.setPromptText(Texts.text("scenarios.search"));
        field.setAccessibleText(Texts.text("scenarios.search.help"));
        field.setTooltip(new Tooltip(Texts.text("scenarios.search.help")));
        field.getStyleClass().add(Styles.SMALL);
        field.setPrefWidth(130);
        field.textProperty().subscribe((_, words) -> model.search(words));
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                field.clear();
                e.consume();
            }
        });
        return field;
    }

    /** Any input of the site can be brought into the table by a part of its name. */
    private TextField addInput() {
        TextField field = new TextField();
        field.setId("comparison-input");
        field.setPromptText(Texts.text("scenarios.input"));
        field.setAccessibleText(Texts.text("scenarios.input.help"));
        field.setTooltip(new Tooltip(Texts.text("scenarios.input.help")));
        field.getStyleClass().add(Styles.SMALL);
        field.setPrefWidth(150);
        ContextMenu found = new ContextMenu();
        field.textProperty().subscribe((_, typed) -> {
            found.getItems().clear();
            if (!typed.isBlank()) {
                for (String path : model.inputs().find(typed)) {
                    String name = model.inputs().name(path);
                    MenuItem item = new MenuItem(name.equals(path) ? path : name + "  (" + path + ")");
                    item.setMnemonicParsing(false);
                    item.setOnAction(_ -> {
                        model.showInput(path);
                        field.clear();
                    });
                    found.getItems().add(item);
                }
            }
            if (found.getItems().isEmpty() || field.getScene() == null) {
                found.hide();
            } else if (!found.isShowing()) {
                found.show(field, Side.BOTTOM, 0, 2);
            }
        });
        field.setOnAction(_ -> {
            List<String> paths = model.inputs().find(field.getText());
            if (!field.getText().isBlank() && !paths.isEmpty()) {
                model.showInput(paths.getFirst());
                field.clear();
            }
        });
        return field;
    }

    private MenuButton copy() {
        MenuButton menu = new MenuButton(Texts.text("scenarios.take"), new FontIcon("fth-share"));
        menu.setId("comparison-take");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.getStyleClass().add(Styles.SMALL);
        menu.getItems()
                .addAll(
                        item("copy.markdown", () -> copy(model.text().markdown())),
                        item("copy.csv", () -> copy(model.text().csv())),
                        item("export.csv", () -> export("csv")),
                        item("export.markdown", () -> export("md")));
        return menu;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.text("scenarios." + key));
        item.setId("comparison-" + key.replace('.', '-'));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        workspace.tell(Texts.text("scenarios.copied", text.lines().count() - 1));
    }

    private void export(String ending) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("scenarios.export"));
        chooser.setInitialFileName("comparison." + ending);
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            String text =
                    ending.equals("csv") ? model.text().csv() : model.text().markdown();
            ScenarioFiles.write(
                    workspace,
                    chosen.toPath(),
                    () -> WholeFile.write(chosen.toPath(), text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static StringConverter<String> words(java.util.function.UnaryOperator<String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable String id) {
                return id == null ? "" : name.apply(id);
            }

            @Override
            public String fromString(String words) {
                throw new UnsupportedOperationException("chosen, not typed");
            }
        };
    }
}
