package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.headroom.physics.basis.Constants.WATER_CP_J_PER_KG_K;

import java.util.Random;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class CduTest {
    private static final double COOLANT = 1.7 * WATER_CP_J_PER_KG_K;
    private static final double FACILITY = 1.54 * WATER_CP_J_PER_KG_K;
    private final CduPoint point = new CduPoint();

    private static Cdu cdu(PlateExchangerDesign plates) {
        return new Cdu(new CduDesign(plates, PumpGroupDesign.fitted(2, 1, 1.7, 120_000, 0.55, 0)));
    }

    @Test
    void a_unit_carries_its_rated_heat_at_its_rated_temperatures() {
        // the rating plate itself: 80 kW from 45 C coolant to 30 C facility water
        PlateExchangerDesign rated = CduDesign.rated(80_000, 45, 30, COOLANT, FACILITY);
        PlateExchanger plates = new PlateExchanger(rated);
        assertThat(plates.heatPerK(COOLANT, FACILITY) * (45 - 30)).isCloseTo(80_000, within(1e-3));
        assertThatThrownBy(() -> CduDesign.rated(120_000, 45, 30, COOLANT, FACILITY))
                .isInstanceOf(OutOfRange.class); // more than 15 K of 6.4 kW/K can carry
    }

    @Test
    void the_rack_gets_what_the_energy_balance_leaves() {
        Cdu unit = cdu(new PlateExchangerDesign(25_000, COOLANT, FACILITY));
        unit.at(66_700, 33.5, 1.54, 1.7, 2, point);
        double g = point.heatW / (point.returnC + point.pumpW / COOLANT - 33.5);
        assertThat(g) // Incropera (2007), eq. 11.29a by hand: NTU 3.883, c 0.9059: eps 0.8242
                .isCloseTo(0.8242 * FACILITY, within(2.0));
        assertThat(point.facilityOutC).isCloseTo(33.5 + point.heatW / FACILITY, within(1e-12));
        assertThat(point.returnC - point.supplyC).isCloseTo(66_700 / COOLANT, within(1e-9));
        assertThat(point.supplyC).isBetween(36.0, 37.0);
        assertThat(point.pumpW).isCloseTo(1.7 / 997 * 120_000 / 0.55, within(0.1));
    }

    @Test
    void one_of_two_pumps_is_enough_and_none_is_refused() {
        Cdu unit = cdu(new PlateExchangerDesign(25_000, COOLANT, FACILITY)); // hot-swap pumps, site tour of 2024
        unit.at(66_700, 33.5, 1.54, 1.7, 1, point);
        assertThat(point.coolantKgPerS).isCloseTo(1.7, within(1e-9));
        assertThatThrownBy(() -> unit.at(66_700, 33.5, 1.54, 1.7, 0, point)).isInstanceOf(OutOfRange.class);
    }

    @Test
    void conductance_falls_with_either_flow_but_not_below_what_plates_leave() {
        PlateExchanger plates = new PlateExchanger(new PlateExchangerDesign(25_000, COOLANT, FACILITY));
        assertThat(plates.uaWPerK(COOLANT, FACILITY)).isCloseTo(25_000, within(1e-6));
        // series resistances by hand: 1 / (0.4 (2^0.8 + 1) + 0.2)
        assertThat(plates.uaWPerK(COOLANT / 2, FACILITY) / 25_000).isCloseTo(0.7713, within(1e-4));
        assertThat(plates.uaWPerK(0, FACILITY)).isZero();
        assertThat(plates.uaWPerK(1e9, 1e9) / 25_000).isLessThan(5);
    }

    @Test
    void warmer_facility_water_or_less_of_it_never_gives_a_colder_rack() {
        Cdu unit = cdu(new PlateExchangerDesign(25_000, COOLANT, FACILITY));
        CduPoint other = new CduPoint();
        Random random = new Random(5); // second law
        for (int i = 0; i < 2000; i++) {
            double heat = 90_000 * random.nextDouble();
            double facilityC = 15 + 30 * random.nextDouble();
            double facility = 0.3 + 2 * random.nextDouble();
            double coolant = 0.3 + 1.4 * random.nextDouble();
            unit.at(heat, facilityC, facility, coolant, 2, point);
            unit.at(heat, facilityC + 1, facility, coolant, 2, other);
            assertThat(other.supplyC).isCloseTo(point.supplyC + 1, within(1e-9));
            unit.at(heat, facilityC, facility * 0.9, coolant, 2, other);
            assertThat(other.supplyC).isGreaterThanOrEqualTo(point.supplyC - 1e-9);
            assertThat(point.approachK).isGreaterThanOrEqualTo(-1e-9);
        }
    }

    @Test
    void an_economizer_starts_and_stops_at_different_temperatures() {
        WatersideEconomizer free = new WatersideEconomizer(new PlateExchangerDesign(20_000, 5000, 5000), 3, 1.5);
        assertThat(free.on(false, 23, 21)).isFalse(); // 2 K: between off and on
        assertThat(free.on(true, 23, 21)).isTrue();
        assertThat(free.on(false, 23, 20)).isTrue();
        assertThat(free.on(true, 23, 22)).isFalse();
        // NTU 4, equal flows: eps = 4 / 5 (Incropera 11.29b): 0.8 x 5 kW/K x 10 K
        assertThat(free.heatW(23, 5000, 13, 5000)).isCloseTo(40_000, within(1e-6));
        assertThat(free.heatW(13, 5000, 23, 5000)).isZero();
        assertThatThrownBy(() -> new WatersideEconomizer(new PlateExchangerDesign(1, 1, 1), 1, 2))
                .isInstanceOf(OutOfRange.class);
    }

    @Test
    void water_classes_are_those_of_ashrae() {
        // ASHRAE TC 9.9 (2021), W classes
        assertThat(AshraeWClass.of(17)).isEqualTo(AshraeWClass.W17);
        assertThat(AshraeWClass.of(17.01)).isEqualTo(AshraeWClass.W27);
        assertThat(AshraeWClass.of(33.5)).isEqualTo(AshraeWClass.W40);
        assertThat(AshraeWClass.of(45)).isEqualTo(AshraeWClass.W45);
        assertThat(AshraeWClass.of(46)).isEqualTo(AshraeWClass.W_PLUS);
        assertThat(AshraeWClass.named("W4")).isEqualTo(AshraeWClass.W45);
        assertThat(AshraeWClass.W40.marginK(33.5)).isCloseTo(6.5, within(1e-12));
    }
}
