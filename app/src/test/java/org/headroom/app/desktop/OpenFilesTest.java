package org.headroom.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.scenario.ScenarioFile;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.DesktopInputs;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.WhatIf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are dropped on the window replace one of its inputs; a wrong one replaces nothing. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OpenFilesTest {
    private static final String ANOTHER_SITE = """
            extends: memphis-announced
            name: A colder place
            weather:
              offset_k: {value: -3, source: a test, confidence: assumption}
            """;

    private static final String ELSEWHERE = new ScenarioFile(
                    Scenarios.start("A place", "Elsewhere").set("s1", "lunar.dome_k", "3", ""), new TreeMap<>())
            .text("0.1.0");

    @TempDir
    private Path folder;

    private Stage stage;
    private OpenWindow window;
    private Workspace first;

    @BeforeEach
    void open() throws Exception {
        DesktopHarness.start();
        DesktopInputs inputs = new DesktopInputs(
                SiteInput.DEFAULT, Map.of(), null, null, null, null, 2, folder.resolve("headroom.db"));
        DesktopRequest request = inputs.read();
        WhatIf whatIf = new WhatIf(request.plan());
        stage = DesktopHarness.onFx(Stage::new);
        window = DesktopHarness.onFx(() -> new OpenWindow(stage, new LaunchClock(null), false, () -> {}));
        first = DesktopHarness.onFx(() -> {
            window.named(inputs);
            return window.fill(request, whatIf);
        });
        until(() -> first.outcome().get() != null);
    }

    @AfterEach
    void close() throws Exception {
        DesktopHarness.onFx(() -> {
            stage.hide();
            return stage;
        });
    }

    private static void until(java.util.concurrent.Callable<Boolean> holds) throws Exception {
        long giveUpNs = System.nanoTime() + 60_000_000_000L;
        while (!DesktopHarness.onFx(holds)) {
            assertThat(System.nanoTime()).isLessThan(giveUpNs);
            Thread.sleep(20);
        }
    }

    /** What the window shows now. */
    private Workspace now() {
        return Objects.requireNonNull(window.workspace());
    }

    private String notice() throws Exception {
        return DesktopHarness.onFx(() -> ((Label) stage.getScene().lookup("#notice")).getText());
    }

    private void drop(String name, String content) throws Exception {
        Path file = Files.writeString(folder.resolve(name), content);
        DesktopHarness.onFx(() -> {
            window.open(List.of(file));
            return file;
        });
    }

    @Test
    void a_site_file_opens_in_the_same_window_and_what_was_edited_goes_along() throws Exception {
        DesktopHarness.onFx(() -> {
            first.set("cycles", "water.cycles", "6", "4.7");
            return first;
        });
        drop("colder.yaml", ANOTHER_SITE);
        until(() -> stage.getTitle().contains("A colder place"));
        until(() -> window.workspace() != first && now().outcome().get() != null);
        assertThat(notice()).contains("A colder place");
        assertThat(DesktopHarness.onFx(() -> now().changes())).containsEntry("water.cycles", "6");
        DesktopHarness.onFx(() -> {
            now().undo().undo();
            return window;
        });
        assertThat(DesktopHarness.onFx(() -> now().changes())).isEmpty();
    }

    @Test
    void a_file_that_is_wrong_is_named_in_one_line_and_the_window_stays_as_it_is() throws Exception {
        drop("wrong.yaml", "extends: memphis-announced\nwater:\n  cycles: {value: -1}\n");
        until(() -> !first.notice().get().isEmpty());
        assertThat(notice())
                .startsWith("Not opened: ")
                .contains("wrong.yaml")
                .contains("cycles")
                .doesNotContain("\n");
        assertThat(window.workspace()).isSameAs(first);
        assertThat(stage.getTitle()).contains("Memphis");
    }

    @Test
    void whatever_is_dropped_that_is_wrong_takes_one_line_that_names_it_and_nothing_is_lost() throws Exception {
        DesktopHarness.onFx(() -> {
            first.set("cycles", "water.cycles", "6", "4.7");
            return first;
        });
        Map<String, String> wrong = Map.of(
                "letter.txt", "Dear planner\n",
                "nothing.csv", "",
                "picture.png", "\u0089PNG\r\n\0\0\0",
                "other.csv", "name,street\nMiller,Main Street 5\n",
                "broken.yaml", "extends: memphis-announced\n  water: [1, 2\n",
                "cut.epw", "LOCATION,Memphis,TN,USA,TMY3,723340,35.06,-89.99,-6.0,81.0\nDESIGN COND",
                "cut.scenarios.json", "{\"schema\": \"headroom.scenarios/1\", \"scen",
                "elsewhere.scenarios.json", ELSEWHERE);
        for (Map.Entry<String, String> file : wrong.entrySet()) {
            DesktopHarness.onFx(() -> {
                first.tell("");
                return first;
            });
            drop(file.getKey(), file.getValue());
            until(() -> !first.notice().get().isEmpty());
            assertThat(notice())
                    .as(file.getKey())
                    .contains(file.getKey())
                    .contains("allowed:")
                    .doesNotContain("\n")
                    .doesNotContain("Exception");
            assertThat(window.workspace()).isSameAs(first);
            assertThat(DesktopHarness.onFx(() -> first.changes()))
                    .as("what was edited")
                    .isEqualTo(Map.of("water.cycles", "6"));
        }
    }

    @Test
    void a_file_of_scenarios_takes_the_place_of_those_at_hand_and_one_undo_brings_them_back() throws Exception {
        drop("mine.scenarios.json", ELSEWHERE.replace("lunar.dome_k", "water.cycles"));
        until(() -> first.scenarios().get().all().size() == 2
                && first.scenarios().get().all().getLast().name().equals("Elsewhere"));
        assertThat(window.workspace()).as("the same inputs").isSameAs(first);
        DesktopHarness.onFx(() -> {
            first.undo().undo();
            return first;
        });
        assertThat(DesktopHarness.onFx(() -> first.scenarios().get())).isEqualTo(first.firstScenarios());
    }

    @Test
    void a_live_run_ends_when_other_inputs_are_opened() throws Exception {
        DesktopHarness.onFx(() -> {
            window.shell().open(ViewKind.LIVE);
            ((Button) stage.getScene().lookup("#live-simulate")).fire();
            return window;
        });
        assertThat(liveRuns()).isEqualTo(1);
        drop("colder.yaml", ANOTHER_SITE);
        until(() -> window.workspace() != first && liveRuns() == 0);
    }

    private static long liveRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("live"))
                .count();
    }

    @Test
    void jobs_are_told_from_weather_by_their_first_line() throws Exception {
        drop(
                "mine.csv",
                "id,submit,gpus_min,gpus_max,hours,work,weight,due,after,power_cap_w,site\n"
                        + "only-job,2025-07-17T00:00,8000,8000,10,pretrain,1,,,,\n");
        until(() -> window.workspace() != first && now().outcome().get() != null);
        assertThat(DesktopHarness.onFx(() -> now().whatIf().jobsName())).contains("mine.csv");
        assertThat(DesktopHarness.onFx(
                        () -> Objects.requireNonNull(now().outcome().get())
                                .jobs()
                                .getFirst()
                                .id()))
                .isEqualTo("only-job");
    }
}
