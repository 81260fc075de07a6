package org.headroom.data.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Asks PromQL questions over HTTP: {@code /api/v1/query} and {@code /api/v1/query_range}, as forms by POST, which
 * Prometheus, Thanos, Mimir and VictoriaMetrics all answer below their own path prefix. Answers are read as a stream.
 *
 * <p>A question that fails for a passing reason (no connection, a timeout, HTTP 429, 502, 503, 504) or is no answer of this API, before any sample
 * came is asked once more after half a second. A range is cut so that no series exceeds 10,000 points (Prometheus'
 * limit is 11,000). An answer is read for at most the timeout (30 s) and up to 128 MiB. For one thread at a time.
 */
public final class PrometheusApi implements AutoCloseable {
    /** Most points of one series in one question. */
    static final int MOST_POINTS = 10_000;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int ERROR_BYTES = 1 << 14;

    /** Longest answer: 40 steps of 100,000 series are 120 MB. */
    private static final long MOST_BYTES = 128L << 20;

    private final URI base;
    private final PrometheusAccess access;
    private final IngestCounts counts;
    private final Duration timeout;
    private final long pauseMs;
    private final long mostBytes;
    private final HttpClient client;
    private double skewS = Double.NaN;

    /** @param base address of the server with its path prefix, as in {@code http://127.0.0.1:9090} */
    public PrometheusApi(URI base, PrometheusAccess access, IngestCounts counts) {
        this(base, access, counts, Duration.ofSeconds(30), 500, MOST_BYTES);
    }

    PrometheusApi(
            URI base, PrometheusAccess access, IngestCounts counts, Duration timeout, long pauseMs, long mostBytes) {
        if (base.getHost() == null
                || !("http".equals(base.getScheme()) || "https".equals(base.getScheme()))
                || base.getQuery() != null) {
            throw new InputError("--prometheus", "", "'" + shown(base) + "'", "an address such as http://host:9090");
        }
        if (base.getUserInfo() != null) {
            throw new InputError(
                    "--prometheus",
                    "",
                    "a user in the address " + shown(base),
                    "the password in the environment: " + PrometheusAccess.BASIC);
        }
        this.base = base;
        this.access = access;
        this.counts = counts;
        this.timeout = timeout;
        this.pauseMs = pauseMs;
        this.mostBytes = mostBytes;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** The server's address as it may be shown: no user, no query. */
    public String address() {
        return shown(base);
    }

    private static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + uri.getHost() + port + path;
    }

    /**
     * The value of an expression at one instant.
     *
     * @throws PrometheusError for whatever goes wrong outside
     */
    public QueryAnswer query(String promql, double atS, SampleSink sink) {
        return ask("/api/v1/query", Map.of("query", promql, "time", seconds(atS)), sink);
    }

    /** The only value of an expression at one instant; NaN where there is none. */
    public double value(String promql, double atS) {
        Only only = new Only();
        query(promql, atS, only);
        return only.value;
    }

    /**
     * The values of an expression at {@code fromS}, {@code fromS + stepS}, ... up to {@code toS}.
     *
     * @throws PrometheusError for whatever goes wrong outside
     */
    public QueryAnswer queryRange(String promql, double fromS, double toS, double stepS, SampleSink sink) {
        if (!(stepS > 0) || !(toS >= fromS)) {
            throw new IllegalArgumentException("a range from " + fromS + " to " + toS + " by " + stepS);
        }
        QueryAnswer all = new QueryAnswer(0, 0, 0, null);
        long points = (long) Math.floor((toS - fromS) / stepS + 1e-6) + 1;
        for (long first = 0; first < points; first += MOST_POINTS) {
            long last = Math.min(points, first + MOST_POINTS) - 1;
            all = all.plus(ask(
                    "/api/v1/query_range",
                    Map.of(
                            "query",
                            promql,
                            "start",
                            seconds(fromS + first * stepS),
                            "end",
                            seconds(fromS + last * stepS),
                            "step",
                            seconds(stepS)),
                    sink));
        }
        return all;
    }

