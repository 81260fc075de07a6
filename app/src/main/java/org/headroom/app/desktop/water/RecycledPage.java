package org.headroom.app.desktop.water;

import java.util.Arrays;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.DayAxis;
import org.headroom.app.desktop.chart.Line;
import org.headroom.app.desktop.chart.TimeSeriesView;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.WaterFacts;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.data.quantity.Unit;
import org.kordamp.ikonli.javafx.FontIcon;

/** The recycled-water plant: what it can give and gives, its trains, pressure, tank and power. */
final class RecycledPage extends BorderPane {
    private static final double GAL_M3 = 3.785411784e-3;

    private final TimeWindow time;
    private final WaterViewModel model;
    private final Label state = new Label();
    private final Pages.Tile rated = new Pages.Tile("water-recycled-rated", Texts.text("water.tile.rated"));
    private final Pages.Tile product = new Pages.Tile("water-recycled-product", Texts.text("water.tile.product"));
    private final Pages.Tile site = new Pages.Tile("water-recycled-site", Texts.text("water.tile.site"));
    private final Pages.Tile energy = new Pages.Tile("water-recycled-energy", Texts.text("water.tile.energy"));
    private final Pages.Tile tmp = new Pages.Tile("water-recycled-tmp", Texts.text("water.tile.tmp"));
    private final Pages.Tile tank = new Pages.Tile("water-recycled-tank", Texts.text("water.tile.storage"));
    private final Button bring = new Button(Texts.text("water.recycled.bring"), new FontIcon("fth-droplet"));
    private final VBox charts;
    private final TimeSeriesView flows;
    private final TimeSeriesView users;
    private final TimeSeriesView pressure;
    private final TimeSeriesView trains;
    private final TimeSeriesView storage;
    private final TimeSeriesView power;

    RecycledPage(WaterViewModel model, TimeWindow time) {
        this.model = model;
        this.time = time;
        flows = new TimeSeriesView(time, Texts.text("water.chart.plant"), Unit.GAL_PER_DAY, true);
        users = new TimeSeriesView(time, Texts.text("water.chart.users"), Unit.GAL_PER_DAY, true);
        pressure = new TimeSeriesView(time, Texts.text("water.chart.tmp"), Unit.KPA, true);
        trains = new TimeSeriesView(time, Texts.text("water.chart.trains"), "", 0, true);
        storage = new TimeSeriesView(time, Texts.text("water.chart.storage"), Unit.PERCENT, true);
        power = new TimeSeriesView(time, Texts.text("water.chart.power"), Unit.MW, true);
        state.setId("water-recycled-state");
        state.setWrapText(true);
        HBox tiles = new HBox(0, rated, product, site, energy, tmp, tank);
        tiles.getChildren().forEach(t -> HBox.setHgrow(t, Priority.ALWAYS));
        charts = new VBox(2, flows, users, pressure, trains, storage, power, new DayAxis(time));
        charts.getChildren().forEach(c -> VBox.setVgrow(c, Priority.ALWAYS));
        VBox.setVgrow(charts.getChildren().getLast(), Priority.NEVER);
        for (TimeSeriesView chart : List.of(flows, users, pressure, trains, storage, power)) {
            chart.setMinHeight(66);
        }
        bring.setId("water-recycled-bring");
        bring.setOnAction(_ -> model.bringRecycled());
        VBox top = new VBox(8, state, bring, tiles);
        top.setPadding(new Insets(0, 0, 8, 0));
        setTop(top);
        setPadding(new Insets(10, 14, 4, 14));
        WhileShown.follow(this, this::showCharts, model.days(), model.facts());
        WhileShown.follow(this, this::showMoment, model.days(), model.facts(), time.momentS, time.display.units());
    }

    private void showCharts() {
        WaterDays days = model.days().get();
        WaterFacts facts = model.facts().get();
        if (days == null || facts == null) {
            return;
        }
        WhatIfOutcome answer = days.answer();
        long startS = answer.startS();
        long stepS = answer.stepS();
        WaterFacts.Recycled plant = facts.recycled();
        double[] capacity = new double[answer.count()];
        Arrays.fill(capacity, plant == null ? Double.NaN : plant.ratedGalPerDay() * plant.capacityShare());
        flows.show(
                startS,
                stepS,
                List.of(
                        Line.limit(Texts.text("water.line.capacity"), capacity),
                        line("product", answer, Measures.RECYCLING_PRODUCT_GAL_PER_DAY, 0),
                        line("intake", answer, Measures.RECYCLING_INTAKE_GAL_PER_DAY, 1),
                        line("reject", answer, Measures.RECYCLING_REJECT_GAL_PER_DAY, 2)));
        users.show(
                startS,
                stepS,
                List.of(
                        line("site", answer, Measures.RECYCLED_GAL_PER_DAY, 0),
                        line("offer", answer, Measures.RECYCLED_OFFER_GAL_PER_DAY, 1),
                        line("others", answer, Measures.RECYCLING_OTHERS_GAL_PER_DAY, 2)));
        double[] most = new double[answer.count()];
        Arrays.fill(most, plant == null ? Double.NaN : plant.tmpMostKpa());
        pressure.show(
                startS,
                stepS,
                List.of(
                        Line.limit(Texts.text("water.line.tmpmost"), most),
                        line("tmp", answer, Measures.RECYCLING_TMP_KPA, 0)));
        trains.show(startS, stepS, List.of(line("trains", answer, Measures.RECYCLING_TRAINS_COUNT, 0)));
        storage.show(startS, stepS, List.of(line("storage", answer, Measures.RECYCLING_STORAGE_PERCENT, 0)));
        power.show(startS, stepS, List.of(line("power", answer, Measures.RECYCLING_MW, 0)));
    }

