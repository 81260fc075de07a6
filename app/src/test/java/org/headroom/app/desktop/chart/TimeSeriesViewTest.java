package org.headroom.app.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.headroom.app.desktop.DesktopHarness;
import org.headroom.app.desktop.base.Background;
import org.headroom.app.desktop.base.Desk;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Display.Units;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TimeSeriesViewTest {
    private static final int YEAR = 105_120;
    private static final double WIDE = 1000;
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final long START_S =
            LocalDate.of(2026, 1, 1).atStartOfDay(ZONE).toEpochSecond();

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();
    private final Display display = new Display();
    private final TimeWindow time = new TimeWindow(
            START_S, START_S + 300.0 * YEAR, ZONE, display, new Desk(new Background(Platform::runLater), said::add));

    @BeforeAll
    static void start() throws Exception {
        DesktopHarness.start();
    }

    private TimeSeriesView view(Unit unit) {
        TimeSeriesView view = new TimeSeriesView(time, "Power", unit, true);
        view.setId("chart-power");
        VBox.setVgrow(view, javafx.scene.layout.Priority.ALWAYS);
        new Scene(new VBox(view, new DayAxis(time)), WIDE, 220);
        return view;
    }

    private static WritableImage draw(TimeSeriesView view) {
        return view.getScene().snapshot(null);
    }

    @Test
    void a_spike_of_one_five_minute_step_in_a_year_is_drawn() throws Exception {
        DesktopHarness.onFx(() -> {
            TimeSeriesView view = view(Unit.MW);
            double[] values = new double[YEAR];
            java.util.Arrays.fill(values, 10);
            values[60_000] = 100;
            view.show(START_S, 300, List.of(Line.of("Site", values, 0)));
            WritableImage image = draw(view);
            double plot = WIDE - TimeCanvas.LEFT - TimeCanvas.RIGHT;
            int x = (int) (TimeCanvas.LEFT + plot * 60_000 / YEAR);
            assertThat(blue(image, x - 2, x + 2, 12, 100)).as("the spike").isGreaterThan(40);
            assertThat(blue(image, x - 60, x - 50, 12, 100)).as("beside it").isZero();
            return view;
        });
    }

    private static int blue(WritableImage image, int fromX, int toX, int fromY, int toY) {
        int found = 0;
        for (int y = fromY; y < toY; y++) {
            boolean any = false;
            for (int x = fromX; x <= toX; x++) {
                Color c = image.getPixelReader().getColor(x, y);
                any |= c.getBlue() - c.getRed() > 0.25;
            }
            found += any ? 1 : 0;
        }
        return found;
    }

    @Test
    void the_wheel_zooms_at_the_pointer_a_drag_chooses_a_range_and_a_double_click_shows_everything() throws Exception {
        DesktopHarness.onFx(() -> {
            TimeSeriesView view = view(Unit.MW);
            view.show(START_S, 300, List.of(Line.of("Site", new double[YEAR], 0)));
            draw(view);
            double x = TimeCanvas.LEFT + 200;
            double under = view.timeAt(x);
            scroll(view, x, 80);
            assertThat(time.spanS()).isCloseTo(0.64 * 300 * YEAR, within(1.0));
            assertThat(view.timeAt(x)).isCloseTo(under, within(1.0));

            time.reset();
            double from = view.timeAt(TimeCanvas.LEFT + 100);
            double to = view.timeAt(TimeCanvas.LEFT + 300);
            mouse(view, MouseEvent.MOUSE_PRESSED, TimeCanvas.LEFT + 100, 1, false);
            mouse(view, MouseEvent.MOUSE_DRAGGED, TimeCanvas.LEFT + 300, 1, false);
            mouse(view, MouseEvent.MOUSE_RELEASED, TimeCanvas.LEFT + 300, 1, false);
            assertThat(time.fromS.get()).isCloseTo(from, within(1.0));
            assertThat(time.toS.get()).isCloseTo(to, within(1.0));

            mouse(view, MouseEvent.MOUSE_PRESSED, TimeCanvas.LEFT + 100, 1, true);
            mouse(view, MouseEvent.MOUSE_DRAGGED, TimeCanvas.LEFT + 50, 1, true);
            mouse(view, MouseEvent.MOUSE_RELEASED, TimeCanvas.LEFT + 50, 1, true);
            assertThat(time.fromS.get())
                    .as("dragging to the left goes on in time")
                    .isGreaterThan(from);
            assertThat(time.spanS()).isCloseTo(to - from, within(1.0));

            mouse(view, MouseEvent.MOUSE_CLICKED, TimeCanvas.LEFT + 50, 1, false);
            assertThat(time.momentS.get()).isCloseTo(view.timeAt(TimeCanvas.LEFT + 50), within(1.0));
            mouse(view, MouseEvent.MOUSE_CLICKED, TimeCanvas.LEFT + 50, 2, false);
            assertThat(time.zoomed()).isFalse();
            return view;
        });
    }

    @Test
    void keys_zoom_move_and_reset() throws Exception {
        DesktopHarness.onFx(() -> {
            TimeSeriesView view = view(Unit.MW);
            double whole = time.spanS();
            key(view, KeyCode.PLUS, false);
            assertThat(time.spanS()).isCloseTo(whole / 2, within(1.0));
            double from = time.fromS.get();
            key(view, KeyCode.RIGHT, false);
            assertThat(time.fromS.get()).isCloseTo(from + whole / 20, within(1.0));
            key(view, KeyCode.HOME, false);
            assertThat(time.fromS.get()).isEqualTo(time.startS);
            key(view, KeyCode.END, false);
            assertThat(time.toS.get()).isEqualTo(time.endS);
            key(view, KeyCode.MINUS, false);
            assertThat(time.zoomed()).isFalse();
            key(view, KeyCode.RIGHT, true);
            assertThat(time.momentS.get()).isEqualTo(time.startS + 900);
            assertThat(view.isFocusTraversable()).isTrue();
            return view;
        });
    }

    @Test
    void a_change_of_units_shows_at_once_and_goes_into_files() throws Exception {
        TimeSeriesView view = DesktopHarness.onFx(() -> {
            TimeSeriesView made = view(Unit.C);
            made.show(START_S, 300, List.of(Line.of("Dry bulb", new double[] {0, 100}, 0)));
            assertThat(made.getAccessibleText()).isEqualTo("Power, \u00b0F; Dry bulb max 212.0");
            display.units().set(Units.SI);
            assertThat(made.getAccessibleText()).isEqualTo("Power, \u00b0C; Dry bulb max 100.0");
            display.units().set(Units.US);
            draw(made);
            for (ChartMenu.Kind kind : ChartMenu.Kind.values()) {
                made.menu().save(kind, folder.resolve("chart." + kind.ending()));
            }
            assertThat(made.menu().menu().getItems())
                    .extracting(MenuItem::getId)
                    .contains("chart-copy-png", "chart-copy-svg", "chart-copy-csv", "chart-save-csv");
            return made;
        });
        long giveUp = System.nanoTime() + 20_000_000_000L;
        while (DesktopHarness.onFx(said::size) < 3 && System.nanoTime() < giveUp) {
            Thread.sleep(10);
        }
        assertThat(said).allMatch(s -> s.startsWith("Saved ")).hasSize(3);
        assertThat(Files.readString(folder.resolve("chart.csv")).lines().limit(3))
                .containsExactly(
                        "time,Dry bulb [\u00b0F]",
                        "2026-01-01T00:00:00-06:00,32.000",
                        "2026-01-01T00:05:00-06:00,212.000");
        assertThat(Files.readString(folder.resolve("chart.svg"))).contains("<svg", "Dry bulb", "\u00b0F");
        byte[] png = Files.readAllBytes(folder.resolve("chart.png"));
        assertThat(png).startsWith(0x89, 'P', 'N', 'G');
        assertThat(((png[16] & 0xff) << 24) + ((png[17] & 0xff) << 16) + ((png[18] & 0xff) << 8) + (png[19] & 0xff))
                .as("twice as fine as on the screen")
                .isEqualTo((int) (2 * (WIDE + 16)));
        DesktopHarness.onFx(() -> {
            view.menu().copy(ChartMenu.Kind.CSV);
            assertThat(Clipboard.getSystemClipboard().getString()).startsWith("time,Dry bulb [\u00b0F]");
            return view;
        });
    }

    @Test
    void a_view_that_is_gone_is_held_by_nobody() throws Exception {
        List<java.lang.ref.WeakReference<TimeSeriesView>> gone = new ArrayList<>();
        DesktopHarness.onFx(() -> {
            VBox box = new VBox();
            Scene scene = new Scene(box, 600, 300);
            for (int i = 0; i < 5; i++) {
                TimeSeriesView view = new TimeSeriesView(time, "T", Unit.MW, true);
                box.getChildren().setAll(view);
                view.show(START_S, 300, List.of(Line.of("L", new double[1000], 0)));
                scene.snapshot(null);
                gone.add(new java.lang.ref.WeakReference<>(view));
            }
            box.getChildren().clear();
            scene.snapshot(null);
            return gone;
        });
        long giveUp = System.nanoTime() + 10_000_000_000L;
        while (gone.stream().skip(1).anyMatch(r -> r.get() != null) && System.nanoTime() < giveUp) {
            System.gc();
            Thread.sleep(50);
            DesktopHarness.onFx(() -> {
                display.dark().set(!display.dark().get());
                return gone;
            });
        }
        assertThat(gone).filteredOn(r -> r.get() != null).hasSizeLessThanOrEqualTo(1);
    }

    private static void scroll(TimeSeriesView view, double x, double deltaY) {
        Point2D p = view.localToScene(x, 50);
        view.fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL,
                p.getX(),
                p.getY(),
                p.getX(),
                p.getY(),
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                deltaY,
                0,
                deltaY,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                new PickResult(view, p.getX(), p.getY())));
    }

    private static void mouse(
            TimeSeriesView view, javafx.event.EventType<MouseEvent> type, double x, int clicks, boolean shift) {
        Point2D p = view.localToScene(x, 50);
        view.fireEvent(new MouseEvent(
                type,
                p.getX(),
                p.getY(),
                p.getX(),
                p.getY(),
                MouseButton.PRIMARY,
                clicks,
                shift,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                new PickResult(view, p.getX(), p.getY())));
    }

    private static void key(TimeSeriesView view, KeyCode code, boolean control) {
        view.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }
}
