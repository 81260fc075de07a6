package org.headroom.grid.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatteryTest {
    private static final double MWH = 3.6e9;

    /** 168 Megapacks: 655 MWh (facts E51), 92 % round trip (facts E54: Megapack 2XL about 92 %). */
    private static final BatteryDesign COLOSSUS =
            new BatteryDesign(150e6, 655 * MWH, Math.sqrt(0.92), Math.sqrt(0.92), 0.2, 300e3);

    @Test
    void above_a_fifth_in_reserve_it_gives_150_mw_for_3_hours_21() {
        BatteryDesign design = new BatteryDesign(150e6, 655 * MWH, 0.96, 0.96, 0.2, 0);
        Battery battery = Battery.full(design);
        double seconds = 0;
        while (battery.dischargeOfferW(1) >= 150e6) {
            battery.advance(150e6, 1);
            seconds++;
        }
        assertThat(seconds / 3600).isCloseTo(0.8 * 655 * 0.96 / 150, within(1.0 / 3600)); // 3.35 h
        assertThat(battery.stateOfCharge()).isCloseTo(0.2, within(1e-4));
    }

    @Test
    void a_round_trip_returns_the_product_of_both_efficiencies() {
        Battery battery = new Battery(COLOSSUS, COLOSSUS.reserveJ());
        double in = battery.chargeOfferW(3600);
        battery.advance(-in, 3600);
        double stored = battery.storedJ() - COLOSSUS.reserveJ();
        double out = stored * COLOSSUS.dischargeEfficiency() / 3600;
        battery.advance(out, 3600);
        assertThat(out / in).isCloseTo(0.92, within(1e-12));
        assertThat(battery.stateOfCharge()).isCloseTo(0.2, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_sequence_creates_energy_or_leaves_the_bounds(long seed) {
        Random random = new Random(seed);
        Battery battery = new Battery(COLOSSUS, random.nextDouble() * COLOSSUS.energyJ());
        double start = battery.storedJ();
        double in = 0;
        double out = 0;
        double loss = 0;
        for (int i = 0; i < 20_000; i++) {
            double dtS = Math.pow(10, -2 + 6 * random.nextDouble());
            double share = random.nextInt(4) == 0 ? 1 : random.nextDouble();
            boolean discharge = random.nextBoolean();
            boolean emergency = random.nextInt(50) == 0;
            double offer = !discharge
                    ? battery.chargeOfferW(dtS)
                    : emergency ? battery.emergencyOfferW(dtS) : battery.dischargeOfferW(dtS);
            double before = battery.storedJ();
            battery.advance((discharge ? 1 : -1) * share * offer, dtS);
            double takenW = discharge ? 0 : share * offer;
            double givenW = discharge ? share * offer : 0;
            in += (takenW + COLOSSUS.standbyW()) * dtS;
            out += givenW * dtS;
            loss += battery.lossW() * dtS;
            double throughputW = takenW + givenW + COLOSSUS.standbyW();
            assertThat(takenW + COLOSSUS.standbyW() - givenW - battery.storingW() - battery.lossW())
                    .isCloseTo(0, within(1e-9 * throughputW));
            assertThat(battery.storedJ() - before)
                    .isCloseTo(battery.storingW() * dtS, within(1e-11 * COLOSSUS.energyJ()));
            assertThat(battery.storedJ()).isBetween(0.0, COLOSSUS.energyJ());
            assertThat(battery.lossW()).isGreaterThanOrEqualTo(0);
        }
        assertThat(in - out - loss - (battery.storedJ() - start)).isCloseTo(0, within(1e-9 * (in + out)));
        assertThat(out).isLessThan(in + start - battery.storedJ());
        assertThat(out).isLessThanOrEqualTo(0.92 * in + start);
    }

    @Test
    void the_reserve_is_kept_unless_it_is_an_emergency() {
        Battery battery = new Battery(COLOSSUS, COLOSSUS.reserveJ());
        assertThat(battery.dischargeOfferW(60)).isZero();
        assertThat(battery.emergencyOfferW(60)).isEqualTo(150e6);
        assertThat(new Battery(COLOSSUS, 0).emergencyOfferW(60)).isZero();
    }

    @Test
    void more_than_the_offer_is_refused_and_changes_nothing() {
        Battery battery = new Battery(COLOSSUS, 1 * MWH);
        assertThatThrownBy(() -> battery.advance(150e6, 3600))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("battery draw_w");
        assertThatThrownBy(() -> battery.advance(151e6, 1)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> battery.advance(Double.NaN, 1)).isInstanceOf(OutOfRange.class);
        assertThat(battery.storedJ()).isEqualTo(1 * MWH);
    }

    @Test
    void over_an_infinite_step_it_offers_nothing_and_stays_as_it_is() {
        Battery battery = new Battery(COLOSSUS, 300 * MWH);
        assertThat(battery.dischargeOfferW(Double.POSITIVE_INFINITY)).isZero();
        assertThat(battery.chargeOfferW(Double.POSITIVE_INFINITY)).isZero();
        battery.advance(0, Double.POSITIVE_INFINITY);
        assertThat(battery.storedJ()).isEqualTo(300 * MWH);
        assertThat(battery.lossW()).isEqualTo(300e3);
    }

    @Test
    void a_snapshot_lives_its_own_life() {
        Battery battery = new Battery(COLOSSUS, 300 * MWH);
        battery.advance(100e6, 60);
        Battery copy = battery.snapshot();
        assertThat(copy.lossW()).isEqualTo(battery.lossW());
        battery.advance(100e6, 60);
        assertThat(copy.storedJ()).isGreaterThan(battery.storedJ());
        battery.restore(copy);
        assertThat(battery.storedJ()).isEqualTo(copy.storedJ());
        Battery other = Battery.full(new BatteryDesign(1, 1, 1, 1, 0, 0));
        assertThatThrownBy(() -> battery.restore(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_site_without_a_battery_is_a_battery_of_nothing() {
        Battery none = Battery.full(new BatteryDesign(0, 0, 1, 1, 0, 0));
        assertThat(none.dischargeOfferW(60)).isZero();
        assertThat(none.chargeOfferW(60)).isZero();
        none.advance(0, 60);
        assertThat(none.stateOfCharge()).isZero();
    }
}
