package org.headroom.app.desktop.synoptic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.ChartFile;
import org.headroom.app.tasks.PlantModel;
import org.headroom.app.tasks.PlantModel.Cooling;
import org.headroom.app.tasks.PlantModel.Medium;
import org.headroom.app.tasks.PlantState;
import org.jspecify.annotations.Nullable;

/** The whole plant on one sheet that grows with the window and never shrinks below what can be read. */
final class PlantSheet extends Region {
    private static final double PACE = 26;

    private final Display display;
    private final Consumer<String> choose;
    private final Pane sheet = new Pane();
    private final Group back = new Group();
    private final Scale scale = new Scale(1, 1);
    private final List<PartNode> parts = new ArrayList<>();
    private final List<FlowNode> flows = new ArrayList<>();
    private @Nullable PlantModel plant;
    private @Nullable PlantState state;
    private @Nullable String chosen;
    private boolean moving;
    private final AnimationTimer timer = new AnimationTimer() {
        private long lastNs;

        @Override
        public void handle(long nowNs) {
            double by = lastNs == 0 ? 0 : Math.min(0.1, (nowNs - lastNs) * 1e-9) * PACE;
            lastNs = nowNs;
            flows.forEach(f -> f.advance(by));
        }
    };

    PlantSheet(Display display, Consumer<String> choose) {
        this.display = display;
        this.choose = choose;
        setId("plant");
        sheet.getTransforms().add(scale);
        sheet.setManaged(false);
        getChildren().add(sheet);
        setMinSize(PlantLayout.WIDTH, PlantLayout.HEIGHT);
        setPrefSize(PlantLayout.WIDTH, PlantLayout.HEIGHT);
        display.palette().subscribe(this::repaint);
        display.units().subscribe(this::repaint);
    }

    /** Moves the dashes, while it is in sight. */
    void moving(boolean on) {
        moving = on;
        if (on) {
            timer.start();
        } else {
            timer.stop();
        }
        repaint();
    }

    boolean isMoving() {
        return moving;
    }

    void choose(@Nullable String part) {
        chosen = part;
        repaint();
    }

    void show(PlantModel model, PlantState now) {
        if (model != plant) {
            plant = model;
            build(model);
        }
        state = now;
        repaint();
    }

    /** The values of all parts as a table; null before there are any. */
    @Nullable
    String asCsv() {
        PlantState now = state;
        PlantModel of = plant;
        if (now == null || of == null) {
            return null;
        }
        List<List<String>> rows = new ArrayList<>();
        for (PlantModel.Part part : of.parts()) {
            for (PlantState.Reading r : now.part(part.id()).readings()) {
                rows.add(List.of(
                        part.id(),
                        part.title(),
                        r.label(),
                        ChartFile.number(r.value(), 4),
                        r.unit().label(),
                        r.text()));
            }
        }
        return ChartFile.csv(List.of("part", "title", "reading", "value", "unit", "text"), rows);
    }

