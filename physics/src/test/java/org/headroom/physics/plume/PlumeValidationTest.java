package org.headroom.physics.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlumeValidationTest {
    private static final PasquillGifford RURAL = new PasquillGifford();
    private static final BriggsUrban URBAN = new BriggsUrban();

    /** EPA-454/B-95-003b, tables 1-1 and 1-2, worked out by GasDispersion.jl (isc3.jl and its tests). */
    @ParameterizedTest
    @CsvSource({
        "A, 100, 26.8539, 13.9476",
        "A, 500, 113.0397, 104.6517",
        "A, 1000, 208.7096, 453.85",
        "A, 5000, 850.5656, 5000",
        "B, 200, 36.1662, 20.2326",
        "B, 500, 82.7522, 51.0929",
        "B, 20000, 2132.5544, 2924.0189",
        "C, 100, 12.4627, 7.4419",
        "C, 10000, 820.1325, 502.3224",
        "D, 100, 8.201, 4.6512",
        "D, 500, 36.1462, 18.2969",
        "D, 2000, 127.9435, 50.1514",
        "D, 20000, 1004.7459, 199.6705",
        "E, 1000, 50.9385, 21.628",
        "E, 5000, 218.861, 55.7081",
        "F, 200, 7.7283, 4.0929",
        "F, 1000, 33.8842, 13.953",
        "F, 20000, 500.9488, 60.2944"
    })
    void rural_curves_are_those_of_isc3(Stability stability, double x, double y, double z) {
        assertThat(RURAL.sigmaYM(stability, x) / y).isCloseTo(1, within(2e-5));
        assertThat(RURAL.sigmaZM(stability, x) / z).isCloseTo(1, within(2e-5));
    }

    @Test
    void rural_curves_hold_between_their_knots_and_very_near() {
        assertThat(RURAL.sigmaZM(Stability.A, 450)).isCloseTo(87.22955507375895, within(1e-9));
        assertThat(RURAL.sigmaZM(Stability.F, 800)).isCloseTo(11.976175562087187, within(1e-9));
        assertThat(RURAL.sigmaYM(Stability.D, 1.2)).isCloseTo(0.1309207626723034, within(1e-9));
    }

    @Test
    void a_plume_widens_downwind_and_mixes_more_the_less_stable_the_air_is() {
        for (double x = 10; x < 50_000; x *= 1.05) {
            Stability less = Stability.A;
            for (Stability s : Stability.values()) {
                for (Dispersion d : new Dispersion[] {RURAL, URBAN}) {
                    assertThat(d.sigmaYM(s, x * 1.05)).isGreaterThan(d.sigmaYM(s, x));
                    assertThat(d.sigmaZM(s, x * 1.05)).isGreaterThanOrEqualTo(d.sigmaZM(s, x));
                    assertThat(d.sigmaYM(s, x)).isLessThanOrEqualTo(d.sigmaYM(less, x));
                }
                less = s;
            }
        }
        assertThat(RURAL.sigmaYM(Stability.D, 0)).isZero();
        assertThat(RURAL.sigmaZM(Stability.D, -5)).isZero();
        assertThat(URBAN.sigmaZM(Stability.D, -5)).isZero();
    }

    /** Briggs (1973) as in EPA-454/B-95-003b, tables 1-3 and 1-4, by hand at 1 km. */
    @ParameterizedTest
    @CsvSource({
        "A, 270.4493, 339.4113",
        "B, 270.4493, 339.4113",
        "C, 185.9339, 200",
        "D, 135.2247, 122.7881",
        "E, 92.9670, 50.5964",
        "F, 92.9670, 50.5964"
    })
    void urban_curves_are_those_of_briggs(Stability stability, double y, double z) {
        assertThat(URBAN.sigmaYM(stability, 1000)).isCloseTo(y, within(1e-3));
        assertThat(URBAN.sigmaZM(stability, 1000)).isCloseTo(z, within(1e-3));
    }

    /** GasDispersion.jl, test/utils/util_tests.jl: 1 m across in air of 288.15 K and 4 m/s. */
    @ParameterizedTest
    @CsvSource({
        "A, 72.93819699672669, 400, 565.0050541491846, 100.71365158671999, 20.0",
        "D, 72.93819699672669, 400, 565.0050541491846, 100.71365158671999, 20.0",
        "C, 87.52583639607202, 400, 612.07897481385, 112.8895989623143, NaN",
        "E, 72.93819699672669, 400, 317.60677324769046, 68.59722859012221, NaN",
        "F, 72.93819699672669, 400, 240.0881533494489, 56.92380039947288, NaN",
        "D, 179.87751923862007, 325, 565.0050541491846, 134.90813942896506, 81.01824072514351",
    })
    void plumes_rise_as_briggs_has_it(
            Stability stability, double exitMPerS, double exitK, double distance, double last, double at50) {
        BriggsRise rise = rise(exitMPerS, exitK, 4, stability);
        assertThat(rise.finalDistanceM() / distance).isCloseTo(1, within(1e-9));
        assertThat(rise.finalRiseM() / last).isCloseTo(1, within(1e-9));
        assertThat(rise.atM(2 * distance)).isEqualTo(rise.finalRiseM());
        if (!Double.isNaN(at50)) {
            assertThat(rise.atM(50)).isCloseTo(at50, within(1e-9));
        }
    }

    /**
     * EPA-454/B-95-003b, section 1.1.4.9, by hand: 1.5 (Fm / (u sqrt(s)))^(1/3) with Fm = 12,864.83 m4/s2, u = 4 m/s and sqrt(s) =
     * 0.0260888 1/s is 74.654 m. GasDispersion.jl has the exit velocity in place of the wind there and comes to 19.05 m.
     */
    @Test
    void a_jet_in_stable_air_rises_with_the_wind_in_the_equation_and_not_its_own_velocity() {
        BriggsRise rise = rise(240.91531595745576, 325, 4, Stability.E);
        assertThat(rise.buoyant()).isFalse();
        assertThat(rise.finalDistanceM()).isCloseTo(240.83782417699823, within(1e-6));
        assertThat(rise.finalRiseM()).isCloseTo(74.654, within(0.001));
        assertThat(rise(240.91531595745576, 325, 4, Stability.F).finalRiseM())
                .isCloseTo(74.654 / Math.pow(1.75, 1.0 / 6), within(0.001));
    }

    @Test
    void a_rise_grows_downwind_to_its_last_and_falls_with_wind() {
        for (Stability s : Stability.values()) {
            for (double exitK = 280; exitK < 900; exitK += 40) {
                for (double v : new double[] {0.1, 3, 20, 60}) {
                    BriggsRise rise = rise(v, exitK, 3, s);
                    double before = 0;
                    for (double x = 0.1; x < 5000; x *= 1.2) {
                        assertThat(rise.atM(x)).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(rise.finalRiseM());
                        before = rise.atM(x);
                    }
                    assertThat(rise(v, exitK, 6, s).finalRiseM()).isLessThan(rise.finalRiseM());
                }
            }
            assertThat(rise(0, 800, 3, s).atM(1000)).isZero();
            assertThat(rise(20, 800, 3, s).atM(-1)).isZero();
            assertThat(rise(20, 800, 0.2, s).finalRiseM())
                    .isEqualTo(rise(20, 800, 1, s).finalRiseM());
        }
    }

    private static BriggsRise rise(double exitMPerS, double exitK, double wind, Stability stability) {
        return BriggsRise.of(new Stack(0, 1, exitMPerS, exitK), 288.15, wind, stability);
    }

    /** AIChE/CCPS, Guidelines for Consequence Analysis of Chemical Releases (1999), p. 97, with its own curves. */
    @Test
    void the_worked_example_of_ccps_comes_out() {
        double x = 500;
        double y = 0.0674 * Math.pow(x, 0.9);
        double z = 0.01122 * Math.pow(x, 1.4024) * Math.exp(-0.054 * Math.log(x) * Math.log(x));
        assertThat(0.1 * GaussianPlume.perEmission(2, y, z, 0, 0, 0)).isCloseTo(1.0346728324507407e-4, within(1e-14));
    }

    /** Pasquill's largest value of a plume on the ground: H = sqrt(2) sz, C = 2 Q sz / (e pi u H2 sy); Turner (1970), eq. 4.2. */
    @Test
    void the_largest_value_of_a_high_plume_is_where_its_depth_is_its_height_over_root_two() {
        double best = 0;
        double at = 0;
        for (double z = 1; z < 200; z += 0.01) {
            double c = GaussianPlume.perEmission(5, z, z, 0, 0, 50);
            if (c > best) {
                best = c;
                at = z;
            }
        }
        assertThat(at).isCloseTo(50 / Math.sqrt(2), within(0.02));
        assertThat(best).isCloseTo(2 / (Math.E * Math.PI * 5 * 2500), within(1e-9));
    }

    @Test
    void what_passes_any_plane_downwind_is_what_was_emitted() {
        for (Stability s : Stability.values()) {
            double y = RURAL.sigmaYM(s, 700);
            double z = RURAL.sigmaZM(s, 700);
            double flux = 0;
            for (double dy = -5; dy < 5; dy += 0.02) {
                for (double dz = 0; dz < 40 + 6 * z; dz += z / 25) {
                    flux += GaussianPlume.perEmission(4, y, z, (dy + 0.01) * y, dz + z / 50, 40)
                            * 4
                            * 0.02
                            * y
                            * z
                            / 25;
                }
            }
            assertThat(flux).isCloseTo(1, within(1e-3));
        }
        assertThat(GaussianPlume.perEmission(4, 0, 0, 0, 0, 40)).isZero();
    }

    /** The polynomial of AERMOD's ARM2 by hand; NO2 never falls as NOx grows. */
    @Test
    void nitrogen_dioxide_follows_the_ambient_ratio() {
        NitrogenDioxide arm2 = NitrogenDioxide.REGULATORY;
        assertThat(arm2.ofNox(10)).isCloseTo(9, within(1e-12));
        assertThat(arm2.ofNox(200)).isCloseTo(133.6448256, within(1e-6));
        assertThat(arm2.ofNox(1000)).isCloseTo(500, within(1e-12));
        double before = 0;
        for (double nox = 0; nox < 3000; nox += 0.5) {
            assertThat(arm2.ofNox(nox)).isGreaterThanOrEqualTo(before);
            before = arm2.ofNox(nox);
        }
        assertThatThrownBy(() -> new NitrogenDioxide(0.9, 0.5)).isInstanceOf(OutOfRange.class);
    }

    /** EPA-454/R-99-005, table 6-7 and Turner (1964). */
    @ParameterizedTest
    @CsvSource({
        "1.9, 60, 930, NaN, A",
        "2.5, 50, 700, NaN, B",
        "4.0, 50, 700, NaN, B",
        "5.5, 40, 400, NaN, D",
        "7.0, 70, 950, NaN, C",
        "1.5, 10, 100, NaN, D",
        "1.5, -20, 0, 0, F",
        "1.5, -20, NaN, NaN, F",
        "3.0, -20, 0, 2, F",
        "3.0, -20, 0, 8, E",
        "4.5, -20, 0, 8, D",
        "6.5, -20, 0, 0, D",
        "2.0, -20, 0, 10, D",
        "0.3, 70, NaN, 0, A",
        "4.0, 40, NaN, 0, C",
        "4.0, 40, NaN, 10, D"
    })
    void classes_follow_wind_sun_and_cloud(double wind, double sun, double global, double cloud, Stability expected) {
        assertThat(Stability.of(wind, sun, global, cloud)).isEqualTo(expected);
    }

    /** EPA-454/B-95-004, section 3.6, by hand. */
    @Test
    void the_cavity_of_a_wide_hall_reaches_six_heights() {
        BuildingCavity hall = new BuildingCavity(13, 270, 270);
        assertThat(hall.reachM()).isCloseTo(13 * 1.75 * (270.0 / 13) / (1 + 0.25 * 270.0 / 13), within(1e-9));
        assertThat(hall.reachM()).isCloseTo(76.3, within(0.05));
        assertThat(hall.holds(0, 135 + 76)).isTrue();
        assertThat(hall.holds(0, 135 + 77)).isFalse();
        BuildingCavity cube = new BuildingCavity(10, 10, 10);
        assertThat(cube.behindM()).isCloseTo(10 * 1.7 / 1.155, within(1e-9));
        assertThat(cube.topM()).isCloseTo(10 * (1 + 1.6 * Math.exp(-1.3)), within(1e-9));
    }

    @Test
    void letters_are_read_in_either_case_and_others_refused() {
        assertThat(Stability.of(" d ")).isEqualTo(Stability.D);
        assertThatThrownBy(() -> Stability.of("G"))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("A, B, C, D, E or F");
    }

    /** 90 degrees less latitude plus declination, 23.44 degrees at the solstices; sunrise of 21 March near six by the sun. */
    @Test
    void the_sun_stands_as_high_as_the_season_lets_it() {
        assertThat(highest(1_750_464_000L)).isCloseTo(90 - 35.06 + 23.44, within(0.3)); // 2025-06-21
        assertThat(highest(1_766_275_200L)).isCloseTo(90 - 35.06 - 23.44, within(0.3)); // 2025-12-21
        // NOAA solar calculator: sunrise in Memphis on 20 March 2025 is at 07:04 CDT, about 0.8 degrees below without
        // refraction
        assertThat(SunHeight.degrees(1_742_472_240, 35.06, -90.16)).isCloseTo(-0.83, within(0.5));
    }

    private static double highest(long dayS) {
        double highest = -90;
        for (int minute = 0; minute < 1440; minute++) {
            highest = Math.max(highest, SunHeight.degrees(dayS + 60.0 * minute, 35.06, -90.16));
        }
        return highest;
    }
}
