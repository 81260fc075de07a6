package org.headroom.app.live.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A dashboard of a live run for Grafana, to be imported; it asks for the data source and the job. */
public final class Dashboard {
    private Dashboard() {}

    /** The dashboard as JSON. */
    public static String text() {
        try (InputStream in = Dashboard.class.getResourceAsStream("grafana-dashboard.json")) {
            if (in == null) {
                throw new IllegalStateException("the dashboard is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the dashboard cannot be read", e);
        }
    }
}
