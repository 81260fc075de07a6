package org.headroom.app.load;

import org.headroom.data.jobs.Iteration;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.JobModel;
import org.headroom.data.jobs.TrainingHours;
import org.headroom.data.site.JobBehaviour;
import org.headroom.physics.gpu.Activity;
import org.headroom.physics.gpu.ActivityLaw;
import org.headroom.physics.gpu.GpuSheet;
import org.headroom.physics.gpu.LanguageModel;
import org.headroom.physics.gpu.LayoutSearch;
import org.headroom.physics.gpu.TrainingMethod;
import org.headroom.physics.gpu.TrainingStep;
import org.jspecify.annotations.Nullable;

/**
 * Hours and phases of a job that states the model that it trains: the fastest layout that fits on its GPUs, as large models are trained
 * today, at full clocks, interruptions left out.
 */
public final class ModelTraining implements TrainingHours {
    private static final ActivityLaw LAW = ActivityLaw.h100Sxm();

    private final GpuSheet gpu;
    private final int gpusPerServer;

    // a reader asks several times of each job
    private @Nullable JobModel lastModel;
    private int lastGpus;
    private @Nullable TrainingStep lastStep;

    /** @param gpusPerServer a job takes whole servers */
    public ModelTraining(GpuSheet gpu, int gpusPerServer) {
        this.gpu = gpu;
        this.gpusPerServer = gpusPerServer;
    }

    @Override
    public double hours(JobModel model, int gpus) {
        return step(model, gpus).daysFor(model.tokens()) * 24;
    }

    /** Those of its layout in whole servers, at most all: a batch can be too small, or a grid of the layout too coarse, for more. */
    @Override
    public int gpusUsed(JobModel model, int gpus) {
        int busy = step(model, gpus).layout().gpus();
        return Math.min(gpus, Math.ceilDiv(busy, gpusPerServer) * gpusPerServer);
    }

    @Override
    public Iteration iteration(JobModel model, int gpus) {
        TrainingStep step = step(model, gpus);
        return new Iteration(
                step.communicationShare(),
                step.bubbleShare(),
                LAW.utilization(step.computeActivity()),
                LAW.utilization(Activity.COMMUNICATION));
    }

    /** The job as hours alone can state it: as long as this one with its start-up and the pauses that its behaviour plans. */
    public static Job inHours(Job job, JobBehaviour behaviour, int gpusPerServer) {
        if (job.model() == null) {
            return job;
        }
        long endS = job.submitS() + Math.round(job.hours() * 3600);
        Assignment alone = new Assignment(job, job.submitS(), endS, job.gpusMax(), Double.POSITIVE_INFINITY, "");
        JobRun run = new JobRun(0, alone, behaviour, false, new int[0], gpusPerServer, 0);
        return job.ofHours(run.lastsS() / 3600);
    }

    /**
     * The job's iteration: phases, layout, utilization.
     *
     * @throws org.headroom.physics.basis.OutOfRange where the model does not fit on these GPUs
     */
    public TrainingStep step(JobModel model, int gpus) {
        TrainingStep known = lastStep;
        if (known != null && gpus == lastGpus && model.equals(lastModel)) {
            return known;
        }
        LanguageModel trained = LanguageModel.of(
                model.parameters(), model.activeParameters(), model.layers(), model.hidden(), model.sequence());
        TrainingStep step = new LayoutSearch(trained, gpu)
                .fastest(gpus, LayoutSearch.usualBatch(trained, model.tokens(), gpus), TrainingMethod.today());
        lastModel = model;
        lastGpus = gpus;
        lastStep = step;
        return step;
    }
}
