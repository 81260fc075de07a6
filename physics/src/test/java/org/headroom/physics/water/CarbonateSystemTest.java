package org.headroom.physics.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarbonateSystemTest {
    private static final double AIR_OF_TEXTBOOKS_ATM = Math.pow(10, -3.5);

    private static double[] water(Map<Species, Double> mgPerL) {
        double[] values = new double[Species.COUNT];
        WaterQuality.of(mgPerL, 7).copyTo(values);
        return values;
    }

    private static CarbonateSystem at(double waterC) {
        CarbonateSystem system = new CarbonateSystem();
        system.setTemperature(waterC);
        return system;
    }

    /** Standard Methods 2330, table 2330:II (the constants of Plummer and Busenberg 1982), two decimals. */
    @ParameterizedTest
    @CsvSource({
        "5, 10.55, 8.39",
        "10, 10.49, 8.41",
        "15, 10.43, 8.43",
        "20, 10.38, 8.45",
        "25, 10.33, 8.48",
        "30, 10.29, 8.51",
        "35, 10.25, 8.54",
        "40, 10.22, 8.58",
        "45, 10.20, 8.62",
        "50, 10.17, 8.66"
    })
    void constants_are_those_of_standard_methods_2330(double waterC, double pk2, double pkCalcite) {
        CarbonateConstants k = new CarbonateConstants();
        k.set(waterC);
        assertThat(-Math.log10(k.k2)).isCloseTo(pk2, within(0.0051));
        assertThat(-Math.log10(k.kCalcite)).isCloseTo(pkCalcite, within(0.0051));
    }

    /** Plummer and Busenberg (1982), abstract and tables: 25 C. */
    @Test
    void constants_at_25_c_are_those_of_plummer_and_busenberg() {
        CarbonateConstants k = new CarbonateConstants();
        k.set(25);
        assertThat(Math.log10(k.kh)).isCloseTo(-1.468, within(0.001));
        assertThat(-Math.log10(k.k1)).isCloseTo(6.352, within(0.001));
        assertThat(-Math.log10(k.k2)).isCloseTo(10.329, within(0.001));
        assertThat(-Math.log10(k.kCalcite)).isCloseTo(8.480, within(0.001));
        assertThat(Math.log10(k.kCaHco3)).isCloseTo(1.106, within(0.02));
        assertThat(Math.log10(k.kCaCo3)).isCloseTo(3.224, within(0.02));
        assertThat(-Math.log10(k.kw)).isCloseTo(13.995, within(0.01));
        assertThat(k.daviesA).isCloseTo(0.509, within(0.002));
    }

    /** Stumm and Morgan, Aquatic Chemistry (3rd ed.), ch. 7: pH 8.3, about 0.5 mmol/L; Appelo and Postma have the same. */
    @Test
    void calcite_in_water_open_to_air_dissolves_to_half_a_millimole_at_ph_8_3() {
        CarbonateSystem system = at(25);
        double low = 0.1;
        double high = 5;
        for (int i = 0; i < 60; i++) {
            double mid = (low + high) / 2;
            if (system.calciteIndexOpen(ofCalcite(mid), AIR_OF_TEXTBOOKS_ATM) > 0) {
                high = mid;
            } else {
                low = mid;
            }
        }
        assertThat(low).isCloseTo(0.49, within(0.02));
        assertThat(system.phOpen(ofCalcite(low), AIR_OF_TEXTBOOKS_ATM)).isCloseTo(8.29, within(0.03));
    }

    /** Pure water open to air: pH 5.65 at 10^-3.5 atm (Stumm and Morgan, ch. 4). */
    @Test
    void pure_water_open_to_air_has_ph_5_65() {
        assertThat(at(25).phOpen(new double[Species.COUNT], AIR_OF_TEXTBOOKS_ATM))
                .isCloseTo(5.65, within(0.02));
    }

    private static double[] ofCalcite(double millimolPerL) {
        return water(Map.of(
                Species.CALCIUM, millimolPerL * Species.CALCIUM.gPerMol(),
                Species.ALKALINITY, 2 * millimolPerL * Species.ALKALINITY.gPerMol()));
    }

    @Test
    void index_of_a_water_open_to_air_is_that_of_the_same_water_at_the_ph_it_takes() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            double[] water = anyWater(random);
            CarbonateSystem system = at(5 + 45 * random.nextDouble());
            double open = system.calciteIndexOpen(water, 420e-6);
            assertThat(system.calciteIndex(water, system.ph())).isCloseTo(open, within(1e-6));
        }
    }

    @Test
    void concentrating_a_water_open_to_air_never_lowers_its_index() {
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            double[] water = anyWater(random);
            CarbonateSystem system = at(5 + 45 * random.nextDouble());
            double before = Double.NEGATIVE_INFINITY;
            for (double cycles = 0.1; cycles < 12; cycles *= 1.15) {
                double[] more = water.clone();
                for (int s = 0; s < more.length; s++) {
                    more[s] *= cycles;
                }
                double index = system.calciteIndexOpen(more, 420e-6);
                assertThat(index).isGreaterThan(before);
                before = index;
            }
        }
    }

    @Test
    void hotter_water_is_nearer_to_scale() {
        double[] water = water(Map.of(Species.CALCIUM, 60.0, Species.ALKALINITY, 150.0));
        assertThat(at(45).calciteIndex(water, 8)).isGreaterThan(at(25).calciteIndex(water, 8));
        assertThat(at(45).calciteIndexOpen(water, 420e-6)).isGreaterThan(at(25).calciteIndexOpen(water, 420e-6));
    }

    @Test
    void sulphate_and_magnesium_pairs_lower_the_index() {
        double[] plain = water(Map.of(Species.CALCIUM, 100.0, Species.ALKALINITY, 250.0));
        double[] paired = water(Map.of(
                Species.CALCIUM, 100.0, Species.ALKALINITY, 250.0, Species.MAGNESIUM, 100.0, Species.SULPHATE, 400.0));
        assertThat(at(30).calciteIndex(paired, 8.2)).isLessThan(at(30).calciteIndex(plain, 8.2) - 0.1);
    }

    private static double[] anyWater(Random random) {
        return water(Map.of(
                Species.CALCIUM, 2 + 150 * random.nextDouble(),
                Species.MAGNESIUM, 50 * random.nextDouble(),
                Species.SODIUM, 200 * random.nextDouble(),
                Species.ALKALINITY, 10 + 300 * random.nextDouble(),
                Species.CHLORIDE, 200 * random.nextDouble(),
                Species.SULPHATE, 150 * random.nextDouble(),
                Species.PHOSPHATE, 10 * random.nextDouble(),
                Species.AMMONIUM, 5 * random.nextDouble(),
                Species.SILICA, 30 * random.nextDouble()));
    }

    /** A worked example of animal-facility water (Edstrom 1998): TDS 320, calcium 150, alkalinity 34, pH 7.5. */
    @Test
    void plain_langelier_index_is_minus_0_7_cold_and_plus_0_3_hot() {
        assertThat(7.5 - LangelierIndex.saturationPh(320, 25, 150, 34)).isCloseTo(-0.7, within(0.05));
        assertThat(7.5 - LangelierIndex.saturationPh(320, 82, 150, 34)).isCloseTo(0.3, within(0.05));
    }

    @Test
    void plain_langelier_index_and_true_index_differ_by_less_than_a_third_for_a_dilute_water() {
        double[] water = water(Map.of(
                Species.CALCIUM, 60.0,
                Species.ALKALINITY, 150.0,
                Species.SODIUM, 20.0,
                Species.CHLORIDE, 30.0,
                Species.SULPHATE, 20.0));
        double plain = 7.8
                - LangelierIndex.saturationPh(
                        WaterQuality.tdsMgPerL(water), 25, WaterQuality.calciumHardnessMgPerL(water), 150);
        assertThat(at(25).calciteIndex(water, 7.8)).isCloseTo(plain, within(0.3));
    }
}
