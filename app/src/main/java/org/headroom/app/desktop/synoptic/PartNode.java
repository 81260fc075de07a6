package org.headroom.app.desktop.synoptic;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.PlantModel;
import org.headroom.app.tasks.PlantState;
import org.headroom.app.tasks.PlantState.Reading;

/** One part on the sheet: its symbol, what it is called, its values, and how much its tightest limit leaves. */
final class PartNode extends Pane {
    static final Font PLAIN = Font.font(10);
    static final Font BOLD = Font.font(null, FontWeight.BOLD, 10);
    private static final double SYMBOL = 34;

    private final PlantModel.Part part;
    private final PlantLayout.Place place;
    private boolean chosen;

    PartNode(PlantModel.Part part, PlantLayout.Place place, Consumer<String> choose) {
        this.part = part;
        this.place = place;
        setId("part-" + part.id().replace('_', '-'));
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        setManaged(false);
        resizeRelocate(place.x(), place.y() - (point() ? 12 : 0), place.width(), place.height());
        setOnMousePressed(e -> {
            requestFocus();
            choose.accept(part.id());
            e.consume();
        });
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                choose.accept(part.id());
                e.consume();
            }
        });
    }

    String part() {
        return part.id();
    }

    private boolean point() {
        return place.kind() == PlantLayout.Kind.PUMP || place.kind() == PlantLayout.Kind.VALVE;
    }

    void choose(boolean on) {
        chosen = on;
    }

    /** Draws it anew. */
    void show(PlantState.Part state, Display display) {
        Palette p = display.palette().get();
        double share = state.headroom();
        getChildren().clear();
        setAccessibleText(words(state, display));
        switch (place.kind()) {
            case CARD -> card(state, display, p, share);
            case BAR -> bar(state, display, p, share);
            case PUMP, VALVE -> inline(state, display, p);
            case TAG -> tag(state, display, p);
        }
        ring(p);
    }

    private void ring(Palette p) {
        Rectangle ring = new Rectangle(-2.5, -2.5, getWidth() + 5, getHeight() + 5);
        ring.setArcWidth(8);
        ring.setArcHeight(8);
        ring.setFill(null);
        ring.setStroke(p.lines[0]);
        ring.setStrokeWidth(2);
        ring.setMouseTransparent(true);
        ring.visibleProperty().bind(focusedProperty().or(new javafx.beans.property.SimpleBooleanProperty(chosen)));
        getChildren().add(ring);
    }

    private void card(PlantState.Part state, Display display, Palette p, double share) {
        Color ink = state.active() ? p.text : p.muted;
        Rectangle box = new Rectangle(getWidth(), getHeight());
        box.setArcWidth(6);
        box.setArcHeight(6);
        box.setFill(p.weekend);
        boolean tight = share < PlantState.SCARCE;
        box.setStroke(tight ? Media.headroom(p, share) : p.muted.deriveColor(0, 1, 1, 0.55));
        box.setStrokeWidth(tight ? 2.2 : 1);
        if (!state.active()) {
            box.getStrokeDashArray().setAll(4.0, 3.0);
        }
        boolean small = getWidth() < 120;
        Group symbol = Symbols.of(part.id(), ink, p.background);
        double size = small ? 0.62 : 0.9;
        symbol.setScaleX(size);
        symbol.setScaleY(size);
        symbol.setLayoutX(small ? 12 : 18);
        symbol.setLayoutY(small ? 13 : Math.min(getHeight() / 2, 34));
        getChildren().addAll(box, symbol);
        double left = small ? 24 : SYMBOL;
        boolean marked = !state.limits().isEmpty();
        Text title = text(Texts.textOr("synoptic.part." + part.id(), part.title()), BOLD, ink, left, 11);
        fit(title, getWidth() - left - (marked ? 18 : 5));
        getChildren().add(title);
        if (marked) {
            Group mark = Symbols.mark(share, Media.headroom(p, share), p.background);
            mark.setLayoutX(getWidth() - 9);
            mark.setLayoutY(10);
            getChildren().add(mark);
        }
        double y = 26;
        if (!state.active()) {
            getChildren().add(text(Texts.text("synoptic.idle"), PLAIN, p.muted, left, y));
            return;
        }
        for (String label : place.rows()) {
            Reading reading = find(state, label);
            if (reading != null) {
                row(display, reading, left, y, p);
                y += 13;
            }
        }
    }

    private void row(Display display, Reading reading, double left, double y, Palette p) {
        Text value = text(Amounts.text(display, reading), BOLD, p.text, 0, y);
        value.setX(getWidth() - 6 - value.getLayoutBounds().getWidth());
        Text label = text(shortly(reading.label()), PLAIN, p.muted, left, y);
        fit(label, value.getX() - left - 4);
        getChildren().add(value);
        if (value.getX() - left >= 12) {
            getChildren().add(label);
        }
    }

    private void bar(PlantState.Part state, Display display, Palette p, double share) {
        Line bar = new Line(0, 20, getWidth(), 20);
        bar.setStroke(
                share < PlantState.SCARCE ? Media.headroom(p, share) : Media.colour(p, PlantModel.Medium.ELECTRICITY));
        bar.setStrokeWidth(5);
        Rectangle hit = new Rectangle(getWidth(), getHeight());
        hit.setFill(Color.TRANSPARENT);
        getChildren().addAll(hit, bar);
        Reading reading = state.readings().isEmpty() ? null : state.readings().getFirst();
        Text name = text(Texts.text("synoptic.bus"), BOLD, p.text, 0, 8);
        Text value = text(reading == null ? "\u2013" : Amounts.text(display, reading), BOLD, p.text, 0, 8);
        value.setX(getWidth() - 16 - value.getLayoutBounds().getWidth());
        Group mark = Symbols.mark(share, Media.headroom(p, share), p.background);
        mark.setLayoutX(getWidth() - 8);
        mark.setLayoutY(8);
        fit(name, getWidth() / 2 - 14);
        getChildren().addAll(name, value);
        if (!state.limits().isEmpty()) {
            getChildren().add(mark);
        }
    }

    private void inline(PlantState.Part state, Display display, Palette p) {
        Rectangle hit = new Rectangle(getWidth(), getHeight());
        hit.setFill(Color.TRANSPARENT);
        Group symbol = Symbols.of(part.id(), state.active() ? p.text : p.muted, p.background);
        boolean valve = place.kind() == PlantLayout.Kind.VALVE;
        boolean centred = valve || getWidth() < 50;
        symbol.setLayoutX(centred ? getWidth() / 2 : 18);
        symbol.setLayoutY(12);
        getChildren().addAll(hit, symbol);
        String words = place.rows().stream()
                .map(label -> find(state, label))
                .filter(r -> r != null)
                .map(r -> Amounts.text(display, r))
                .findFirst()
                .orElse("");
        Text value = text(words, centred && !valve ? BOLD : PLAIN, p.text, 0, centred ? 31 : -8);
        value.setX(centred ? getWidth() / 2 - value.getLayoutBounds().getWidth() / 2 : 0);
        getChildren().add(value);
    }

    private void tag(PlantState.Part state, Display display, Palette p) {
        Rectangle hit = new Rectangle(getWidth(), getHeight());
        hit.setFill(Color.TRANSPARENT);
        Text value = text(
                state.readings().isEmpty()
                        ? "\u2013"
                        : Amounts.text(display, state.readings().getFirst()),
                BOLD,
                p.text,
                0,
                getHeight() / 2);
        getChildren().addAll(hit, value);
    }

    private static @org.jspecify.annotations.Nullable Reading find(PlantState.Part state, String label) {
        return state.readings().stream()
                .filter(r -> r.label().equals(label))
                .findFirst()
                .orElse(null);
    }

    private static String shortly(String label) {
        return Texts.textOr("synoptic.short." + label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"), label);
    }

    static Text text(String words, Font font, Color colour, double x, double middle) {
        Text text = new Text(words);
        text.setFont(font);
        text.setFill(colour);
        text.setTextOrigin(VPos.CENTER);
        text.setX(x);
        text.setY(middle);
        text.setMouseTransparent(true);
        return text;
    }

    /** Cuts what has no room; all of it stands in the panel. */
    static void fit(Text text, double room) {
        String words = text.getText();
        while (words.length() > 2 && text.getLayoutBounds().getWidth() > room) {
            words = words.substring(0, words.length() - 1);
            text.setText(words.strip() + "\u2026");
        }
    }

    private String words(PlantState.Part state, Display display) {
        StringBuilder words = new StringBuilder(part.title());
        if (!state.active()) {
            words.append(", ").append(Texts.text("synoptic.idle"));
        }
        for (Reading reading : state.readings()) {
            words.append("; ").append(reading.label()).append(' ').append(Amounts.text(display, reading));
        }
        return words.toString();
    }
}
