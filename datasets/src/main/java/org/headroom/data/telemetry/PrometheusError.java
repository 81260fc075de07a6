package org.headroom.data.telemetry;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A server did not answer, refused, or answered with something else: outside, exit code 3. One line, no secrets. */
public final class PrometheusError extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;
    private final boolean malformed;

    PrometheusError(String url, String what, boolean passing, IOException cause) {
        this(url, what, passing, false, cause);
    }

    private PrometheusError(String url, String what, boolean passing, boolean malformed, IOException cause) {
        super(("prometheus " + url + ": " + what).replaceAll("\\s*[\\r\\n]+\\s*", " "), cause);
        this.passing = passing;
        this.malformed = malformed;
    }

    static PrometheusError malformed(String url, String what) {
        return new PrometheusError(url, "no answer of the Prometheus API: " + what, false, true, new IOException(what));
    }

    /** True where what came is no answer of that API. */
    public boolean malformed() {
        return malformed;
    }

    PrometheusError(String url, String what, boolean passing) {
        this(url, what, passing, new IOException(what));
    }

    /** True where the same question may be answered later: no connection, a timeout, an overloaded server. */
    public boolean passing() {
        return passing;
    }
}
