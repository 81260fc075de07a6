package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveReplayTest {
    @TempDir
    Path folder = Path.of(".");

    /** An hour at 15 s with a step of 3 MW, in the columns of the measured series. */
    private Path heats(int cdus, boolean wetbulb) throws IOException {
        StringBuilder text = new StringBuilder("time");
        for (int c = 1; c <= cdus; c++) {
            text.append(",power[").append(c).append(']');
        }
        text.append(wetbulb ? ",OA Wetbulb Temp\n" : "\n");
        for (int i = 0; i < 240; i++) {
            text.append(15 * i);
            for (int c = 0; c < cdus; c++) {
                text.append(String.format(Locale.ROOT, ",%d", i < 120 ? 600_000 : 720_000));
            }
            text.append(wetbulb ? ",8.5\n" : "\n");
        }
        return Files.writeString(folder.resolve("heat.csv"), text);
    }

    private static LiveAnswer run(Path file, String site) {
        return new LiveReplay().run(file, SiteInput.open(site, Map.of()), null, Progress.SILENT);
    }

    @Test
    void heats_of_cdus_are_known_by_their_columns_and_have_a_site() throws IOException {
        assertThat(LiveReplay.siteFor(heats(25, true))).isEqualTo("frontier-like-cdus");
        Path other = Files.writeString(folder.resolve("o.csv"), "time,revenue\n");
        assertThat(LiveReplay.siteFor(other)).isEqualTo(SiteInput.DEFAULT);
    }

    @Test
    void the_document_says_what_drove_it_what_came_and_how_the_largest_step_was_answered() throws IOException {
        LiveAnswer answer = run(heats(25, true), LiveReplay.CDU_SITE);
        Map<String, Object> json = answer.json();
        assertThat(json.keySet()).startsWith("schema", "headroom_version", "run_id");
        assertThat(json)
                .containsEntry("schema", "headroom.live-replay/1")
                .containsEntry("kind", "cdu_heat")
                .containsEntry("steps", 240)
                .containsEntry("cdus", 25)
                .containsEntry("stable", true);
        assertThat(json)
                .containsKeys(
                        "heat_mw",
                        "temperatures",
                        "power_mw",
                        "water_gal_per_day",
                        "balance",
                        "violations",
                        "steps_judged",
                        "held_swing_k",
                        "forecast");
        Map<?, ?> largest = (Map<?, ?>) Objects.requireNonNull(json.get("largest_step"));
        assertThat(largest.get("mw")).isEqualTo(3.0);
        assertThat(largest.get("oscillations")).isEqualTo(0);
        assertThat((Double) Objects.requireNonNull(largest.get("overshoot_percent")))
                .isLessThan(5); // stored heat that the risen flow rinses out
        assertThat(answer.breaksLimits()).isFalse();
        List<String> lines = answer.lines();
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("largest step  +3.00 MW in 15 s at"));
        assertThat(lines).contains("stable");
    }

    @Test
    void without_a_wet_bulb_the_weather_is_taken() throws IOException {
        assertThat(run(heats(25, false), LiveReplay.CDU_SITE).json()).containsEntry("stable", true);
    }

    @Test
    void racks_and_columns_must_match() throws IOException {
        Path file = heats(3, true);
        assertThatThrownBy(() -> run(file, LiveReplay.CDU_SITE))
                .isInstanceOf(InputError.class)
                .hasMessageContainingAll("line 1", "3 columns power[n]", "25, one a rack of the site");
        assertThatThrownBy(() -> LiveReplay.siteFor(folder.resolve("none.csv")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no such file");
    }
}
