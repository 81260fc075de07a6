package org.headroom.app.desktop.water;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.ChartMenu;
import org.headroom.app.desktop.chart.DayAxis;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;

/** The budget of each day as a calendar, the balance in numbers, and sources and uses through time. */
final class DaysPage extends BorderPane {
    private static final List<String> ROWS = List.of(
            "mains", "recycled", "tank", "sources", "evaporation", "drift", "blowdown", "people", "stored", "sewer");

    private final TimeWindow time;
    private final WaterViewModel model;
    private final DayCalendar calendar;
    private final StackView sources;
    private final StackView uses;
    private final Label headline = new Label();
    private final Label dayHead = Pages.head("");
    private final Label momentHead = Pages.head("");
    private final Label windowHead = Pages.head("");
    private final List<List<Label>> cells = new ArrayList<>();

    DaysPage(WaterViewModel model, TimeWindow time) {
        this.model = model;
        this.time = time;
        calendar = new DayCalendar(time, time::goTo);
        ChartMenu.on(calendar, time, calendar::asCsv);
        sources = new StackView(time, "water-sources", Texts.text("water.sources"), Unit.GAL_PER_DAY);
        uses = new StackView(time, "water-uses", Texts.text("water.uses"), Unit.GAL_PER_DAY);
        headline.setId("water-headline");
        headline.setWrapText(true);
        headline.setMinHeight(Region.USE_PREF_SIZE);
        VBox left = new VBox(6, calendarBar(), headline, calendar);
        VBox.setVgrow(calendar, Priority.SOMETIMES);
        VBox right = new VBox(6, Pages.heading(Texts.text("water.balance")), balance());
        right.setMinWidth(430);
        right.setPrefWidth(470);
        right.setPadding(new Insets(0, 0, 0, 18));
        HBox top = new HBox(left, right);
        HBox.setHgrow(left, Priority.ALWAYS);
        VBox charts = new VBox(2, sources, uses, new DayAxis(time));
        charts.setPadding(new Insets(8, 0, 0, 0));
        VBox.setVgrow(sources, Priority.ALWAYS);
        VBox.setVgrow(uses, Priority.ALWAYS);
        sources.setPrefHeight(140);
        uses.setPrefHeight(140);
        VBox all = new VBox(top, charts);
        VBox.setVgrow(top, Priority.SOMETIMES);
        VBox.setVgrow(charts, Priority.ALWAYS);
        setCenter(all);
        setPadding(new Insets(10, 14, 4, 14));
        WhileShown.follow(this, this::showDays, model.days(), model.limit());
        WhileShown.follow(this, this::showNumbers, model.days(), time.momentS, time.display.units(), model.limit());
    }

