package org.headroom.app.desktop.live;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.tasks.LiveMoment;
import org.headroom.data.quantity.Unit;

/** Every meter in numbers, what was corrected, what meters are doubted, and what became of alarms. */
final class MetersPage extends BorderPane {
    private final LiveViewModel model;
    private final Display display;
    private final ZoneId zone;
    private final TableView<LiveMoment.Pair> meters = new TableView<>();
    private final TableView<LiveMoment.Correction> corrections = new TableView<>();
    private final TableView<LiveMoment.LogLine> log = new TableView<>();
    private final Label findings = NowPage.note("live.findings.none");

    MetersPage(LiveViewModel model, Display display, ZoneId zone) {
        this.model = model;
        this.display = display;
        this.zone = zone;
        meters.setId("live-meters");
        meters.setPlaceholder(new Label(""));
        column(meters, "live.meters.name", 190, false, LiveMoment.Pair::label);
        column(meters, "live.meters.measured", 105, true, p -> shown(p).format(p.measured()));
        column(meters, "live.meters.predicted", 105, true, p -> shown(p).format(p.predicted()));
        column(meters, "live.meters.residual", 100, true, p -> difference(p, p.residual()));
        column(meters, "live.meters.noise", 100, true, p -> "\u00b1 " + plain(difference(p, p.noise())));
        column(meters, "live.meters.rmse", 110, true, p -> plain(difference(p, p.rmse())));
        corrections.setId("live-corrections");
        corrections.setPlaceholder(new Label(Texts.text("live.corrections.none")));
        column(corrections, "live.corrections.at", 120, false, c -> Texts.moment(c.atS(), zone));
        column(corrections, "live.corrections.what", 130, false, c -> Texts.textOr("live." + c.path(), c.path()));
        column(
                corrections,
                "live.corrections.value",
                110,
                true,
                c -> Texts.text("live.parameter.value", Texts.number(c.value(), 3), Texts.number(c.sd(), 3)));
        column(corrections, "live.corrections.why", 160, false, LiveMoment.Correction::reason);
        log.setId("live-log");
        log.setPlaceholder(new Label(Texts.text("live.log.none")));
        column(log, "live.log.at", 120, false, l -> Texts.moment((double) l.atS(), zone));
        column(log, "live.log.change", 100, false, l -> Texts.text("live.change." + l.change()));
        column(log, "live.log.text", 260, false, LiveMoment.LogLine::text);
        column(log, "live.log.by", 90, false, LiveMoment.LogLine::by);
        VBox left = new VBox(6, NowPage.heading(Texts.text("live.meters")), meters);
        VBox.setVgrow(meters, Priority.ALWAYS);
        VBox right = new VBox(
                6,
                NowPage.heading(Texts.text("live.log")),
                log,
                NowPage.heading(Texts.text("live.corrections")),
                corrections,
                NowPage.heading(Texts.text("live.findings")),
                findings);
        VBox.setVgrow(log, Priority.ALWAYS);
        VBox.setVgrow(corrections, Priority.ALWAYS);
        HBox both = new HBox(16, left, right);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setPrefWidth(660);
        right.setPrefWidth(480);
        for (TableView<?> table : List.of(meters, corrections, log)) {
            table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
            table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
            table.setMinHeight(100);
        }
        setCenter(both);
        setPadding(new Insets(6, 14, 10, 14));
        WhileShown.follow(this, this::show, model.moment(), display.units());
    }

    private Shown shown(LiveMoment.Pair p) {
        double size = Math.max(Math.abs(p.predicted()), Double.isNaN(p.measured()) ? 0 : Math.abs(p.measured()));
        return p.unit() == Unit.GAL_PER_DAY
                ? Shown.fitting(display, p.unit(), size).with(3)
                : Shown.of(display, p.unit());
    }

    private String difference(LiveMoment.Pair p, double value) {
        Shown shown = p.unit() == Unit.C ? Shown.of(display, Unit.K) : shown(p);
        return Double.isNaN(value)
                ? "\u2013"
                : shown.with(shown.decimals() + (p.unit() == Unit.GAL_PER_DAY ? 0 : 1))
                        .formatDifference(value);
    }

    private static String plain(String signed) {
        return signed.startsWith("+") ? signed.substring(1) : signed;
    }

    private static <T> void column(
            TableView<T> table, String key, double width, boolean number, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(Texts.text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(c -> new ReadOnlyStringWrapper(text.apply(c.getValue())));
        if (number) {
            column.setStyle("-fx-alignment: CENTER-RIGHT;");
        }
        table.getColumns().add(column);
    }

    private void show() {
        LiveMoment now = model.moment().get();
        if (now == null) {
            return;
        }
        meters.getItems().setAll(now.pairs());
        if (!corrections.getItems().equals(now.corrections())) {
            corrections.getItems().setAll(now.corrections());
        }
        if (!log.getItems().equals(now.log())) {
            log.getItems().setAll(now.log());
        }
        findings.setText(
                now.findings().isEmpty()
                        ? Texts.text("live.findings.none")
                        : String.join(
                                "\n",
                                now.findings().stream()
                                        .map(LiveMoment.Finding::text)
                                        .toList()));
        findings.setAlignment(Pos.TOP_LEFT);
    }
}
