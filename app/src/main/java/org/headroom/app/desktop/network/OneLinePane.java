package org.headroom.app.desktop.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.network.OneLinePlaces.Cross;
import org.headroom.app.desktop.network.OneLinePlaces.Place;
import org.headroom.app.tasks.ChartFile;
import org.headroom.app.tasks.NetworkMoment;
import org.headroom.app.tasks.NetworkMoment.BranchState;
import org.jspecify.annotations.Nullable;

/**
 * The one-line diagram: buses as bars, transformers as two circles, breakers as squares, loads as arrows. It fills its room; words
 * keep their size. Each element can be clicked and reached by keyboard.
 */
final class OneLinePane extends Region {
    private static final double TOP = 34;
    private static final double FOOT = 70;
    private static final double SIDE = 14;
    /** Where a breaker stands on its feed, of the way down: below it is room for links across. */
    private static final double HIGH = 0.31;

    private final Display display;
    private final Consumer<String> choose;
    private final Group sheet = new Group();
    private final Map<String, Group> elements = new HashMap<>();
    private @Nullable NetworkMoment network;
    private @Nullable OneLinePlaces places;
    private @Nullable String chosen;
    private Font plain = Font.font(10);
    private Font bold = Font.font(null, FontWeight.BOLD, 10);

    OneLinePane(Display display, Consumer<String> choose) {
        this.display = display;
        this.choose = choose;
        setId("one-line");
        sheet.setManaged(false);
        getChildren().add(sheet);
        setMinSize(900, 380);
        display.palette().subscribe(this::repaint);
    }

    void show(@Nullable NetworkMoment now) {
        network = now;
        places = now == null ? null : new OneLinePlaces(now.buses(), now.branches());
        repaint();
    }

    /** Buses and branches as a table; null before there are any. */
    @Nullable
    String asCsv() {
        NetworkMoment now = network;
        if (now == null) {
            return null;
        }
        List<List<String>> rows = new ArrayList<>();
        for (NetworkMoment.BusState bus : now.buses()) {
            rows.add(List.of(
                    bus.id(),
                    "bus",
                    "",
                    "",
                    ChartFile.number(bus.voltagePu(), 5),
                    ChartFile.number(bus.loadMw(), 4),
                    "",
                    "",
                    ""));
        }
        for (NetworkMoment.BranchState branch : now.branches()) {
            rows.add(List.of(
                    branch.id(),
                    branch.transformer() ? "transformer" : "line",
                    branch.from(),
                    branch.to(),
                    "",
                    ChartFile.number(branch.mw(), 4),
                    ChartFile.number(branch.mva(), 4),
                    ChartFile.number(branch.loadingPercent(), 2),
                    ChartFile.number(branch.lossMw(), 5)));
        }
        return ChartFile.csv(
                List.of(
                        "element",
                        "kind",
                        "from",
                        "to",
                        "voltage [pu]",
                        "power [MW]",
                        "power [MVA]",
                        "loading [%]",
                        "loss [MW]"),
                rows);
    }

    void choose(@Nullable String element) {
        if (element == null || !element.equals(chosen)) {
            chosen = element;
            repaint();
        }
    }

    @Override
    protected void layoutChildren() {
        double size = Math.clamp(Math.min(getWidth() / 118, getHeight() / 36), 10, 13);
        plain = Font.font(size);
        bold = Font.font(null, FontWeight.BOLD, size);
        repaint();
    }

    private double x(double column) {
        return SIDE + column * (getWidth() - 2 * SIDE) / of().columns;
    }

    private double y(int row) {
        return TOP + row * (getHeight() - TOP - FOOT) / Math.max(1, of().rows - 1);
    }

    private OneLinePlaces of() {
        OneLinePlaces now = places;
        if (now == null) {
            throw new IllegalStateException("no network");
        }
        return now;
    }

    private void repaint() {
        sheet.getChildren().clear();
        String focused = elements.entrySet().stream()
                .filter(e -> e.getValue().isFocused())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        elements.clear();
        NetworkMoment now = network;
        if (now == null || getWidth() < 10) {
            return;
        }
        Palette p = display.palette().get();
        OneLinePlaces all = of();
        setAccessibleText(
                Texts.text("network.diagram", all.places.size(), now.branches().size()));
        for (Place place : all.places.values()) {
            if (place.feed != null && place.above != null) {
                feed(place, place.feed, place.above, p);
            }
        }
        all.cross.forEach(c -> cross(c, p));
        all.places.values().forEach(place -> bus(place, p));
        legend(p);
        Group again = focused == null ? null : elements.get(focused);
        if (again != null) {
            again.requestFocus();
        }
    }

    static Color colour(Palette p, double percent) {
        return !Double.isFinite(percent) ? p.muted : percent > 100 ? p.over : percent > 90 ? p.scarce : p.ample;
    }

