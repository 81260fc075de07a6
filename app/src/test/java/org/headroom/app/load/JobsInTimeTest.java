package org.headroom.app.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.headroom.app.load.SmallSite.DAY;
import static org.headroom.app.load.SmallSite.FLEET;
import static org.headroom.app.load.SmallSite.HOUR;
import static org.headroom.app.load.SmallSite.hours;
import static org.headroom.app.load.SmallSite.job;
import static org.headroom.app.load.SmallSite.report;
import static org.headroom.app.load.SmallSite.result;

import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import org.headroom.data.jobs.Work;
import org.headroom.data.site.JobBehaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phases, sums and reproducibility of jobs in time. */
class JobsInTimeTest {
    /** A restless site: failures, repairs, slow servers, evaluations, caps, maintenance. */
    private static JobsInTime restless(long seed) {
        return SmallSite.calm()
                .phases(300, 900, 7000, 240)
                .failures(2000, 60, 180, 5000)
                .stragglers(1000, 0.2, 1234)
                .week(Collections.nCopies(24, 1.0), List.of(1.0, 1.0, 1.0, 1.0, 1.2, 0.8, 1.0))
                .maintenance(new JobBehaviour.Maintenance("m", 5 * HOUR + 7, 9 * HOUR, 2, 4, false, 600))
                .seed(seed)
                .run(
                        FLEET,
                        List.of(new CapWindow(3 * HOUR + 11, 6 * HOUR + 5, 450)),
                        job("a", 7, 6.3, 512),
                        job("b", 100, 9, 256, 448, Work.FINETUNE, 1, true),
                        job("c", HOUR + 13, 30, 64, 64, Work.INFERENCE, 5, false),
                        job("d", 6 * HOUR + 77, 5, 512),
                        job("e", 2 * HOUR, 3.7, 100, 100, Work.EVALUATION, 1, false),
                        job("f", 4 * HOUR, 2, 384, 384, Work.PRETRAIN, 9, false, List.of("a")));
    }

