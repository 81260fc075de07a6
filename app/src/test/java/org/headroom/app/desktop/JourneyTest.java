package org.headroom.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Toggle;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javax.xml.parsers.DocumentBuilderFactory;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.chart.ChartMenu;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.w3c.dom.Document;

/** A planner's way through every view with mouse and keys alone, by TestFX's robot, in one window. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class JourneyTest {
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    @TempDir
    private static Path folder;

    private static DesktopHarness window;
    private static FxRobot robot;
    private static Scenarios scenarios;

    @BeforeAll
    static void opens() throws Exception {
        window = new DesktopHarness(folder.resolve("headroom.db"));
        // the screen that JavaFX 26.0.2 has without a screen is 1000 x 1000, and what lies beyond cannot be clicked
        DesktopHarness.onFx(() -> {
            window.stage().setMinWidth(800);
            return window;
        });
        window.size(1000, 1000);
        robot = new FxRobot();
        robot.targetWindow(window.stage());
        window.fullAnswer();
        scenarios = DesktopHarness.onFx(() -> window.workspace().scenarios().get());
        settle();
        WaitForAsyncUtils.clearExceptions(); // of the first picture, which was larger
    }

    @AfterAll
    static void closes() {
        if (window != null) {
            window.close();
        }
    }

    @BeforeEach
    void from_the_start() throws Exception {
        robot.moveTo("#answer"); // a tooltip that still stands would take the next click
        DesktopHarness.onFx(() -> {
            window.stage().requestFocus();
            window.workspace().undo().restart(scenarios);
            return window;
        });
    }

    private static void opened(ViewKind kind) throws Exception {
        window.await(kind.title(), () -> window.stage().getScene().lookup("#view-" + kind.id()) != null);
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    @ParameterizedTest
    @EnumSource(ViewKind.class)
    void a_view_opens_by_a_click_and_by_its_key(ViewKind kind) throws Exception {
        window.open(kind == ViewKind.OVERVIEW ? "report" : "overview");
        robot.clickOn("#open-" + kind.id());
        opened(kind);
        ViewKind other = kind == ViewKind.OVERVIEW ? ViewKind.REPORT : ViewKind.OVERVIEW;
        robot.push(KeyCode.CONTROL, KeyCode.getKeyCode(String.valueOf(other.digit)));
        opened(other);
        robot.push(KeyCode.CONTROL, KeyCode.getKeyCode(String.valueOf(kind.digit)));
        opened(kind);
    }

    @ParameterizedTest
    @EnumSource(ViewKind.class)
    void the_tabulator_reaches_every_control_and_each_has_a_name(ViewKind kind) throws Exception {
        window.open(kind.id());
        window.fullAnswer();
        quiet();
        Parent root = window.stage().getScene().getRoot();
        Set<Node> focusable = DesktopHarness.onFx(() -> focusable(root, new LinkedHashSet<>()));
        Set<Node> reached = new LinkedHashSet<>();
        DesktopHarness.onFx(() -> {
            window.find("open-" + kind.id()).requestFocus();
            return kind;
        });
        Node at = focused();
        while (reached.add(at) && reached.size() <= 2 * focusable.size()) {
            DesktopHarness.onFx(() -> focused().requestFocusTraversal(TraversalDirection.NEXT));
            at = focused();
        }
        List<String> missed = DesktopHarness.onFx(() -> focusable.stream()
                .filter(n -> !reached.contains(n) && !besideReached(n, reached))
                .map(JourneyTest::path)
                .toList());
        assertThat(missed).as("controls that the tabulator does not reach").isEmpty();
        assertThat(DesktopHarness.onFx(() -> nameless(root)))
                .as("controls without a name for screen readers")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ViewKind.class)
    void an_edit_is_undone_and_redone_by_keys_in_every_view(ViewKind kind) throws Exception {
        Workspace workspace = window.workspace();
        window.open(kind.id());
        DesktopHarness.onFx(() -> {
            window.find("open-" + kind.id()).requestFocus();
            workspace.set("Cycles", "water.cycles", "6", "4");
            return kind;
        });
        Map<String, String> edited = changes();
        assertThat(edited).containsEntry("water.cycles", "6");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(changes()).doesNotContainKey("water.cycles");
        if (kind.digit % 2 == 0) {
            robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        } else {
            robot.push(KeyCode.CONTROL, KeyCode.Y);
        }
        assertThat(changes()).isEqualTo(edited);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(changes()).doesNotContainKey("water.cycles");
    }

    @Test
    void panels_open_by_key_and_escape_closes_them() throws Exception {
        window.open("overview");
        for (Map.Entry<String, KeyCode[]> panel : Map.of(
                        "shortcuts-panel", new KeyCode[] {KeyCode.F1},
                        "settings-panel", new KeyCode[] {KeyCode.CONTROL, KeyCode.COMMA})
                .entrySet()) {
            robot.push(panel.getValue());
            settle();
            assertThat(window.has(panel.getKey())).as(panel.getKey()).isTrue();
            robot.push(KeyCode.ESCAPE);
            settle();
            assertThat(window.has(panel.getKey())).as(panel.getKey()).isFalse();
        }
    }

    @Test
    void a_measure_is_typed_and_moved_by_keys_and_its_chart_copied() throws Exception {
        window.open("whatif");
        WhatIfOutcome before = window.fullAnswer();
        robot.doubleClickOn("#weather-offset-k-entry");
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write("3").push(KeyCode.ENTER);
        settle();
        assertThat(changes()).hasSize(1);
        double typedK = changed("weather.offset_k");
        DesktopHarness.onFx(() -> {
            window.find("weather-offset-k").requestFocus();
            return window;
        });
        robot.push(KeyCode.RIGHT);
        settle();
        assertThat(changed("weather.offset_k")).isGreaterThan(typedK);
        WhatIfOutcome after = window.fullAnswer();
        assertThat(after.figures().worstDayGal()).isGreaterThan(before.figures().worstDayGal());
        copies("chart-power");
        DesktopHarness.onFx(() -> {
            window.find("open-whatif").requestFocus();
            return window;
        });
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(changed("weather.offset_k")).isEqualTo(typedK);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(changes()).isEmpty();
        assertThat(window.fullAnswer().figures()).isEqualTo(before.figures());
    }

    @Test
    void a_job_is_moved_and_locked_by_keys_and_each_step_undone() throws Exception {
        window.open("schedule");
        quiet();
        window.await("the desk", () -> !window.find("schedule-improve").isDisabled());
        DesktopHarness.onFx(() -> {
            window.find("schedule-gantt").requestFocus();
            return window;
        });
        robot.push(KeyCode.DOWN);
        settle();
        String job = window.text("schedule-job");
        Map<String, String> first = changes();
        List<Map<String, String>> steps = new ArrayList<>(List.of(first));
        for (KeyCode key : List.of(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT, KeyCode.L)) {
            robot.push(key);
            settle();
            assertThat(changes()).as(job + " after " + key).isNotEqualTo(steps.getLast());
            steps.add(changes());
        }
        for (int i = steps.size() - 2; i >= 0; i--) {
            robot.push(KeyCode.CONTROL, KeyCode.Z);
            settle();
            assertThat(changes()).isEqualTo(steps.get(i));
        }
    }

    @Test
    void a_scenario_is_added_named_by_keys_and_undone() throws Exception {
        window.open("scenarios");
        robot.clickOn("#scenario-add");
        settle();
        int count = DesktopHarness.onFx(
                () -> window.workspace().scenarios().get().all().size());
        robot.clickOn("#comparison-input");
        robot.write("water.cycles").push(KeyCode.ENTER);
        settle();
        String id =
                DesktopHarness.onFx(() -> window.workspace().scenarios().get().currentId());
        window.await("a cell to edit", () -> window.stage().getScene().lookup("#edit-water-cycles-" + id) != null);
        DesktopHarness.onFx(() -> {
            window.find("edit-water-cycles-" + id).requestFocus();
            return id;
        });
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write("8").push(KeyCode.ENTER);
        settle();
        assertThat(changes()).containsEntry("water.cycles", "8");
        DesktopHarness.onFx(() -> {
            window.find("open-scenarios").requestFocus();
            return window;
        });
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(changes()).isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(DesktopHarness.onFx(
                        () -> window.workspace().scenarios().get().all().size()))
                .isEqualTo(count - 1);
    }

    @Test
    void a_part_of_the_plant_and_of_the_network_and_a_day_are_chosen_by_mouse_and_keys() throws Exception {
        window.open("synoptic");
        quiet();
        DesktopHarness.onFx(() -> {
            window.find("part-chillers").requestFocus();
            return window;
        });
        robot.push(KeyCode.ENTER);
        settle();
        String chillers = window.text("part-title");
        DesktopHarness.onFx(() -> {
            window.find("part-towers").requestFocus();
            return window;
        });
        robot.push(KeyCode.SPACE);
        settle();
        assertThat(window.text("part-title")).isNotEqualTo(chillers);
        double moment =
                DesktopHarness.onFx(() -> window.workspace().time().momentS.get());
        DesktopHarness.onFx(() -> {
            window.find("scrubber").requestFocus();
            return window;
        });
        robot.push(KeyCode.RIGHT);
        settle();
        assertThat(DesktopHarness.onFx(() -> window.workspace().time().momentS.get()))
                .isNotEqualTo(moment);
        window.open("water");
        quiet();
        robot.clickOn("#water-calendar");
        robot.push(KeyCode.RIGHT);
        settle();
        for (String page : List.of("chemistry", "recycled", "sewer", "days")) {
            robot.clickOn("#water-page-" + page);
            settle();
            assertThat(DesktopHarness.onFx(
                            () -> nameless(window.stage().getScene().getRoot())))
                    .as(page)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "synoptic, part-chillers",
        "network, element-t1",
        "schedule, schedule-gantt",
        "scenarios, comparison-lines",
        "scenarios, comparison-bars",
        "water, water-calendar",
        "water, water-sources",
        "overview, overview-site-power-mw",
    })
    void a_drawing_is_copied_as_a_picture_and_its_numbers_as_a_table(String view, String drawing) throws Exception {
        window.open(view);
        quiet();
        copies(drawing);
    }

    @Test
    void drawings_become_svg_that_a_reader_of_xml_takes() throws Exception {
        for (Map.Entry<String, String> of : Map.of(
                        "synoptic", "plant", "network", "one-line", "schedule", "schedule-gantt")
                .entrySet()) {
            window.open(of.getKey());
            quiet();
            String svg = DesktopHarness.onFx(() -> ChartMenu.svg((Region) window.find(of.getValue()), Color.WHITE));
            Document read = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
            assertThat(read.getDocumentElement().getTagName()).isEqualTo("svg");
            assertThat(read.getElementsByTagName("text").getLength()
                            + read.getElementsByTagName("image").getLength())
                    .isPositive();
        }
    }

    /** Ctrl+C puts a picture on the clipboard, Ctrl+Shift+C its numbers. */
    private static void copies(String drawing) throws Exception {
        window.await(drawing, () -> window.stage().getScene().lookup("#" + drawing) != null);
        DesktopHarness.onFx(() -> {
            Clipboard.getSystemClipboard().clear();
            window.find(drawing).requestFocus();
            return drawing;
        });
        robot.push(KeyCode.CONTROL, KeyCode.C);
        settle();
        Image picture = DesktopHarness.onFx(() -> Clipboard.getSystemClipboard().getImage());
        assertThat(picture.getWidth()).isGreaterThan(200);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        settle();
        String csv = DesktopHarness.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(csv.lines().count()).isGreaterThanOrEqualTo(2);
        assertThat(csv.lines().map(JourneyTest::fields).distinct())
                .as("every line has as many fields")
                .hasSize(1);
    }

    private static long fields(String line) {
        return QUOTED.matcher(line).replaceAll("").chars().filter(c -> c == ',').count();
    }

    private static Map<String, String> changes() throws Exception {
        return DesktopHarness.onFx(() -> Map.copyOf(window.workspace().changes()));
    }

    private static double changed(String path) throws Exception {
        return Double.parseDouble(Objects.requireNonNull(changes().get(path)));
    }

    private static Node focused() {
        return Objects.requireNonNull(window.stage().getScene().getFocusOwner());
    }

    private static void quiet() throws Exception {
        window.await(
                "long work", () -> window.workspace().background().running().isEmpty());
        settle();
    }

    /** One stop of the tabulator is a group of buttons of which one is chosen: the arrows go on from there. */
    private static boolean besideReached(Node node, Set<Node> reached) {
        return node instanceof Toggle toggle
                && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains);
    }

    private static List<String> nameless(Parent root) {
        return focusable(root, new LinkedHashSet<>()).stream()
                .filter(n -> !named(n, root))
                .map(JourneyTest::path)
                .toList();
    }

    private static Set<Node> all(Parent parent, Set<Node> found) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node.isVisible()) {
                found.add(node);
                if (node instanceof Parent inside) {
                    all(inside, found);
                }
            }
        }
        return found;
    }

    private static Set<Node> focusable(Parent parent, Set<Node> found) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (!node.isVisible() || node.isDisabled()) {
                continue;
            }
            if (node.isFocusTraversable()) {
                found.add(node);
            }
            if (node instanceof Parent inside) {
                focusable(inside, found);
            }
        }
        return found;
    }

    private static boolean named(Node node, Parent root) {
        return worded(node.getAccessibleText())
                || (node instanceof Labeled labeled && worded(labeled.getText()))
                || root.lookupAll(".label").stream()
                        .anyMatch(l -> l instanceof Label label && node.equals(label.getLabelFor()));
    }

    private static boolean worded(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String path(Node node) {
        StringBuilder words = new StringBuilder();
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(node) || at.getId() != null) {
                words.append(at.getClass().getSimpleName())
                        .append('#')
                        .append(at.getId())
                        .append(" < ");
            }
        }
        return words.toString();
    }
}
