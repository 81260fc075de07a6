package org.headroom.physics.aquifer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PumpingTestFitTest {
    private static final double DAY_S = 86400;
    private static final Percentage EXACT = Percentage.withPercentage(1e-4);

    /** Fitted on both piezometers together with TTim (Bakker): 462.6 m2/d, 1.779e-4. */
    @Test
    void oude_korendijk_is_fitted_as_published() {
        TestFit fit = PumpingTestFit.fit(PublishedTests.oudeKorendijk(), TestModel.THEIS);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.transmissivity().value() * DAY_S).isCloseTo(462.6, within(0.05));
        assertThat(fit.storativity().value()).isCloseTo(1.779e-4, within(0.0005e-4));
        assertThat(fit.transmissivity().low()).isLessThan(fit.transmissivity().value());
        assertThat(fit.transmissivity().high())
                .isGreaterThan(fit.transmissivity().value());
        assertThat(fit.used()).isEqualTo(69);
    }

    /** Fitted on four piezometers together with TTim (Bakker): 1,677.3 m2/d, 1.762e-3, B 745.3 m. */
    @Test
    void dalem_is_fitted_as_published() {
        TestFit fit = PumpingTestFit.fit(PublishedTests.dalem(), TestModel.HANTUSH);
        assertThat(fit.transmissivity().value() * DAY_S).isCloseTo(1677.3, within(0.1));
        assertThat(fit.storativity().value()).isCloseTo(1.762e-3, within(0.001e-3));
        assertThat(fit.leakageFactor().value()).isCloseTo(745.3, within(0.1));
        double c = fit.aquitardResistance().value();
        assertThat(Math.sqrt(fit.transmissivity().value() * c))
                .isCloseTo(fit.leakageFactor().value(), EXACT);
    }

    /** The leaky curve has half the residuals but is at rest long before the measured drawdown is. */
    @Test
    void a_test_that_goes_on_falling_is_not_called_leaky() {
        ModelChoice choice = ModelChoice.auto(PublishedTests.oudeKorendijk(), Given.NOTHING);
        assertThat(choice.chosen().model()).isEqualTo(TestModel.THEIS);
        assertThat(choice.reason()).contains("misses the end of the test");
        assertThat(choice.all()).extracting(TestFit::model).containsExactly(TestModel.values());
    }

    @Test
    void a_leaky_test_is_called_leaky() {
        assertThat(ModelChoice.auto(PublishedTests.dalem(), Given.NOTHING)
                        .chosen()
                        .model())
                .isEqualTo(TestModel.HANTUSH);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestModel.class,
            names = {"THEIS", "HANTUSH"})
    void what_a_model_made_is_found_again(TestModel model) {
        MadeTest made = MadeTest.of(model, 0);
        ModelChoice choice = ModelChoice.auto(made.readings(20, 30, DAY_S, 1), Given.NOTHING);
        assertThat(choice.chosen().model()).isEqualTo(model);
        found(choice.chosen(), made);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestModel.class,
            names = {"THEIS", "HANTUSH"})
    void recovery_and_steps_are_fitted_with_their_history(TestModel model) {
        PumpingHistory steps = PumpingHistory.steps(
                        new double[] {0, 0.2 * DAY_S, 0.4 * DAY_S}, new double[] {1e-2, 2.5e-2, 1.5e-2})
                .stoppedAt(0.6 * DAY_S);
        MadeTest made = MadeTest.of(model, 0).pumped(steps);
        found(PumpingTestFit.fit(made.readings(40, 60, 1.5 * DAY_S, 1), model), made);
        found(PumpingTestFit.fit(made.readings(200, 60, 1.5 * DAY_S, 1).since(0.65 * DAY_S), model), made);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 5, 50, 500, 5000})
    void one_piezometer_is_enough_near_and_far(double radiusM) {
        MadeTest made = MadeTest.of(TestModel.THEIS, 0).at(radiusM);
        found(PumpingTestFit.fit(made.readings(15, 100, 30 * DAY_S, 1), TestModel.THEIS), made);
    }

    /** Every start leads to the same place: the search is global over ten decades of S and six of T. */
    @Test
    void the_start_is_found_wherever_the_truth_lies() {
        for (int i = 0; i < 40; i++) {
            double t = Math.pow(10, -6 + 6 * (i % 8) / 7.0);
            double s = Math.pow(10, -8 + 7.5 * (i % 5) / 4.0);
            double r = 30;
            double middleS = r * r * s / (4 * t * 0.05);
            PumpingHistory pumping = PumpingHistory.constant(0, 1e-2);
            MadeTest made = new MadeTest(TestModel.THEIS, t, s, 1, pumping, new double[] {r}, 0);
            found(PumpingTestFit.fit(made.readings(12, middleS / 50, middleS * 50, 1), TestModel.THEIS), made);
        }
    }

    @Test
    void the_straight_line_takes_late_readings_only_and_is_close_to_theis() {
        MadeTest made = MadeTest.of(TestModel.THEIS, 0);
        TestFit line = PumpingTestFit.fit(made.readings(30, 30, DAY_S, 1), TestModel.COOPER_JACOB);
        assertThat(line.used()).isBetween(30, 89);
        assertThat(line.transmissivity().value()).isCloseTo(made.t(), Percentage.withPercentage(1));
        assertThat(line.storativity().value()).isCloseTo(made.s(), Percentage.withPercentage(4));
        assertThat(line.warnings()).anyMatch(w -> w.contains("u above 0.05"));
    }

    @Test
    void what_is_given_is_kept() {
        MadeTest made = MadeTest.of(TestModel.HANTUSH, 0.002);
        PumpingTest test = made.readings(20, 30, DAY_S, 3);
        TestFit s = PumpingTestFit.fit(test, TestModel.HANTUSH, new Given(Double.NaN, 5e-4, Double.NaN));
        assertThat(s.storativity()).isEqualTo(Estimate.fixed(5e-4));
        TestFit t = PumpingTestFit.fit(test, TestModel.HANTUSH, new Given(made.t(), Double.NaN, made.b()));
        assertThat(t.leakageFactor().value()).isCloseTo(600, EXACT);
        assertThat(t.storativity().value()).isCloseTo(made.s(), Percentage.withPercentage(5));
        TestFit all = PumpingTestFit.fit(test, TestModel.THEIS, new Given(made.t(), made.s(), Double.NaN));
        assertThat(all.transmissivity().value()).isCloseTo(made.t(), EXACT);
        assertThat(all.rmseM()).isPositive();
    }

    /** Readings of weight 4 count as four readings. */
    @Test
    void a_weight_is_a_number_of_readings() {
        PumpingTest once = MadeTest.of(TestModel.THEIS, 0.01).readings(10, 30, DAY_S, 5);
        List<PumpingTest.Observation> weighted = once.observations().stream()
                .map(o -> new PumpingTest.Observation(
                        o.well(), o.radiusM(), o.timeS(), o.drawdownM(), o.radiusM() < 30 ? 4 : 1))
                .toList();
        List<PumpingTest.Observation> repeated = new java.util.ArrayList<>();
        for (PumpingTest.Observation o : once.observations()) {
            for (int i = 0; i < (o.radiusM() < 30 ? 4 : 1); i++) {
                repeated.add(o);
            }
        }
        TestFit a = PumpingTestFit.fit(new PumpingTest(weighted, once.pumping()), TestModel.THEIS);
        TestFit b = PumpingTestFit.fit(new PumpingTest(repeated, once.pumping()), TestModel.THEIS);
        assertThat(a.transmissivity().value()).isCloseTo(b.transmissivity().value(), EXACT);
        assertThat(a.storativity().value()).isCloseTo(b.storativity().value(), EXACT);
        assertThat(a.rmseM()).isCloseTo(b.rmseM(), EXACT);
    }

    @Test
    void no_leakage_in_the_data_leaves_the_interval_open() {
        TestFit fit =
                PumpingTestFit.fit(MadeTest.of(TestModel.THEIS, 0.005).readings(20, 30, DAY_S, 7), TestModel.HANTUSH);
        assertThat(fit.leakageFactor().high()).isInfinite();
        assertThat(fit.aquitardResistance().high()).isInfinite();
        assertThat(fit.leakageFactor().low()).isGreaterThan(150);
        assertThat(fit.warnings()).anyMatch(w -> w.contains("beyond their reach"));
    }

    @Test
    void a_storativity_that_the_data_do_not_hold_is_said_to_be_unknown() {
        PumpingTest late = MadeTest.of(TestModel.THEIS, 0.02)
                .at(0.2)
                .pumped(PumpingHistory.constant(0, 2000 / DAY_S).stoppedAt(DAY_S))
                .readings(60, 600, 3 * DAY_S, 2)
                .since(1.1 * DAY_S);
        TestFit fit = PumpingTestFit.fit(late, TestModel.THEIS);
        assertThat(fit.storativity().loose()).isTrue();
        assertThat(fit.warnings()).anyMatch(w -> w.contains("storativity is not identified"));
    }

    /** Late readings of a leaky aquifer at rest, s = Q/(2 pi T) K0(r/B): T and B are held, S is not. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void drawdown_at_rest_is_called_leaky_without_a_storativity(long seed) {
        java.util.Random random = new java.util.Random(seed);
        List<PumpingTest.Observation> readings = new java.util.ArrayList<>();
        for (double r : new double[] {30, 60, 120}) {
            for (double hours : new double[] {24, 30, 36, 42, 48, 60, 72}) {
                double s = 400 / (2 * Math.PI * 400) * Bessel.k0(r / 160) + 0.006 * random.nextGaussian();
                readings.add(new PumpingTest.Observation("r" + r, r, 3600 * hours, s));
            }
        }
        ModelChoice choice = ModelChoice.auto(PumpingTest.steady(readings, 400 / DAY_S), Given.NOTHING);
        TestFit fit = choice.chosen();
        assertThat(fit.model()).as(choice.reason()).isEqualTo(TestModel.HANTUSH);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.transmissivity().value() * DAY_S).isCloseTo(400, Percentage.withPercentage(15));
        assertThat(fit.leakageFactor().value()).isCloseTo(160, Percentage.withPercentage(25));
        assertThat(fit.transmissivity().loose()).isFalse();
        assertThat(fit.leakageFactor().loose()).isFalse();
        assertThat(fit.storativity().loose()).isTrue();
        assertThat(fit.warnings()).anyMatch(w -> w.contains("storativity is not identified"));
        assertThat(choice.reason()).doesNotContain("could not be fitted");
    }

    @Test
    void systematic_residuals_are_said_and_chance_is_not() {
        assertThat(PumpingTestFit.fit(PublishedTests.oudeKorendijk(), TestModel.THEIS)
                        .warnings())
                .anyMatch(w -> w.contains("systematic"));
        assertThat(PumpingTestFit.fit(MadeTest.of(TestModel.THEIS, 0.01).readings(40, 30, DAY_S, 11), TestModel.THEIS)
                        .warnings())
                .noneMatch(w -> w.contains("systematic"));
    }

    @Test
    void drawdown_of_the_wrong_sign_is_no_fit() {
        PumpingTest up = PumpingTest.steady(
                List.of(
                        new PumpingTest.Observation("a", 10, 60, -0.1),
                        new PumpingTest.Observation("a", 10, 600, -0.2),
                        new PumpingTest.Observation("a", 10, 6000, -0.3),
                        new PumpingTest.Observation("a", 10, 60000, -0.4)),
                1e-2);
        TestFit fit = PumpingTestFit.fit(up, TestModel.THEIS);
        assertThat(fit.converged()).isFalse();
        assertThat(ModelChoice.auto(up, Given.NOTHING).chosen().converged()).isFalse();
    }

    @Test
    void too_few_readings_and_no_pumping_are_refused() {
        PumpingTest.Observation one = new PumpingTest.Observation("a", 10, 60, 0.1);
        assertThatThrownBy(() -> PumpingTestFit.fit(PumpingTest.steady(List.of(one, one), 1), TestModel.THEIS))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("3 or more");
        assertThatThrownBy(() -> PumpingTest.steady(List.of(one), 0)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> PumpingTest.steady(List.of(), 1)).isInstanceOf(OutOfRange.class);
    }

    private static void found(TestFit fit, MadeTest made) {
        assertThat(fit.converged()).as(made.toString()).isTrue();
        assertThat(fit.transmissivity().value()).as(made.toString()).isCloseTo(made.t(), EXACT);
        assertThat(fit.storativity().value()).as(made.toString()).isCloseTo(made.s(), EXACT);
        if (fit.model() == TestModel.HANTUSH) {
            assertThat(fit.leakageFactor().value()).isCloseTo(made.b(), EXACT);
        }
    }
}
