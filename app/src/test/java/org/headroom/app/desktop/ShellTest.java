package org.headroom.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.headroom.app.desktop.base.Display.Units;
import org.headroom.app.tasks.DisplaySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands around every view. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ShellTest {
    @TempDir
    private Path folder;

    private DesktopHarness window() throws Exception {
        return new DesktopHarness(folder.resolve("headroom.db"));
    }

    @Test
    void a_question_mark_shows_every_key_and_escape_closes_it() throws Exception {
        try (DesktopHarness window = window()) {
            DesktopHarness.onFx(() -> {
                window.find("open-whatif").requestFocus();
                Node owner = window.stage().getScene().getFocusOwner();
                owner.fireEvent(
                        new KeyEvent(KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, false, false, false, false));
                return owner;
            });
            assertThat(window.has("shortcuts-panel")).isTrue();
            List<String> words = DesktopHarness.onFx(() -> texts((Parent) window.find("shortcuts-panel")));
            window.workspace().shortcuts().all().forEach(s -> assertThat(words).contains(s.keys(), s.what()));
            assertThat(words).contains("Ctrl+Z", "Undo", "Mouse wheel");
            assertThat(DesktopHarness.onFx(() -> {
                        window.find("open-report").requestFocus();
                        return window.stage().getScene().getFocusOwner().getId();
                    }))
                    .as("the focus stays in the panel")
                    .isEqualTo("shortcuts-panel");
            window.type("shortcuts-panel", KeyCode.ESCAPE);
            assertThat(window.has("shortcuts-panel")).isFalse();
            assertThat(DesktopHarness.onFx(
                            () -> window.stage().getScene().getFocusOwner().getId()))
                    .as("the focus goes back")
                    .isEqualTo("open-whatif");
            window.fire("help");
            assertThat(window.has("shortcuts-panel")).isTrue();
        }
    }

    @Test
    void how_the_window_looks_is_kept_for_the_next_start() throws Exception {
        try (DesktopHarness window = window()) {
            window.fire("settings");
            window.fire("units-si");
            window.fire("text-larger");
            DesktopHarness.onFx(() -> {
                window.workspace().display().dark().set(true);
                return window;
            });
            Path file = DisplaySettings.beside(folder.resolve("headroom.db"));
            window.await("written", () -> DisplaySettings.load(file).equals(new DisplaySettings(true, true, 110)));
        }
        try (DesktopHarness window = window()) {
            assertThat(window.workspace().display().units().get()).isEqualTo(Units.SI);
            assertThat(window.workspace().display().dark().get()).isTrue();
            assertThat(window.workspace().display().textPercent().get()).isEqualTo(110);
        }
    }

    @Test
    void the_header_is_not_cut_off_in_a_small_window() throws Exception {
        try (DesktopHarness window = window()) {
            window.fullAnswer();
            DesktopHarness.onFx(() -> {
                Header header = (Header) window.stage().getScene().lookup(".header");
                header.applyCss();
                window.stage().getScene().getRoot().layout();
                for (Node node : header.getChildren()) {
                    if (node instanceof Label label) {
                        assertThat(label.lookup(".text"))
                                .isInstanceOfSatisfying(
                                        Text.class,
                                        text -> assertThat(text.getText())
                                                .as("whole on the screen")
                                                .isEqualTo(label.getText()));
                    }
                }
                return header;
            });
        }
    }

    @Test
    void the_rail_goes_from_view_to_view_by_arrow_keys() throws Exception {
        try (DesktopHarness window = window()) {
            window.type("open-overview", KeyCode.DOWN);
            assertThat(DesktopHarness.onFx(
                            () -> window.stage().getScene().getFocusOwner().getId()))
                    .isEqualTo("open-synoptic");
            window.type("open-synoptic", KeyCode.UP);
            assertThat(window.has("view-overview")).isTrue();
        }
    }

    @Test
    void every_control_of_the_shell_and_the_overview_has_a_name_for_screen_readers() throws Exception {
        try (DesktopHarness window = window()) {
            window.fullAnswer();
            window.fire("settings");
            List<String> nameless =
                    DesktopHarness.onFx(() -> nameless(window.stage().getScene().getRoot()));
            assertThat(nameless).isEmpty();
        }
    }

    private static List<String> nameless(Parent parent) {
        List<String> found = new ArrayList<>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            boolean control = node instanceof ButtonBase
                    || node instanceof Slider
                    || node instanceof ListView
                    || node instanceof ComboBoxBase;
            boolean named = node.getAccessibleText() != null
                    && !node.getAccessibleText().isBlank();
            boolean worded = node instanceof Labeled labeled
                    && labeled.getText() != null
                    && !labeled.getText().isBlank();
            if (control && node.isVisible() && !named && !worded) {
                found.add(node.getTypeSelector() + " " + node.getId());
            }
            if (node instanceof Parent inner && !(node instanceof Control)
                    || node instanceof javafx.scene.control.ScrollPane) {
                found.addAll(nameless((Parent) node));
            }
        }
        return found;
    }

    private static List<String> texts(Parent parent) {
        List<String> found = new ArrayList<>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node instanceof Label label) {
                found.add(label.getText());
            } else if (node instanceof javafx.scene.control.ScrollPane scroll
                    && scroll.getContent() instanceof Parent in) {
                found.addAll(texts(in));
            } else if (node instanceof Parent inner) {
                found.addAll(texts(inner));
            }
        }
        return found;
    }
}
