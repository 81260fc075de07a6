package org.headroom.physics.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private final ActivityLaw law = ActivityLaw.h100Sxm();
    private final GpuPower h100 = new GpuPower(GpuDesign.h100Sxm());

    private double watts(double utilization) {
        return h100.gpuW(utilization, Double.POSITIVE_INFINITY, 45);
    }

    @Test
    void the_anchors_of_the_law_hold() {
        assertThat(law.utilization(0.45, 0.85, 0.4)).isCloseTo(0.88, within(1e-9)); // the worked number
        assertThat(watts(0.88)).isCloseTo(625, within(0.5));
        assertThat(watts(law.utilization(Activity.MATMUL))).isEqualTo(700); // large products reach the limit
        assertThat(watts(law.utilization(Activity.COMMUNICATION))).isBetween(120.0, 250.0);
        assertThat(law.utilization(Activity.NONE)).isZero();
    }

    @Test
    void utilization_rises_with_every_counter_and_survives_wild_samples() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2000; i++) {
            double t = random.nextDouble();
            double s = random.nextDouble();
            double d = random.nextDouble();
            double u = law.utilization(t, s, d);
            assertThat(u).isBetween(0.0, 1.0);
            assertThat(law.utilization(Math.min(1, t + 0.1), s, d)).isGreaterThanOrEqualTo(u);
            assertThat(law.utilization(t, Math.min(1, s + 0.1), d)).isGreaterThanOrEqualTo(u);
            assertThat(law.utilization(t, s, Math.min(1, d + 0.1))).isGreaterThanOrEqualTo(u);
        }
        assertThat(law.utilization(Double.NaN, 9.2e18, -1)).isBetween(0.0, 1.0);
    }

    @Test
    void scaling_a_mix_gives_the_utilization_asked_for() {
        for (double u = 0; u <= 0.9; u += 0.05) {
            double k = law.scale(u, Activity.TRAINING);
            Activity a = Activity.TRAINING;
            assertThat(law.utilization(k * a.tensor(), k * a.sm(), k * a.dram()))
                    .isCloseTo(u, within(1e-9));
        }
    }

    @Test
    void half_of_the_dynamic_power_keeps_three_quarters_of_the_clock() {
        ClockLaw clock = ClockLaw.hopper();
        double f = clock.clock(0.5);
        assertThat(f).isCloseTo(0.758, within(0.001)); // the worked number
        assertThat(clock.power(f)).isCloseTo(0.5, within(1e-9));
        assertThat(ClockLaw.throughput(f, 0)).isCloseTo(f, within(1e-12));
        assertThat(ClockLaw.throughput(f, 0.8)).isCloseTo(0.940, within(0.001));
        assertThat(clock.clock(1)).isEqualTo(1);
        assertThat(clock.power(1)).isEqualTo(1);
    }

    @Test
    void every_cap_curve_rises_from_nothing_to_all() {
        for (CapCurve curve : new CapCurve[] {
            new CapCurve.Power(0.4), CapCurve.Points.of(0.4, 0.7, 0.7, 0.9), new CapCurve.Clock(ClockLaw.hopper(), 0.5)
        }) {
            double last = 0;
            for (int i = 1; i <= 100; i++) {
                double r = curve.throughput(i / 100.0);
                assertThat(r).isBetween(last, 1.0 + 1e-12);
                last = r;
            }
            assertThat(last).isCloseTo(1, within(1e-12));
        }
        assertThat(CapCurve.Points.of(0.4, 0.7, 0.7, 0.9).throughput(0.55)).isCloseTo(0.8, within(1e-12));
        assertThatThrownBy(() -> CapCurve.Points.of(0.7, 0.9, 0.4, 0.7)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> CapCurve.Points.of(0.7)).isInstanceOf(OutOfRange.class);
    }

    @Test
    void a_curve_of_the_gpus_own_exponent_changes_nothing() {
        for (double cap = 200; cap <= 700; cap += 50) {
            assertThat(h100.relativeThroughput(0.9, cap, 50, new CapCurve.Power(0.4)))
                    .isEqualTo(h100.relativeThroughput(0.9, cap, 50));
        }
        assertThat(h100.relativeThroughput(1, 700, 95, new CapCurve.Power(0))).isZero();
    }

    @Test
    void the_spread_keeps_the_mean_of_pairs_and_has_the_deviation_asked_for() {
        GpuSpread spread = GpuSpread.published(42);
        double sum = 0;
        double square = 0;
        for (int s = 0; s < 10_000; s++) {
            double f = spread.gpuFactor(s, 3);
            sum += f;
            square += (f - 1) * (f - 1);
            assertThat(f).isBetween(1 - 3.47 * 0.037, 1 + 3.47 * 0.037);
            assertThat(spread.gpuFactor(s, 3)).isEqualTo(f);
        }
        assertThat(sum / 10_000).isCloseTo(1, within(1e-12));
        assertThat(Math.sqrt(square / 10_000)).isCloseTo(0.037, within(0.001));
        assertThat(spread.serverFactor(6, 8) + spread.serverFactor(7, 8)).isCloseTo(2, within(1e-12));
        assertThat(GpuSpread.published(43).gpuFactor(0, 0)).isNotEqualTo(spread.gpuFactor(0, 0));
        assertThat(new GpuSpread(1, 0).serverFactor(5, 8)).isEqualTo(1);
    }
}
