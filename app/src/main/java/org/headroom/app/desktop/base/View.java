package org.headroom.app.desktop.base;

import java.nio.file.Path;
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

    /**
     * A picture will be taken: a view that shows nothing unless it is asked to begins what is worth one.
     *
     * @param scratch a folder that is removed after the pictures
     */
    default void forPicture(Path scratch) {}

    /** The picture is taken. */
    default void afterPicture() {}
}
