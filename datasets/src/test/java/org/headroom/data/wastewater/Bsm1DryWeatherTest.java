package org.headroom.data.wastewater;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.headroom.physics.wastewater.biology.Asm1Component;
import org.headroom.physics.wastewater.biology.DynamicRun;
import org.headroom.physics.wastewater.biology.PlantRun;
import org.headroom.physics.wastewater.biology.RunPlan;
import org.headroom.physics.wastewater.biology.RunWatcher;
import org.junit.jupiter.api.Test;

/**
 * The benchmark's dry weather by its protocol, open loop, against an independent solution of the published equations in C
 * (Dormand and Prince 5(4), tolerance 1e-9, 221,000 steps in 28 days, settler with the composition of its feed) that was
 * made beside this project, and against the effluent quality index that the task group gives, 6690.1 (Alex et al. 2008;
 * evaluated on samples of 15 minutes).
 */
class Bsm1DryWeatherTest {
    private static final double[] EFFLUENT = {
        30.000000000,
        0.973623723,
        4.579350079,
        0.222875372,
        10.220447227,
        0.542085371,
        1.757042515,
        0.746270875,
        8.822586386,
        4.761938895,
        0.729053652,
        0.015692836,
        4.456468766
    };

    @Test
    void flow_weighted_effluent_and_quality_index_are_those_of_an_independent_solution() {
        WastewaterPlant plant = PlantFile.open("bsm1").plant();
        PlantRun run = new PlantRun(plant.design());
        InfluentSeries dry = InfluentFile.open(InfluentFile.DRY);
        DynamicRun found = run.dynamic(
                new RunPlan(dry.influent(plant.temperatureC(), false), dry.periodD(), 2, 7, 0, RunPlan.TOLERANCE),
                run.steady(plant.constantInfluent()).state(),
                RunWatcher.NONE);
        List<Double> effluent = found.effluent().concentrations();
        for (Asm1Component c : Asm1Component.values()) {
            assertThat(effluent.get(c.index()))
                    .as("%s", c)
                    .isCloseTo(EFFLUENT[c.index()], Percentage.withPercentage(0.01));
        }
        assertThat(found.effluent().flowM3PerDay()).isCloseTo(18061.331845, Percentage.withPercentage(1e-5));
        assertThat(found.effluent().tssGPerM3()).isCloseTo(12.991350, Percentage.withPercentage(0.01));
        assertThat(found.eqiKgPerDay()).isCloseTo(6691.52748, Percentage.withPercentage(0.01));
        assertThat(found.iqiKgPerDay()).isCloseTo(52068.21022, Percentage.withPercentage(0.001));
        assertThat(found.eqiKgPerDay()).isCloseTo(6690.1, Percentage.withPercentage(0.05));
        assertThat(found.balances()).allMatch(b -> Math.abs(b.relative()) < 1e-11);
    }
}
