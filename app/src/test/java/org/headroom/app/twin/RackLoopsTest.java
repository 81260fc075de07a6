package org.headroom.app.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.headroom.app.load.FullLoad;
import org.headroom.app.load.RackBank;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Racks alone, on a warm loop whose temperature is given: heat, holds, shutdown, and cooling that fails. */
class RackLoopsTest {
    private static final double TRAINING_W = 7750;
    private static final int LOST = 100;

    private SitePlant plant;
    private RackLoops racks;
    private RackFlows flows;
    private RackBank bank;
    private SiteState state;
    private SiteState next;

    RackLoopsTest() {
        build(Map.of());
    }

    private static RackLoopsTest with(Map<String, String> changes) {
        RackLoopsTest test = new RackLoopsTest();
        test.build(changes);
        return test;
    }

    private void build(Map<String, String> changes) {
        SiteTree tree = SiteTree.embedded("memphis-announced").withText(changes);
        plant = new SitePlant(tree.bind(tree.planningFrom()));
        racks = plant.racks();
        flows = new RackFlows(plant.fleet().racks());
        bank = plant.fleet().newBank();
        state = new Twin(plant).snapshot();
        next = state.copy();
    }

    private RackLoopsTest working() {
        FullLoad.heldBackByHeat(plant.fleet(), _ -> TRAINING_W).mean(0, 1, bank);
        for (int s = 0; s < bank.slots; s++) {
            for (int r = 0; r < bank.racks; r++) {
                boolean there = bank.restW[s][r] > 0;
                bank.leakageWPerK[s][r] = there ? 8 * 0.5 : 0;
                bank.gpuMostW[s][r] = there ? 5_600 : 0;
            }
        }
        bank.version++;
        plant.flows(bank, new Availability(bank.racks), flows);
        return this;
    }

    private void step(double dtS, double warmC) {
        step(dtS, warmC, false);
    }

    private void step(double dtS, double warmC, boolean reset) {
        racks.start(bank, state, next, reset);
        int sweep = 0;
        do {
            racks.forward(bank, state, flows, 1 / dtS);
        } while (!racks.back(bank, state, flows, warmC, next, sweep++));
        SiteState old = state;
        state = next;
        next = old;
        assertThat(racks.residualW).isLessThanOrEqualTo(1e-9 * racks.throughputW);
        assertThat(Double.isFinite(racks.heatToWarmW + racks.gpuMaxC + racks.airW + racks.u + racks.v))
                .isTrue();
    }

    private RackReadings readings() {
        RackReadings out = new RackReadings(bank.racks);
        for (int r = 0; r < bank.racks; r++) {
            out.servers[r] = plant.fleet().serversIn(r);
        }
        racks.read(bank, next, state, flows, 27, out);
        return out;
    }

    /** Fills the bank with random demand, leakage and caps. */
    private void rough(Random random) {
        for (int s = 0; s < bank.slots; s++) {
            for (int r = 0; r < bank.racks; r++) {
                if (bank.restW[s][r] > 0) {
                    bank.gpuIdleW[s][r] = 576;
                    bank.gpuW[s][r] = 576 + 5000 * random.nextDouble();
                    bank.leakageWPerK[s][r] = 8 * random.nextDouble();
                    bank.gpuMostW[s][r] = 1600 + 4000 * random.nextDouble();
                }
            }
        }
        bank.version++;
    }

    /** Latif et al., "Cooling Matters", arXiv 2507.16781 (2025): 41 to 50 C under load in a liquid-cooled 8 x H100 node. */
    @Test
    void gpus_at_full_training_load_are_at_the_temperatures_that_liquid_cooled_h100s_are_measured_at() {
        working();
        for (double warmC : new double[] {24, 27, 30}) {
            step(Double.POSITIVE_INFINITY, warmC);
            assertThat(racks.gpuMeanC).as("warm loop at " + warmC).isBetween(41.0, 52.0);
        }
        step(Double.POSITIVE_INFINITY, 27); // the site's setpoint
        assertThat(racks.gpuMeanC).isBetween(41.0, 50.0);
        assertThat(racks.gpuMaxC).isBetween(41.0, 51.0);
    }

    @Test
    void a_lost_cdu_throttles_its_rack_within_minutes_and_then_shuts_it_down_while_the_others_run_on() {
        working();
        step(Double.POSITIVE_INFINITY, 27);
        double neighbour = readings().gpuMeanC[LOST + 1];
        flows.cduWPerK[LOST] = 0;
        flows.version++;
        int throttledAtS = 0;
        int offAtS = 0;
        for (int t = 1; t <= 1800; t++) {
            step(1, 27);
            throttledAtS = throttledAtS == 0 && racks.throttledShare > 0 ? t : throttledAtS;
            offAtS = offAtS == 0 && state.offCount == 8 ? t : offAtS;
        }
        assertThat(throttledAtS).isBetween(60, 600);
        assertThat(offAtS).isGreaterThan(throttledAtS);
        RackReadings read = readings();
        assertThat(read.off[LOST]).isEqualTo(8);
        assertThat(read.powerW[LOST]).isZero();
        assertThat(read.off[LOST + 1]).isZero();
        assertThat(read.gpuMeanC[LOST + 1]).isCloseTo(neighbour, within(1e-6));
    }

