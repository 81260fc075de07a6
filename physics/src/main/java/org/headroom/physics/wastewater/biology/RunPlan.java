package org.headroom.physics.wastewater.biology;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * What a dynamic run does: an influent, run through so often, and averages over its last days.
 *
 * @param influent rows in time
 * @param daysPerPass how much of it is a pass; more than it spans lets it begin anew within the pass
 * @param passes how often
 * @param averagedDays at the end of the last pass
 * @param sampleDays between samples to a watcher; 0 for none
 * @param relativeTolerance of the integration, per step
 */
public record RunPlan(
        Influent influent,
        double daysPerPass,
        int passes,
        double averagedDays,
        double sampleDays,
        double relativeTolerance) {
    /** Averages of the benchmark are within 0.002 % with it; see docs/models/wastewater.md. */
    public static final double TOLERANCE = 1e-5;

    public RunPlan {
        Checks.within("days", daysPerPass, 1e-3, 36600);
        Checks.within("repeat", passes, 1, 10000);
        Checks.positive("averaged_days", averagedDays);
        Checks.notNegative("sample_days", sampleDays);
        Checks.within("relative_tolerance", relativeTolerance, 1e-9, 1e-2);
        if (averagedDays > daysPerPass * passes * (1 + 1e-12)) {
            throw new OutOfRange(
                    "averaged_days", Double.toString(averagedDays), "at most the run's " + daysPerPass * passes);
        }
    }

    /** The whole influent twice, averages over the last 7 days (or all, if it is shorter): the benchmark's protocol. */
    public static RunPlan protocol(Influent influent) {
        return new RunPlan(influent, influent.spanD(), 2, Math.min(7, 2 * influent.spanD()), 0, TOLERANCE);
    }

    double totalDays() {
        return daysPerPass * passes;
    }
}
