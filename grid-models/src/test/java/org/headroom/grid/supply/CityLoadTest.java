package org.headroom.grid.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class CityLoadTest {
    /** Published: summer 3,000 MW, winter 2,000 MW (MLGW's CEO, WREG 2024-07), 13 to 14 TWh a year. */
    private static final CityDesign MEMPHIS = new CityDesign(3000e6, 2000e6, 13.5e6 * 3.6e9, 15, 18);

    private static final long NEW_YEAR = HandWorkedBills.at("2025-01-01T00:00");

    /** A year with Memphis' July and January means of 28 and 5 C, a day swing and seeded weather. */
    private static double[] year(long seed) {
        Random random = new Random(seed);
        double[] airC = new double[8760];
        double weather = 0;
        for (int i = 0; i < airC.length; i++) {
            weather = 0.98 * weather + 0.7 * random.nextGaussian();
            double season = 16.5 - 11.5 * Math.cos(2 * Math.PI * (i / 24.0 - 15) / 365);
            airC[i] = season - 5 * Math.cos(2 * Math.PI * (i % 24 - 3) / 24) + weather;
        }
        return airC;
    }

    @Test
    void both_peaks_and_the_years_energy_are_the_published_ones_in_any_weather() {
        for (long seed = 1; seed <= 5; seed++) {
            CityLoad load = new CityLoad(MEMPHIS, NEW_YEAR, year(seed), TvaProxy.MEMPHIS);
            double sumJ = 0;
            double highest = 0;
            double lowest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < load.hours(); i++) {
                sumJ += 3600 * load.loadW(i);
                highest = Math.max(highest, load.loadW(i));
                lowest = Math.min(lowest, load.loadW(i));
            }
            assertThat(sumJ / 3.6e9).isCloseTo(13.5e6, within(1.0));
            assertThat(load.loadW(load.peakHour(true))).isCloseTo(3000e6, within(1.0));
            assertThat(load.loadW(load.peakHour(false))).isCloseTo(2000e6, within(1.0));
            assertThat(highest).isCloseTo(3000e6, within(1.0));
            assertThat(lowest).isPositive();
        }
    }

    @Test
    void figures_that_do_not_fit_the_weather_are_refused() {
        CityDesign tooMuch = new CityDesign(3000e6, 2000e6, 25e6 * 3.6e9, 15, 18);
        assertThatThrownBy(() -> new CityLoad(tooMuch, NEW_YEAR, year(1), TvaProxy.MEMPHIS))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("peaks and energy that fit together");
        assertThatThrownBy(() -> new CityLoad(MEMPHIS, NEW_YEAR, new double[100], TvaProxy.MEMPHIS))
                .isInstanceOf(OutOfRange.class);
    }

    @Test
    void shares_are_the_announced_ones_each_with_its_denominator() {
        // facts E20, E21, E24: 5.0 %, 7.5 %, 9.4 to 10.1 %
        assertThat(new Share("summer peak", 150, 3000, "MW").value()).isCloseTo(0.050, within(1e-12));
        assertThat(new Share("winter peak", 150, 2000, "MW").value()).isCloseTo(0.075, within(1e-12));
        assertThat(new Share("energy", 150 * 8760, 14e6, "MWh").value()).isCloseTo(0.094, within(5e-4));
        assertThat(new Share("energy", 150 * 8760, 13e6, "MWh").value()).isCloseTo(0.101, within(5e-4));
        assertThatThrownBy(() -> new Share("nothing", 1, 0, "MW")).isInstanceOf(OutOfRange.class);
    }

    @Test
    void an_hour_without_a_figure_has_no_carbon() {
        HourlyEmission hourly = new HourlyEmission(NEW_YEAR, new double[] {1e-7, Double.NaN, 2e-7});
        assertThat(hourly.kgPerJ(NEW_YEAR + 10)).isEqualTo(1e-7);
        assertThat(hourly.kgPerJ(NEW_YEAR + 3600)).isNaN();
        assertThat(hourly.kgPerJ(NEW_YEAR - 1)).isNaN();
        assertThat(hourly.firstUnknownS(NEW_YEAR, NEW_YEAR + 3600)).isEqualTo(-1);
        assertThat(hourly.firstUnknownS(NEW_YEAR, NEW_YEAR + 3601)).isEqualTo(NEW_YEAR + 3600);
        DemandMeter meter = new DemandMeter(NEW_YEAR, NEW_YEAR + 3600);
        meter.add(NEW_YEAR, NEW_YEAR + 3600, 100e6);
        assertThat(hourly.co2Kg(meter)).isCloseTo(1e-7 * 100e6 * 3600, within(1e-6));
    }
}
