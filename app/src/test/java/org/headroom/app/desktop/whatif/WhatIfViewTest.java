package org.headroom.app.desktop.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.headroom.app.desktop.DesktopHarness;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.tasks.WhatIfOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What may be changed, through its controls. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WhatIfViewTest {
    @TempDir
    private Path folder;

    private DesktopHarness window() throws Exception {
        DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"));
        window.open("whatif");
        window.fullAnswer();
        return window;
    }

    private static void enter(DesktopHarness window, String id, String text) throws Exception {
        DesktopHarness.onFx(() -> {
            TextField field = (TextField) window.find(id);
            field.requestFocus();
            field.setText(text);
            field.fireEvent(new javafx.event.ActionEvent());
            return field;
        });
    }

    private static String change(DesktopHarness window, String path) throws Exception {
        return DesktopHarness.onFx(() -> window.workspace().changes().getOrDefault(path, ""));
    }

    private static boolean shown(DesktopHarness window, String id) throws Exception {
        return DesktopHarness.onFx(() -> window.find(id).isVisible());
    }

    @Test
    void a_value_is_typed_marked_compared_and_put_back() throws Exception {
        try (DesktopHarness window = window()) {
            DesktopHarness.onFx(() -> {
                window.workspace().display().units().set(Display.Units.SI);
                return window;
            });
            assertThat(shown(window, "weather-offset-k-revert")).isFalse();
            enter(window, "weather-offset-k-entry", "4");
            WhatIfOutcome warmer = window.fullAnswer();
            assertThat(warmer.question().changes()).containsEntry("weather.offset_k", "4");
            assertThat(window.entry("weather-offset-k-entry")).isEqualTo("4.0");
            assertThat(window.text("weather-offset-k-unit")).isEqualTo("K");
            assertThat(window.text("weather-offset-k-site")).isEqualTo("site 0.0 K, +4.0 K");
            window.await(
                    "the difference to the site",
                    () -> !((javafx.scene.control.Label) window.find("figure-water-by"))
                            .getText()
                            .isEmpty());
            assertThat(window.text("figure-water-by")).as("more evaporates").startsWith("+");

            enter(window, "weather-offset-k-entry", "99");
            assertThat(change(window, "weather.offset_k")).isEqualTo("4");
            assertThat(window.text("notice")).contains("99").contains("8.0 K");

            window.fire("weather-offset-k-revert");
            assertThat(change(window, "weather.offset_k")).isEmpty();
            assertThat(shown(window, "weather-offset-k-revert")).isFalse();
            window.fire("undo");
            assertThat(change(window, "weather.offset_k")).isEqualTo("4");
            picture(window, "changed");
        }
    }

    @Test
    void a_drag_is_one_step_and_escape_takes_it_back() throws Exception {
        try (DesktopHarness window = window()) {
            window.hold("whatif-gpu-cap-w", 500);
            window.hold("whatif-gpu-cap-w", 450);
            assertThat(change(window, "whatif.gpu_cap_w")).isEqualTo("450");
            window.type("whatif-gpu-cap-w", KeyCode.ESCAPE);
            assertThat(change(window, "whatif.gpu_cap_w")).isEmpty();
            assertThat(DesktopHarness.onFx(() -> ((Slider) window.find("whatif-gpu-cap-w")).getValue()))
                    .isEqualTo(700);
            assertThat(DesktopHarness.onFx(
                            () -> window.workspace().undo().undoName().get()))
                    .isEmpty();
            window.hold("whatif-gpu-cap-w", 500);
            window.hold("whatif-gpu-cap-w", 450);
            window.letGo("whatif-gpu-cap-w");
            assertThat(window.fullAnswer().question().changes()).containsEntry("whatif.gpu_cap_w", "450");
            window.fire("undo");
            assertThat(change(window, "whatif.gpu_cap_w")).isEmpty();
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_search_filters_and_a_choice_is_made() throws Exception {
        try (DesktopHarness window = window()) {
            enter(window, "whatif-search", "transform");
            assertThat(shown(window, "group-weather")).isFalse();
            assertThat(shown(window, "group-outages")).isTrue();
            enter(window, "whatif-search", "");
            assertThat(shown(window, "group-weather")).isTrue();
            DesktopHarness.onFx(() -> {
                ((ComboBox<String>) window.find("cooling-mode")).setValue("dry");
                return window;
            });
            assertThat(window.fullAnswer().question().changes()).containsEntry("cooling.mode", "dry");
            picture(window, "dry");
        }
    }

    @Test
    void any_input_of_the_site_is_found_by_words_and_changed_by_path() throws Exception {
        try (DesktopHarness window = window()) {
            DesktopHarness.onFx(() -> {
                ((TitledPane) window.find("group-any")).setExpanded(true);
                return window;
            });
            enter(window, "path-search", "chillers cop");
            window.await("the input's row", () -> hasNow(window, "cooling-chillers-cop-entry"));
            enter(window, "cooling-chillers-cop-entry", "4.2");
            WhatIfOutcome worse = window.fullAnswer();
            assertThat(worse.question().changes()).containsEntry("cooling.chillers.cop", "4.2");
            picture(window, "path");
            enter(window, "cooling-chillers-cop-entry", "many");
            window.await(
                    "why there is no answer",
                    () -> window.workspace().problem().get().contains("cooling.chillers.cop"));
            window.fire("cooling-chillers-cop-revert");
            assertThat(window.fullAnswer().question().changes()).isEmpty();
        }
    }

    private static boolean hasNow(DesktopHarness window, String id) {
        return window.stage().getScene().lookup("#" + id) != null;
    }

    private static void picture(DesktopHarness window, String name) throws Exception {
        String to = System.getProperty("headroom.pictures.whatif", "");
        if (!to.isEmpty()) {
            window.fullAnswer();
            Thread.sleep(300);
            window.picture(Path.of(to).resolve(Objects.requireNonNull(name) + ".png"));
        }
    }
}
