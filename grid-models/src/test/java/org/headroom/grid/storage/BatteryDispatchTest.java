package org.headroom.grid.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatteryDispatchTest {
    private static final double MWH = 3.6e9;
    private static final BatteryDesign DESIGN = new BatteryDesign(150e6, 655 * MWH, 0.959, 0.959, 0.2, 0);

    private final DispatchInput in = new DispatchInput();

    private static BatteryDispatch dispatch(DispatchStrategy strategy) {
        return new BatteryDispatch(DispatchDesign.of(strategy));
    }

    @Test
    void shaving_holds_the_limit_or_the_lower_level_and_recharges_below_it() {
        BatteryDispatch shave = dispatch(DispatchStrategy.SHAVE);
        Battery battery = new Battery(DESIGN, 300 * MWH);
        in.allowedW = 150e6;
        in.demandW = 170e6;
        assertThat(shave.powerW(in, battery, 300)).isEqualTo(20e6);
        in.holdW = 140e6;
        assertThat(shave.powerW(in, battery, 300)).isEqualTo(30e6);
        in.demandW = 130e6;
        assertThat(shave.powerW(in, battery, 300)).isEqualTo(-10e6);
        in.demandW = 60e6;
        assertThat(shave.powerW(in, battery, 300)).isEqualTo(-0.25 * 150e6);
        assertThat(shave.powerW(in, battery, Double.POSITIVE_INFINITY)).isZero();
    }

    @Test
    void riding_through_keeps_the_battery_full_and_gives_nothing() {
        BatteryDispatch keep = dispatch(DispatchStrategy.RIDE_THROUGH);
        in.demandW = 170e6;
        in.allowedW = 150e6;
        assertThat(keep.powerW(in, new Battery(DESIGN, 300 * MWH), 300)).isZero();
        in.demandW = 145e6;
        assertThat(keep.powerW(in, new Battery(DESIGN, 300 * MWH), 300)).isEqualTo(-5e6);
        assertThat(keep.powerW(in, Battery.full(DESIGN), 300)).isZero();
    }

    @Test
    void time_of_use_gives_on_peak_what_the_site_takes_and_recharges_off_peak() {
        BatteryDispatch tou = dispatch(DispatchStrategy.TIME_OF_USE);
        Battery battery = new Battery(DESIGN, 300 * MWH);
        in.demandW = 140e6;
        in.allowedW = 150e6;
        in.onPeak = true;
        assertThat(tou.powerW(in, battery, 300)).isEqualTo(140e6);
        in.onPeak = false;
        assertThat(tou.powerW(in, battery, 300)).isEqualTo(-10e6);
        in.demandW = 160e6;
        assertThat(tou.powerW(in, battery, 300)).isEqualTo(10e6);
    }

    @Test
    void a_ramp_limit_spreads_a_step_of_74_mw_over_its_minutes() {
        BatteryDispatch limit = dispatch(DispatchStrategy.RAMP_LIMIT);
        Battery battery = new Battery(DESIGN, 0.6 * DESIGN.energyJ());
        in.demandW = 140e6;
        double busW = 140e6;
        double largest = 0;
        for (int i = 0; i < 1200; i++) {
            in.demandW = i < 60 ? 140e6 : 66e6;
            in.previousW = busW;
            double p = limit.powerW(in, battery, 1);
            battery.advance(p, 1);
            largest = Math.max(largest, Math.abs(in.demandW - p - busW));
            busW = in.demandW - p;
        }
        assertThat(largest).isLessThanOrEqualTo(10e6 / 60 * (1 + 1e-9));
        assertThat(busW).isCloseTo(66e6, within(8e6)); // and gives back what it took
        assertThat(battery.stateOfCharge()).isCloseTo(0.6, within(0.02));
    }

    @Test
    void a_call_is_held_from_its_time_on_and_filled_up_for_while_it_is_announced() {
        BatteryDispatch response = dispatch(DispatchStrategy.DEMAND_RESPONSE);
        Battery battery = new Battery(DESIGN, 500 * MWH);
        in.demandW = 90e6;
        in.allowedW = 150e6;
        in.calledW = 40e6;
        in.callInS = 1800;
        assertThat(response.powerW(in, battery, 300)).isEqualTo(-60e6);
        in.callInS = 0;
        assertThat(response.powerW(in, battery, 300)).isEqualTo(50e6);
        in.demandW = 30e6;
        assertThat(response.powerW(in, battery, 300)).isEqualTo(-10e6); // not beyond the called level
    }

    @ParameterizedTest
    @EnumSource(DispatchStrategy.class)
    void any_strategy_stays_within_the_offers_and_never_breaks_a_limit_or_exports(DispatchStrategy strategy) {
        Random random = new Random(7);
        BatteryDispatch dispatch = dispatch(strategy);
        Battery battery = new Battery(GrownBatteryTest.MEGAPACKS, 300 * MWH);
        double previousW = Double.NaN;
        for (int i = 0; i < 20_000; i++) {
            double dtS = Math.pow(10, -2 + 5 * random.nextDouble());
            in.demandW = 200e6 * random.nextDouble() - 5e6;
            in.allowedW = random.nextInt(5) == 0 ? Double.POSITIVE_INFINITY : 150e6 * random.nextDouble();
            in.holdW = random.nextInt(3) == 0 ? 150e6 * random.nextDouble() : Double.POSITIVE_INFINITY;
            in.onPeak = random.nextBoolean();
            in.calledW = random.nextInt(3) == 0 ? 100e6 * random.nextDouble() : Double.POSITIVE_INFINITY;
            in.callInS = random.nextInt(3) * 600;
            in.previousW = previousW;
            double p = dispatch.powerW(in, battery, dtS);
            assertThat(p).isBetween(-battery.chargeOfferW(dtS), battery.dischargeOfferW(dtS));
            double busW = in.demandW - p;
            if (p < 0) {
                assertThat(busW).isLessThanOrEqualTo(in.allowedW * (1 + 1e-12));
            } else if (p > 0) {
                assertThat(busW).isGreaterThanOrEqualTo(-1e-6);
            }
            battery.advance(p, dtS);
            previousW = busW;
        }
    }
}
