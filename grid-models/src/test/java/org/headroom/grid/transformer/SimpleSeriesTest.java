package org.headroom.grid.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clause 7 of IEEE C57.91 and the difference equations of IEC 60076-7. */
class SimpleSeriesTest {
    private static final Clause7Design UNIT =
            new Clause7Design(55, 25, 5, 9000, 300, 0.9, 0.8, false, Insulation.UPGRADED);

    @Test
    void the_example_of_iec_starts_at_its_printed_values() {
        DifferenceEquations model = new DifferenceEquations(DifferenceDesign.EXAMPLE);
        model.settle(PublishedCases.iecSeries().getFirst());
        assertThat(model.topOilC()).isCloseTo(63.9, within(0.05));
        assertThat(model.gradientsK()[0]).isCloseTo(53.2, within(0.05));
        assertThat(model.gradientsK()[1]).isCloseTo(26.6, within(0.05));
        assertThat(model.hotSpotC()).isCloseTo(90.5, within(0.05));
    }

    @Test
    void the_example_of_iec_loses_its_days_of_life() {
        assertThat(iec(Insulation.NORMAL).agedS() / 86_400).isCloseTo(PublishedCases.IEC_DAYS_NORMAL, within(1e-9));
        assertThat(iec(Insulation.UPGRADED).agedS() / 86_400).isCloseTo(PublishedCases.IEC_DAYS_UPGRADED, within(1e-9));
    }

    private static DifferenceEquations iec(Insulation insulation) {
        DifferenceEquations model =
                new DifferenceEquations(new DifferenceDesign(45, 35, 8, 9000, 420, 0.8, 1.3, 0.5, 2, 2, insulation));
        run(model, PublishedCases.iecSeries());
        return model;
    }

    @Test
    void a_step_up_to_the_shortest_lag_is_one_and_a_longer_one_is_cut() {
        DifferenceEquations model = new DifferenceEquations(DifferenceDesign.EXAMPLE);
        assertThat(DifferenceDesign.EXAMPLE.shortestLagS()).isEqualTo(840); // k22 tau_w = 14 min
        assertThat(model.longestStepS()).isEqualTo(420);
        assertThat(model.steps(840)).isEqualTo(1);
        assertThat(model.steps(86_400)).isEqualTo(103);
        model.settle(new LoadPoint(0, 0, 20));
        model.advance(new LoadPoint(0, 0, 20), new LoadPoint(86_400, 1, 20));
        assertThat(model.hotSpotC()).isCloseTo(100, within(1e-6)); // 20 + 45 + 35
    }

    @Test
    void clause_7_settles_at_its_rises_and_at_the_worked_number() {
        Clause7 model = new Clause7(UNIT);
        model.settle(new LoadPoint(0, 1, 30));
        assertThat(model.topOilC()).isEqualTo(85);
        assertThat(model.hotSpotC()).isEqualTo(110);
        assertThat(model.ageingFactor()).isCloseTo(1, within(1e-12));
        model.settle(new LoadPoint(0, 1.2, 30));
        assertThat(model.topOilC()).isCloseTo(30 + 55 * Math.pow(8.2 / 6, 0.9), within(1e-9));
        assertThat(model.hotSpotC() - model.topOilC()).isCloseTo(25 * Math.pow(1.2, 1.6), within(1e-9));
    }

    @Test
    void after_a_jump_of_load_both_rises_follow_their_exponentials() {
        Clause7 model = new Clause7(UNIT);
        LoadPoint start = new LoadPoint(0, 1.2, 30);
        model.settle(new LoadPoint(0, 0.6, 30));
        double oilK = model.topOilC() - 30;
        double gradientK = model.hotSpotC() - model.topOilC();
        model.advance(start, new LoadPoint(3600, 1.2, 30));
        double ultimateK = 55 * Math.pow(8.2 / 6, 0.9);
        double ultimateGradientK = 25 * Math.pow(1.2, 1.6);
        assertThat(model.topOilC() - 30)
                .isCloseTo(ultimateK + (oilK - ultimateK) * Math.exp(-3600 / 9000.0), within(1e-9));
        assertThat(model.hotSpotC() - model.topOilC())
                .isCloseTo(ultimateGradientK + (gradientK - ultimateGradientK) * Math.exp(-12), within(1e-9));
    }

