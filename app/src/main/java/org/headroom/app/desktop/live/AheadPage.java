package org.headroom.app.desktop.live;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.chart.ChartMenu;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.LiveMoment;
import org.headroom.data.quantity.Unit;

/** What the site will do: bands of its main measures, the least that is left of each limit, and the water of the days ahead. */
final class AheadPage extends BorderPane {
    private static final int[] HOURS = {6, 24, 168};
    private static final List<Measures> SHOWN = List.of(
            Measures.SITE_POWER_MW,
            Measures.POTABLE_GAL_PER_DAY,
            Measures.COLD_WATER_C,
            Measures.GPU_MAX_C,
            Measures.TRANSFORMER_MVA,
            Measures.WETBULB_C);

    private final LiveViewModel model;
    private final Display display;
    private final ZoneId zone;
    private final Map<Measures, LiveChart> charts = new LinkedHashMap<>();
    private final DoubleProperty cursorS = new SimpleDoubleProperty(Double.NaN);
    private final GridPane left = grid(4);
    private final GridPane days = grid(4);
    private final Label issued = NowPage.note("live.ahead.none");
    private long toldS = Long.MIN_VALUE;
    private double hours = HOURS[1];

    AheadPage(LiveViewModel model, Display display, ZoneId zone) {
        this.model = model;
        this.display = display;
        this.zone = zone;
        VBox stack = new VBox(0);
        for (Measures measure : SHOWN) {
            Unit unit = measure.measure().unit();
            LiveChart chart = new LiveChart(
                    "live-ahead-" + measure.measure().id().replace('_', '-'),
                    Texts.text("live.ahead." + measure.measure().id()),
                    unit,
                    display,
                    zone,
                    cursorS,
                    measure == SHOWN.getLast());
            chart.setMinHeight(74);
            ChartMenu.on(chart, model.time(), chart::asCsv);
            VBox.setVgrow(chart, Priority.ALWAYS);
            charts.put(measure, chart);
            stack.getChildren().add(chart);
        }
        left.setId("live-headroom");
        days.setId("live-days");
        VBox side = new VBox(
                8,
                NowPage.heading(Texts.text("live.ahead.headroom")),
                NowPage.note("live.ahead.headroom.note"),
                left,
                NowPage.heading(Texts.text("live.ahead.days")),
                days,
                issued);
        side.setPadding(new Insets(0, 14, 10, 10));
        ScrollPane scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefWidth(430);
        scroll.setMinWidth(400);
        scroll.getStyleClass().add("live-side");
        setTop(spans());
        setCenter(stack);
        setRight(scroll);
        setPadding(new Insets(0, 0, 4, 14));
        WhileShown.follow(this, this::show, model.moment());
        WhileShown.follow(
                this,
                () -> {
                    toldS = Long.MIN_VALUE;
                    show();
                },
                display.units());
    }

