package org.headroom.app.live.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void a_wild_sample_does_not_move_the_slope() {
        Trend trend = new Trend();
        double[] values = {100, 101, 102, 180, 104, 105, 106, 107};
        for (int i = 0; i < values.length; i++) {
            trend.add(60.0 * i, values[i]);
        }
        assertThat(trend.slopePerS()).isCloseTo(1 / 60.0, within(1e-12));
        assertThat(trend.levelNow()).isCloseTo(107, within(1e-9));
    }

    @Test
    void noise_alone_hardly_ever_has_a_slope() {
        SplittableRandom random = new SplittableRandom(7);
        int sloped = 0;
        Trend trend = new Trend();
        for (int i = 0; i < 5000; i++) {
            trend.add(30.0 * i, 100 + random.nextDouble());
            sloped += trend.slopePerS() == 0 ? 0 : 1;
        }
        assertThat(sloped).isLessThan(25);
    }

    @Test
    void a_slope_is_found_in_noise_and_forgotten_after_the_window() {
        SplittableRandom random = new SplittableRandom(7);
        Trend trend = new Trend();
        for (int i = 0; i < 40; i++) {
            trend.add(30.0 * i, 100 + 0.01 * 30 * i + 0.5 * random.nextDouble());
        }
        assertThat(trend.slopePerS()).isCloseTo(0.01, within(0.001));
        for (int i = 40; i < 80; i++) {
            trend.add(30.0 * i, 112);
        }
        assertThat(trend.slopePerS()).isZero();
    }

    @Test
    void a_load_that_stepped_up_within_minutes_goes_nowhere() {
        for (int minutes = 0; minutes <= 4; minutes++) {
            Trend trend = new Trend();
            int sloped = 0;
            for (int i = 0; i < 120; i++) {
                double at = (i - 60) / Math.max(1, 2.0 * minutes);
                trend.add(30.0 * i, 75 + 42 * Math.clamp(at, 0, 1));
                boolean arrived = i > 60 + 2 * minutes + 4;
                sloped += arrived && trend.slopePerS() > 0 ? 1 : 0;
            }
            assertThat(sloped).as("%d minutes", minutes).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void silence_is_passed_over() {
        Trend trend = new Trend();
        trend.add(0, Double.NaN);
        assertThat(trend.levelNow()).isNaN();
        trend.add(30, 5);
        assertThat(trend.levelNow()).isEqualTo(5);
    }
}
