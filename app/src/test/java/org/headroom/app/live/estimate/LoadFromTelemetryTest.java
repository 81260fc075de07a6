package org.headroom.app.live.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.headroom.app.live.Frame;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackBank;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Sites;
import org.junit.jupiter.api.Test;

class LoadFromTelemetryTest {
    private final Fleet fleet = Sites.fleet(SimulatedWorld.site(Map.of()));
    private final SiteMeters meters = new SiteMeters(fleet);
    private final LoadFromTelemetry load = new LoadFromTelemetry(fleet, meters);
    private final Frame frame = new Frame(meters.size(), fleet.racks());
    private final double[] ratio = new double[fleet.halls()];
    private double nowS;

    private void hear(double gpuW, int... silentRacks) {
        frame.clear(nowS, nowS + 15);
        nowS += 15;
        for (int r = 0; r < fleet.racks(); r++) {
            frame.rackGpus[r] = 8.0 * fleet.serversIn(r);
            frame.rackGpuW[r] = gpuW * frame.rackGpus[r];
        }
        for (int r : silentRacks) {
            frame.rackGpus[r] = 0;
            frame.rackGpuW[r] = Double.NaN;
        }
        Arrays.fill(ratio, 1.04);
    }

    @Test
    void a_rack_in_which_some_gpus_report_is_scaled() {
        hear(636);
        frame.rackGpus[5] = 56;
        frame.rackGpuW[5] = 35_616;
        load.take(frame, 1, ratio);
        assertThat(load.acW(5)).isCloseTo(8 * 7750, within(8 * 5.0)); // 636 W a GPU is the measured training mean
        RackBank bank = fleet.newBank();
        load.write(bank, 1);
        assertThat(bank.gpuW[3][5]).isCloseTo(8 * 636, within(1e-9));
        assertThat(bank.leakageWPerK[3][5]).isZero();
        assertThat(bank.gpuMostW[3][5]).isEqualTo(bank.gpuIdleW[3][5]);
    }

    @Test
    void the_factor_on_gpu_power_holds_for_what_is_reported() {
        hear(600);
        load.take(frame, 1.03, ratio);
        assertThat(load.gpuW(0)).isCloseTo(618, within(1e-9));
    }

    @Test
    void a_silent_rack_follows_its_arrays_meter() {
        hear(600);
        load.take(frame, 1, ratio);
        double known = 7 * load.acW(0);
        double trueW = 8 * fleet.serverOf(2).acW(200);
        for (int i = 0; i < 80; i++) {
            hear(600, 2);
            frame.meters[meters.array(0)] = known + trueW;
            load.take(frame, 1, ratio);
        }
        assertThat(load.heard(2)).isFalse();
        assertThat(load.gpuW(2)).isCloseTo(200, within(40.0));
        assertThat(load.used(meters.array(0))).isTrue();
        assertThat(load.gpuW(1)).isEqualTo(600);
    }

    @Test
    void a_silent_rack_without_a_meter_goes_to_its_halls_mean_or_to_what_is_known_of_its_jobs() {
        hear(600);
        load.take(frame, 1, ratio);
        for (int i = 0; i < 120; i++) { // half an hour, three time constants
            hear(300, 2, 9);
            load.setHint((r, _) -> r == 9 ? 500 : Double.NaN);
            load.take(frame, 1, ratio);
        }
        assertThat(load.gpuW(2)).isCloseTo(300, within(20.0));
        assertThat(load.gpuW(9)).isCloseTo(500, within(20.0));
    }

    @Test
    void power_that_no_gpu_draws_is_refused_and_counted() {
        hear(600);
        load.take(frame, 1, ratio);
        hear(600);
        frame.rackGpuW[4] = 1e7;
        load.take(frame, 1, ratio);
        assertThat(load.readingsRefused()).isEqualTo(1);
        assertThat(load.gpuW(4)).isCloseTo(600, within(1e-6));
    }

    @Test
    void meters_behind_silent_racks_are_in_doubt_and_a_load_that_repeats_itself_is_late() {
        hear(600);
        load.take(frame, 1, ratio);
        assertThat(load.doubtW(meters.array(0))).isZero();
        assertThat(load.lateShare()).isZero();
        for (int i = 0; i < 40; i++) {
            hear(600 + i % 2, 2, 3);
            load.take(frame, 1, ratio);
        }
        // a fifth of the span from idle to limit, in both racks alike
        double gpuSdW = 0.2 * (700 - fleet.serverOf(2).gpu().idleW());
        assertThat(load.doubtW(meters.array(0))).isGreaterThan(2 * 64 * gpuSdW).isLessThan(2 * 64 * 1.4 * gpuSdW);
        assertThat(load.siteDoubtW()).isEqualTo(load.doubtW(meters.hallFeeder(0)));
        assertThat(load.lateShare()).isEqualTo(2.0 / fleet.racks());
        load.take(frame, 1, ratio);
        assertThat(load.lateShare()).isEqualTo(1);
    }
}
