package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.grid.swing.Band;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteSwingTest {
    private static final SwingOptions.Remedies NOTHING = new SwingOptions.Remedies(null, null, null, null, null);

    private static SwingOutcome run(
            List<String> jobs, @Nullable Double swingMw, SwingOptions.Remedies remedies, Map<String, String> set) {
        return run(jobs, swingMw, remedies, set, "one");
    }

    private static SwingOutcome run(
            List<String> jobs,
            @Nullable Double swingMw,
            SwingOptions.Remedies remedies,
            Map<String, String> set,
            String failures) {
        SwingRequest request = new SwingOptions(
                        jobs, null, null, null, swingMw, remedies, "0.5,100ms", failures, "3min", "10ms", 1)
                .request(SiteInput.open("memphis-announced", set), null);
        return new SiteSwing(request).run();
    }

    @Test
    void the_design_case_is_the_74_mw_of_all_servers_and_75_at_the_meter() {
        SwingOutcome o = run(List.of(), null, NOTHING, Map.of());
        // fact L18: 12,500 x (8.4 - 2.5) kW, then 2 % of losses that go with load
        assertThat(o.window().jobs().getFirst().swingW()).isCloseTo(73.75e6, within(1.0));
        assertThat(o.swingW()).isBetween(1.01 * 73.75e6, 1.04 * 73.75e6);
        assertThat(o.rows().getFirst().figures().rangeW()).isCloseTo(o.swingW(), within(1e-3 * o.swingW()));
        assertThat(o.rows())
                .extracting(SwingOutcome.Row::id)
                .containsExactly(
                        "none", "stagger", "dummy_load", "gpu_smoothing", "rack_storage", "battery", "together");
        assertThat(o.rows().getFirst().exceeded()).isNotEmpty();
        assertThat(o.rows().getFirst().cost().addedMwh()).isZero();
    }

    @Test
    void idle_servers_at_2_kw_make_it_80_mw() {
        SwingOutcome o = run(
                List.of(),
                null,
                NOTHING,
                Map.of("grid.swing.communication_ac_w", "2000", "grid.swing.idle_ac_w", "2000"));
        assertThat(o.window().jobs().getFirst().swingW()).isCloseTo(80e6, within(1.0));
    }

    @Test
    void a_swing_asked_for_at_the_meter_is_what_the_meter_sees() {
        SwingOutcome o = run(List.of(), 80.0, NOTHING, Map.of());
        assertThat(o.swingW()).isCloseTo(80e6, within(1.0));
        assertThat(o.rows().getFirst().figures().rangeW()).isCloseTo(80e6, within(0.1e6));
        assertThatThrownBy(() -> run(List.of(), 300.0, NOTHING, Map.of()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("--swing-mw: found 300.0 MW, allowed: 0 to 1");
    }

    @Test
    void remedies_asked_for_are_tried_alone_and_together() {
        SwingOutcome o = run(List.of(), null, new SwingOptions.Remedies(80.0, 0.8, null, null, null), Map.of());
        assertThat(o.rows())
                .extracting(SwingOutcome.Row::id)
                .containsExactly("none", "gpu_smoothing", "battery", "together");
        double bare = o.rows().get(0).figures().bands().getFirst().equivalentW();
        double battery = o.rows().get(2).figures().bands().getFirst().equivalentW();
        double both = o.rows().get(3).figures().bands().getFirst().equivalentW();
        assertThat(battery).isLessThan(0.2 * bare);
        assertThat(both).isLessThan(battery);
        assertThat(o.rows().get(2).cost().addedMwh()).isPositive();
        assertThat(o.rows().get(2).run().costs().batteryLargestW()).isLessThanOrEqualTo(80e6);
    }

    @Test
    void jobs_side_by_side_swing_in_their_own_bands() {
        SwingOutcome o = run(
                List.of(
                        "gpus=16384,iteration=6s,compute=0.8,variation=0,checkpoint_every=10h",
                        "gpus=8192,iteration=0.5s,compute=0.5,variation=0,checkpoint_every=10h"),
                null,
                NOTHING,
                Map.of(),
                "none");
        assertThat(o.rows().getFirst().run().waves()).hasSize(2);
        var bands = o.rows().getFirst().figures().bands();
        assertThat(bands.get(0).band()).isEqualTo(Band.INTER_AREA);
        assertThat(bands.get(0).lineHz()).isCloseTo(1 / 6.0, within(0.01));
        assertThat(bands.get(1).lineHz()).isCloseTo(2.0, within(0.02));
    }

    @Test
    void a_job_that_cannot_be_is_one_line() {
        refused("gpus=0", "--job: gpus: found '0'");
        refused("iteration=4s", "a job with gpus=N");
        refused("gpus=8,size=3", "'size=3'");
        refused("gpus=8,gpus=9", "'gpus=9'");
        refused("gpus=8,iteration=4", "--job: iteration: found '4'");
        refused("gpus=8,compute=1.2", "compute_share: found 1.2");
        refused("gpus=8,communication_w=9000", "communication_w: found 9000");
        refused("gpus=200000", "200000 GPUs, allowed: no more than the site's 100000");
    }

    private static void refused(String job, String line) {
        assertThatThrownBy(() -> run(List.of(job), null, NOTHING, Map.of()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(line);
    }

    @Test
    void ride_through_and_inertia_of_a_site_are_checked() {
        assertThatThrownBy(() -> run(List.of(), null, NOTHING, Map.of("grid.swing.inertia.response_mw_per_hz", "1000")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("grid.swing.inertia.response_mw_per_hz");
        assertThatThrownBy(() -> run(
                        List.of(), null, NOTHING, Map.of("grid.swing.ride_through.servers.durations_s", "[0.02,0.5]")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("grid.swing.ride_through.servers.durations_s: found 2 numbers");
    }

    @Test
    void a_site_without_fast_dynamics_swings_like_a_plain_job() throws IOException {
        Path file = Files.createTempFile("bare", ".yaml");
        Files.writeString(file, "extends: memphis-announced\ngrid:\n  swing: null\n");
        SwingRequest request = new SwingOptions(
                        List.of(), null, null, null, null, NOTHING, "0.2,50ms", "none", "1min", "10ms", 1)
                .request(SiteInput.open(file.toString(), Map.of()), null);
        SwingOutcome o = new SiteSwing(request).run();
        assertThat(o.window().jobs().getFirst().swingW()).isCloseTo(12_500 * 6400.0, within(1.0));
        assertThat(o.rows().getFirst().exceeded()).isEmpty();
        assertThat(o.dip().lostW()).isZero();
        Files.delete(file);
    }

    @Test
    void samples_and_a_drawing_are_written(@TempDir Path folder) throws IOException {
        SwingOutcome o = run(List.of(), null, new SwingOptions.Remedies(80.0, null, null, null, null), Map.of());
        List<String> files = o.write(folder.resolve("swing"));
        assertThat(files).hasSize(2);
        List<String> lines = Files.readAllLines(folder.resolve("swing").resolve("swing.csv"));
        assertThat(lines).hasSize(18_001);
        assertThat(lines.getFirst()).isEqualTo("time_s,server_ac_mw,site_power_mw,with_battery_mw");
        assertThat(lines.getLast()).startsWith("180,");
        assertThat(Files.readString(folder.resolve("swing").resolve("swing.svg")))
                .startsWith("<svg")
                .contains("inter-area", "80 MW battery")
                .doesNotContain("NaN");
        assertThat(o.json(files))
                .containsEntry("schema", "headroom.site_swing/1")
                .containsKeys("remedies", "dip");
    }
}
