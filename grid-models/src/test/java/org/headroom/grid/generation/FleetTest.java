package org.headroom.grid.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetTest {
    private static final double MW = 1e6;

    /** 16.5 MW, 10 min to start, 5 MW/min, half load at least, an hour at least, half an hour of cooling down. */
    static final UnitDesign SMT_130 = unit(0.9);

    static UnitDesign unit(double catalyst) {
        double[] reduction = {catalyst, catalyst, catalyst, 0, catalyst, catalyst, 0};
        double[] kgPerJ = new double[Pollutant.COUNT];
        for (Pollutant p : Pollutant.values()) {
            kgPerJ[p.index()] = PublishedUnits.turbine(16.5 * MW).emissions().kgPerJ(p, false);
        }
        return new UnitDesign(
                16.5 * MW,
                0.5,
                600,
                5 * MW / 60,
                1800,
                3600,
                0,
                15,
                0.0069,
                new HeatRate(0.3174, 0.22, 0),
                0.2,
                new EmissionDesign(kgPerJ, reduction, 0.5, 10, 10, 1200));
    }

    @Test
    void a_unit_gives_its_rating_13_3_minutes_after_the_call() {
        Fleet fleet = new Fleet(SMT_130, 1);
        double minutes = 0;
        while (fleet.powerNowW() < 16.5 * MW) {
            fleet.step(16.5 * MW, 0, 15, 6);
            minutes += 0.1;
        }
        assertThat(minutes).isCloseTo(10 + 16.5 / 5, within(0.11));
    }

    @Test
    void it_goes_through_its_states_in_order() {
        Fleet fleet = new Fleet(SMT_130, 1);
        assertThat(fleet.state(0)).isEqualTo(UnitState.OFF);
        fleet.step(10 * MW, 0, 15, 60);
        assertThat(fleet.state(0)).isEqualTo(UnitState.STARTING);
        assertThat(fleet.powerW()).isZero();
        assertThat(fleet.fuelW()).isCloseTo(0.2 * 16.5 * MW / 0.3174, within(1.0));
        fleet.step(10 * MW, 0, 15, 660);
        assertThat(fleet.state(0)).isEqualTo(UnitState.RUNNING);
        fleet.step(0, 0, 15, 1800); // not yet an hour
        assertThat(fleet.state(0)).isEqualTo(UnitState.RUNNING);
        assertThat(fleet.powerNowW()).isEqualTo(8.25 * MW);
        fleet.step(0, 0, 15, 1750);
        assertThat(fleet.state(0)).isEqualTo(UnitState.STOPPING);
        fleet.step(0, 0, 15, 60);
        assertThat(fleet.state(0)).isEqualTo(UnitState.COOLING_DOWN);
        fleet.step(10 * MW, 0, 15, 60);
        assertThat(fleet.state(0)).as("it may not start while it cools down").isEqualTo(UnitState.COOLING_DOWN);
        fleet.step(10 * MW, 0, 15, 1800);
        assertThat(fleet.state(0)).isEqualTo(UnitState.STARTING);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_step_burns_what_it_gives_and_what_leaves_as_heat(long seed) {
        Random random = new Random(seed);
        Fleet fleet = new Fleet(SMT_130, 15);
        double fuel = 0;
        double electric = 0;
        double heat = 0;
        for (int i = 0; i < 5000; i++) {
            double dtS = Math.pow(10, -2 + 6 * random.nextDouble());
            double wanted = Math.max(0, 300 * MW * random.nextDouble() - 50 * MW);
            double ambient = -10 + 50 * random.nextDouble();
            fleet.step(wanted, random.nextBoolean() ? 0 : 200 * MW * random.nextDouble(), ambient, dtS);
            assertThat(fleet.fuelW() - fleet.powerW() - fleet.heatW())
                    .isCloseTo(0, within(1e-9 * Math.max(1, fleet.fuelW())));
            assertThat(fleet.powerW()).isBetween(0.0, 15 * 16.5 * MW * (1 + 1e-12));
            assertThat(fleet.heatW()).isGreaterThanOrEqualTo(0);
            for (int u = 0; u < 15; u++) {
                assertThat(fleet.state(u)).isNotNull();
            }
            fuel += fleet.fuelW() * dtS;
            electric += fleet.powerW() * dtS;
            heat += fleet.heatW() * dtS;
        }
        assertThat(fuel - electric - heat).isCloseTo(0, within(1e-9 * fuel));
        assertThat(electric / fuel).isBetween(0.2, 0.3174);
    }

    @ParameterizedTest
    @CsvSource({"0.5", "7", "60", "450", "1800"})
    void energy_fuel_and_emissions_do_not_depend_on_the_step(double dtS) {
        double[] whole = run(dtS);
        double[] fine = run(1);
        for (int i = 0; i < whole.length; i++) {
            assertThat(whole[i]).as("quantity %d", i).isCloseTo(fine[i], within(1e-6 * fine[i]));
        }
    }

    /** Five hours at 60 MW, five at 20, five at 0: energy, fuel, NOx, CO2, time in starts and stops. */
    private static double[] run(double dtS) {
        Fleet fleet = new Fleet(SMT_130, 6);
        double[] sum = new double[5];
        for (double wanted : new double[] {60 * MW, 20 * MW, 0}) {
            for (int i = 0; i < Math.round(18_000 / dtS); i++) {
                double d = 18_000.0 / Math.round(18_000 / dtS);
                fleet.step(wanted, 0, 15, d);
                sum[0] += fleet.powerW() * d;
                sum[1] += fleet.fuelW() * d;
                sum[2] += fleet.kgPerS(Pollutant.NOX) * d;
                sum[3] += fleet.kgPerS(Pollutant.CO2) * d;
                for (int u = 0; u < 6; u++) {
                    sum[4] += fleet.transientS(u);
                }
            }
        }
        return sum;
    }

    @Test
    void while_one_unit_loads_up_the_others_unload_no_faster() {
        Fleet fleet = new Fleet(SMT_130, 4);
        fleet.step(33 * MW, 0, 15, 7200);
        for (int i = 0; i < 4000; i++) {
            fleet.step(i < 10 ? 33 * MW : 40 * MW, 0, 15, 1);
            assertThat(fleet.powerNowW()).isGreaterThanOrEqualTo(33 * MW * (1 - 1e-9));
        }
        assertThat(fleet.powerNowW()).isCloseTo(40 * MW, within(1.0));
        assertThat(fleet.count(UnitState.RUNNING)).isEqualTo(3);
    }

    @Test
    void below_the_lowest_load_more_is_given_than_wanted() {
        Fleet fleet = new Fleet(SMT_130, 2);
        fleet.step(3 * MW, 0, 15, 3600);
        fleet.step(3 * MW, 0, 15, 60);
        assertThat(fleet.powerW()).isEqualTo(8.25 * MW);
    }

    @Test
    void hot_air_takes_power_and_another_unit_is_called() {
        assertThat(SMT_130.capacityW(15)).isEqualTo(16.5 * MW);
        assertThat(SMT_130.capacityW(0)).isEqualTo(16.5 * MW);
        assertThat(SMT_130.capacityW(35) / 16.5e6).isCloseTo(1 - 0.0069 * 20, within(1e-12));
        Fleet fleet = new Fleet(SMT_130, 3);
        fleet.step(33 * MW, 0, 15, Double.POSITIVE_INFINITY);
        assertThat(fleet.count(UnitState.RUNNING)).isEqualTo(2);
        fleet.step(33 * MW, 0, 35, Double.POSITIVE_INFINITY);
        assertThat(fleet.count(UnitState.RUNNING)).isEqualTo(3);
        assertThat(fleet.powerW()).isCloseTo(33 * MW, within(1e-3));
    }

    @Test
    void an_infinite_step_is_where_long_steps_come_to() {
        Fleet fleet = new Fleet(SMT_130, 5);
        Fleet rest = fleet.snapshot();
        for (int i = 0; i < 10; i++) {
            fleet.step(50 * MW, 0, 25, 3600);
        }
        rest.step(50 * MW, 0, 25, Double.POSITIVE_INFINITY);
        assertThat(fleet.powerW()).isCloseTo(rest.powerW(), within(1e-3));
        assertThat(fleet.fuelW()).isCloseTo(rest.fuelW(), within(1e-3));
        assertThat(fleet.kgPerS(Pollutant.NOX)).isCloseTo(rest.kgPerS(Pollutant.NOX), within(1e-12));
        assertThat(fleet.steadyKgPerS(Pollutant.NOX, 50 * MW, 25, true))
                .isCloseTo(rest.kgPerS(Pollutant.NOX), within(1e-12));
    }

    /** AP-42 table 3.1-1: 0.099 lb NOx per MMBtu is 0.1532 kg/MWh of fuel; a warm catalyst of 90 % leaves a tenth. */
    @Test
    void a_warm_catalyst_takes_out_its_share_and_a_cold_one_nothing() {
        Fleet fleet = new Fleet(SMT_130, 1);
        fleet.step(16.5 * MW, 0, 15, 600);
        double cold = fleet.kgPerS(Pollutant.NOX) / fleet.fuelW();
        fleet.step(16.5 * MW, 0, 15, 3600);
        fleet.step(16.5 * MW, 0, 15, 60);
        double warm = fleet.kgPerS(Pollutant.NOX) / fleet.fuelW();
        assertThat(warm * 3.6e9).isCloseTo(0.1 * 0.15322, within(1e-5));
        assertThat(cold * 3.6e9).isCloseTo(10 * 0.15322, within(1e-4));
        assertThat(fleet.kgPerS(Pollutant.CO2) / fleet.fuelW() * 3.6e9).isCloseTo(170.25, within(0.01));
    }

    @Test
    void a_start_lasts_until_lowest_load_and_a_warm_catalyst() {
        Fleet fleet = new Fleet(SMT_130, 1);
        double start = 0;
        for (int i = 0; i < 100; i++) {
            fleet.step(16.5 * MW, 0, 15, 60);
            start += fleet.transientS(0);
        }
        assertThat(start).isCloseTo(1200, within(1e-6));
        double stop = 0;
        for (int i = 0; i < 100; i++) {
            fleet.step(0, 0, 15, 60);
            stop += fleet.transientS(0);
        }
        assertThat(stop).isCloseTo(16.5 / 5 * 60, within(1e-6)); // it was still at its rating
    }

    /** Part load of Jenbacher J620 J101, 3,356 kW (data sheet of 2018): input 7,507, 5,758 and 4,008 kW. */
    @Test
    void part_load_of_a_gas_engine_is_within_0_1_points_of_its_data_sheet() {
        HeatRate j620 = new HeatRate(3356.0 / 7507, 0.079, 0);
        assertThat(j620.efficiencyAt(2509.0 / 3356)).isCloseTo(2509.0 / 5758, within(0.001));
        assertThat(j620.efficiencyAt(1658.0 / 3356)).isCloseTo(1658.0 / 4008, within(0.001));
    }

    @Test
    void a_source_without_units_follows_at_once() {
        OnSiteGeneration generation = new OnSiteGeneration(List.of(
                new OnSiteGeneration.Source("instant", 35 * MW, 600 / 3.6e9, null, 0),
                new OnSiteGeneration.Source("turbines", 33 * MW, 0, SMT_130, 2)));
        generation.step(50 * MW, 0, 15, 60);
        assertThat(generation.powerW(0)).isEqualTo(35 * MW);
        assertThat(generation.powerW(1)).isZero();
        generation.step(50 * MW, 0, 15, 3600);
        generation.step(50 * MW, 0, 15, 60);
        assertThat(generation.powerW()).isCloseTo(50 * MW, within(1e-3));
        assertThat(generation.residualW()).isCloseTo(0, within(1e-3));
        double turbinesKgPerS = Objects.requireNonNull(generation.fleet(1)).kgPerS(Pollutant.CO2);
        assertThat(generation.kgPerS(Pollutant.CO2)).isCloseTo(35 * 600 / 3600.0 + turbinesKgPerS, within(1e-9));
        OnSiteGeneration copy = generation.snapshot();
        copy.step(0, 0, 15, 3600);
        assertThat(copy.powerW()).isNotEqualTo(generation.powerW());
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> new HeatRate(0.4, 0.5, 0.2)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> new Fleet(SMT_130, 0)).isInstanceOf(OutOfRange.class);
        Fleet other = new Fleet(PublishedUnits.engine(2.5 * MW), 1);
        assertThatThrownBy(() -> other.restore(new Fleet(SMT_130, 1))).isInstanceOf(OutOfRange.class);
    }
}
