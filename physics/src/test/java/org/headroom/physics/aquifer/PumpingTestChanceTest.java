package org.headroom.physics.aquifer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the intervals and the choice promise, counted over seeded tests with noise. */
class PumpingTestChanceTest {
    private static final double DAY_S = 86400;
    private static final int TESTS = 300;

    /** Of 300, 95 % +- 3 standard deviations: 274 to 296. */
    @Test
    void the_95_percent_intervals_hold_the_truth_95_times_in_100() {
        MadeTest theis = MadeTest.of(TestModel.THEIS, 0.03);
        int t = 0;
        int s = 0;
        for (int seed = 0; seed < TESTS; seed++) {
            TestFit fit = PumpingTestFit.fit(theis.readings(8, 60, DAY_S, seed), TestModel.THEIS);
            t += holds(fit.transmissivity(), theis.t());
            s += holds(fit.storativity(), theis.s());
        }
        assertThat(t).isBetween(274, 296);
        assertThat(s).isBetween(274, 296);
    }

    @Test
    void so_do_those_of_a_leaky_aquifer() {
        MadeTest leaky = MadeTest.of(TestModel.HANTUSH, 0.02);
        int t = 0;
        int b = 0;
        int c = 0;
        for (int seed = 0; seed < TESTS; seed++) {
            TestFit fit = PumpingTestFit.fit(leaky.readings(10, 60, DAY_S, seed), TestModel.HANTUSH);
            t += holds(fit.transmissivity(), leaky.t());
            b += holds(fit.leakageFactor(), leaky.b());
            c += holds(fit.aquitardResistance(), leaky.b() * leaky.b() / leaky.t());
        }
        assertThat(t).isBetween(274, 296);
        assertThat(b).isBetween(274, 296);
        assertThat(c).isBetween(274, 296);
    }

    @Test
    void noise_alone_is_not_taken_for_leakage() {
        MadeTest confined = MadeTest.of(TestModel.THEIS, 0.03);
        assertThat(leaky(confined, 100)).isLessThanOrEqualTo(2);
    }

    @Test
    void leakage_that_shows_is_seen_through_noise() {
        MadeTest leaky = MadeTest.of(TestModel.HANTUSH, 0.02);
        assertThat(leaky(leaky, 50)).isEqualTo(50);
    }

    private static long leaky(MadeTest made, int tests) {
        return IntStream.range(0, tests)
                .filter(seed -> ModelChoice.auto(made.readings(15, 60, DAY_S, seed), Given.NOTHING)
                                .chosen()
                                .model()
                        == TestModel.HANTUSH)
                .count();
    }

    private static int holds(Estimate interval, double truth) {
        return truth >= interval.low() && truth <= interval.high() ? 1 : 0;
    }
}
