package org.headroom.app.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ListView;
import org.headroom.app.desktop.DesktopHarness;
import org.headroom.app.desktop.base.Display.Units;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.HeadroomBand;
import org.headroom.app.tasks.WhatIfOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OverviewTest {
    @TempDir
    private Path folder;

    @Test
    void it_opens_first_and_tells_what_runs_out_first_in_words() throws Exception {
        try (DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"))) {
            assertThat(window.has("view-overview")).isTrue();
            WhatIfOutcome answer = window.fullAnswer();
            window.await(
                    "words", () -> answer.equals(window.workspace().outcome().get()));
            // the first step in which any of the four takes more than it may
            int first = answer.count();
            String earliest = "";
            for (String limit : OverviewViewModel.LIMITS) {
                HeadroomBand band = answer.band(limit);
                for (int i = 0; i < first; i++) {
                    if (band.drawn()[i] > band.allowed()[i]) {
                        first = i;
                        earliest = limit;
                    }
                }
            }
            assertThat(earliest).isEqualTo("site_power_mw");
            assertThat(window.text("headline")).startsWith("First to run out: grid connection, ");
            assertThat(window.accessibleText("overview-site-power-mw"))
                    .startsWith("Grid connection: ")
                    .contains("% left", "Runs out", "by up to", "MW");
            assertThat(window.accessibleText("overview-sewer-gal-per-day")).contains("Holds: ");
            assertThat(window.accessibleText("tile-peak-site-mw"))
                    .contains("Peak power: ", " MW", answer.figures().peakMw() > 100 ? "1" : "");
            assertThat(window.accessibleText("tile-violations"))
                    .startsWith("Limits broken: " + answer.violations().size());
        }
    }

    @Test
    void an_alarm_says_what_was_reached_and_what_is_allowed_each_with_its_unit() throws Exception {
        try (DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"))) {
            WhatIfOutcome answer = window.fullAnswer();
            assertThat(new OverviewViewModel(answer, window.workspace().display()).alarms())
                    .isNotEmpty()
                    .allSatisfy(
                            alarm -> assertThat(alarm.by())
                                    .matches(
                                            "[\\d,.]+ (.+) where [\\d,.]+ \\1 is allowed: (less than )?[\\d,.]*[1-9]\\d* \\1 over"));
        }
    }

    @Test
    void an_alarm_leads_to_its_moment_and_units_change_at_once_and_a_change_shows_its_difference() throws Exception {
        try (DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"))) {
            WhatIfOutcome before = window.fullAnswer();
            Workspace workspace = window.workspace();
            TimeWindow time = workspace.time();
            DesktopHarness.onFx(() -> {
                ListView<?> alarms = (ListView<?>) window.find("alarms");
                assertThat(alarms.getItems()).hasSize(before.violations().size());
                alarms.getSelectionModel().select(1);
                return alarms;
            });
            double second = before.violations().stream()
                    .mapToDouble(v -> (double) v.fromS())
                    .sorted()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            assertThat(time.momentS.get()).isEqualTo(second);
            assertThat(time.zoomed()).isTrue();
            assertThat(window.text("scrubber-moment")).isNotEmpty();
            window.fire("time-all");
            assertThat(time.zoomed()).isFalse();

            assertThat(window.accessibleText("tile-water-gal-worst-day")).contains("Mgal");
            DesktopHarness.onFx(() -> {
                workspace.display().units().set(Units.SI);
                return workspace;
            });
            assertThat(window.accessibleText("tile-water-gal-worst-day"))
                    .contains("ML")
                    .doesNotContain("gal");
            assertThat(window.accessibleText("overview-potable-gal-per-day")).contains("ML/d");

            assertThat(window.accessibleText("tile-energy-mwh")).doesNotContain("vs the site");
            DesktopHarness.onFx(() -> {
                workspace.set("warmer", "weather.offset_k", "4", "0");
                return workspace;
            });
            window.fullAnswer();
            window.await(
                    "a difference",
                    () -> String.valueOf(window.find("tile-energy-mwh").getAccessibleText())
                            .contains("vs the site"));
            window.fire("undo");
            assertThat(window.fullAnswer().figures()).isEqualTo(before.figures());
            assertThat(window.accessibleText("tile-energy-mwh")).doesNotContain("vs the site");
        }
    }

    @Test
    void a_band_is_exported_with_its_limit() throws Exception {
        try (DesktopHarness window = new DesktopHarness(folder.resolve("headroom.db"))) {
            WhatIfOutcome answer = window.fullAnswer();
            String csv = DesktopHarness.onFx(() -> {
                BandRow row = (BandRow) window.find("overview-site-power-mw");
                return org.headroom.app.tasks.ChartFile.csv(java.util.Objects.requireNonNull(row.asChart()));
            });
            assertThat(csv.lines().findFirst()).contains("time,Limit [MW],Drawn [MW]");
            assertThat(csv.lines()).hasSize(answer.count() + 1);
            Path file = folder.resolve("overview.png");
            window.picture(file);
            assertThat(Files.size(file)).isGreaterThan(20_000);
        }
    }
}
