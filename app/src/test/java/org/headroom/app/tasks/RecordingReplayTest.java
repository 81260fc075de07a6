package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.load.FullLoad;
import org.headroom.app.meters.SiteMeter;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.RackReadings;
import org.headroom.app.twin.SiteConditions;
import org.headroom.app.twin.Twin;
import org.headroom.data.series.Timestamps;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingReplayTest {
    @TempDir
    Path folder = Path.of(".");

    /** Three hours of a made-up site's meters with the noise of usual instruments, written as a recording. */
    private Path recording() throws IOException {
        long startS = Instant.parse("2024-04-07T14:00:00Z").getEpochSecond();
        Site site = SiteTree.open("frontier-like-cdus").bind(Instant.ofEpochSecond(startS));
        Twin twin = new Twin(site);
        SiteMeters meters = new SiteMeters(twin.fleet());
        Boundary b = new Boundary(twin.newBank());
        RackReadings racks = twin.newReadings();
        LedgerRow row = new LedgerRow();
        double[] read = new double[meters.size()];
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder text = new StringBuilder("time");
        for (SiteMeter meter : meters.all()) {
            text.append(',').append(meter.id());
        }
        for (int r = 1; r <= racks.racks(); r++) {
            text.append(String.format(Locale.ROOT, ",rack_%04d_gpu_w", r));
        }
        text.append('\n');
        SiteConditions conditions = new SiteConditions(site);
        for (int i = 0; i < 3 * 60; i++) {
            double fromS = startS + 60.0 * i;
            conditions.fill(b, fromS, fromS + 60);
            b.wetbulbC = 10 + 2 * Math.sin(i / 60.0);
            b.drybulbC = b.wetbulbC + 4;
            b.pressurePa = 98_300;
            double factor = 0.7 + 0.1 * Math.sin(i / 17.0);
            new FullLoad(twin.fleet(), s -> factor * s.server().trainingAcW()).mean(fromS, fromS + 60, b.load);
            if (i == 0) {
                twin.settle(b, row);
            }
            twin.step(b, 60, row);
            twin.read(b, racks);
            meters.read(twin, b, row, racks, read);
            text.append(Timestamps.format((long) fromS, site.zone()));
            for (int m = 0; m < read.length; m++) {
                double noise = meters.get(m).noiseAt(read[m]) * (random.nextDouble() - 0.5) * 3.46;
                text.append(String.format(Locale.ROOT, ",%.6g", read[m] + noise));
            }
            for (int r = 0; r < racks.racks(); r++) {
                text.append(String.format(Locale.ROOT, ",%.1f", racks.gpuW[r]));
            }
            text.append('\n');
        }
        return Files.writeString(folder.resolve("meters.csv"), text);
    }

    /** A make-up that says for 20 minutes what the towers cannot use drives no state to where a step has no answer. */
    @Test
    void a_meter_that_nothing_explains_leaves_every_step_computable() throws IOException {
        StringBuilder text = new StringBuilder("time,makeup_gal_per_day,cold_water_c\n");
        Instant start = Instant.parse("2025-07-22T22:00:00Z");
        for (int i = 0; i < 80; i++) {
            text.append(start.plusSeconds(15L * i)).append(",1000000,24\n");
        }
        Path file = Files.writeString(folder.resolve("makeup.csv"), text);
        LiveAnswer answer =
                new LiveReplay().run(file, SiteInput.open(SiteInput.DEFAULT, Map.of()), null, Progress.SILENT);
        assertThat(answer.json()).containsEntry("steps", 80L).containsEntry("failed_steps", 0L);
        assertThat(answer.json()).containsKeys("findings", "parameters", "accuracy");
    }

    @Test
    void every_meter_is_scored_on_held_out_time() throws IOException {
        LiveAnswer answer = new LiveReplay()
                .run(recording(), SiteInput.open("frontier-like-cdus", Map.of()), null, Progress.SILENT);
        assertThat(answer.json())
                .containsEntry("schema", "headroom.live-replay/1")
                .containsEntry("kind", "recording")
                .containsEntry("steps", 180L);
        List<?> accuracy = (List<?>) Objects.requireNonNull(answer.json().get("accuracy"));
        Map<?, ?> revenue = (Map<?, ?>) Objects.requireNonNull(accuracy.getFirst());
        assertThat(revenue.get("meter")).isEqualTo("revenue");
        assertThat((Double) Objects.requireNonNull(revenue.get("mape_percent"))).isLessThan(1);
        for (Object one : accuracy) {
            Map<?, ?> of = (Map<?, ?>) one;
            if ("cold_water".equals(of.get("meter"))) {
                assertThat((Double) Objects.requireNonNull(of.get("rmse"))).isLessThan(0.3);
            }
        }
        assertThat(answer.lines()).anySatisfy(line -> assertThat(line).startsWith("calibration.tower_ua"));
    }
}
