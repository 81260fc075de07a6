package org.headroom.app.desktop;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Display.Units;
import org.headroom.app.desktop.base.ShortcutTable;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.jspecify.annotations.Nullable;

/** Keys that work everywhere in the window, and the table's lines for all keys. */
final class Shortcuts {
    private final Scene scene;
    private final ShortcutTable table;

    private Shortcuts(Scene scene, ShortcutTable table) {
        this.scene = scene;
        this.table = table;
    }

    static void install(Scene scene, Shell shell, Workspace workspace) {
        new Shortcuts(scene, workspace.shortcuts()).all(shell, workspace);
    }

    private void all(Shell shell, Workspace workspace) {
        for (ViewKind kind : ViewKind.values()) {
            key(KeyCode.getKeyCode(String.valueOf(kind.digit)), () -> shell.open(kind), KeyCombination.SHORTCUT_DOWN);
        }
        Display display = workspace.display();
        String everywhere = Texts.text("shortcuts.everywhere");
        table.add(everywhere, "Ctrl+1 \u2026 9", Texts.text("shortcuts.views"));
        key(KeyCode.Z, workspace.undo()::undo, KeyCombination.SHORTCUT_DOWN);
        key(KeyCode.Z, workspace.undo()::redo, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        key(KeyCode.Y, workspace.undo()::redo, KeyCombination.SHORTCUT_DOWN);
        key(
                KeyCode.D,
                () -> display.dark().set(!display.dark().get()),
                KeyCombination.SHORTCUT_DOWN,
                KeyCombination.SHIFT_DOWN);
        key(
                KeyCode.U,
                () -> display.units().set(display.units().get() == Units.SI ? Units.US : Units.SI),
                KeyCombination.SHORTCUT_DOWN,
                KeyCombination.SHIFT_DOWN);
        key(KeyCode.COMMA, shell::settings, KeyCombination.SHORTCUT_DOWN);
        key(KeyCode.F1, shell::help);
        scene.addEventHandler(KeyEvent.KEY_TYPED, e -> {
            if ("?".equals(e.getCharacter()) && !writes(scene.getFocusOwner())) {
                shell.help();
                e.consume();
            }
        });
        list(everywhere, "undo", "redo", "dark", "units", "settings", "help", "escape", "tab", "rail");
        list(
                Texts.text("shortcuts.charts"),
                "wheel",
                "drag",
                "pan",
                "double",
                "click",
                "plus",
                "zero",
                "arrows",
                "home",
                "moment",
                "copy",
                "copycsv",
                "menu");
        listOf(
                Texts.text("schedule.keys"),
                "schedule.keys.",
                "choose",
                "move",
                "day",
                "gpus",
                "lock",
                "split",
                "site",
                "reset");
        listOf(Texts.text("scenarios.keys"), "scenarios.keys.", "add", "rename", "remove", "check");
        listOf(Texts.text("diagrams.keys"), "diagrams.keys.", "choose");
    }

    /** Keys of a view, listed before it is opened. */
    private void listOf(String group, String prefix, String... names) {
        for (String name : names) {
            table.add(group, Texts.text(prefix + name), Texts.text(prefix + name + ".what"));
        }
    }

    /** Whether a key that is typed there is a letter of a text. */
    private static boolean writes(@Nullable Node focus) {
        return focus instanceof TextInputControl
                || focus instanceof Spinner<?> spinner && spinner.isEditable()
                || focus instanceof ComboBoxBase<?> combo && combo.isEditable();
    }

    private void list(String group, String... names) {
        for (String name : names) {
            table.add(group, Texts.text("key." + name), Texts.text("key." + name + ".what"));
        }
    }

    private void key(KeyCode code, Runnable action, Modifier... modifiers) {
        scene.getAccelerators().put(new KeyCodeCombination(code, modifiers), action);
    }
}
