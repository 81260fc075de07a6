package org.headroom.physics.wastewater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.wastewater.biology.Asm1Component;
import org.headroom.physics.wastewater.biology.DynamicRun;
import org.headroom.physics.wastewater.biology.FlowRule;
import org.headroom.physics.wastewater.biology.FlowsheetDesign;
import org.headroom.physics.wastewater.biology.Influent;
import org.headroom.physics.wastewater.biology.PlantRun;
import org.headroom.physics.wastewater.biology.RunPlan;
import org.headroom.physics.wastewater.biology.RunWatcher;
import org.headroom.physics.wastewater.biology.SteadyState;
import org.headroom.physics.wastewater.biology.StreamDesign;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BiologySurveyTest {
    private static final double RATED = MemphisBiology.RATED_M3_PER_DAY;

    /** Hourly flow of a works over its mean, morning trough and noon peak. */
    private static final double[] DAY = {
        0.92, 0.84, 0.76, 0.7, 0.67, 0.67, 0.72, 0.85, 1, 1.12, 1.2, 1.24, 1.24, 1.21, 1.17, 1.13, 1.11, 1.08, 1.07,
        1.06, 1.05, 1.05, 1.04, 1
    };

    private static BiologyTable table = MemphisPlant.biology();

    private final PlantRun run = new PlantRun(MemphisBiology.flowsheet());
    private final BiologyPoint b = new BiologyPoint();

    @BeforeAll
    static void survey() {
        table = new BiologySurvey(MemphisBiology.flowsheet(), MemphisBiology.FEED, RATED).table();
    }

    private SteadyState steady(double waterC, double load) {
        return run.steady(Influent.constant(MemphisBiology.FEED, load * RATED, waterC));
    }

    private void ask(double waterC, double load) {
        table.at(MemphisPlant.dry(waterC), load, b);
    }

    @Test
    void a_corner_of_the_table_is_the_steady_state_found_by_running_in_time() {
        SteadyState s = steady(20, 1);
        ask(20, 1);
        assertThat(b.ammoniumNGPerM3).isCloseTo(s.effluent().get(Asm1Component.SNH), within(1e-5));
        assertThat(b.nitrateNGPerM3).isCloseTo(s.effluent().get(Asm1Component.SNO), within(1e-4));
        assertThat(b.alkalinityMolPerM3).isCloseTo(s.effluent().get(Asm1Component.SALK), within(1e-4));
        assertThat(b.mlssGPerM3).isCloseTo(s.state().water("membranes").tssGPerM3(), within(0.1));
        assertThat(table.sludgeAgeS() / 86_400).isBetween(15.0, 35.0);
    }

    /** Oxygen by the balances of COD and nitrogen against oxygen transferred by the air, which also fills 2 g/m3 of water to 4. */
    @Test
    void oxygen_is_what_a_run_transfers() {
        SteadyState s = steady(20, 1);
        Influent constant = Influent.constant(MemphisBiology.FEED, RATED, 20);
        DynamicRun day = run.dynamic(new RunPlan(constant, 1, 1, 1, 0, RunPlan.TOLERANCE), s.state(), RunWatcher.NONE);
        ask(20, 1);
        double carried = (4 - 2) / 1000.0 * RATED;
        assertThat(b.oxygenKgPerM3 * RATED + carried)
                .isCloseTo(day.oxygenKgPerDay(), within(2e-3 * day.oxygenKgPerDay()));
    }

    @Test
    void between_its_corners_the_table_is_near_the_steady_state() {
        SteadyState s = steady(14, 0.6);
        ask(14, 0.6);
        assertThat(b.ammoniumNGPerM3).isCloseTo(s.effluent().get(Asm1Component.SNH), within(0.02));
        assertThat(b.nitrateNGPerM3).isCloseTo(s.effluent().get(Asm1Component.SNO), within(0.1));
        double mlss = s.state().water("membranes").tssGPerM3();
        assertThat(b.mlssGPerM3).isCloseTo(mlss, within(0.03 * mlss));
    }

    /** The quasi-steady assumption: a day of 0.67 to 1.24 times the mean flow gives what the mean gives. */
    @Test
    void a_day_of_the_works_gives_what_its_mean_gives() {
        List<Influent.Row> rows = new ArrayList<>();
        double mean = 0;
        for (int h = 0; h < 24; h++) {
            rows.add(new Influent.Row(h / 24.0, MemphisBiology.FEED, DAY[h] * RATED, 20));
            mean += DAY[h] / 24;
        }
        DynamicRun day = run.dynamic(
                new RunPlan(new Influent(rows), 1, 3, 1, 0, RunPlan.TOLERANCE),
                steady(20, mean).state(),
                RunWatcher.NONE);
        ask(20, mean);
        double ammonium = day.effluent().get(Asm1Component.SNH);
        assertThat(ammonium - b.ammoniumNGPerM3).isBetween(0.0, 0.05);
        assertThat(b.nitrateNGPerM3).isCloseTo(day.effluent().get(Asm1Component.SNO), within(0.1));
        assertThat(b.alkalinityMolPerM3).isCloseTo(day.effluent().get(Asm1Component.SALK), within(0.02));
    }

    @Test
    void the_plant_with_its_own_biology_is_within_its_limits_in_warm_and_in_cool_water() {
        WaterRecycling plant = new WaterRecycling(MemphisPlant.design(table, 0, 0));
        WaterRecyclingPoint p = new WaterRecyclingPoint();
        for (double t : new double[] {16, 20, 28}) {
            WaterRecyclingConditions c = MemphisPlant.dry(t);
            WaterRecyclingState s = plant.fresh(c);
            plant.advance(s, s, c, 1, 0, p);
            assertThat(p.productM3PerS / MemphisPlant.MGAL_PER_DAY).isCloseTo(13, within(1e-9));
            assertThat(p.ammoniumNGPerM3).isLessThan(0.1);
            assertThat(p.powerW / p.productM3PerS / 3.6e6).isBetween(0.37, 1.1);
            assertThat(p.tmpPa).isLessThan(40e3);
        }
    }

    @Test
    void a_plant_without_membranes_is_refused() {
        FlowsheetDesign f = MemphisBiology.flowsheet();
        FlowsheetDesign without = new FlowsheetDesign(
                "pond",
                f.units().subList(0, 1),
                List.of(
                        f.streams().getFirst(),
                        new StreamDesign(
                                "out",
                                "anoxic",
                                StreamDesign.Outlet.MIXED,
                                StreamDesign.EFFLUENT,
                                new FlowRule.Rest(),
                                0)),
                f.biology(),
                f.energy());
        assertThatThrownBy(() -> new BiologySurvey(without, MemphisBiology.FEED, RATED))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("membranes");
    }
}