    private void build(PlantModel model) {
        PlantLayout layout = new PlantLayout(model);
        parts.clear();
        flows.clear();
        for (PlantModel.Flow flow : model.flows()) {
            double[] route = layout.route(flow.id());
            if (route.length > 0) {
                flows.add(new FlowNode(flow, route));
            }
        }
        for (String id : layout.order()) {
            PlantModel.Part part = model.parts().stream()
                    .filter(p -> p.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            parts.add(new PartNode(part, Objects.requireNonNull(layout.places().get(id)), choose));
        }
        sheet.getChildren().setAll(back);
        sheet.getChildren().addAll(flows);
        sheet.getChildren().addAll(parts);
    }

    private void repaint() {
        PlantModel model = plant;
        PlantState now = state;
        if (model == null || now == null) {
            return;
        }
        Palette p = display.palette().get();
        background(model, now, p);
        setAccessibleText(model.siteName());
        for (FlowNode node : flows) {
            String id = Objects.requireNonNull(node.getId()).substring(5).replace('-', '_');
            node.show(now.flow(id), p, moving);
        }
        for (PartNode node : parts) {
            node.choose(node.part().equals(chosen));
            node.show(now.part(node.part()), display);
        }
    }

    private void background(PlantModel model, PlantState now, Palette p) {
        back.getChildren().clear();
        halls(model, p);
        if (model.cooling() == Cooling.WET) {
            cells(model, now, p);
        } else {
            fans(p);
        }
        legend(p);
    }

    private void halls(PlantModel model, Palette p) {
        List<PlantModel.Hall> halls = model.halls();
        Rectangle frame = new Rectangle(220, 8, 186, 398);
        frame.setFill(null);
        frame.setStroke(p.muted);
        frame.getStrokeDashArray().setAll(6.0, 4.0);
        back.getChildren().add(frame);
        long gpus = halls.stream().mapToLong(PlantModel.Hall::gpus).sum();
        back.getChildren()
                .add(PartNode.text(
                        Texts.text("synoptic.halls", halls.size(), Texts.number((double) gpus, 0)),
                        PartNode.BOLD,
                        p.text,
                        228,
                        19));
        int columns = halls.size() <= 4 ? 2 : 3;
        int rows = Math.ceilDiv(halls.size(), columns);
        double width = (174.0 - 4 * (columns - 1)) / columns;
        double height = Math.min(42, (94.0 - 4 * (rows - 1)) / rows);
        for (int i = 0; i < halls.size(); i++) {
            PlantModel.Hall hall = halls.get(i);
            Group tile = new Group();
            tile.setLayoutX(226 + (width + 4) * (i % columns));
            int row = i / columns;
            tile.setLayoutY(30 + (height + 4) * row);
            Rectangle box = new Rectangle(width, height);
            box.setArcWidth(4);
            box.setArcHeight(4);
            box.setFill(p.weekend);
            box.setStroke(p.muted.deriveColor(0, 1, 1, 0.55));
            tile.getChildren().add(box);
            List<String> lines = List.of(
                    hall.name(),
                    Texts.text("synoptic.hall.racks", Texts.number(hall.racks(), 0)),
                    Texts.text("synoptic.hall.gpus", Texts.number(hall.gpus(), 0)));
            for (int l = 0; l < lines.size() && 9 + 13 * l + 5 <= height; l++) {
                Text text =
                        PartNode.text(lines.get(l), l == 0 ? PartNode.BOLD : PartNode.PLAIN, p.text, 4, 8 + 12.5 * l);
                PartNode.fit(text, width - 6);
                tile.getChildren().add(text);
            }
            Tooltip.install(
                    tile,
                    new Tooltip(Texts.text(
                            "synoptic.hall.help",
                            hall.name(),
                            Texts.number(hall.racks(), 0),
                            Texts.number(hall.arrays(), 0),
                            Texts.number(hall.gpus(), 0),
                            hall.gpuModel(),
                            hall.makers())));
            back.getChildren().add(tile);
        }
    }

    private void cells(PlantModel model, PlantState now, Palette p) {
        boolean active = model.has("towers") && now.part("towers").active();
        double left = PlantLayout.WIDTH - 172;
        for (int i = 0; i < 6; i++) {
            Group cell = Symbols.tower(active ? p.text : p.muted, p.background);
            cell.setLayoutX(left + 13 + 27 * i);
            cell.setLayoutY(45);
            back.getChildren().add(cell);
            if (active) {
                plume(left + 13 + 27 * i, 26, p);
            }
        }
    }

    private void fans(Palette p) {
        for (int i = 0; i < 6; i++) {
            Group fan = Symbols.of("dry", p.text, p.background);
            fan.setLayoutX(618 + 42.8 * i);
            fan.setLayoutY(112);
            back.getChildren().add(fan);
            plume(618 + 42.8 * i, 94, p);
        }
    }

    private void plume(double x, double y, Palette p) {
        Line line = new Line(x, y, x, y - 12);
        line.setStroke(Media.colour(p, Medium.AIR));
        Polygon head = new Polygon(x - 4, y - 11, x + 4, y - 11, x, y - 19);
        head.setFill(Media.colour(p, Medium.AIR));
        back.getChildren().addAll(line, head);
    }

    private void legend(Palette p) {
        int at = 0;
        for (Medium medium : Medium.values()) {
            double x = legendX(at);
            double y = legendY(at);
            Line line = new Line(x, y, x + 18, y);
            line.setStroke(Media.colour(p, medium));
            line.setStrokeWidth(4);
            String key = "synoptic.medium." + medium.name().toLowerCase(java.util.Locale.ROOT);
            back.getChildren().addAll(line, PartNode.text(Texts.text(key), PartNode.PLAIN, p.text, x + 24, y));
            at++;
        }
        double[] shares = {1, 0.05, -1};
        String[] keys = {"ample", "scarce", "over"};
        for (int i = 0; i < shares.length; i++) {
            double x = legendX(at);
            double y = legendY(at);
            Group mark = Symbols.mark(shares[i], Media.headroom(p, shares[i]), p.background);
            mark.setLayoutX(x + 8);
            mark.setLayoutY(y);
            back.getChildren()
                    .addAll(
                            mark,
                            PartNode.text(Texts.text("synoptic.mark." + keys[i]), PartNode.PLAIN, p.text, x + 20, y));
            at++;
        }
    }

    private static double legendX(int at) {
        return 428 + (at % 3) * 122.0;
    }

    private static double legendY(int at) {
        int row = at / 3;
        return 436 + row * 15.0;
    }

    @Override
    protected void layoutChildren() {
        double s = Math.max(1, Math.min(getWidth() / PlantLayout.WIDTH, getHeight() / PlantLayout.HEIGHT));
        scale.setX(s);
        scale.setY(s);
        sheet.relocate(
                Math.max(0, (getWidth() - s * PlantLayout.WIDTH) / 2),
                Math.max(0, (getHeight() - s * PlantLayout.HEIGHT) / 2));
        sheet.resize(PlantLayout.WIDTH, PlantLayout.HEIGHT);
    }

    /** Where the parts stand in the window, in the order of the keyboard. */
    Map<String, Bounds> bounds() {
        Map<String, Bounds> bounds = new LinkedHashMap<>();
        parts.forEach(n -> bounds.put(n.part(), n.localToScene(n.getLayoutBounds())));
        return bounds;
    }
}
