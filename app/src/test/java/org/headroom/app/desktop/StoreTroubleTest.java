package org.headroom.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.headroom.app.desktop.base.Display.Units;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.scenarios.ScenarioFiles;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.PlanRequest;
import org.headroom.app.tasks.RunHistory;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.StoredReport;
import org.headroom.data.store.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the window says when its store is locked by another or a file cannot be written, and that nothing is lost by it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StoreTroubleTest {
    @TempDir
    private Path folder;

    private static PlanRequest plan() {
        return new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, 1, 0, 0, 0);
    }

    /** Another program that writes: nobody else can until it lets go. */
    private static Connection locked(Path database) throws SQLException {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
        try (Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
        }
        return other;
    }

    private static boolean enabled(DesktopHarness window, String id) {
        Node node = window.stage().getScene().lookup("#" + id);
        return node != null && !node.isDisabled();
    }

    @Test
    void a_store_that_another_holds_is_read_and_said_to_be_locked_and_a_second_try_keeps_the_schedule()
            throws Exception {
        Path database = folder.resolve("headroom.db");
        RunStore.open(database).close();
        try (DesktopHarness window = new DesktopHarness(new DesktopRequest(plan(), database))) {
            Workspace workspace = window.workspace();
            DesktopHarness.onFx(() -> {
                workspace.set("cycles", "water.cycles", "6", "4.7");
                return workspace;
            });
            window.open("schedule");
            window.await("the desk", () -> enabled(window, "schedule-keep"));
            try (Connection other = locked(database)) {
                assertThat(other).isNotNull();
                window.fire("schedule-keep");
                window.await("the run is told", () -> workspace.notice().get().contains("locked"));
                assertThat(workspace.notice().get())
                        .contains(database.toString())
                        .contains("locked by another process")
                        .doesNotContain("\n");
                assertThat(RunHistory.list(database)).as("what the plant shows").isEmpty();
                assertThat(StoredReport.list(database, ZoneOffset.UTC))
                        .as("what a report shows")
                        .isEmpty();
            }
            assertThat(workspace.changes()).containsEntry("water.cycles", "6");
            window.await("another try", () -> enabled(window, "schedule-keep"));
            window.fire("schedule-keep");
            window.await(
                    "it is kept",
                    () -> workspace.background().running().isEmpty()
                            && !workspace.notice().get().contains("locked"));
            assertThat(RunHistory.list(database)).isNotEmpty();
        }
    }

    @Test
    void a_live_run_that_cannot_write_its_store_says_so_and_is_begun_again_with_its_button() throws Exception {
        Path database = folder.resolve("headroom.db");
        RunStore.open(database).close();
        try (DesktopHarness window = new DesktopHarness(new DesktopRequest(plan(), database))) {
            window.open("live");
            try (Connection other = locked(database)) {
                assertThat(other).isNotNull();
                window.fire("live-simulate");
                window.await(
                        "the lock is said", () -> live(window, "live-detail").contains("locked by another process"));
            }
            window.fire("live-retry");
            window.await(
                    "the run goes on", () -> live(window, "live-connection").equals("Following"));
        }
    }

    private static String live(DesktopHarness window, String id) {
        return window.stage().getScene().lookup("#" + id) instanceof Labeled label ? label.getText() : "";
    }

    @Test
    void files_that_cannot_be_written_are_named_with_the_reason_and_the_old_ones_stay() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "a file where a folder should be");
        try (DesktopHarness window = new DesktopHarness(new DesktopRequest(plan(), folder.resolve("headroom.db")))) {
            Workspace workspace = window.workspace();
            Path file = taken.resolve("mine.scenarios.json");
            DesktopHarness.onFx(() -> {
                ScenarioFiles.save(workspace, file);
                return file;
            });
            window.await("a notice", () -> !workspace.notice().get().isEmpty());
            assertThat(workspace.notice().get()).isEqualTo("Cannot write " + file + ": " + taken + " is not a folder");
            assertThat(taken).hasContent("a file where a folder should be");
        }
    }

    @Test
    void settings_that_cannot_be_kept_are_said_once() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "a file where a folder should be");
        try (DesktopHarness window = new DesktopHarness(new DesktopRequest(plan(), taken.resolve("headroom.db")))) {
            Workspace workspace = window.workspace();
            window.await(
                    "the scenarios are said not to be kept",
                    () -> workspace.notice().get().contains("not being saved"));
            DesktopHarness.onFx(() -> {
                workspace.display().units().set(Units.SI);
                return workspace;
            });
            window.await("a notice", () -> workspace.notice().get().startsWith("How the window looks"));
            assertThat(workspace.notice().get())
                    .contains(taken.resolve("desktop.properties").toString());
            DesktopHarness.onFx(() -> {
                workspace.tell("");
                workspace.display().units().set(Units.US);
                return workspace;
            });
            Thread.sleep(200);
            assertThat(DesktopHarness.onFx(() -> workspace.notice().get())).isEmpty();
        }
    }
}
