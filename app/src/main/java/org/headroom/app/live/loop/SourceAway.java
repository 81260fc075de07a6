package org.headroom.app.live.loop;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The source of telemetry cannot be reached, and nobody wants to wait: something outside failed. */
public final class SourceAway extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    public SourceAway(String source, String why) {
        super(source + " cannot be reached" + (why.isEmpty() ? "" : ": " + why), new IOException("cannot be reached"));
    }
}
