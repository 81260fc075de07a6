package org.headroom.data.telemetry;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.concurrent.atomic.LongAdder;

/** What came in and what was wrong with it, counted since the start; read by /metrics and by the log from any thread. */
public final class IngestCounts {
    /** What is counted. */
    public enum Kind {
        QUERIES("questions asked of the server"),
        QUERY_FAILURES("questions that failed"),
        RETRIES("questions asked a second time"),
        SERVER_WARNINGS("warnings that the server added to an answer"),
        SAMPLES("samples read"),
        ACCEPTED("samples that became a value"),
        NOT_A_NUMBER("samples that are NaN"),
        INFINITE("samples that are infinite"),
        SENTINEL("samples that are DCGM's blank values"),
        IMPOSSIBLE("samples outside what the quantity can be"),
        DUPLICATE("samples of a time or of a rack that had its sample"),
        OUT_OF_ORDER("samples older than one already taken"),
        FUTURE("samples later than the time asked for"),
        LATE("samples that came after their step was closed"),
        COUNTER_RESETS("energy counters that started again"),
        FROM_COUNTER("rack steps whose power comes from an energy counter in part or whole"),
        HELD("rack and meter steps that repeat the last value"),
        STALE("rack and meter steps without a value younger than the limit"),
        FROZEN("rack and meter steps left out because the sensor stands still"),
        SILENT_RACKS("rack steps without power"),
        UNKNOWN_HOST("samples of hosts that belong to no rack of the site"),
        SHARED_GPUS("GPU steps left out because the same GPU came under another host, too"),
        TOO_MANY_GPUS("rack steps left out because more GPUs report than the rack holds"),
        SILENT_QUANTITIES("steps without a quantity because its question failed"),
        STEPS("steps handed on"),
        GAP_STEPS("steps handed on late, after an outage"),
        LOST_STEPS("steps given up because they are too old");

        private final String help;

        Kind(String help) {
            this.help = help;
        }

        public String help() {
            return help;
        }

        /** As in {@code not_a_number}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);

    public IngestCounts() {
        for (Kind kind : Kind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    public void add(Kind kind) {
        add(kind, 1);
    }

    public void add(Kind kind, long more) {
        adder(kind).add(more);
    }

    public long of(Kind kind) {
        return adder(kind).sum();
    }

    private LongAdder adder(Kind kind) {
        return Objects.requireNonNull(counts.get(kind));
    }

    /** What is not zero, as in {@code samples 120, sentinel 3}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        for (Kind kind : Kind.values()) {
            if (of(kind) != 0) {
                text.add(kind.key() + " " + of(kind));
            }
        }
        return text.toString();
    }
}
