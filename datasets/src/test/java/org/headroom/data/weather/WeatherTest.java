package org.headroom.data.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeatherTest {
    private static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");

    private static Weather twoHours() {
        double[] flat = {1, 1};
        return new Weather("two hours", 0, new double[] {20, 22}, flat, flat, flat, flat);
    }

    @Test
    void the_mean_is_that_of_the_line_between_hour_centres() {
        WeatherPoint point = new WeatherPoint();
        twoHours().at(1800, 3600, point);
        assertThat(point.drybulbC).isEqualTo(20.5);
        twoHours().at(1800, 5400, point);
        assertThat(point.drybulbC).isEqualTo(21);
        twoHours().at(3600, 3600, point);
        assertThat(point.drybulbC).isEqualTo(21);
        twoHours().at(0, 7200, point);
        assertThat(point.drybulbC).isEqualTo(21);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 300, 420, 5400})
    void steps_of_any_length_add_up_to_the_same_degree_seconds(int stepS) {
        long fromS = LocalDate.of(2025, 7, 17).atStartOfDay(MEMPHIS).toEpochSecond();
        long toS = fromS + 75_600;
        Weather weather = MemphisYear.source().on(fromS, toS, Overlays.NONE);
        WeatherPoint point = new WeatherPoint();
        weather.at((double) fromS, (double) toS, point);
        double whole = point.wetbulbC;
        double sum = 0;
        for (long t = fromS; t < toS; t += stepS) {
            weather.at((double) t, (double) t + stepS, point);
            sum += point.wetbulbC * stepS;
        }
        assertThat(sum / (toS - fromS)).isCloseTo(whole, within(1e-10 * whole));
    }

    @Test
    void a_step_allocates_nothing() {
        long fromS = LocalDate.of(2025, 7, 17).atStartOfDay(MEMPHIS).toEpochSecond();
        Weather weather = MemphisYear.source().on(fromS, fromS + 86_400, Overlays.NONE);
        WeatherPoint point = new WeatherPoint();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 1000; i++) {
            weather.at(fromS + i * 15.0, fromS + i * 15.0 + 15, point);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            weather.at(fromS + i * 15.0, fromS + i * 15.0 + 15, point);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(200); // the two calls of the bean
    }

    @Test
    void the_29th_of_february_repeats_the_28th() {
        double[] row = Weather.column(8760, i -> i);
        TypicalYear year = new TypicalYear(
                "rows", ZoneOffset.ofHours(-6), Weather.column(8760, _ -> 40), Weather.column(8760, _ -> 20), row, row);
        long fromS = LocalDate.of(2024, 2, 28).atStartOfDay().toEpochSecond(ZoneOffset.ofHours(-6));
        Weather weather = year.on(fromS, fromS + 3 * 86_400, Overlays.NONE);
        int first = (int) ((fromS - weather.startS()) / 3600);
        assertThat(weather.windMPerS(first + 5)).isEqualTo(58 * 24 + 5);
        assertThat(weather.windMPerS(first + 24 + 5)).isEqualTo(58 * 24 + 5);
        assertThat(weather.windMPerS(first + 48 + 5)).isEqualTo(59 * 24 + 5);
    }

    @Test
    void a_window_over_new_year_wraps() {
        double[] row = Weather.column(8760, i -> i);
        TypicalYear year = new TypicalYear(
                "rows", ZoneOffset.ofHours(-6), Weather.column(8760, _ -> 40), Weather.column(8760, _ -> 20), row, row);
        long newYearS = LocalDate.of(2025, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.ofHours(-6));
        Weather weather = year.on(newYearS - 3600, newYearS + 3600, Overlays.NONE);
        int first = (int) ((newYearS - weather.startS()) / 3600);
        assertThat(weather.windMPerS(first - 1)).isEqualTo(8759);
        assertThat(weather.windMPerS(first)).isZero();
    }

    @Test
    void standard_time_does_not_follow_daylight_saving() {
        double[] hourOfDay = Weather.column(8760, i -> i % 24);
        TypicalYear year = new TypicalYear(
                "hours",
                ZoneOffset.ofHours(-6),
                Weather.column(8760, _ -> 40),
                Weather.column(8760, _ -> 20),
                hourOfDay,
                hourOfDay);
        // 15:00 daylight-saving time is the hour from 14:00 to 15:00 of standard time.
        long threeOClockS =
                LocalDate.of(2025, 7, 17).atTime(15, 0).atZone(MEMPHIS).toEpochSecond();
        Weather weather = year.on(threeOClockS, threeOClockS + 3600, Overlays.NONE);
        assertThat(weather.windMPerS((int) ((threeOClockS - weather.startS()) / 3600)))
                .isEqualTo(14);
    }

    @Test
    void overlays_raise_their_days_and_no_other() {
        LocalDate day = LocalDate.of(2025, 6, 10);
        ZoneOffset standard = ZoneOffset.ofHours(-6);
        long fromS = day.atStartOfDay().toEpochSecond(standard);
        TypicalYear memphis = MemphisYear.source();
        Weather plain = memphis.on(fromS, fromS + 86_400, Overlays.NONE);
        Weather wave = memphis.on(fromS, fromS + 86_400, new Overlays(day, 1, null, 0));
        Weather extreme = memphis.on(fromS, fromS + 86_400, new Overlays(null, 0, day, 0));
        assertThat(maxWetbulb(wave, 24, 48)).isCloseTo(26.8, within(1e-9)); // ASHRAE 2009, 0.4 % wet bulb
        assertThat(maxWetbulb(extreme, 24, 48)).isCloseTo(29.4, within(1e-9)); // ASHRAE 2009, extreme wet bulb
        assertThat(maxWetbulb(wave, 0, 24)).isEqualTo(maxWetbulb(plain, 0, 24));
        assertThat(maxWetbulb(wave, 48, 72)).isEqualTo(maxWetbulb(plain, 48, 72));
    }

    @Test
    void a_climate_offset_warms_at_unchanged_relative_humidity() {
        long fromS = 1_752_700_000L;
        TypicalYear memphis = MemphisYear.source();
        Weather plain = memphis.on(fromS, fromS + 86_400, Overlays.NONE);
        Weather warm = memphis.on(fromS, fromS + 86_400, new Overlays(null, 0, null, 2));
        for (int hour = 0; hour < plain.hours(); hour++) {
            assertThat(warm.drybulbC(hour)).isCloseTo(plain.drybulbC(hour) + 2, within(1e-12));
            assertThat(WeatherCsv.row(warm, hour).rhPercent())
                    .isCloseTo(WeatherCsv.row(plain, hour).rhPercent(), within(1e-3));
        }
    }

    private static double maxWetbulb(Weather weather, int from, int to) {
        double max = Double.NEGATIVE_INFINITY;
        for (int hour = from; hour < to; hour++) {
            max = Math.max(max, weather.wetbulbC(hour));
        }
        return max;
    }
}
