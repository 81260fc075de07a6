package org.headroom.physics.aquifer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Well functions against 50-digit tables (mpmath 1.3.0) and against published ones. */
class WellFunctionsTest {
    private static final double EXACT = 2e-13;

    @Test
    void theis_is_within_2e_13_of_fifty_digits_from_1e_30_to_700() {
        double[][] rows = MpmathTable.read("mpmath-theis.csv");
        assertThat(rows.length).isGreaterThan(100);
        for (double[] row : rows) {
            assertThat(relative(WellFunctions.theis(row[0]), row[1]))
                    .as("u %s", row[0])
                    .isLessThan(EXACT);
        }
    }

    @Test
    void hantush_is_within_4e_13_of_fifty_digits_from_1e_30_to_690() {
        double[][] rows = MpmathTable.read("mpmath-hantush.csv");
        assertThat(rows.length).isGreaterThan(350);
        for (double[] row : rows) {
            assertThat(relative(WellFunctions.hantush(row[0], row[1]), row[2]))
                    .as("u %s r/B %s", row[0], row[1])
                    .isLessThan(2 * EXACT);
        }
    }

    @Test
    void bessel_functions_are_within_2e_13_of_fifty_digits_from_1e_12_to_700() {
        for (double[] row : MpmathTable.read("mpmath-bessel.csv")) {
            assertThat(relative(Bessel.k0(row[0]), row[1])).as("K0 %s", row[0]).isLessThan(EXACT);
            assertThat(relative(Bessel.k1(row[0]), row[2])).as("K1 %s", row[0]).isLessThan(EXACT);
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-4, 8.63322470457471", "1e-2, 4.03792957653811", "0.1, 1.82292395841939", "1, 0.21938393439552"})
    void theis_has_the_published_digits(double u, double w) {
        assertThat(WellFunctions.theis(u)).isCloseTo(w, within(1e-14 * Math.max(1, 10 * w)));
    }

    @Test
    void it_is_finite_and_falls_with_time_and_leakage_everywhere() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            double u = Math.pow(10, -40 + 45 * random.nextDouble());
            double b = Math.pow(10, -20 + 24 * random.nextDouble());
            double w = WellFunctions.hantush(u, b);
            assertThat(w >= 0 && w < 100).as("u %s r/B %s: %s", u, b, w).isTrue();
            assertThat(WellFunctions.hantush(u * 1.01, b)).isLessThanOrEqualTo(w * (1 + 1e-13));
            assertThat(WellFunctions.hantush(u, b * 1.01)).isLessThanOrEqualTo(w * (1 + 1e-13));
            assertThat(w).isLessThanOrEqualTo(WellFunctions.theis(u) * (1 + 1e-13));
        }
    }

    @Test
    void the_two_regimes_and_all_pieces_meet() {
        for (double seam : new double[] {1, 2, 4, 8, 16, 32}) {
            assertThat(relative(WellFunctions.theis(Math.nextDown(seam)), WellFunctions.theis(Math.nextUp(seam))))
                    .isLessThan(EXACT);
            for (double b : new double[] {0.01, 0.5, 2 * seam}) {
                assertThat(relative(
                                WellFunctions.hantush(Math.nextDown(seam), b),
                                WellFunctions.hantush(Math.nextUp(seam), b)))
                        .isLessThan(2 * EXACT);
            }
        }
    }

    @Test
    void ends_are_clean() {
        assertThat(WellFunctions.theis(0)).isPositive().isInfinite();
        assertThat(WellFunctions.theis(800)).isZero();
        assertThat(WellFunctions.theis(Double.POSITIVE_INFINITY)).isZero();
        assertThat(WellFunctions.hantush(0, 0)).isPositive().isInfinite();
        assertThat(WellFunctions.hantush(0, 1)).isEqualTo(2 * Bessel.k0(1));
        assertThat(WellFunctions.hantush(0.3, 0)).isEqualTo(WellFunctions.theis(0.3));
        assertThat(WellFunctions.hantush(0.3, 1e-200)).isEqualTo(WellFunctions.theis(0.3));
        assertThat(WellFunctions.hantush(1e-300, 1e-200)).isFinite();
        assertThat(WellFunctions.hantush(0.1, 1e5)).isZero();
        assertThat(WellFunctions.hantush(0.1, Double.POSITIVE_INFINITY)).isZero();
        assertThat(WellFunctions.hantush(Double.POSITIVE_INFINITY, 1)).isZero();
        assertThat(WellFunctions.hantush(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isZero();
        assertThat(WellFunctions.hantush(Double.MIN_VALUE, 1)).isEqualTo(2 * Bessel.k0(1));
    }

    @Test
    void what_is_no_argument_is_refused_in_one_line() {
        assertThatThrownBy(() -> WellFunctions.theis(-1e-9))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("u: found");
        assertThatThrownBy(() -> WellFunctions.hantush(1, Double.NaN)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> Bessel.k0(-1)).isInstanceOf(OutOfRange.class);
    }

    /** Cooper and Jacob's limit and its error as its class comment states them. */
    @Test
    void cooper_jacob_is_below_by_what_it_says() {
        assertThat(CooperJacob.wellFunction(0.01)).isCloseTo(4.02795, within(5e-6));
        assertThat(CooperJacob.relativeError(0.01)).isCloseTo(-0.0025, within(5e-5));
        assertThat(CooperJacob.relativeError(0.05)).isCloseTo(-0.0200, within(5e-4));
        assertThat(CooperJacob.relativeError(0.1)).isCloseTo(-0.0535, within(5e-4));
    }

    private static double relative(double found, double expected) {
        return Math.abs(found / expected - 1);
    }
}
