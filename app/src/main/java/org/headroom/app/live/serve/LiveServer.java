package org.headroom.app.live.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.app.live.loop.Ask;
import org.headroom.data.quantity.InputError;
import org.headroom.data.telemetry.Exposition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A live run over HTTP: {@code /metrics} for Prometheus, {@code /health} and {@code /alarms} as JSON; with the token {@code
 * POST /alarms/ID/ack}, {@code POST /corrections/PATH/freeze|release}, {@code POST /corrections/NUMBER/undo}.
 *
 * <p>On the loopback reading is free, to callers that name the loopback as their host: a page from elsewhere in a browser
 * does not. Any other address needs the token for everything. Four threads, whatever comes.
 */
public final class LiveServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int BACKLOG = 50;
    private static final long STUCK_MS = 120_000;
    private static final long ANSWER_S = 5;
    private static final int LONGEST_BODY = 1 << 16;
    private static final Pattern ACTION = Pattern.compile("/(alarms|corrections)/(.+)/(ack|freeze|release|undo)");
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpServer server;
    private final ExecutorService threads;
    private final boolean loopback;
    private final @Nullable AccessToken token;
    private final AtomicReference<LivePage> page;
    private final BlockingQueue<Ask> asks;

    /**
     * Listens at once.
     *
     * @param page what is shown; its content changes from step to step
     * @param asks where requests to the loop go
     * @throws InputError if the address is not the loopback and there is no token
     */
    public LiveServer(
            ListenAddress address,
            @Nullable AccessToken token,
            AtomicReference<LivePage> page,
            BlockingQueue<Ask> asks) {
        checkToken(address, token);
        this.loopback = address.loopback();
        this.token = token;
        this.page = page;
        this.asks = asks;
        try {
            server = HttpServer.create(address.socket(), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + address.host().getHostAddress() + ":" + address.port(), e);
        }
        threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("live-http-", 0).daemon().factory());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** @throws InputError if the address is not the loopback and there is no token */
    public static void checkToken(ListenAddress address, @Nullable AccessToken token) {
        if (!address.loopback() && token == null) {
            throw new InputError(
                    "--listen",
                    "",
                    address.host().getHostAddress() + " without a token",
                    "the loopback such as 127.0.0.1:9464, or a token in " + AccessToken.VARIABLE);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestBody().readNBytes(LONGEST_BODY).length == LONGEST_BODY) {
                send(exchange, 413, error("the body is too long"));
                return;
            }
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            boolean shown = token != null && token.admits(header);
            boolean post = "POST".equals(exchange.getRequestMethod());
            if (!shown && !(loopback && !post && namesLoopback(exchange))) {
                refuse(exchange);
            } else if (post) {
                act(exchange);
            } else if ("GET".equals(exchange.getRequestMethod()) || "HEAD".equals(exchange.getRequestMethod())) {
                show(exchange);
            } else {
                send(exchange, 405, error("allowed: GET, POST"));
            }
        }
    }

    private static boolean namesLoopback(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host == null || LOOPBACK_NAMES.contains(host.replaceFirst(":\\d+$", ""));
    }

    private void refuse(HttpExchange exchange) throws IOException {
        if (token == null) {
            send(exchange, 403, error("refused: start with " + AccessToken.VARIABLE + " set and show the token"));
        } else {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            send(exchange, 401, error("refused: 'Authorization: Bearer TOKEN' is needed"));
        }
    }

    private void show(HttpExchange exchange) throws IOException {
        LivePage now = page.get();
        switch (exchange.getRequestURI().getPath()) {
            case "/metrics" -> send(exchange, 200, Exposition.CONTENT_TYPE, now.metrics());
            case "/health" -> {
                double sinceS = (System.currentTimeMillis() - now.publishedMs()) / 1000.0;
                boolean stuck = sinceS * 1000 > STUCK_MS;
                Map<String, Object> health = new LinkedHashMap<>(now.health());
                health.put("published_seconds_ago", sinceS);
                if (stuck) {
                    health.put("status", "stuck");
                }
                send(exchange, stuck ? 503 : 200, health);
            }
            case "/alarms" -> send(exchange, 200, now.alarms());
            default -> send(exchange, 404, error("allowed: /metrics, /health, /alarms"));
        }
    }

    private void act(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        Matcher m = ACTION.matcher(uri.getRawPath());
        boolean known = m.matches() && "ack".equals(m.group(3)) == "alarms".equals(m.group(1));
        if (!known) {
            send(
                    exchange,
                    404,
                    error(
                            "allowed: POST /alarms/ID/ack, /corrections/PATH/freeze, .../release, /corrections/NUMBER/undo"));
            return;
        }
        String target = URLDecoder.decode(m.group(2), StandardCharsets.UTF_8);
        Ask ask = new Ask(m.group(3), target, "http", new CompletableFuture<>());
        if (!asks.offer(ask)) {
            send(exchange, 503, error("too many requests wait"));
            return;
        }
        try {
            String why = ask.answer().get(ANSWER_S, TimeUnit.SECONDS);
            send(
                    exchange,
                    why.isEmpty() ? 200 : 404,
                    why.isEmpty() ? Map.of("done", ask.verb(), "of", target) : error(why));
        } catch (TimeoutException e) {
            send(exchange, 202, Map.of("accepted", m.group(3), "of", target));
        } catch (ExecutionException e) {
            send(exchange, 503, error("the run ended"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Object> error(String text) {
        return Map.of("error", text);
    }

    private static void send(HttpExchange exchange, int code, Map<String, Object> json) throws IOException {
        byte[] body = JsonMapper.shared().writeValueAsBytes(json);
        send(exchange, code, "application/json", body);
    }

    private static void send(HttpExchange exchange, int code, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        boolean head = "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(code, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