    /**
     * How far the server's clock is ahead of ours, s: from the Date header of the last answer, which has whole seconds,
     * so good to about half a second. NaN before the first answer.
     */
    public double clockSkewS() {
        return skewS;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private QueryAnswer ask(String path, Map<String, String> form, SampleSink sink) {
        Counting counting = new Counting(sink);
        try {
            return once(path, form, counting);
        } catch (PrometheusError e) {
            counts.add(IngestCounts.Kind.QUERY_FAILURES);
            if (!(e.passing() || e.malformed()) || counting.samples > 0) {
                throw e;
            }
        }
        pause();
        counts.add(IngestCounts.Kind.RETRIES);
        try {
            return once(path, form, counting);
        } catch (PrometheusError e) {
            counts.add(IngestCounts.Kind.QUERY_FAILURES);
            throw e;
        }
    }

    private QueryAnswer once(String path, Map<String, String> form, SampleSink sink) {
        counts.add(IngestCounts.Kind.QUERIES);
        long sentMs = System.currentTimeMillis();
        HttpResponse<InputStream> response = send(request(path, form));
        measureSkew(response, sentMs, System.currentTimeMillis());
        InputStream body = new BoundedStream(response.body(), mostBytes);
        // the client's own timeout ends with the headers; a body that stalls is closed under the reader
        Thread watch = Thread.ofVirtual().start(() -> closeAfter(timeout, body));
        try (body) {
            if (response.statusCode() / 100 != 2) {
                throw refused(response.statusCode(), body);
            }
            QueryAnswer answer = QueryAnswer.read(body, sink);
            counts.add(IngestCounts.Kind.SAMPLES, answer.samples());
            counts.add(IngestCounts.Kind.SERVER_WARNINGS, answer.warnings());
            String error = answer.error();
            if (error != null) {
                throw new PrometheusError(address(), "answers an error: " + error, false);
            }
            return answer;
        } catch (JacksonIOException e) {
            IOException cause = e.getCause();
            throw brokenOff(cause == null ? new IOException("broke off") : cause);
        } catch (QueryAnswer.MalformedAnswer e) {
            throw PrometheusError.malformed(address(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw brokenOff(e);
        } finally {
            watch.interrupt();
        }
    }

    private PrometheusError brokenOff(IOException e) {
        return e instanceof BoundedStream.TooLong
                ? new PrometheusError(address(), "an answer of more than " + (mostBytes >> 20) + " MiB", false)
                : new PrometheusError(address(), "the answer broke off", true, e);
    }

    private HttpRequest request(String path, Map<String, String> form) {
        StringBuilder text = new StringBuilder();
        form.forEach((key, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(key)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        String prefix = base.toString().replaceAll("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(prefix + path))
                .timeout(timeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(text.toString()));
        String authorization = access.authorization();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        String tenant = access.tenant();
        if (tenant != null) {
            request.header("X-Scope-OrgID", tenant);
        }
        return request.build();
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            String why = e.getMessage() == null ? "no connection" : e.getMessage();
            throw new PrometheusError(address(), "does not answer (" + why + ")", true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PrometheusError(address(), "interrupted", false);
        }
    }

    /** Prometheus explains itself in JSON, a proxy before it in anything. */
    private PrometheusError refused(int status, InputStream body) throws IOException {
        byte[] text = body.readNBytes(ERROR_BYTES);
        String why = null;
        try {
            why = QueryAnswer.read(new java.io.ByteArrayInputStream(text), new Only())
                    .error();
        } catch (QueryAnswer.MalformedAnswer e) {
            why = new String(text, 0, Math.min(text.length, 120), StandardCharsets.UTF_8).strip();
        }
        boolean passing = status == 429 || status == 502 || status == 503 || status == 504;
        return new PrometheusError(
                address(), "HTTP " + status + (why == null || why.isEmpty() ? "" : ": " + why), passing);
    }

    private void measureSkew(HttpResponse<?> response, long sentMs, long receivedMs) {
        @Nullable String date = response.headers().firstValue("Date").orElse(null);
        if (date == null) {
            return;
        }
        try {
            long server = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toEpochSecond();
            skewS = server + 0.5 - (sentMs + receivedMs) / 2000.0;
        } catch (DateTimeParseException e) {
            // a server without a readable date: nothing to measure
        }
    }

    private void pause() {
        try {
            Thread.sleep(pauseMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PrometheusError(address(), "interrupted", false);
        }
    }

    private static void closeAfter(Duration timeout, InputStream body) {
        try {
            Thread.sleep(timeout);
            body.close();
        } catch (InterruptedException | IOException e) {
            // read to its end, or broken anyway
        }
    }

    private static String seconds(double s) {
        return String.format(Locale.ROOT, "%.3f", s);
    }

    /** Keeps the last value. */
    private static final class Only implements SampleSink {
        private double value = Double.NaN;

        @Override
        public int series(Map<String, String> labels) {
            return 0;
        }

        @Override
        public void sample(int series, double atS, double value) {
            this.value = value;
        }
    }

    /** Knows whether anything was handed on. */
    private static final class Counting implements SampleSink {
        private final SampleSink to;
        private long samples;

        Counting(SampleSink to) {
            this.to = to;
        }

        @Override
        public int series(Map<String, String> labels) {
            return to.series(labels);
        }

        @Override
        public void sample(int series, double atS, double value) {
            samples++;
            to.sample(series, atS, value);
        }
    }
}
