package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;

/**
 * How often a job should save its state, and what failures cost it.
 *
 * <pre>
 * Young   tau = sqrt(2 delta M)
 * Daly    tau = sqrt(2 delta M) (1 + sqrt(delta / (2 M)) / 3 + (delta / (2 M)) / 9) - delta   for delta &lt; 2 M, else M
 * wall    T = M e^(R/M) (e^((tau + delta)/M) - 1) T_s / tau
 * </pre>
 *
 * <p>delta time that the job stands still for a checkpoint, M mean time between failures of the whole job, R restart
 * (detection, new servers, loading), tau work between two checkpoints, T_s the work alone; all in s. Failures are exponential in
 * time. Sources: Young (1974), CACM 17:530; Daly (2006), FGCS 22:303, eq. 37 and 20. M of a job is
 * the GPU-hours a failure over its GPUs: Llama 3 had 419 unexpected interruptions in 54 days on 16,384 GPUs (Grattafiori et
 * al. 2024, 3.3.4), 54 x 24 x 16,384 / 419 = 50,677 GPU-hours each. Worked number: that job, delta 30 s, R 600 s: M 3.09 h,
 * Young 13.6 min, Daly 13.3 min, efficiency 0.88.
 *
 * @param stallS delta
 * @param failureS M
 * @param restartS R
 */
public record Checkpointing(double stallS, double failureS, double restartS) {
    /** Llama 3, rounded: one failure in so many GPU-hours. */
    public static final double GPU_HOURS_PER_FAILURE = 50_700;

    /** Weights in BF16 and three numbers of the optimizer in FP32. */
    public static final double BYTES_PER_PARAMETER = 14;

    public Checkpointing {
        Checks.within("stall_s", stallS, 1e-3, 1e7);
        Checks.within("failure_s", failureS, 1, 1e12);
        Checks.within("restart_s", restartS, 0, 1e7);
    }

    /** Mean time between failures of a job, s. */
    public static double failureS(double gpuHoursPerFailure, double gpus) {
        return gpuHoursPerFailure / gpus * 3600;
    }

    /** Time to write a checkpoint, s: what storage takes, or what the GPUs' ports give if that is less. */
    public static double writeS(double bytes, double storageBytesPerS, double gpus, double portBytesPerS) {
        return bytes / Math.min(storageBytesPerS, gpus * portBytesPerS);
    }

    /** Young's interval, s of work between two checkpoints. */
    public double youngS() {
        return Math.sqrt(2 * stallS * failureS);
    }

    /** Daly's interval, s of work between two checkpoints. */
    public double dalyS() {
        if (stallS >= 2 * failureS) {
            return failureS;
        }
        double x = stallS / (2 * failureS);
        return youngS() * (1 + Math.sqrt(x) / 3 + x / 9) - stallS;
    }

    /** Work over wall time with this much work between two checkpoints, 0 to 1. */
    public double efficiency(double intervalS) {
        double m = failureS;
        return intervalS / (m * Math.exp(restartS / m) * Math.expm1((intervalS + stallS) / m));
    }
}
