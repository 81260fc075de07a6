package org.headroom.app.live.feed;

import java.util.Arrays;
import java.util.Map;
import org.headroom.data.telemetry.SampleSink;
import org.headroom.data.telemetry.SimulatorClock;
import org.jspecify.annotations.Nullable;

/** The clock of a telemetry simulator, where the server knows one. */
final class ClockAnswer implements SampleSink {
    static final String PROMQL =
            "{__name__=~\"" + SimulatorClock.EPOCH + "|" + SimulatorClock.START + "|" + SimulatorClock.SPEED + "\"}";

    private final double[] said = {Double.NaN, Double.NaN, Double.NaN};

    @Override
    public int series(Map<String, String> labels) {
        return switch (labels.getOrDefault("__name__", "")) {
            case SimulatorClock.EPOCH -> 0;
            case SimulatorClock.START -> 1;
            case SimulatorClock.SPEED -> 2;
            default -> -1;
        };
    }

    @Override
    public void sample(int series, double atS, double value) {
        said[series] = value;
    }

    /** Null where not all of it was said. */
    @Nullable
    SimulatorClock clock() {
        boolean all = Arrays.stream(said).allMatch(Double::isFinite) && said[2] > 0;
        return all ? new SimulatorClock(said[0], said[1], said[2]) : null;
    }
}
