package org.headroom.app.desktop.water;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.ChartMenu;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.tasks.DrawdownGrid;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** What the site's mains draw does to the aquifer: a map, figures at places, and a point through time. */
final class AquiferPage extends BorderPane {
    private final TimeWindow time;
    private final WaterViewModel model;
    private final DrawdownMap map;
    private final CourseView course;
    private final Label title = Pages.heading("");
    private final Label draw = Pages.note("");
    private final Label news = new Label();
    private final HBox busy;
    private final Label point = Pages.heading("");
    private final GridPane places = Pages.table(3);
    private final ChoiceBox<DrawdownGrid.Case> cases = new ChoiceBox<>();
    private boolean filling;

    AquiferPage(WaterViewModel model, TimeWindow time) {
        this.model = model;
        this.time = time;
        map = new DrawdownMap(time, model::point);
        course = new CourseView(time);
        ChartMenu.on(map, time, map::asCsv);
        ChartMenu.on(course, time, course::asCsv);
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(20, 20);
        news.setId("water-map-news");
        news.setWrapText(true);
        busy = new HBox(8, turning, news);
        busy.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        turning.visibleProperty()
                .bind(news.textProperty()
                        .isEqualTo(Texts.text("water.map.computing"))
                        .and(sceneProperty().isNotNull()));
        turning.managedProperty().bind(turning.visibleProperty());
        title.setId("water-map-title");
        title.setWrapText(true);
        places.setId("water-places");
        point.setId("water-point");
        point.setWrapText(true);
        VBox left = new VBox(6, controls(), new StackPane(map));
        VBox.setVgrow(left.getChildren().getLast(), Priority.ALWAYS);
        VBox right = new VBox(8, title, draw, busy, places, point, course, Pages.note(Texts.text("water.map.note")));
        VBox.setVgrow(course, Priority.ALWAYS);
        right.setPadding(new Insets(0, 0, 0, 16));
        right.setMinWidth(400);
        right.setPrefWidth(460);
        left.setPrefWidth(700);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        setCenter(new HBox(left, right));
        setPadding(new Insets(10, 14, 8, 14));
        WhileShown.follow(this, this::showMap, model.map(), model.mapNews(), time.display.units());
        WhileShown.follow(this, this::showCourse, model.course(), time.display.units());
        WhileShown.follow(this, this::showMap, time.display.palette());
        sceneProperty().subscribe(scene -> model.wantMap(scene != null));
    }

