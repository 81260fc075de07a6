package org.headroom.grid.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A battery with losses by power, tapers, cell temperature and ageing. */
class GrownBatteryTest {
    private static final double MWH = 3.6e9;
    private static final double YEAR_S = 365.25 * 86_400;

    /** 168 Megapacks: 24 MJ/K, 88 W/K, 30 kW of cooling each. */
    static final BatteryDesign MEGAPACKS = design(new CellAgeing(1, 1, 0.5 * YEAR_S, 0));

    static BatteryDesign design(CellAgeing ageing) {
        return new BatteryDesign(
                150e6,
                655 * MWH,
                0.959,
                0.959,
                0.2,
                300e3,
                new PartLoad(0.1, 0.4, 0.1),
                PowerWindow.LFP,
                new CellThermal(4e9, 15e3, 0.5, 30, 10, 5e6, 1.7e6, 3),
                ageing);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void every_step_closes_its_energy_and_its_heat_and_no_sequence_creates_energy(long seed) {
        Random random = new Random(seed);
        Battery battery = new Battery(MEGAPACKS, random.nextDouble() * MEGAPACKS.energyJ());
        double start = battery.storedJ();
        double cellStart = battery.cellC();
        double in = 0;
        double out = 0;
        double loss = 0;
        double warming = 0;
        for (int i = 0; i < 20_000; i++) {
            double dtS = Math.pow(10, -2 + 6 * random.nextDouble());
            battery.setAmbientC(-20 + 60 * random.nextDouble());
            boolean discharge = random.nextBoolean();
            double offer = !discharge
                    ? battery.chargeOfferW(dtS)
                    : random.nextInt(20) == 0 ? battery.emergencyOfferW(dtS) : battery.dischargeOfferW(dtS);
            double draw = (discharge ? 1 : -1) * offer * (random.nextInt(3) == 0 ? 1 : random.nextDouble());
            double auxiliaryW = battery.auxiliaryW(dtS);
            double before = battery.storedJ();
            double cellBefore = battery.cellC();
            battery.advance(draw, dtS);
            double takenW = Math.max(0, -draw);
            double givenW = Math.max(0, draw);
            double throughput = takenW + givenW + auxiliaryW;
            assertThat(battery.auxiliaryW()).isEqualTo(auxiliaryW);
            assertThat(takenW + auxiliaryW - givenW - battery.storingW() - battery.lossW())
                    .isCloseTo(0, within(1e-9 * throughput));
            assertThat(battery.lossW() - battery.warmingW() - battery.heatToAirW())
                    .isCloseTo(0, within(1e-9 * (throughput + Math.abs(battery.warmingW()))));
            assertThat(battery.storedJ() - before)
                    .isCloseTo(battery.storingW() * dtS, within(1e-11 * MEGAPACKS.energyJ()));
            assertThat(4e9 * (battery.cellC() - cellBefore))
                    .isCloseTo(battery.warmingW() * dtS, within(1e-3 + 1e-9 * Math.abs(battery.warmingW()) * dtS));
            assertThat(battery.storedJ()).isBetween(0.0, battery.capacityJ());
            assertThat(battery.cellC()).isBetween(-25.0, 60.0);
            in += (takenW + auxiliaryW) * dtS;
            out += givenW * dtS;
            loss += battery.lossW() * dtS;
            warming += battery.warmingW() * dtS;
        }
        assertThat(in - out - loss - (battery.storedJ() - start)).isCloseTo(0, within(1e-9 * (in + out)));
        assertThat(warming).isCloseTo(4e9 * (battery.cellC() - cellStart), within(1e-6 * warming + 1e3));
        assertThat(out).isLessThan(in + start - battery.storedJ());
        assertThat(battery.health()).isBetween(0.1, 1.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.01, 0.02, 0.05, 0.3, 0.7, 1})
    void a_round_trip_at_any_power_returns_less_than_it_took(double share) {
        Battery battery = new Battery(design(CellAgeing.NONE), 0.5 * 655 * MWH);
        double start = battery.storedJ();
        double powerW = share * 150e6;
        battery.advance(-powerW, 600);
        double gained = battery.storedJ() - start;
        double given = 0;
        while (battery.storedJ() > start + 1) {
            double dtS = Math.min(600, (battery.storedJ() - start) / (1.2 * powerW));
            battery.advance(powerW, dtS);
            given += powerW * dtS;
        }
        assertThat(gained).isLessThan(powerW * 600);
        assertThat(given).isLessThan(gained + 1);
        assertThat(given / (powerW * 600)).isBetween(0.85, 0.97);
    }

    /** Worked number of {@link PartLoad}: s = 0.1, 0.5, 0.4 and 4.1 %. */
    @Test
    void losses_at_half_power_are_those_of_the_curve() {
        Battery battery = new Battery(design(CellAgeing.NONE), 0.5 * 655 * MWH);
        battery.advance(-75e6, 60);
        double share = 0.041 * (0.1 + 0.5 * 0.5 + 0.4 * 0.25) / 0.5;
        assertThat(1 - battery.storingW() / 75e6)
                .isCloseTo(share, within(1e-12))
                .isCloseTo(0.0369, within(1e-9));
        battery.advance(-150e6, 60);
        assertThat(battery.storingW() / 150e6).isCloseTo(0.959, within(1e-12));
        battery.advance(150e6, 60);
        assertThat(-150e6 / battery.storingW()).isCloseTo(0.959, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.01", "1", "60", "900", "3600", "36000", "1e6", "1e9"})
    void an_offer_is_never_more_than_fits_and_using_it_whole_is_accepted(double dtS) {
        for (double soc = 0; soc <= 1; soc += 0.0625) {
            for (double cellC : new double[] {-30, -5, 5, 25, 50, 59}) {
                BatteryDesign d = new BatteryDesign(
                        150e6,
                        655 * MWH,
                        0.959,
                        0.959,
                        0.2,
                        0,
                        new PartLoad(0.1, 0.4, 0.1),
                        PowerWindow.LFP,
                        new CellThermal(1, 1e12, 0.5, cellC, cellC, 0, 0, 3),
                        CellAgeing.NONE);
                Battery battery = new Battery(d, soc * d.energyJ());
                battery.setAmbientC(cellC);
                battery.settle();
                Battery giving = battery.snapshot();
                giving.advance(giving.emergencyOfferW(dtS), dtS);
                assertThat(giving.storedJ()).isBetween(0.0, battery.storedJ());
                Battery taking = battery.snapshot();
                taking.advance(-taking.chargeOfferW(dtS), dtS);
                assertThat(taking.storedJ()).isBetween(battery.storedJ(), d.energyJ());
                if (soc >= 0.25) {
                    Battery kept = battery.snapshot();
                    kept.advance(kept.dischargeOfferW(dtS), dtS);
                    assertThat(kept.stateOfCharge()).isGreaterThanOrEqualTo(0.2 - 1e-9);
                }
            }
        }
    }

    @Test
    void near_empty_and_near_full_power_falls_in_a_straight_line() {
        Battery low = new Battery(design(CellAgeing.NONE), 0.025 * 655 * MWH);
        assertThat(low.emergencyOfferW(0.01)).isCloseTo(75e6, within(1e3));
        Battery high = new Battery(design(CellAgeing.NONE), 0.98 * 655 * MWH);
        assertThat(high.chargeOfferW(0.01)).isCloseTo(0.4 * 150e6, within(1e3));
        assertThat(high.dischargeOfferW(0.01)).isEqualTo(150e6);
    }

    @Test
    void cold_cells_take_nothing_and_warm_up_by_their_heater() {
        Battery battery = new Battery(MEGAPACKS, 300 * MWH);
        battery.setAmbientC(-15);
        for (int i = 0; i < 1000; i++) {
            battery.advance(0, 3600);
        }
        assertThat(battery.cellC()).isCloseTo(10, within(1e-6));
        assertThat(battery.auxiliaryW()).isCloseTo(300e3 + 15e3 * 25, within(1.0));
        BatteryDesign unheated = new BatteryDesign(
                150e6,
                655 * MWH,
                0.959,
                0.959,
                0.2,
                0,
                PartLoad.CONSTANT,
                PowerWindow.LFP,
                new CellThermal(4e9, 15e3, 0.5, 30, 10, 5e6, 0, 3),
                CellAgeing.NONE);
        Battery cold = new Battery(unheated, 300 * MWH);
        cold.setAmbientC(-15);
        cold.settle();
        assertThat(cold.cellC()).isCloseTo(-15, within(1e-9));
        assertThat(cold.chargeOfferW(60)).isZero();
        assertThat(cold.dischargeOfferW(60)).isCloseTo(0.25 * 150e6, within(1.0));
        assertThatThrownBy(() -> cold.advance(-1e6, 60)).isInstanceOf(OutOfRange.class);
    }

    /** By hand: half of 6.15 MW at full power for an hour on 4 GJ/K is 2.77 K, cooling of the next hour takes it out. */
    @Test
    void cells_warm_by_their_share_of_the_loss() {
        BatteryDesign uncooled = new BatteryDesign(
                150e6,
                655 * MWH,
                0.959,
                0.959,
                0.2,
                300e3,
                PartLoad.CONSTANT,
                PowerWindow.LFP,
                new CellThermal(4e9, 0, 0.5, 30, 10, 0, 0, 3),
                CellAgeing.NONE);
        Battery battery = new Battery(uncooled, 0.2 * 655 * MWH);
        battery.advance(-150e6, 3600);
        assertThat(battery.cellC() - 25).isCloseTo(0.5 * 6.15e6 * 3600 / 4e9, within(1e-9));
    }

    @Test
    void over_an_infinite_step_cells_come_to_rest_and_nothing_ages() {
        Battery battery = new Battery(MEGAPACKS, 300 * MWH);
        battery.setAmbientC(38);
        battery.advance(0, Double.POSITIVE_INFINITY);
        assertThat(battery.cellC()).isCloseTo(30, within(1e-9));
        assertThat(battery.auxiliaryW()).isCloseTo(300e3 + 15e3 * 8 / 3, within(1e-3));
        assertThat(battery.health()).isEqualTo(1);
        assertThat(battery.warmingW()).isZero();
        battery.setAmbientC(20);
        battery.advance(0, Double.POSITIVE_INFINITY);
        assertThat(battery.cellC()).isCloseTo(20, within(1e-9));
    }

    /** Naumann et al. (2018): k = 1.2571e-5 and 0.60225 at half charge and 25 C; root of ten years. */
    @Test
    void ten_years_at_half_charge_and_25_c_lose_13_4_percent() {
        BatteryDesign d = new BatteryDesign(
                150e6, 655 * MWH, 1, 1, 0, 0, PartLoad.CONSTANT, PowerWindow.OPEN, CellThermal.NONE, CellAgeing.LFP);
        for (double dtS : new double[] {YEAR_S / 12, YEAR_S}) {
            Battery battery = new Battery(d, 0.5 * d.energyJ());
            for (double t = 0; t < 10 * YEAR_S - 1; t += dtS) {
                battery.advance(0, dtS);
            }
            // the same energy is a growing share of what is left: a little more than at exactly one half
            assertThat(battery.lostByTime()).isCloseTo(0.1345, within(3e-4));
            assertThat(battery.capacityJ()).isCloseTo((1 - battery.lostByTime()) * d.energyJ(), within(1.0));
        }
    }

    /** Naumann et al. (2020): (0.0630 + 0.0971) (4.0253 0.008 + 1.0923) % of the root of the cycles. */
    @Test
    void ten_thousand_cycles_of_80_percent_at_1_c_lose_18_percent() {
        assertThat(CellAgeing.LFP.cycleRate(0.8, 1) * Math.sqrt(10_000)).isCloseTo(0.18003, within(1e-5));
        BatteryDesign d = new BatteryDesign(
                1e6,
                MWH,
                1,
                1,
                0,
                0,
                PartLoad.CONSTANT,
                PowerWindow.OPEN,
                CellThermal.NONE,
                new CellAgeing(0, 1, 0, 0));
        Battery battery = new Battery(d, 0.9 * MWH);
        for (int i = 0; i < 1250; i++) {
            double swingW = 0.8 * battery.capacityJ() / 2880; // 1 C of what is left
            battery.advance(swingW, 2880);
            battery.advance(-Math.min(swingW, battery.chargeOfferW(2880)), 2880);
        }
        double whole = CellAgeing.LFP.cycleRate(0.8, 1) * Math.sqrt(1000);
        assertThat(battery.equivalentCycles()).isBetween(950.0, 1000.0);
        assertThat(battery.lostByCycles()).isCloseTo(whole, within(0.03 * whole));
    }

    @Test
    void fade_shows_in_what_is_offered_and_goes_on_from_the_age_given() {
        BatteryDesign young = design(new CellAgeing(1, 0, 0, 0));
        BatteryDesign old = design(new CellAgeing(1, 0, 5 * YEAR_S, 0));
        Battery first = Battery.full(young);
        Battery later = Battery.full(old);
        double offered = first.dischargeOfferW(36_000);
        assertThat(later.dischargeOfferW(36_000)).isEqualTo(offered);
        for (int i = 0; i < 365; i++) {
            first.advance(0, 86_400);
            later.advance(0, 86_400);
        }
        assertThat(first.dischargeOfferW(36_000)).isLessThan(0.96 * offered);
        assertThat(later.health()).isBetween(first.health() + 0.03, 0.999);
        assertThat(first.storedJ()).isEqualTo(first.capacityJ());
    }

    @Test
    void a_reserve_of_131_mwh_carries_the_site_for_50_minutes() {
        Battery battery = new Battery(new BatteryDesign(150e6, 655 * MWH, 0.959, 0.959, 0.2, 0), 655 * MWH);
        assertThat(battery.reserveRideThroughS(150e6) / 60).isCloseTo(60 * 131 * 0.959 / 150, within(1e-9)); // 50.25
        assertThat(battery.rideThroughS(150e6) / 60).isCloseTo(60 * 655 * 0.959 / 150, within(1e-9));
        assertThat(battery.rideThroughS(151e6)).isZero();
        assertThat(battery.rideThroughS(0)).isInfinite();
    }

    @Test
    void ride_through_ends_where_the_taper_no_longer_gives_the_load() {
        Battery battery = new Battery(design(CellAgeing.NONE), 0.2 * 655 * MWH);
        double expected = battery.rideThroughS(120e6);
        double seconds = 0;
        while (battery.emergencyOfferW(1) >= 120e6) {
            battery.advance(120e6, 1);
            seconds++;
        }
        assertThat(seconds).isCloseTo(expected, within(2.0));
    }

    @Test
    void a_snapshot_goes_on_exactly_as_the_original() {
        Battery battery = new Battery(MEGAPACKS, 300 * MWH);
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            battery.advance(random.nextBoolean() ? battery.dischargeOfferW(300) : -battery.chargeOfferW(300), 300);
        }
        Battery copy = battery.snapshot();
        for (int i = 0; i < 500; i++) {
            double draw = random.nextBoolean() ? battery.dischargeOfferW(300) : -battery.chargeOfferW(300);
            battery.advance(draw, 300);
            copy.advance(draw, 300);
        }
        assertThat(copy.storedJ()).isEqualTo(battery.storedJ());
        assertThat(copy.capacityJ()).isEqualTo(battery.capacityJ());
        assertThat(copy.cellC()).isEqualTo(battery.cellC());
        assertThat(copy.lossW()).isEqualTo(battery.lossW());
        assertThat(copy.heatToAirW()).isEqualTo(battery.heatToAirW());
    }

    @Test
    void loss_shares_that_would_drain_the_cells_while_charging_are_refused() {
        assertThatThrownBy(() -> new BatteryDesign(
                        1e6,
                        MWH,
                        0.9,
                        0.9,
                        0,
                        0,
                        new PartLoad(0.9, 0, 0.001),
                        PowerWindow.OPEN,
                        CellThermal.NONE,
                        CellAgeing.NONE))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("charge_efficiency");
    }
}
