package org.headroom.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.headroom.app.tasks.PlanRequest;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.WhatIf;
import org.headroom.app.tasks.WhatIfOutcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The real window without a screen. Skipped where JavaFX cannot draw text, except where {@code CI=true}: there it fails.
 * {@code -Dheadroom.screenshot=FILE} also writes the picture of the README.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DesktopTest {
    @Test
    void dragging_a_slider_gives_a_quick_answer_and_letting_go_the_full_one() throws Exception {
        try (Window window = new Window()) {
            WhatIfOutcome before = window.fullAnswer();
            assertThat(before.question().changes()).isEmpty();
            assertThat(window.label("answer")).startsWith("Full answer: 15 min steps");
            assertThat(window.label("offset-value")).isEqualTo("0.0 K");
            for (String limit : List.of("site-power-mw", "potable-gal-per-day")) {
                assertThat(window.accessibleText("band-" + limit)).contains("over the limit");
            }
            assertThat(window.accessibleText("band-sewer-gal-per-day")).contains("US gal/d left");
            assertThat(window.accessibleText("band-transformer-mva")).contains("MVA left");

            window.hold("offset", 4);
            WhatIfOutcome held = window.answerOtherThan(before);
            assertThat(held.question().quick()).isTrue();
            assertThat(window.label("answer")).startsWith("Quick answer: 1 h steps");
            window.letGo("offset");

            WhatIfOutcome after = window.fullAnswer();
            double offsetK = Double.parseDouble(
                    Objects.requireNonNull(after.question().changes().get("weather.offset_k")));
            assertThat(offsetK).isBetween(1.0, 8.0);
            assertThat(window.label("offset-value")).isEqualTo(Texts.signed(offsetK, 1) + " K");
            assertThat(after.figures().worstDayGal())
                    .as("warmer air evaporates more of the same heat")
                    .isGreaterThan(before.figures().worstDayGal());
            assertThat(window.accessibleText("band-transformer-mva"))
                    .as("warmer air takes more cooling: two transformers of three no longer carry it")
                    .contains("over the limit");
            assertThat(window.accessibleText("figure-water"))
                    .contains(Texts.number(after.figures().worstDayGal() / 1e6, 2));

            window.press("reset");
            window.release();
            assertThat(window.fullAnswer().figures()).isEqualTo(before.figures());
        }
    }

    @Test
    void dry_cooling_trades_water_for_power() throws Exception {
        try (Window window = new Window()) {
            WhatIfOutcome wet = window.fullAnswer();
            window.press("dry");
            window.release();
            WhatIfOutcome dry = window.fullAnswer();
            assertThat(dry.question().changes()).containsEntry("cooling.mode", "dry");
            assertThat(dry.figures().worstDayGal()).isZero();
            assertThat(dry.figures().peakMw()).isGreaterThan(wet.figures().peakMw() + 5);
        }
    }

    @Test
    void the_readme_has_its_picture() throws Exception {
        Path file = Path.of(System.getProperty("headroom.screenshot", "target/desktop.png"));
        try (Window window = new Window()) {
            window.fullAnswer();
            window.press("offset");
            window.dragBy(47);
            window.release();
            window.fullAnswer();
            window.picture(file);
        }
        assertThat(Files.size(file)).as("a picture with something on it").isGreaterThan(20_000);
    }

    @BeforeAll
    static void startJavaFxWithoutScreen() throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        List<String> missing = NativeParts.missing();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(missing).as("packages that .ci/run installs").isEmpty();
        }
        assumeTrue(missing.isEmpty(), () -> "JavaFX needs " + String.join(", ", missing));
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        started.await();
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS);
    }

    /** The window and a hand on its mouse. */
    private static final class Window implements AutoCloseable {
        private final Stage stage;
        private final WhatIfViewModel model;
        private final Robot robot;

        Window() throws Exception {
            WhatIf whatIf = new WhatIf(new PlanRequest(
                    SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, null, 0, 0, 0));
            stage = onFx(Stage::new);
            robot = onFx(Robot::new);
            model = onFx(() -> {
                stage.setX(0);
                stage.setY(0);
                return JavaFxWindow.show(whatIf, stage, () -> {});
            });
        }

        /** Waits for the full answer to the latest question. */
        WhatIfOutcome fullAnswer() throws Exception {
            while (true) {
                WhatIfOutcome shown =
                        onFx(() -> model.stale().get() ? null : model.outcome().get());
                assertThat(onFx(() -> model.problem().get())).isEmpty();
                if (shown != null && !shown.question().quick()) {
                    return shown;
                }
                Thread.sleep(5);
            }
        }

        @SuppressWarnings("ReferenceEquality") // the same question may be answered again
        WhatIfOutcome answerOtherThan(WhatIfOutcome known) throws Exception {
            while (true) {
                WhatIfOutcome shown = onFx(() -> model.outcome().get());
                if (shown != null && !shown.question().equals(known.question())) {
                    return shown;
                }
                Thread.sleep(5);
            }
        }

        String label(String id) throws Exception {
            return onFx(() -> ((Label) find(id)).getText());
        }

        String accessibleText(String id) throws Exception {
            return onFx(() -> find(id).getAccessibleText());
        }

        private Node find(String id) {
            return Objects.requireNonNull(stage.getScene().lookup("#" + id), id);
        }

        /** Presses on a control: a slider at its thumb, anything else in its middle, a switch at its right end. */
        void press(String id) throws Exception {
            onFx(() -> {
                Node node = find(id);
                Node at = node instanceof Slider slider ? slider.lookup(".thumb") : node;
                Bounds box = at.getLayoutBounds();
                double x = node instanceof Slider || node instanceof Button ? box.getCenterX() : box.getMaxX() - 15;
                Point2D point = at.localToScreen(x, box.getCenterY());
                robot.mouseMove(point);
                robot.mousePress(MouseButton.PRIMARY);
                return point;
            });
        }

        /**
         * Moves a slider and keeps hold of it. Through its properties: after a pause in a drag the headless platform of
         * JavaFX 26.0.2 delivers no further events of its robot.
         */
        void hold(String id, double value) throws Exception {
            onFx(() -> {
                Slider slider = (Slider) find(id);
                slider.setValueChanging(true);
                slider.setValue(value);
                return slider;
            });
        }

        void letGo(String id) throws Exception {
            onFx(() -> {
                Slider slider = (Slider) find(id);
                slider.setValueChanging(false);
                return slider;
            });
        }

        void dragBy(double pixels) throws Exception {
            for (int i = 0; i < 5; i++) {
                onFx(() -> {
                    robot.mouseMove(robot.getMousePosition().add(pixels / 5, 0));
                    return robot;
                });
            }
        }

        void release() throws Exception {
            onFx(() -> {
                robot.mouseRelease(MouseButton.PRIMARY);
                return robot;
            });
        }

        void picture(Path file) throws Exception {
            WritableImage image = onFx(() -> stage.getScene().snapshot(null));
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
                }
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(copy, "png", file.toFile());
        }

        @Override
        public void close() {
            Platform.runLater(stage::hide);
        }
    }
}
