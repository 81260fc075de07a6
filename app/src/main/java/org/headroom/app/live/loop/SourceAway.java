package org.headroom.app.live.loop;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The source of telemetry cannot be reached, and nobody wants to wait: something outside failed. */
public final class SourceAway extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    public SourceAway(String source, String why) {
        this(source + " cannot be reached", why, true);
    }

    private SourceAway(String what, String why, boolean away) {
        super(what + (why.isEmpty() ? "" : ": " + why), new IOException(away ? "cannot be reached" : "said nothing"));
    }

    /** It answers, and says nothing of the site. */
    public static SourceAway silent(String source, String why) {
        return new SourceAway(source + " said nothing of this site", why, false);
    }
}
