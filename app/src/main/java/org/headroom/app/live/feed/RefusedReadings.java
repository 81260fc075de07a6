package org.headroom.app.live.feed;

import java.util.Map;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.IngestCounts.Kind;
import org.headroom.data.telemetry.SampleSink;

/** Readings that were left out before the sums, counted by why. */
final class RefusedReadings implements SampleSink {
    private final IngestCounts counts;
    private Kind why = Kind.IMPOSSIBLE;

    RefusedReadings(IngestCounts counts) {
        this.counts = counts;
    }

    @Override
    public int series(Map<String, String> labels) {
        why = switch (labels.getOrDefault("why", "")) {
            case "sentinel" -> Kind.SENTINEL;
            case "not_a_number" -> Kind.NOT_A_NUMBER;
            case "infinite" -> Kind.INFINITE;
            default -> Kind.IMPOSSIBLE;
        };
        return 0;
    }

    @Override
    public void sample(int series, double atS, double value) {
        counts.add(why, value > 0 && value < 1e9 ? Math.round(value) : 0);
    }
}
