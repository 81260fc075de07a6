package org.headroom.physics.wastewater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AerationTest {
    private final Aeration aeration = new Aeration(MemphisPlant.aeration());

    /** Standard Methods 4500-O, table 4500-O:I (Benson and Krause 1984), fresh water at 1 atm. */
    @ParameterizedTest
    @CsvSource({"0, 14.621", "5, 12.770", "10, 11.288", "15, 10.084", "20, 9.092", "25, 8.263", "30, 7.559"})
    void saturation_is_that_of_the_table(double waterC, double mgPerL) {
        assertThat(Aeration.saturationGPerM3(waterC)).isCloseTo(mgPerL, within(0.0015));
    }

    /** Fits collected by Judd and Judd (2011): alpha of 0.4 to 0.6 at 8 to 12 g/L, near 0.5 at 8. */
    @Test
    void alpha_falls_with_solids() {
        assertThat(aeration.alpha(8_000)).isCloseTo(0.51, within(0.01));
        assertThat(aeration.alpha(12_000)).isCloseTo(0.365, within(0.01));
        assertThat(aeration.alpha(0)).isEqualTo(1);
    }

    /**
     * By hand: 5 m of water and 10 kPa over 101.325 kPa is a ratio of 1.582; 1.204 x 1005 x 293.15 x (1.582^0.2857 - 1) / 0.65 =
     * 76.4 kJ per m3 of air.
     */
    @Test
    void blowers_compress_adiabatically() {
        assertThat(aeration.finePowerW(1)).isCloseTo(76.4e3, within(100.0));
    }

    /** By hand at 20 C: 30 % of standard transfer x alpha 0.51 x (0.95 x 9.092 x 1.193 - 2) / (9.092 x 1.193) = 0.1172. */
    @Test
    void air_for_an_oxygen_demand() {
        double share = 0.06 * 5 * Math.exp(-0.084 * 8) * (0.95 - 2 / (9.092 * 1.1932));
        assertThat(aeration.airM3PerS(1, 20, 8_000)).isCloseTo(1 / (share * 0.2787), within(0.02));
    }

    /** Actual aeration efficiency of fine bubbles in membrane bioreactors: 0.9 to 2.5 kg/kWh (Judd and Judd 2011; Krause 2005). */
    @Test
    void aeration_efficiency_lies_in_the_published_band() {
        double kwhPerKg = aeration.finePowerW(aeration.airM3PerS(1, 20, 8_000)) / 3.6e6;
        assertThat(1 / kwhPerKg).isBetween(0.9, 2.5);
    }
}
