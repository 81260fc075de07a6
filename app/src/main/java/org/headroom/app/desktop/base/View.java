package org.headroom.app.desktop.base;

import javafx.scene.layout.Region;

/** One of the window's views. It is made when it is first opened and kept; what is hidden need not follow every answer. */
public interface View {
    Region node();

    /** The view comes into sight: it shows what the workspace holds now, and follows it from here. */
    default void opened() {}

    /** The view is out of sight. */
    default void closed() {}

    /** Whether it shows all that it will show by itself: no work of its own under way. Pictures wait for it. */
    default boolean ready() {
        return true;
    }
}
