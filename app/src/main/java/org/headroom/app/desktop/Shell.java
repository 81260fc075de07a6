package org.headroom.app.desktop;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.jspecify.annotations.Nullable;

/** The whole window: header, rail of views, the view that is open, status line, one panel above. Decides nothing. */
final class Shell extends StackPane {
    private static final double FONT_PX = 12.5;

    private final Workspace workspace;
    private final StackPane centre = new StackPane();
    private final Overlay overlay = new Overlay();
    private final Map<ViewKind, View> made = new EnumMap<>(ViewKind.class);
    private final ReadOnlyObjectWrapper<@Nullable ViewKind> open = new ReadOnlyObjectWrapper<>();

    Shell(Workspace workspace) {
        this.workspace = workspace;
        getStylesheets().add(stylesheet());
        BorderPane frame = new BorderPane();
        frame.setTop(new Header(workspace, this));
        frame.setLeft(new Rail(this));
        // a view that needs more room than the window has, as with larger text, is scrolled
        ScrollPane room = new ScrollPane(centre);
        room.setFitToWidth(true);
        room.setFitToHeight(true);
        room.setFocusTraversable(false);
        room.getStyleClass().add("room");
        frame.setCenter(room);
        frame.setBottom(new StatusLine(workspace));
        getChildren().addAll(frame, overlay);
        workspace
                .display()
                .textPercent()
                .subscribe(_ -> setStyle(
                        "-fx-font-size: " + FONT_PX * workspace.display().textScale() + "px"));
    }

    /** The view that is open; null before the first. */
    ReadOnlyObjectProperty<@Nullable ViewKind> opened() {
        return open.getReadOnlyProperty();
    }

    /** Where what the theme leaves open is written. */
    static String stylesheet() {
        return Objects.requireNonNull(Shell.class.getResource("desktop.css")).toExternalForm();
    }

    /** The view that is open; null before the first. */
    @Nullable
    View view() {
        ViewKind kind = open.get();
        return kind == null ? null : made.get(kind);
    }

    /** Opens a view; it is made when it is first asked for. */
    void open(ViewKind kind) {
        overlay.close();
        ViewKind before = open.get();
        if (kind == before) {
            return;
        }
        if (before != null) {
            Objects.requireNonNull(made.get(before)).closed();
        }
        View view = made.computeIfAbsent(kind, k -> k.maker.apply(workspace));
        Region node = view.node();
        centre.getChildren().setAll(node);
        open.set(kind);
        view.opened();
    }

    /** Ends what runs for its views. */
    void end() {
        made.values().forEach(View::end);
    }

    /** Shows or hides how the window looks. */
    void settings() {
        overlay.toggle(new SettingsPanel(workspace.display()), Pos.TOP_RIGHT, new Insets(50, 14, 0, 0));
    }

    /** Shows or hides the table of keys. */
    void help() {
        overlay.toggle(new ShortcutsPanel(workspace.shortcuts()), Pos.CENTER, new Insets(30));
    }
}
