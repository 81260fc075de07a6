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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.PlanRequest;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.WhatIf;
import org.headroom.app.tasks.WhatIfOutcome;

/**
 * The real window without a screen, and a hand on its mouse and keys. Tests of views open one each, with a database of
 * their own, and close it. Skipped where JavaFX cannot draw text, except where {@code CI=true}: there it fails.
 */
public final class DesktopHarness implements AutoCloseable {
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private final Stage stage;
    private final Workspace workspace;
    private final Robot robot;

    /** The default site's planning window, with a store of runs that no other test sees. */
    public DesktopHarness(Path database) throws Exception {
        this(new DesktopRequest(
                new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, null, 0, 0, 0),
                database));
    }

    public DesktopHarness(DesktopRequest request) throws Exception {
        start();
        WhatIf whatIf = new WhatIf(request.plan());
        stage = onFx(Stage::new);
        robot = onFx(Robot::new);
        workspace = onFx(() -> {
            stage.setX(0);
            stage.setY(0);
            Workspace shown = JavaFxWindow.show(request, whatIf, stage, () -> {});
            stage.getScene().getRoot().applyCss(); // the views' scroll pane holds nothing until it has its skin
            stage.getScene().getRoot().layout();
            return shown;
        });
    }

    /** Starts JavaFX without a screen, once in the life of the process. */
    public static void start() throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        List<String> missing = NativeParts.missing();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(missing).as("packages that .ci/run installs").isEmpty();
        }
        assumeTrue(missing.isEmpty(), () -> "JavaFX needs " + String.join(", ", missing));
        if (STARTED.compareAndSet(false, true)) {
            CountDownLatch started = new CountDownLatch(1);
            Platform.startup(started::countDown);
            Platform.setImplicitExit(false);
            started.await();
        }
    }

    public static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS);
    }

    public Workspace workspace() {
        return workspace;
    }

    public Stage stage() {
        return stage;
    }

    /** Opens a view by its id, as in {@code whatif}. */
    public void open(String view) throws Exception {
        fire("open-" + view);
    }

    /** Waits until something holds on the window's thread; fails after 60 s. */
    public void await(String what, BooleanSupplier holds) throws Exception {
        long giveUpNs = System.nanoTime() + 60_000_000_000L;
        while (!onFx(holds::getAsBoolean)) {
            assertThat(System.nanoTime()).as("still waiting: " + what).isLessThan(giveUpNs);
            Thread.sleep(5);
        }
    }

    /** Waits for the full answer to the latest question. */
    public WhatIfOutcome fullAnswer() throws Exception {
        while (true) {
            WhatIfOutcome shown = onFx(() -> {
                if (workspace.stale().get()) {
                    return null; // outcome and problem are still those of an earlier question
                }
                assertThat(workspace.problem().get()).isEmpty();
                return workspace.outcome().get();
            });
            if (shown != null && !shown.question().quick()) {
                return shown;
            }
            Thread.sleep(5);
        }
    }

    /** Waits for an answer to another question than one that is known. */
    public WhatIfOutcome answerOtherThan(WhatIfOutcome known) throws Exception {
        while (true) {
            WhatIfOutcome shown = onFx(() -> workspace.outcome().get());
            if (shown != null && !shown.question().equals(known.question())) {
                return shown;
            }
            Thread.sleep(5);
        }
    }

    /** A node by its id; on the window's thread. */
    public Node find(String id) {
        return Objects.requireNonNull(stage.getScene().lookup("#" + id), id);
    }

    public boolean has(String id) throws Exception {
        return onFx(() -> stage.getScene().lookup("#" + id) != null);
    }

    public String text(String id) throws Exception {
        return onFx(() -> ((Labeled) find(id)).getText());
    }

    /** What stands in a field that can be typed in. */
    public String entry(String id) throws Exception {
        return onFx(() -> ((TextInputControl) find(id)).getText());
    }

    public String accessibleText(String id) throws Exception {
        return onFx(() -> find(id).getAccessibleText());
    }

    /** Presses a button as the keyboard does. */
    public void fire(String id) throws Exception {
        onFx(() -> {
            ((ButtonBase) find(id)).fire();
            return id;
        });
    }

    /** Gives the focus to a node and types a key on it. */
    public void type(String id, KeyCode key) throws Exception {
        onFx(() -> {
            Node node = find(id);
            node.requestFocus();
            node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            node.fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, false, false, false, false));
            return node;
        });
    }

    /** Presses the mouse on a control: a slider at its thumb, a button in its middle, anything else at its right end. */
    public void press(String id) throws Exception {
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
    public void hold(String id, double value) throws Exception {
        onFx(() -> {
            Slider slider = (Slider) find(id);
            slider.setValueChanging(true);
            slider.setValue(value);
            return slider;
        });
    }

    public void letGo(String id) throws Exception {
        onFx(() -> {
            Slider slider = (Slider) find(id);
            slider.setValueChanging(false);
            return slider;
        });
    }

    public void dragBy(double pixels) throws Exception {
        for (int i = 0; i < 5; i++) {
            onFx(() -> {
                robot.mouseMove(robot.getMousePosition().add(pixels / 5, 0));
                return robot;
            });
        }
    }

    public void release() throws Exception {
        onFx(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return robot;
        });
    }

    /** Gives the window another size. */
    public void size(double width, double height) throws Exception {
        onFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return stage;
        });
    }

    /** Writes what the window shows as PNG. */
    public void picture(Path file) throws Exception {
        WritableImage image = onFx(() -> stage.getScene().snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        ImageIO.write(copy, "png", file.toFile());
    }

    @Override
    public void close() {
        CompletableFuture.runAsync(stage::hide, Platform::runLater).join();
    }
}
