package org.headroom.physics.wastewater.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Asm1Test {
    private static final Asm1Stoichiometry S = Asm1Stoichiometry.bsm1();

    private final Asm1 model = new Asm1(BiologyDesign.bsm1());

    @Test
    void heterotrophs_of_the_benchmark_decay_at_0_3_a_day_where_nothing_feeds_them() {
        double[] water = new double[Asm1Component.COUNT];
        water[Asm1Component.XBH.index()] = 2559.34;
        double[] rates = new double[Asm1Component.COUNT];
        model.addRates(water, 0, rates, 0);
        assertThat(rates[Asm1Component.XBH.index()]).isCloseTo(-767.80, within(0.005));
        assertThat(rates[Asm1Component.XP.index()]).isCloseTo(0.08 * 767.80, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(doubles = {8, 15, 30})
    void every_mixture_of_processes_keeps_cod_nitrogen_and_charge(double celsius) {
        model.setTemperature(celsius);
        Random random = new Random(7);
        for (int k = 0; k < 500; k++) {
            double[] r = new double[Asm1Component.COUNT];
            double gas = model.addRates(water(random), 0, r, 0);
            double size = 0;
            for (double x : r) {
                size = Math.max(size, Math.abs(x));
            }
            double cod = at(r, Asm1Component.SS)
                    + at(r, Asm1Component.XS)
                    + at(r, Asm1Component.XBH)
                    + at(r, Asm1Component.XBA)
                    + at(r, Asm1Component.XP)
                    - at(r, Asm1Component.SO)
                    - 4.57 * at(r, Asm1Component.SNO);
            assertThat(cod).isCloseTo((4.57 - 2.86) * gas, within(1e-11 * size));
            double nitrogen = at(r, Asm1Component.SNO)
                    + at(r, Asm1Component.SNH)
                    + at(r, Asm1Component.SND)
                    + at(r, Asm1Component.XND)
                    + S.iXb() * (at(r, Asm1Component.XBH) + at(r, Asm1Component.XBA))
                    + S.iXp() * at(r, Asm1Component.XP);
            assertThat(nitrogen).isCloseTo(-gas, within(1e-11 * size));
            double charge = at(r, Asm1Component.SALK) + (at(r, Asm1Component.SNO) - at(r, Asm1Component.SNH)) / 14;
            assertThat(charge).isCloseTo(0, within(1e-11 * size));
        }
    }

    @Test
    void nothing_that_is_not_there_is_taken() {
        Random random = new Random(11);
        for (int k = 0; k < 500; k++) {
            for (Asm1Component empty : Asm1Component.values()) {
                double[] water = water(random);
                water[empty.index()] = 0;
                double[] r = new double[Asm1Component.COUNT];
                model.addRates(water, 0, r, 0);
                assertThat(at(r, empty)).as("%s", empty).isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Test
    void ten_degrees_give_the_rates_of_the_long_term_benchmark() {
        double[] water = new double[Asm1Component.COUNT];
        water[Asm1Component.XBA.index()] = 100;
        model.setTemperature(10);
        double[] rates = new double[Asm1Component.COUNT];
        model.addRates(water, 0, rates, 0);
        assertThat(at(rates, Asm1Component.XBA)).isCloseTo(-3, within(1e-12)); // bA is 0.03/d at 10 C
        assertThat(new OxygenSaturation(8, 15).gPerM3(10)).isCloseTo(8.9128, within(1e-4));
    }

    private static double at(double[] values, Asm1Component component) {
        return values[component.index()];
    }

    private static double[] water(Random random) {
        double[] most = {50, 80, 2000, 400, 4000, 300, 900, 8, 20, 40, 5, 20, 8};
        double[] water = new double[most.length];
        for (int i = 0; i < most.length; i++) {
            water[i] = most[i] * random.nextDouble();
        }
        return water;
    }
}