    private HBox controls() {
        ToggleGroup group = new ToggleGroup();
        HBox bar = new HBox(6, Pages.head(Texts.text("water.map.draw")));
        for (boolean announced : new boolean[] {false, true}) {
            ToggleButton button =
                    new ToggleButton(Texts.text(announced ? "water.map.announced" : "water.map.scenario"));
            button.setId(announced ? "water-draw-announced" : "water-draw-scenario");
            button.setToggleGroup(group);
            button.setSelected(announced == model.announced().get());
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.announced().set(announced);
            });
            button.getStyleClass().addAll(announced ? "right-pill" : "left-pill", "small");
            bar.getChildren().add(button);
        }
        cases.setId("water-case");
        cases.setPrefWidth(170);
        cases.setAccessibleText(Texts.text("water.map.case"));
        cases.getStyleClass().add("small");
        cases.setConverter(new StringConverter<>() {
            @Override
            public String toString(DrawdownGrid.@Nullable Case one) {
                return one == null
                        ? ""
                        : Texts.textOr("water.case." + one.name(), one.name().replace('_', ' '));
            }

            @Override
            public DrawdownGrid.@Nullable Case fromString(String text) {
                return null;
            }
        });
        cases.valueProperty().subscribe(one -> {
            if (one != null && !filling) {
                model.caseName().set(one.name());
            }
        });
        Label name = Pages.head(Texts.text("water.map.case"));
        name.setPadding(new Insets(0, 0, 0, 14));
        bar.getChildren().addAll(name, cases);
        bar.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return bar;
    }

    private void showMap() {
        DrawdownGrid grid = model.map().get();
        String words = model.mapNews().get();
        news.setText(words);
        busy.setVisible(!words.isEmpty());
        busy.setManaged(!words.isEmpty());
        map.setVisible(grid != null);
        map.setOpacity(words.isEmpty() ? 1 : 0.4);
        map.show(grid);
        if (grid == null) {
            title.setText("");
            draw.setText("");
            places.getChildren().clear();
            return;
        }
        filling = true;
        if (!cases.getItems().equals(grid.cases())) {
            cases.getItems().setAll(grid.cases());
        }
        grid.cases().stream()
                .filter(c -> c.name().equals(model.caseName().get()))
                .findFirst()
                .ifPresent(cases::setValue);
        filling = false;
        boolean bound = !grid.caseName().equals(WaterViewModel.CENTRAL);
        title.setText(Texts.text(
                bound ? "water.map.title.bound" : "water.map.title", Texts.number(grid.afterDays() / 365.25, 0)));
        String label = grid.cases().stream()
                .filter(c -> c.name().equals(grid.caseName()))
                .map(DrawdownGrid.Case::label)
                .findFirst()
                .orElse("");
        draw.setText(grid.field() + ". " + Texts.text("water.map.drawn", grid.draw()) + " "
                + (bound ? label + ". " : "") + grid.inputs() + ".");
        showPlaces(grid);
    }

    private void showPlaces(DrawdownGrid grid) {
        Shown shown = Shown.of(time.display, Unit.M).with(2);
        places.getChildren().clear();
        places.addRow(0, Pages.head(Texts.text("water.places")), Pages.head(shown.label()), Pages.head(""));
        List<DrawdownGrid.Place> all = grid.places();
        for (int i = 0; i < all.size(); i++) {
            DrawdownGrid.Place place = all.get(i);
            Canvas mark = new Canvas(22, 20);
            mark.getGraphicsContext2D().setTextBaseline(javafx.geometry.VPos.CENTER);
            DrawdownMap.marker(mark.getGraphicsContext2D(), 10, 10, i + 1, place.site(), time.colours());
            Label name = Pages.cell(place.label(), false);
            name.setGraphic(mark);
            name.setWrapText(true);
            name.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
            name.setMinWidth(0);
            javafx.scene.control.Hyperlink go = new javafx.scene.control.Hyperlink(Texts.text("water.places.course"));
            go.setId("water-place-" + (i + 1));
            go.setAccessibleText(Texts.text("water.places.course.help", place.label()));
            go.setOnAction(_ -> model.point(place.eastM(), place.northM()));
            go.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            Label value = Pages.cell(shown.number(place.drawdownM()), true);
            value.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            places.addRow(i + 1, name, value, go);
        }
        if (Double.isFinite(grid.limitM())) {
            Label name = Pages.cell(Texts.text("water.places.limit"), false);
            places.addRow(all.size() + 1, name, Pages.cell(shown.number(grid.limitM()), true));
        }
    }

    private void showCourse() {
        DrawdownGrid.Course of = model.course().get();
        DrawdownGrid grid = model.map().get();
        if (of == null || grid == null) {
            point.setText("");
            course.show(null, Double.POSITIVE_INFINITY);
            return;
        }
        map.mark(of.eastM(), of.northM());
        course.show(of, grid.limitM());
        String name = grid.places().stream()
                .filter(p -> p.eastM() == of.eastM() && p.northM() == of.northM())
                .map(DrawdownGrid.Place::label)
                .findFirst()
                .orElseGet(() -> Texts.text(
                        "water.point.at",
                        Texts.number(Math.abs(of.eastM()) / 1000, 1),
                        Texts.text(of.eastM() >= 0 ? "water.point.east" : "water.point.west"),
                        Texts.number(Math.abs(of.northM()) / 1000, 1),
                        Texts.text(of.northM() >= 0 ? "water.point.north" : "water.point.south")));
        Shown shown = Shown.of(time.display, Unit.M).with(2);
        point.setText(Texts.text("water.point", name, shown.format(of.drawdownM()[of.drawdownM().length - 1])));
    }
}
