package org.headroom.app.desktop.synoptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.headroom.app.desktop.DesktopHarness;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.RunHistoryTest;
import org.headroom.app.tasks.WhatIfOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SynopticViewTest {
    @TempDir
    private Path folder;

    private static String title(DesktopHarness window) {
        return ((Labeled) window.find("part-title")).getText();
    }

    @Test
    void the_plant_follows_the_scrubber_and_a_part_says_all_about_itself() throws Exception {
        try (DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"))) {
            window.open("synoptic");
            WhatIfOutcome answer = window.fullAnswer();
            window.await(
                    "the plant",
                    () -> window.stage().getScene().lookup("#part-utility-meter") != null
                            && answer.equals(window.workspace().outcome().get()));
            double atS = answer.startS() + 40 * 3600.0;
            DesktopHarness.onFx(() -> {
                window.workspace().time().momentS.set(atS);
                return atS;
            });
            double mw = answer.series(Measures.SITE_POWER_MW)[answer.stepAt(atS)];
            assertThat(window.accessibleText("part-utility-meter"))
                    .contains("site power " + Texts.number(mw, 1) + " MW");
            PlantSheet sheet = DesktopHarness.onFx(() -> (PlantSheet) window.find("plant"));
            List<Bounds> places =
                    DesktopHarness.onFx(() -> List.copyOf(sheet.bounds().values()));
            assertThat(places).hasSizeGreaterThan(20);

            window.type("part-towers", KeyCode.ENTER);
            assertThat(DesktopHarness.onFx(() -> title(window))).isEqualTo("Cooling towers");
            assertThat(window.accessibleText("part-chart")).contains("Wet bulb");
            DesktopHarness.onFx(() -> {
                PartNode node = (PartNode) window.find("part-chillers");
                node.getOnMousePressed().handle(press());
                return node;
            });
            assertThat(DesktopHarness.onFx(() -> title(window))).isEqualTo("Chillers, water-cooled");

            DesktopHarness.onFx(() -> {
                window.workspace().set("dry", "cooling.mode", "dry", "wet");
                return 0;
            });
            window.await("dry coolers", () -> window.stage().getScene().lookup("#part-dry") != null);
            assertThat(window.has("part-towers")).isFalse();
            assertThat(DesktopHarness.onFx(() -> title(window)))
                    .as("the part is gone: the panel is about the plant")
                    .contains("Memphis");
            window.fire("undo");
            window.await("towers again", () -> window.stage().getScene().lookup("#part-towers") != null);
        }
    }

    private static javafx.scene.input.MouseEvent press() {
        return new javafx.scene.input.MouseEvent(
                javafx.scene.input.MouseEvent.MOUSE_PRESSED,
                0,
                0,
                0,
                0,
                javafx.scene.input.MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_run_of_the_store_is_shown_with_the_stores_numbers() throws Exception {
        Path database = folder.resolve("headroom.db");
        RunHistoryTest.keep(database);
        try (DesktopHarness window = new DesktopHarness(database)) {
            window.open("synoptic");
            ComboBox<SynopticViewModel.Source> source =
                    DesktopHarness.onFx(() -> (ComboBox<SynopticViewModel.Source>) window.find("synoptic-source"));
            window.await("the run is listed", () -> source.getItems().size() == 2);
            DesktopHarness.onFx(() -> {
                source.setValue(source.getItems().get(1));
                return source;
            });
            // the store's first hour holds 100.125 MW and as many gallons a day
            window.await(
                    "the run is shown",
                    () -> window.stage().getScene().lookup("#part-utility-meter") != null
                            && window.find("part-utility-meter")
                                    .getAccessibleText()
                                    .contains("site power 100.1 MW"));
        }
    }
}
