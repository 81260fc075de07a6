package org.headroom.data.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.telemetry.IngestCounts.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a server that answers what a test wants: other makers' shapes, refusals, breaks. */
class PrometheusApiTest {
    private static final String ONE =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1780000000,\"7\"]}]}}";

    /** An answer: status and text. */
    private record Said(int status, String text) {}

    private final Deque<Said> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> signedIn = new ArrayList<>();
    private final IngestCounts counts = new IngestCounts();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        signedIn.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestHeaders().getFirst("X-Scope-OrgID"));
        Said said = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        byte[] body = said.text().getBytes(StandardCharsets.UTF_8);
        if (said.status() == 0) { // a server that stalls in the middle
            exchange.sendResponseHeaders(200, body.length + 1000L);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            return;
        }
        exchange.sendResponseHeaders(said.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private PrometheusApi api(String path, Map<String, String> environment) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new PrometheusApi(base, PrometheusAccess.of(environment), counts, Duration.ofMillis(700), 20, 1 << 20);
    }

    @Test
    void a_path_prefix_and_a_sign_in_are_kept() {
        answers.add(new Said(200, ONE));
        try (PrometheusApi api = api("/select/0/prometheus/", Map.of(PrometheusAccess.TOKEN, "s3cret"))) {
            assertThat(api.value("up{a=\"b&c\"}", 1_780_000_000.5)).isEqualTo(7);
            assertThat(api.address()).endsWith("/select/0/prometheus/").doesNotContain("s3cret");
        }
        assertThat(asked.getFirst())
                .startsWith("POST /select/0/prometheus/api/v1/query ")
                .contains("query=up%7Ba%3D%22b%26c%22%7D")
                .contains("time=1780000000.500");
        assertThat(signedIn.getFirst()).startsWith("Bearer s3cret");
        try (PrometheusApi api = api("", Map.of(PrometheusAccess.BASIC, "me:pass", PrometheusAccess.TENANT, "fleet"))) {
            api.value("up", 0);
        }
        assertThat(signedIn.getLast()).isEqualTo("Basic bWU6cGFzcw== fleet");
    }

    @Test
    void a_passing_refusal_is_tried_once_more_and_another_is_not() {
        answers.add(new Said(503, "starting up"));
        answers.add(new Said(200, ONE));
        try (PrometheusApi api = api("", Map.of())) {
            assertThat(api.value("up", 0)).isEqualTo(7);
            assertThat(counts.of(Kind.RETRIES)).isEqualTo(1);
            answers.clear();
            answers.add(
                    new Said(422, "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}"));
            assertThatThrownBy(() -> api.value("up", 0))
                    .isInstanceOf(PrometheusError.class)
                    .hasMessageEndingWith("HTTP 422: execution: too many samples");
            assertThat(counts.of(Kind.RETRIES)).isEqualTo(1);
            answers.clear();
            answers.add(new Said(401, "<html>\nno\n</html>"));
            assertThatThrownBy(() -> api.value("up", 0)).hasMessageContaining("HTTP 401: <html> no </html>");
            answers.clear();
            answers.add(new Said(200, "{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"slow\"}"));
            assertThatThrownBy(() -> api.value("up", 0)).hasMessageContaining("timeout: slow");
            answers.clear();
            answers.add(new Said(200, "<html>"));
            assertThatThrownBy(() -> api.value("up", 0)).hasMessageContaining("no answer of the Prometheus API");
            assertThat(counts.of(Kind.QUERY_FAILURES)).isEqualTo(6);
            assertThat(counts.of(Kind.RETRIES)).isEqualTo(2); // nonsense is asked for again, too
        }
    }

    @Test
    void an_answer_that_stalls_is_given_up() {
        answers.add(new Said(0, "{\"status\":\"success\",\"data\":{\"result\":["));
        try (PrometheusApi api = api("", Map.of())) {
            assertThatThrownBy(() -> api.value("up", 0))
                    .isInstanceOfSatisfying(
                            PrometheusError.class,
                            e -> assertThat(e.getMessage()).contains("http://127.0.0.1"));
        }
    }

    @Test
    void warnings_are_counted_and_a_range_is_cut_into_questions() {
        answers.add(
                new Said(
                        200,
                        "{\"status\":\"success\",\"warnings\":[\"a\",\"b\"],\"isPartial\":true,\"data\":{\"resultType\":\"matrix\",\"result\":[]},\"stats\":{\"x\":[1]}}"));
        try (PrometheusApi api = api("", Map.of())) {
            api.queryRange("up", 0, 15.0 * 25_000, 15, new Kept());
        }
        assertThat(asked).hasSize(3);
        assertThat(asked.get(1)).contains("start=150000.000").contains("end=299985.000");
        assertThat(counts.of(Kind.SERVER_WARNINGS)).isEqualTo(6);
    }

    @Test
    void an_answer_without_end_is_broken_off_and_not_asked_for_again() {
        answers.add(new Said(200, "{\"status\":\"success\",\"x\":\"" + "y".repeat(2 << 20) + "\"}"));
        try (PrometheusApi api = api("", Map.of())) {
            assertThatThrownBy(() -> api.value("up", 0))
                    .isInstanceOfSatisfying(
                            PrometheusError.class, e -> assertThat(e.passing()).isFalse())
                    .hasMessageContaining("an answer of more than 1 MiB");
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void an_address_with_a_password_is_refused_without_repeating_it() {
        assertThatThrownBy(() ->
                        new PrometheusApi(URI.create("http://me:secret@host:9090"), PrometheusAccess.NONE, counts))
                .isInstanceOf(InputError.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> new PrometheusApi(URI.create("host:9090"), PrometheusAccess.NONE, counts))
                .isInstanceOf(InputError.class);
        assertThat(PrometheusAccess.of(Map.of(PrometheusAccess.TOKEN, "x"))).hasToString("signed in");
    }

    /** Keeps what it is given. */
    static final class Kept implements SampleSink {
        final List<String> said = new ArrayList<>();

        @Override
        public int series(Map<String, String> labels) {
            said.add(labels.toString());
            return labels.containsKey("skip") ? -1 : said.size() - 1;
        }

        @Override
        public void sample(int series, double atS, double value) {
            said.add(atS + "=" + value);
        }
    }
}