    @Test
    void the_corrected_time_constant_is_equation_15_in_small_steps_and_the_same_for_n_1() {
        Clause7 corrected = new Clause7(new Clause7Design(55, 25, 5, 9000, 300, 0.8, 0.8, true, Insulation.UPGRADED));
        corrected.settle(new LoadPoint(0, 0.5, 30));
        double x = (corrected.topOilC() - 30) / 55;
        double u = Math.pow((1.3 * 1.3 * 5 + 1) / 6, 0.8);
        for (int i = 0; i < 36_000; i++) { // an hour in steps of 0.1 s, each with its own time constant
            double tauS = 9000 * (u - x) / (Math.pow(u, 1 / 0.8) - Math.pow(x, 1 / 0.8));
            x = u + (x - u) * Math.exp(-0.1 / tauS);
        }
        corrected.advance(new LoadPoint(0, 1.3, 30), new LoadPoint(3600, 1.3, 30));
        assertThat(corrected.topOilC()).isCloseTo(30 + 55 * x, within(1e-3));

        Clause7 linear = new Clause7(new Clause7Design(55, 25, 5, 9000, 300, 1, 0.8, true, Insulation.UPGRADED));
        Clause7 fixed = new Clause7(new Clause7Design(55, 25, 5, 9000, 300, 1, 0.8, false, Insulation.UPGRADED));
        run(linear, PublishedCases.annexGDay());
        run(fixed, PublishedCases.annexGDay());
        assertThat(linear.topOilC()).isCloseTo(fixed.topOilC(), within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {30, 60, 300, 900, 3600, 10_800})
    void the_spacing_of_the_rows_does_not_change_clause_7(double everyS) {
        for (boolean corrected : new boolean[] {false, true}) {
            Clause7Design design = new Clause7Design(55, 25, 5, 9000, 300, 0.9, 0.8, corrected, Insulation.UPGRADED);
            Clause7 whole = new Clause7(design);
            Clause7 fine = new Clause7(design);
            run(whole, PublishedCases.annexGDay());
            run(fine, PublishedCases.spaced(PublishedCases.annexGDay(), everyS));
            assertThat(fine.hotSpotC()).isCloseTo(whole.hotSpotC(), within(1e-4));
            assertThat(fine.agedS() / whole.agedS()).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void a_settled_cycle_ends_where_it_begins() {
        for (ThermalSeries model : List.of(
                new Clause7(UNIT),
                new DifferenceEquations(DifferenceDesign.EXAMPLE),
                new AnnexG(AnnexGDesign.EXAMPLE))) {
            List<LoadPoint> day = PublishedCases.spaced(PublishedCases.annexGDay(), 300);
            LoadCycle.settle(model, day);
            double[] first = model.state();
            for (int i = 1; i < day.size(); i++) {
                model.advance(day.get(i - 1), day.get(i));
            }
            assertThat(model.state()).containsExactly(first, within(2 * LoadCycle.AGREES_K));
        }
    }

    @Test
    void paper_ages_at_1_at_its_reference_temperature() {
        assertThat(Insulation.UPGRADED.ageingFactor(110)).isCloseTo(1, within(1e-12)); // IEEE C57.91-2011, equation 2
        assertThat(Insulation.RISE_55.ageingFactor(95)).isCloseTo(1, within(1e-12));
        assertThat(Insulation.NORMAL.ageingFactor(98)).isCloseTo(1, within(1e-12)); // IEC 60076-7, equation 2
        assertThat(Insulation.NORMAL.ageingFactor(104)).isCloseTo(2, within(1e-12));
        // IEC 60076-7:2005, Table 2; 2.71 at 120 C: IEEE C57.91-2011
        assertThat(Insulation.UPGRADED.ageingFactor(120)).isCloseTo(2.71, within(0.005));
        assertThat(Insulation.UPGRADED.ageingFactor(140)).isCloseTo(17.2, within(0.05));
        assertThat(Insulation.UPGRADED.ageingFactor(98)).isCloseTo(0.282, within(0.0005));
        assertThat(Insulation.NORMAL.ageingFactor(140)).isCloseTo(128, within(1e-9));
    }

    private static void run(ThermalSeries model, List<LoadPoint> points) {
        model.settle(points.getFirst());
        for (int i = 1; i < points.size(); i++) {
            model.advance(points.get(i - 1), points.get(i));
        }
    }
}
