package org.headroom.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headroom.data.telemetry.Exposition;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.MetricLabels;
import org.headroom.data.telemetry.PrometheusAccess;
import org.headroom.data.telemetry.PrometheusApi;
import org.headroom.data.telemetry.PrometheusError;
import org.headroom.data.telemetry.QueryAnswer;
import org.headroom.data.telemetry.SampleSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against Debian's Prometheus 2.42: blocks by promtool, ranges, errors, a server that goes away. */
class RealPrometheusTest {
    private static final double T0 = 1_780_000_000;

    @Test
    void a_range_of_blocks_comes_back_sample_by_sample(@TempDir Path folder) {
        RealPrometheus.assumeInstalled();
        Exposition text = Exposition.openMetrics();
        text.family("x", Exposition.Type.GAUGE, "X.");
        for (int i = 0; i < 12_001; i++) {
            double value = switch (i) {
                case 3 -> Double.NaN;
                case 4 -> Double.POSITIVE_INFINITY;
                default -> i + 0.5;
            };
            text.sample(MetricLabels.of("meter", "a \"b\""), value, T0 + 15 * i);
        }
        text.family("y", Exposition.Type.GAUGE, "Y.").sample(MetricLabels.NONE, 9223372036854775794L, T0);
        IngestCounts counts = new IngestCounts();
        try (RealPrometheus server =
                        RealPrometheus.withBlocks(folder, text.endOfText().toBytes());
                PrometheusApi api = new PrometheusApi(server.address(), PrometheusAccess.NONE, counts)) {
            Samples all = new Samples();
            QueryAnswer answer = api.queryRange("x", T0, T0 + 15 * 12_000, 15, all);
            // more points than the 11,000 of one question
            assertThat(answer.samples()).isEqualTo(12_001);
            assertThat(counts.of(IngestCounts.Kind.QUERIES)).isEqualTo(2);
            assertThat(all.labels).allSatisfy(labels -> assertThat(labels).containsEntry("meter", "a \"b\""));
            assertThat(all.values.get(2)).isEqualTo(2.5);
            assertThat(all.values.get(3)).isNaN();
            assertThat(all.values.get(4)).isInfinite();
            assertThat(all.values.get(12_000)).isEqualTo(12_000.5);
            assertThat(all.times.get(12_000)).isEqualTo(T0 + 15 * 12_000);
            assertThat(api.value("y", T0 + 1)).isEqualTo(9.223372036854776e18);
            assertThat(api.value("scalar(x)", T0 + 1)).isEqualTo(0.5);
            assertThat(api.value("nothing", T0)).isNaN();
            assertThat(api.clockSkewS()).isBetween(-2.0, 2.0);
            assertThatThrownBy(() -> api.value("sum(", T0))
                    .isInstanceOf(PrometheusError.class)
                    .hasMessageContaining("HTTP 400: bad_data")
                    .hasMessageContaining(server.address().toString());
            server.stop();
            assertThatThrownBy(() -> api.value("x", T0))
                    .isInstanceOfSatisfying(
                            PrometheusError.class, e -> assertThat(e.passing()).isTrue());
            assertThat(counts.of(IngestCounts.Kind.RETRIES)).isEqualTo(1);
            server.start();
            assertThat(api.value("scalar(x)", T0 + 1)).isEqualTo(0.5);
        }
    }

    @Test
    void a_target_is_scraped_and_its_silence_ends_the_series(@TempDir Path folder) throws InterruptedException {
        RealPrometheus.assumeInstalled();
        Exposition text = Exposition.prometheus();
        text.family("site_meter_power_watts", Exposition.Type.GAUGE, "Power.");
        text.sample(MetricLabels.of("meter", "revenue"), 120e6);
        try (TextServer target = new TextServer(text::toBytes);
                RealPrometheus server = RealPrometheus.scraping(folder, "250ms", target.port());
                PrometheusApi api = new PrometheusApi(server.address(), PrometheusAccess.NONE, new IngestCounts())) {
            assertThat(soon(api, "site_meter_power_watts", false)).isEqualTo(120e6);
            target.stop();
            assertThat(soon(api, "site_meter_power_watts", true)).isNaN();
        }
    }

    private static double soon(PrometheusApi api, String promql, boolean gone) throws InterruptedException {
        double value = gone ? 0 : Double.NaN;
        for (int i = 0; i < 100 && Double.isNaN(value) != gone; i++) {
            Thread.sleep(100);
            value = api.value(promql, System.currentTimeMillis() / 1000.0);
        }
        return value;
    }

    private static final class Samples implements SampleSink {
        private final List<Map<String, String>> labels = new ArrayList<>();
        private final List<Double> times = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();

        @Override
        public int series(Map<String, String> seriesLabels) {
            labels.add(Map.copyOf(seriesLabels));
            return 0;
        }

        @Override
        public void sample(int series, double atS, double value) {
            times.add(atS);
            values.add(value);
        }
    }
}
