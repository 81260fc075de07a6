package org.headroom.app.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;

/**
 * Follows values only while a node is part of a window: what lives longer than the node must not keep it alive, and what
 * is out of sight need not be drawn.
 */
public final class WhileShown {
    private WhileShown() {}

    /** Runs an action when the node comes into a window, and from then on with every change. */
    public static void follow(Node node, Runnable action, ObservableValue<?>... values) {
        List<Subscription> following = new ArrayList<>();
        node.sceneProperty().subscribe(scene -> {
            following.forEach(Subscription::unsubscribe);
            following.clear();
            if (scene != null) {
                for (ObservableValue<?> value : values) {
                    following.add(value.subscribe((_, _) -> action.run()));
                }
                action.run();
            }
        });
    }
}
