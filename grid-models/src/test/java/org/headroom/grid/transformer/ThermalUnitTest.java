package org.headroom.grid.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class ThermalUnitTest {
    /** The example of IEC 60076-7 with one stage of cooling. */
    private static final ThermalUnit IEC = new ThermalUnit(new ThermalDesign(
            8, 35, 420, 0.8, 1.3, 0.5, 2, 2, 5, Insulation.NORMAL, List.of(new CoolingStage(1, 45, 9000, 0, 0, 0))));

    /** 36/48/60 MVA. */
    private static final ThermalUnit STAGED = new ThermalUnit(new ThermalDesign(
            5,
            22,
            420,
            0.8,
            1.3,
            0.5,
            2,
            2,
            5,
            Insulation.UPGRADED,
            List.of(
                    new CoolingStage(0.6, 55, 12_600, 0, 0, 0),
                    new CoolingStage(0.8, 55, 9000, 60, 75, 4000),
                    new CoolingStage(1, 55, 9000, 65, 85, 8000))));

    private static final double FOREVER = Double.POSITIVE_INFINITY;

    @Test
    void the_example_of_iec_settles_at_its_printed_values() {
        ThermalState state = settled(IEC, 0.81, 30.3);
        assertThat(state.topOilC).isCloseTo(63.9, within(0.05));
        assertThat(state.windingRiseK).isCloseTo(53.2, within(0.05));
        assertThat(state.oilFlowK).isCloseTo(26.6, within(0.05));
        assertThat(state.hotSpotC).isCloseTo(90.5, within(0.05));
    }

    @Test
    void steps_converge_to_the_exact_solution_in_first_order() {
        ThermalState exact = settled(IEC, 0.6, 20);
        IEC.advance(1.4, 25, 1800, 0, exact, exact);
        double last = Double.POSITIVE_INFINITY;
        for (double dtS : new double[] {60, 30, 15, 7.5, 0.01}) {
            ThermalState state = settled(IEC, 0.6, 20);
            for (int i = 0; i < Math.rint(1800 / dtS); i++) {
                IEC.step(1.4, 25, dtS, state, state);
            }
            double error = Math.abs(state.hotSpotC - exact.hotSpotC);
            assertThat(error).isLessThan(0.6 * last);
            last = error;
        }
        assertThat(last).isLessThan(1e-3);
    }

    @Test
    void the_difference_equations_of_the_standard_come_to_the_same_in_steps_of_a_second() {
        DifferenceEquations forward = new DifferenceEquations(DifferenceDesign.EXAMPLE);
        List<LoadPoint> points = PublishedCases.iecSeries();
        forward.settle(points.getFirst());
        ThermalState exact =
                settled(IEC, points.getFirst().loadPu(), points.getFirst().ambientC());
        ThermalState implicit =
                settled(IEC, points.getFirst().loadPu(), points.getFirst().ambientC());
        for (LoadPoint point : points.subList(1, points.size())) {
            for (int s = 0; s < 180; s++) {
                forward.advance(new LoadPoint(s, 0, 0), new LoadPoint(s + 1, point.loadPu(), point.ambientC()));
                IEC.step(point.loadPu(), point.ambientC(), 1, implicit, implicit);
            }
            IEC.advance(point.loadPu(), point.ambientC(), 180, 0, exact, exact);
            assertThat(exact.hotSpotC).isCloseTo(forward.hotSpotC(), within(0.02));
            assertThat(exact.topOilC).isCloseTo(forward.topOilC(), within(0.02));
            assertThat(exact.hotSpotC).isCloseTo(implicit.hotSpotC, within(0.02));
        }
    }

    @Test
    void with_all_factors_1_and_constant_ambient_it_is_clause_7() {
        ThermalUnit unit = new ThermalUnit(new ThermalDesign(
                5,
                25,
                300,
                0.9,
                1.6,
                1,
                1,
                1,
                5,
                Insulation.UPGRADED,
                List.of(new CoolingStage(1, 55, 9000, 0, 0, 0))));
        Clause7 clause7 = new Clause7(new Clause7Design(55, 25, 5, 9000, 300, 0.9, 0.8, false, Insulation.UPGRADED));
        clause7.settle(new LoadPoint(0, 0.7, 30));
        clause7.advance(new LoadPoint(0, 1.25, 30), new LoadPoint(5000, 1.25, 30));
        ThermalState state = settled(unit, 0.7, 30);
        unit.advance(1.25, 30, 5000, 0, state, state);
        assertThat(state.topOilC).isCloseTo(clause7.topOilC(), within(1e-9));
        assertThat(state.hotSpotC).isCloseTo(clause7.hotSpotC(), within(1e-9));
    }

    @Test
    void an_infinite_step_gives_the_equilibrium_of_any_long_one_and_ages_nothing() {
        ThermalState state = settled(STAGED, 0.9, 35);
        ThermalState far = new ThermalState();
        far.copyFrom(state);
        far.topOilC = -20;
        far.hotSpotC = -10;
        far.windingRiseK = 100;
        far.agedS = 7;
        STAGED.step(0.9, 35, 1e12, far, far);
        assertThat(far.topOilC).isCloseTo(state.topOilC, within(1e-5));
        assertThat(far.hotSpotC).isCloseTo(state.hotSpotC, within(1e-5));
        far.agedS = 7;
        STAGED.step(0.9, 35, FOREVER, far, far);
        assertThat(far.agedS).isEqualTo(7);
        assertThat(far.hotSpotC).isEqualTo(state.hotSpotC);
    }

    @Test
    void each_stage_has_the_same_top_oil_at_its_own_nameplate() {
        for (int stage = 0; stage < 3; stage++) {
            ThermalState state = new ThermalState();
            STAGED.settle(new double[] {0.6, 0.8, 1}[stage], 30, stage, state);
            assertThat(state.stage).isEqualTo(stage);
            assertThat(state.topOilC).isCloseTo(85, within(1e-9));
        }
    }

    @Test
    void fans_start_one_bank_a_step_and_stop_below_the_hysteresis() {
        ThermalState state = settled(STAGED, 0.1, 20);
        assertThat(state.stage).isZero();
        int last = 0;
        while (last < 2) {
            STAGED.step(1.1, 30, 15, state, state);
            assertThat(state.stage).isBetween(last, last + 1);
            last = state.stage;
        }
        assertThat(STAGED.auxiliaryW(state)).isEqualTo(8000);
        STAGED.step(1.1, 30, 6 * 3600, state, state);
        double stoppedAtC = Double.NaN;
        while (last == 2) {
            double before = state.topOilC;
            STAGED.step(0.2, 20, 15, state, state);
            if (state.stage < 2) {
                stoppedAtC = before;
            }
            last = state.stage;
        }
        assertThat(last).isEqualTo(1);
        assertThat(stoppedAtC).isBetween(59.0, 60.0); // 65 C less 5 K
    }

    @Test
    void failed_fans_leave_it_hotter_and_never_run() {
        double last = Double.NEGATIVE_INFINITY;
        for (int highest = 2; highest >= 0; highest--) {
            ThermalState state = new ThermalState();
            STAGED.settle(0.95, 35, highest, state);
            assertThat(state.stage).isEqualTo(highest);
            assertThat(state.topOilC).isGreaterThan(last);
            last = state.topOilC;
        }
        ThermalState running = settled(STAGED, 1, 40);
        STAGED.step(1, 40, 15, 0, running, running);
        assertThat(running.stage).isZero();
    }

    @Test
    void more_load_warmer_air_and_hotter_starts_never_cool_it() {
        Random random = new Random(5);
        ThermalState a = new ThermalState();
        ThermalState b = new ThermalState();
        for (int i = 0; i < 20_000; i++) {
            double load = 2 * random.nextDouble();
            double ambient = -30 + 75 * random.nextDouble();
            double dtS = Math.pow(10, -2 + 9 * random.nextDouble());
            ThermalState start = settled(IEC, random.nextDouble(), ambient);
            IEC.step(load, ambient, dtS, start, a);
            IEC.step(load + 0.1, ambient, dtS, start, b);
            assertThat(b.hotSpotC).isGreaterThanOrEqualTo(a.hotSpotC - 1e-9);
            assertThat(b.topOilC).isGreaterThanOrEqualTo(a.topOilC);
            IEC.step(load, ambient + 1, dtS, start, b);
            assertThat(b.hotSpotC).isGreaterThanOrEqualTo(a.hotSpotC);
            start.topOilC += 1;
            IEC.step(load, ambient, dtS, start, b);
            assertThat(b.topOilC).isGreaterThanOrEqualTo(a.topOilC);
        }
    }

    @Test
    void every_input_that_a_simulation_can_reach_gives_a_finite_answer() {
        Random random = new Random(6);
        ThermalState state = settled(STAGED, 0, 20);
        for (int i = 0; i < 100_000; i++) {
            double dtS = i % 7 == 0 ? FOREVER : Math.pow(10, -3 + 12 * random.nextDouble());
            STAGED.step(i % 11 == 0 ? 0 : 3 * random.nextDouble(), -50 + 110 * random.nextDouble(), dtS, state, state);
            assertThat(state.hotSpotC).isFinite();
            assertThat(state.topOilC).isFinite();
            assertThat(state.ageingFactor).isFinite().isNotNegative();
            assertThat(state.agedS).isFinite();
        }
        STAGED.step(1, 20, 0, state, state);
        assertThat(state.hotSpotC).isFinite();
        STAGED.step(Double.POSITIVE_INFINITY, 20, FOREVER, state, state); // no unit in service
        assertThat(state.hotSpotC).isFinite();
        STAGED.step(Double.NaN, 20, FOREVER, state, state);
        assertThat(state.hotSpotC).isBetween(20.0, 60.0); // iron loss alone
    }

    @Test
    void a_step_allocates_nothing() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        ThermalState state = settled(STAGED, 0.5, 20);
        long thread = Thread.currentThread().threadId();
        run(state, 50_000);
        long before = threads.getThreadAllocatedBytes(thread);
        run(state, 50_000);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertThat(allocated).isLessThan(10_000); // the measurement itself; one object a step would be over 1 MB
    }

    private static void run(ThermalState state, int steps) {
        for (int i = 0; i < steps; i++) {
            STAGED.step(0.4 + (i % 100) / 100.0, 10 + i % 30, i % 1000 == 0 ? FOREVER : 15, state, state);
        }
    }

    @Test
    void stages_that_do_not_end_at_the_top_rating_are_refused() {
        assertThatThrownBy(() -> new ThermalDesign(
                        5,
                        22,
                        420,
                        0.8,
                        1.3,
                        0.5,
                        2,
                        2,
                        5,
                        Insulation.NORMAL,
                        List.of(new CoolingStage(0.6, 55, 9000, 0, 0, 0))))
                .isInstanceOf(OutOfRange.class);
    }

    private static ThermalState settled(ThermalUnit unit, double load, double ambientC) {
        ThermalState state = new ThermalState();
        unit.settle(load, ambientC, unit.topStage(), state);
        return state;
    }
}