    private static String percent(BranchState b) {
        return Double.isFinite(b.loadingPercent()) ? Texts.number(b.loadingPercent(), 0) + " %" : "";
    }

    private void feed(Place place, BranchState branch, Place above, Palette p) {
        double x = x(place.x);
        double top = y(above.row);
        double bottom = y(place.row);
        double mid = (top + bottom) / 2 + 1;
        Color colour = colour(p, branch.loadingPercent());
        Group group = element(branch.id(), words(branch));
        group.getChildren().add(stroke(new Line(x, top, x, bottom), colour, width(branch)));
        double room = bottom - top;
        double r = Math.clamp(room / 8, 5, 10);
        if (branch.meter()) {
            meter(group, x, mid, p, colour);
        } else if (branch.transformer()) {
            transformer(group, x, mid, r, p, colour);
        } else {
            breaker(group, x, top + room * HIGH, p, colour);
        }
        boolean high = !branch.transformer() && !branch.meter();
        label(group, percent(branch), bold, ink(p, branch), x + r + 4, high ? top + room * HIGH : mid, p);
    }

    private static Color ink(Palette p, BranchState branch) {
        return branch.loadingPercent() > 100 ? p.over : p.text;
    }

    private static double width(BranchState branch) {
        return branch.loadingPercent() > 90 ? 3 : 2;
    }

    private void cross(Cross c, Palette p) {
        BranchState branch = c.branch();
        Color colour = colour(p, branch.loadingPercent());
        Group group = element(branch.id(), words(branch));
        if (c.tie()) {
            double y = y(c.upper().row);
            double x1 = x(c.x1());
            double x2 = x(c.x2());
            group.getChildren().add(stroke(new Line(x1, y, x2, y), colour, width(branch)));
            breaker(group, (x1 + x2) / 2, y, p, colour);
            String words = percent(branch);
            double wide = text(words, bold, p.text, 0, 0).getLayoutBounds().getWidth();
            boolean roomy = x2 - x1 > 3 * wide + 20;
            double at = roomy ? x1 + 0.25 * (x2 - x1) : x1 + 0.38 * (x2 - x1);
            label(group, words, bold, ink(p, branch), at - wide / 2, roomy ? y : y + 12, p);
        } else {
            double y2 = y(c.lower().row);
            boolean level = c.upper().row == c.lower().row;
            double y = y2 - (level ? 13 : 9) - 5.0 * (c.lane() - 1);
            double x1 = x(c.x1());
            double x2 = x(c.x2());
            Polyline line = new Polyline(x1, y(c.upper().row), x1, y, x2, y, x2, y2);
            line.setFill(null);
            group.getChildren().add(stroke(line, colour, width(branch)));
            breaker(group, x1, y(c.upper().row) + (level ? -7 : 9), p, colour);
            Text text = text(percent(branch), bold, ink(p, branch), 0, y);
            label(
                    group,
                    text.getText(),
                    bold,
                    ink(p, branch),
                    x1
                            + (level ? 0.36 : 0.5) * (x2 - x1)
                            - text.getLayoutBounds().getWidth() / 2,
                    y,
                    p);
        }
    }

    private void bus(Place place, Palette p) {
        NetworkMoment.BusState bus = place.bus;
        double y = y(place.row);
        double left = x(place.left);
        double right = x(place.right);
        boolean leaf = place.below.isEmpty();
        Color colour = bus.outOfBand() ? p.over : p.text;
        Group group = element(bus.id(), words(bus));
        Line bar = new Line(left, y, right, y);
        group.getChildren().add(stroke(bar, colour, place.passing() ? 3 : 4.5));
        if (place.row == 0) {
            source(group, x(place.x), y, p);
        }
        String pu = Texts.number(bus.voltagePu(), 3);
        if (leaf) {
            double step = plain.getSize() + 2;
            boolean last = place.row == of().rows - 1;
            double room = (getWidth() - 2 * SIDE) / of().columns * (last ? 1 : 1.9) - 3;
            double half = text(label(bus), bold, p.text, 0, 0).getLayoutBounds().getWidth() / 2;
            double centre = !last && place.down ? x(place.x + 0.3) - Math.min(half, room / 2) - 2 : x(place.x);
            double at = y + step * 0.75 + 2;
            for (String line : lines(label(bus), room)) {
                centred(group, line, bold, p.text, centre, at, room);
                at += step;
            }
            centred(group, pu + " pu", plain, bus.outOfBand() ? p.over : p.muted, centre, at, room);
            if (bus.loadMw() != 0) {
                centred(group, load(bus.loadMw(), room + 3), plain, p.text, centre, at + step, room + 3);
            }
        } else if (!place.passing()) {
            String kv = Texts.number(bus.kv(), bus.kv() == Math.rint(bus.kv()) ? 0 : 1) + " kV";
            String all = label(bus) + "  " + kv + "  " + pu + " pu";
            double before = x(place.x) - left - 6;
            String words = List.of(all, label(bus) + "  " + pu + " pu").stream()
                    .filter(w -> text(w, bold, p.text, 0, 0).getLayoutBounds().getWidth() < before)
                    .findFirst()
                    .orElse(label(bus));
            boolean wide = right - left > 150;
            if (wide) {
                label(group, words, bold, bus.outOfBand() ? p.over : p.text, left, y - 10, p);
            } else {
                Color ink = bus.outOfBand() ? p.over : p.muted;
                beside(group, label(bus), bold, p.text, place, y - 6, p);
                beside(group, pu + " pu", plain, ink, place, y + 6, p);
            }
        }
        if (bus.bankMvar() != 0) {
            capacitor(group, left + 6, y, p);
        }
    }

