package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.headroom.physics.air.MoistAir;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TowerTest {
    /** EnergyPlus 23.1, CoolingTower_VariableSpeed_Merkel.idf: 0.00109317 m3/s of water, 0.56124 m3/s x 1.2 kg/m3 of air. */
    static final TowerDesign ENERGYPLUS = new TowerDesign(1.089, 0.56124 * 1.2, 25.6, 35.0, 29.5, 98_890, 213.27113);

    /**
     * Rows of CoolingTower_VariableSpeed_Merkel.dat (EnergyPlus 23.1, Chicago design days), carried by Modelica Buildings
     * c4117cc: wet bulb C, water in C, air flow ratio, water out C, heat W, fan W; 1.089 kg/s, 98,890 Pa.
     */
    static final double[][] ROWS = {
        {18.25, 33.67, 0.3961, 30.0, 16690, 17.25},
        {23.62, 34.88, 0.6811, 30.0, 22220, 70.29},
        {21.31, 32.49, 0.3572, 30.0, 11360, 13.79},
        {18.56, 31.74, 0.2224, 30.0, 7922, 6.564},
        {18.45, 33.83, 0.4128, 30.0, 17430, 18.97},
        {23.74, 35.95, 0.7068, 30.37, 25390, 78.08},
        {19.1, 33.11, 0.3665, 30.0, 14170, 14.55},
        {24.1, 36.39, 0.6906, 30.82, 25390, 73.1},
        {18.4, 33.5, 0.3857, 30.0, 15940, 16.26},
        {19.17, 31.52, 0.205, 30.0, 6916, 6.065}
    };

    /** A typical induced-draft plant: water to air 1.2, range 6 K, approach 4 K at 26 C wet bulb. */
    static final TowerDesign PLANT = new TowerDesign(1000, 830, 26, 36, 30, 101_325, 150_000);

    private final TowerPoint point = new TowerPoint();

    @Test
    void heat_and_fan_power_agree_with_energyplus() {
        Tower tower = new Tower(ENERGYPLUS);
        double sum = 0;
        double worst = 0;
        for (double[] r : ROWS) {
            tower.at(30, r[0], 98_890, r[1], 1.089, r[2], point);
            double error = Math.abs(point.heatW / r[4] - 1);
            sum += error;
            worst = Math.max(worst, error);
            assertThat(point.fanW / r[5]).isCloseTo(1, within(0.01));
        }
        assertThat(worst).isLessThan(0.015); // 1.37 % measured; two independent codes differ by 1.6 to 2.7 %
        assertThat(sum / ROWS.length).isLessThan(0.006); // 0.55 % measured
    }

    @Test
    void the_nominal_point_comes_back() {
        new Tower(ENERGYPLUS).at(30, 25.6, 98_890, 35, 1.089, 1, point);
        assertThat(point.waterOutC).isCloseTo(29.5, within(1e-9));
        assertThat(point.fanW).isCloseTo(213.27113, within(1e-9)); // EnergyPlus design fan power
    }

    @Test
    void water_and_air_balance_to_1e_12() {
        Tower tower = new Tower(PLANT);
        for (double wb = -15; wb <= 30; wb += 3) {
            for (double spread = 0; spread <= 15; spread += 5) {
                for (double fan = 0; fan <= 1; fan += 0.25) {
                    tower.at(wb + spread, wb, 101_325, 36, 900, fan, point);
                    double water =
                            point.heatW + point.evaporationKgPerS * Constants.WATER_CP_J_PER_KG_K * point.waterOutC;
                    assertThat(point.airHeatW / water).isCloseTo(1, within(1e-12));
                    double in = MoistAir.humidityRatioFromWetbulb(wb + spread, wb, 101_325);
                    assertThat(point.airKgPerS * (point.airOutHumidityRatio - in))
                            .isEqualTo(point.evaporationKgPerS);
                }
            }
        }
    }

    @Test
    void evaporation_rises_with_dry_bulb_at_equal_wet_bulb() {
        Tower tower = new Tower(PLANT);
        double[] dryC = {25, 30, 40};
        // Energy balance of a saturated outlet at 24 C wet bulb worked by hand for a plant of 38 / 30 C water, L/kWh
        double[] expected = {1.21, 1.37, 1.71};
        double fan = tower.fanFractionFor(24, 101_325, 38, 1000, 30);
        for (int i = 0; i < 3; i++) {
            tower.at(dryC[i], 24, 101_325, 38, 1000, fan, point);
            double litresPerKwh = point.evaporationKgPerS / point.heatW * Constants.JOULES_PER_KWH;
            assertThat(litresPerKwh).isCloseTo(expected[i], within(0.03));
        }
    }

    /** Towers of 80 to 105 kPa, approach 2.5 to 8 K, range 3 to 15 K, water to air 0.6 to 2. */
    static Stream<TowerDesign> designs() {
        SplittableRandom random = new SplittableRandom(3);
        Stream<TowerDesign> drawn = Stream.generate(() -> drawn(random)).flatMap(Optional::stream);
        return Stream.concat(Stream.of(PLANT, ENERGYPLUS), drawn.limit(4));
    }

    private static Optional<TowerDesign> drawn(SplittableRandom random) {
        double wetbulb = random.nextDouble(15, 30);
        double out = wetbulb + random.nextDouble(2.5, 8);
        double in = out + random.nextDouble(3, 15);
        double air = 1000 / random.nextDouble(0.6, 2);
        try {
            TowerDesign design = new TowerDesign(1000, air, wetbulb, in, out, random.nextDouble(80e3, 105e3), 1);
            new Tower(design);
            return Optional.of(design);
        } catch (OutOfRange e) {
            return Optional.empty(); // not enough air for that duty
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void warmer_wet_bulb_never_gives_colder_water(TowerDesign design) {
        Tower tower = new Tower(design);
        for (double water : new double[] {0.2, 0.5, 1}) {
            for (double fan : new double[] {0, 0.2, 0.5, 1}) {
                for (double in = 5; in <= 60; in += 11) {
                    double last = Double.NEGATIVE_INFINITY;
                    for (double wb = -40; wb <= 40; wb += 1) {
                        tower.at(wb + 3, wb, design.pressurePa(), in, water * design.waterKgPerS(), fan, point);
                        assertThat(point.waterOutC).isGreaterThanOrEqualTo(last - 1e-7);
                        last = point.waterOutC;
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void more_fan_and_less_water_never_give_warmer_water(TowerDesign design) {
        Tower tower = new Tower(design);
        for (double in = 20; in <= 60; in += 20) {
            for (double wb = -20; wb < in; wb += 10) {
                for (double water = 0.05; water <= 1.5; water += 0.25) {
                    double last = Double.POSITIVE_INFINITY;
                    for (double fan = 0; fan <= 1; fan += 0.05) {
                        tower.at(wb + 3, wb, design.pressurePa(), in, water * design.waterKgPerS(), fan, point);
                        assertThat(point.waterOutC).isLessThanOrEqualTo(last + 1e-9);
                        last = point.waterOutC;
                    }
                }
                for (double fan = 0; fan <= 1; fan += 0.25) {
                    double last = Double.NEGATIVE_INFINITY;
                    for (double water = 0.05; water <= 1.5; water += 0.05) {
                        tower.at(wb + 3, wb, design.pressurePa(), in, water * design.waterKgPerS(), fan, point);
                        assertThat(point.waterOutC).isGreaterThanOrEqualTo(last - 1e-9);
                        last = point.waterOutC;
                    }
                }
            }
        }
    }

    @Test
    void the_free_convection_and_the_ends_of_the_water_curve_are_joined_without_a_jump() {
        Tower tower = new Tower(PLANT);
        for (double fan : new double[] {0.1, 0.2}) {
            assertThat(outC(tower, 900, fan + 1e-9)).isCloseTo(outC(tower, 900, fan - 1e-9), within(1e-6));
        }
        assertThat(outC(tower, 900, 0)).isEqualTo(outC(tower, 900, Tower.FREE_CONVECTION_AIR_SHARE));
        for (double water : new double[] {300, 1000}) {
            assertThat(outC(tower, water + 1e-6, 0.6)).isCloseTo(outC(tower, water - 1e-6, 0.6), within(1e-6));
        }
    }

    private double outC(Tower tower, double water, double fan) {
        tower.at(25, 20, 101_325, 34, water, fan, point);
        return point.waterOutC;
    }

    @Test
    void hot_water_in_cold_air_keeps_its_balances_and_inverses() {
        Tower tower = new Tower(PLANT); // the region in which the bound on the turn of the equations acts
        for (double in = 46; in <= 60; in += 2) {
            for (double wb = -40; wb <= 0; wb += 4) {
                tower.at(wb + 2, wb, 101_325, in, 1000, 0.7, point);
                double water = point.heatW + point.evaporationKgPerS * Constants.WATER_CP_J_PER_KG_K * point.waterOutC;
                assertThat(point.airHeatW / water).isCloseTo(1, within(1e-12));
                assertThat(tower.waterInForHeatC(wb, 101_325, point.heatW, 1000, 0.7))
                        .isCloseTo(in, within(1e-6));
                assertThat(tower.fanFractionFor(wb, 101_325, in, 1000, point.waterOutC))
                        .isCloseTo(0.7, within(1e-6));
            }
        }
    }

    @Test
    void the_fan_fraction_for_a_setpoint_reaches_it_or_says_why_not() {
        Tower tower = new Tower(PLANT);
        int reached = 0;
        for (double wb = -15; wb <= 30; wb += 1) {
            for (double set = 10; set <= 34; set += 1) {
                for (double in = set - 2; in <= 50; in += 2) {
                    double fan = tower.fanFractionFor(wb, 101_325, in, 800, set);
                    tower.at(wb + 2, wb, 101_325, in, 800, fan, point);
                    if (fan == 0) {
                        assertThat(point.waterOutC).isLessThanOrEqualTo(Math.max(set, wb) + 1e-7);
                    } else if (fan == 1) {
                        assertThat(point.waterOutC).isGreaterThanOrEqualTo(set - 1e-7);
                    } else {
                        assertThat(point.waterOutC).isCloseTo(set, within(1e-7));
                        reached++;
                    }
                }
            }
        }
        assertThat(reached).isGreaterThan(1000);
    }

    @Test
    void the_hot_water_for_a_heat_rejects_that_heat() {
        Tower tower = new Tower(PLANT);
        double in = tower.waterInForHeatC(26, 101_325, 30e6, 1000, 0.8);
        tower.at(30, 26, 101_325, in, 1000, 0.8, point);
        assertThat(point.heatW / 30e6).isCloseTo(1, within(1e-11));
    }

    @Test
    void water_at_the_wet_bulb_gives_no_heat() {
        new Tower(PLANT).at(30, 24, 101_325, 24, 1000, 1, point);
        assertThat(point.heatW).isEqualTo(0);
    }

    @Test
    void a_fan_fraction_above_one_is_refused() {
        assertThatThrownBy(() -> new Tower(PLANT).at(30, 24, 101_325, 35, 1000, 1.2, point))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("fan_fraction");
    }
}
