package org.headroom.app.live.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource.Answer;
import org.headroom.app.live.RealPrometheus;
import org.headroom.app.live.TextServer;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Sites;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.telemetry.Exposition;
import org.headroom.data.telemetry.HostRacks;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.IngestCounts.Kind;
import org.headroom.data.telemetry.MetricLabels;
import org.headroom.data.telemetry.PrometheusAccess;
import org.headroom.data.telemetry.PrometheusApi;
import org.headroom.data.telemetry.RecordingRules;
import org.headroom.data.telemetry.SimulatorClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of telemetry that is right, wrong, missing and late, as a real Prometheus 2.42 hands it over. */
class PrometheusFramesTest {
    private static final double T0 = 1_780_000_005;
    private static final long SENTINEL = 9223372036854775794L;
    private static final SiteTree TREE = SiteTree.embedded("memphis-announced");

    private static Fleet fleet;
    private static SiteMeters meters;

    private final IngestCounts counts = new IngestCounts();
    private double nowS = T0 + 1000;

    @BeforeAll
    static void bindTheSite() {
        fleet = Sites.fleet(TREE.bind(TREE.planningFrom()));
        meters = new SiteMeters(fleet);
    }

    private PrometheusFrames frames(URI server, Map<String, String> set) {
        SiteTree tree = TREE.withText(set);
        Site site = tree.bind(tree.planningFrom());
        var telemetry = tree.telemetry(tree.planningFrom());
        PrometheusApi api = new PrometheusApi(server, PrometheusAccess.NONE, counts);
        HostRacks hosts = new HostRacks(site.it(), telemetry.hosts(), Path.of("."));
        return new PrometheusFrames(api, telemetry, hosts, fleet, meters, counts, () -> nowS);
    }

    private static Frame frame() {
        return new Frame(meters.size(), fleet.racks());
    }

    private static double meter(Frame frame, String id) {
        return frame.meters[meters.indexOf(id)];
    }

    private static MetricLabels rack(int number) {
        return MetricLabels.of("rack", "" + number);
    }

