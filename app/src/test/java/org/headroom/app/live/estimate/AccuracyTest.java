package org.headroom.app.live.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {
    @Test
    void three_intervals_by_hand() {
        AccuracyTally tally = new AccuracyTally();
        tally.add(0, 300, 100, 98);
        tally.add(300, 600, 110, 113);
        tally.add(600, 900, 90, 90);
        tally.add(900, 1200, Double.NaN, 90);
        Accuracy a = tally.of("revenue");
        assertThat(a.n()).isEqualTo(3);
        assertThat(a.intervalS()).isEqualTo(300);
        assertThat(a.mapePercent()).isCloseTo(100.0 / 3 * (0.02 + 3 / 110.0), within(1e-12)); // 1.58
        assertThat(a.cvRmsePercent()).isCloseTo(100 * Math.sqrt(13 / 2.0) / 100, within(1e-12)); // 2.55
        assertThat(a.nmbePercent()).isCloseTo(100 * -1 / (2.0 * 100), within(1e-12)); // -0.50
        assertThat(a.meanError()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void means_over_five_minutes_are_compared_not_readings() {
        AccuracyTally tally = new AccuracyTally();
        for (int i = 0; i < 40; i++) {
            tally.add(15 * i, 15 * i + 15, i % 2 == 0 ? 102 : 98, 100);
        }
        assertThat(tally.of("revenue").n()).isEqualTo(2);
        assertThat(tally.of("revenue").mapePercent()).isCloseTo(0, within(1e-12));
    }

    @Test
    void a_minute_counts_until_there_is_more_and_a_mean_of_less_than_half_does_not() {
        AccuracyTally tally = new AccuracyTally();
        tally.add(0, 45, 102, 100);
        assertThat(tally.of("revenue").n()).isZero();
        tally.add(45, 60, 102, 100);
        assertThat(tally.of("revenue").n()).isEqualTo(1);
        assertThat(tally.of("revenue").meanError()).isCloseTo(-2, within(1e-12));
        tally.add(300, 600, 101, 100);
        tally.add(600, 645, 120, 100);
        assertThat(tally.of("revenue").n()).isEqualTo(1);
        assertThat(tally.of("revenue").meanError()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void steps_longer_than_the_interval_stand_for_themselves() {
        AccuracyTally tally = new AccuracyTally();
        tally.add(0, 3600, 101, 100);
        tally.add(3600, 7200, 103, 100);
        assertThat(tally.of("revenue").n()).isEqualTo(2);
        assertThat(tally.of("revenue").intervalS()).isEqualTo(3600);
        assertThat(tally.of("revenue").rmse()).isCloseTo(Math.sqrt(5), within(1e-12));
    }
}
