package org.headroom.app.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.headroom.app.desktop.chart.TimeTicks.Part;
import org.headroom.app.desktop.chart.TimeTicks.Tick;
import org.junit.jupiter.api.Test;

class TimeTicksTest {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final double WIDE = 800;

    private static double day(int year, int month, int day) {
        return (double) LocalDate.of(year, month, day).atStartOfDay(ZONE).toEpochSecond();
    }

    private static List<String> labels(double fromS, double toS) {
        return TimeTicks.of(fromS, toS, ZONE, WIDE).stream()
                .map(Tick::label)
                .filter(l -> !l.isEmpty())
                .toList();
    }

    @Test
    void a_fortnight_has_days_a_day_has_hours_and_a_year_has_months() {
        double start = day(2026, 7, 17);
        assertThat(labels(start, day(2026, 7, 31))).hasSize(14).startsWith("17 Jul", "Sat 18");
        assertThat(labels(start, day(2026, 7, 18))).contains("Fri 17", "06:00", "12:00", "18:00");
        assertThat(labels(start + 36_000, start + 39_600)).contains("10:00", "10:15", "10:30", "10:45");
        assertThat(labels(day(2026, 1, 1), day(2027, 1, 1)))
                .hasSize(12)
                .startsWith("Jan 2026", "Feb")
                .endsWith("Nov", "Dec");
    }

    @Test
    void names_never_touch_whatever_is_shown() {
        double start = day(2026, 1, 1);
        for (double days = 0.05; days < 400; days *= 1.17) {
            double to = start + days * 86_400;
            List<Tick> named = TimeTicks.of(start, to, ZONE, WIDE).stream()
                    .filter(t -> !t.label().isEmpty())
                    .toList();
            for (int i = 1; i < named.size(); i++) {
                double px = (named.get(i).middleS() - named.get(i - 1).middleS()) / (to - start) * WIDE;
                int letters = Math.max(
                        named.get(i).label().length(), named.get(i - 1).label().length());
                assertThat(px)
                        .as(days + " days: " + named.get(i - 1) + named.get(i))
                        .isGreaterThan(letters * 5.2);
            }
        }
    }

    @Test
    void the_day_of_a_clock_change_is_one_day_and_skips_the_hour_that_is_not() {
        // 8 March 2026, 02:00 becomes 03:00 in the United States
        List<Tick> ticks = TimeTicks.of(day(2026, 3, 8), day(2026, 3, 9), ZONE, 2000);
        assertThat(ticks).extracting(Tick::label).contains("01:00", "03:00").doesNotContain("02:00");
        assertThat(day(2026, 3, 9) - day(2026, 3, 8)).isEqualTo(23 * 3600);
        assertThat(TimeTicks.days(day(2026, 3, 7), day(2026, 3, 10), ZONE)).hasSize(3);
    }

    @Test
    void parts_follow_the_room_that_a_day_has() {
        assertThat(TimeTicks.part(86_400, WIDE)).isEqualTo(Part.MINUTES);
        assertThat(TimeTicks.part(14 * 86_400, WIDE)).isEqualTo(Part.DAYS);
        assertThat(TimeTicks.part(150 * 86_400, WIDE)).isEqualTo(Part.WEEKS);
        assertThat(TimeTicks.part(365 * 86_400, WIDE)).isEqualTo(Part.MONTHS);
    }

    @Test
    void a_stretch_reads_in_words() {
        assertThat(TimeTicks.words(day(2026, 7, 17), day(2026, 7, 31), ZONE))
                .isEqualTo("Fri 17 Jul to Thu 30 Jul 2026 (14 d)");
        assertThat(TimeTicks.words(day(2026, 7, 17), day(2026, 7, 18), ZONE)).isEqualTo("Fri 17 Jul 2026 (24 h)");
        assertThat(TimeTicks.words(day(2026, 7, 17) + 3600, day(2026, 7, 17) + 9000, ZONE))
                .isEqualTo("Fri 17 Jul, 01:00 to Fri 17 Jul, 02:30 (1.5 h)");
    }
}