    private HBox calendarBar() {
        ToggleGroup group = new ToggleGroup();
        HBox bar = new HBox(8, Pages.heading(Texts.text("water.calendar")));
        for (String limit : List.of(WaterDays.MAINS, WaterDays.SEWER)) {
            ToggleButton button = new ToggleButton(Texts.text("water.calendar." + limit));
            button.setId("water-limit-" + limit.replace('_', '-'));
            button.setToggleGroup(group);
            button.setSelected(limit.equals(model.limit().get()));
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.limit().set(limit);
            });
            button.getStyleClass().add(limit.equals(WaterDays.MAINS) ? "left-pill" : "right-pill");
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
            bar.getChildren().add(button);
        }
        bar.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return bar;
    }

    private GridPane balance() {
        GridPane table = Pages.table(4);
        table.setId("water-balance");
        table.addRow(0, Pages.head(""), momentHead, dayHead, windowHead);
        for (Label head : List.of(momentHead, dayHead, windowHead)) {
            head.setTextAlignment(TextAlignment.RIGHT);
            head.setMinHeight(Region.USE_PREF_SIZE);
        }
        for (int r = 0; r < ROWS.size(); r++) {
            boolean strong = ROWS.get(r).equals("sources") || ROWS.get(r).equals("sewer");
            List<Label> row = new ArrayList<>();
            for (String column : List.of("moment", "day", "window")) {
                Label cell = Pages.cell("", strong);
                cell.setId("water-" + ROWS.get(r) + "-" + column);
                row.add(cell);
            }
            cells.add(row);
            Label name = Pages.cell(Texts.text("water.row." + ROWS.get(r)), strong);
            if (ROWS.get(r).equals("evaporation")) {
                GridPane.setMargin(name, new Insets(6, 0, 0, 0));
                row.forEach(c -> GridPane.setMargin(c, new Insets(6, 0, 0, 0)));
            }
            table.addRow(r + 1, name, row.get(0), row.get(1), row.get(2));
        }
        return table;
    }

    private void showDays() {
        WaterDays days = model.days().get();
        if (days == null) {
            return;
        }
        calendar.show(days, model.limit().get());
        long startS = days.answer().startS();
        long stepS = days.answer().stepS();
        sources.show(
                startS,
                stepS,
                List.of(
                        part("mains", days, Measures.POTABLE_GAL_PER_DAY, 0),
                        part("recycled", days, Measures.RECYCLED_GAL_PER_DAY, 3),
                        part("tank", days, Measures.TANK_GAL_PER_DAY, 2)));
        uses.show(
                startS,
                stepS,
                List.of(
                        part("evaporation", days, Measures.EVAPORATION_GAL_PER_DAY, 0),
                        part("blowdown", days, Measures.BLOWDOWN_GAL_PER_DAY, 1),
                        part("drift", days, Measures.DRIFT_GAL_PER_DAY, 2),
                        new StackView.Part(Texts.text("water.row.people"), days.people(), 3)));
    }

    private static StackView.Part part(String row, WaterDays days, Measures measure, int kind) {
        return new StackView.Part(Texts.text("water.row." + row), days.answer().series(measure), kind);
    }

    private void showNumbers() {
        WaterDays days = model.days().get();
        if (days == null) {
            return;
        }
        double momentS = time.momentS.get();
        WaterDays.Day day = days.at(momentS);
        WaterDays.Balance moment = days.moment(momentS);
        WaterDays.Balance ofDay = days.balance(day);
        WaterDays.Balance whole = days.whole();
        double length = days.length(day);
        double greatest = Math.max(ofDay.sourcesGal(), Math.max(moment.sourcesGal(), whole.sourcesGal()));
        Shown rate = Shown.of(time.display, Unit.GAL_PER_DAY).with(0);
        Shown volume = Shown.of(time.display, Unit.GAL).with(0);
        momentHead.setText(Texts.text("water.balance.moment", Pages.clock(momentS, time.zone)) + "\n" + rate.label());
        dayHead.setText(Texts.day(day.fromS() + 43_200.0, time.zone) + "\n" + volume.label());
        windowHead.setText(Texts.text("water.balance.window") + "\n" + rate.label());
        for (int r = 0; r < ROWS.size(); r++) {
            ToDoubleFunction<WaterDays.Balance> of = of(ROWS.get(r));
            cells.get(r).get(0).setText(number(rate, of.applyAsDouble(moment), greatest));
            cells.get(r).get(1).setText(number(volume, of.applyAsDouble(ofDay) * length, greatest));
            cells.get(r).get(2).setText(number(rate, of.applyAsDouble(whole), greatest));
        }
        tell(days);
    }

    private static String number(Shown shown, double value, double greatest) {
        return Math.abs(value) < 1e-7 * greatest ? "0" : shown.number(value);
    }

    private static ToDoubleFunction<WaterDays.Balance> of(String row) {
        return switch (row) {
            case "mains" -> WaterDays.Balance::mainsGal;
            case "recycled" -> WaterDays.Balance::recycledGal;
            case "tank" -> WaterDays.Balance::tankGal;
            case "sources" -> WaterDays.Balance::sourcesGal;
            case "evaporation" -> WaterDays.Balance::evaporationGal;
            case "drift" -> WaterDays.Balance::driftGal;
            case "blowdown" -> WaterDays.Balance::blowdownGal;
            case "people" -> WaterDays.Balance::peopleGal;
            case "stored" -> WaterDays.Balance::storedGal;
            default -> WaterDays.Balance::sewerGal;
        };
    }

    private void tell(WaterDays days) {
        String limit = model.limit().get();
        long over = days.days().stream().filter(d -> d.share(limit) < 0).count();
        double worst =
                days.days().stream().mapToDouble(d -> d.drawn(limit)).max().orElse(0);
        double least =
                days.days().stream().mapToDouble(d -> d.allowed(limit)).min().orElse(Double.POSITIVE_INFINITY);
        Shown unit = Shown.fitting(time.display, Unit.GAL, worst);
        headline.setText(
                Double.isInfinite(least)
                        ? Texts.text("water.headline.free", unit.format(worst))
                        : Texts.text(
                                over == 0 ? "water.headline.within" : "water.headline.over",
                                over,
                                days.days().size(),
                                unit.format(least)));
        headline.getStyleClass().removeAll("danger", "success");
        headline.getStyleClass().add(over > 0 ? "danger" : "success");
    }
}