    private HBox spans() {
        HBox bar = new HBox(0, NowPage.note("live.span.ahead"));
        bar.setAlignment(Pos.CENTER_LEFT);
        HBox.setMargin(bar.getChildren().getFirst(), new Insets(0, 8, 0, 0));
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < HOURS.length; i++) {
            int h = HOURS[i];
            ToggleButton button =
                    new ToggleButton(Texts.text(h > 24 ? "live.span.days" : "live.span.hours", h > 24 ? h / 24 : h));
            button.setId("live-ahead-span-" + h);
            button.setToggleGroup(group);
            button.setSelected(h == HOURS[1]);
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

    private static GridPane grid(int columns) {
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(3);
        for (int c = 0; c < columns; c++) {
            javafx.scene.layout.ColumnConstraints column = new javafx.scene.layout.ColumnConstraints();
            column.setHgrow(c == 0 ? Priority.ALWAYS : Priority.NEVER);
            column.setHalignment(c == 0 ? HPos.LEFT : HPos.RIGHT);
            column.setMinWidth(c == 0 ? 100 : Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    private void show() {
        LiveMoment now = model.moment().get();
        if (now == null || Double.isNaN(now.atS())) {
            return;
        }
        LiveMoment.Ahead ahead = now.forecast();
        charts.forEach((measure, chart) -> {
            chart.window(now.atS(), now.atS() + hours * 3600, now.atS());
            double limit = measure == Measures.SITE_POWER_MW ? now.powerLimitMw() : Double.POSITIVE_INFINITY;
            if (ahead != null && measure == Measures.SITE_POWER_MW) {
                chart.limitAhead(ahead.powerLimitMw());
            }
            chart.show(
                    null,
                    null,
                    NowPage.instants(ahead),
                    ahead == null ? null : ahead.bands().get(measure),
                    limit);
        });
        if (ahead == null || ahead.issuedS() == toldS) {
            return;
        }
        toldS = ahead.issuedS();
        issued.setText(Texts.text("live.ahead.issued", Texts.moment((double) ahead.issuedS(), zone), ahead.from()));
        headroom(ahead);
        days(ahead);
    }

    private static Label cell(String words, String... styles) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label head(String key) {
        return cell(Texts.text(key), Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    }

    private void headroom(LiveMoment.Ahead ahead) {
        left.getChildren().clear();
        left.addRow(
                0, head("live.ahead.limit"), head("live.ahead.hour"), head("live.ahead.day"), head("live.ahead.week"));
        int row = 1;
        for (String limit :
                ahead.headroom().stream().map(LiveMoment.Left::limit).distinct().toList()) {
            Label name =
                    cell(Texts.textOr("limit." + limit, Texts.textOr("live.limit." + limit, limit.replace('_', ' '))));
            name.setMinWidth(0);
            name.setWrapText(true);
            name.setMinHeight(Region.USE_PREF_SIZE);
            left.add(name, 0, row);
            for (LiveMoment.Left one : ahead.headroom()) {
                if (one.limit().equals(limit)) {
                    int column = one.horizonS() <= 3600 ? 1 : one.horizonS() <= 86_400 ? 2 : 3;
                    left.add(left(one), column, row);
                }
            }
            row++;
        }
    }

    /** The median in bold, red where it is exceeded; how likely that is below it. */
    private VBox left(LiveMoment.Left one) {
        boolean difference = one.unit() == Unit.C;
        Shown shown = difference ? Shown.of(display, Unit.K) : Shown.fitting(display, one.unit(), one.q50());
        Label median = cell(shown.format(one.q50()), Styles.TEXT_BOLD);
        if (one.q50() < 0) {
            median.getStyleClass().add("danger");
        }
        Label chance = cell(
                Texts.text("live.ahead.chance", Texts.number(100 * one.overShare(), 0)),
                Styles.TEXT_MUTED,
                Styles.TEXT_SMALL);
        VBox box = new VBox(0, median, chance);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private void days(LiveMoment.Ahead ahead) {
        days.getChildren().clear();
        double most = ahead.days().stream()
                .mapToDouble(LiveMoment.Day::q90)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        Shown shown = Shown.fitting(display, Unit.GAL, most);
        days.addRow(
                0,
                cell(Texts.text("live.ahead.mains", shown.label()), Styles.TEXT_MUTED, Styles.TEXT_SMALL),
                head("live.ahead.median"),
                head("live.ahead.range"),
                head("live.ahead.allowed"));
        int row = 1;
        for (LiveMoment.Day day : ahead.days()) {
            if (day.measure().equals("potable_gal") && Double.isFinite(day.q50())) {
                double noonS = day.date().atTime(12, 0).atZone(zone).toEpochSecond();
                Label median = cell(shown.number(day.q50()), Styles.TEXT_BOLD);
                if (day.q50() > day.limit()) {
                    median.getStyleClass().add("danger");
                }
                days.addRow(
                        row++,
                        cell(Texts.day(noonS, zone)),
                        median,
                        cell(shown.number(day.q10()) + " \u2013 " + shown.number(day.q90())),
                        cell(
                                Double.isInfinite(day.limit())
                                        ? Texts.text("live.ahead.free")
                                        : shown.number(day.limit())));
            }
        }
    }
}