    private static double energyJ(JobsInTime load, long stepS, long endS) {
        RackBank bank = FLEET.newBank();
        double energy = 0;
        for (long t = 0; t < endS; t += stepS) {
            load.mean(t, t + stepS, bank);
            energy += bank.totalW() * stepS;
        }
        return energy;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void server_energy_agrees_between_steps_of_1_s_15_s_and_5_min(long seed) {
        double at1 = energyJ(restless(seed), 1, DAY);
        for (long stepS : new long[] {15, 300, 3600, DAY}) {
            assertThat(energyJ(restless(seed), stepS, DAY)).isCloseTo(at1, within(1e-9 * at1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void every_gpu_hour_is_accounted_for(long seed) {
        JobsInTime load = restless(seed);
        RackBank bank = FLEET.newBank();
        double held = 0;
        for (long t = 0; t < DAY; t += 60) {
            load.mean(t, t + 60, bank);
            held += bank.gpusBusy / 60;
        }
        InTimeReport report = load.report(DAY);
        assertThat(report.heldGpuHours()).isCloseTo(held, within(1e-6));
        double all = report.heldGpuHours() + report.idleGpuHours() + report.outGpuHours();
        assertThat(all).isCloseTo(1024 * 24, within(1e-6));
        assertThat(report.failures()).isPositive();
        assertThat(report.gpuHours().values()).allMatch(hours -> hours >= -1e-9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_server_ever_holds_two_jobs_and_no_job_more_than_it_asked_for(long seed) {
        JobsInTime load = restless(seed);
        RackBank bank = FLEET.newBank();
        ServerActivity now = new ServerActivity(FLEET.servers());
        int[] planned = {64, 56, 8, 64, 13, 48};
        for (long t = 0; t < DAY; t += 60) {
            load.mean(t, t + 60, bank);
            load.activity(now);
            int[] held = new int[planned.length];
            for (int job : now.job) {
                if (job >= 0) {
                    held[job]++;
                }
            }
            for (int j = 0; j < held.length; j++) {
                assertThat(held[j]).as(load.jobId(j)).isLessThanOrEqualTo(planned[j]);
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_run_and_another_one_another() {
        InTimeReport one = report(restless(7), 60, DAY);
        assertThat(report(restless(7), 300, DAY).gpuHours()).isEqualTo(one.gpuHours());
        assertThat(report(restless(8), 60, DAY).gpuHours()).isNotEqualTo(one.gpuHours());
    }

    @Test
    void a_job_that_meets_no_trouble_ends_as_planned_with_its_pauses_inside() {
        JobsInTime load = SmallSite.calm().phases(600, 900, 3600, 300).run(job("a", HOUR, 10, 512));
        InTimeReport.JobResult a = result(report(load, 300, 12 * HOUR), "a");
        assertThat(a.endS()).isCloseTo(11 * HOUR, within(1e-3));
        assertThat(hours(a, "start_up")).isCloseTo(512 * 600 / 3600.0, within(1e-9));
        assertThat(hours(a, "checkpoints")).isCloseTo(512 * a.checkpoints() * 20 / 3600.0, within(1e-6));
        assertThat(a.checkpoints()).isEqualTo(35); // 36,000 s = 600 + 35 x 920 + 8 x 300 + 800
        assertThat(hours(a, "evaluations")).isCloseTo(512 * 8 * 300 / 3600.0, within(1e-6));
    }

    @Test
    void over_a_long_time_training_draws_the_measured_mean_with_its_checkpoints() {
        // 7,750 W: mean of compute-heavy training on 8 x H100 (arXiv 2506.14551, 2025)
        JobsInTime load = SmallSite.calm().run(job("a", 0, 24 * 30, 1024));
        double energyJ = energyJ(load, 1820, 1820 * 700);
        double meanW = energyJ / (1820 * 700) / SmallSite.SERVERS;
        double steadyW = FLEET.serverOf(0).acW(FLEET.gpuOf(0).gpuW(SmallSite.PRETRAIN, 700, 45));
        assertThat(steadyW).isCloseTo(7750, within(5.0));
        assertThat(meanW).isCloseTo(steadyW, within(1e-6 * steadyW));
    }

    @Test
    void iterations_draw_a_little_more_than_the_mean() {
        JobsInTime load = SmallSite.calm().phases(0, 900, 0, 0).pause(5).run(job("a", 0, 100, 1024));
        RackBank bank = FLEET.newBank();
        load.mean(0, 60, bank);
        assertThat(bank.totalW() / SmallSite.SERVERS).isCloseTo(7775.6, within(0.5)); // the worked number
        load.mean(60, 900, bank);
        load.mean(900, 905, bank);
        double gpuW = 72 + 0.1 * 628;
        assertThat(bank.totalW() / SmallSite.SERVERS)
                .as("a checkpoint")
                .isCloseTo(FLEET.serverOf(0).acW(gpuW), within(1e-6));
    }

    @Test
    void a_server_never_asks_for_more_than_its_highest_measured_power() {
        // half of the time in pauses: the mean cannot be kept, 8.4 kW is (Latif et al. 2025, IEEE Access 13:61740)
        JobsInTime load = SmallSite.calm().phases(0, 60, 0, 0).pause(60).run(job("a", 0, 10, 1024));
        RackBank bank = FLEET.newBank();
        load.mean(0, 30, bank);
        assertThat(bank.totalW() / SmallSite.SERVERS).isCloseTo(8400, within(1e-6));
    }

    @Test
    void a_step_in_which_nothing_happens_costs_nothing() {
        JobsInTime load = SmallSite.calm().run(job("a", 0, 100, 1024));
        RackBank bank = FLEET.newBank();
        load.mean(0, 10, bank);
        long version = bank.version;
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        load.mean(10, 11, bank);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int t = 11; t < 1011; t++) {
            load.mean(t, t + 1, bank);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
        assertThat(bank.version).isEqualTo(version);
        load.mean(1011, 1805, bank);
        assertThat(bank.version).isGreaterThan(version);
    }

    @Test
    void a_cap_window_slows_the_job_by_the_throughput_it_leaves() {
        JobsInTime load = SmallSite.calm()
                .phases(0, 1e6, 0, 0)
                .run(FLEET, List.of(new CapWindow(HOUR, 3 * HOUR, 500)), job("a", 0, 10, 1024));
        InTimeReport.JobResult a = result(report(load, 300, 12 * HOUR), "a");
        double computeW = 72 + (0.898 - 0.1 * 0.2) / 0.9 * 628; // a tenth of the iteration waits at 0.2
        double r = Math.pow((500 - 72) / (computeW - 72), 0.4);
        double kept = 1 / (0.9 / r + 0.1);
        assertThat(a.delayH()).isCloseTo(2 * (1 - kept), within(1e-4));
        assertThat(hours(a, "capped")).isCloseTo(1024 * 2 * (1 - kept), within(0.02));
    }

    @Test
    void a_cap_cuts_the_compute_part_of_an_iteration_alone() {
        JobsInTime load = SmallSite.calm()
                .phases(0, 1e6, 0, 0)
                .run(FLEET, List.of(new CapWindow(0, HOUR, 450)), job("a", 0, 10, 1024));
        RackBank bank = FLEET.newBank();
        load.mean(0, 60, bank);
        double compute = (0.898 - 0.1 * 0.2) / 0.9; // a tenth of the iteration at 0.2, the mean 0.898
        assertThat(72 + compute * 628).isGreaterThan(450);
        double r = Math.pow((450 - 72) / (compute * 628), 0.4);
        double longer = 0.9 / r; // compute takes this long now, communication what it took
        double gpuW = (longer * 450 + 0.1 * (72 + 0.2 * 628)) / (longer + 0.1);
        assertThat(bank.gpuW[0][0]).isCloseTo(8 * gpuW, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({"650, 0.9712", "600, 0.9405", "400, 0.7930"})
    void throughput_under_a_cap_follows_the_phases_that_the_power_follows(double capW, double pace) {
        // by hand: compute, 0.88 of the iteration, wants 700 W; ((cap - 72) / 628)^0.4 of its pace is left
        SmallSite site =
                SmallSite.calm().exposed(0.1, 0.02).phases(0, 900, 0, 0).pause(5);
        JobsInTime load = site.run(FLEET, List.of(new CapWindow(0, DAY, capW)), job("a", 0, 10, 1024));
        InTimeReport.JobResult a = result(report(load, 300, 2 * HOUR), "a");
        double iterating = hours(a, "useful") + hours(a, "capped");
        assertThat(hours(a, "useful") / iterating).isCloseTo(pace, within(2e-4));
    }

    @Test
    void counters_follow_the_phase() {
        JobsInTime load =
                SmallSite.calm().run(job("a", 0, 10, 512), job("b", 0, 10, 256, 256, Work.INFERENCE, 1, false));
        RackBank bank = FLEET.newBank();
        ServerActivity now = new ServerActivity(FLEET.servers());
        load.mean(0, 60, bank);
        load.activity(now);
        assertThat(now.phase[0]).isEqualTo(JobPhase.ITERATING);
        assertThat(now.tensor[0]).isBetween(0.4, 0.6); // an MFU of 40 % or so
        assertThat(now.dram[64]).as("inference").isGreaterThan(now.tensor[64]);
        assertThat(now.phase[127]).isEqualTo(JobPhase.IDLE);
        assertThat(now.sm[127]).isZero();
        assertThat(now.job[127]).isEqualTo(-1);
        load.mean(60, 1810, bank);
        load.activity(now);
        assertThat(now.phase[0]).isEqualTo(JobPhase.CHECKPOINT);
        assertThat(load.jobId(now.job[64])).isEqualTo("b");
    }
}
