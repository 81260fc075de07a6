package org.headroom.app.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.headroom.app.desktop.DesktopHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live view's main path: start the simulator, see a value, acknowledge an alarm, lock a parameter, stop. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LiveViewTest {
    @TempDir
    private Path folder;

    private static boolean running() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t -> t.getName().equals("live") && t.isAlive());
    }

    @Test
    void the_simulator_is_followed_an_alarm_acknowledged_and_the_run_stopped() throws Exception {
        try (DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"))) {
            window.open("live");
            assertThat(window.has("live-simulate"))
                    .as("an empty state that says what to do")
                    .isTrue();
            window.fire("live-simulate");
            window.await(
                    "a value",
                    () -> window.stage().getScene().lookup("#live-chart-revenue") != null
                            && Objects.requireNonNullElse(
                                            window.find("live-chart-revenue").getAccessibleText(), "")
                                    .matches(".*measured [0-9.]+ MW, predicted [0-9.]+ MW"));
            assertThat(window.text("live-connection")).isEqualTo("Following");
            DesktopHarness.onFx(() -> {
                @SuppressWarnings("unchecked")
                ChoiceBox<Double> speed = (ChoiceBox<Double>) window.find("live-speed");
                speed.setValue(600.0);
                return speed;
            });

            window.await("an alarm", () -> window.stage().getScene().lookup("#live-alarms .button") != null);
            String id = DesktopHarness.onFx(() -> {
                Node button = window.stage().getScene().lookup("#live-alarms .button");
                ((Button) button).fire();
                return button.getId();
            });
            String seen = id.replace("live-ack-", "live-seen-");
            window.await("who acknowledged it", () -> window.stage().getScene().lookup("#" + seen) != null);
            assertThat(window.text(seen)).startsWith("acknowledged by").contains("at the desktop, Thu 17 Jul");

            window.fire("live-calibration-tower-ua-freeze");
            window.await(
                    "the parameter is locked",
                    () -> window.find("live-calibration").lookupAll(".label").stream()
                            .anyMatch(n -> ((Label) n).getText().startsWith("locked")));
            window.fire("live-page-meters");
            assertThat(window.has("live-meters")).isTrue();
            window.fire("live-page-ahead");
            assertThat(window.has("live-headroom")).isTrue();

            window.fire("live-stop");
            assertThat(window.has("live-simulate")).as("the empty state again").isTrue();
            window.await("its thread ends", () -> !running());
        }
    }

    @Test
    void a_server_that_does_not_answer_is_said_and_closing_the_window_ends_the_run() throws Exception {
        try (DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"))) {
            window.open("live");
            window.fire("live-follow");
            assertThat(window.text("live-start-problem")).contains("http://127.0.0.1:9090");
            DesktopHarness.onFx(() -> {
                ((TextField) window.find("live-server")).setText("http://127.0.0.1:9");
                return window;
            });
            window.fire("live-follow");
            window.await(
                    "a notice",
                    () -> window.stage().getScene().lookup("#live-detail") instanceof Label label
                            && label.getText().endsWith("waiting for it"));
            assertThat(window.text("live-connection")).isEqualTo("Connecting");
        }
        long giveUpNs = System.nanoTime() + 30_000_000_000L;
        while (running() && System.nanoTime() < giveUpNs) {
            Thread.sleep(20);
        }
        assertThat(running()).isFalse();
    }
}
