package org.headroom.grid.swing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepTrainTest {
    @Test
    void the_first_sample_after_a_lagged_step_is_the_closed_form() {
        StepTrain train = new StepTrain(100, 0.02);
        train.add(0, 0, -100);
        assertThat(train.sample(0.01, 1).powerW()[0]).isCloseTo(100 * 2 * -Math.expm1(-0.5), within(1e-10));
    }

    @Test
    void a_step_without_lag_is_shared_by_the_sample_it_falls_into() {
        StepTrain train = new StepTrain(0, 0);
        train.add(0.0125, 0, 80);
        double[] p = train.sample(0.01, 3).powerW();
        assertThat(p).containsExactly(new double[] {0, 60, 80}, within(1e-12));
    }

    @Test
    void a_ramp_without_lag_has_the_means_of_a_straight_line() {
        StepTrain train = new StepTrain(10, 0);
        train.add(0.02, 0.04, 40);
        assertThat(train.sample(0.01, 5).powerW()).containsExactly(new double[] {15, 25, 35, 45, 50}, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void energy_does_not_depend_on_the_step(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StepTrain train = new StepTrain(50e6, random.nextDouble() * 0.1);
        for (int i = 0; i < 200; i++) {
            train.add(random.nextDouble(-5, 65), random.nextDouble(0, 0.5), random.nextDouble(-1e6, 1e6));
        }
        double fine = train.sample(0.001, 60_000).energyJ();
        assertThat(train.sample(0.01, 6_000).energyJ()).isCloseTo(fine, within(1e-11 * fine));
        assertThat(train.sample(1, 60).energyJ()).isCloseTo(fine, within(1e-11 * fine));
        assertThat(train.sample(15, 4).energyJ()).isCloseTo(fine, within(1e-11 * fine));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_response_follows_its_differential_equation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double lag = random.nextDouble(0.005, 0.2);
        double width = random.nextDouble(0, 0.3);
        StepTrain train = new StepTrain(0, lag);
        train.add(0.5, width, 1);
        // Euler with steps of a microsecond as the second opinion
        double r = 0;
        double[] mean = new double[200];
        int fine = 10_000;
        for (int i = 0; i < 200 * fine; i++) {
            double t = (i + 0.5) * 1e-6;
            double u = width == 0 ? (t >= 0.5 ? 1 : 0) : Math.clamp((t - 0.5 + width / 2) / width, 0, 1);
            double next = r + 1e-6 / lag * (u - r);
            mean[i / fine] += (r + next) / 2 / fine;
            r = next;
        }
        assertThat(train.sample(0.01, 200).powerW()).containsExactly(mean, within(2e-4));
    }
}
