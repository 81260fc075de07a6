package org.headroom.app.desktop.schedule;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.chart.ChartMenu;
import org.headroom.app.desktop.chart.TimeCanvas;
import org.headroom.app.tasks.ScheduleSolve;
import org.headroom.app.tasks.ScheduleStart;
import org.kordamp.ikonli.javafx.FontIcon;

/** Jobs in time under the bands of what they take, the commands on them, and the search beside. */
public final class ScheduleView extends BorderPane implements View {
    private static final List<Integer> SECONDS = List.of(5, 15, 30, 60, 300);
    private static final int USUAL_SECONDS = 15;
    private final ScheduleViewModel model;
    private final SolveModel solve;
    private final KeepModel keep;
    private final ScheduleGantt gantt;
    private final SolveCurve curve;
    private final ComboBox<Integer> seconds = new ComboBox<>();
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long nowNs) {
            solve.draw();
        }
    };

    public ScheduleView(Workspace workspace) {
        model = new ScheduleViewModel(workspace);
        solve = new SolveModel(model);
        keep = new KeepModel(model);
        gantt = new ScheduleGantt(model);
        curve = new SolveCurve(workspace.display());
        ChartMenu.on(curve, workspace.time(), curve::asCsv);
        setId("view-schedule");
        setAccessibleText(Texts.text("view.schedule"));
        BandPane bands = new BandPane(model);
        StackPane jobs = jobs();
        gantt.mouseTransparentProperty().bind(model.desk().isNull());
        VBox plots = new VBox(bands, new BreachStrip(model), jobs);
        plots.setPadding(new Insets(0, 14, 6, 16));
        VBox.setVgrow(jobs, Priority.ALWAYS);
        setTop(new VBox(tools(bands), new CompareLine(model)));
        setCenter(plots);
        setBottom(search());
        Label opening = new Label(Texts.text("schedule.opening"));
        opening.setId("schedule-opening");
        opening.visibleProperty().bind(model.opening());
        jobs.getChildren().add(opening);
        StackPane.setAlignment(opening, Pos.TOP_CENTER);
        solve.curve().subscribe(curve::show);
    }

    /** The bars, with the details where other plots have their readings. */
    private StackPane jobs() {
        DetailsPane details = new DetailsPane(model);
        double wide = TimeCanvas.RIGHT - 4;
        details.setMaxWidth(wide);
        details.setPrefWidth(wide);
        details.setMinWidth(wide);
        StackPane.setAlignment(details, Pos.CENTER_RIGHT);
        StackPane jobs = new StackPane(gantt, details);
        jobs.setMinHeight(140);
        return jobs;
    }

    private Node tools(BandPane bands) {
        ComboBox<String> from = new ComboBox<>();
        from.setId("schedule-from");
        from.getItems().addAll(ScheduleStart.ALL);
        from.setConverter(named("schedule.from."));
        from.setPromptText(Texts.text("schedule.from"));
        from.setAccessibleText(Texts.text("schedule.from"));
        from.setTooltip(new Tooltip(Texts.text("schedule.from.help")));
        from.setOnAction(_ -> {
            String chosen = from.getValue();
            if (chosen != null) {
                keep.startFrom(chosen);
            }
        });
        ComboBox<ScheduleViewModel.Order> order = new ComboBox<>();
        order.setId("schedule-order");
        order.getItems().addAll(ScheduleViewModel.Order.values());
        order.setConverter(named("schedule.order."));
        order.valueProperty().bindBidirectional(model.order());
        order.setAccessibleText(Texts.text("schedule.order"));
        order.setTooltip(new Tooltip(Texts.text("schedule.order")));
        order.disableProperty().bind(model.packed());
        ToggleButton packed = new ToggleButton(Texts.text("schedule.packed"));
        packed.setId("schedule-packed");
        packed.selectedProperty().bindBidirectional(model.packed());
        packed.setTooltip(new Tooltip(Texts.text("schedule.packed.help")));
        packed.getStyleClass().add(Styles.SMALL);
        ToggleButton shown = new ToggleButton(Texts.text("schedule.bands"));
        shown.setId("schedule-bands");
        shown.setSelected(true);
        shown.getStyleClass().add(Styles.SMALL);
        shown.setTooltip(new Tooltip(Texts.text("schedule.bands.help")));
        bands.visibleProperty().bind(shown.selectedProperty());
        bands.managedProperty().bind(shown.selectedProperty());
        TextField filter = new TextField();
        filter.setId("schedule-filter");
        filter.setPromptText(Texts.text("schedule.filter"));
        filter.setAccessibleText(Texts.text("schedule.filter"));
        filter.setPrefColumnCount(9);
        filter.textProperty().bindBidirectional(model.filter());
        seconds.setId("solve-seconds");
        seconds.getItems().addAll(SECONDS);
        seconds.setValue(USUAL_SECONDS);
        seconds.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer s) {
                return s == null ? "" : Texts.text("schedule.seconds", s.toString());
            }

            @Override
            public Integer fromString(String text) {
                throw new UnsupportedOperationException("a choice is not typed");
            }
        });
        seconds.setAccessibleText(Texts.text("schedule.seconds.help"));
        seconds.setTooltip(new Tooltip(Texts.text("schedule.seconds.help")));
        Button anew = button("solve", "fth-cpu", () -> start(false));
        Button improve = button("improve", "fth-trending-down", () -> start(true));
        Button stop = button("stop", "fth-square", solve::stop);
        Button kept = button("keep", "fth-save", keep::keep);
        anew.getStyleClass().add(Styles.ACCENT);
        for (Button each : new Button[] {anew, improve, kept}) {
            each.disableProperty()
                    .bind(solve.running().or(model.desk().isNull()).or(keep.running()));
        }
        stop.disableProperty().bind(solve.running().not());
        Button all = button("resetall", "fth-rotate-ccw", model::resetAll);
        for (ComboBox<?> box : List.of(from, order, seconds)) {
            box.getStyleClass().add(Styles.SMALL);
        }
        filter.getStyleClass().add(Styles.SMALL);
        HBox tools = new HBox(6, from, all, order, packed, shown, filter, spring(), seconds, anew, improve, stop, kept);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.setPadding(new Insets(6, 14, 3, 14));
        from.setPrefWidth(150);
        order.setPrefWidth(104);
        return tools;
    }

    private static <T> StringConverter<T> named(String prefix) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : Texts.text(prefix + value.toString().toLowerCase(java.util.Locale.ROOT));
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("a choice is not typed");
            }
        };
    }

    private static Button button(String key, String icon, Runnable action) {
        boolean brief = key.equals("resetall");
        Button button = new Button(brief ? "" : Texts.text("schedule." + key), new FontIcon(icon));
        button.setId("schedule-" + key);
        button.getStyleClass().add(Styles.SMALL);
        button.setTooltip(new Tooltip(Texts.text("schedule." + key + ".help")));
        button.setAccessibleText(Texts.text("schedule." + key + ".help"));
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** The curves and their words; in sight from the first search on. */
    private Node search() {
        Label words = new Label();
        words.setId("solve-words");
        words.textProperty().bind(solve.words());
        words.setWrapText(true);
        words.setPrefWidth(TimeCanvas.RIGHT + 40);
        words.setMinWidth(TimeCanvas.RIGHT);
        Button close = new Button("", new FontIcon("fth-x"));
        close.setId("solve-close");
        close.setAccessibleText(Texts.text("schedule.curve.close"));
        close.setTooltip(new Tooltip(Texts.text("schedule.curve.close")));
        close.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON);
        HBox search = new HBox(12, curve, words, close);
        search.setAlignment(Pos.CENTER_LEFT);
        search.setPadding(new Insets(2, 14, 2, 14));
        search.getStyleClass().add("schedule-search");
        HBox.setHgrow(curve, Priority.ALWAYS);
        search.setVisible(false);
        search.managedProperty().bind(search.visibleProperty());
        close.setOnAction(_ -> search.setVisible(false));
        solve.running().subscribe(on -> {
            if (on) {
                search.setVisible(true);
            }
        });
        close.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> solve.running().get(), solve.running()));
        return search;
    }

    private void start(boolean improve) {
        start(new ScheduleSolve.Request(improve, seconds.getValue(), 0, 1));
    }

    void start(ScheduleSolve.Request request) {
        solve.start(request);
    }

    ScheduleViewModel model() {
        return model;
    }

    ScheduleGantt gantt() {
        return gantt;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public boolean ready() {
        return model.desk().get() != null
                && !model.opening().get()
                && !solve.running().get();
    }

    @Override
    public void opened() {
        model.active(true);
        frames.start();
    }

    @Override
    public void closed() {
        model.active(false);
        frames.stop();
    }
}
