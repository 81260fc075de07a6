package org.headroom.app.impact.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What an ensemble draws with, and how it says what matters. */
class DrawsTest {
    @Test
    void each_equal_part_of_an_inputs_probability_is_drawn_once() {
        for (int members : new int[] {1, 7, 60, 200}) {
            double[] u = LatinHypercube.quantiles("cooling.towers.fan_w", members, 3);
            int[] parts =
                    Arrays.stream(u).mapToInt(q -> (int) (q * members)).sorted().toArray();
            for (int m = 0; m < members; m++) {
                assertThat(parts[m]).isEqualTo(m);
            }
        }
    }

    @Test
    void draws_depend_on_seed_and_name_alone() {
        double[] first = LatinHypercube.quantiles("weather", 50, 9);
        assertThat(LatinHypercube.quantiles("weather", 50, 9)).containsExactly(first);
        assertThat(LatinHypercube.quantiles("work", 50, 9)).isNotEqualTo(first);
        assertThat(LatinHypercube.quantiles("weather", 50, 10)).isNotEqualTo(first);
        double[] other = LatinHypercube.quantiles("work", 50, 9);
        assertThat(Math.abs(RankCorrelation.of(first, other))).isLessThan(0.4);
    }

    /** Two right triangles of equal area: each has its mean a third from the middle to its end. */
    @Test
    void values_have_the_files_value_as_median_and_its_ends_as_ends() {
        InputRange range = new InputRange("calibration.tower_ua", 0.8, 1, 1.1);
        assertThat(range.at(0.25)).isCloseTo(0.9414, within(1e-4));
        assertThat(range.at(0.5)).isEqualTo(1, within(1e-12));
        assertThat(range.at(0)).isEqualTo(0.8);
        assertThat(range.at(1)).isCloseTo(1.1, within(1e-12));
        int n = 20_000;
        double sum = 0;
        double before = 0;
        for (int i = 0; i < n; i++) {
            double x = range.at((i + 0.5) / n);
            assertThat(x).isGreaterThanOrEqualTo(before);
            before = x;
            sum += x;
        }
        assertThat(sum / n).isCloseTo((1 - 0.2 / 3) / 2 + (1 + 0.1 / 3) / 2, within(1e-5));
    }

    /** Tables of the normal distribution: 1.644854 at 0.95, 2.326348 at 0.99. */
    @Test
    void normal_quantiles_are_those_of_the_tables() {
        assertThat(Normal.quantile(0.95)).isCloseTo(1.644854, within(1e-6));
        assertThat(Normal.quantile(0.01)).isCloseTo(-2.326348, within(1e-6));
        assertThat(Normal.quantile(0.5)).isCloseTo(0, within(1e-9));
    }

    /** 1 2 3 4 5 against 5 6 7 8 7: rho 0.8208 (Wikipedia, Kendall and Gibbons: ties at their mean rank). */
    @Test
    void rank_correlation_takes_ties_at_their_mean_rank() {
        double[] x = {1, 2, 3, 4, 5};
        assertThat(RankCorrelation.of(x, new double[] {5, 6, 7, 8, 7})).isCloseTo(0.8208, within(1e-4));
        assertThat(RankCorrelation.of(x, new double[] {1, 8, 27, 64, 125})).isCloseTo(1, within(1e-12));
        assertThat(RankCorrelation.of(x, new double[] {9, 7, 5, 3, 1})).isCloseTo(-1, within(1e-12));
        assertThat(RankCorrelation.of(x, new double[] {4, 4, 4, 4, 4})).isZero();
    }

    /** y = 3 a + 1 b: of the variance 0.9 goes with a and 0.1 with b; on ranks a little differs. */
    @Test
    void shares_are_those_of_a_sum_and_chance_gets_none() {
        int n = 400;
        SplittableRandom random = new SplittableRandom(5);
        double[][] x = new double[3][n];
        double[] y = new double[n];
        for (int m = 0; m < n; m++) {
            for (double[] column : x) {
                column[m] = random.nextDouble();
            }
            y[m] = 3 * x[0][m] + x[1][m];
        }
        double[] shares = RankRegression.shares(x, y);
        assertThat(shares[0]).isBetween(0.8, 1.0);
        assertThat(shares[1]).isBetween(0.05, 0.15);
        assertThat(shares[2]).isLessThan(0.002);
    }
}
