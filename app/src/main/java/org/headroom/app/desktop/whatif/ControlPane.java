package org.headroom.app.desktop.whatif;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.WhatIfItem;

/** What a user may change, in groups that fold, found by words; and what differs from the site, in words. */
final class ControlPane extends VBox {
    private static final double WIDTH = 316;

    /** How much of a larger text the pane takes in width; the charts need theirs. */
    private static final double GROWS = 0.5;

    /** Changes that are named below the controls; the others are in the words that come up over them. */
    private static final int MOST_NAMED = 3;

    private final Workspace workspace;
    private final WhatIfViewModel model;
    private final Map<WhatIfItem, ItemRow> rows = new LinkedHashMap<>();
    private final Map<TitledPane, List<WhatIfItem>> panes = new LinkedHashMap<>();

    ControlPane(Workspace workspace, WhatIfViewModel model) {
        super(8);
        this.workspace = workspace;
        this.model = model;
        setPadding(new Insets(12, 0, 8, 0));
        workspace.display().textPercent().subscribe(_ -> {
            double width = WIDTH * (1 + (workspace.display().textScale() - 1) * GROWS);
            setPrefWidth(width);
            setMinWidth(width);
        });
        getStyleClass().add("controls");
        VBox groups = new VBox();
        model.groups().forEach((group, items) -> groups.getChildren().add(pane(group, items)));
        TitledPane any = new TitledPane(Texts.text("whatif.group.any"), new PathPane(workspace, model));
        any.setId("group-any");
        any.setAnimated(false);
        any.setExpanded(false);
        groups.getChildren().add(any);
        ScrollPane scroll = new ScrollPane(groups);
        scroll.setId("whatif-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add(Styles.DENSE);
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(), search(), scroll, changed(), note());
        model.search().subscribe(_ -> filter());
        workspace.scenarios().subscribe(_ -> panes.forEach(this::title));
    }

    private HBox head() {
        Label title = new Label(Texts.text("controls.title"));
        title.getStyleClass().add(Styles.TITLE_4);
        Button reset = new Button(Texts.text("controls.reset"));
        reset.setId("reset");
        reset.getStyleClass().addAll(Styles.SMALL, Styles.BUTTON_OUTLINED);
        reset.setTooltip(new Tooltip(Texts.text("controls.reset.help")));
        reset.setAccessibleText(Texts.text("controls.reset.help"));
        reset.setOnAction(_ ->
                workspace.edit(Texts.text("controls.reset"), s -> s.current().isRoot() ? s : s.clear(s.currentId())));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(title, spring, reset);
        head.setAlignment(Pos.CENTER_LEFT);
        return indented(head);
    }

    private HBox search() {
        TextField words = new TextField();
        words.setId("whatif-search");
        words.setPromptText(Texts.text("whatif.search"));
        words.setAccessibleText(Texts.text("whatif.search"));
        words.textProperty().bindBidirectional(model.search());
        HBox.setHgrow(words, Priority.ALWAYS);
        return indented(new HBox(words));
    }

    private static HBox indented(HBox box) {
        box.setPadding(new Insets(0, 14, 0, 16));
        return box;
    }

    private TitledPane pane(String group, List<WhatIfItem> items) {
        VBox box = new VBox(10);
        List<WhatIfItem> kept = new ArrayList<>(items);
        for (WhatIfItem item : kept) {
            ItemRow row = new ItemRow(workspace, model, item);
            rows.put(item, row);
            box.getChildren().add(row);
        }
        TitledPane pane = new TitledPane(WhatIfViewModel.groupName(group), box);
        pane.setId("group-" + group);
        pane.setAnimated(false);
        panes.put(pane, kept);
        return pane;
    }

    /** How many of a group's items are changed stands behind its name, so that a folded group does not hide them. */
    private void title(TitledPane pane, List<WhatIfItem> items) {
        String name = WhatIfViewModel.groupName(items.getFirst().group());
        long changed = items.stream().filter(i -> model.changed(i.path())).count();
        pane.setText(changed == 0 ? name : Texts.text("whatif.group.changed", name, changed));
    }

    private void filter() {
        boolean searching = !model.search().get().isBlank();
        panes.forEach((pane, items) -> {
            boolean any = false;
            for (WhatIfItem item : items) {
                ItemRow row = rows.get(item);
                boolean found = row != null && model.found(item);
                if (row != null) {
                    row.setVisible(found);
                    row.setManaged(found);
                }
                any |= found;
            }
            pane.setVisible(any);
            pane.setManaged(any);
            if (searching && any) {
                pane.setExpanded(true);
            }
        });
    }

    /** Says in words what differs from the site. */
    private Label changed() {
        Label label = new Label();
        label.setId("changed");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        Tooltip all = new Tooltip();
        all.setWrapText(true);
        all.setMaxWidth(WIDTH * 2);
        label.setPadding(new Insets(0, 14, 0, 16));
        workspace.scenarios().subscribe(_ -> {
            List<String> parts = workspace.changes().entrySet().stream()
                    .map(e -> model.inWords(e.getKey(), e.getValue()))
                    .toList();
            String first = String.join(", ", parts.subList(0, Math.min(MOST_NAMED, parts.size())));
            String more = parts.size() > MOST_NAMED ? ", \u2026" : "";
            label.setText(
                    parts.isEmpty()
                            ? Texts.text("controls.changed.none")
                            : Texts.text("controls.changed", parts.size(), first + more));
            all.setText(String.join("\n", parts));
            label.setTooltip(parts.isEmpty() ? null : all);
        });
        return label;
    }

    private static Label note() {
        Label note = new Label(Texts.text("controls.note"));
        note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        note.setWrapText(true);
        note.setPadding(new Insets(0, 14, 0, 16));
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }
}
