package org.headroom.app.desktop.synoptic;

import atlantafx.base.controls.ToggleSwitch;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.chart.ChartMenu;
import org.headroom.app.desktop.chart.Scrubber;
import org.headroom.app.desktop.synoptic.SynopticViewModel.Source;
import org.headroom.app.tasks.PlantState;
import org.jspecify.annotations.Nullable;

/** The plant on one sheet at the moment that the scrubber stands at, and what there is to know about one part of it. */
public final class SynopticView extends BorderPane implements View {
    private final SynopticViewModel model;
    private final PlantSheet sheet;
    private final PartPanel panel;
    private final HBox bar = new HBox(10);
    private @Nullable TimeWindow scrubbed;
    private @Nullable Scrubber scrubber;

    public SynopticView(Workspace workspace) {
        this.model = new SynopticViewModel(workspace);
        setId("view-synoptic");
        setAccessibleText(Texts.text("view.synoptic"));
        sheet = new PlantSheet(workspace.display(), part -> model.selected().set(part));
        ChartMenu.on(sheet, workspace.time(), sheet::asCsv);
        sheet.setOnMousePressed(_ -> model.selected().set(null));
        panel = new PartPanel(workspace.display());
        ScrollPane scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("sheet");
        scroll.setFocusTraversable(false);
        setTop(bar());
        setCenter(scroll);
        setRight(panel);
        model.state().subscribe(_ -> render());
        model.selected().subscribe(part -> {
            sheet.choose(part);
            render();
        });
        workspace.display().units().subscribe(_ -> render());
        workspace.display().palette().subscribe(_ -> render());
    }

    private HBox bar() {
        ComboBox<Source> source = new ComboBox<>(model.sources());
        source.setId("synoptic-source");
        source.setAccessibleText(Texts.text("synoptic.source.help"));
        source.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Source value) {
                return value == null ? "" : value.name();
            }

            @Override
            public @Nullable Source fromString(String text) {
                return null;
            }
        });
        source.valueProperty().bindBidirectional(model.source());
        source.setPrefWidth(250);
        source.setMinWidth(180);
        ToggleSwitch moving = new ToggleSwitch(Texts.text("synoptic.moving"));
        moving.setId("synoptic-moving");
        moving.setAccessibleText(Texts.text("synoptic.moving.help"));
        moving.setMinWidth(Region.USE_PREF_SIZE);
        moving.selectedProperty().subscribe(on -> sheet.moving(on && getScene() != null));
        sceneProperty().subscribe(scene -> sheet.moving(scene != null && moving.isSelected()));
        bar.getChildren().addAll(source, moving);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(6, 14, 6, 14));
        bar.getStyleClass().add("scrub-bar");
        return bar;
    }

    private void render() {
        SynopticViewModel.Shown shown = model.shown().get();
        PlantState state = model.state().get();
        if (shown == null || state == null) {
            return;
        }
        scrub(shown.time());
        sheet.show(shown.plant(), state);
        String part = model.selected().get();
        panel.show(
                shown.plant(),
                shown.series(),
                state,
                part != null && shown.plant().has(part) ? part : null);
    }

    /** A slider over the stretch of time that is shown. */
    private void scrub(TimeWindow time) {
        if (time == scrubbed) {
            return;
        }
        if (scrubber != null) {
            bar.getChildren().remove(scrubber);
        }
        Scrubber slider = new Scrubber(time);
        HBox.setHgrow(slider, Priority.ALWAYS);
        bar.getChildren().add(1, slider);
        scrubber = slider;
        scrubbed = time;
    }

    /** What the view shows, for tests and for whoever wants to steer it. */
    public SynopticViewModel model() {
        return model;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void opened() {
        model.opened();
    }

    @Override
    public void closed() {
        model.closed();
    }
}