    /** Words at the side of a narrow bar that is free. */
    private void beside(Group group, String words, Font font, Color colour, Place place, double middle, Palette p) {
        double wide = text(words, font, colour, 0, 0).getLayoutBounds().getWidth();
        double at = of().freeAtLeft(place) ? x(place.left) - wide - 6 : x(place.right) + 5;
        label(group, words, font, colour, at, middle, p);
    }

    private void source(Group group, double x, double y, Palette p) {
        Circle circle = new Circle(x, y - 18, 10, p.background);
        Polyline wave = new Polyline(x - 5, y - 17, x - 2.5, y - 21, x, y - 18, x + 2.5, y - 15, x + 5, y - 19);
        wave.setFill(null);
        group.getChildren()
                .addAll(
                        stroke(circle, p.text, 1.6),
                        stroke(wave, p.text, 1.6),
                        stroke(new Line(x, y - 8, x, y), p.text, 1.6));
    }

    private void capacitor(Group group, double x, double y, Palette p) {
        group.getChildren()
                .addAll(
                        stroke(new Line(x, y, x, y + 6), p.text, 1.4),
                        stroke(new Line(x - 5, y + 6, x + 5, y + 6), p.text, 1.6),
                        stroke(new Line(x - 5, y + 9.5, x + 5, y + 9.5), p.text, 1.6),
                        stroke(new Line(x, y + 9.5, x, y + 15), p.text, 1.4));
    }

    private static void transformer(Group group, double x, double y, double r, Palette p, Color colour) {
        Rectangle gap = new Rectangle(x - 2.5, y - r * 1.7, 5, r * 3.4);
        gap.setFill(p.background);
        Circle upper = new Circle(x, y - r * 0.65, r, Color.TRANSPARENT);
        Circle lower = new Circle(x, y + r * 0.65, r, Color.TRANSPARENT);
        group.getChildren().addAll(gap, stroke(upper, colour, 1.8), stroke(lower, colour, 1.8));
    }

    private static void breaker(Group group, double x, double y, Palette p, Color colour) {
        Rectangle square = new Rectangle(x - 4, y - 4, 8, 8);
        square.setFill(p.background);
        group.getChildren().add(stroke(square, colour, 1.8));
    }

    private void meter(Group group, double x, double y, Palette p, Color colour) {
        Circle circle = new Circle(x, y, 8, p.background);
        Text m = text("M", bold, p.text, 0, y);
        m.setX(x - m.getLayoutBounds().getWidth() / 2);
        group.getChildren().addAll(stroke(circle, colour, 1.8), m);
    }

    private static <S extends Shape> S stroke(S shape, Color colour, double width) {
        shape.setStroke(colour);
        shape.setStrokeWidth(width);
        return shape;
    }

