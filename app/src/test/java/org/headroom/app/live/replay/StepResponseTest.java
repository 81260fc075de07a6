package org.headroom.app.live.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.headroom.app.ledger.Measures;
import org.junit.jupiter.api.Test;

/** The judge must see what rings, or its silence is worth nothing. */
class StepResponseTest {
    private static StepResponse.Course judge(IntToDoubleFunction course) {
        double[] at = new double[480];
        java.util.Arrays.setAll(at, course);
        return StepResponse.judge(Measures.COLD_WATER_C, 20, at, 120);
    }

    @Test
    void a_first_order_course_neither_overshoots_nor_turns() {
        StepResponse.Course course = judge(i -> 20 + 5 * (1 - Math.exp(-(i + 1) / 20.0)));
        assertThat(course.overshootPercent()).isZero();
        assertThat(course.turns()).isZero();
        assertThat(course.endC()).isCloseTo(25, within(1e-6));
    }

    /** Damping ratio 0.2: the first overshoot is exp(-pi 0.2 / sqrt(1 - 0.04)) = 52.7 % of the step. */
    @Test
    void a_second_order_course_rings_by_the_textbook_figure() {
        double zeta = 0.2;
        double w = 0.1;
        double wd = w * Math.sqrt(1 - zeta * zeta);
        StepResponse.Course course = judge(i -> {
            double t = i + 1;
            double decay = Math.exp(-zeta * w * t);
            return 20 + 5 * (1 - decay * (Math.cos(wd * t) + zeta / Math.sqrt(1 - zeta * zeta) * Math.sin(wd * t)));
        });
        assertThat(course.overshootPercent()).isCloseTo(52.7, within(0.5));
        assertThat(course.turns()).isGreaterThanOrEqualTo(2);
        assertThat(course.oscillations()).isPositive();
    }

    @Test
    void a_limit_cycle_about_a_standing_value_is_an_oscillation_too() {
        StepResponse.Course course = judge(i -> 20 + 0.2 * (i / 8 % 2));
        assertThat(course.oscillations()).isGreaterThan(3);
    }

    @Test
    void an_inverse_response_turns_once_and_is_no_oscillation() {
        StepResponse.Course course = judge(i ->
                20 - 1.0 * Math.exp(-(i + 1) / 10.0) + 1.0 + 4 * (1 - Math.exp(-(i + 1) / 40.0)) - (i < 1 ? 2 : 0));
        assertThat(course.turns()).isEqualTo(1);
        assertThat(course.oscillations()).isZero();
    }
}
