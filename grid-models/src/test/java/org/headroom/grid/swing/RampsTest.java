package org.headroom.grid.swing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RampsTest {
    @Test
    void a_steady_ramp_has_its_own_rate_in_every_window() {
        double[] p = new double[20_000];
        for (int i = 0; i < p.length; i++) {
            p[i] = 5e6 * (i * 0.01);
        }
        PowerSeries series = new PowerSeries(0.01, p);
        assertThat(Ramps.of(series, 0.1).rateWPerS()).isCloseTo(5e6, within(1e-3));
        assertThat(Ramps.of(series, 1).rateWPerS()).isCloseTo(5e6, within(1e-3));
        assertThat(Ramps.of(series, 60).rateWPerS()).isCloseTo(5e6, within(1e-3));
        assertThat(Ramps.of(series, 1).fallW()).isZero();
        assertThat(Ramps.meanRateWPerS(series, 60)).isCloseTo(5e6, within(1.0));
    }

    @Test
    void a_swing_whose_period_fits_into_the_window_is_not_missed() {
        PowerSeries series =
                Jobs.of(Jobs.plain(), FailureTimes.NONE).run(Remedies.NONE).servers();
        assertThat(Ramps.of(series, 60).riseW()).isCloseTo(73.75e6, within(1.0));
        // but minutes of whole iterations have one mean
        assertThat(Ramps.meanRateWPerS(series, 60)).isLessThan(1);
    }

    @Test
    void one_pass_finds_what_trying_all_pairs_finds() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 50; round++) {
            double[] p = random.doubles(120).toArray();
            int w = random.nextInt(1, 130);
            double rise = 0;
            double fall = 0;
            for (int i = 0; i < p.length; i++) {
                for (int j = Math.max(0, i - w); j <= i; j++) {
                    rise = Math.max(rise, p[i] - p[j]);
                    fall = Math.max(fall, p[j] - p[i]);
                }
            }
            Ramps found = Ramps.of(new PowerSeries(1, p), w);
            assertThat(found.riseW()).isEqualTo(rise);
            assertThat(found.fallW()).isEqualTo(fall);
        }
    }
}
