package org.headroom.physics.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MoistAirTest {

    /** PsychroLib 2.5: dry bulb, rh, pressure, wet bulb, dew point, humidity ratio, enthalpy, volume; two tables. */
    static List<double[]> psychrolib() throws IOException {
        List<double[]> rows = new ArrayList<>(read("psychrolib-2.5.csv"));
        rows.addAll(read("psychrolib-npm-1.1.1.csv"));
        return rows;
    }

    private static List<double[]> read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(MoistAirTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("psychrolib")
    void agrees_with_psychrolib(double[] p) {
        double w = MoistAir.humidityRatio(p[0], p[1] / 100, p[2]);
        assertThat(MoistAir.wetbulbC(p[0], w, p[2])).isCloseTo(p[3], within(0.002));
        assertThat(MoistAir.dewpointC(w, p[2])).isCloseTo(p[4], within(0.002));
        assertThat(w / p[5]).isCloseTo(1, within(1e-5));
        assertThat(MoistAir.enthalpyJPerKg(p[0], w)).isCloseTo(p[6], within(0.1));
        assertThat(MoistAir.volumeM3PerKg(p[0], w, p[2]) / p[7]).isCloseTo(1, within(1e-5));
    }

    @ParameterizedTest(name = "at {0} C {1} Pa")
    // ASHRAE Handbook - Fundamentals (2017), chapter 1, table 3: thermodynamic properties of water at saturation
    @CsvSource({"-40, 12.84", "-10, 259.9", "0, 611.2", "25, 3169.7", "60, 19947"})
    void saturation_pressure_is_that_of_the_ashrae_table(double tC, double pa) {
        assertThat(MoistAir.saturationPressurePa(tC) / pa).isCloseTo(1, within(5e-4));
    }

    @Test
    void the_worked_number_of_the_class_comment_holds() {
        double w = MoistAir.humidityRatio(25, 0.5, 101_325);
        assertThat(MoistAir.wetbulbC(25, w, 101_325)).isCloseTo(17.889, within(0.001)); // PsychroLib 2.5: 17.8894
    }

    @Test
    void wet_bulb_and_humidity_ratio_invert_each_other_away_from_freezing() {
        for (double db = -40; db <= 60; db += 2.5) {
            for (double rh = 0.05; rh <= 1; rh += 0.05) {
                double w = MoistAir.humidityRatio(db, rh, 95_000);
                double wb = MoistAir.wetbulbC(db, w, 95_000);
                assertThat(wb).isBetween(MoistAir.dewpointC(w, 95_000) - 1e-6, db + 1e-9);
                if (Math.abs(wb) > 0.01) {
                    assertThat(MoistAir.humidityRatioFromWetbulb(db, wb, 95_000))
                            .isCloseTo(w, within(1e-9));
                }
            }
        }
    }

    @Test
    void every_humidity_leads_back_to_the_humidity_ratio() {
        for (double db = -40; db <= 60; db += 5) {
            for (double rh = 0.01; rh <= 1; rh += 0.09) {
                for (double p = 85_000; p <= 105_000; p += 10_000) {
                    double w = MoistAir.humidityRatio(db, rh, p);
                    assertThat(MoistAir.relativeHumidity(db, w, p)).isCloseTo(rh, within(1e-12));
                    double dew = MoistAir.dewpointC(w, p);
                    assertThat(MoistAir.humidityRatioFromDewpoint(dew, p) / w).isCloseTo(1, within(1e-8));
                    double h = MoistAir.enthalpyJPerKg(db, w);
                    assertThat(MoistAir.humidityRatioFromEnthalpy(db, h)).isCloseTo(w, within(1e-12));
                    assertThat(MoistAir.drybulbC(h, w)).isCloseTo(db, within(1e-9));
                }
            }
        }
    }

    @Test
    void saturation_enthalpy_is_inverted_and_its_slope_is_its_derivative() {
        for (double t = -39; t <= 60; t += 3) {
            double h = MoistAir.saturationEnthalpyJPerKg(t, 100_000);
            assertThat(MoistAir.temperatureOfSaturatedEnthalpyC(h, 100_000)).isCloseTo(t, within(1e-9));
            double difference = (MoistAir.saturationEnthalpyJPerKg(t + 1e-4, 100_000)
                            - MoistAir.saturationEnthalpyJPerKg(t - 1e-4, 100_000))
                    / 2e-4;
            assertThat(MoistAir.saturationEnthalpySlope(t, 100_000) / difference)
                    .isCloseTo(1, within(1e-6));
        }
    }
}
