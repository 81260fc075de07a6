package org.headroom.app.desktop;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.headroom.app.desktop.base.View;
import org.headroom.app.desktop.base.Workspace;
import org.jspecify.annotations.Nullable;

/** The whole window: header, rail of views, the view that is open, status line. Decides nothing. */
final class Shell extends BorderPane {
    private final Workspace workspace;
    private final StackPane centre = new StackPane();
    private final Map<ViewKind, View> made = new EnumMap<>(ViewKind.class);
    private final ReadOnlyObjectWrapper<@Nullable ViewKind> open = new ReadOnlyObjectWrapper<>();

    Shell(Workspace workspace) {
        this.workspace = workspace;
        getStylesheets()
                .add(Objects.requireNonNull(Shell.class.getResource("desktop.css"))
                        .toExternalForm());
        setTop(new Header(workspace));
        setLeft(new Rail(this));
        setCenter(centre);
        setBottom(new StatusLine(workspace));
    }

    /** The view that is open; null before the first. */
    ReadOnlyObjectProperty<@Nullable ViewKind> opened() {
        return open.getReadOnlyProperty();
    }

    /** The view that is open; null before the first. */
    @Nullable
    View view() {
        ViewKind kind = open.get();
        return kind == null ? null : made.get(kind);
    }

    /** Opens a view; it is made when it is first asked for. */
    void open(ViewKind kind) {
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
}
