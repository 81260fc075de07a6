package org.headroom.data.telemetry;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A server did not answer, refused, or answered with something else: outside, exit code 3. One line, no secrets. */
public final class PrometheusError extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    PrometheusError(String url, String what, boolean passing, IOException cause) {
        super(("prometheus " + url + ": " + what).replaceAll("\\s*[\\r\\n]+\\s*", " "), cause);
        this.passing = passing;
    }

    PrometheusError(String url, String what, boolean passing) {
        this(url, what, passing, new IOException(what));
    }

    /** True where the same question may be answered later: no connection, a timeout, an overloaded server. */
    public boolean passing() {
        return passing;
    }
}
