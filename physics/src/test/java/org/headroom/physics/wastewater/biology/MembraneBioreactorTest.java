package org.headroom.physics.wastewater.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.headroom.physics.wastewater.biology.StreamDesign.Outlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A membrane bioreactor is data like the benchmark plant: anoxic, aerobic and membrane tank, recycle, wastage, permeate. */
class MembraneBioreactorTest {
    private static final double FLOW = 8000;

    static FlowsheetDesign design(Aeration air, double wasteM3PerDay, double retention) {
        return new FlowsheetDesign(
                "mbr",
                List.of(
                        new UnitDesign.Junction("mix"),
                        new UnitDesign.Reactor("anoxic", 1500, new Aeration.None(), true),
                        new UnitDesign.Reactor("aerobic", 3000, air, true),
                        new UnitDesign.Membrane("membrane", 800, new Aeration.Kla(200), true, retention)),
                List.of(
                        Bsm1.rest("feed", "influent", Outlet.MIXED, "mix"),
                        Bsm1.rest("mixed", "mix", Outlet.MIXED, "anoxic"),
                        Bsm1.rest("on", "anoxic", Outlet.MIXED, "aerobic"),
                        Bsm1.rest("to membranes", "aerobic", Outlet.MIXED, "membrane"),
                        new StreamDesign("recycle", "membrane", Outlet.MIXED, "mix", new FlowRule.PerInfluent(4), 0.01),
                        new StreamDesign(
                                "wastage", "membrane", Outlet.MIXED, "waste", new FlowRule.Fixed(wasteM3PerDay), 0.05),
                        Bsm1.rest("permeate", "membrane", Outlet.PERMEATE, "effluent")),
                BiologyDesign.bsm1(),
                EnergyDesign.bsm1());
    }

    @ParameterizedTest
    @ValueSource(doubles = {8, 15, 22, 30})
    void an_ideal_membrane_lets_no_solids_through_and_sludge_is_as_old_as_wastage_says(double celsius) {
        PlantRun run = new PlantRun(design(new Aeration.Setpoint(2, 400), 200, 1));
        SteadyState found = run.steady(Influent.constant(Bsm1.INFLUENT, FLOW, celsius));
        assertThat(found.converged()).isTrue();
        assertThat(found.effluent().tssGPerM3()).isZero();
        assertThat(found.effluent().get(Asm1Component.SNH)).isLessThan(1);
        assertThat(found.effluent().flowM3PerDay()).isCloseTo(FLOW - 200, within(1e-6));
        // inert solids are made by nothing: what enters leaves with the wastage
        assertThat(found.waste().get(Asm1Component.XI)).isCloseTo(51.2 * FLOW / 200, within(0.01));
        assertThat(found.state().water("aerobic").get(Asm1Component.SO)).isCloseTo(2, within(0.01));
    }

    @Test
    void a_leaking_membrane_passes_its_share() {
        PlantRun run = new PlantRun(design(new Aeration.Kla(200), 200, 0.999));
        SteadyState found = run.steady(Influent.constant(Bsm1.INFLUENT, FLOW, 15));
        assertThat(found.effluent().tssGPerM3())
                .isCloseTo(0.001 * found.state().water("membrane").tssGPerM3(), within(1e-6));
    }

    @Test
    void blowers_at_their_most_leave_the_setpoint_unmet() {
        PlantRun run = new PlantRun(design(new Aeration.Setpoint(4, 40), 200, 1));
        SteadyState found = run.steady(Influent.constant(Bsm1.INFLUENT, FLOW, 15));
        assertThat(found.state().water("aerobic").get(Asm1Component.SO)).isLessThan(3);
    }

    @Test
    void scarce_ammonium_and_alkalinity_are_used_up_and_never_overdrawn() {
        PlantRun run = new PlantRun(design(new Aeration.Setpoint(2, 400), 50, 1));
        List<Double> noNitrogen = List.of(25.0, 30.0, 3.0, 4.0, 4.0, 0.2, 1.0, 2.0, 12.0, 0.1, 0.1, 0.1, 2.0);
        SteadyState hungry = run.steady(Influent.constant(noNitrogen, 51000, 20));
        assertThat(hungry.converged()).isTrue();
        assertThat(hungry.effluent().get(Asm1Component.SNH)).isBetween(0.0, 0.02);
        List<Double> noAlkalinity = List.of(25.0, 3.0, 3.0, 4.0, 4.0, 0.2, 1.0, 2.0, 12.0, 25.0, 0.1, 0.1, 1.0);
        SteadyState sour = run.steady(Influent.constant(noAlkalinity, 20000, 20));
        assertThat(sour.converged()).isTrue();
        assertThat(sour.effluent().get(Asm1Component.SALK)).isBetween(0.0, 0.05);
        assertThat(sour.effluent().get(Asm1Component.SNH)).isGreaterThan(10);
    }

    @Test
    void a_day_that_swings_with_a_storm_and_a_failing_blower_stays_balanced_and_above_zero() {
        List<Influent.Row> rows = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            double swing = 1 + 0.5 * Math.sin(2 * Math.PI * i / 96) + (i > 60 && i < 70 ? 2 : 0);
            List<Double> c =
                    Bsm1.INFLUENT.stream().map(x -> x / Math.sqrt(swing)).toList();
            rows.add(new Influent.Row(i / 96.0, c, FLOW * swing, 18 - 4 * Math.sin(i / 15.0)));
        }
        FlowsheetDesign normal = design(new Aeration.Setpoint(2, 400), 200, 1);
        PlantRun run = new PlantRun(normal);
        SteadyState start = run.steady(Influent.constant(Bsm1.INFLUENT, FLOW, 15));
        RunPlan plan = new RunPlan(new Influent(rows), 1, 2, 1, 1 / 24.0, RunPlan.TOLERANCE);
        PlantRun dark = new PlantRun(design(new Aeration.None(), 200, 1));
        for (PlantRun each : List.of(run, dark)) {
            List<RunSample> samples = new ArrayList<>();
            DynamicRun found = each.dynamic(plan, start.state(), new RunWatcher() {
                @Override
                public void sample(RunSample sample) {
                    samples.add(sample);
                }
            });
            assertThat(samples).hasSize(49);
            assertThat(found.balances())
                    .allMatch(b -> Math.abs(b.relative()) < 1e-11)
                    .hasSize(5);
            for (RunSample sample : samples) {
                for (String unit : List.of("anoxic", "aerobic", "membrane")) {
                    assertThat(sample.state().water(unit).concentrations()).allMatch(x -> x >= 0 && x < 1e5);
                }
            }
        }
    }
}
