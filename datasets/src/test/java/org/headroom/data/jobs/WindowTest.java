package org.headroom.data.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final long DAY = 86_400;

    private static Job job(String id, long submitS, int gpus, double hours, String... after) {
        return new Job(id, submitS, gpus, gpus, hours, Work.OTHER, 1, submitS + DAY, List.of(after), null, "");
    }

    private static JobLog log(boolean foreign, List<Job> jobs) {
        return new JobLog("log", foreign, jobs, List.of());
    }

    @Test
    void only_jobs_submitted_within_the_window_count() {
        JobLog log = log(
                false,
                List.of(
                        job("early", -1, 8, 1),
                        job("first", 0, 8, 1, "early"),
                        job("last", DAY - 1, 8, 1),
                        job("late", DAY, 8, 1)));
        JobList list = log.window(0, DAY, JobScale.ONE, 1000);
        assertThat(list.jobs()).extracting(Job::id).containsExactly("first", "last");
        assertThat(list.jobs().getFirst().after()).isEmpty(); // what came before the window is done
        assertThatThrownBy(() -> log.window(5 * DAY, 6 * DAY, JobScale.ONE, 1000))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no job submitted within the window");
    }

    @Test
    void a_scaled_count_is_whole_servers_and_never_more_than_the_site() {
        assertThat(JobLog.scaled(1, 1, 100_000)).isEqualTo(8);
        assertThat(JobLog.scaled(64, 2.5, 100_000)).isEqualTo(160);
        assertThat(JobLog.scaled(64, 2.51, 100_000)).isEqualTo(160);
        assertThat(JobLog.scaled(128, 4281.75, 100_000)).isEqualTo(100_000);
        assertThat(JobLog.scaled(3, 1, 100)).isEqualTo(8);
        assertThat(JobLog.scaled(900, 1, 100)).isEqualTo(96);
    }

    @Test
    void auto_reaches_85_percent_of_the_site() {
        Random random = new Random(7);
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            jobs.add(job(
                    "j" + i, random.nextInt((int) (14 * DAY)), 1 + random.nextInt(128), 1 + 20 * random.nextDouble()));
        }
        JobList list = log(true, jobs).window(0, 14 * DAY, JobScale.AUTO, 100_000);
        assertThat(list.gpuShare()).isCloseTo(0.85, within(1e-4));
        assertThat(list.gpuHours()).isCloseTo(list.gpuShare() * 100_000 * 336, within(1.0));
        assertThat(list.jobs()).allMatch(job -> job.gpusMax() % 8 == 0 && job.gpusMax() <= 100_000);
    }

    @Test
    void auto_says_so_where_all_jobs_on_all_gpus_are_not_enough() {
        JobList list = log(true, List.of(job("only", 0, 8, 12))).window(0, DAY, JobScale.AUTO, 1000);
        assertThat(list.jobs().getFirst().gpusMax()).isEqualTo(1000);
        assertThat(list.gpuShare()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void our_own_counts_are_kept_as_they_are_written() {
        JobList list = log(false, List.of(job("odd", 0, 13, 12))).window(0, DAY, JobScale.ONE, 1000);
        assertThat(list.jobs().getFirst().gpusMax()).isEqualTo(13);
        assertThatThrownBy(() -> log(false, List.of(job("huge", 0, 1001, 1))).window(0, DAY, JobScale.ONE, 1000))
                .hasMessageContaining("job huge: found 1001 GPUs at least, allowed: 1 to 1000");
    }

    @Test
    void our_own_elastic_job_keeps_its_work_on_a_smaller_site() {
        Job wide = new Job("wide", 0, 100, 2000, 12, Work.PRETRAIN, 1, DAY, List.of(), null, "");
        Job fitted = log(false, List.of(wide))
                .window(0, DAY, JobScale.ONE, 1000)
                .jobs()
                .getFirst();
        assertThat(fitted.gpusMax()).isEqualTo(1000);
        assertThat(fitted.hours()).isEqualTo(24);
    }

    @Test
    void a_scale_is_auto_or_a_positive_number() {
        assertThat(JobScale.parse("auto")).isEqualTo(JobScale.AUTO);
        assertThat(JobScale.parse("2.5")).isEqualTo(new JobScale.Times(2.5));
        for (String bad : List.of("0", "-1", "NaN", "much", "")) {
            assertThatThrownBy(() -> JobScale.parse(bad)).isInstanceOf(InputError.class);
        }
    }

    @Test
    void batches_keep_every_member_and_the_sum_of_gpu_hours() {
        Random random = new Random(11);
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            int gpus = 8 * (1 + random.nextInt(4));
            jobs.add(job("j" + i, random.nextInt((int) (14 * DAY)), gpus, 0.01 + random.nextDouble()));
        }
        jobs.add(job("chain", 5, 800, 5, "j3"));
        List<Batches.Batch> batches = Batches.of(jobs, 400, 20_000);
        assertThat(batches).hasSizeLessThanOrEqualTo(400);
        assertThat(batches.stream().flatMap(b -> b.members().stream()))
                .hasSize(20_001)
                .doesNotHaveDuplicates();
        double before = jobs.stream().mapToDouble(Job::gpuHours).sum();
        double after = batches.stream().mapToDouble(b -> b.job().gpuHours()).sum();
        assertThat(after).isCloseTo(before, within(1e-12 * before));
        assertThat(batches)
                .anyMatch(b -> b.members().equals(List.of("j3")) && b.job().id().equals("j3"));
        assertThat(batches).allMatch(b -> b.job().gpusMax() <= 20_000);
    }

    @Test
    void a_short_list_is_left_alone() {
        List<Job> jobs = List.of(job("a", 0, 8, 1), job("b", 0, 8, 1));
        assertThat(Batches.of(jobs, 400, 1000)).extracting(Batches.Batch::job).containsExactlyElementsOf(jobs);
    }
}
