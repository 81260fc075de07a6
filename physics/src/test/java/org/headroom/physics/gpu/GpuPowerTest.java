package org.headroom.physics.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GpuPowerTest {
    private final GpuPower h100 = new GpuPower(GpuDesign.h100Sxm());

    @Test
    void full_activity_at_the_reference_draws_the_700_w_of_the_data_sheet() {
        assertThat(h100.gpuW(1, 700, 45)).isCloseTo(700, within(1e-9)); // NVIDIA H100 SXM data sheet: 700 W
        assertThat(h100.gpuW(0, 700, 45)).isCloseTo(72, within(1e-9));
    }

    @Test
    void activity_and_power_at_the_reference_invert_each_other() {
        double u = h100.utilizationOf(636);
        assertThat(u).isCloseTo(0.898, within(0.001));
        assertThat(h100.gpuW(u, 700, 45)).isCloseTo(636, within(1e-9));
    }

    @Test
    void a_490_w_cap_keeps_85_percent_of_throughput() {
        // the assumption that the cap exponent stands for: 70 % of the power, 85 % of the throughput
        assertThat(h100.gpuW(1, 490, 45)).isEqualTo(490);
        assertThat(h100.relativeThroughput(1, 490, 45)).isCloseTo(0.85, within(0.001));
        assertThat(h100.relativeThroughput(1, 500, 45)).isCloseTo(0.858, within(0.001)); // (428 / 628)^0.4
        assertThat(h100.relativeThroughput(0.5, 500, 45)).isEqualTo(1);
    }

    @Test
    void a_cap_below_the_least_settable_acts_as_the_least() {
        assertThat(h100.gpuW(1, 50, 50)).isEqualTo(200); // nvidia-smi -q, H100 SXM: Min Power Limit 200 W
    }

    @Test
    void leakage_raises_power_with_temperature_but_never_above_the_limit() {
        assertThat(h100.gpuW(0.5, 700, 55) - h100.gpuW(0.5, 700, 45)).isCloseTo(2.5, within(1e-9));
        assertThat(h100.gpuW(1, 700, 80)).isEqualTo(700);
        assertThat(h100.gpuW(0, 700, 80)).isEqualTo(72);
    }

    @Test
    void a_hot_gpu_sheds_power_and_stops_at_shutdown() {
        // nvidia-smi -q, H100 SXM: 87 C max operating, slowdown 2 K and shutdown 8 K above, from one public dump
        assertThat(h100.gpuW(1, 700, 87)).isEqualTo(700);
        assertThat(h100.gpuW(1, 700, 88)).isCloseTo(543, within(1e-9));
        assertThat(h100.gpuW(1, 700, 90)).isCloseTo(386, within(1e-9));
        assertThat(h100.gpuW(1, 700, 95)).isEqualTo(72);
        assertThat(h100.relativeThroughput(1, 700, 95)).isEqualTo(0);
    }

    @Test
    void power_never_falls_when_activity_rises() {
        for (double c = 20; c <= 91; c += 3) {
            double last = 0;
            for (double u = 0; u <= 1.0001; u += 0.05) {
                double w = h100.gpuW(u, 600, c);
                assertThat(w).isGreaterThanOrEqualTo(last).isBetween(72.0, 600.0);
                last = w;
            }
        }
    }
}