    @Test
    void racks_by_rule_and_meters_come_as_frames_and_what_is_no_value_is_counted(@TempDir Path folder) {
        RealPrometheus.assumeInstalled();
        Exposition text = Exposition.openMetrics();
        text.family("rack:dcgm_power_usage_watts:sum", Exposition.Type.GAUGE, "W.");
        series(text, MetricLabels.of("rack", "1", "hall", "hall_1"), 8, 40_000);
        series(text, MetricLabels.of("rack", "r0002"), 3, 30_000); // silent from then on
        series(text, rack(9999), 8, 1); // no such rack
        series(text, MetricLabels.of("rack", "1", "replica", "b"), 8, 40_001); // the same rack twice
        series(text, rack(3), 8, -5); // no power is negative
        text.family("rack:dcgm_gpus:count", Exposition.Type.GAUGE, "GPUs.");
        series(text, rack(1), 8, 62);
        text.family("rack:dcgm_gpu_temp_celsius:avg", Exposition.Type.GAUGE, "C.");
        series(text, rack(1), 8, 55.5);
        text.family("rack:dcgm_tensor_active:avg", Exposition.Type.GAUGE, "1.");
        series(text, rack(1), 8, 0.75);
        text.family("site_meter_power_watts", Exposition.Type.GAUGE, "W.");
        series(text, MetricLabels.of("meter", "revenue"), 8, 120e6);
        MetricLabels hall = MetricLabels.of("meter", "feeder_hall_1");
        text.sample(hall, 30e6, T0).sample(hall, Double.NaN, T0 + 15).sample(hall, SENTINEL, T0 + 30);
        text.sample(hall, Double.POSITIVE_INFINITY, T0 + 45).sample(hall, 30e6, T0 + 60);
        text.family("site_meter_temperature_celsius", Exposition.Type.GAUGE, "C.");
        series(text, MetricLabels.of("meter", "cold_water"), 8, 24.5);
        series(text, MetricLabels.of("meter", "hot_water"), 8, 200); // no water is so hot
        text.family("plant_makeup_gpm", Exposition.Type.GAUGE, "gpm.");
        series(text, MetricLabels.of("line", "A"), 8, 500);
        series(text, MetricLabels.of("line", "B"), 8, 400);
        try (RealPrometheus server =
                        RealPrometheus.withBlocks(folder, text.endOfText().toBytes());
                PrometheusFrames source = frames(
                        server.address(),
                        Map.of(
                                "telemetry.meters.makeup.query",
                                "sum(plant_makeup_gpm)",
                                "telemetry.meters.makeup.scale",
                                "3.785411784", // kg in a gallon of 1000 kg/m3
                                "telemetry.meters.hot_water.unit",
                                "f",
                                "telemetry.meters.drybulb.query",
                                "sum("))) {
            source.seek(T0 - 15);
            nowS = T0 + 30 + 29; // the second step's end is 15 s ago less than the lag
            Frame f = frame();
            assertThat(source.next(f)).isEqualTo(Answer.FRAME);
            assertThat(f.fromS).isEqualTo(T0 - 15);
            assertThat(f.toS).isEqualTo(T0);
            assertThat(f.rackGpuW[0]).isEqualTo(40_000);
            assertThat(f.rackGpus[0]).isEqualTo(62);
            assertThat(f.rackGpuC[0]).isEqualTo(55.5);
            assertThat(f.rackTensor[0]).isEqualTo(0.75);
            assertThat(f.rackSm[0]).isNaN();
            // a rule for power alone is taken for the whole rack
            assertThat(f.rackGpus[1]).isEqualTo(64);
            assertThat(f.rackGpuW[2]).isNaN();
            assertThat(f.rackGpus[2]).isZero();
            assertThat(meter(f, "revenue")).isEqualTo(120e6);
            assertThat(meter(f, "feeder_hall_1")).isEqualTo(30e6);
            assertThat(meter(f, "cold_water")).isEqualTo(24.5);
            assertThat(meter(f, "hot_water")).isCloseTo(93.33, org.assertj.core.api.Assertions.within(0.01));
            assertThat(meter(f, "makeup")).isEqualTo(900 * 3.785411784);
            assertThat(meter(f, "drybulb")).isNaN();
            assertThat(source.problem()).contains("HTTP 400");
            assertThat(source.silentRacks()).isEqualTo(fleet.racks() - 2);

            assertThat(source.next(f)).isEqualTo(Answer.FRAME);
            assertThat(meter(f, "feeder_hall_1")).isNaN();
            assertThat(source.next(f)).isEqualTo(Answer.WAIT);
            nowS = T0 + 1000;
            for (double toS = T0 + 30; toS <= T0 + 105; toS += 15) {
                assertThat(source.next(f)).isEqualTo(Answer.FRAME);
                assertThat(f.toS).isEqualTo(toS);
                assertThat(meter(f, "revenue")).isEqualTo(120e6);
                // heard until 30, held for a minute after
                assertThat(Double.isNaN(f.rackGpuW[1])).as("at %s", toS - T0).isEqualTo(toS > T0 + 90);
            }
            assertThat(source.next(f)).isEqualTo(Answer.FRAME);
            assertThat(f.silent()).isFalse(); // held
            assertThat(meter(f, "revenue")).isNaN();
            assertThat(counts.of(Kind.NOT_A_NUMBER)).isEqualTo(1);
            assertThat(counts.of(Kind.SENTINEL)).isEqualTo(1);
            assertThat(counts.of(Kind.INFINITE)).isEqualTo(1);
            assertThat(counts.of(Kind.DUPLICATE)).isGreaterThanOrEqualTo(8);
            assertThat(counts.of(Kind.IMPOSSIBLE)).isGreaterThanOrEqualTo(8);
            assertThat(counts.of(Kind.UNKNOWN_HOST)).isPositive();
            assertThat(counts.of(Kind.HELD)).isGreaterThanOrEqualTo(4);
            assertThat(counts.of(Kind.STALE)).isPositive();
            assertThat(counts.of(Kind.SILENT_RACKS)).isGreaterThan(7L * (fleet.racks() - 2));
            assertThat(counts.of(Kind.GAP_STEPS)).isPositive();
            assertThat(counts.of(Kind.STEPS)).isEqualTo(9);
        }
    }

