package org.headroom.app.live.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource.Answer;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Sites;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedFramesTest {
    private static final Site SITE = SiteTree.open("frontier-like-cdus").bind(Instant.parse("2024-04-07T04:00:00Z"));

    @TempDir
    Path folder = Path.of(".");

    private final Fleet fleet = Sites.fleet(SITE);
    private final SiteMeters meters = new SiteMeters(fleet);
    private final Frame frame = new Frame(meters.size(), fleet.racks());

    private RecordedFrames open(String text) throws IOException {
        Path file = folder.resolve("r.csv");
        Files.writeString(file, text);
        return new RecordedFrames(file, SITE.zone(), fleet, meters);
    }

    private double read(String meter) {
        return frame.meters[meters.indexOf(meter)];
    }

    @Test
    void columns_are_meters_in_their_unit_or_in_that_of_their_name() throws IOException {
        try (RecordedFrames frames = open("""
                time,revenue,feeder_cooling_kw,makeup_gal_per_day,cold_water_c,wetbulb,note,rack_0002_gpu_w
                2024-04-07T00:00,2e7,150,172800,18.5,,7,800000
                2024-04-07T00:01,2.1e7,,,,9,7,
                """)) {
            assertThat(frames.used()).isEqualTo(6);
            assertThat(frames.next(frame)).isEqualTo(Answer.FRAME);
            assertThat(frame.toS - frame.fromS).isEqualTo(60);
            assertThat(read("revenue")).isEqualTo(2e7);
            assertThat(read("feeder_cooling")).isEqualTo(150e3);
            assertThat(read("makeup")).isCloseTo(2 * 3.785411784 * 0.998, within(0.02)); // 2 US gal/s
            assertThat(read("cold_water")).isEqualTo(18.5);
            assertThat(read("wetbulb")).isNaN();
            assertThat(frame.rackGpuW[1]).isEqualTo(800e3);
            assertThat(frame.rackGpus[1]).isEqualTo(24 * 64);
            assertThat(frame.rackGpus[0]).isZero();
            assertThat(frames.next(frame)).isEqualTo(Answer.FRAME);
            assertThat(read("wetbulb")).isEqualTo(9);
            assertThat(frame.rackGpuW[1]).isNaN();
            assertThat(frames.next(frame)).isEqualTo(Answer.END);
        }
    }

    /** A sum over seven of eight hosts is no rack that draws an eighth less. */
    @Test
    void a_rack_of_which_a_part_reports_is_counted_where_the_table_counts() throws IOException {
        try (RecordedFrames frames = open("""
                time,revenue,rack_0001_gpu_w,rack_0002_gpu_w,rack_0003_gpu_w,rack_0004_gpu_w,rack_0001_gpus,rack_0002_gpus,rack_0003_gpus
                2024-04-07T00:00,2e7,700000,800000,800000,800000,1344,,99999
                2024-04-07T00:01,2e7,700000,800000,800000,800000,0,1536,1536
                """)) {
            frames.next(frame);
            assertThat(frame.rackGpus).startsWith(1344, 0, 0, 1536);
            assertThat(frame.rackGpuW[0]).isEqualTo(700e3);
            assertThat(frame.rackGpuW[1]).isNaN();
            assertThat(frame.rackGpuW[2]).isNaN();
            assertThat(frame.rackGpuW[3]).isEqualTo(800e3);
            frames.next(frame);
            assertThat(frame.rackGpus).startsWith(0, 1536, 1536, 1536);
            assertThat(frame.rackGpuW[0]).isNaN();
        }
    }

    @Test
    void a_runs_time_series_is_a_recording_too() throws IOException {
        try (RecordedFrames frames = open("""
                time,site_power_mw,gpu_mw,cold_water_c
                2024-04-07T00:00:00-04:00,20,14,18
                2024-04-07T00:05:00-04:00,21,15,19
                """)) {
            frames.next(frame);
            assertThat(read("revenue")).isEqualTo(20e6);
            assertThat(read("cold_water")).isEqualTo(18);
        }
    }

    @Test
    void seek_passes_over_what_lies_before() throws IOException {
        try (RecordedFrames frames =
                open("time,revenue\n2024-04-07T00:00Z,1\n2024-04-07T00:01Z,2\n2024-04-07T00:02Z,3\n")) {
            frames.seek(Instant.parse("2024-04-07T00:02:00Z").getEpochSecond());
            frames.next(frame);
            assertThat(read("revenue")).isEqualTo(3);
        }
    }

    @Test
    void a_file_of_something_else_is_refused() {
        assertThatThrownBy(() -> open("time,a,b\n2024-04-07T00:00Z,1,1\n2024-04-07T00:01Z,2,2\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no column of a meter");
        assertThatThrownBy(() -> open("time,revenue,rack_0026_gpu_w\n2024-04-07T00:00Z,1,1\n2024-04-07T00:01Z,2,2\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("racks 1 to 25");
    }
}
