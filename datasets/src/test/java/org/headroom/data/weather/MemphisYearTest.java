package org.headroom.data.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Against the NREL TMY3 monthly statistics of station 723340 and its ASHRAE 2009 design conditions. */
class MemphisYearTest {
    private static final ZoneOffset STANDARD = ZoneOffset.ofHours(-6);

    /** Month, dry bulb, mean daily maximum, mean daily minimum, wet bulb (C), pressure (Pa), wind (m/s). */
    private static final double[][] TMY3 = {
        {1, 4.12, 8.79, -0.78, 2.09, 100677, 5.33},
        {2, 6.58, 11.68, 1.57, 3.26, 100829, 4.26},
        {3, 12.40, 17.88, 6.84, 8.95, 100466, 3.82},
        {4, 16.79, 21.63, 11.41, 12.27, 100716, 3.90},
        {5, 22.07, 26.91, 17.21, 18.13, 100341, 4.16},
        {6, 26.01, 31.12, 20.97, 21.18, 100498, 3.43},
        {7, 28.31, 33.53, 23.24, 22.84, 100565, 3.04},
        {8, 27.55, 32.80, 22.36, 21.88, 100662, 2.97},
        {9, 24.35, 29.37, 19.74, 20.49, 100743, 3.05},
        {10, 16.70, 22.40, 10.93, 12.47, 100910, 2.72},
        {11, 12.12, 17.73, 6.46, 8.82, 100848, 3.02},
        {12, 6.83, 12.08, 1.24, 3.45, 100978, 4.14}
    };

    private final YearStatistics year = YearStatistics.of(MemphisYear.source());

    @Test
    void monthly_means_are_the_published_ones() {
        for (double[] row : TMY3) {
            YearStatistics.Month month = year.months().get((int) row[0] - 1);
            assertThat(month.drybulbC()).isCloseTo(row[1], within(0.005));
            assertThat(month.wetbulbC()).isCloseTo(row[4], within(0.02));
            assertThat(month.pressurePa()).isCloseTo(row[5], within(1.0));
            assertThat(month.windMPerS()).isCloseTo(row[6], within(0.005));
        }
    }

    /**
     * Mean radiation on the horizontal in Memphis is 4.5 kWh/m2 a day (NREL, Marion and Wilcox 1994); the rest is what was assumed: a little over half the sky in
     * cloud, wind more often from the south than from the north.
     */
    @Test
    void the_sky_is_of_the_right_order_and_always_the_same() {
        long fromS = LocalDate.of(2025, 1, 1).atStartOfDay().toEpochSecond(STANDARD);
        Weather weather = MemphisYear.source().on(fromS, fromS + 8760 * 3600L, Overlays.NONE);
        Weather again = MemphisYear.source().on(fromS, fromS + 8760 * 3600L, Overlays.NONE);
        int first = (int) ((fromS - weather.startS()) / 3600);
        double radiation = 0;
        double cloud = 0;
        int south = 0;
        int north = 0;
        for (int i = first; i < first + 8760; i++) {
            double from = weather.windFromDeg(i);
            assertThat(from).isBetween(0.0, 360.0).isEqualTo(again.windFromDeg(i));
            assertThat(weather.globalWPerM2(i)).isBetween(0.0, 1100.0);
            assertThat(weather.cloudTenths(i)).isBetween(0.0, 10.0);
            radiation += weather.globalWPerM2(i) / 365 / 1000;
            cloud += weather.cloudTenths(i) / 8760;
            south += from > 112.5 && from < 247.5 ? 1 : 0;
            north += from > 292.5 || from < 67.5 ? 1 : 0;
        }
        assertThat(radiation).isCloseTo(4.5, within(0.02));
        assertThat(cloud).isBetween(5.0, 6.2);
        assertThat(south / 8760.0).isBetween(0.4, 0.65);
        assertThat(north / 8760.0).isBetween(0.2, 0.45);
    }

    @Test
    void mean_daily_extremes_are_near_the_published_ones() {
        for (double[] row : TMY3) {
            YearStatistics.Month month = year.months().get((int) row[0] - 1);
            assertThat(month.meanMaxC()).isCloseTo(row[2], within(0.3));
            assertThat(month.meanMinC()).isCloseTo(row[3], within(0.3));
        }
    }

    @Test
    void rare_hours_are_near_the_ashrae_design_conditions() {
        assertThat(year.coolingDrybulbC()).isCloseTo(35.6, within(0.3));
        assertThat(year.coolingWetbulbC()).isCloseTo(26.8, within(0.3));
        assertThat(year.heatingDrybulbC()).isCloseTo(-8.3, within(0.3));
    }

    @Test
    void the_hottest_and_most_humid_hours_fall_on_27_to_30_july_and_the_17th_is_hot() {
        long fromS = LocalDate.of(2025, 1, 1).atStartOfDay().toEpochSecond(STANDARD);
        Weather weather = MemphisYear.source().on(fromS, fromS + 8760 * 3600L, Overlays.NONE);
        int first = (int) ((fromS - weather.startS()) / 3600);
        int wettest = first;
        for (int hour = first; hour < first + 8760; hour++) {
            assertThat(weather.wetbulbC(hour)).isLessThan(weather.drybulbC(hour));
            assertThat(weather.humidityRatio(hour)).isPositive();
            wettest = weather.wetbulbC(hour) > weather.wetbulbC(wettest) ? hour : wettest;
        }
        LocalDate day = LocalDate.of(2025, 1, 1).plusDays((wettest - first) / 24);
        assertThat(day).isBetween(LocalDate.of(2025, 7, 27), LocalDate.of(2025, 7, 30));
        int seventeenth = first + (LocalDate.of(2025, 7, 17).getDayOfYear() - 1) * 24;
        assertThat(weather.drybulbC(seventeenth + 14)).isGreaterThan(35);
    }

    @Test
    void two_years_are_the_same_to_the_last_bit() {
        Weather one = MemphisYear.source().on(0, 86_400 * 365L, Overlays.NONE);
        Weather two = MemphisYear.source().on(0, 86_400 * 365L, Overlays.NONE);
        for (int hour = 0; hour < one.hours(); hour++) {
            assertThat(one.wetbulbC(hour)).isEqualTo(two.wetbulbC(hour));
        }
    }

    @Test
    void the_average_july_day_has_the_mean_of_july() {
        LocalDate day = LocalDate.of(2025, 7, 15);
        Weather weather = MemphisYear.source().averageDay(day, Overlays.NONE);
        long fromS = day.atStartOfDay().toEpochSecond(STANDARD);
        WeatherPoint point = new WeatherPoint();
        weather.at((double) fromS, (double) fromS + 86_400, point);
        assertThat(point.wetbulbC).isCloseTo(22.84, within(0.02));
        assertThat(point.drybulbC).isCloseTo(28.31, within(0.005));
    }
}