    /** 8 GPUs of 900 J/K heat from 46 to 87 C at 5.1 kW in 58 s: the loss of flow throttles within a minute. */
    @Test
    void without_coolant_flow_servers_throttle_within_a_minute_and_shut_down_afterwards() {
        working();
        step(Double.POSITIVE_INFINITY, 27);
        Arrays.fill(flows.secondaryWPerK, 0);
        flows.version++;
        Arrays.fill(flows.plateWPerK, 1); // what still coolant takes
        int throttledAtS = 0;
        int offAtS = 0;
        for (int t = 1; t <= 300; t++) {
            step(1, 27);
            throttledAtS = throttledAtS == 0 && racks.throttledShare > 0 ? t : throttledAtS;
            offAtS = offAtS == 0 && state.offCount > 0 ? t : offAtS;
        }
        assertThat(throttledAtS).isBetween(50, 60);
        assertThat(offAtS).isBetween(throttledAtS + 10, 240); // 1.6 kW to 89 C, then 0.6 kW to 95 C
        assertThat(racks.offShare).isEqualTo(1);
    }

    @Test
    void servers_stay_off_until_they_are_reset_and_have_cooled() {
        working();
        step(Double.POSITIVE_INFINITY, 27);
        double cdu = flows.cduWPerK[LOST];
        flows.cduWPerK[LOST] = 0;
        flows.version++;
        for (int t = 0; t < 1800; t += 10) {
            step(10, 27);
        }
        assertThat(state.offCount).isEqualTo(8);
        double full = racks.gpuW;
        step(1, 27, true);
        assertThat(state.offCount).as("too hot to start").isEqualTo(8);
        flows.cduWPerK[LOST] = cdu;
        flows.version++;
        step(3600, 27);
        assertThat(state.offCount).as("cooled, not reset").isEqualTo(8);
        step(60, 27, true);
        assertThat(state.offCount).isZero();
        assertThat(racks.gpuW).isGreaterThan(full + 8 * 4_000);
        assertThat(racks.offShare).isZero();
    }

    @Test
    void an_infinite_step_without_a_cdu_ends_with_the_servers_off() {
        working();
        flows.cduWPerK[LOST] = 0;
        flows.version++;
        step(Double.POSITIVE_INFINITY, 27);
        RackReadings read = readings();
        assertThat(state.offCount).isEqualTo(8);
        assertThat(read.off[LOST]).isEqualTo(8);
        assertThat(read.coolantReturnC[LOST]).isEqualTo(read.coolantSupplyC[LOST]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 15, 300, 3600, 86_400, Double.POSITIVE_INFINITY})
    void every_step_is_finite_and_balanced_whatever_fails(double dtS) {
        working();
        step(Double.POSITIVE_INFINITY, 27);
        Random random = new Random(11);
        for (int i = 0; i < 12; i++) {
            rough(random);
            plant.flows(bank, new Availability(bank.racks), flows);
            flows.version++;
            flows.plateWPerK[0] = 0;
            flows.cduWPerK[0] = 0;
            for (int r = 0; r < bank.racks; r++) {
                double kind = random.nextDouble();
                flows.cduWPerK[r] *= kind < 0.1 ? 0 : kind < 0.2 ? 1e-3 : 1;
                flows.secondaryWPerK[r] *= kind > 0.9 ? 0 : 1;
                flows.plateWPerK[r] *= kind > 0.8 ? random.nextInt(2) * 1e-4 : 1;
                flows.pumpW[r] *= random.nextInt(2);
            }
            bank.version++;
            step(dtS, 20 + 40 * random.nextDouble(), i % 4 == 3);
        }
    }

    @Test
    void held_servers_obey_the_graph_of_power_over_temperature() {
        RackLoopsTest hot =
                with(Map.of("cooling.cold_plate.resistance_k_per_w", "0.09")).working();
        for (double warmC = 20; warmC < 96; warmC += 2.5) {
            hot.state.resetAll();
            hot.step(Double.POSITIVE_INFINITY, warmC);
            RackReadings read = hot.readings();
            for (int r = 0; r < read.racks(); r++) {
                double perGpuW = read.gpuW[r] / (8 * read.servers[r]);
                if (read.off[r] > 0) {
                    assertThat(perGpuW).isZero();
                } else if (read.gpuMaxC[r] < 87 - 1e-6) {
                    assertThat(perGpuW).isGreaterThan(630);
                } else if (read.gpuMaxC[r] < 87 + 1e-6) {
                    assertThat(perGpuW).isBetween(200 - 1e-6, 700.0);
                } else if (read.gpuMaxC[r] < 89 - 1e-6) {
                    assertThat(perGpuW).isCloseTo(200, within(1e-6));
                } else if (read.gpuMaxC[r] < 89 + 1e-6) {
                    assertThat(perGpuW).isBetween(72 - 1e-6, 200 + 1e-6);
                } else {
                    assertThat(perGpuW).isCloseTo(72, within(1e-6));
                    assertThat(read.gpuMaxC[r]).isLessThan(95);
                }
            }
        }
        assertThat(hot.state.offCount).as("a warm loop of 95 C").isPositive();
    }

    @Test
    void power_falls_and_never_rises_with_a_warmer_loop_once_held() {
        RackLoopsTest hot =
                with(Map.of("cooling.cold_plate.resistance_k_per_w", "0.09")).working();
        double before = Double.POSITIVE_INFINITY;
        for (double warmC = 45; warmC < 90; warmC += 1) {
            hot.step(Double.POSITIVE_INFINITY, warmC);
            assertThat(hot.racks.gpuW).isLessThanOrEqualTo(before + 1e-3);
            before = hot.racks.gpuW;
        }
    }
}
