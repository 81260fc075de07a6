package org.headroom.physics.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LevelsTest {
    /** IEC 61672-1:2013, table 3: A-weighting at the nominal octaves. */
    private static final double[] TABLE_3 = {-26.2, -16.1, -8.6, -3.2, 0, 1.2, 1.0, -1.1};

    @Test
    void a_weighting_is_that_of_iec_61672_to_its_last_digit() {
        for (int band = 0; band < Octaves.COUNT; band++) {
            assertThat(Octaves.aDb(band)).isEqualTo(TABLE_3[band]);
            assertThat(Octaves.toneADb(Octaves.exactHz(band))).isCloseTo(TABLE_3[band], within(0.05001));
        }
        assertThat(Octaves.toneADb(1000)).isZero();
        assertThat(Octaves.toneADb(Math.pow(10, 1.5))).isCloseTo(-39.4, within(0.05)); // 31.5 Hz
    }

    @Test
    void two_equal_sounds_are_three_decibels_more_and_silence_adds_nothing() {
        assertThat(Levels.sum(60, 60)).isCloseTo(63.0103, within(1e-4));
        assertThat(Levels.sum(60, Double.NEGATIVE_INFINITY)).isCloseTo(60, within(1e-12));
        assertThat(Levels.sum(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Levels.mean(50, 60)).isCloseTo(57.404, within(1e-3));
    }

    /** EPA 550/9-74-004: a constant sound has a day-night level 6.4 dB above itself. */
    @Test
    void a_constant_sound_has_a_day_night_level_6_4_db_above_itself() {
        assertThat(Levels.dayNight(50, 50)).isCloseTo(56.410, within(1e-3));
        assertThat(Levels.dayNight(60, Double.NEGATIVE_INFINITY))
                .isCloseTo(60 + 10 * Math.log10(15 / 24.0), within(1e-9));
    }

    @Test
    void the_night_has_nine_hours() {
        int night = 0;
        for (int hour = 0; hour < 24; hour++) {
            night += Levels.isNight(hour) ? 1 : 0;
        }
        assertThat(night).isEqualTo(9);
        assertThat(Levels.isNight(22)).isTrue();
        assertThat(Levels.isNight(7)).isFalse();
    }
}
