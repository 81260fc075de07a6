package org.headroom.app.desktop.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.headroom.app.desktop.DesktopHarness;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The view's main path: add, rename, change in the comparison, undo, take the table elsewhere, close, open again. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ScenariosViewTest {
    @TempDir
    private Path folder;

    private static Scenarios now(DesktopHarness window) throws Exception {
        return DesktopHarness.onFx(() -> window.workspace().scenarios().get());
    }

    @Test
    void scenarios_are_made_changed_compared_undone_and_there_again() throws Exception {
        try (DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"))) {
            Workspace workspace = window.workspace();
            window.open("scenarios");
            window.fire("scenario-add");
            assertThat(now(window).currentId()).isEqualTo("s2");
            window.type("scenario-tree", KeyCode.F2);
            window.await(
                    "a field for the name", () -> window.stage().getScene().lookup("#scenario-name-field") != null);
            DesktopHarness.onFx(() -> {
                TextField field = (TextField) window.find("scenario-name-field");
                field.setText("Cycles");
                field.fireEvent(new javafx.event.ActionEvent());
                return field;
            });
            assertThat(now(window).current().name()).isEqualTo("Cycles");

            DesktopHarness.onFx(() -> {
                TextField input = (TextField) window.find("comparison-input");
                input.setText("water.cycles");
                input.fireEvent(new javafx.event.ActionEvent());
                return input;
            });
            window.await("a cell to edit", () -> window.stage().getScene().lookup("#edit-water-cycles-s2") != null);
            DesktopHarness.onFx(() -> {
                TextField cell = (TextField) window.find("edit-water-cycles-s2");
                cell.setText("8");
                cell.fireEvent(new javafx.event.ActionEvent());
                return cell;
            });
            assertThat(now(window).find("s2").changes()).containsEntry("water.cycles", "8");
            assertThat(window.text("count-s2")).isEqualTo("1");
            window.await("answers", () -> now().test(workspace));
            window.await(
                    "a figure",
                    () -> window.stage().getScene().lookup("#value-energy-mwh-s2") instanceof Label l
                            && !l.getText().isEmpty());

            DesktopHarness.onFx(() -> {
                @SuppressWarnings("unchecked")
                ComboBox<String> base = (ComboBox<String>) window.find("comparison-base");
                base.setValue("s2");
                MenuItem copy = ((MenuButton) window.find("comparison-take"))
                        .getItems().stream()
                                .filter(i -> Objects.equals(i.getId(), "comparison-copy-csv"))
                                .findFirst()
                                .orElseThrow();
                copy.fire();
                return base;
            });
            String csv =
                    DesktopHarness.onFx(() -> Clipboard.getSystemClipboard().getString());
            assertThat(csv).contains("energy_mwh,").contains("Cycles");

            window.fire("undo");
            assertThat(now(window).find("s2").changes()).isEmpty();
            window.fire("redo");
            window.fire("revert-water-cycles");
            assertThat(now(window).find("s2").changes()).isEmpty();
            window.fire("undo");
            window.type("scenario-tree", KeyCode.DELETE);
            assertThat(now(window).has("s2")).isFalse();
            window.fire("undo");
            assertThat(now(window).find("s2").changes()).containsEntry("water.cycles", "8");
        }
        try (DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"))) {
            window.await(
                    "the scenarios of before",
                    () -> window.workspace().scenarios().get().has("s2"));
            assertThat(now(window).find("s2").name()).isEqualTo("Cycles");
            assertThat(window.text("notice"))
                    .as("it was closed as it should be")
                    .isEmpty();
        }
    }

    private static java.util.function.Predicate<Workspace> now() {
        return w -> w.scenarios().get().all().stream()
                .allMatch(s -> !w.outcomeOf(s.id()).get().stale());
    }
}
