package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.headroom.physics.air.MoistAir;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class DryCoolerTest {
    /** 50 kg/s from 45 to 40 C with 150 kg/s of air at 35 C; pads of 0.85 above 20 C. */
    private static final DryCoolerDesign DESIGN = new DryCoolerDesign(50, 150, 35, 45, 40, 101_325, 30_000, 0.85, 20);

    private final DryCooler cooler = new DryCooler(DESIGN);
    private final DryCoolerPoint point = new DryCoolerPoint();

    @Test
    void the_nominal_point_comes_back() {
        double driest = MoistAir.wetbulbC(35, 0, 101_325);
        cooler.at(35, driest, 101_325, 45, 50, 1, false, point);
        assertThat(point.waterOutC).isCloseTo(40, within(1e-4));
        assertThat(point.fanW).isEqualTo(30_000);
        assertThat(point.evaporationKgPerS).isEqualTo(0);
    }

    @Test
    void pads_cool_the_air_along_its_wet_bulb() {
        // ASHRAE Handbook - HVAC Systems and Equipment (2020), chapter 41: t - e (t - t_wb) = 38 - 0.85 x 14 = 26.1 C
        cooler.at(38, 24, 101_325, 45, 50, 1, true, point);
        assertThat(point.coilAirInC).isCloseTo(26.1, within(1e-9));
        assertThat(point.evaporationKgPerS / point.airKgPerS).isCloseTo(5.005e-3, within(1e-5));
        double wetbulb = MoistAir.wetbulbC(point.coilAirInC, point.airOutHumidityRatio, 101_325);
        assertThat(wetbulb).isCloseTo(24, within(1e-5));
        // heat of evaporation of that water is what the air lost: 1006 x 11.9 K over about 2.45 MJ/kg
        assertThat(1006 * 11.9 / 2.45e6).isCloseTo(point.evaporationKgPerS / point.airKgPerS, within(2e-4));
    }

    @Test
    void a_coil_of_equal_streams_is_the_crossflow_of_the_textbook() {
        // Kays and London (1984), table 2.4: NTU 1, C ratio 1, both unmixed: effectiveness 0.476; the closed form of
        // Incropera et al. (2007) eq. 11.32 gives 0.468
        double air = 50 * Constants.WATER_CP_J_PER_KG_K / 1006;
        DryCooler equal = new DryCooler(new DryCoolerDesign(50, air, 20, 40, 30.48, 101_325, 1, 0, 100));
        assertThat(equal.uaWPerK() / (50 * Constants.WATER_CP_J_PER_KG_K)).isCloseTo(1, within(0.04));
    }

    @Test
    void heat_of_water_and_air_and_the_water_of_the_pads_balance() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 300; i++) {
            double drybulb = random.nextDouble(-30, 50);
            double wetbulb = MoistAir.wetbulbC(
                    drybulb, MoistAir.humidityRatio(drybulb, random.nextDouble(0.05, 1), 95_000), 95_000);
            boolean wet = drybulb > 5 && random.nextBoolean();
            cooler.at(drybulb, wetbulb, 95_000, random.nextDouble(5, 60), 40, random.nextDouble(), wet, point);
            assertThat(point.airHeatW / point.heatW).isCloseTo(1, within(1e-9));
            double in = MoistAir.humidityRatioFromWetbulb(drybulb, wetbulb, 95_000);
            assertThat(point.airKgPerS * (point.airOutHumidityRatio - in))
                    .isCloseTo(point.evaporationKgPerS, within(1e-12));
        }
    }

    @Test
    void it_is_monotone_in_air_fan_and_water() {
        for (boolean wet : new boolean[] {false, true}) {
            for (double water = 10; water <= 60; water += 10) {
                double lastAir = Double.NEGATIVE_INFINITY;
                for (double drybulb = 5; drybulb <= 44; drybulb += 1) {
                    double out = outC(drybulb, drybulb - 4, water, 0.6, wet);
                    assertThat(out).isGreaterThan(lastAir);
                    lastAir = out;
                    double lastFan = Double.POSITIVE_INFINITY;
                    for (double fan = 0; fan <= 1; fan += 0.05) {
                        double cold = outC(drybulb, drybulb - 4, water, fan, wet);
                        assertThat(cold).isLessThanOrEqualTo(lastFan + 1e-9);
                        lastFan = cold;
                    }
                }
            }
            double last = Double.NEGATIVE_INFINITY;
            for (double water = 1; water <= 80; water += 1) {
                assertThat(outC(30, 20, water, 0.7, wet)).isGreaterThan(last);
                last = outC(30, 20, water, 0.7, wet);
            }
        }
        assertThat(outC(35, 20, 50, 1, true)).isLessThan(outC(35, 26, 50, 1, true));
        assertThat(outC(35, 26, 50, 1, true)).isLessThan(outC(35, 26, 50, 1, false));
        assertThat(outC(35, 20, 50, 1, false)).isCloseTo(outC(35, 26, 50, 1, false), within(0.05));
    }

    @Test
    void the_fan_fraction_for_a_setpoint_reaches_it_or_says_why_not() {
        int reached = 0;
        for (double drybulb = -20; drybulb <= 45; drybulb += 2.5) {
            for (double set = 20; set <= 42; set += 2) {
                boolean wet = cooler.padsWet(drybulb, false);
                double fan = cooler.fanFractionFor(drybulb, drybulb - 5, 101_325, 45, 40, wet, set);
                cooler.at(drybulb, drybulb - 5, 101_325, 45, 40, fan, wet, point);
                if (fan == 0) {
                    assertThat(point.waterOutC).isLessThanOrEqualTo(set + 1e-9);
                } else if (fan == 1) {
                    assertThat(point.waterOutC).isGreaterThanOrEqualTo(set - 1e-9);
                } else {
                    assertThat(point.waterOutC).isCloseTo(set, within(1e-8));
                    reached++;
                }
            }
        }
        assertThat(reached).isGreaterThan(100);
    }

    @Test
    void the_hot_water_for_a_heat_rejects_that_heat() {
        double in = cooler.waterInForHeatC(32, 24, 101_325, 1e6, 45, 0.8, true);
        cooler.at(32, 24, 101_325, in, 45, 0.8, true, point);
        assertThat(point.heatW / 1e6).isCloseTo(1, within(1e-12));
    }

    @Test
    void pads_come_on_above_their_temperature_and_go_off_a_kelvin_lower() {
        assertThat(cooler.padsWet(20.5, false)).isTrue();
        assertThat(cooler.padsWet(19.5, false)).isFalse();
        assertThat(cooler.padsWet(19.5, true)).isTrue();
        assertThat(cooler.padsWet(18.9, true)).isFalse();
        assertThat(new DryCooler(new DryCoolerDesign(50, 150, 35, 45, 40, 101_325, 1, 0, 20)).padsWet(40, true))
                .isFalse();
    }

    @Test
    void designs_that_no_coil_can_meet_are_refused_with_numbers() {
        assertThatThrownBy(() -> new DryCooler(new DryCoolerDesign(50, 20, 35, 45, 36, 101_325, 1, 0, 20)))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("air_kg_per_s: found 20.0");
        assertThatThrownBy(() -> new DryCoolerDesign(50, 150, 35, 45, 34, 101_325, 1, 0, 20))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("between drybulb_c 35.0 and water_in_c 45.0");
        assertThatThrownBy(() -> cooler.at(-5, -6, 101_325, 30, 50, 1, true, point))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("freeze");
    }

    private double outC(double drybulb, double wetbulb, double water, double fan, boolean wet) {
        cooler.at(drybulb, wetbulb, 101_325, 45, water, fan, wet, point);
        return point.waterOutC;
    }
}
