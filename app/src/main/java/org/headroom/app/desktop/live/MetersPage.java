package org.headroom.app.desktop.live;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
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
import org.jspecify.annotations.Nullable;

/** Every meter in numbers, what was corrected, what meters are doubted, and what became of alarms. */
final class MetersPage extends BorderPane {
    private final LiveViewModel model;
    private final Display display;
    private final TableView<LiveMoment.Pair> meters = new TableView<>();
    private final TableView<LiveMoment.Correction> corrections = new TableView<>();
    private final TableView<LiveMoment.LogLine> log = new TableView<>();
    private final Label findings = NowPage.note("live.findings.none");

    MetersPage(LiveViewModel model, Display display, ZoneId zone) {
        this.model = model;
        this.display = display;
        meters.setId("live-meters");
        meters.setPlaceholder(new Label(""));
        column(meters, "live.meters.name", 200, false, LiveMoment.Pair::label);
        column(meters, "live.meters.unit", 62, false, p -> shown(p).label());
        column(meters, "live.meters.measured", 84, true, p -> shown(p).number(p.measured()));
        column(meters, "live.meters.predicted", 84, true, p -> shown(p).number(p.predicted()));
        column(meters, "live.meters.residual", 78, true, p -> difference(p, p.residual(), true));
        column(meters, "live.meters.noise", 70, true, p -> difference(p, p.noise(), false));
        column(meters, "live.meters.rmse", 80, true, p -> difference(p, p.rmse(), false));
        corrections.setId("live-corrections");
        corrections.setPlaceholder(new Label(Texts.text("live.corrections.none")));
        column(corrections, "live.corrections.at", 128, false, c -> Texts.moment(c.atS(), zone));
        column(corrections, "live.corrections.what", 116, false, c -> Texts.textOr("live." + c.path(), c.path()));
        column(
                corrections,
                "live.corrections.value",
                110,
                true,
                c -> Texts.text("live.parameter.value", Texts.number(c.value(), 3), Texts.number(c.sd(), 3)));
        column(corrections, "live.corrections.why", 150, false, LiveMoment.Correction::reason);
        log.setId("live-log");
        log.setPlaceholder(new Label(Texts.text("live.log.none")));
        column(log, "live.log.at", 128, false, l -> Texts.moment((double) l.atS(), zone));
        column(log, "live.log.change", 104, false, l -> Texts.text("live.change." + l.change()));
        column(log, "live.log.text", 210, false, LiveMoment.LogLine::text);
        column(log, "live.log.by", 70, false, LiveMoment.LogLine::by);
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
        left.setPrefWidth(640);
        right.setPrefWidth(530);
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

    /** With a digit more than the values themselves. */
    private String difference(LiveMoment.Pair p, double value, boolean signed) {
        if (Double.isNaN(value)) {
            return "\u2013";
        }
        Shown shown = shown(p);
        int decimals = shown.decimals() + (p.unit() == Unit.GAL_PER_DAY ? 0 : 1);
        double difference = shown.difference(value) + 0.0;
        return signed ? Texts.signed(difference, decimals) : Texts.number(difference, decimals);
    }

    private static <T> void column(
            TableView<T> table, String key, double width, boolean number, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(Texts.text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellFactory(_ -> new TipCell<>());
        column.setCellValueFactory(c -> new ReadOnlyStringWrapper(text.apply(c.getValue())));
        if (number) {
            column.setStyle("-fx-alignment: CENTER-RIGHT;");
        }
        table.getColumns().add(column);
    }

    /** A text that is shown whole when the pointer rests on it. */
    private static final class TipCell<T> extends TableCell<T, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            setTooltip(empty || text == null || text.length() < 16 ? null : new Tooltip(text));
        }
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