    private static void series(Exposition text, MetricLabels labels, int steps, double value) {
        for (int i = 0; i < steps; i++) {
            text.sample(labels, value, T0 + 15 * i);
        }
    }

    @Test
    void without_rules_the_same_sums_come_from_the_exporters_and_a_gpu_counts_once(@TempDir Path folder) {
        RealPrometheus.assumeInstalled();
        Exposition text = Exposition.openMetrics();
        text.family("DCGM_FI_DEV_POWER_USAGE", Exposition.Type.GAUGE, "W.");
        for (int n = 1; n <= 2; n++) {
            for (int g = 0; g < 8; g++) {
                for (int i = 0; i < 8; i++) {
                    if (n == 2 && g == 7) {
                        text.sample(gpu(2, n, g), SENTINEL, T0 + 15 * i); // its energy counter says it
                    } else if (n == 2 && g == 6) {
                        text.sample(gpu(2, n, g), Double.NaN, T0 + 15 * i); // nothing says it
                    } else {
                        text.sample(gpu(2, n, g), 700, T0 + 15 * i);
                    }
                }
            }
        }
        MetricLabels again = MetricLabels.of(
                "gpu", "0", "UUID", "GPU-1-0", "Hostname", "r0002n1.example.org", "instance", "another");
        MetricLabels short2 = MetricLabels.of("gpu", "0", "UUID", "GPU-1-0", "Hostname", "r0002n1");
        for (int i = 0; i < 8; i++) {
            text.sample(again, 700, T0 + 15 * i);
            text.sample(short2, 690, T0 + 15 * i); // the same GPU under the host's short name
        }
        text.family("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", Exposition.Type.COUNTER, "mJ.");
        double mJ = 5e9;
        for (int i = 0; i < 8; i++) {
            mJ = i == 5 ? 0 : mJ + 15 * 500e3; // 500 W; begins again between the fifth and the sixth sample
            text.sample(gpu(2, 2, 7), mJ, T0 + 15 * i);
        }
        text.family("DCGM_FI_DEV_GPU_TEMP", Exposition.Type.GAUGE, "C.");
        for (int i = 0; i < 8; i++) {
            text.sample(gpu(2, 1, 0), 50L, T0 + 15 * i).sample(gpu(2, 2, 0), 60L, T0 + 15 * i);
        }
        try (RealPrometheus server =
                        RealPrometheus.withBlocks(folder, text.endOfText().toBytes());
                PrometheusFrames source = frames(server.address(), Map.of())) {
            source.seek(T0 - 15);
            nowS = T0 + 105 + 40;
            Frame f = frame();
            assertThat(source.next(f)).isEqualTo(Answer.FRAME);
            assertThat(f.rackGpuW[1]).isEqualTo(14 * 700); // one sample makes no rate
            assertThat(f.rackGpus[1]).isEqualTo(14);
            assertThat(f.rackGpuC[1]).isEqualTo(55);
            for (int i = 1; i < 5; i++) {
                source.next(f);
            }
            assertThat(f.toS).isEqualTo(T0 + 60);
            assertThat(f.rackGpus[1]).isEqualTo(15);
            assertThat(f.rackGpuW[1]).isBetween(14 * 700 + 495.0, 14 * 700 + 505.0);
            assertThat(counts.of(Kind.SENTINEL)).isEqualTo(8);
            assertThat(counts.of(Kind.NOT_A_NUMBER)).isEqualTo(8);
            assertThat(counts.of(Kind.FROM_COUNTER)).isBetween(4L, 5L); // nothing while the restart is in its window
            assertThat(counts.of(Kind.SHARED_GPUS)).isGreaterThanOrEqualTo(8);
            assertThat(source.news()).singleElement().asString().startsWith("1 GPUs report under two hosts");
            assertThat(counts.of(Kind.COUNTER_RESETS)).isEqualTo(1);
        }
    }

