package org.headroom.app.live.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.headroom.data.jobs.Work;
import org.junit.jupiter.api.Test;

class JobOutlookTest {
    private static final double NOW_S = 1_000_000;
    private static final double W = 500;

    private static ExpectedJob running(int gpus, double agoS, double limitS, double expectedS) {
        return new ExpectedJob("r", gpus, Work.PRETRAIN, NOW_S - agoS, limitS, expectedS, Double.NEGATIVE_INFINITY);
    }

    private static ExpectedJob waiting(int gpus, double limitS, double notBeforeS) {
        return new ExpectedJob("w", gpus, Work.PRETRAIN, Double.NaN, limitS, Double.NaN, notBeforeS);
    }

    private static double[] draw(List<ExpectedJob> jobs, long seed) {
        return new JobOutlook(jobs, _ -> W, 1000, NOW_S).draw(ForecastGrid.leads(), 1, new SplittableRandom(seed));
    }

    @Test
    void what_runs_goes_on_at_first_at_the_power_measured() {
        double[] power = new JobOutlook(List.of(running(600, 3600, 86_400, 80_000)), _ -> W, 1000, NOW_S)
                .draw(ForecastGrid.leads(), 0.9, new SplittableRandom(1));
        assertThat(power[0]).isCloseTo(0.9 * 600 * W, within(1e-6));
    }

    @Test
    void a_waiting_job_starts_when_a_running_one_ends_and_not_before_it_may() {
        // 1000 GPUs, all busy; the running job is over its expected time and ends within a minute
        double[] power = draw(List.of(running(1000, 7200, 7200, 7000), waiting(400, 86_400, NOW_S + 1800)), 3);
        double[] leads = ForecastGrid.leads();
        for (int i = 0; i < leads.length && leads[i] <= 1800; i++) {
            double refill = 1000 * W * -Math.expm1(-leads[i] / 21_600);
            if (i > 0) {
                assertThat(power[i]).as("before, %s", leads[i]).isLessThanOrEqualTo(refill);
            }
        }
        assertThat(power[7]).isCloseTo(400 * W, within(1.0));
    }

    @Test
    void no_more_gpus_are_given_out_than_there_are() {
        for (long seed = 0; seed < 20; seed++) {
            List<ExpectedJob> jobs = new java.util.ArrayList<>();
            for (int i = 0; i < 10; i++) {
                jobs.add(running(100, 1000.0 * i, 20_000 + 10_000.0 * i, Double.NaN));
                jobs.add(waiting(300 - 20 * i, 30_000, NOW_S + 3000.0 * (i % 3)));
            }
            for (double power : draw(jobs, seed)) {
                assertThat(power).isBetween(0.0, 1000 * W * 1.0001);
            }
        }
    }

    /** A quarter uses the whole limit, the rest ends evenly before it. */
    @Test
    void lengths_without_a_word_are_a_part_of_the_limit() {
        SplittableRandom random = new SplittableRandom(5);
        int full = 0;
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            double length = JobOutlook.length(waiting(8, 1000, NOW_S), 0, random);
            assertThat(length).isBetween(0.0, 1000.0);
            full += length == 1000 ? 1 : 0;
            sum += length;
        }
        assertThat(full / 20_000.0).isCloseTo(0.25, within(0.02));
        assertThat(sum / 20_000).isCloseTo(0.25 * 1000 + 0.75 * 500, within(10.0));
        assertThat(JobOutlook.length(running(8, 900, 1000, Double.NaN), 900, random))
                .isBetween(900.0, 1000.0);
    }
}
