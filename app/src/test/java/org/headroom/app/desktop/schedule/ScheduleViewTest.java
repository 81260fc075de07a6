package org.headroom.app.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.event.EventType;
import javafx.geometry.Point3D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.headroom.app.desktop.DesktopHarness;
import org.headroom.app.tasks.ScheduleEntry;
import org.headroom.app.tasks.ScheduleSolve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main path through the schedule: open, drag, Escape, drop, undo, keys, solve, stop, keep. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ScheduleViewTest {
    @TempDir
    private Path folder;

    private static void mouse(ScheduleGantt on, EventType<MouseEvent> type, double x, double y) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        on.fireEvent(new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                true,
                false,
                false,
                new PickResult(on, new Point3D(x, y, 0), 1)));
    }

    private static void key(ScheduleGantt on, KeyCode code, boolean shift) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
    }

    @Test
    void a_bar_is_dragged_dropped_undone_and_the_schedule_solved_and_kept() throws Exception {
        try (DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"))) {
            window.size(1280, 900);
            window.fullAnswer();
            window.open("schedule");
            ScheduleView view = DesktopHarness.onFx(() -> (ScheduleView) window.find("view-schedule"));
            ScheduleViewModel model = view.model();
            assertThat(DesktopHarness.onFx(() -> model.shown().size()))
                    .as("the answer's jobs are in sight at once, before the desk is open")
                    .isGreaterThan(40);
            window.await("the desk", () -> model.desk().get() != null);
            ScheduleEntry job = DesktopHarness.onFx(() -> model.shown().stream()
                    .limit(6)
                    .filter(ScheduleEntry::placed)
                    .max(Comparator.comparingLong(ScheduleEntry::startS))
                    .orElseThrow());
            String id = job.id();
            ScheduleGantt gantt = view.gantt();

            DesktopHarness.onFx(() -> {
                gantt.layout();
                double[] bar = gantt.barOf(id);
                mouse(gantt, MouseEvent.MOUSE_PRESSED, bar[0], bar[1]);
                mouse(gantt, MouseEvent.MOUSE_DRAGGED, bar[0] + 60, bar[1]);
                assertThat(Objects.requireNonNull(model.entry(id)).startS()).isGreaterThan(job.startS());
                key(gantt, KeyCode.ESCAPE, false);
                mouse(gantt, MouseEvent.MOUSE_RELEASED, bar[0] + 60, bar[1]);
                return bar;
            });
            assertThat(DesktopHarness.onFx(() -> model.entry(id))).isEqualTo(job);
            assertThat(DesktopHarness.onFx(() -> window.workspace().changes())).isEmpty();

            DesktopHarness.onFx(() -> {
                double[] bar = gantt.barOf(id);
                mouse(gantt, MouseEvent.MOUSE_PRESSED, bar[0], bar[1]);
                mouse(gantt, MouseEvent.MOUSE_DRAGGED, bar[0] + 30, bar[1]);
                mouse(gantt, MouseEvent.MOUSE_DRAGGED, bar[0] + 60, bar[1]);
                mouse(gantt, MouseEvent.MOUSE_RELEASED, bar[0] + 60, bar[1]);
                return bar;
            });
            long movedS = DesktopHarness.onFx(
                    () -> Objects.requireNonNull(model.entry(id)).startS());
            assertThat(movedS).isGreaterThan(job.startS());
            assertThat((movedS
                                    - DesktopHarness.onFx(() -> Objects.requireNonNull(
                                                    model.desk().get())
                                            .startS()))
                            % 1800)
                    .isZero();
            assertThat(window.text("schedule-job")).isEqualTo(id);
            window.fire("undo");
            assertThat(DesktopHarness.onFx(() -> model.entry(id))).isEqualTo(job);

            DesktopHarness.onFx(() -> {
                gantt.requestFocus();
                key(gantt, KeyCode.RIGHT, false);
                key(gantt, KeyCode.RIGHT, true);
                key(gantt, KeyCode.L, false);
                return id;
            });
            ScheduleEntry keyed = DesktopHarness.onFx(() -> Objects.requireNonNull(model.entry(id)));
            assertThat(keyed.startS()).isEqualTo(job.startS() + 1800 + 86_400);
            assertThat(keyed.locked()).isTrue();

            DesktopHarness.onFx(() -> {
                view.start(new ScheduleSolve.Request(true, 60, 0, 1));
                return id;
            });
            window.fire("schedule-stop");
            window.await(
                    "the search",
                    () -> window.workspace().background().running().isEmpty());
            assertThat(DesktopHarness.onFx(() -> model.entry(id)))
                    .as("a locked job stays")
                    .isEqualTo(keyed);
            assertThat(window.text("solve-words")).contains("gap");
            assertThat(window.accessibleText("solve-curve")).contains("$");
            assertThat(DesktopHarness.onFx(
                            () -> window.workspace().undo().undoName().get()))
                    .isEqualTo("Improve");

            window.fire("undo");
            assertThat(DesktopHarness.onFx(() -> model.entry(id))).isEqualTo(keyed);
            window.fire("schedule-resetall");
            assertThat(DesktopHarness.onFx(() -> window.workspace().changes())).isEmpty();

            window.fire("schedule-keep");
            window.await(
                    "the run", () -> window.workspace().background().running().isEmpty());
            assertThat(DesktopHarness.onFx(() -> window.workspace().notice().get()))
                    .startsWith("Kept as run ");
        }
    }
}
