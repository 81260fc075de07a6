package org.headroom.app.desktop.live;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.chart.ChartMenu;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.LiveMoment;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** The main measures as measured and predicted, with alarms and calibration beside them. */
final class NowPage extends BorderPane {
    private static final int[] HOURS = {1, 3, 6, 24};

    /** Of what is shown, for the forecast ahead. */
    private static final double AHEAD = 0.35;

    /** Shown even where less is known, s. */
    private static final double LEAST_PAST_S = 1800;

    private final LiveViewModel model;
    private final Map<Measured, LiveChart> charts = new LinkedHashMap<>();
    private final DoubleProperty cursorS = new SimpleDoubleProperty(Double.NaN);
    private final AlarmList alarms;
    private final CalibrationTable calibration;
    private final Label alarmsHead = heading("");
    private double hours = HOURS[0];

    /** A meter that is charted, with what is forecast of it. */
    private enum Measured {
        POWER("revenue", Unit.MW, Measures.SITE_POWER_MW),
        MAKEUP("makeup", Unit.GAL_PER_DAY, Measures.MAKEUP_GAL_PER_DAY),
        COLD_WATER("cold_water", Unit.C, Measures.COLD_WATER_C),
        WARM_SUPPLY("warm_supply", Unit.C, Measures.WARM_SUPPLY_C),
        WETBULB("wetbulb", Unit.C, Measures.WETBULB_C);

        final String meter;
        final Unit unit;
        final Measures measure;

        Measured(String meter, Unit unit, Measures measure) {
            this.meter = meter;
            this.unit = unit;
            this.measure = measure;
        }
    }

    NowPage(LiveViewModel model, Display display, ZoneId zone) {
        this.model = model;
        alarms = new AlarmList(model, zone);
        calibration = new CalibrationTable(model);
        VBox stack = new VBox(0);
        Measured[] all = Measured.values();
        for (Measured m : all) {
            LiveChart chart = new LiveChart(
                    "live-chart-" + m.meter.replace('_', '-'),
                    Texts.text("live.meter." + m.meter),
                    m.unit,
                    display,
                    zone,
                    cursorS,
                    m == all[all.length - 1]);
            ChartMenu.on(chart, model.time(), chart::asCsv);
            VBox.setVgrow(chart, Priority.ALWAYS);
            charts.put(m, chart);
            stack.getChildren().add(chart);
        }
        setTop(spans());
        setCenter(stack);
        VBox side = new VBox(
                8,
                alarmsHead,
                alarms,
                heading(Texts.text("live.calibration")),
                note("live.calibration.note"),
                calibration);
        side.setPadding(new Insets(0, 14, 10, 10));
        ScrollPane scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefWidth(390);
        scroll.setMinWidth(360);
        scroll.getStyleClass().add("live-side");
        setRight(scroll);
        setPadding(new Insets(0, 0, 4, 14));
        WhileShown.follow(this, this::show, model.moment());
    }

    static Label heading(String words) {
        Label label = new Label(words);
        label.getStyleClass().add(Styles.TEXT_BOLD);
        return label;
    }

    static Label note(String key) {
        Label label = new Label(Texts.text(key));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        return label;
    }

    private HBox spans() {
        HBox bar = new HBox(0, note("live.span"));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setSpacing(0);
        HBox.setMargin(bar.getChildren().getFirst(), new Insets(0, 8, 0, 0));
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < HOURS.length; i++) {
            int h = HOURS[i];
            ToggleButton button = new ToggleButton(Texts.text("live.span.hours", h));
            button.setId("live-span-" + h);
            button.setToggleGroup(group);
            button.setSelected(h == HOURS[0]);
            button.setOnAction(_ -> {
                button.setSelected(true);
                hours = h;
                show();
            });
            button.getStyleClass()
                    .addAll(i == 0 ? "left-pill" : i == HOURS.length - 1 ? "right-pill" : "center-pill", "small");
            bar.getChildren().add(button);
        }
        return bar;
    }

    private void show() {
        LiveMoment now = model.moment().get();
        if (now == null || Double.isNaN(now.atS())) {
            return;
        }
        double[] known = model.trace("revenue").atS();
        double sinceS = known.length == 0 ? now.atS() : known[0];
        double pastS = Math.max(Math.min(LEAST_PAST_S, hours * 3600), Math.min(hours * 3600, now.atS() - sinceS));
        double toS = now.atS() + pastS * AHEAD / (1 - AHEAD);
        LiveMoment.Ahead ahead = now.forecast();
        charts.forEach((m, chart) -> {
            chart.window(now.atS() - pastS, toS, now.atS());
            chart.show(
                    model.trace(m.meter),
                    now.pair(m.meter),
                    instants(ahead),
                    ahead == null ? null : ahead.bands().get(m.measure),
                    m == Measured.POWER ? now.powerLimitMw() : Double.POSITIVE_INFINITY);
        });
        List<LiveMoment.LiveAlarm> standing = new ArrayList<>(now.alarms());
        alarmsHead.setText(Texts.text("live.alarms.count", standing.size()));
        alarms.show(standing);
        calibration.show(now.parameters());
    }

    /** Instants of a forecast. */
    static double[] instants(LiveMoment.@Nullable Ahead ahead) {
        if (ahead == null) {
            return new double[0];
        }
        double[] atS = new double[ahead.leadS().length];
        for (int i = 0; i < atS.length; i++) {
            atS[i] = ahead.issuedS() + ahead.leadS()[i];
        }
        return atS;
    }
}
