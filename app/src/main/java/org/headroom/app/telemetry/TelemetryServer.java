package org.headroom.app.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.headroom.data.telemetry.Exposition;

/**
 * Serves a simulated site as targets of Prometheus: {@code /metrics/site}, {@code /metrics/racks} or a part of it, {@code
 * /metrics/host/NAME}, and {@code /metrics} with all in one. A scrape reads what was measured last and never waits for a
 * step, nor a step for it.
 */
public final class TelemetryServer implements AutoCloseable {
    /** Racks in one of the parts {@code /metrics/racks/K}. */
    public static final int PART = 400;

    private static final int READERS = 4;

    private final TelemetryFeed feed;
    private final TelemetryPages pages;
    private final HttpServer server;
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS, work -> {
        Thread thread = new Thread(work, "telemetry");
        thread.setDaemon(true);
        return thread;
    });

    /** @param address where to listen; port 0 takes a free one */
    public TelemetryServer(TelemetryFeed feed, InetSocketAddress address) throws IOException {
        this.feed = feed;
        this.pages = new TelemetryPages(feed.instruments());
        this.server = HttpServer.create(address, 0);
        server.setExecutor(readers);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where it listens, as in {@code 127.0.0.1:9400}. */
    public String address() {
        InetSocketAddress at = server.getAddress();
        String host = at.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!"GET".equals(method) && !"HEAD".equals(method)) {
                say(exchange, 405, "text/plain; charset=utf-8", "only GET\n");
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if ("/".equals(path)) {
                say(exchange, 200, "text/plain; charset=utf-8", list());
            } else if ("/prometheus.yml".equals(path)) {
                say(exchange, 200, "application/yaml; charset=utf-8", config());
            } else if (path.equals("/metrics") || path.startsWith("/metrics/")) {
                metrics(exchange, path);
            } else {
                say(exchange, 404, "text/plain; charset=utf-8", "no such target; / lists them\n");
            }
        }
    }

    private void metrics(HttpExchange exchange, String path) throws IOException {
        Exposition out = Exposition.prometheus();
        int code = page(path, out);
        if (code != 200) {
            String why = code == 404 ? "no such target; / lists them\n" : "this target is silent just now\n";
            say(exchange, code, "text/plain; charset=utf-8", why);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", Exposition.CONTENT_TYPE);
        if ("HEAD".equals(exchange.getRequestMethod())) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, out.length());
        try (OutputStream body = exchange.getResponseBody()) {
            out.writeTo(body);
        }
    }

    private int page(String path, Exposition out) {
        Measured now = feed.last();
        if (now.allSilent) {
            return 503;
        }
        if ("/metrics".equals(path)) {
            site(out, now);
            racks(out, now, 0, pages.racks());
            pages.hosts(out, now, 0, pages.hosts(), Double.NaN);
            return 200;
        }
        if ("/metrics/site".equals(path)) {
            site(out, now);
            return 200;
        }
        if ("/metrics/racks".equals(path)) {
            racks(out, now, 0, pages.racks());
            return 200;
        }
        String rest = path.substring("/metrics/".length());
        if (rest.startsWith("racks/")) {
            return part(rest.substring("racks/".length()), out, now);
        }
        int host = rest.startsWith("host/") ? pages.host(rest.substring("host/".length())) : -1;
        if (host < 0) {
            return 404;
        }
        if (!now.hostPresent[host]) {
            return 503;
        }
        Measured shown = feed.before(now.hostLateS[host]);
        pages.hosts(out, shown, host, host + 1, stampS(shown, now.hostSkewS[host], now.hostLateS[host]));
        return 200;
    }

    private void site(Exposition out, Measured now) {
        if (!now.siteSilent) {
            Measured shown = feed.before(now.siteLateS);
            pages.site(out, shown, stampS(shown, now.siteSkewS, now.siteLateS));
        }
        pages.clock(out, feed.clock(), now.toS);
    }

    private int part(String number, Exposition out, Measured now) {
        if (!number.matches("[1-9][0-9]{0,5}")) {
            return 404;
        }
        int from = (Integer.parseInt(number) - 1) * PART;
        if (from >= pages.racks()) {
            return 404;
        }
        racks(out, now, from, Math.min(pages.racks(), from + PART));
        return 200;
    }

    private void racks(Exposition out, Measured now, int from, int to) {
        Measured shown = feed.before(now.rackLateS);
        pages.racks(out, shown, from, to, stampS(shown, now.rackSkewS, now.rackLateS));
    }

    /** Wall time to stamp with: of a wrong clock that of the step's end and the error, of a late target that of then. */
    private double stampS(Measured shown, double skewS, double lateS) {
        return Double.isNaN(skewS) ? Double.NaN : feed.clock().wallS(shown.toS + (lateS > 0 ? 0 : skewS));
    }

    /** The targets, one a line. */
    private String list() {
        StringBuilder text = new StringBuilder(256);
        text.append("Headroom's simulated site. Targets:\n");
        text.append("/metrics             all in one\n");
        text.append("/metrics/site        the site's meters and the simulator's clock\n");
        text.append("/metrics/racks       ")
                .append(pages.racks())
                .append(" racks under the names of the recording rules\n");
        text.append("/metrics/racks/1     the same in parts of ")
                .append(PART)
                .append(", 1 to ")
                .append(Math.ceilDiv(pages.racks(), PART))
                .append('\n');
        for (int h = 0; h < pages.hosts(); h++) {
            text.append("/metrics/host/").append(pages.host(h)).append('\n');
        }
        return text.append("/prometheus.yml      a scrape configuration for all of them\n")
                .toString();
    }

    /** A configuration of Prometheus that scrapes all targets of this server once a step. */
    public String config() {
        return config(
                address(),
                feed.stepS(),
                feed.clock().speed(),
                feed.instruments().hostNames());
    }

    /** The same for a server that is yet to start. */
    public static String config(String address, double stepS, double speed, List<String> hosts) {
        String interval = interval(stepS, speed);
        StringBuilder text = new StringBuilder(1024);
        text.append("# Scrapes Headroom's simulated site; at speed ")
                .append(plain(speed))
                .append(" a scrape comes every ")
                .append(interval)
                .append(" of the wall's clock.\n");
        text.append("global:\n  scrape_interval: ")
                .append(interval)
                .append("\n  scrape_timeout: ")
                .append(interval);
        text.append("\n  evaluation_interval: ").append(interval).append('\n');
        text.append("scrape_configs:\n");
        job(text, "site", "/metrics/site", address);
        job(text, "racks", "/metrics/racks", address);
        if (!hosts.isEmpty()) {
            text.append("  - job_name: dcgm\n    static_configs:\n");
            for (String host : hosts) {
                text.append("      - targets: [\"").append(address).append("\"]\n");
                text.append("        labels: {instance: ")
                        .append(host)
                        .append(", __metrics_path__: /metrics/host/")
                        .append(host)
                        .append("}\n");
            }
        }
        return text.toString();
    }

    private static void job(StringBuilder text, String name, String path, String address) {
        text.append("  - job_name: ").append(name);
        text.append("\n    metrics_path: ").append(path);
        text.append("\n    static_configs: [{targets: [\"").append(address).append("\"]}]\n");
    }

    /** How often to scrape: once every 15 s of the site's clock or a step if that is longer, 250 ms to 15 s. */
    static String interval(double stepS, double speed) {
        long ms = Math.round(1000 * Math.max(stepS, 15) / speed);
        long held = Math.clamp(ms, 250, 15_000);
        return held % 1000 == 0 ? held / 1000 + "s" : held + "ms";
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%s", value);
    }

    private static void say(HttpExchange exchange, int code, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if ("HEAD".equals(exchange.getRequestMethod())) {
            exchange.sendResponseHeaders(code, -1);
            return;
        }
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        readers.shutdownNow();
    }
}
