package org.headroom.app.desktop.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.headroom.app.desktop.DesktopHarness;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.tasks.WhatIfOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The water view's main path: open, go to a day, switch units, ask for the aquifer, bring recycled water and take it back. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WaterViewTest {
    private static final double GAL_M3 = 3.785411784e-3;

    @TempDir
    private Path folder;

    private static double number(String words) {
        return Double.parseDouble(words.replace(",", "").replace('\u2212', '-'));
    }

    @Test
    void a_day_is_chosen_units_switch_and_the_aquifer_and_recycled_water_follow_the_scenario() throws Exception {
        try (DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"))) {
            WhatIfOutcome before = window.fullAnswer();
            window.open("water");
            TimeWindow time = window.workspace().time();
            window.await(
                    "the headline",
                    () -> !((Label) window.find("water-headline")).getText().isEmpty());
            assertThat(window.text("water-headline")).contains("of 14 days are over their limit");

            window.type("water-calendar", KeyCode.DOWN);
            assertThat(DesktopHarness.onFx(() -> time.momentS.get()))
                    .as("a week on, at noon")
                    .isCloseTo(time.startS + 7.5 * 86_400, within(1.0));
            double us = number(window.text("water-mains-day"));
            assertThat(us)
                    .isCloseTo(before.band(WaterDays.MAINS).drawn()[before.stepAt(time.momentS.get())], within(1.0));
            window.await(
                    "the day in words, told with the next drawing",
                    () -> window.find("water-calendar").getAccessibleText().contains("Thu 24 Jul"));
            assertThat(window.accessibleText("water-calendar")).contains("Mgal");
            DesktopHarness.onFx(() -> {
                window.workspace().display().units().set(Display.Units.SI);
                return time;
            });
            double si = number(window.text("water-mains-day"));
            assertThat(si).isCloseTo(us * GAL_M3, within(1.0));
            window.fire("water-limit-sewer-gal-per-day");
            assertThat(window.text("water-headline")).contains("is within its limit");

            window.fire("water-page-aquifer");
            window.await(
                    "a map",
                    () -> !((Label) window.find("water-point")).getText().isEmpty());
            assertThat(window.text("water-map-title")).isEqualTo("Drawdown after 20 years, central case");
            assertThat(window.text("water-point")).contains(" m in the end");
            assertThat(window.accessibleText("water-map")).contains("Davis well field");
            window.fire("water-draw-announced");
            window.await(
                    "the announced draw",
                    () -> ((Label) window.find("water-map-title")).getText().startsWith("Drawdown")
                            && window.find("water-map").getAccessibleText().contains("1.300 Mgal/d"));

            window.fire("water-page-chemistry");
            window.await(
                    "facts",
                    () -> !((Label) window.find("water-cycles")).getText().equals("\u2013"));
            assertThat(number(window.text("water-cycles"))).isBetween(2.0, 10.0);

            window.fire("water-page-recycled");
            assertThat(window.text("water-recycled-state")).contains("1 January 2027");
            window.fire("water-recycled-bring");
            window.answerOtherThan(before);
            window.fullAnswer();
            window.await(
                    "recycled water",
                    () -> ((Label) window.find("water-recycled-state"))
                            .getText()
                            .contains("gives water in this window"));
            window.fire("undo");
            window.await(
                    "none again",
                    () -> ((Label) window.find("water-recycled-state"))
                            .getText()
                            .contains("1 January 2027"));
            window.fire("water-page-sewer");
            assertThat(window.has("water-sewer-table")).isTrue();
        }
    }
}
