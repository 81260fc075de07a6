package org.headroom.app.live.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.headroom.app.live.loop.Ask;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveServerTest {
    private static final String SECRET = "a-token-of-this-test";

    private final AtomicReference<LivePage> page = new AtomicReference<>(new LivePage(
            System.currentTimeMillis(),
            "headroom_up 1\n".getBytes(StandardCharsets.UTF_8),
            Map.of("status", "ok"),
            Map.of("alarms", java.util.List.of())));
    private final BlockingQueue<Ask> asks = new ArrayBlockingQueue<>(4);

    private LiveServer server(boolean withToken) {
        AccessToken token = withToken ? AccessToken.of(Map.of(AccessToken.VARIABLE, SECRET)) : null;
        return new LiveServer(ListenAddress.parse("--listen", "127.0.0.1:0"), token, page, asks);
    }

    private static HttpResponse<String> ask(LiveServer server, String method, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void on_the_loopback_reading_is_free_and_acting_is_not() throws IOException, InterruptedException {
        try (LiveServer server = server(false)) {
            HttpResponse<String> metrics = ask(server, "GET", "/metrics", "");
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body()).isEqualTo("headroom_up 1\n");
            assertThat(metrics.headers().firstValue("Content-Type"))
                    .hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(ask(server, "GET", "/health", "").body()).contains("\"status\":\"ok\"");
            assertThat(ask(server, "GET", "/other", "").statusCode()).isEqualTo(404);
            assertThat(ask(server, "POST", "/alarms/limit/site_power_mw/ack", "")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(asks).isEmpty();
        }
    }

    @Test
    void a_post_needs_the_right_token_and_reaches_the_loop() throws Exception {
        try (LiveServer server = server(true)) {
            assertThat(ask(server, "POST", "/alarms/limit/x/ack", "").statusCode())
                    .isEqualTo(401);
            assertThat(ask(server, "POST", "/alarms/limit/x/ack", SECRET + "x").statusCode())
                    .isEqualTo(401);
            assertThat(asks).isEmpty();
            Thread loop = Thread.ofPlatform().daemon().start(() -> {
                try {
                    for (int i = 0; i < 2; i++) {
                        Ask ask = asks.take();
                        ask.answer().complete(ask.target().equals("limit/site_power_mw") ? "" : "no such alarm");
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(ask(server, "POST", "/alarms/limit/site_power_mw/ack", SECRET)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(ask(server, "POST", "/alarms/limit/x/ack", SECRET).body())
                    .contains("no such alarm");
            loop.join();
            assertThat(ask(server, "POST", "/alarms/limit/x/freeze", SECRET).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_page_of_another_name_that_leads_to_the_loopback_gets_nothing() throws IOException {
        try (LiveServer server = server(false);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("headroom_up");
        }
    }

    @Test
    void a_loop_that_no_longer_publishes_is_called_stuck() throws IOException, InterruptedException {
        try (LiveServer server = server(false)) {
            page.set(new LivePage(System.currentTimeMillis() - 200_000, new byte[0], Map.of("status", "ok"), Map.of()));
            HttpResponse<String> health = ask(server, "GET", "/health", "");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"status\":\"stuck\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:0", "[::]:0"})
    void another_address_needs_a_token(String address) {
        assertThatThrownBy(() -> new LiveServer(ListenAddress.parse("--listen", address), null, page, asks))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("HEADROOM_LIVE_TOKEN");
    }

    @Test
    void with_a_token_on_another_address_even_reading_needs_it() throws IOException, InterruptedException {
        AccessToken token = AccessToken.of(Map.of(AccessToken.VARIABLE, SECRET));
        try (LiveServer server = new LiveServer(ListenAddress.parse("--listen", "0.0.0.0:0"), token, page, asks)) {
            assertThat(ask(server, "GET", "/metrics", "").statusCode()).isEqualTo(401);
            assertThat(ask(server, "GET", "/metrics", SECRET).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9464", "127.0.0.1", "127.0.0.1:99999", "http://127.0.0.1:1", "::1:9464"})
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> ListenAddress.parse("--listen", text)).isInstanceOf(InputError.class);
    }

    @Test
    void a_short_token_is_no_secret() {
        assertThatThrownBy(() -> AccessToken.of(Map.of(AccessToken.VARIABLE, "1234")))
                .isInstanceOf(InputError.class)
                .hasMessageNotContaining("1234");
        assertThat(AccessToken.of(Map.of())).isNull();
    }
}
