package org.headroom.app.load;

import org.headroom.data.jobs.JobModel;
import org.headroom.data.jobs.TrainingHours;
import org.headroom.physics.gpu.GpuSheet;
import org.headroom.physics.gpu.LanguageModel;
import org.headroom.physics.gpu.LayoutSearch;
import org.headroom.physics.gpu.TrainingMethod;
import org.headroom.physics.gpu.TrainingStep;

/**
 * Hours of a job that states the model that it trains: the fastest layout that fits on its GPUs, as large models are trained
 * today, at full clocks, interruptions left out.
 */
public final class ModelTraining implements TrainingHours {
    private final GpuSheet gpu;

    public ModelTraining(GpuSheet gpu) {
        this.gpu = gpu;
    }

    @Override
    public double hours(JobModel model, int gpus) {
        return step(model, gpus).daysFor(model.tokens()) * 24;
    }

    /**
     * The job's iteration: phases, layout, utilization.
     *
     * @throws org.headroom.physics.basis.OutOfRange where the model does not fit on these GPUs
     */
    public TrainingStep step(JobModel model, int gpus) {
        LanguageModel trained = LanguageModel.of(
                model.parameters(), model.activeParameters(), model.layers(), model.hidden(), model.sequence());
        return new LayoutSearch(trained, gpu)
                .fastest(gpus, LayoutSearch.usualBatch(trained, model.tokens(), gpus), TrainingMethod.today());
    }
}
