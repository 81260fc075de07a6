package org.headroom.app.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.headroom.app.tasks.SimulateRequest.FullLoadKind;
import org.headroom.app.tasks.SimulatedSite;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.TelemetryRequest;
import org.junit.jupiter.api.Test;

/** Targets over HTTP, in the words of dcgm-exporter and of the recording rules. */
class TelemetryServerTest {
    private static final int HOSTS = 12_500;

    private record Answer(int code, String text) {
        long lines(String start) {
            return text.lines().filter(line -> line.startsWith(start)).count();
        }

        String line(String start) {
            return text.lines()
                    .filter(line -> line.startsWith(start))
                    .findFirst()
                    .orElse("");
        }
    }

    private static Answer get(TelemetryServer server, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://" + server.address() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        }
    }

    private static TelemetryFeed feed(int single, String... injections) {
        SimulatedSite site = SimulatedSite.open(
                TelemetryRequest.of(SiteInput.open(SiteInput.DEFAULT, Map.of()), "2025-07-17T15:00", 15, 3600, 1)
                        .fullLoad(FullLoadKind.TRAINING)
                        .single(single)
                        .inject(injections));
        TelemetryFeed feed = new TelemetryFeed(site.instruments(), 15, Double.POSITIVE_INFINITY, site.injections());
        feed.start(1_800_000_000, 60);
        return feed;
    }

    private static TelemetryServer serve(TelemetryFeed feed) throws IOException {
        return new TelemetryServer(feed, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Test
    void twelve_thousand_hosts_are_there_as_racks_and_some_as_single_ones() throws Exception {
        try (TelemetryServer server = serve(feed(2))) {
            Answer racks = get(server, "/metrics/racks");
            assertThat(racks.lines("rack:dcgm_power_usage_watts:sum{")).isEqualTo(1563);
            assertThat(racks.line("rack:dcgm_gpus:count{rack=\"r0001\",hall=\"1\"}"))
                    .endsWith(" 64");
            double gpus = racks.text()
                    .lines()
                    .filter(line -> line.startsWith("rack:dcgm_gpus:count{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                    .sum();
            assertThat(gpus).isEqualTo(8.0 * HOSTS);
            assertThat(get(server, "/metrics/racks/4").lines("rack:dcgm_gpus:count{"))
                    .isEqualTo(1563 - 3 * 400);
            assertThat(get(server, "/metrics/racks/5").code()).isEqualTo(404);

            Answer host = get(server, "/metrics/host/r0001n2");
            assertThat(host.line("DCGM_FI_DEV_POWER_USAGE{gpu=\"7\""))
                    .matches("DCGM_FI_DEV_POWER_USAGE\\{gpu=\"7\",UUID=\"GPU-[0-9a-f-]{36}\",device=\"nvidia7\","
                            + "modelName=\"NVIDIA H100 80GB HBM3\",Hostname=\"r0001n2\"} [0-9]+(\\.[0-9]{1,3})?");
            assertThat(host.line("# TYPE DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION")).endsWith(" counter");
            assertThat(host.lines("DCGM_FI_")).isEqualTo(10 * 8);
            assertThat(host.text()).doesNotContain("VIOLATION");
            assertThat(get(server, "/metrics/host/r0001n3").code()).isEqualTo(404);
        }
    }

    @Test
    void the_sites_meters_come_with_the_simulators_clock() throws Exception {
        TelemetryFeed feed = feed(0);
        try (TelemetryServer server = serve(feed)) {
            Answer site = get(server, "/metrics/site");
            assertThat(site.lines("site_meter_power_watts{meter=\"revenue\"}")).isOne();
            assertThat(site.lines("site_meter_flow_kg_per_second{meter=\"makeup\"}"))
                    .isOne();
            assertThat(site.lines("site_meter_temperature_celsius{meter=\"wetbulb\"}"))
                    .isOne();
            assertThat(site.line("headroom_simulator_speed ")).endsWith(" 60");
            double now = feed.instruments().site().nowS();
            assertThat(site.line("headroom_simulator_clock ")).isEqualTo("headroom_simulator_clock " + (long) now);
            assertThat(feed.clock().simulatedS(1_800_000_001)).isEqualTo(now + 60);
            assertThat(feed.nextWallS()).isEqualTo(1_800_000_000.25);
            assertThat(get(server, "/prometheus.yml").text()).contains("scrape_interval: 250ms");
            assertThat(get(server, "/nothing").code()).isEqualTo(404);
            assertThat(get(server, "/").text()).contains("/metrics/racks");
        }
    }

    @Test
    void silent_targets_answer_503_and_wrong_clocks_stamp_their_samples() throws Exception {
        TelemetryFeed feed = feed(
                2,
                "host_silent:r0001n1@0s..30s",
                "clock_skew:site@0s..30s=12s",
                "late:racks@30s..60s=30",
                "all_silent@60s..90s");
        try (TelemetryServer server = serve(feed)) {
            assertThat(get(server, "/metrics/host/r0001n1").code()).isEqualTo(503);
            assertThat(get(server, "/metrics/host/r0001n2").code()).isEqualTo(200);
            // the step's end is the wall's 1,800,000,000 s; 12 s of the site's clock are 0.2 s at speed 60
            assertThat(get(server, "/metrics/site").line("site_meter_power_watts{meter=\"revenue\"}"))
                    .endsWith(" 1800000000200");
            String first = get(server, "/metrics/racks").line("rack:dcgm_power_usage_watts:sum{rack=\"r0009\"");
            feed.step();
            feed.step();
            String late = get(server, "/metrics/racks").line("rack:dcgm_power_usage_watts:sum{rack=\"r0009\"");
            assertThat(late).isEqualTo(first + " 1800000000000");
            feed.step();
            feed.step();
            assertThat(get(server, "/metrics/racks").code()).isEqualTo(503);
            assertThat(get(server, "/metrics").code()).isEqualTo(503);
            feed.step();
            feed.step();
            assertThat(get(server, "/metrics").code()).isEqualTo(200);
        }
    }

    @Test
    void a_silent_gateway_leaves_the_simulators_clock() throws Exception {
        try (TelemetryServer server = serve(feed(0, "site_silent@0s..1min"))) {
            Answer site = get(server, "/metrics/site");
            assertThat(site.lines("site_meter_")).isZero();
            assertThat(site.lines("headroom_simulator_speed ")).isOne();
        }
    }

    @Test
    void the_configuration_scrapes_once_a_step_of_fifteen_seconds() {
        assertThat(List.of(
                        TelemetryServer.interval(1, 1),
                        TelemetryServer.interval(15, 60),
                        TelemetryServer.interval(5, 20),
                        TelemetryServer.interval(15, 1000)))
                .containsExactly("15s", "250ms", "750ms", "250ms");
    }
}