    @Test
    void a_label_rack_places_a_host_and_a_rack_of_more_gpus_than_it_holds_is_left_out(@TempDir Path folder) {
        RealPrometheus.assumeInstalled();
        Exposition text = Exposition.openMetrics();
        text.family("DCGM_FI_DEV_POWER_USAGE", Exposition.Type.GAUGE, "W.");
        series(text, MetricLabels.of("gpu", "0", "UUID", "a", "Hostname", "weird", "rack", "r0021"), 8, 432);
        for (int g = 0; g < 65; g++) {
            series(text, MetricLabels.of("gpu", "" + g, "Hostname", "r0001n1"), 8, 100);
        }
        try (RealPrometheus server =
                        RealPrometheus.withBlocks(folder, text.endOfText().toBytes());
                PrometheusFrames source = frames(server.address(), Map.of())) {
            source.seek(T0 - 15);
            Frame f = frame();
            assertThat(source.next(f)).isEqualTo(Answer.FRAME);
            assertThat(f.rackGpuW[20]).isEqualTo(432);
            assertThat(f.rackGpuW[0]).isNaN();
            assertThat(counts.of(Kind.TOO_MANY_GPUS)).isEqualTo(8);
            assertThat(source.news()).singleElement().asString().startsWith("rack 1 reports 65 GPUs and holds 64");
        }
    }

    private static MetricLabels gpu(int rack, int server, int gpu) {
        return MetricLabels.of(
                "gpu",
                "" + gpu,
                "UUID",
                "GPU-" + server + "-" + gpu,
                "Hostname",
                String.format("r%04dn%d.example.org", rack, server));
    }

    @Test
    void a_server_that_went_away_is_waited_for_and_its_gap_is_filled(@TempDir Path folder) {
        RealPrometheus.assumeInstalled();
        Exposition text = Exposition.openMetrics();
        text.family("rack:dcgm_power_usage_watts:sum", Exposition.Type.GAUGE, "W.");
        series(text, rack(1), 280, 40_000);
        try (RealPrometheus server =
                        RealPrometheus.withBlocks(folder, text.endOfText().toBytes());
                PrometheusFrames source = frames(server.address(), Map.of())) {
            source.seek(T0 - 15);
            nowS = T0 + 30;
            Frame f = frame();
            assertThat(source.next(f)).isEqualTo(Answer.FRAME);
            assertThat(source.next(f)).isEqualTo(Answer.WAIT);
            server.stop();
            nowS = T0 + 3600;
            assertThat(source.next(f)).isEqualTo(Answer.AWAY);
            assertThat(source.problem()).contains("does not answer");
            server.start();
            int steps = 0;
            while (source.next(f) == Answer.FRAME) {
                steps++;
                assertThat(f.toS).isEqualTo(T0 + 15 * steps);
                assertThat(f.rackGpuW[0]).isEqualTo(40_000);
            }
            assertThat(steps).isEqualTo(238);
            assertThat(source.problem()).isEmpty();
            assertThat(counts.of(Kind.GAP_STEPS)).isBetween(230L, 238L);
        }
    }

