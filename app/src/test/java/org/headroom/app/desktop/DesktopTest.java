package org.headroom.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.WhatIfOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window as a whole. {@code -Dheadroom.screenshot=FILE} also writes the picture of the README. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DesktopTest {
    @TempDir
    private Path folder;

    private DesktopHarness window() throws Exception {
        DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"));
        window.open("whatif");
        return window;
    }

    @Test
    void dragging_a_slider_gives_a_quick_answer_and_letting_go_the_full_one() throws Exception {
        try (DesktopHarness window = window()) {
            DesktopHarness.onFx(() -> {
                window.workspace().display().units().set(Display.Units.SI);
                return window;
            });
            WhatIfOutcome before = window.fullAnswer();
            assertThat(before.question().changes()).isEmpty();
            assertThat(window.text("answer")).startsWith("Full answer");
            assertThat(window.entry("weather-offset-k-entry")).isEqualTo("0.0");
            assertThat(window.text("weather-offset-k-unit")).isEqualTo("K");
            for (String limit : List.of("site-power-mw", "potable-gal-per-day")) {
                assertThat(window.accessibleText("band-" + limit)).contains("over the limit");
            }
            assertThat(window.accessibleText("band-sewer-gal-per-day")).contains("left");
            assertThat(window.accessibleText("band-transformer-mva")).contains("MVA left");

            window.hold("weather-offset-k", 4);
            WhatIfOutcome held = window.answerOtherThan(before);
            assertThat(held.question().quick()).isTrue();
            assertThat(window.text("answer")).startsWith("Quick answer: 1");
            window.letGo("weather-offset-k");

            WhatIfOutcome after = window.fullAnswer();
            double offsetK = Double.parseDouble(
                    Objects.requireNonNull(after.question().changes().get("weather.offset_k")));
            assertThat(offsetK).isBetween(1.0, 8.0);
            assertThat(window.entry("weather-offset-k-entry")).isEqualTo(Texts.number(offsetK, 1));
            assertThat(after.figures().worstDayGal())
                    .as("warmer air evaporates more of the same heat")
                    .isGreaterThan(before.figures().worstDayGal());
            assertThat(window.accessibleText("band-transformer-mva"))
                    .as("warmer air takes more cooling: two transformers of three no longer carry it")
                    .contains("over the limit");

            window.fire("undo");
            assertThat(window.fullAnswer().figures()).isEqualTo(before.figures());
            window.fire("redo");
            assertThat(window.fullAnswer().figures()).isEqualTo(after.figures());
            window.fire("reset");
            assertThat(window.fullAnswer().figures()).isEqualTo(before.figures());
        }
    }

    @Test
    void the_readme_has_its_picture() throws Exception {
        Path file = Path.of(System.getProperty("headroom.screenshot", "target/desktop.png"));
        try (DesktopHarness window = window()) {
            window.fullAnswer();
            window.press("weather-offset-k");
            window.dragBy(47);
            window.release();
            window.fullAnswer();
            window.picture(file);
        }
        assertThat(Files.size(file)).as("a picture with something on it").isGreaterThan(20_000);
    }
}
