package org.headroom.app.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.physics.gpu.GpuDesign;
import org.headroom.physics.gpu.GpuPower;
import org.headroom.physics.gpu.ServerDesign;
import org.headroom.physics.gpu.ServerPower;
import org.junit.jupiter.api.Test;

class JobLoadTest {
    private static final GpuPower GPU = new GpuPower(GpuDesign.h100Sxm());
    private static final Fleet.Maker MAKER =
            new Fleet.Maker("one", 1, new ServerPower(GpuDesign.h100Sxm(), ServerDesign.h100x8()), 0.8);
    private static final Fleet FLEET =
            Fleet.of(96, 8, 8, 8, List.of(new Fleet.Hall(2, 0)), List.of(new Fleet.Kind("site", GPU, List.of(MAKER))));

    private static WorkProfile profile() {
        Map<Work, Double> all = new EnumMap<>(Work.class);
        for (Work work : Work.values()) {
            all.put(work, 0.9);
        }
        return new WorkProfile(all);
    }

    private static Assignment job(String id, long startS, long endS, int gpus, double capW) {
        Job job = new Job(id, 0, gpus, gpus, 1, Work.PRETRAIN, 1, 1_000_000, List.of(), null, "");
        return new Assignment(job, startS, endS, gpus, capW, "");
    }

    private static double energyJ(Schedule schedule, long stepS, long endS) {
        JobLoad load = new JobLoad(FLEET, profile(), schedule);
        RackBank bank = FLEET.newBank();
        double energy = 0;
        for (long t = 0; t < endS; t += stepS) {
            load.mean(t, t + stepS, bank);
            energy += bank.totalW() * stepS;
        }
        return energy;
    }

    @Test
    void energy_is_the_same_at_any_step() {
        Schedule schedule = new Schedule(
                List.of(job("a", 7, 1_803, 64, 700), job("b", 100, 1_804, 24, 500), job("c", 1_811, 3_333, 96, 700)),
                List.of(new CapWindow(333, 2_222, 450)));
        double at1 = energyJ(schedule, 1, 3600);
        assertThat(energyJ(schedule, 15, 3600)).isCloseTo(at1, within(1e-9 * at1));
        assertThat(energyJ(schedule, 300, 3600)).isCloseTo(at1, within(1e-9 * at1));
        assertThat(energyJ(schedule, 3600, 3600)).isCloseTo(at1, within(1e-9 * at1));
    }

    @Test
    void an_idle_server_draws_its_idle_power() {
        JobLoad load = new JobLoad(FLEET, profile(), new Schedule(List.of(), List.of()));
        RackBank bank = FLEET.newBank();
        load.mean(0, 60, bank);
        assertThat(bank.totalW()).isCloseTo(12 * ServerDesign.h100x8().idleAcW(), within(1e-6));
        assertThat(bank.gpusBusy).isZero();
    }

    @Test
    void nothing_changes_between_events_and_the_version_says_so() {
        Schedule schedule = new Schedule(List.of(job("a", 100, 200, 8, 700)), List.of());
        JobLoad load = new JobLoad(FLEET, profile(), schedule);
        RackBank bank = FLEET.newBank();
        load.mean(0, 10, bank);
        long version = bank.version;
        load.mean(10, 20, bank);
        assertThat(bank.version).isEqualTo(version);
        load.mean(95, 105, bank);
        assertThat(bank.version).isGreaterThan(version);
        assertThat(bank.gpusBusy).isCloseTo(4, within(1e-12)); // 8 GPUs for half of the interval
        load.mean(105, 115, bank);
        assertThat(bank.gpusBusy).isEqualTo(8);
    }

    @Test
    void a_schedule_that_needs_more_servers_than_there_are_is_refused() {
        Schedule schedule = new Schedule(List.of(job("a", 0, 100, 64, 700), job("b", 50, 150, 64, 700)), List.of());
        JobLoad load = new JobLoad(FLEET, profile(), schedule);
        RackBank bank = FLEET.newBank();
        assertThatThrownBy(() -> load.mean(0, 100, bank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("job b");
    }
}
