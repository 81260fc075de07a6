package org.headroom.app.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.tasks.SimulateRequest.FullLoadKind;
import org.headroom.app.tasks.SimulatedSite;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.TelemetryRequest;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;

/** What instruments make of the truth, by seed: noise, bias, counters, sentinels, silence. */
class InstrumentsTest {
    private static final int STEPS = 400;

    private static TelemetryRequest request(Map<String, String> truth) {
        return TelemetryRequest.of(SiteInput.open(SiteInput.DEFAULT, truth), "2025-07-17T12:00", 15, 6 * 3600, 7)
                .fullLoad(FullLoadKind.TRAINING);
    }

    private static TelemetryRequest request() {
        return request(Map.of());
    }

    private static Instruments open(TelemetryRequest request) {
        return SimulatedSite.open(request).instruments();
    }

    private static Measured next(Instruments instruments) {
        TrueSite site = instruments.site();
        site.advance(site.nowS() + 15);
        return instruments.measure();
    }

    /** Relative deviations of a meter from the truth. */
    private static double[] deviations(Instruments instruments, String meter) {
        int i = instruments.site().meters().indexOf(meter);
        double[] all = new double[STEPS];
        for (int k = 0; k < STEPS; k++) {
            Measured m = next(instruments);
            all[k] = m.meters[i] / instruments.site().readings[i] - 1;
        }
        return all;
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double deviation(double[] x) {
        double mean = mean(x);
        return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1));
    }

    @Test
    void noise_has_the_deviation_asked_for_and_no_bias() {
        double[] x = deviations(open(request().noise("2%")), "revenue");
        assertThat(deviation(x)).isCloseTo(0.02, within(0.002));
        assertThat(mean(x)).isCloseTo(0, within(4 * 0.02 / Math.sqrt(STEPS)));
    }

    @Test
    void noise_of_neighbouring_meters_and_steps_is_unrelated() {
        Instruments instruments = open(request().noise("2%"));
        SiteMeters meters = instruments.site().meters();
        int a = meters.indexOf("feeder_hall_1");
        int b = meters.indexOf("feeder_hall_2");
        double ab = 0;
        double lag = 0;
        double before = 0;
        for (int k = 0; k < STEPS; k++) {
            Measured m = next(instruments);
            double da = (m.meters[a] / instruments.site().readings[a] - 1) / 0.02;
            double db = (m.meters[b] / instruments.site().readings[b] - 1) / 0.02;
            ab += da * db / STEPS;
            lag += da * before / STEPS;
            before = da;
        }
        assertThat(Math.abs(ab)).isLessThan(0.2); // 4 standard deviations of 1 / sqrt(400)
        assertThat(Math.abs(lag)).isLessThan(0.2);
    }

    @Test
    void a_bias_stands_beside_the_noise_and_temperatures_keep_a_tenth_of_a_kelvin() {
        Instruments instruments = open(request().noise("2%").bias("revenue=3%", "cold_water=0.5"));
        SiteMeters meters = instruments.site().meters();
        int cold = meters.indexOf("cold_water");
        int revenue = meters.indexOf("revenue");
        double[] kelvin = new double[STEPS];
        double[] share = new double[STEPS];
        for (int k = 0; k < STEPS; k++) {
            Measured m = next(instruments);
            kelvin[k] = m.meters[cold] - instruments.site().readings[cold];
            share[k] = m.meters[revenue] / instruments.site().readings[revenue] - 1;
        }
        assertThat(mean(share)).isCloseTo(0.03, within(0.004));
        assertThat(mean(kelvin)).isCloseTo(0.5, within(0.02));
        assertThat(deviation(kelvin)).isCloseTo(0.1, within(0.015));
    }

    @Test
    void without_noise_meters_read_the_truth_and_gpus_their_power_over_the_hidden_scale() {
        Instruments instruments =
                open(request(Map.of("calibration.gpu_power", "1.04")).noise("0").single(8));
        Measured m = next(instruments);
        assertThat(m.meters).containsExactly(instruments.site().readings);
        assertThat(m.rackGpuW[0]).isCloseTo(instruments.site().rackGpuW[0] / 1.04, within(1e-6));
        double hosts = Arrays.stream(m.gpuW).sum();
        assertThat(hosts).isCloseTo(m.rackGpuW[0], within(1e-6));
        assertThat(m.rackGpus[0]).isEqualTo(64);
    }

    @Test
    void the_sum_of_a_rack_has_the_noise_of_independent_sensors() {
        Instruments instruments = open(request().noise("2%"));
        double[] x = new double[STEPS];
        for (int k = 0; k < STEPS; k++) {
            x[k] = next(instruments).rackGpuW[5] / instruments.site().rackGpuW[5] - 1;
        }
        assertThat(deviation(x)).isCloseTo(0.02 / 8, within(0.0003)); // 64 GPUs
    }

    @Test
    void the_sum_of_a_rack_is_that_of_its_hosts_where_these_are_shown() {
        Instruments instruments = open(request().noise("2%").single(12).inject("host_sentinel:r0001n3@1min..2min"));
        for (int k = 0; k < 12; k++) {
            Measured m = next(instruments);
            double hosts = Arrays.stream(m.gpuW, 0, 64)
                    .filter(w -> w != Measured.SENTINEL)
                    .sum();
            assertThat(m.rackGpuW[0]).isCloseTo(hosts, within(1e-6));
            assertThat(m.rackGpus[0])
                    .isEqualTo(Arrays.stream(m.gpuW, 0, 64)
                            .filter(w -> w != Measured.SENTINEL)
                            .count());
            assertThat(m.rackGpuW[1])
                    .isGreaterThan(Arrays.stream(m.gpuW, 64, 96).sum());
        }
    }

    @Test
    void energy_counters_add_up_in_millijoules_and_begin_again_after_a_restart() {
        Instruments instruments = open(request().noise("0").single(2).inject("host_restart:r0001n1@2min..4min"));
        double watts = 0;
        for (int k = 1; k <= 16; k++) {
            Measured m = next(instruments);
            watts = m.gpuW[0];
            if (k == 8) {
                assertThat(m.energyMj[0]).isCloseTo(8 * 15 * 1000 * watts, within(1e-3 * m.energyMj[0]));
                assertThat(m.hostPresent[0]).isTrue();
            }
        }
        Measured back = next(instruments); // 4 min to 4 min 15 s
        assertThat(back.hostPresent[0]).isTrue();
        assertThat(back.energyMj[0]).isCloseTo(15 * 1000 * watts, within(1e-3 * back.energyMj[0]));
        assertThat(back.energyMj[8]).isCloseTo(17 * 15 * 1000 * back.gpuW[8], within(1e-3 * back.energyMj[8]));
    }

    @Test
    void sentinels_nans_and_losses_come_as_often_as_asked_for() {
        Instruments instruments = open(request()
                .readings(new TelemetryRequest.Readings(List.of(), List.of(), List.of(), List.of(), 0.05, 0.02, 0.01)));
        long sentinels = 0;
        long nans = 0;
        long absent = 0;
        long all = 0;
        double gpus = 0;
        for (int k = 0; k < 60; k++) {
            Measured m = next(instruments);
            for (int i = 0; i < m.meters.length; i++, all++) {
                absent += m.meterPresent[i] ? 0 : 1;
                nans += Double.isNaN(m.meters[i]) ? 1 : 0;
                sentinels += m.meters[i] == Measured.SENTINEL ? 1 : 0;
            }
            gpus += Arrays.stream(m.rackGpus).sum() / 100_000 / 60;
        }
        double n = all;
        assertThat(absent / n).isCloseTo(0.05, within(0.006));
        assertThat(sentinels / n).isCloseTo(0.02, within(0.004));
        assertThat(nans / n).isCloseTo(0.01, within(0.003));
        assertThat(gpus).isCloseTo(0.93, within(0.003)); // hosts that are lost or senseless leave their rack's sum
    }

    @Test
    void half_of_the_racks_are_silent_and_always_the_same() {
        Instruments instruments = open(request().wrong(new TelemetryRequest.Wrong(List.of(), 0.5, List.of(), 0)));
        Measured first = next(instruments);
        Measured second = next(instruments);
        long heard = Arrays.stream(first.rackGpus).filter(g -> g > 0).count();
        assertThat(heard / 1563.0).isCloseTo(0.5, within(0.05));
        assertThat(second.rackGpus).containsExactly(first.rackGpus);
    }

    @Test
    void a_gap_silences_all_and_a_stuck_meter_repeats_itself() {
        Instruments instruments = open(
                request().gaps("1min..2min").inject("meter_stuck:makeup@2min..3min", "meter_nan:wetbulb@3min..4min"));
        SiteMeters meters = instruments.site().meters();
        int makeup = meters.indexOf("makeup");
        double stuck = Double.NaN;
        for (int k = 1; k <= 16; k++) {
            Measured m = next(instruments);
            assertThat(m.silent()).isEqualTo(k > 4 && k <= 8);
            if (k == 9) {
                stuck = m.meters[makeup];
            } else if (k > 9 && k <= 12) {
                assertThat(m.meters[makeup]).isEqualTo(stuck);
            } else if (k > 12) {
                assertThat(m.meters[makeup]).isNotEqualTo(stuck);
                assertThat(m.meters[meters.indexOf("wetbulb")]).isNaN();
            }
        }
    }

    @Test
    void the_same_seed_says_the_same_whatever_else_is_asked_for() {
        Instruments some = open(request().noise("2%"));
        Instruments more = open(request().noise("2%").single(50));
        Instruments others =
                open(TelemetryRequest.of(SiteInput.open(SiteInput.DEFAULT, Map.of()), "2025-07-17T12:00", 15, 3600, 8)
                        .fullLoad(FullLoadKind.TRAINING)
                        .noise("2%"));
        for (int k = 0; k < 3; k++) {
            Measured a = next(some);
            Measured b = next(more);
            assertThat(b.meters).containsExactly(a.meters);
            // the 50 hosts shown stand in the first seven racks, which say the sum of what these say
            assertThat(Arrays.copyOfRange(b.rackGpuW, 7, b.rackGpuW.length))
                    .containsExactly(Arrays.copyOfRange(a.rackGpuW, 7, a.rackGpuW.length));
            assertThat(next(others).meters[0]).isNotEqualTo(a.meters[0]);
        }
    }

    @Test
    void what_no_instrument_can_have_is_refused_in_one_line() {
        assertThatThrownBy(() -> open(request().noise("revenue=200%")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("--noise")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> open(request().inject("meter_stuck:nothing@1h..2h")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("'nothing'");
    }
}
