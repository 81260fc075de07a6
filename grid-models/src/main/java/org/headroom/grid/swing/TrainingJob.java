package org.headroom.grid.swing;

import org.headroom.physics.basis.Checks;

/**
 * A gang-scheduled training job. All its servers do the same thing at the same time.
 *
 * @param servers of the job
 * @param gpus of the job
 * @param iteration what repeats
 * @param power of one server in each phase
 * @param checkpoint state that is saved while nobody computes
 * @param failures what stops the job and how it comes back
 * @param lagS first-order time constant of a server's power: GPU clocks, voltage regulators, power supply, s
 */
public record TrainingJob(
        String name,
        double servers,
        double gpus,
        Iteration iteration,
        Power power,
        Checkpoint checkpoint,
        Failures failures,
        double lagS) {

    /**
     * AC power of one server, W.
     *
     * @param computeW in the compute phase
     * @param communicationW in exposed communication
     * @param idleW while a checkpoint is written and after a failure
     */
    public record Power(double computeW, double communicationW, double idleW) {
        public Power {
            Checks.positive("compute_w", computeW);
            Checks.within("communication_w", communicationW, 0, computeW);
            Checks.within("idle_w", idleW, 0, computeW);
        }
    }

    /**
     * @param everyS from the end of one to the next, s; infinity for none
     * @param lengthS for which computing stops, s
     */
    public record Checkpoint(double everyS, double lengthS) {
        public Checkpoint {
            if (everyS != Double.POSITIVE_INFINITY) {
                Checks.positive("checkpoint_every_s", everyS);
            }
            Checks.notNegative("checkpoint_s", lengthS);
        }
    }

    /**
     * @param gpuHoursPerInterruption one unplanned stop in so many GPU hours; infinity for never
     * @param restartS from the stop until computing begins again, s
     * @param staggerS over which servers are let back to compute power after a restart; none iterates before all are, s
     */
    public record Failures(double gpuHoursPerInterruption, double restartS, double staggerS) {
        public Failures {
            if (gpuHoursPerInterruption != Double.POSITIVE_INFINITY) {
                Checks.positive("gpu_hours_per_interruption_h", gpuHoursPerInterruption);
            }
            Checks.notNegative("restart_s", restartS);
            Checks.notNegative("stagger_s", staggerS);
        }
    }

    public TrainingJob {
        Checks.positive("servers_count", servers);
        Checks.positive("gpus_count", gpus);
        Checks.within("lag_s", lagS, 0, 10);
    }

    /**
     * Mean time between unplanned stops, s. 50,700 GPU hours an interruption (Llama 3, 419 unplanned in 54 days on 16,384
     * GPUs) are 30.4 min at 100,000 GPUs.
     */
    public double meanTimeToFailureS() {
        return failures.gpuHoursPerInterruption() * 3600 / gpus;
    }

    /** From communication to compute and back, all servers, W. */
    public double swingW() {
        return servers * (power.computeW() - power.communicationW());
    }

    /** The same job whose servers are let back over this time. */
    public TrainingJob staggered(double staggerS) {
        return new TrainingJob(
                name,
                servers,
                gpus,
                iteration,
                power,
                checkpoint,
                new Failures(failures.gpuHoursPerInterruption(), failures.restartS(), staggerS),
                lagS);
    }
}
