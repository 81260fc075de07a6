package org.headroom.app.desktop.whatif;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.WhatIfItem;
import org.kordamp.ikonli.javafx.FontIcon;

/** One item: its name and value, a control that fits its kind, what the site has, and the way back. */
final class ItemRow extends VBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final double MARK_WIDTH = 2;

    private final Workspace workspace;
    private final WhatIfViewModel model;
    private final WhatIfItem item;
    private final Label unit = new Label();
    private final Label site = new Label();
    private final Button revert = new Button("", new FontIcon("fth-rotate-ccw"));

    ItemRow(Workspace workspace, WhatIfViewModel model, WhatIfItem item) {
        super(2);
        this.workspace = workspace;
        this.model = model;
        this.item = item;
        getStyleClass().add("whatif-item");
        String title = WhatIfViewModel.name(item);
        Label name = new Label(title);
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(item.path()));
        unit.setId(id(item.path()) + "-unit");
        unit.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        unit.setMinWidth(USE_PREF_SIZE);
        revert.setId(id(item.path()) + "-revert");
        revert.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "whatif-revert");
        revert.setAccessibleText(Texts.text("whatif.revert.help", title));
        revert.setTooltip(new Tooltip(Texts.text("whatif.revert.help", title)));
        revert.setOnAction(_ -> model.revert(item.path(), title));
        site.setId(id(item.path()) + "-site");
        site.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        boolean plain = item.isSwitch();
        Node control = control(title, name);
        HBox head = item.isNumber()
                ? row(name, spring(), entry(title), unit, revert)
                : plain ? row(name, spring(), revert, control) : row(name, spring(), revert);
        getChildren().add(head);
        if (!plain) {
            getChildren().add(control);
        }
        getChildren().add(site);
        workspace.scenarios().subscribe(_ -> tell());
        workspace.display().units().subscribe(_ -> tell());
    }

    static String id(String path) {
        return path.replace('.', '-').replace('_', '-');
    }

    private void tell() {
        String value = workspace.value(item);
        boolean changed = model.changed(item.path());
        unit.setText(item.isNumber() ? model.shown(item).label() : "");
        site.setText(model.difference(item, value));
        boolean differs = !value.equals(item.base());
        site.setVisible(differs);
        site.setManaged(differs);
        revert.setVisible(changed);
        revert.setManaged(changed);
        pseudoClassStateChanged(CHANGED, changed);
    }

    private Node control(String title, Label name) {
        Control control;
        Node shown;
        switch (item.kind()) {
            case NUMBER -> {
                Slider slider = slider(title);
                control = slider;
                shown = new StackPane(slider, mark(slider));
            }
            case CHOICE -> {
                control = choice();
                shown = control;
            }
            case SWITCH -> {
                control = toggle(title);
                shown = control;
            }
            case DATE -> {
                control = date();
                shown = control;
            }
            default -> {
                TextField entry = entry(title);
                entry.setMaxWidth(Double.MAX_VALUE);
                entry.setStyle("-fx-alignment: center-left;");
                entry.setTooltip(new Tooltip(Texts.text("whatif.time.help")));
                control = entry;
                shown = entry;
            }
        }
        if (!(control instanceof TextField)) {
            control.setId(id(item.path()));
            control.setAccessibleText(title);
        }
        name.setLabelFor(control);
        return shown;
    }

    private Slider slider(String title) {
        Slider slider = new Slider(item.least(), item.most(), number());
        slider.setBlockIncrement(item.step());
        slider.setMajorTickUnit(item.step());
        slider.setMinorTickCount(0);
        slider.setMinWidth(60);
        workspace.scenarios().subscribe(_ -> {
            slider.setAccessibleHelp(title + " " + model.reading(item, workspace.value(item)));
            if (!slider.isValueChanging()) {
                slider.setValue(number());
            }
        });
        slider.valueProperty().subscribe(v -> {
            boolean moved = Math.abs(v.doubleValue() - number()) > 1e-9 * item.step();
            if (moved) {
                model.set(item, item.spelled(v.doubleValue()));
            }
        });
        slider.valueChangingProperty().subscribe((was, is) -> {
            if (is) {
                workspace.hold();
            } else if (was && workspace.held().get()) {
                workspace.release();
                slider.setValue(number());
            }
        });
        slider.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE && workspace.held().get()) {
                workspace.cancel();
                slider.setValueChanging(false);
                slider.setValue(number());
                e.consume();
            }
        });
        return slider;
    }

    /** Where the site stands, drawn over the slider's track. */
    private Region mark(Slider slider) {
        Region mark = new Region();
        mark.getStyleClass().add("whatif-mark");
        mark.setMouseTransparent(true);
        mark.setMinSize(MARK_WIDTH, 10);
        mark.setMaxSize(MARK_WIDTH, 10);
        StackPane.setAlignment(mark, Pos.CENTER_LEFT);
        double share = (Double.parseDouble(item.base()) - item.least()) / Math.max(1e-12, item.most() - item.least());
        slider.widthProperty().subscribe(width -> {
            Node thumb = slider.lookup(".thumb");
            double thumbWidth = thumb == null ? 16 : thumb.getLayoutBounds().getWidth();
            mark.setTranslateX(thumbWidth / 2 + share * (width.doubleValue() - thumbWidth) - MARK_WIDTH / 2);
        });
        return mark;
    }

    private double number() {
        return Double.parseDouble(workspace.value(item));
    }

    /** The exact value, in the unit shown; Enter or leaving takes it. */
    private TextField entry(String title) {
        TextField entry = new TextField();
        entry.setId(id(item.path()) + "-entry");
        entry.setAccessibleText(Texts.text("whatif.entry", title));
        entry.getStyleClass().add("whatif-entry");
        entry.setPrefColumnCount(6);
        entry.setMinWidth(USE_PREF_SIZE);
        Runnable show = () -> {
            entry.setText(written());
            entry.getStyleClass().remove(Styles.DANGER);
        };
        workspace.scenarios().subscribe(_ -> show.run());
        workspace.display().units().subscribe(_ -> show.run());
        Runnable take = () -> {
            if (!entry.getText().equals(written())) {
                if (model.type(item, entry.getText())) {
                    show.run();
                } else if (!entry.getStyleClass().contains(Styles.DANGER)) {
                    entry.getStyleClass().add(Styles.DANGER);
                }
            }
        };
        entry.setOnAction(_ -> take.run());
        entry.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                take.run();
            }
        });
        entry.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                show.run();
                e.consume();
            }
        });
        return entry;
    }

    private String written() {
        String value = workspace.value(item);
        if (!item.isNumber()) {
            return value.replace('T', ' ');
        }
        return model.shown(item, value).number(Double.parseDouble(value));
    }

    private ComboBox<String> choice() {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().addAll(item.choices());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null ? "" : WhatIfViewModel.choiceName(item, value);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("a choice is not typed");
            }
        });
        workspace.scenarios().subscribe(_ -> box.setValue(workspace.value(item)));
        box.setOnAction(_ -> model.set(item, box.getValue()));
        return box;
    }

    private ToggleSwitch toggle(String title) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setAccessibleText(title);
        workspace
                .scenarios()
                .subscribe(_ -> toggle.setSelected(workspace.value(item).equals("true")));
        toggle.selectedProperty().subscribe(on -> model.set(item, String.valueOf(on)));
        return toggle;
    }

    private DatePicker date() {
        DatePicker picker = new DatePicker();
        picker.setMaxWidth(Double.MAX_VALUE);
        picker.setPromptText(WhatIfViewModel.never(item));
        workspace.scenarios().subscribe(_ -> {
            String value = workspace.value(item);
            picker.setValue(value.equals("null") ? null : LocalDate.parse(value.substring(0, 10)));
        });
        picker.valueProperty().subscribe(day -> {
            String value = day == null ? "null" : day.toString();
            if (!workspace.value(item).startsWith(value)) {
                model.set(item, value);
            }
        });
        return picker;
    }

    private static HBox row(Node... parts) {
        HBox row = new HBox(6, parts);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
