package org.headroom.app.desktop;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** One panel above the window at a time: Esc, or a click beside it, closes it and gives the focus back. */
final class Overlay extends StackPane {
    private @Nullable Node before;
    private Subscription keeping = Subscription.EMPTY;

    Overlay() {
        setVisible(false);
        getStyleClass().add("overlay");
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
                e.consume();
            }
        });
    }

    /** Shows a panel, or closes it if it is the one that is shown. */
    void toggle(Region panel, Pos where, Insets margin) {
        String id = panel.getId();
        boolean shown = isVisible() && getChildren().stream().anyMatch(n -> id.equals(n.getId()));
        if (shown) {
            close();
            return;
        }
        if (!isVisible()) {
            before = getScene().getFocusOwner();
        }
        getChildren().setAll(panel);
        setAlignment(panel, where);
        setMargin(panel, margin);
        setVisible(true);
        panel.setFocusTraversable(true);
        panel.requestFocus();
        // the tabulator stays in the panel while it is open
        keeping.unsubscribe();
        keeping = getScene().focusOwnerProperty().subscribe(owner -> {
            if (isVisible() && owner != null && !within(owner)) {
                panel.requestFocus();
            }
        });
    }

    private boolean within(Node node) {
        Node at = node;
        while (at != null && at != this) {
            at = at.getParent();
        }
        return at == this;
    }

    void close() {
        if (isVisible()) {
            keeping.unsubscribe();
            setVisible(false);
            getChildren().clear();
            if (before != null) {
                before.requestFocus();
            }
            before = null;
        }
    }
}
