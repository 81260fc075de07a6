package org.headroom.app.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.headroom.data.jobs.Iteration;
import org.headroom.data.jobs.JobModel;
import org.headroom.data.jobs.Work;
import org.headroom.physics.gpu.ActivityLaw;
import org.headroom.physics.gpu.CapCurve;
import org.headroom.physics.gpu.GpuCatalogue;
import org.headroom.physics.gpu.GpuDesign;
import org.headroom.physics.gpu.GpuPower;
import org.headroom.physics.gpu.TrainingStep;
import org.junit.jupiter.api.Test;

class ModelTrainingTest {
    @Test
    void a_stated_llama_takes_about_the_gpu_hours_of_its_model_card() {
        ModelTraining training =
                new ModelTraining(GpuCatalogue.read().named("h100-sxm").sheet(), 8);
        JobModel llama = new JobModel(405e9, 405e9, 15.6e12, 126, 16_384, 8192);
        // Llama 3 model card: 30.84 million GPU-hours, interruptions among them; not tuned to
        assertThat(16_384 * training.hours(llama, 16_384)).isCloseTo(30.84e6, within(3.1e6));
    }

    @Test
    void a_stated_model_has_the_phases_and_the_utilization_of_its_layout() {
        ModelTraining training =
                new ModelTraining(GpuCatalogue.read().named("h100-sxm").sheet(), 8);
        JobModel mixture = new JobModel(314e9, 86e9, 15e12, 0, 0, 0);
        TrainingStep step = training.step(mixture, 65_536);
        Iteration iteration = training.iteration(mixture, 65_536);
        assertThat(iteration.utilization()).isCloseTo(step.meanUtilization(ActivityLaw.h100Sxm()), within(1e-12));
        assertThat(iteration.communicationShare()).isEqualTo(step.communicationShare());
        assertThat(iteration.bubbleShare()).isEqualTo(step.bubbleShare());
        assertThat((1 - iteration.exposedShare()) * iteration.computeActivity()
                        + iteration.exposedShare() * iteration.exposedActivity())
                .isCloseTo(iteration.utilization(), within(1e-12));
    }

    @Test
    void gpus_beyond_the_batch_find_no_work() {
        ModelTraining training =
                new ModelTraining(GpuCatalogue.read().named("h100-sxm").sheet(), 8);
        JobModel mixture = new JobModel(314e9, 78.5e9, 15e12, 0, 0, 0);
        assertThat(training.gpusUsed(mixture, 100_000)).isEqualTo(76_608);
        assertThat(training.gpusUsed(mixture, 76_608)).isEqualTo(76_608);
        assertThat(training.hours(mixture, 100_000)).isCloseTo(training.hours(mixture, 76_608), within(1e-9));
        JobModel small = new JobModel(7e9, 7e9, 1e12, 0, 0, 0);
        for (int gpus = 1; gpus < 5_000; gpus += 1 + gpus / 3) {
            int used = training.gpusUsed(small, gpus);
            assertThat(used).isBetween(training.step(small, gpus).layout().gpus(), gpus);
            assertThat(used == gpus || used % 8 == 0).isTrue();
        }
    }

    @Test
    void work_with_a_curve_of_its_own_follows_it_under_a_cap() {
        Map<Work, Double> busy = new EnumMap<>(Work.class);
        for (Work work : Work.values()) {
            busy.put(work, 0.9);
        }
        WorkProfile profile = new WorkProfile(busy, Map.of(Work.INFERENCE, new CapCurve.Power(0.1)));
        GpuPower gpu = new GpuPower(GpuDesign.h100Sxm());
        double share = gpu.powerShare(0.9, 400, 45);
        assertThat(profile.relativeThroughput(Work.INFERENCE, gpu, 400, 45)).isEqualTo(Math.pow(share, 0.1));
        assertThat(profile.relativeThroughput(Work.PRETRAIN, gpu, 400, 45))
                .isEqualTo(gpu.relativeThroughput(0.9, 400, 45));
        assertThat(profile.relativeThroughput(Work.INFERENCE, gpu, 700, 45)).isEqualTo(1);
    }
}
