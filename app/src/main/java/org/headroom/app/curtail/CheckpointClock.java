package org.headroom.app.curtail;

import org.headroom.app.load.Assignment;
import org.headroom.data.jobs.Job;
import org.headroom.data.site.JobBehaviour;
import org.headroom.physics.gpu.Checkpointing;

/**
 * When a running job has a checkpoint: after its start-up every {@code intervalS} of iterations, each written in {@code
 * pauseS}. The interval is the site's for its kind of work, or Daly's (2006) where the site says 0; the pause is the bytes of
 * the job's model, or of its GPUs, over the storage's rate. As docs/models/load.md has it for jobs in time, without failures.
 *
 * <p>Worked number: 80,000 GPUs at 0.4 GB each over 2 TB/s pause 16 s, every 260 s of iterations.
 *
 * @param firstS when the first one is begun, epoch s
 */
record CheckpointClock(double firstS, double intervalS, double pauseS) {
    private static final double MOST_START_UP = 0.1;
    private static final double LEAST_INTERVAL_S = 10;

    static CheckpointClock of(Assignment a, JobBehaviour behaviour) {
        Job job = a.job();
        JobBehaviour.Phases phases = behaviour.phases().get(job.work().id());
        if (phases == null) {
            throw new IllegalArgumentException("no phases for " + job.work().id());
        }
        double bytes = job.model() == null
                ? a.gpus() * phases.checkpointBytesPerGpu()
                : job.model().parameters() * behaviour.storage().bytesPerParameter();
        double pauseS = behaviour.storage().pauseS(bytes);
        JobBehaviour.Failures failures = behaviour.failures();
        double failureS = Checkpointing.failureS(failures.gpuHoursPerFailure(), a.gpus());
        double dalyS = new Checkpointing(
                        Math.clamp(pauseS, 1e-3, 1e7),
                        Math.clamp(failureS, 1, 1e12),
                        failures.detectionS() + failures.restartS())
                .dalyS();
        double intervalS =
                Math.max(LEAST_INTERVAL_S, phases.checkpointEveryS() > 0 ? phases.checkpointEveryS() : dalyS);
        double startUpS = Math.min(phases.startUpS(), MOST_START_UP * (a.endS() - a.startS()));
        return new CheckpointClock(a.startS() + startUpS + intervalS, intervalS, pauseS);
    }

    /** When the first checkpoint that begins at or after an instant is written, epoch s. */
    double writtenFrom(double atS) {
        double k = Math.max(0, Math.ceil((atS - firstS) / (intervalS + pauseS) - 1e-9));
        return firstS + k * (intervalS + pauseS) + pauseS;
    }

    /** When the last checkpoint that is written by an instant was written, epoch s; negative infinity if there is none. */
    double writtenBy(double atS) {
        double k = Math.floor((atS - firstS - pauseS) / (intervalS + pauseS) + 1e-9);
        return k < 0 ? Double.NEGATIVE_INFINITY : firstS + k * (intervalS + pauseS) + pauseS;
    }
}
