package org.headroom.app.desktop.base;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** All keys that do something, in one table: what the window and its views register, the overlay lists. */
public final class ShortcutTable {
    /**
     * One line of the table.
     *
     * @param group where it works, as in {@code Charts}
     * @param keys as people read them, as in {@code Ctrl+Z}
     * @param what it does
     */
    public record Shortcut(String group, String keys, String what) {}

    private final ObservableList<Shortcut> all = FXCollections.observableArrayList();

    /** What is registered, in order. */
    public ObservableList<Shortcut> all() {
        return FXCollections.unmodifiableObservableList(all);
    }

    /** Registers a key; the same once more changes nothing. */
    public void add(String group, String keys, String what) {
        Shortcut one = new Shortcut(group, keys, what);
        if (!all.contains(one)) {
            all.add(one);
        }
    }
}
