package org.headroom.app.desktop.network;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.chart.DayAxis;
import org.headroom.app.desktop.chart.Line;
import org.headroom.app.desktop.chart.TimeSeriesView;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.PlantModel;
import org.headroom.app.tasks.PlantSeries;
import org.headroom.app.tasks.PlantState;
import org.headroom.data.quantity.Unit;

/** Temperatures of the main transformers over the window with their limit, and the life that they use up. */
final class TransformerPane extends VBox {
    private final Label life = new Label();
    private final TimeSeriesView heat;
    private final TimeSeriesView load;

    TransformerPane(Workspace workspace) {
        super(6);
        heat = new TimeSeriesView(workspace.time(), Texts.text("network.transformer.heat"), Unit.C, false);
        heat.setId("transformer-heat");
        load = new TimeSeriesView(workspace.time(), Texts.text("network.transformer.load"), Unit.MVA, true);
        load.setId("transformer-load");
        life.setId("transformer-life");
        life.getStyleClass().add(Styles.TEXT_BOLD);
        life.setWrapText(true);
        VBox.setVgrow(heat, Priority.ALWAYS);
        VBox.setVgrow(load, Priority.SOMETIMES);
        setPadding(new Insets(8, 10, 4, 10));
        getChildren().addAll(life, heat, load, new DayAxis(workspace.time()));
    }

    void show(PlantSeries series, PlantModel plant, double atS) {
        PlantState.Part part = plant.state(series, atS).part("transformers");
        List<Line> lines = new ArrayList<>();
        add(lines, series, Measures.TRANSFORMER_HOT_SPOT_C, "network.transformer.hot_spot", 1);
        add(lines, series, Measures.TRANSFORMER_TOP_OIL_C, "network.transformer.top_oil", 0);
        List<Line> loads = new ArrayList<>();
        add(loads, series, Measures.TRANSFORMER_MVA, "network.transformer.mva", 2);
        for (PlantState.Limit limit : part.limits()) {
            double[] level = new double[series.count()];
            Arrays.fill(level, limit.allowed());
            (limit.unit() == Unit.C ? lines : loads).add(Line.limit(Texts.text("network.transformer.limit"), level));
        }
        heat.show(series.startS(), series.stepS(), lines);
        load.show(series.startS(), series.stepS(), loads);
        double[] ageing = series.values().get(Measures.TRANSFORMER_AGEING);
        if (ageing == null) {
            life.setText(Texts.text("network.transformer.unknown"));
        } else {
            double mean = Arrays.stream(ageing).average().orElse(Double.NaN);
            double days = (series.endS() - series.startS()) / 86400.0;
            double now = series.at(Measures.TRANSFORMER_AGEING, atS);
            life.setText(Texts.text(
                    "network.transformer.life",
                    Texts.number(mean * days, 2),
                    Texts.number(days, 1),
                    Texts.number(mean, 2),
                    Texts.number(now, 2)));
        }
    }

    private static void add(List<Line> lines, PlantSeries series, Measures measure, String key, int kind) {
        double[] values = series.values().get(measure);
        if (values != null) {
            lines.add(Line.of(Texts.text(key), values, kind));
        }
    }
}
