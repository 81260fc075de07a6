package org.headroom.physics.wastewater.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.headroom.physics.basis.NoConvergence;
import org.junit.jupiter.api.Test;

class RkcTest {
    @Test
    void a_stiff_state_follows_its_slow_forcing_within_the_tolerance_and_few_steps() {
        // y' = -10000 (y - g) + g', g = 1.1 + cos t (Prothero and Robinson, Math. Comp. 28 (1974) 145)
        double[] y = {2.1};
        Rkc rkc = new Rkc(
                (t, x, dx) -> dx[0] = -1e4 * (x[0] - 1.1 - Math.cos(t)) - Math.sin(t),
                1,
                1,
                1e-5,
                1e-5,
                WorkLimit.none());
        rkc.integrate(0, 3, y);
        assertThat(y[0]).isCloseTo(1.1 + Math.cos(3), within(1e-4));
        assertThat(rkc.evaluations()).isLessThan(15_000); // Euler's explicit steps are unstable with fewer
    }

    @Test
    void what_decays_never_becomes_negative() {
        double[] y = {1, 1, 1};
        double[] k = {1, 3000, 2e4};
        Rkc rkc = new Rkc(
                (t, x, dx) -> {
                    for (int i = 0; i < k.length; i++) {
                        dx[i] = -k[i] * x[i];
                    }
                },
                3,
                3,
                1e-4,
                1e-4,
                WorkLimit.none());
        for (int n = 1; n <= 50; n++) {
            rkc.integrate(0.1 * (n - 1), 0.1 * n, y);
            for (double value : y) {
                assertThat(value).isGreaterThanOrEqualTo(-1e-9);
            }
        }
        assertThat(y[0]).isCloseTo(Math.exp(-5), within(1e-4));
    }

    @Test
    void sums_that_the_rates_keep_are_kept_to_rounding() {
        double[] y = {3, 0, 0};
        Rkc rkc = new Rkc(
                (t, x, dx) -> {
                    double a = 5000 * x[0] * x[0] / (1 + x[0]);
                    double b = 20 * x[1];
                    dx[0] = b - a;
                    dx[1] = a - 2 * b;
                    dx[2] = b;
                },
                3,
                3,
                1e-4,
                1e-4,
                WorkLimit.none());
        rkc.integrate(0, 4, y);
        assertThat(y[0] + y[1] + y[2]).isCloseTo(3, within(1e-12));
    }

    @Test
    void a_tenth_of_the_tolerance_gives_a_smaller_error() {
        assertThat(oscillation(1e-6)).isLessThan(0.3 * oscillation(1e-4));
    }

    @Test
    void a_state_that_must_fall_below_nothing_ends_the_run_with_its_time_and_name() {
        double[] y = {1, 1};
        Rkc rkc = new Rkc(
                (t, x, dx) -> {
                    dx[0] = 0;
                    dx[1] = -1;
                },
                2,
                2,
                1e-4,
                1e-4,
                WorkLimit.none());
        assertThatThrownBy(() -> rkc.integrate(0, 4, y))
                .isInstanceOf(NoConvergence.class)
                .hasMessageStartingWith("no end: the time step vanished at day 1.00000, where state 1 ");
    }

    @Test
    void work_beyond_its_limit_ends_the_run_and_its_share_is_told() {
        List<Double> shares = new ArrayList<>();
        RunWatcher watcher = new RunWatcher() {
            @Override
            public void progress(double share) {
                shares.add(share);
            }
        };
        WorkLimit work = new WorkLimit("steady state", 20_000, i -> "x", watcher);
        double[] y = {1};
        Rkc rkc = new Rkc((t, x, dx) -> dx[0] = 1e3 * Math.cos(1e3 * t), 1, 1, 1e-7, 1e-7, work);
        assertThatThrownBy(() -> rkc.integrate(0, 1e6, y))
                .isInstanceOf(NoConvergence.class)
                .hasMessageContaining("no steady state within 20000 evaluations of the rates");
        assertThat(shares).hasSize(4).isSorted().allMatch(share -> share <= 1);
    }

    private static double oscillation(double tolerance) {
        double[] y = {2, 1};
        Rkc rkc = new Rkc(
                (t, x, dx) -> {
                    dx[0] = x[1] - 1;
                    dx[1] = 1.0 * (1 - x[0]);
                },
                2,
                2,
                tolerance,
                tolerance,
                WorkLimit.none());
        rkc.integrate(0, 2, y);
        return Math.abs(y[0] - 1 - Math.cos(2));
    }
}
