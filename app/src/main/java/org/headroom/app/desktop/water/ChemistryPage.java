package org.headroom.app.desktop.water;

import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.ChartMenu;
import org.headroom.app.desktop.chart.DayAxis;
import org.headroom.app.desktop.chart.Line;
import org.headroom.app.desktop.chart.TimeSeriesView;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.WaterFacts;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.data.quantity.Unit;

/** How far tower water is concentrated and what stops it, what is in the waters, and the basins through time. */
final class ChemistryPage extends BorderPane {
    /** Dissolved solids over conductivity of cooling water, mg/L to uS/cm: 0.65, usually 0.55 to 0.7 (Standard Methods 2510). */
    private static final double TDS_OVER_CONDUCTIVITY = 0.65;

    private final TimeWindow time;
    private final WaterViewModel model;
    private final CycleBars bars;
    private final GridPane waters = new GridPane();
    private final Pages.Tile cycles = new Pages.Tile("water-cycles", Texts.text("water.tile.cycles"));
    private final Pages.Tile tds = new Pages.Tile("water-tds", Texts.text("water.tile.tds"));
    private final Pages.Tile conductivity = new Pages.Tile("water-conductivity", Texts.text("water.tile.conductivity"));
    private final Pages.Tile ph = new Pages.Tile("water-ph", Texts.text("water.tile.ph"));
    private final Pages.Tile calcite = new Pages.Tile("water-calcite", Texts.text("water.tile.calcite"));
    private final TimeSeriesView cyclesChart;
    private final TimeSeriesView tdsChart;
    private final TimeSeriesView calciteChart;

    ChemistryPage(WaterViewModel model, TimeWindow time) {
        this.model = model;
        this.time = time;
        bars = new CycleBars(time);
        ChartMenu.on(bars, time, bars::asCsv);
        cyclesChart = new TimeSeriesView(time, Texts.text("water.chart.cycles"), "", 1, true);
        tdsChart = new TimeSeriesView(time, Texts.text("water.chart.tds"), Unit.MG_PER_L, true);
        calciteChart = new TimeSeriesView(time, Texts.text("water.chart.calcite"), "", 2, true);
        HBox tiles = new HBox(0, cycles, tds, conductivity, ph, calcite);
        tiles.getChildren().forEach(t -> HBox.setHgrow(t, Priority.ALWAYS));
        VBox left = new VBox(6, Pages.heading(Texts.text("water.cycles.title")), bars);
        VBox.setVgrow(bars, Priority.ALWAYS);
        waters.setId("water-waters");
        waters.setHgap(18);
        waters.setVgap(3);
        VBox right = new VBox(
                6,
                Pages.heading(Texts.text("water.waters.title")),
                waters,
                Pages.note(Texts.text("water.waters.note")));
        right.setPadding(new Insets(0, 0, 0, 24));
        right.setMinWidth(400);
        HBox middle = new HBox(left, right);
        HBox.setHgrow(left, Priority.ALWAYS);
        middle.setPadding(new Insets(10, 0, 6, 0));
        VBox charts = new VBox(2, cyclesChart, tdsChart, calciteChart, new DayAxis(time));
        setTop(tiles);
        setCenter(middle);
        setBottom(charts);
        setPadding(new Insets(6, 14, 4, 14));
        WhileShown.follow(this, this::showCharts, model.days());
        WhileShown.follow(this, this::showMoment, model.days(), model.facts(), time.momentS);
    }

    private void showCharts() {
        WaterDays days = model.days().get();
        if (days == null) {
            return;
        }
        WhatIfOutcome answer = days.answer();
        long startS = answer.startS();
        long stepS = answer.stepS();
        cyclesChart.show(
                startS,
                stepS,
                List.of(Line.stepped(Texts.text("water.line.cycles"), answer.series(Measures.CYCLES), 0)));
        tdsChart.show(
                startS,
                stepS,
                List.of(
                        Line.of(Texts.text("water.line.basin"), answer.series(Measures.BASIN_TDS_MG_PER_L), 0),
                        Line.of(Texts.text("water.line.discharge"), answer.series(Measures.SEWER_TDS_MG_PER_L), 1)));
        calciteChart.show(
                startS,
                stepS,
                List.of(Line.of(Texts.text("water.line.calcite"), answer.series(Measures.BASIN_CALCITE_INDEX), 0)));
    }

