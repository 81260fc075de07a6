package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.List;
import org.headroom.data.quantity.InputError;
import org.headroom.grid.swing.Dip;
import org.headroom.grid.swing.FailureTimes;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** A {@link SwingRequest} as a person writes it; null for what is not said. */
public record SwingOptions(
        List<String> jobs,
        @Nullable Integer gpus,
        @Nullable String iteration,
        @Nullable Double computeShare,
        @Nullable Double swingMw,
        Remedies remedies,
        String dip,
        String failures,
        String length,
        String step,
        long seed) {
    private static final double LONGEST_S = 86_400;

    /** Remedies that are asked for. */
    public record Remedies(
            @Nullable Double batteryMw,
            @Nullable Double smoothingFloor,
            @Nullable String stagger,
            @Nullable Double dummyLevel,
            @Nullable Double rackJPerGpu) {}

    public SwingOptions {
        jobs = List.copyOf(jobs);
    }

    /** @throws InputError for what cannot be */
    public SwingRequest request(SiteInput site, @Nullable Path weather) {
        if (gpus != null && gpus < 1) {
            throw new InputError("--gpus", "", String.valueOf(gpus), "1 or more");
        }
        return new SwingRequest(
                site,
                weather,
                jobs,
                gpus,
                iteration == null ? null : Seconds.parse("--iteration", iteration),
                within("--compute-share", computeShare, 0, 1),
                within("--swing-mw", swingMw, 0, 1e5),
                new SwingRequest.Asked(
                        within("--battery-mw", remedies.batteryMw(), 0, 1e5),
                        within("--smoothing-floor", remedies.smoothingFloor(), 0, 1),
                        remedies.stagger() == null
                                ? null
                                : within("--stagger", Seconds.parse("--stagger", remedies.stagger()), 0, 36_000),
                        within("--dummy-level", remedies.dummyLevel(), 0, 1),
                        within("--rack-j", remedies.rackJPerGpu(), 0, 1e7)),
                readDip(),
                failureTimes(),
                range("--for", Seconds.parse("--for", length), 0.1, LONGEST_S),
                range("--step", Seconds.parse("--step", step), 0.001, 60),
                seed);
    }

    private FailureTimes failureTimes() {
        for (FailureTimes kind : FailureTimes.values()) {
            if (kind.name().equalsIgnoreCase(failures)) {
                return kind;
            }
        }
        throw new InputError("--failures", "", "'" + failures + "'", "none, one or random");
    }

    private Dip readDip() {
        String[] parts = dip.split(",", -1);
        double depth = parts.length == 2 ? PlainNumber.parse(parts[0].strip()) : Double.NaN;
        if (Double.isNaN(depth)) {
            throw new InputError("--dip", "", "'" + dip + "'", "voltage lost in pu and a time, as in 0.3,150ms");
        }
        try {
            return new Dip(depth, Seconds.parse("--dip", parts[1].strip()));
        } catch (OutOfRange e) {
            throw InputError.of("--dip", e.name(), e);
        }
    }

    private static @Nullable Double within(String option, @Nullable Double value, double low, double high) {
        return value == null ? null : range(option, value, low, high);
    }

    private static double range(String option, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new InputError(
                    option, "", String.valueOf(value), TextNumbers.of(low) + " to " + TextNumbers.of(high));
        }
        return value;
    }
}
