package org.headroom.app.tasks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What this process has cost so far. */
final class ProcessCost {
    private ProcessCost() {}

    /** CPU seconds of all threads, compiler and collector included; null where the system does not say. */
    static @Nullable Double cpuS() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .map(n -> n * 1e-9)
                .orElse(null);
    }

    /** Largest resident set, MB (1e6 bytes); null where the system does not say. */
    static @Nullable Double peakRssMb() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024e-6;
                }
            }
            return null;
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }
}
