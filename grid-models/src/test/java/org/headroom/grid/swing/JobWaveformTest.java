package org.headroom.grid.swing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobWaveformTest {
    @Test
    void the_whole_site_swings_by_74_mw() {
        // fact L18: (8.4 - 2.5) kW x 12,500 servers
        assertThat(Jobs.plain().swingW()).isEqualTo(73.75e6);
        PowerSeries p =
                Jobs.of(Jobs.plain(), FailureTimes.NONE).run(Remedies.NONE).servers();
        assertThat(p.highestW() - p.lowestW()).isCloseTo(73.75e6, within(1e-3));
    }

    @Test
    void one_unplanned_stop_in_30_minutes_at_100_000_gpus() {
        // 419 unplanned interruptions in 54 days of 16,384 GPUs are 50,700 GPU hours each (facts L9, L10)
        assertThat(54 * 24 * 16_384 / 419.0).isCloseTo(50_700, within(50.0));
        assertThat(Jobs.plain().meanTimeToFailureS() / 60).isCloseTo(30.4, within(0.05));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_mean_over_whole_iterations_is_that_of_the_phases_whatever_the_edges(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double share = random.nextDouble(0.3, 0.9);
        TrainingJob job = Jobs.job(
                16_384,
                new Iteration(
                        5, share, random.nextDouble(0, 0.1), 0, random.nextDouble(0, 0.2), random.nextDouble(0, 0.4)),
                random.nextDouble(0, 0.05));
        SwingCase window = new SwingCase(List.of(job), 0, 1, 0, 0.01, 50_000, FailureTimes.NONE, seed);
        double expected = job.servers() * (share * 8400 + (1 - share) * 2500);
        assertThat(window.run(Remedies.NONE).servers().meanW()).isCloseTo(expected, within(1e-9 * expected));
    }

    @Test
    void failures_come_by_the_rate_of_gpu_hours() {
        SwingCase day = new SwingCase(List.of(Jobs.plain()), 0, 1, 0, 1, 10 * 86_400, FailureTimes.RANDOM, 7);
        JobWaveform wave = day.run(Remedies.NONE).waves().getFirst();
        // each failure takes 3 minutes in which none can follow: one in 33.4 minutes, 431 in ten days, sigma 20
        assertThat(wave.failures()).isBetween(431 - 60, 431 + 60);
        assertThat(wave.stoppedS()).isCloseTo(wave.failures() * 180.0, within(181.0));
    }

    @Test
    void a_failure_stops_the_job_until_it_is_restarted() {
        SwingRun run = Jobs.of(Jobs.plain(), FailureTimes.ONE).run(Remedies.NONE);
        double[] p = run.servers().powerW();
        for (int i = 30_001; i < 48_000; i++) {
            assertThat(p[i]).isEqualTo(12_500 * 2500.0);
        }
        assertThat(p[48_001]).isEqualTo(12_500 * 8400.0);
        assertThat(run.waves().getFirst().failures()).isEqualTo(1);
    }

    @Test
    void a_checkpoint_stops_the_job_for_its_length() {
        TrainingJob job = new TrainingJob(
                "job",
                12_500,
                100_000,
                new Iteration(4, 1, 0, 0, 0, 0),
                new TrainingJob.Power(8400, 2500, 2000),
                new TrainingJob.Checkpoint(100, 10),
                new TrainingJob.Failures(Double.POSITIVE_INFINITY, 0, 0),
                0);
        SwingCase window = new SwingCase(List.of(job), 0, 1, 0, 0.01, 1_040_000, FailureTimes.RANDOM, 3);
        SwingRun run = window.run(Remedies.NONE);
        // a job saves at the end of the iteration in which 100 s are over: 26 iterations of 4 s, then 10 s
        int saves = run.waves().getFirst().checkpoints();
        assertThat(saves).isBetween((int) (10_400 / 114.0) - 1, (int) (10_400 / 110.0) + 1);
        assertThat(run.servers().meanW())
                .isCloseTo(12_500 * (8400 - 6400 * run.waves().getFirst().stoppedS() / 10_400), within(1.0));
    }

    @Test
    void the_same_seed_gives_the_same_samples_and_another_one_others() {
        List<TrainingJob> jobs = Jobs.shared(5);
        double[] once =
                Jobs.of(jobs, FailureTimes.RANDOM, 4).run(Remedies.NONE).meter().powerW();
        assertThat(Jobs.of(jobs, FailureTimes.RANDOM, 4)
                        .run(Remedies.NONE)
                        .meter()
                        .powerW())
                .isEqualTo(once);
        assertThat(Jobs.of(jobs, FailureTimes.RANDOM, 5)
                        .run(Remedies.NONE)
                        .meter()
                        .powerW())
                .isNotEqualTo(once);
    }

    @Test
    void a_further_job_changes_no_other() {
        SwingRun five = Jobs.of(Jobs.shared(5), FailureTimes.RANDOM, 4).run(Remedies.NONE);
        SwingRun four =
                Jobs.of(Jobs.shared(5).subList(0, 4), FailureTimes.RANDOM, 4).run(Remedies.NONE);
        double[] last = five.waves().get(4).sample(0.01, 60_000).powerW();
        for (int i = 0; i < 60_000; i += 777) {
            assertThat(five.servers().powerW()[i]).isCloseTo(four.servers().powerW()[i] + last[i], within(1e-6));
        }
    }

    @Test
    void unsynchronised_jobs_swing_as_the_root_of_their_number() {
        double one = rms(1);
        double sixteen = rms(16);
        double hundred = rms(100);
        assertThat(sixteen / one).isCloseTo(1 / 4.0, within(0.06));
        assertThat(hundred / one).isCloseTo(1 / 10.0, within(0.025));
    }

    /** Standard deviation of the site's power, mean square over seeds. */
    static double rms(int jobs) {
        double sum = 0;
        int seeds = 12;
        for (int seed = 0; seed < seeds; seed++) {
            PowerSeries p = Jobs.of(Jobs.shared(jobs), FailureTimes.NONE, seed)
                    .run(Remedies.NONE)
                    .servers();
            double mean = p.meanW();
            double squares = 0;
            for (double w : p.powerW()) {
                squares += (w - mean) * (w - mean);
            }
            sum += squares / p.size();
        }
        return Math.sqrt(sum / seeds);
    }
}
