package org.headroom.physics.wastewater.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantRunTest {
    private static final double[] KLA = {0, 0, 240, 240, 84};

    private static Influent swinging() {
        List<Influent.Row> rows = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            double swing = 1 + 0.4 * Math.sin(2 * Math.PI * i / 24);
            List<Double> c = Bsm1.INFLUENT.stream().map(x -> x * swing).toList();
            rows.add(new Influent.Row(i / 24.0, c, Bsm1.FLOW * swing, 15));
        }
        return new Influent(rows);
    }

    private static SteadyState steady(PlantRun run) {
        return run.steady(Influent.constant(Bsm1.INFLUENT, Bsm1.FLOW, 15));
    }

    @Test
    void a_constant_influent_leaves_the_steady_state_where_it_is() {
        PlantRun run = new PlantRun(Bsm1.design());
        SteadyState start = steady(run);
        RunPlan plan = RunPlan.protocol(Influent.constant(Bsm1.INFLUENT, Bsm1.FLOW, 15));
        DynamicRun found = run.dynamic(plan, start.state(), RunWatcher.NONE);
        assertThat(found.averagedDays()).isEqualTo(2);
        for (Asm1Component c : Asm1Component.values()) {
            assertThat(found.effluent().get(c))
                    .as("%s", c)
                    .isCloseTo(start.effluent().get(c), Percentage.withPercentage(1e-3));
        }
        // 8/1800 (1333 (240 + 240 + 84)) and 0.004 Qa + 0.008 Qr + 0.05 Qw, Alex et al. 2008, section 6
        assertThat(found.aerationKwhPerDay()).isCloseTo(3341.3867, within(1e-3));
        assertThat(found.pumpingKwhPerDay()).isCloseTo(388.17, within(1e-6));
        assertThat(found.mixingKwhPerDay()).isCloseTo(240, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(UnitDesign.Composition.class)
    void balances_close_to_rounding_and_only_the_benchmarks_rule_makes_nitrogen(UnitDesign.Composition composition) {
        PlantRun run = new PlantRun(Bsm1.design(385, KLA, composition));
        DynamicRun found = run.dynamic(
                new RunPlan(swinging(), 1, 3, 1, 0, RunPlan.TOLERANCE),
                steady(run).state(),
                RunWatcher.NONE);
        assertThat(found.balances())
                .extracting(Balance::name)
                .containsExactly("water", "COD", "nitrogen", "charge", "inert matter");
        assertThat(found.balances()).allMatch(b -> Math.abs(b.relative()) < 1e-11);
        Balance cod = found.balances().get(1);
        assertThat(cod.byRule()).isCloseTo(0, within(1e-9 * cod.in()));
        Balance nitrogen = found.balances().get(2);
        if (composition == UnitDesign.Composition.TRACKED) {
            assertThat(nitrogen.byRule()).isZero();
        } else {
            assertThat(Math.abs(nitrogen.byRule() / nitrogen.in())).isBetween(1e-9, 1e-2);
        }
    }

    @Test
    void finer_steps_change_averages_by_less_than_a_ten_thousandth() {
        PlantRun run = new PlantRun(Bsm1.design());
        PlantState start = steady(run).state();
        DynamicRun usual = run.dynamic(new RunPlan(swinging(), 1, 2, 1, 0, RunPlan.TOLERANCE), start, RunWatcher.NONE);
        DynamicRun fine = run.dynamic(new RunPlan(swinging(), 1, 2, 1, 0, 1e-7), start, RunWatcher.NONE);
        for (Asm1Component c : Asm1Component.values()) {
            assertThat(usual.effluent().get(c))
                    .as("%s", c)
                    .isCloseTo(fine.effluent().get(c), Percentage.withPercentage(0.01));
        }
        assertThat(usual.eqiKgPerDay()).isCloseTo(fine.eqiKgPerDay(), Percentage.withPercentage(0.01));
        assertThat(fine.steps()).isGreaterThan(usual.steps());
    }

    @Test
    void a_pass_may_be_part_of_an_influent_or_longer_than_it() {
        PlantRun run = new PlantRun(Bsm1.design());
        PlantState start = steady(run).state();
        DynamicRun half = run.dynamic(new RunPlan(swinging(), 0.25, 4, 1, 0, 1e-4), start, RunWatcher.NONE);
        // the first quarter, four times: mean flow is the mean of its seven rows with ends half
        double mean = 0;
        for (int i = 0; i <= 6; i++) {
            mean += (1 + 0.4 * Math.sin(2 * Math.PI * i / 24)) * (i == 0 || i == 6 ? 0.5 : 1) / 6;
        }
        assertThat(half.influent().flowM3PerDay()).isCloseTo(mean * Bsm1.FLOW, within(1e-6 * Bsm1.FLOW));
        DynamicRun twice = run.dynamic(new RunPlan(swinging(), 2, 1, 2, 0, 1e-4), start, RunWatcher.NONE);
        DynamicRun again = run.dynamic(new RunPlan(swinging(), 1, 2, 2, 0, 1e-4), start, RunWatcher.NONE);
        assertThat(twice.eqiKgPerDay()).isCloseTo(again.eqiKgPerDay(), within(1e-6));
    }

    @Test
    void samples_come_at_their_times_and_progress_ends_at_one() {
        PlantRun run = new PlantRun(Bsm1.design());
        List<Double> times = new ArrayList<>();
        double[] last = {0};
        run.dynamic(new RunPlan(swinging(), 1, 1, 1, 0.1, 1e-4), steady(run).state(), new RunWatcher() {
            @Override
            public void sample(RunSample sample) {
                times.add(sample.timeD());
            }

            @Override
            public void progress(double share) {
                last[0] = share;
            }
        });
        assertThat(times).hasSize(11);
        for (int i = 0; i < times.size(); i++) {
            assertThat(times.get(i)).isCloseTo(0.1 * i, within(1e-8));
        }
        assertThat(last[0]).isEqualTo(1);
    }

    @Test
    void an_average_longer_than_the_run_is_refused() {
        assertThatThrownBy(() -> new RunPlan(swinging(), 1, 2, 7, 0, 1e-4))
                .isInstanceOf(OutOfRange.class)
                .hasMessage("averaged_days: found 7.0, allowed at most the run's 2.0");
    }
}
