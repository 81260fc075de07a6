package org.headroom.app.desktop.scenarios;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.chart.ChartMenu;
import org.headroom.app.desktop.chart.Line;
import org.headroom.app.desktop.chart.TimeSeriesView;
import org.headroom.app.desktop.scenarios.BarsView.Bar;
import org.headroom.app.desktop.scenarios.Row.Kind;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;

/** The comparison as pictures: the figure of the selected row as bars, a measure's lines over the window. */
final class ComparisonCharts extends HBox {
    private final Workspace workspace;
    private final ScenariosViewModel model;
    private final BarsView bars;
    private final ComboBox<Measures> measure = new ComboBox<>();
    private final StackPane place = new StackPane();
    private @Nullable TimeSeriesView lines;
    private @Nullable Measures shown;
    private @Nullable Row row;
    private boolean filling;

    ComparisonCharts(Workspace workspace, ScenariosViewModel model) {
        super(14);
        this.workspace = workspace;
        this.model = model;
        bars = new BarsView(workspace.display());
        ChartMenu.on(bars, workspace.time(), bars::asCsv);
        bars.setPrefWidth(330);
        bars.setMinWidth(300);
        measure.setId("comparison-measure");
        measure.setAccessibleText(Texts.text("scenarios.measure"));
        measure.getStyleClass().add(Styles.SMALL);
        measure.setVisibleRowCount(18);
        measure.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Measures m) {
                return m == null ? "" : m.measure().label();
            }

            @Override
            public Measures fromString(String words) {
                throw new UnsupportedOperationException("a measure is chosen");
            }
        });
        measure.setValue(Measures.SITE_POWER_MW);
        measure.valueProperty().subscribe((_, _) -> {
            if (!filling) {
                fill();
            }
        });
        Label of = new Label(Texts.text("scenarios.measure"));
        of.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        of.setLabelFor(measure);
        HBox head = new HBox(8, of, measure);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox right = new VBox(4, head, place);
        VBox.setVgrow(place, Priority.ALWAYS);
        setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(bars, right);
        setMinHeight(150);
    }

    /** Follows the row that is selected; a row of a measure is drawn over time too. */
    void follow(@Nullable Row selected) {
        if (selected == null || selected.kind() == Kind.GROUP) {
            return;
        }
        row = selected;
        Measures of = ScenariosViewModel.measureOf(selected);
        if (of != null) {
            measure.setValue(of);
        }
        fill();
    }

    void fill() {
        Comparison comparison = model.comparison();
        Row of = row != null && model.rows().contains(row)
                ? row
                : model.rows().stream()
                        .filter(r -> r.kind() == Kind.FIGURE)
                        .findFirst()
                        .orElse(null);
        if (of != null) {
            bars.show(of.title(), comparison.unitLabel(of), bars(of));
        }
        filling = true;
        List<Measures> all = comparison.measures();
        if (!all.equals(measure.getItems()) && !all.isEmpty()) {
            Measures chosen = measure.getValue();
            measure.getItems().setAll(all);
            measure.setValue(all.contains(chosen) ? chosen : all.getFirst());
        }
        filling = false;
        lines(comparison);
    }

    private List<String> order() {
        List<String> ids = new ArrayList<>(model.compared().get());
        ids.remove(model.base().get());
        ids.addFirst(model.base().get());
        return ids;
    }

    private List<Bar> bars(Row of) {
        List<Bar> list = new ArrayList<>();
        for (String id : order()) {
            Row.Cell cell = of.cell(id).get();
            boolean moment = of.unit() == org.headroom.data.quantity.Unit.S;
            String text = of.kind() == Kind.INPUT ? model.inputs().shown(of.key(), cell.value()) : cell.value();
            list.add(new Bar(
                    model.name(id),
                    moment ? Double.NaN : cell.number(),
                    text.isEmpty() ? cell.state() : text,
                    id.equals(model.base().get())));
        }
        return list;
    }

    private void lines(Comparison comparison) {
        Measures of = measure.getValue();
        if (of == null) {
            return;
        }
        if (lines == null || of != shown) {
            shown = of;
            TimeSeriesView view = new TimeSeriesView(
                    workspace.time(),
                    Texts.text("scenarios.lines"),
                    of.measure().unit(),
                    false);
            view.setId("comparison-lines");
            lines = view;
            place.getChildren().setAll(view);
        }
        List<Line> list = new ArrayList<>();
        long startS = 0;
        long stepS = 1;
        int kind = 0;
        for (String id : order()) {
            WhatIfOutcome outcome = comparison.outcome(id);
            double[] values = outcome == null ? null : outcome.series().get(of);
            if (outcome != null && values != null) {
                startS = outcome.startS();
                stepS = outcome.stepS();
                list.add(
                        id.equals(model.base().get())
                                ? Line.ghost(model.name(id), values)
                                : Line.of(model.name(id), values, kind));
            }
            kind++;
        }
        if (!list.isEmpty()) {
            Objects.requireNonNull(lines).show(startS, stepS, list);
        }
    }
}
