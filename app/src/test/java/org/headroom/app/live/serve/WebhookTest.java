package org.headroom.app.live.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.headroom.app.live.watch.Alarm;
import org.headroom.app.live.watch.AlarmEvent;
import org.headroom.app.live.watch.AlarmKind;
import org.headroom.app.live.watch.AlarmLevel;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookTest {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private volatile int failFirst;
    private volatile int code = 500;
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean fails = calls.incrementAndGet() <= failFirst;
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(fails ? code : 200, -1);
            exchange.close();
            if (!fails) {
                received.add(body);
            }
        });
        server.createContext("/elsewhere", exchange -> {
            received.add("elsewhere");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Webhook hook() {
        return new Webhook(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"), "memphis", said::add, 10);
    }

    private static AlarmEvent event(AlarmEvent.Change change) {
        Alarm alarm = new Alarm(
                "limit/site_power_mw",
                AlarmKind.LIMIT,
                AlarmLevel.WARNING,
                "site power reaches 150 MW in 12 min",
                1_780_000_000,
                148.2,
                150,
                Unit.MW,
                720,
                false);
        return new AlarmEvent(1_780_000_060, change, alarm, "");
    }

    @Test
    void an_alarm_and_its_end_arrive_in_the_shape_of_alertmanager() throws InterruptedException {
        try (Webhook hook = hook()) {
            hook.event(event(AlarmEvent.Change.RAISED));
            hook.event(event(AlarmEvent.Change.ACKNOWLEDGED));
            hook.event(event(AlarmEvent.Change.CLEARED));
            JsonNode raised = JsonMapper.shared().readTree(received.poll(5, TimeUnit.SECONDS));
            assertThat(raised.get("version").asString()).isEqualTo("4");
            assertThat(raised.get("status").asString()).isEqualTo("firing");
            JsonNode alert = raised.get("alerts").get(0);
            assertThat(alert.get("labels").get("alertname").asString()).isEqualTo("headroom_limit");
            assertThat(alert.get("labels").get("alarm").asString()).isEqualTo("limit/site_power_mw");
            assertThat(alert.get("annotations").get("summary").asString()).contains("150 MW in 12 min");
            assertThat(alert.get("startsAt").asString()).isEqualTo("2026-05-28T20:26:40Z");
            JsonNode cleared = JsonMapper.shared().readTree(received.poll(5, TimeUnit.SECONDS));
            assertThat(cleared.get("status").asString()).isEqualTo("resolved");
            assertThat(cleared.get("alerts").get(0).get("endsAt").asString()).isEqualTo("2026-05-28T20:27:40Z");
        }
        assertThat(received).isEmpty();
    }

    @Test
    void a_receiver_that_is_down_gets_it_when_it_is_back() throws InterruptedException {
        failFirst = 3;
        try (Webhook hook = hook()) {
            hook.event(event(AlarmEvent.Change.RAISED));
            assertThat(received.poll(5, TimeUnit.SECONDS)).contains("firing");
        }
        assertThat(calls).hasValue(4);
        assertThat(said)
                .containsExactly(
                        "the webhook does not take alarms (HTTP 500); what it misses stands in the log",
                        "the webhook takes alarms again");
    }

    @Test
    void redirects_and_refusals_are_final() throws InterruptedException {
        for (int refusal : new int[] {302, 404}) {
            code = refusal;
            failFirst = 1;
            calls.set(0);
            try (Webhook hook = hook()) {
                hook.event(event(AlarmEvent.Change.RAISED));
                hook.event(event(AlarmEvent.Change.CLEARED));
                assertThat(received.poll(5, TimeUnit.SECONDS)).contains("resolved");
                assertThat(hook.lost()).isEqualTo(1);
            }
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void the_queue_is_bounded_and_the_oldest_goes() {
        failFirst = Integer.MAX_VALUE;
        try (Webhook hook = hook()) {
            for (int i = 0; i < 400; i++) {
                hook.event(event(AlarmEvent.Change.RAISED));
            }
            assertThat(hook.waiting()).isLessThanOrEqualTo(256);
            assertThat(hook.lost()).isGreaterThanOrEqualTo(400 - 256 - 1);
        }
    }

    @Test
    void only_the_web_is_posted_to() {
        assertThatThrownBy(() -> new Webhook(URI.create("file:///etc/passwd"), "s", said::add))
                .isInstanceOf(InputError.class);
        assertThatThrownBy(() -> new Webhook(URI.create("http://me:secret@h/"), "s", said::add))
                .isInstanceOf(InputError.class)
                .hasMessageNotContaining("secret");
    }
}
