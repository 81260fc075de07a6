package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code aquifer fit} is asked for.
 *
 * @param file the readings
 * @param model theis, hantush, cooper-jacob or auto
 * @param fix unknowns that are known: storativity, transmissivity_m2_per_day, leakage_factor_m
 * @param pumpingSteps a table of time and rate
 * @param pumpingM3PerDay one rate for the whole test
 * @param stop when the pump stopped, as in 14h
 * @param ignoreBefore readings before this are left out, as in 10min
 * @param radiusM of the piezometer where the table does not say
 * @param thicknessM of the aquifer, for the hydraulic conductivity
 */
public record AquiferFitRequest(
        Path file,
        String model,
        Map<String, String> fix,
        @Nullable Path pumpingSteps,
        @Nullable Double pumpingM3PerDay,
        @Nullable String stop,
        @Nullable String ignoreBefore,
        @Nullable Double radiusM,
        @Nullable Double thicknessM) {
    /** Of a table alone. */
    public static AquiferFitRequest of(Path file) {
        return new AquiferFitRequest(file, "auto", Map.of(), null, null, null, null, null, null);
    }
}
