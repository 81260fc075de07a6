package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;

/**
 * A GPU module as its power law sees it.
 *
 * @param idleW draw with no work
 * @param limitW factory power limit, reached at full activity at the reference temperature
 * @param minCapW lowest power cap that can be set
 * @param leakageWPerK more draw per kelvin above the reference, at full activity
 * @param referenceC GPU temperature that idleW and limitW belong to
 * @param throttleC above this the GPU sheds power by itself
 * @param slowdownC at this clocks are halved by the hardware
 * @param shutdownC at this the GPU switches itself off
 * @param capExponent how throughput falls with dynamic power under a cap: r = (dynamic power share)^exponent
 */
public record GpuDesign(
        double idleW,
        double limitW,
        double minCapW,
        double leakageWPerK,
        double referenceC,
        double throttleC,
        double slowdownC,
        double shutdownC,
        double capExponent) {

    public GpuDesign {
        Checks.positive("idle_w", idleW);
        Checks.within("limit_w", limitW, idleW + 1, 10_000);
        Checks.within("min_cap_w", minCapW, idleW, limitW);
        Checks.within("leakage_w_per_k", leakageWPerK, 0, 0.02 * limitW);
        Checks.within("reference_c", referenceC, 0, 100);
        Checks.within("throttle_c", throttleC, referenceC, 150);
        Checks.within("slowdown_c", slowdownC, throttleC, 150);
        Checks.within("shutdown_c", shutdownC, slowdownC, 150);
        Checks.within("cap_exponent", capExponent, 0, 1);
    }

    /**
     * NVIDIA H100 SXM5 80 GB, the same numbers as in the site files that ship. 700 W limit (NVIDIA H100 data sheet); 200 W
     * lowest cap, 87 C maximum operating, slowdown at 89 and shutdown at 95 C (as users quote {@code nvidia-smi -q}).
     * Assumptions: 72 W idle (reported 70 to 100), leakage 0.5 W/K (0.07 % per kelvin) about 45 C, cap exponent 0.4
     * (training at 70 % of the power keeps 85 % of the throughput; a cube law of the clock would give 1/3).
     */
    public static GpuDesign h100Sxm() {
        return new GpuDesign(72, 700, 200, 0.5, 45, 87, 89, 95, 0.4);
    }
}
