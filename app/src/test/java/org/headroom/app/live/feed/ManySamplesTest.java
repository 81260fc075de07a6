package org.headroom.app.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource.Answer;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Sites;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.site.Telemetry;
import org.headroom.data.telemetry.HostRacks;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.IngestCounts.Kind;
import org.headroom.data.telemetry.PrometheusAccess;
import org.headroom.data.telemetry.PrometheusApi;
import org.headroom.data.telemetry.QueryAnswer;
import org.headroom.data.telemetry.RackMetric;
import org.junit.jupiter.api.Test;

/** Samples by the hundred thousand are counted to the last one; late ones are seen. */
class ManySamplesTest {
    private static final SiteTree TREE = SiteTree.embedded("memphis-announced");
    private static final Site SITE = TREE.bind(TREE.planningFrom());
    private static final double T0 = 1_780_000_005;
    private static final int RACKS = SITE.it().racks();

    @Test
    void a_hundred_thousand_samples_are_added_up_by_rack_with_every_fault_counted() {
        IngestCounts counts = new IngestCounts();
        RackAnswers answers =
                new RackAnswers(new HostRacks(SITE.it(), Telemetry.Hosts.DEFAULT, Path.of(".")), 8, counts);
        Random random = new Random(7);
        double[][] want = new double[8][RACKS];
        long faults = 0;
        long good = 0;
        StringBuilder json =
                new StringBuilder("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[");
        for (int h = 0; h < 8 * RACKS; h++) {
            int rack = h / 8;
            json.append(h == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT, "{\"metric\":{\"Hostname\":\"r%04dn%d\"},\"values\":[", rack + 1, h % 8 + 1));
            for (int i = 0; i < 8; i++) {
                String said;
                switch (random.nextInt(100)) {
                    case 0 -> said = "NaN";
                    case 1 -> said = "9223372036854775794";
                    case 2 -> said = "-3";
                    default -> {
                        double value = Math.rint(random.nextDouble() * 5.6e6) / 1000;
                        want[i][rack] += value;
                        said = Double.toString(value);
                    }
                }
                boolean fault = said.equals("NaN") || said.startsWith("92233") || said.equals("-3");
                faults += fault ? 1 : 0;
                good += fault ? 0 : 1;
                json.append(i == 0 ? "" : ",")
                        .append('[')
                        .append((long) (T0 + 15 * i))
                        .append(",\"")
                        .append(said)
                        .append("\"]");
            }
            json.append("]}");
        }
        byte[] document = json.append("]}}").toString().getBytes(StandardCharsets.UTF_8);
        answers.begin(RackMetric.POWER, true, T0, 15, 8);
        QueryAnswer answer = QueryAnswer.read(new ByteArrayInputStream(document), answers);
        assertThat(answer.samples()).isEqualTo(8L * 8 * RACKS);
        assertThat(answer.series()).isEqualTo(8L * RACKS);
        assertThat(counts.of(Kind.ACCEPTED)).isEqualTo(good);
        assertThat(counts.of(Kind.NOT_A_NUMBER) + counts.of(Kind.SENTINEL) + counts.of(Kind.IMPOSSIBLE))
                .isEqualTo(faults);
        double[] got = new double[RACKS];
        for (int i = 0; i < 8; i++) {
            answers.into(i, false, got);
            for (int r = 0; r < RACKS; r++) {
                assertThat(got[r]).isCloseTo(want[i][r], org.assertj.core.api.Assertions.within(1e-6));
            }
        }
    }

    @Test
    void a_sample_that_comes_after_its_step_was_closed_is_counted_as_late() throws IOException {
        IngestCounts counts = new IngestCounts();
        double[] now = {T0 + 31};
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Map<String, String> form = new HashMap<>();
            for (String pair :
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&")) {
                String[] parts = pair.split("=", 2);
                form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            byte[] body = answer(form, now[0]).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Fleet fleet = Sites.fleet(SITE);
        SiteMeters meters = new SiteMeters(fleet);
        try (PrometheusFrames source = new PrometheusFrames(
                new PrometheusApi(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), PrometheusAccess.NONE, counts),
                Telemetry.DEFAULT,
                new HostRacks(SITE.it(), Telemetry.Hosts.DEFAULT, Path.of(".")),
                fleet,
                meters,
                counts,
                () -> now[0])) {
            source.seek(T0 - 15);
            Frame f = new Frame(meters.size(), fleet.racks());
            assertThat(source.next(f)).isEqualTo(Answer.FRAME);
            assertThat(f.rackGpuW[0]).isEqualTo(40_000);
            assertThat(f.rackGpuW[1]).isNaN();
            assertThat(counts.of(Kind.LATE)).isZero();
            now[0] += 15; // by now rack 2's sample of the first step has come
            assertThat(source.next(f)).isEqualTo(Answer.FRAME);
            assertThat(f.rackGpuW[1]).isEqualTo(40_000);
            assertThat(counts.of(Kind.LATE)).isEqualTo(1);
            now[0] += 15;
            assertThat(source.next(f)).isEqualTo(Answer.FRAME);
            assertThat(counts.of(Kind.LATE)).isEqualTo(1);
        } finally {
            server.stop(0);
        }
    }

    /** Rack 1 is always there; rack 2's samples come 20 s after those of rack 1. */
    private static String answer(Map<String, String> form, double nowS) {
        String promql = form.getOrDefault("query", "");
        StringBuilder result = new StringBuilder();
        if (promql.startsWith("count({__name__")) {
            return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\"1\"]}]}}";
        }
        if (promql.contains(RackMetric.POWER.rule())) {
            double start = Double.parseDouble(form.getOrDefault("start", "0"));
            double end = Double.parseDouble(form.getOrDefault("end", "0"));
            for (int rack = 1; rack <= 2; rack++) {
                StringBuilder values = new StringBuilder();
                for (double at = start; at <= end + 0.001; at += 15) {
                    if (rack == 1 || at + 35 < nowS || at > T0) {
                        values.append(values.isEmpty() ? "" : ",")
                                .append(String.format(Locale.ROOT, "[%.3f,\"40000\"]", at));
                    }
                }
                result.append(rack == 1 ? "" : ",")
                        .append("{\"metric\":{\"rack\":\"" + rack + "\"},\"values\":[" + values + "]}");
            }
        }
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + result + "]}}";
    }
}
