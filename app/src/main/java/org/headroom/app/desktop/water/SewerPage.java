package org.headroom.app.desktop.water;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.BandView;
import org.headroom.app.desktop.chart.DayAxis;
import org.headroom.app.desktop.chart.Line;
import org.headroom.app.desktop.chart.TimeSeriesView;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.WaterFacts;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.data.quantity.Unit;

/** What goes to the sewer: how much of its limit, how strong, how warm. */
final class SewerPage extends BorderPane {
    private static final List<Measures> ROWS = List.of(
            Measures.SEWER_TEMPERATURE_C,
            Measures.SEWER_PH,
            Measures.SEWER_TDS_MG_PER_L,
            Measures.SEWER_BOD_MG_PER_L,
            Measures.SEWER_COD_MG_PER_L,
            Measures.SEWER_TSS_MG_PER_L,
            Measures.SEWER_AMMONIA_N_MG_PER_L,
            Measures.SEWER_NITROGEN_MG_PER_L,
            Measures.SEWER_PHOSPHORUS_MG_PER_L);

    private final TimeWindow time;
    private final WaterViewModel model;
    private final GridPane table = Pages.table(6);
    private final BandView band;
    private final TimeSeriesView flow;
    private final TimeSeriesView strength;
    private final TimeSeriesView warmth;

    SewerPage(WaterViewModel model, TimeWindow time) {
        this.model = model;
        this.time = time;
        band = new BandView(time, WaterDays.SEWER);
        flow = new TimeSeriesView(time, Texts.text("water.chart.sewer"), Unit.GAL_PER_DAY, true);
        strength = new TimeSeriesView(time, Texts.text("water.chart.strength"), Unit.MG_PER_L, true);
        warmth = new TimeSeriesView(time, Texts.text("water.chart.warmth"), Unit.C, false);
        table.setId("water-sewer-table");
        table.setMaxWidth(860);
        VBox top = new VBox(
                6, Pages.heading(Texts.text("water.sewer.title")), table, Pages.note(Texts.text("water.sewer.note")));
        top.setPadding(new Insets(0, 0, 10, 0));
        VBox charts = new VBox(2, band, flow, strength, warmth, new DayAxis(time));
        VBox.setVgrow(flow, Priority.ALWAYS);
        VBox.setVgrow(strength, Priority.ALWAYS);
        VBox.setVgrow(warmth, Priority.ALWAYS);
        setTop(top);
        setCenter(charts);
        setPadding(new Insets(10, 14, 4, 14));
        WhileShown.follow(this, this::showCharts, model.days());
        WhileShown.follow(this, this::showTable, model.days(), model.facts(), time.momentS, time.display.units());
    }

    private void showCharts() {
        WaterDays days = model.days().get();
        if (days == null) {
            return;
        }
        WhatIfOutcome answer = days.answer();
        long startS = answer.startS();
        long stepS = answer.stepS();
        band.show(answer);
        flow.show(
                startS,
                stepS,
                List.of(
                        line("discharge", answer, Measures.SEWER_GAL_PER_DAY, 0),
                        line("blowdown", answer, Measures.BLOWDOWN_GAL_PER_DAY, 1),
                        Line.of(Texts.text("water.row.people"), days.people(), 3)));
        strength.show(
                startS,
                stepS,
                List.of(
                        line("bod", answer, Measures.SEWER_BOD_MG_PER_L, 0),
                        line("cod", answer, Measures.SEWER_COD_MG_PER_L, 1),
                        line("tss", answer, Measures.SEWER_TSS_MG_PER_L, 2)));
        warmth.show(startS, stepS, List.of(line("discharge", answer, Measures.SEWER_TEMPERATURE_C, 0)));
    }

    private static Line line(String key, WhatIfOutcome answer, Measures measure, int kind) {
        return Line.of(Texts.text("water.line." + key), answer.series(measure), kind);
    }

    private void showTable() {
        WaterDays days = model.days().get();
        WaterFacts facts = model.facts().get();
        if (days == null || facts == null) {
            return;
        }
        WhatIfOutcome answer = days.answer();
        WaterDays.Day day = days.at(time.momentS.get());
        int step = answer.stepAt(time.momentS.get());
        table.getChildren().clear();
        table.addRow(
                0,
                Pages.head(Texts.text("water.sewer.what")),
                Pages.head(Texts.text("water.balance.moment", Pages.clock(time.momentS.get(), time.zone))),
                Pages.head(Texts.text("water.sewer.day", Texts.day(day.fromS() + 43_200.0, time.zone))),
                Pages.head(Texts.text("water.sewer.lowest")),
                Pages.head(Texts.text("water.sewer.highest")),
                Pages.head(Texts.text("water.sewer.limit")));
        int row = 1;
        for (Measures measure : ROWS) {
            Shown shown = shown(measure);
            double high = days.highest(measure, 0, answer.count());
            double low = days.lowest(measure, 0, answer.count());
            boolean bad = facts.sewerLimits().stream()
                    .anyMatch(l -> l.measure() == measure && (l.least() ? low < l.allowed() : high > l.allowed()));
            Label limit = Pages.cell(limit(facts, measure, shown), false);
            if (bad) {
                limit.getStyleClass().add("danger");
            }
            Label name =
                    Pages.cell(Texts.text("water.sewer." + measure.measure().id()), false);
            name.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            table.addRow(
                    row++,
                    name,
                    Pages.cell(shown.format(answer.series(measure)[step]), true),
                    Pages.cell(shown.format(days.mean(measure, day.firstStep(), day.endStep())), false),
                    Pages.cell(shown.format(low), false),
                    Pages.cell(shown.format(high), false),
                    limit);
        }
    }

    private Shown shown(Measures measure) {
        Shown shown = Shown.of(time.display, measure.measure().unit());
        return measure == Measures.SEWER_PH ? shown.with(2) : shown;
    }

    private static String limit(WaterFacts facts, Measures measure, Shown shown) {
        Optional<String> least = facts.sewerLimits().stream()
                .filter(l -> l.measure() == measure && l.least())
                .map(l -> Texts.text("water.sewer.least", shown.format(l.allowed())))
                .findFirst();
        Optional<String> most = facts.sewerLimits().stream()
                .filter(l -> l.measure() == measure && !l.least())
                .map(l -> Texts.text("water.sewer.most", shown.format(l.allowed())))
                .findFirst();
        return least.isPresent() && most.isPresent()
                ? least.get() + ", " + most.get()
                : least.or(() -> most).orElse(Texts.text("water.sewer.nolimit"));
    }
}