    private Group element(String id, String words) {
        Group group = new Group();
        group.setId("element-" + id.replace('_', '-'));
        group.setAccessibleRole(AccessibleRole.BUTTON);
        group.setAccessibleText(words);
        group.setFocusTraversable(true);
        group.setPickOnBounds(false);
        group.setOnMousePressed(e -> {
            group.requestFocus();
            choose.accept(id);
            e.consume();
        });
        group.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                choose.accept(id);
                e.consume();
            }
        });
        Tooltip.install(group, new Tooltip(words));
        elements.put(id, group);
        sheet.getChildren().add(group);
        boolean on = id.equals(chosen);
        Rectangle ring = new Rectangle();
        ring.setFill(display.palette().get().lines[0].deriveColor(0, 1, 1, 0.14));
        ring.setStroke(display.palette().get().lines[0]);
        ring.setStrokeWidth(1.6);
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        ring.setVisible(false);
        sheet.getChildren().add(ring);
        Runnable mark = () -> {
            var box = group.getBoundsInParent();
            ring.setX(box.getMinX() - 3);
            ring.setY(box.getMinY() - 3);
            ring.setWidth(box.getWidth() + 6);
            ring.setHeight(box.getHeight() + 6);
            ring.setVisible(on || group.isFocused());
        };
        group.boundsInParentProperty().subscribe(_ -> mark.run());
        group.focusedProperty().subscribe(_ -> mark.run());
        return group;
    }

    private static Text text(String words, Font font, Color colour, double x, double middle) {
        Text text = new Text(words);
        text.setFont(font);
        text.setFill(colour);
        text.setTextOrigin(VPos.CENTER);
        text.setX(x);
        text.setY(middle);
        return text;
    }

    /** Words on the background's colour, so that no line cuts through. */
    private static void label(Group group, String words, Font font, Color colour, double x, double middle, Palette p) {
        if (!words.isEmpty()) {
            Text text = text(words, font, colour, x, middle);
            Rectangle paper = new Rectangle(
                    x - 1,
                    middle - font.getSize() * 0.55,
                    text.getLayoutBounds().getWidth() + 2,
                    font.getSize() * 1.1);
            paper.setFill(p.background);
            group.getChildren().addAll(paper, text);
        }
    }

    private static void centred(
            Group group, String words, Font font, Color colour, double x, double middle, double room) {
        Text text = text(words, font, colour, 0, middle);
        String cut = words;
        while (cut.length() > 2 && text.getLayoutBounds().getWidth() > room) {
            cut = cut.substring(0, cut.length() - 1);
            text.setText(cut.strip() + "\u2026");
        }
        text.setX(x - text.getLayoutBounds().getWidth() / 2);
        group.getChildren().add(text);
    }

    /** As much of a load as there is room for. */
    private String load(double mw, double room) {
        String one = Texts.number(mw, 1) + " MW";
        return List.of("\u25bc " + one, one, Texts.number(mw, 0) + " MW").stream()
                .filter(w -> text(w, plain, Color.BLACK, 0, 0).getLayoutBounds().getWidth() <= room)
                .findFirst()
                .orElse(Texts.number(mw, 0) + " MW");
    }

    /** In two lines where one has no room. */
    private List<String> lines(String words, double room) {
        int space = words.indexOf(' ');
        if (space < 0 || text(words, bold, Color.BLACK, 0, 0).getLayoutBounds().getWidth() <= room) {
            return List.of(words);
        }
        for (int next = words.indexOf(' ', space + 1); next > 0; next = words.indexOf(' ', next + 1)) {
            if (text(words.substring(0, next), bold, Color.BLACK, 0, 0)
                            .getLayoutBounds()
                            .getWidth()
                    <= room) {
                space = next;
            }
        }
        return List.of(words.substring(0, space), words.substring(space + 1));
    }

    private void legend(Palette p) {
        double[] loads = {50, 95, 120};
        String[] keys = {"low", "high", "over"};
        double y = 12;
        for (int i = 0; i < loads.length; i++) {
            Line line = stroke(new Line(SIDE, y, SIDE + 20, y), colour(p, loads[i]), loads[i] > 90 ? 3 : 2);
            Text words = text(Texts.text("network.legend." + keys[i]), plain, p.text, SIDE + 26, y);
            sheet.getChildren().addAll(line, words);
            y += plain.getSize() + 4;
        }
        Node[] symbols = {new Group(), new Group()};
        breaker((Group) symbols[0], SIDE + 8, y, p, p.muted);
        sheet.getChildren().addAll(symbols[0], text(Texts.text("network.legend.breaker"), plain, p.text, SIDE + 26, y));
        y += plain.getSize() + 7;
        meter((Group) symbols[1], SIDE + 8, y, p, p.muted);
        sheet.getChildren().addAll(symbols[1], text(Texts.text("network.legend.meter"), plain, p.text, SIDE + 26, y));
    }

    private static String words(BranchState b) {
        return Texts.text(
                "network.branch",
                Names.readable(b.id()),
                Texts.number(b.mw(), 2),
                Texts.number(b.mva(), 2),
                b.ratedMva() > 0 ? Texts.number(b.ratedMva(), 1) : "\u2013",
                Double.isFinite(b.loadingPercent()) ? Texts.number(b.loadingPercent(), 1) : "\u2013");
    }

    private static String label(NetworkMoment.BusState b) {
        return Names.bus(b.label(), b.id());
    }

    private static String words(NetworkMoment.BusState b) {
        return Texts.text(
                "network.bus",
                label(b),
                Texts.number(b.kv(), 2),
                Texts.number(b.voltagePu(), 4),
                Texts.number(b.lowPu(), 2),
                Texts.number(b.highPu(), 2));
    }
}
