package org.headroom.app.impact.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherSource;
import org.junit.jupiter.api.Test;

class ShuffledDaysTest {
    private static final WeatherSource SOURCE = MemphisYear.source();
    private static final ZoneOffset OFFSET = SOURCE.offset();
    private static final Weather YEAR = SOURCE.on(
            LocalDate.of(2025, 1, 1).atStartOfDay().toEpochSecond(OFFSET),
            LocalDate.of(2026, 1, 1).atStartOfDay().toEpochSecond(OFFSET),
            Overlays.NONE);

    @Test
    void a_month_keeps_its_hours_and_its_mean() {
        Weather other = ShuffledDays.of(YEAR, OFFSET, new SplittableRandom(1));
        assertThat(other.hours()).isEqualTo(YEAR.hours());
        for (int month = 1; month <= 12; month++) {
            assertThat(sorted(other, month)).containsExactly(sorted(YEAR, month));
            assertThat(mean(other, month)).isCloseTo(mean(YEAR, month), within(1e-9));
        }
    }

    @Test
    void hours_of_the_day_stay_and_days_move() {
        Weather other = ShuffledDays.of(YEAR, OFFSET, new SplittableRandom(2));
        int moved = 0;
        int seams = 0;
        for (int day = 1; day < YEAR.hours() / 24 - 1; day++) {
            int from = dayOf(other, day);
            moved += from == day ? 0 : 1;
            seams += from == dayOf(other, day - 1) + 1 ? 0 : 1;
        }
        assertThat(moved).isGreaterThan(200);
        assertThat(seams).as("blocks of three to seven days").isBetween(40, 140);
    }

    @Test
    void the_same_stream_gives_the_same_year() {
        Weather one = ShuffledDays.of(YEAR, OFFSET, new SplittableRandom(7));
        Weather same = ShuffledDays.of(YEAR, OFFSET, new SplittableRandom(7));
        Weather other = ShuffledDays.of(YEAR, OFFSET, new SplittableRandom(8));
        assertThat(IntStream.range(0, one.hours()).allMatch(h -> one.drybulbC(h) == same.drybulbC(h)))
                .isTrue();
        assertThat(IntStream.range(0, one.hours()).allMatch(h -> one.drybulbC(h) == other.drybulbC(h)))
                .isFalse();
    }

    /** The day of the year whose 24 hours these are. */
    private static int dayOf(Weather shuffled, int day) {
        for (int of = 0; of < YEAR.hours() / 24; of++) {
            boolean same = true;
            for (int h = 0; h < 24 && same; h++) {
                same = YEAR.drybulbC(24 * of + h) == shuffled.drybulbC(24 * day + h)
                        && YEAR.wetbulbC(24 * of + h) == shuffled.wetbulbC(24 * day + h);
            }
            if (same) {
                return of;
            }
        }
        return -1;
    }

    private static double[] sorted(Weather weather, int month) {
        return hours(weather, month);
    }

    private static double mean(Weather weather, int month) {
        return Arrays.stream(hours(weather, month)).average().orElseThrow();
    }

    private static double[] hours(Weather weather, int month) {
        return IntStream.range(0, weather.hours())
                .filter(h -> {
                    LocalDate date = Instant.ofEpochSecond(weather.startS() + 3600L * h)
                            .atOffset(OFFSET)
                            .toLocalDate();
                    return date.getYear() == 2025 && date.getMonthValue() == month;
                })
                .mapToDouble(weather::drybulbC)
                .sorted()
                .toArray();
    }
}
