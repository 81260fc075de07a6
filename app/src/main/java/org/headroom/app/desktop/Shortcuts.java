package org.headroom.app.desktop;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.headroom.app.desktop.base.Workspace;

/** Keys that work everywhere in the window. */
final class Shortcuts {
    private Shortcuts() {}

    static void install(Scene scene, Shell shell, Workspace workspace) {
        for (ViewKind kind : ViewKind.values()) {
            scene.getAccelerators()
                    .put(
                            new KeyCodeCombination(
                                    KeyCode.getKeyCode(String.valueOf(kind.digit)), KeyCombination.SHORTCUT_DOWN),
                            () -> shell.open(kind));
        }
        scene.getAccelerators()
                .put(new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN), workspace.undo()::undo);
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                        workspace.undo()::redo);
    }
}
