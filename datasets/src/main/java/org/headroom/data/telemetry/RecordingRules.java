package org.headroom.data.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The recording rules that make racks of a fleet's GPUs, as a file for {@code rule_files} of Prometheus. */
public final class RecordingRules {
    private RecordingRules() {}

    /** The file's text. */
    public static String text() {
        try (InputStream in = RecordingRules.class.getResourceAsStream("headroom-rules.yml")) {
            if (in == null) {
                throw new IllegalStateException("the recording rules are missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the recording rules cannot be read", e);
        }
    }
}