    @Test
    void a_simulated_site_is_scraped_ruled_and_read_on_its_own_clock(@TempDir Path folder) throws Exception {
        RealPrometheus.assumeInstalled();
        Path rules = folder.resolve("rules.yml");
        java.nio.file.Files.writeString(rules, RecordingRules.text().replace("interval: 15s", "interval: 250ms"));
        double startS = System.currentTimeMillis() / 1000.0;
        SimulatorClock clock = new SimulatorClock(T0, startS, 60);
        Exposition text = Exposition.prometheus();
        try (TextServer target = new TextServer(() -> {
                    synchronized (text) {
                        text.clear();
                        page(text, clock);
                        return text.toBytes();
                    }
                });
                RealPrometheus server = RealPrometheus.configured(
                        folder, RealPrometheus.scrapeConfig("250ms", rules.toString(), target.port()))) {
            try (PrometheusFrames source = new PrometheusFrames(
                    new PrometheusApi(server.address(), PrometheusAccess.NONE, counts),
                    TREE.telemetry(TREE.planningFrom()),
                    new HostRacks(
                            TREE.bind(TREE.planningFrom()).it(),
                            TREE.telemetry(TREE.planningFrom()).hosts(),
                            Path.of(".")),
                    fleet,
                    meters,
                    counts)) {
                Frame f = frame();
                double wantW = 16 * 690;
                for (int i = 0; i < 150 && f.rackGpuW[6] != wantW; i++) {
                    if (source.next(f) != Answer.FRAME) {
                        Thread.sleep(100);
                    }
                }
                assertThat(source.clock().speed()).isEqualTo(60);
                assertThat(f.rackGpuW[6]).isEqualTo(wantW);
                assertThat(f.rackGpus[6]).isEqualTo(16);
                assertThat(f.rackGpuC[6]).isEqualTo(61);
                assertThat(f.rackTensor[6]).isEqualTo(0.6);
                assertThat(f.toS - f.fromS).isEqualTo(15);
                assertThat(f.toS).isBetween(T0, T0 + 60 * 25);
                assertThat(source.clockSkewS()).isBetween(-2.0, 2.0);
                assertThat(counts.of(Kind.SENTINEL)).isPositive();
                double heardS = f.toS;
                target.stop(); // Prometheus marks its series stale: the rack is silent once it was held for a minute
                for (int i = 0; i < 150 && !(f.toS > heardS + 60 && Double.isNaN(f.rackGpuW[6])); i++) {
                    if (source.next(f) != Answer.FRAME) {
                        Thread.sleep(100);
                    }
                }
                assertThat(f.rackGpuW[6]).isNaN();
            }
        }
    }

    private static void page(Exposition text, SimulatorClock clock) {
        text.family(SimulatorClock.EPOCH, Exposition.Type.GAUGE, "E.").sample(MetricLabels.NONE, clock.epochS());
        text.family(SimulatorClock.START, Exposition.Type.GAUGE, "S.").sample(MetricLabels.NONE, clock.startS());
        text.family(SimulatorClock.SPEED, Exposition.Type.GAUGE, "X.").sample(MetricLabels.NONE, clock.speed());
        text.family("DCGM_FI_DEV_POWER_USAGE", Exposition.Type.GAUGE, "W.");
        for (int g = 0; g < 16; g++) {
            text.sample(gpu(7, 1 + g / 8, g % 8), 690);
        }
        text.family("DCGM_FI_DEV_GPU_TEMP", Exposition.Type.GAUGE, "C.");
        for (int g = 0; g < 16; g++) {
            if (g == 3) {
                text.sample(gpu(7, 1, g), SENTINEL);
            } else {
                text.sample(gpu(7, 1 + g / 8, g % 8), 61L);
            }
        }
        text.family("DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", Exposition.Type.GAUGE, "1.");
        for (int g = 0; g < 16; g++) {
            text.sample(gpu(7, 1 + g / 8, g % 8), 0.6);
        }
    }

    @Test
    void a_meter_that_the_site_does_not_have_is_said_at_once() {
        URI nobody = URI.create("http://127.0.0.1:9");
        assertThatThrownBy(() -> frames(nobody, Map.of("telemetry.meters.gas.query", "x")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("gas")
                .hasMessageContaining("revenue");
        assertThatThrownBy(() -> frames(nobody, Map.of("telemetry.meters.revenue.unit", "gpm")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("telemetry.meters.revenue.unit");
    }
}
