package org.headroom.app.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource;
import org.headroom.app.live.RealPrometheus;
import org.headroom.app.live.replay.RecordedFrames;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.tasks.SimulateRequest.FullLoadKind;
import org.headroom.app.tasks.SimulatedFrames;
import org.headroom.app.tasks.SimulatedSite;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.TelemetryRequest;
import org.headroom.data.quantity.InputError;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.PrometheusAccess;
import org.headroom.data.telemetry.PrometheusApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded telemetry: blocks that a real Prometheus serves, a table that comes back as the same frames. */
class RecordingFileTest {
    private static final double START_S = 1_752_782_400; // 2025-07-17T15:00 in Memphis

    private static SimulatedSite open(int single, String... injections) {
        return open(single, 0, injections);
    }

    private static SimulatedSite open(int single, double lost, String... injections) {
        TelemetryRequest.Readings readings =
                new TelemetryRequest.Readings(List.of("2%"), List.of(), List.of(), List.of(), lost, 0, 0);
        return SimulatedSite.open(
                TelemetryRequest.of(SiteInput.open(SiteInput.DEFAULT, Map.of()), "2025-07-17T15:00", 15, 600, 1)
                        .fullLoad(FullLoadKind.TRAINING)
                        .readings(readings)
                        .single(single)
                        .inject(injections));
    }

    private static long write(SimulatedSite site, Path file, double racksEveryS, RecordingFile.Scope scope)
            throws IOException {
        return new RecordingFile(site.instruments(), site.stepS(), site.endS(), racksEveryS, scope)
                .write(file, site.site().zone(), _ -> true);
    }

    @Test
    void a_table_comes_back_as_the_frames_of_the_same_process(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ten-minutes.csv");
        String[] wrong = {"meter_silent:revenue@1min..2min", "racks_silent@3min..4min=0.5", "all_silent@5min..6min"};
        write(open(8, 0.05, wrong), file, 15, RecordingFile.Scope.ALL);
        SimulatedSite again = open(8, 0.05, wrong);
        Fleet fleet = again.instruments().site().fleet();
        SiteMeters meters = again.instruments().site().meters();
        Frame read = new Frame(meters.size(), fleet.racks());
        Frame made = new Frame(meters.size(), fleet.racks());
        int frames = 0;
        int parts = 0;
        try (SimulatedFrames source = again.frames();
                RecordedFrames recorded = new RecordedFrames(file, again.site().zone(), fleet, meters)) {
            while (source.next(made) == FrameSource.Answer.FRAME) {
                assertThat(recorded.next(read)).isEqualTo(FrameSource.Answer.FRAME);
                assertThat(read.fromS).isEqualTo(made.fromS);
                for (int i = 0; i < meters.size(); i++) {
                    assertThat(read.meters[i]).isCloseTo(made.meters[i], within(1e-4));
                }
                for (int r = 0; r < fleet.racks(); r++) {
                    assertThat(read.rackGpuW[r]).isCloseTo(made.rackGpuW[r], within(0.06));
                    assertThat(read.rackGpus[r]).isEqualTo(made.rackGpus[r]);
                    parts += read.rackGpus[r] > 0 && read.rackGpus[r] < 64 ? 1 : 0;
                }
                frames++;
            }
            assertThat(recorded.next(read)).isEqualTo(FrameSource.Answer.END);
        }
        assertThat(frames).isEqualTo(40);
        assertThat(parts).isPositive(); // racks of which a host did not report
    }

    @Test
    void promtool_makes_blocks_that_a_real_prometheus_serves(@TempDir Path folder) throws IOException {
        RealPrometheus.assumeInstalled();
        SimulatedSite site = open(1, "host_sentinel:r0001n1@2min..3min", "clock_skew:site@4min..5min=20s");
        Path file = folder.resolve("ten-minutes.om");
        long written = write(site, file, 60, RecordingFile.Scope.ALL);
        assertThat(folder.toFile().list()).containsExactly("ten-minutes.om");
        byte[] text = Files.readAllBytes(file);
        Files.delete(file);
        IngestCounts counts = new IngestCounts();
        try (RealPrometheus server = RealPrometheus.withBlocks(folder, text);
                PrometheusApi api = new PrometheusApi(server.address(), PrometheusAccess.NONE, counts)) {
            double endS = START_S + 600;
            assertThat(api.value("count(rack:dcgm_power_usage_watts:sum)", endS))
                    .isEqualTo(1563);
            double gpuW = api.value("sum(rack:dcgm_power_usage_watts:sum)", endS);
            double arraysW = api.value("sum(site_meter_power_watts{meter=~\"array_.*\"})", endS);
            assertThat(gpuW / arraysW).isCloseTo(636.0 * 8 / 7750, within(0.01)); // GpuPower: 7,750 W is 636 W a GPU
            // 40 of a meter less those that a clock 20 s ahead put before their predecessors: two when it was set right
            assertThat(api.value("count_over_time(site_meter_power_watts{meter=\"revenue\"}[11m])", endS))
                    .isEqualTo(39);
            assertThat(api.value("count_over_time(rack:dcgm_gpus:count{rack=\"r0002\"}[11m])", endS))
                    .isEqualTo(10);
            String gpu = "DCGM_FI_DEV_POWER_USAGE{Hostname=\"r0001n1\",gpu=\"3\"}";
            assertThat(api.value("max_over_time(" + gpu + "[11m])", endS)).isEqualTo(0x1p63);
            assertThat(api.value(gpu, endS)).isBetween(500.0, 760.0);
            assertThat(api.value("count({__name__=~\".+\"})", endS)).isGreaterThan(12_000);
        }
        assertThat(written).isGreaterThan(10 * 8 * 1563);
    }

    @Test
    void meters_alone_are_small(@TempDir Path folder) throws IOException {
        SimulatedSite site = open(0);
        Path file = folder.resolve("meters.om");
        long written = write(site, file, 15, RecordingFile.Scope.METERS);
        assertThat(written).isEqualTo(40L * site.instruments().site().meters().size());
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getLast()).isEqualTo("# EOF");
        assertThat(lines).noneMatch(line -> line.startsWith("rack:"));
    }

    @Test
    void what_no_memory_holds_is_refused_before_it_begins(@TempDir Path folder) {
        SimulatedSite week = SimulatedSite.open(
                TelemetryRequest.of(SiteInput.open(SiteInput.DEFAULT, Map.of()), "2025-07-17", 15, 7 * 86_400, 1)
                        .fullLoad(FullLoadKind.TRAINING));
        assertThatThrownBy(() -> write(week, folder.resolve("week.om"), 15, RecordingFile.Scope.ALL))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("--racks-step");
        assertThat(folder).isEmptyDirectory();
    }
}
