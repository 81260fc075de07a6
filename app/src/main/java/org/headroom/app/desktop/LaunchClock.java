package org.headroom.app.desktop;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says how long after the start of the process something stood, and what processor time had gone into it by then. */
final class LaunchClock {
    private final @Nullable PrintStream out;

    /** @param out takes one line a mark; null to say nothing */
    LaunchClock(@Nullable PrintStream out) {
        this.out = out;
    }

    void mark(String what) {
        if (out == null) {
            return;
        }
        ProcessHandle.Info process = ProcessHandle.current().info();
        long wallMs = process.startInstant()
                .map(start -> Duration.between(start, Instant.now()).toMillis())
                .orElse(-1L);
        long cpuMs = process.totalCpuDuration().map(Duration::toMillis).orElse(-1L);
        out.printf(Locale.ROOT, "headroom: %5d ms, %5d ms of processor: %s%n", wallMs, cpuMs, what);
    }
}
