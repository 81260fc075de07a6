package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipeTest {
    /** C, kg/m3, Pa s at 0.1 MPa: IAPWS-95 and the IAPWS viscosity of 2008, as in the NIST Chemistry WebBook. */
    static final double[][] WATER = {
        {0.01, 999.84, 1.7911e-3},
        {10, 999.70, 1.3059e-3},
        {20, 998.21, 1.0016e-3},
        {25, 997.05, 8.9002e-4},
        {40, 992.22, 6.5272e-4},
        {60, 983.20, 4.6602e-4},
        {80, 971.79, 3.5435e-4}
    };

    @Test
    void water_is_as_dense_and_viscous_as_published() {
        for (double[] w : WATER) {
            assertThat(LiquidWater.densityKgPerM3(w[0])).isCloseTo(w[1], within(0.03));
            assertThat(LiquidWater.viscosityPaS(w[0]) / w[2]).isCloseTo(1, within(1e-3));
        }
    }

    /** White, Fluid Mechanics, 7th ed. (2011), ch. 6: examples 6.7 and 6.6; the book takes Haaland, 1 % below Colebrook. */
    @ParameterizedTest
    @CsvSource({"128000, 0.0013, 0.0225", "270000, 0.0008, 0.0197", "1000, 0.01, 0.064"})
    void friction_factor_of_textbook_examples(double reynolds, double roughness, double factor) {
        assertThat(FrictionFactor.of(reynolds, roughness)).isCloseTo(factor, within(0.011 * factor));
    }

    /** White, table in ch. 6.6: smooth-pipe friction, Re 4e3 to 1e8, by Prandtl's equation. */
    @ParameterizedTest
    @CsvSource({
        "4000, 0.0399",
        "10000, 0.0309",
        "100000, 0.0180",
        "1000000, 0.0116",
        "10000000, 0.0081",
        "100000000, 0.0059"
    })
    void friction_factor_of_a_smooth_pipe(double reynolds, double factor) {
        assertThat(FrictionFactor.of(reynolds, 0)).isCloseTo(factor, within(0.0001));
    }

    @Test
    void swamee_and_jain_stay_within_three_percent_of_colebrook() {
        for (double e : new double[] {1e-6, 1e-4, 1e-3, 1e-2}) { // Swamee and Jain (1976) state 1 %, 3 % at the edges
            for (double re = 5e3; re < 1e8; re *= 1.7) {
                assertThat(FrictionFactor.swameeJain(re, e) / FrictionFactor.of(re, e))
                        .isCloseTo(1, within(0.03));
            }
        }
    }

    @Test
    void colebrook_is_solved_to_rounding() {
        for (double e : new double[] {0, 1e-6, 1e-3, 0.05}) { // Colebrook (1939)
            for (double re = 4e3; re < 1e9; re *= 3) {
                double x = 1 / Math.sqrt(FrictionFactor.of(re, e));
                assertThat(-2 * Math.log10(e / 3.7 + 2.51 * x / re)).isCloseTo(x, within(1e-12 * x));
            }
        }
    }

    @Test
    void water_in_a_horizontal_pipe_loses_the_textbooks_pressure() {
        // White, example 6.6: 200 ft, 6 in, e 0.0004 ft, 6 ft/s: 280 lbf/ft2 with f 0.02 read from the chart; 276 with
        // 0.0197
        Pipe pipe = new Pipe(60.96, 0.1524, 0.0004 * 0.3048, 0);
        double flow = 1.8288 * 0.25 * Math.PI * 0.1524 * 0.1524 * LiquidWater.densityKgPerM3(20);
        assertThat(pipe.velocityMPerS(flow, 20)).isCloseTo(1.8288, within(1e-9));
        assertThat(pipe.reynolds(flow, 20)).isCloseTo(270_000, within(10_000.0));
        assertThat(pipe.pressureDropPa(flow, 20) / 47.88).isCloseTo(276, within(3.0));
        assertThat(pipe.pressureDropPa(-flow, 20)).isEqualTo(-pipe.pressureDropPa(flow, 20));
        assertThat(pipe.systemCurve(flow, 20).headPa(flow)).isCloseTo(pipe.pressureDropPa(flow, 20), within(1e-6));
    }

    @Test
    void pressure_drop_rises_with_flow_through_the_transition() {
        Pipe pipe = new Pipe(10, 0.02, 1.5e-6, 2); // laminar to turbulent: no jump, no fall
        double last = 0;
        for (double flow = 0.001; flow < 0.3; flow *= 1.01) {
            double drop = pipe.pressureDropPa(flow, 30);
            assertThat(drop).isGreaterThan(last);
            assertThat(drop).isLessThan(last * 1.1 + 3);
            last = drop;
        }
        assertThat(pipe.pressureDropPa(0, 30)).isZero();
        assertThat(pipe.pressureDropPa(0.002, 30)).isGreaterThan(pipe.pressureDropPa(0.002, 60)); // thinner when warm
    }
}
