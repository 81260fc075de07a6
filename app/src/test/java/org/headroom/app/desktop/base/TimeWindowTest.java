package org.headroom.app.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeWindowTest {
    private static final double DAY_S = 86_400;

    /** Monday 13 July 2026, midnight in Chicago. */
    private static final double START_S = 1_783_918_800;

    private static TimeWindow fortnight() {
        return new TimeWindow(START_S, START_S + 14 * DAY_S, ZoneId.of("America/Chicago"), new Display());
    }

    @Test
    void zooming_keeps_the_instant_under_the_pointer_where_it_is() {
        TimeWindow time = fortnight();
        double at = START_S + 5 * DAY_S;
        double before = (at - time.fromS.get()) / time.spanS();
        time.zoom(0.25, at);
        assertThat(time.spanS()).isCloseTo(3.5 * DAY_S, within(1e-3));
        assertThat((at - time.fromS.get()) / time.spanS()).isCloseTo(before, within(1e-9));
    }

    @Test
    void whatever_is_done_the_range_stays_within_the_whole_and_never_shorter_than_half_an_hour() {
        TimeWindow time = fortnight();
        Random random = new Random(26);
        for (int i = 0; i < 2000; i++) {
            double at = START_S + random.nextDouble(-3, 17) * DAY_S;
            switch (random.nextInt(5)) {
                case 0 -> time.zoom(Math.exp(random.nextGaussian() * 2), at);
                case 1 -> time.pan(random.nextGaussian() * 5 * DAY_S);
                case 2 -> time.show(at, at + random.nextGaussian() * DAY_S);
                case 3 -> time.goTo(at);
                default -> time.preset(DAY_S * (1 + random.nextInt(7)));
            }
            assertThat(time.fromS.get()).isGreaterThanOrEqualTo(time.startS);
            assertThat(time.toS.get()).isLessThanOrEqualTo(time.endS);
            assertThat(time.spanS()).isGreaterThanOrEqualTo(TimeWindow.LEAST_SPAN_S - 1e-3);
            assertThat(time.momentS.get()).isBetween(time.startS, time.endS);
        }
    }

    @Test
    void panning_keeps_the_length_and_reset_shows_everything() {
        TimeWindow time = fortnight();
        time.show(START_S + DAY_S, START_S + 3 * DAY_S);
        time.pan(100 * DAY_S);
        assertThat(time.spanS()).isCloseTo(2 * DAY_S, within(1e-3));
        assertThat(time.toS.get()).isEqualTo(time.endS);
        assertThat(time.zoomed()).isTrue();
        time.reset();
        assertThat(time.zoomed()).isFalse();
    }

    @Test
    void a_preset_begins_at_midnight() {
        TimeWindow time = fortnight();
        time.preset(3 * DAY_S);
        assertThat((time.fromS.get() - START_S) % DAY_S).isZero();
        assertThat(time.spanS()).isEqualTo(3 * DAY_S);
    }

    @Test
    void going_to_a_moment_out_of_sight_brings_it_into_sight() {
        TimeWindow time = fortnight();
        time.show(START_S, START_S + DAY_S);
        time.goTo(START_S + 10.5 * DAY_S);
        assertThat(time.fromS.get()).isEqualTo(START_S + 10 * DAY_S);
        assertThat(time.spanS()).isEqualTo(DAY_S);
    }
}
