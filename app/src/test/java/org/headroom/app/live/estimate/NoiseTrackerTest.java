package org.headroom.app.live.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NoiseTrackerTest {
    private static double after(int readings, double spike, double drift) {
        NoiseTracker tracker = new NoiseTracker(1);
        Random draw = new Random(3);
        double sum = 0;
        for (int i = 0; i < readings; i++) {
            double reading = 2 * draw.nextGaussian() + drift * i + (i % 20 == 7 ? spike : 0);
            double sd = tracker.sd(0, reading, 0.1);
            sum += i < readings / 2 ? 0 : sd;
        }
        return sum / (readings - readings / 2);
    }

    @Test
    void the_noise_of_normal_readings_is_found() {
        assertThat(after(20_000, 0, 0)).isCloseTo(2, within(0.05));
    }

    @Test
    void a_drift_is_no_noise() {
        assertThat(after(20_000, 0, 0.1)).isCloseTo(2, within(0.05));
    }

    @Test
    void a_spike_in_twenty_readings_makes_it_a_third_too_large_at_most() {
        assertThat(after(20_000, 1e3, 0)).isBetween(2.1, 2.7);
    }

    @Test
    void it_is_never_below_the_class() {
        NoiseTracker tracker = new NoiseTracker(1);
        for (int i = 0; i < 100; i++) {
            assertThat(tracker.sd(0, 5, 0.1)).isEqualTo(0.1);
        }
    }
}
