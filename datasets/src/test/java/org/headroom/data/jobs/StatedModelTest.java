package org.headroom.data.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.time.ZoneId;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs that state the network that they train instead of hours. */
class StatedModelTest {
    private static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");

    /** 6 x active x tokens at 400 TFLOP/s a GPU. */
    private static final TrainingHours HOURS =
            (model, gpus) -> 6 * model.activeParameters() * model.tokens() / (400e12 * gpus) / 3600;

    private static JobLog parse(String job) {
        return JobFiles.parse(
                "jobs.yaml", "jobs:\n - {id: a, submit: 2025-07-17, gpus_max: 65536, " + job + "}\n", MEMPHIS, HOURS);
    }

    @Test
    void a_mixture_for_15_trillion_tokens_is_a_job() {
        Job job = parse("model: {parameters: 314e9, active_parameters: 86e9, tokens: 15e12, sequence: 8192}")
                .jobs()
                .getFirst();
        assertThat(job.hours()).isBetween(82.0, 82.1); // 6 x 86e9 x 15e12 / (4e14 x 65,536) s
        assertThat(job.model()).isEqualTo(new JobModel(314e9, 86e9, 15e12, 0, 0, 8192));
        assertThat(job.dueS() - job.submitS()).isEqualTo(Math.round(1.5 * job.hours() * 3600));
    }

    @Test
    void a_dense_model_has_all_parameters_active() {
        JobModel model = parse("model: {parameters: 70.5e9, tokens: 15000000000000}")
                .jobs()
                .getFirst()
                .model();
        assertThat(model).isEqualTo(new JobModel(70.5e9, 70.5e9, 15e12, 0, 0, 0));
    }

    @Test
    void a_job_takes_no_more_gpus_than_its_model_has_work_for_and_says_so() {
        TrainingHours law = new TrainingHours() {
            @Override
            public double hours(JobModel model, int gpus) {
                return HOURS.hours(model, Math.min(gpus, 1024));
            }

            @Override
            public int gpusUsed(JobModel model, int gpus) {
                return Math.min(gpus, 1024);
            }
        };
        String model = "work: pretrain, model: {parameters: 1e9, tokens: 1e12}}\n";
        JobLog log = JobFiles.parse(
                "j.yaml",
                "jobs:\n - {id: wide, submit: 2025-07-17, gpus_min: 2000, gpus_max: 4096, " + model
                        + " - {id: elastic, submit: 2025-07-18, gpus_min: 512, gpus_max: 2048, " + model
                        + " - {id: fits, submit: 2025-07-19, gpus_max: 1024, " + model,
                MEMPHIS,
                law);
        assertThat(log.jobs()).extracting(Job::gpusMin).containsExactly(1024, 512, 1024);
        assertThat(log.jobs()).extracting(Job::gpusMax).containsExactly(1024, 1024, 1024);
        assertThat(log.jobs())
                .extracting(Job::hours)
                .containsOnly(HOURS.hours(new JobModel(1e9, 1e9, 1e12, 0, 0, 0), 1024));
        assertThat(log.notes())
                .containsExactly(
                        "j.yaml: wide uses 1024 of 4096 GPUs: the layout of its model has no work for more",
                        "j.yaml: elastic uses 1024 of 2048 GPUs: the layout of its model has no work for more");
        assertThat(log.startingAt(0).window(0, 864_000, JobScale.ONE, 100_000).notes())
                .isEqualTo(log.notes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hours: 3, model: {parameters: 1e9, tokens: 1e12} | jobs[0], hours: found hours beside model, allowed: one of the two",
                "model: {parameters: 1e9} | jobs[0], model.tokens: found nothing, allowed: 1 to",
                "model: {parameters: 1e9, tokens: 1e12, width: 3} | jobs[0].model.width: found unknown key 'width'",
                "model: {parameters: big, tokens: 1e12} | jobs[0].model.parameters: found \"big\", allowed: a number",
                "model: {parameters: 1e9, active_parameters: 2e9, tokens: 1e12} | jobs[0], model.active_parameters: found 2.0E9, allowed: 1000 to",
                "model: {parameters: 1e9, tokens: 1e12, layers: 2.5} | jobs[0], model.layers: found 2.5, allowed: a whole number",
                "model: 7 | jobs[0].model: found no mapping",
                "model: {} | jobs[0], model.parameters: found nothing",
                "model: {parameters: 1e15, tokens: 1e18} | jobs[0], model: found a model that takes",
                "hours: 3, preemptible: perhaps | jobs[0], preemptible: found 'perhaps', allowed: true or false"
            })
    void what_cannot_be_is_said_in_one_line(String job, String message) {
        assertThatThrownBy(() -> parse(job)).isInstanceOf(InputError.class).hasMessageContaining(message);
    }

    @Test
    void a_model_that_does_not_fit_names_its_place() {
        assertThatThrownBy(() -> JobFiles.parse(
                        "j.yaml",
                        "jobs:\n - {id: a, submit: 2025-07-17, gpus_max: 8, model: {parameters: 1e12, tokens: 1e12}}\n",
                        MEMPHIS,
                        (_, gpus) -> {
                            throw new OutOfRange("gpus_count", gpus + " GPUs", "more");
                        }))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("j.yaml: jobs[0], gpus_count: found 8 GPUs, allowed: more");
    }

    @Test
    void without_a_kind_of_gpu_hours_are_asked_for() {
        assertThatThrownBy(() -> JobFiles.parse(
                        "j.yaml",
                        "jobs:\n - {id: a, submit: 2025-07-17, gpus_max: 8, model: {parameters: 1e9, tokens: 1e12}}\n",
                        MEMPHIS))
                .hasMessageContaining("allowed: hours");
    }

    @Test
    void preemptible_jobs_are_printed_and_read_back() {
        JobLog log = parse("hours: 3, preemptible: true");
        StringWriter out = new StringWriter();
        JobCsv.write(log.jobs(), MEMPHIS, out);
        assertThat(out.toString()).contains(",site,preemptible\n").contains(",true\n");
        assertThat(JobFiles.parse("again.csv", out.toString(), MEMPHIS).jobs()).isEqualTo(log.jobs());
    }
}
