package org.headroom.grid.swing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridSideTest {
    private static final GridInertia EAST = new GridInertia(2e12, 60, 5e9, 10e9, 6, 0);

    private static PowerSeries step(double fromW, double toW, int n) {
        double[] p = new double[n];
        Arrays.fill(p, toW);
        p[0] = fromW;
        return new PowerSeries(0.01, p);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.02", "0.3, 0.02", "0.69, 0.02", "0.7, 0.5", "0.79, 0.5", "0.8, 10", "0.9, Infinity", "1, Infinity"
    })
    void the_default_envelope_is_that_of_itic_2000(double voltagePu, double seconds) {
        assertThat(new RideThrough(RideThrough.itic(), 1, 0, 0).enduredS(voltagePu))
                .isEqualTo(seconds);
    }

    @Test
    void half_of_the_units_trip_at_the_median_and_84_percent_one_sigma_later() {
        RideThrough r = new RideThrough(RideThrough.itic(), 1.5, 0.3, 0);
        assertThat(r.trippedShare(new Dip(0.5, 0.03))).isCloseTo(0.5, within(1e-12));
        assertThat(r.trippedShare(new Dip(0.5, 0.03 * Math.exp(0.3)))).isCloseTo(0.8413447461, within(1e-9));
        assertThat(r.trippedShare(new Dip(0.05, 3600))).isZero();
        assertThat(new RideThrough(RideThrough.itic(), 1, 0, 0).trippedShare(new Dip(0.5, 0.0201)))
                .isEqualTo(1);
    }

    @Test
    void deeper_and_longer_dips_never_trip_less() {
        RideThrough r = new RideThrough(RideThrough.itic(), 1.4, 0.4, 0.03);
        double[] durations = {0, 0.005, 0.01, 0.016, 0.02, 0.03, 0.05, 0.1, 0.3, 0.5, 1, 5, 10, 60};
        for (double d : durations) {
            double before = 0;
            for (int depth = 0; depth <= 100; depth++) {
                double share = r.trippedShare(new Dip(depth / 100.0, d));
                assertThat(share).isBetween(before - 1e-12, 1.0);
                before = share;
            }
        }
        for (int depth = 0; depth <= 100; depth += 5) {
            double before = 0;
            for (double d : durations) {
                double share = r.trippedShare(new Dip(depth / 100.0, d));
                assertThat(share).isGreaterThanOrEqualTo(before - 1e-12);
                before = share;
            }
        }
    }

    @Test
    void an_envelope_that_falls_with_voltage_is_refused() {
        List<RideThrough.Point> falling =
                List.of(new RideThrough.Point(0.5, 1), new RideThrough.Point(0.7, 0.1), new RideThrough.Point(0.9, 9));
        assertThatThrownBy(() -> new RideThrough(falling, 1, 0, 0)).isInstanceOf(OutOfRange.class);
    }

    @Test
    void what_trips_returns_at_the_rate_and_what_stalls_after_it() {
        RideThrough sharp = new RideThrough(RideThrough.itic(), 1, 0, 0);
        List<LoadGroup> groups = List.of(
                new LoadGroup("servers", 12_500, 100e6, sharp, 30e6, 60),
                new LoadGroup("cooling", 100, 10e6, sharp, 10e6, 20));
        DipResponse r = DipResponse.of(new Dip(0.5, 0.1), groups, new DipResponse.Return(5e6, 2, 180), 0.01, 3600);
        assertThat(r.trippedW()).isEqualTo(110e6);
        assertThat(r.stalledW()).isZero();
        assertThat(r.beforeW()).isEqualTo(110e6);
        double[] p = r.series().powerW();
        assertThat(p[50]).isEqualTo(110e6);
        assertThat(p[200]).isCloseTo(0, within(1.0));
        // cooling from 20.1 s in 2 s, servers to waiting from 60.1 s in 6 s, work 180 s later in 14 s
        assertThat(r.returnedS()).isCloseTo(0.1 + 60 + 6 + 180 + 14, within(1e-9));
        assertThat(p[p.length - 1]).isCloseTo(110e6, within(1.0));
        assertThat(Ramps.of(r.series(), 1).riseW()).isCloseTo(5e6, within(1.0));
    }

    @Test
    void one_tripped_server_stops_the_job_of_all() {
        RideThrough spread = new RideThrough(RideThrough.itic(), 1.5, 0.3, 0);
        LoadGroup servers = new LoadGroup("servers", 12_500, 100e6, spread, 30e6, 60);
        Dip dip = new Dip(0.5, 0.015);
        double share = spread.trippedShare(dip);
        assertThat(share).isBetween(0.001, 0.02);
        DipResponse r = DipResponse.of(dip, List.of(servers), new DipResponse.Return(5e6, 2, 180), 0.01, 3600);
        assertThat(r.stalledW()).isCloseTo((1 - share) * 70e6, within(1.0));
        assertThat(r.series().lowestW()).isCloseTo(100e6 - r.lostW(), within(1.0));
        DipResponse none =
                DipResponse.of(new Dip(0.5, 0.005), List.of(servers), new DipResponse.Return(5e6, 2, 180), 0.01, 3600);
        assertThat(none.lostW()).isZero();
        assertThat(none.returnedS()).isZero();
    }

    @Test
    void frequency_rises_by_the_swing_equation_at_first_and_settles_at_the_response() {
        FrequencyResponse f = FrequencyResponse.of(EAST, step(100e6, 20e6, 30_000), 100e6);
        // 80 MW x 60 Hz / (2 x 2,000 GJ) = 1.2 mHz/s
        double[] hz = f.deviationHz();
        assertThat((hz[10] - hz[1]) / 0.09).isCloseTo(1.2e-3, within(0.01e-3));
        assertThat(f.lastHz()).isCloseTo(80e6 / 15e9, within(1e-7));
        assertThat(f.nadirHz()).isZero();
        assertThat(f.zenithHz()).isGreaterThan(f.lastHz());
        assertThat(f.rocofHzPerS()).isBetween(1.1e-3, 1.2e-3);
    }

    @Test
    void frequency_follows_the_closed_form_of_the_second_order_system() {
        double dp = -80e6;
        PowerSeries load = new PowerSeries(0.01, filled(6_000, 20e6));
        double[] hz = FrequencyResponse.of(EAST, load, 100e6).deviationHz();
        double m = EAST.momentumWsPerHz();
        double t1 = EAST.governorS();
        double d = EAST.dampingWPerHz();
        double k = EAST.droopWPerHz();
        double wn = Math.sqrt((d + k) / (m * t1));
        double alpha = (m + d * t1) / (2 * m * t1);
        double wd = Math.sqrt(wn * wn - alpha * alpha);
        double end = -dp / (d + k);
        for (int i = 0; i < hz.length; i += 100) {
            double t = (i + 1) * 0.01;
            // df(0) = 0, df'(0) = -dp/m
            double b = (-dp / m - alpha * end) / wd;
            double expected = end + Math.exp(-alpha * t) * (-end * Math.cos(wd * t) + b * Math.sin(wd * t));
            assertThat(hz[i]).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void within_the_deadband_only_load_gives_way() {
        GridInertia dead = new GridInertia(2e12, 60, 5e9, 10e9, 6, 0.036);
        FrequencyResponse f = FrequencyResponse.of(dead, step(100e6, 20e6, 60_000), 100e6);
        assertThat(f.lastHz()).isCloseTo(80e6 / 5e9, within(1e-6));
    }

    private static double[] filled(int n, double value) {
        double[] p = new double[n];
        Arrays.fill(p, value);
        return p;
    }

    @Test
    void seventy_five_megawatts_change_the_voltage_by_a_quarter_of_a_percent() {
        VoltageChange v = new VoltageChange(6.5e9, 10, 0.99);
        double expected =
                (75e6 * Math.cos(Math.atan(10)) + 75e6 * Math.tan(Math.acos(0.99)) * Math.sin(Math.atan(10))) / 6.5e9;
        assertThat(v.of(75e6)).isCloseTo(expected, within(1e-15));
        assertThat(100 * v.of(75e6)).isCloseTo(0.278, within(0.001));
    }

    @Test
    void flicker_of_regular_steps_is_the_analytical_method_of_iec_61000_3_3() {
        // 300 steps in ten minutes of d %: Pst = (300 x 2.3 d^3.2 / 600)^(1/3.2)
        TrainingJob job = Jobs.job(100_000, new Iteration(4, 0.5, 0, 0, 0, 0), 0);
        PowerSeries p = Jobs.of(job, FailureTimes.NONE).run(Remedies.NONE).servers();
        VoltageChange v = new VoltageChange(6.5e9, 10, 0.99);
        double d = 100 * v.of(73.75e6);
        assertThat(v.pst(p)).isCloseTo(Math.pow(300 * 2.3 * Math.pow(d, 3.2) / 600, 1 / 3.2), within(0.005 * d));
        assertThat(v.pst(new PowerSeries(0.01, filled(100, 5)))).isZero();
    }
}