    private void showMoment() {
        WaterDays days = model.days().get();
        WaterFacts facts = model.facts().get();
        if (days == null || facts == null) {
            return;
        }
        WhatIfOutcome answer = days.answer();
        int step = answer.stepAt(time.momentS.get());
        double aimed = answer.series(Measures.CYCLES)[step];
        String binding = WaterFacts.cycleLimit(answer.series(Measures.CYCLE_LIMIT)[step]);
        double solids = answer.series(Measures.BASIN_TDS_MG_PER_L)[step];
        String when = Texts.moment(time.momentS.get(), time.zone);
        cycles.set(
                Texts.number(aimed, 1),
                Texts.text("water.tile.cycles.note", Texts.text("water.limit." + binding)),
                false);
        tds.set(Texts.number(solids, 0) + " mg/L", when, false);
        conductivity.set(
                Texts.number(solids / TDS_OVER_CONDUCTIVITY, 0) + " \u00b5S/cm",
                Texts.text("water.tile.conductivity.note"),
                false);
        ph.set(
                Texts.number(answer.series(Measures.BASIN_PH)[step], 2),
                Texts.text("water.tile.ph.note", limitText(facts, "ph")),
                false);
        calcite.set(
                Texts.signed(answer.series(Measures.BASIN_CALCITE_INDEX)[step], 2),
                Texts.text("water.tile.calcite.note", limitText(facts, "calcite")),
                false);
        bars.show(facts, aimed, binding);
        showWaters(facts, aimed);
    }

    private static String limitText(WaterFacts facts, String id) {
        return facts.cycleLimits().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .map(r -> Texts.number(r.allowed(), 1))
                .orElse("\u2013");
    }

    private void showWaters(WaterFacts facts, double aimed) {
        waters.getChildren().clear();
        int column = 1;
        waters.add(Pages.head("mg/L"), 0, 0);
        for (WaterFacts.Water water : facts.waters()) {
            add(column, Texts.text("water.water." + water.id()), water, 1);
            double times = allowed(facts, water.id(), aimed);
            add(column + 1, Texts.text("water.water.concentrated", Texts.number(times, 1)), water, times);
            column += 2;
        }
        waters.add(Pages.head(Texts.text("water.water.limit")), column, 0);
        for (int r = 0; r < QUALITIES.size(); r++) {
            Quality quality = QUALITIES.get(r);
            waters.add(Pages.cell(Texts.text("water.quality." + quality.id()), false), 0, r + 1);
            String id = quality.limit();
            Label cell = Pages.cell(
                    facts.cycleLimits().stream()
                            .filter(l -> l.id().equals(id))
                            .findFirst()
                            .map(l -> Texts.number(l.allowed(), l.allowed() < 10 ? 1 : 0))
                            .orElse("\u2013"),
                    false);
            GridPane.setHalignment(cell, javafx.geometry.HPos.RIGHT);
            waters.add(cell, column, r + 1);
        }
    }

    /** How often a water may be concentrated by itself: as fixed, else as its tightest limit says. */
    private static double allowed(WaterFacts facts, String water, double aimed) {
        if (!Double.isNaN(facts.cyclesFixed())) {
            return facts.cyclesFixed();
        }
        return facts.cycleLimits().stream()
                .mapToDouble(r -> water.equals("mains") ? r.mainsCycles() : r.recycledCycles())
                .filter(Double::isFinite)
                .min()
                .orElse(aimed);
    }

    private record Quality(String id, String limit, ToDoubleFunction<WaterFacts.Water> of) {}

    private static final List<Quality> QUALITIES = List.of(
            new Quality("tds", "tds", WaterFacts.Water::tdsMgPerL),
            new Quality("silica", "silica", WaterFacts.Water::silicaMgPerL),
            new Quality("hardness", "", WaterFacts.Water::hardnessMgPerL),
            new Quality("alkalinity", "alkalinity", WaterFacts.Water::alkalinityMgPerL),
            new Quality("chloride", "chloride", WaterFacts.Water::chlorideMgPerL),
            new Quality("sulphate", "sulphate", WaterFacts.Water::sulphateMgPerL),
            new Quality("phosphate", "phosphate", WaterFacts.Water::phosphateMgPerL),
            new Quality("ammonium", "ammonium", WaterFacts.Water::ammoniumMgPerL));

    private void add(int column, String head, WaterFacts.Water water, double times) {
        Label title = Pages.head(head);
        GridPane.setHalignment(title, javafx.geometry.HPos.RIGHT);
        waters.add(title, column, 0);
        for (int r = 0; r < QUALITIES.size(); r++) {
            double value = QUALITIES.get(r).of().applyAsDouble(water) * times;
            Label cell = Pages.cell(Texts.number(value, value < 10 ? 1 : 0), false);
            GridPane.setHalignment(cell, javafx.geometry.HPos.RIGHT);
            waters.add(cell, column, r + 1);
        }
    }
}
