package org.headroom.app.desktop.synoptic;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.PlantModel;
import org.headroom.app.tasks.PlantNotes;
import org.headroom.app.tasks.PlantSeries;
import org.headroom.app.tasks.PlantState;
import org.headroom.app.tasks.SiteView;
import org.jspecify.annotations.Nullable;

/** What there is to know about one part: state and limits now, its course, its formula, and where its numbers are from. */
final class PartPanel extends VBox {
    static final double WIDTH = 280;

    private final Display display;
    private final Label title = new Label();
    private final Label about = new Label();
    private final GridPane readings = table();
    private final VBox limits = new VBox(4);
    private final SparkChart chart;
    private final VBox formula = new VBox(6);
    private final VBox passports = new VBox(8);
    private final TitledPane passportPane;
    private @Nullable PlantModel notedPlant;
    private @Nullable String notedPart;

    PartPanel(Display display) {
        super(8);
        this.display = display;
        this.chart = new SparkChart(display);
        setId("part-panel");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        title.setId("part-title");
        title.getStyleClass().add(Styles.TITLE_4);
        title.setWrapText(true);
        about.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        about.setWrapText(true);
        limits.setId("part-limits");
        readings.setId("part-readings");
        formula.setId("part-formula");
        passports.setId("part-passports");
        TitledPane formulaPane = pane("synoptic.formula", formula);
        passportPane = pane("synoptic.passports", passports);
        passportPane.setExpanded(false);
        VBox all = new VBox(10, title, about, readings, chart, limits, formulaPane, passportPane);
        all.setPadding(new Insets(10, 12, 10, 12));
        all.setMinWidth(0);
        formulaPane.setMinWidth(0);
        passportPane.setMinWidth(0);
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().add("part-panel");
        getChildren().add(scroll);
    }

    private static TitledPane pane(String key, Node content) {
        TitledPane pane = new TitledPane(Texts.text(key), content);
        pane.getStyleClass().add(Styles.DENSE);
        pane.setAnimated(false);
        return pane;
    }

    private static GridPane table() {
        GridPane grid = new GridPane();
        grid.setHgap(8);
        grid.setVgap(3);
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        ColumnConstraints value = new ColumnConstraints();
        value.setMinWidth(Region.USE_PREF_SIZE);
        value.setHalignment(javafx.geometry.HPos.RIGHT);
        grid.getColumnConstraints().addAll(name, value);
        return grid;
    }

    /** Shows a part, or the plant as a whole. */
    void show(PlantModel plant, PlantSeries series, PlantState state, @Nullable String part) {
        if (part == null) {
            showPlant(plant, state);
            chart.show(series, List.of(Measures.SITE_POWER_MW, Measures.SERVER_AC_MW), state.atS());
        } else {
            PlantModel.Part named = plant.parts().stream()
                    .filter(p -> p.id().equals(part))
                    .findFirst()
                    .orElseThrow();
            PlantState.Part now = state.part(part);
            title.setText(named.title());
            about.setText(Texts.text(now.active() ? "synoptic.at" : "synoptic.idle.at", moment(series, state)));
            rows(now.readings().stream()
                    .map(r -> new String[] {r.label(), Amounts.text(display, r)})
                    .toList());
            limits(now);
            PlantNotes notes = plant.notes(part);
            chart.show(series, notes.charted(), state.atS());
            if (plant != notedPlant || !part.equals(notedPart)) {
                notes(notes);
            }
        }
        notedPlant = plant;
        notedPart = part;
    }

    private static String moment(PlantSeries series, PlantState state) {
        return Texts.moment((double) state.atS(), series.zone());
    }

    private void showPlant(PlantModel plant, PlantState state) {
        title.setText(plant.siteName());
        about.setText(Texts.text("synoptic.choose"));
        List<String[]> rows = new ArrayList<>();
        for (PlantBalanceRow row : PlantBalanceRow.of(plant, state)) {
            rows.add(new String[] {
                Texts.text("synoptic.balance." + row.key()),
                Amounts.text(display, row.in(), row.unit()) + " = " + Amounts.text(display, row.out(), row.unit())
            });
        }
        rows(rows);
        limits.getChildren().clear();
        for (PlantModel.Part p : plant.parts()) {
            state.part(p.id()).limits().forEach(l -> limits.getChildren().add(limit(l)));
        }
        formula.getChildren().setAll(small(Texts.text("synoptic.balance.formula")));
        passports.getChildren().clear();
        passportPane.setText(Texts.text("synoptic.passports"));
    }

    private void rows(List<String[]> rows) {
        readings.getChildren().clear();
        for (int i = 0; i < rows.size(); i++) {
            Label name = new Label(rows.get(i)[0]);
            name.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            name.setWrapText(true);
            Label value = new Label(rows.get(i)[1]);
            value.getStyleClass().addAll(Styles.TEXT_BOLD, Styles.TEXT_SMALL);
            readings.addRow(i, name, value);
        }
    }

    private void limits(PlantState.Part now) {
        limits.getChildren().clear();
        now.limits().forEach(l -> limits.getChildren().add(limit(l)));
    }

    private Node limit(PlantState.Limit limit) {
        HeadroomBar bar = new HeadroomBar(display, limit.share());
        Label words = new Label(Texts.text(
                limit.daily() ? "synoptic.limit.daily" : "synoptic.limit",
                limit.label(),
                Amounts.text(display, limit.value(), limit.unit()),
                Amounts.text(display, limit.allowed(), limit.unit())));
        words.getStyleClass().add(Styles.TEXT_SMALL);
        words.setWrapText(true);
        HBox line = new HBox(8, bar, words);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        return line;
    }

    private void notes(PlantNotes notes) {
        formula.getChildren().clear();
        if (!notes.formula().isEmpty()) {
            Label own = new Label(notes.formula());
            own.setWrapText(true);
            own.getStyleClass().add("formula");
            formula.getChildren().add(own);
        }
        for (PlantNotes.Model model : notes.models()) {
            Label name = new Label(Texts.text("synoptic.model", model.name(), model.title()));
            name.setWrapText(true);
            name.getStyleClass().addAll(Styles.TEXT_BOLD, Styles.TEXT_SMALL);
            Label equation = new Label(model.equation());
            equation.setWrapText(true);
            equation.getStyleClass().addAll("formula", Styles.TEXT_SMALL);
            formula.getChildren().addAll(name, equation, small(Texts.text("synoptic.source", model.source())));
        }
        passports.getChildren().clear();
        passportPane.setText(
                Texts.text("synoptic.passports.count", notes.passports().size()));
        passports.getChildren().add(small(counted(notes)));
        for (SiteView.Row row : notes.passports()) {
            Label value = new Label(Texts.text(
                    "synoptic.passport", row.path(), row.value(), row.unit(), row.confidence(), row.range()));
            value.setWrapText(true);
            value.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_BOLD);
            passports.getChildren().add(new VBox(1, value, small(row.source())));
        }
    }

    private static String counted(PlantNotes notes) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, Long> entry : notes.confidences().entrySet()) {
            words.add(entry.getValue() + " " + entry.getKey().replace('_', ' '));
        }
        return String.join(", ", words);
    }

    private static Label small(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        return label;
    }
}
