package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.headroom.physics.air.MoistAir;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoppeTest {
    /** Fill test of Kloppers, PhD thesis, Stellenbosch (2003). */
    static final PoppeAir FILL_TEST = new PoppeAir(
            KroegerFill.DRYBULB_C, KroegerFill.WETBULB_C, KroegerFill.PRESSURE_PA, KroegerFill.AIR_KG_PER_S);

    private static final PoppeAir SUMMER = new PoppeAir(32, 24, 101_325, 4);

    @Test
    void the_second_hand_meets_the_published_steps_of_the_fill_test() {
        KroegerFill published = new KroegerFill(2);
        assertThat(published.firstRatio).isCloseTo(0.0133338, within(5e-7)); // Kloppers (2003), after the first step
        assertThat(published.firstEnthalpy).isCloseTo(50_019.67, within(0.2));
        assertThat(published.firstAirK).isCloseTo(290.8448, within(1e-3));
    }

    @Test
    void merkel_number_evaporation_and_outlet_air_of_the_fill_test_agree() {
        KroegerFill published = new KroegerFill(2);
        double number = Poppe.merkelNumber(FILL_TEST, 39.67, 27.77, 3.999);
        assertThat(number / published.merkelNumber).isCloseTo(1, within(0.01));
        PoppePoint point = Poppe.at(FILL_TEST, 39.67, 3.999, number);
        double evaporation = KroegerFill.AIR_KG_PER_S * (published.outRatio - KroegerFill.IN_RATIO);
        assertThat(point.evaporationKgPerS() / evaporation).isCloseTo(1, within(0.02));
        assertThat(point.airOutC()).isCloseTo(published.outAirC, within(0.1));
        assertThat(point.airOutFogRatio()).isPositive(); // the source: supersaturated from the middle of the fill
    }

    @Test
    void finer_steps_and_more_of_them_say_the_same() {
        // with KroegerFill in 200 steps the branch is looked up where it belongs
        double fine = new KroegerFill(200).merkelNumber;
        assertThat(Poppe.merkelNumber(FILL_TEST, 39.67, 27.77, 3.999) / fine).isCloseTo(1, within(0.005));
    }

    @Test
    void the_two_directions_invert_each_other_and_balance() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 60; i++) {
            double wetbulb = random.nextDouble(-20, 28);
            PoppeAir air = new PoppeAir(
                    wetbulb + random.nextDouble(0, 4),
                    wetbulb,
                    random.nextDouble(85e3, 105e3),
                    random.nextDouble(2, 8));
            double hot = wetbulb + random.nextDouble(8, 30);
            double in = Math.max(1, hot);
            double number = random.nextDouble(0.05, 4);
            PoppePoint p = Poppe.at(air, in, 4, number);
            assertThat(Poppe.merkelNumber(air, in, p.waterOutC(), 4) / number).isCloseTo(1, within(1e-6));
            double left = Constants.WATER_CP_J_PER_KG_K * (4 * in - p.waterOutKgPerS() * p.waterOutC());
            assertThat(p.airHeatW() / left).isCloseTo(1, within(1e-9));
            double ratio = MoistAir.humidityRatioFromWetbulb(air.drybulbC(), wetbulb, air.pressurePa());
            assertThat(p.evaporationKgPerS())
                    .isCloseTo(air.dryKgPerS() * (p.airOutHumidityRatio() - ratio), within(1e-12));
        }
    }

    @Test
    void it_approaches_merkel_when_little_water_evaporates() {
        // Kloppers and Kroeger (2005): the methods agree within some 10 %, Poppe's number the larger
        double poppe = Poppe.merkelNumber(SUMMER, 36, 29, 4);
        double merkel = MerkelNumber.of(36, 29, 24, 101_325, 1);
        assertThat(poppe / merkel).isBetween(1.0, 1.12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 0.3, 1, 3, 10, 30, 50})
    void more_fill_gives_colder_water_down_to_the_limit_of_the_air(double number) {
        PoppePoint less = Poppe.at(SUMMER, 36, 4, 0.5 * number);
        PoppePoint more = Poppe.at(SUMMER, 36, 4, number);
        assertThat(more.waterOutC()).isLessThan(less.waterOutC()).isGreaterThan(23.9);
        assertThat(more.evaporationKgPerS()).isGreaterThan(less.evaporationKgPerS());
    }

    @Test
    void warmer_wet_bulb_gives_warmer_water() {
        double last = -100;
        for (double wetbulb = -40; wetbulb <= 40; wetbulb += 2) {
            double out = Poppe.at(new PoppeAir(wetbulb + 0.2, wetbulb, 101_325, 4), 35, 4, 1.2)
                    .waterOutC();
            assertThat(out).isGreaterThan(last);
            last = out;
        }
    }

    @Test
    void saturated_and_freezing_air_makes_fog() {
        PoppePoint p = Poppe.at(new PoppeAir(-20, -20, 101_325, 4), 30, 4, 1.2);
        assertThat(p.airOutFogRatio()).isPositive();
        assertThat(p.airOutHumidityRatio() - p.airOutFogRatio())
                .isCloseTo(MoistAir.saturationHumidityRatio(p.airOutC(), 101_325), within(1e-9));
    }

    @Test
    void water_colder_than_the_wet_bulb_is_warmed_and_gains_water() {
        PoppePoint p = Poppe.at(new PoppeAir(30, 24, 101_325, 4), 12, 4, 1);
        assertThat(p.waterOutC()).isBetween(12.0, 24.0);
        assertThat(p.heatW()).isNegative();
        assertThat(p.evaporationKgPerS()).isNegative();
    }

    @Test
    void without_fill_nothing_happens() {
        PoppePoint p = Poppe.at(SUMMER, 36, 4, 0);
        assertThat(p.waterOutC()).isEqualTo(36);
        assertThat(p.evaporationKgPerS()).isEqualTo(0);
    }

    @Test
    void what_cannot_be_is_refused_with_the_limit() {
        assertThatThrownBy(() -> Poppe.merkelNumber(SUMMER, 36, 20, 4))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("water_out_c: found 20");
        assertThatThrownBy(() -> new PoppeAir(20, 21, 101_325, 1))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("at most drybulb_c 20");
        assertThatThrownBy(() -> new PoppeAir(40, 5, 101_325, 1)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> Poppe.at(new PoppeAir(20, 15, 101_325, 0.001), 95, 1, 1))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("water_kg_per_s over air_kg_per_s");
    }
}
