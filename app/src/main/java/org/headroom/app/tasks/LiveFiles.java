package org.headroom.app.tasks;

import org.headroom.app.live.serve.Dashboard;
import org.headroom.data.telemetry.RecordingRules;

/** Files that other programs need beside a live run. */
public final class LiveFiles {
    private LiveFiles() {}

    /** Recording rules for Prometheus. */
    public static String rules() {
        return RecordingRules.text();
    }

    /** A dashboard for Grafana. */
    public static String dashboard() {
        return Dashboard.text();
    }
}
