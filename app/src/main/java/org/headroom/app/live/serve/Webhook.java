package org.headroom.app.live.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.headroom.app.live.watch.Alarm;
import org.headroom.app.live.watch.AlarmEvent;
import org.headroom.app.live.watch.AlarmKind;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts alarms to an address, in the shape that Alertmanager's webhooks have (version 4), one message a change. A bounded
 * queue and one thread: the loop never waits. What fails is tried again after 1 s, 2 s, 4 s, ... up to a minute, eight times;
 * an answer 4xx other than 408 and 429 is final. Redirects are not followed. The address may hold a secret and is never shown.
 */
public final class Webhook implements AutoCloseable {
    private static final int MOST_WAITING = 256;
    private static final int TRIES = 8;
    private static final long LONGEST_PAUSE_MS = 60_000;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long GOODBYE_MS = 2000;

    private final URI address;
    private final String site;
    private final Consumer<String> say;
    private final long firstPauseMs;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean busy;
    private boolean failing;

    /**
     * @param say is told, once, that nothing can be posted, and that it can again; from another thread
     * @throws InputError if the address is neither http nor https
     */
    public Webhook(URI address, String site, Consumer<String> say) {
        this(address, site, say, 1000);
    }

    Webhook(URI address, String site, Consumer<String> say, long firstPauseMs) {
        boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null || address.getUserInfo() != null) {
            throw new InputError(
                    "--webhook",
                    "",
                    "an address that begins " + address.getScheme() + ":",
                    "http://... or https://..., without a user");
        }
        this.address = address;
        this.site = site;
        this.say = say;
        this.firstPauseMs = firstPauseMs;
        this.thread = Thread.ofPlatform().name("live-webhook").daemon().start(this::run);
    }

    /** Takes a change; what is not news to the outside (an acknowledgement) is left out. */
    public void event(AlarmEvent event) {
        if (event.change() == AlarmEvent.Change.ACKNOWLEDGED) {
            return;
        }
        byte[] message = JsonMapper.shared().writeValueAsBytes(message(event));
        while (!waiting.offer(message)) {
            if (waiting.poll() != null) {
                lost.incrementAndGet();
            }
        }
    }

    /** Messages that were taken at the other end. */
    public long sent() {
        return sent.get();
    }

    /** Messages that were given up. */
    public long lost() {
        return lost.get();
    }

    public int waiting() {
        return waiting.size();
    }

    private Map<String, Object> message(AlarmEvent event) {
        Alarm alarm = event.alarm();
        boolean cleared = event.change() == AlarmEvent.Change.CLEARED;
        String status = cleared ? "resolved" : "firing";
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("alertname", "headroom_" + alarm.kind().id());
        labels.put("alarm", alarm.id());
        labels.put("severity", alarm.level().id());
        labels.put("site", site);
        Map<String, Object> annotations = new LinkedHashMap<>();
        annotations.put("summary", alarm.text());
        annotations.put("change", event.change().id());
        number(annotations, "value", alarm.value(), alarm.unit());
        boolean meter = alarm.kind() == AlarmKind.METER;
        number(annotations, meter ? "off" : "limit", alarm.limit(), meter ? Unit.PERCENT : alarm.unit());
        number(annotations, "time_to_limit", alarm.timeToLimitS(), Unit.S);
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("status", status);
        alert.put("labels", labels);
        alert.put("annotations", annotations);
        alert.put("startsAt", Instant.ofEpochSecond(alarm.sinceS()).toString());
        alert.put("endsAt", cleared ? Instant.ofEpochSecond(event.atS()).toString() : "0001-01-01T00:00:00Z");
        alert.put("generatorURL", "");
        alert.put("fingerprint", Integer.toHexString((site + "/" + alarm.id()).hashCode()));
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("version", "4");
        message.put("groupKey", site + "/" + alarm.id());
        message.put("truncatedAlerts", 0);
        message.put("status", status);
        message.put("receiver", "headroom");
        message.put("groupLabels", Map.of("alarm", alarm.id()));
        message.put("commonLabels", labels);
        message.put("commonAnnotations", annotations);
        message.put("externalURL", "");
        message.put("alerts", List.of(alert));
        return message;
    }

    private static void number(Map<String, Object> annotations, String name, double value, Unit unit) {
        if (Double.isFinite(value)) {
            annotations.put(name, value + (unit.label().isEmpty() ? "" : " " + unit.label()));
        }
    }

    private void run() {
        try {
            while (true) {
                byte[] message = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (message == null) {
                    if (closing) {
                        return;
                    }
                    continue;
                }
                busy = true;
                (deliver(message) ? sent : lost).incrementAndGet();
                busy = false;
            }
        } catch (InterruptedException e) {
            lost.addAndGet(waiting.size() + (busy ? 1 : 0));
        }
    }

    private boolean deliver(byte[] message) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                .build();
        long pauseMs = firstPauseMs;
        for (int i = 0; i < TRIES; i++) {
            if (i > 0) {
                Thread.sleep(pauseMs);
                pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
            }
            try {
                int code = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (code / 100 == 2) {
                    worked();
                    return true;
                }
                failed("HTTP " + code);
                if (code / 100 == 3 || code / 100 == 4 && code != 408 && code != 429) {
                    return false;
                }
            } catch (IOException e) {
                failed("no connection");
            }
        }
        return false;
    }

    private void worked() {
        if (failing) {
            failing = false;
            say.accept("the webhook takes alarms again");
        }
    }

    private void failed(String why) {
        if (!failing) {
            failing = true;
            say.accept("the webhook does not take alarms (" + why + "); what it misses stands in the log");
        }
    }

    /** Gives what waits two seconds more. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(GOODBYE_MS);
            thread.interrupt();
            thread.join(GOODBYE_MS);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }
}