    private static Line line(String key, WhatIfOutcome answer, Measures measure, int kind) {
        return Line.of(Texts.text("water.line." + key), answer.series(measure), kind);
    }

    private void showMoment() {
        WaterDays days = model.days().get();
        WaterFacts facts = model.facts().get();
        if (days == null || facts == null) {
            return;
        }
        WaterFacts.Recycled plant = facts.recycled();
        WhatIfOutcome answer = days.answer();
        boolean gives = plant != null && days.highest(Measures.RECYCLING_PRODUCT_GAL_PER_DAY, 0, answer.count()) > 0;
        state.setText(
                plant == null
                        ? Texts.text("water.recycled.never")
                        : gives
                                ? Texts.text("water.recycled.runs")
                                : Texts.text(
                                        plant.fromS() >= answer.endS() ? "water.recycled.later" : "water.recycled.idle",
                                        date(plant.fromS()),
                                        plant.stage()));
        bring.setVisible(!gives);
        bring.setManaged(!gives);
        setCenter(gives ? charts : null);
        int step = answer.stepAt(time.momentS.get());
        Shown flow = Shown.fitting(
                time.display, Unit.GAL_PER_DAY, plant == null ? 1e6 : Math.max(1, plant.ratedGalPerDay()));
        double made = answer.series(Measures.RECYCLING_PRODUCT_GAL_PER_DAY)[step];
        double taken = answer.series(Measures.RECYCLED_GAL_PER_DAY)[step];
        rated.set(
                plant == null ? "\u2013" : flow.format(plant.ratedGalPerDay()),
                plant == null ? "" : Texts.text("water.tile.rated.note", Texts.number(100 * plant.capacityShare(), 0)),
                false);
        product.set(
                flow.format(made),
                Texts.text("water.tile.product.note", flow.format(mean(days, Measures.RECYCLING_PRODUCT_GAL_PER_DAY))),
                false);
        double makeup = answer.series(Measures.MAKEUP_GAL_PER_DAY)[step];
        site.set(
                flow.format(taken),
                Texts.text("water.tile.site.note", Texts.number(makeup > 0 ? 100 * taken / makeup : 0, 0)),
                false);
        Shown perM3 = Shown.of(time.display, Unit.KWH_PER_M3);
        double meanGal = mean(days, Measures.RECYCLING_PRODUCT_GAL_PER_DAY);
        double kwh = meanGal > 0 ? mean(days, Measures.RECYCLING_MW) * 24_000 / (meanGal * GAL_M3) : Double.NaN;
        energy.set(
                perM3.format(kwh),
                plant == null ? "" : Texts.text("water.tile.energy.note", perM3.format(plant.ratedKwhPerM3())),
                false);
        Shown kpa = Shown.of(time.display, Unit.KPA);
        double now = answer.series(Measures.RECYCLING_TMP_KPA)[step];
        double most = plant == null ? Double.NaN : plant.tmpMostKpa();
        tmp.set(kpa.format(now), Texts.text("water.tile.tmp.note", kpa.format(most)), now > most);
        tank.set(
                Texts.number(answer.series(Measures.RECYCLING_STORAGE_PERCENT)[step], 0) + " %",
                Texts.text(
                        "water.tile.storage.note",
                        Shown.fitting(time.display, Unit.GAL, 1e6)
                                .format(plant == null ? Double.NaN : plant.storageGal())),
                false);
    }

    private String date(long epochS) {
        return java.time.format.DateTimeFormatter.ofPattern("d MMMM yyyy", java.util.Locale.ENGLISH)
                .format(java.time.Instant.ofEpochSecond(epochS).atZone(time.zone));
    }

    private static double mean(WaterDays days, Measures measure) {
        return days.mean(measure, 0, days.answer().count());
    }
}
