package org.headroom.app.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.headroom.data.jobs.Work;
import org.headroom.data.site.JobBehaviour;
import org.junit.jupiter.api.Test;

class WeekShapeTest {
    private static final List<Double> HOURLY = hourly();
    private static final List<Double> DAILY = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5);

    /** Hour h weighs h + 1. */
    private static List<Double> hourly() {
        List<Double> factors = new ArrayList<>();
        for (int h = 0; h < 24; h++) {
            factors.add(h + 1.0);
        }
        return factors;
    }

    private static final WeekShape SHAPE = new WeekShape(new JobBehaviour.Week(HOURLY, DAILY), SmallSite.MEMPHIS);

    private static double at(String local) {
        return SHAPE.at(LocalDateTime.parse(local).atZone(SmallSite.MEMPHIS).toEpochSecond());
    }

    /** Sum of the factor over a local day, hour by hour as the load walks it, and how many there were. */
    private static double[] day(String date) {
        LocalDate day = LocalDate.parse(date);
        double t = day.atStartOfDay(SmallSite.MEMPHIS).toEpochSecond();
        double end = day.plusDays(1).atStartOfDay(SmallSite.MEMPHIS).toEpochSecond();
        double[] sumAndCount = new double[2];
        while (t < end) {
            sumAndCount[0] += SHAPE.at(t);
            sumAndCount[1]++;
            t = SHAPE.nextHourS(t);
        }
        assertThat(t).isEqualTo(end);
        return sumAndCount;
    }

    @Test
    void the_mean_of_an_ordinary_week_is_one() {
        double sum = 0;
        for (int d = 6; d < 13; d++) { // Monday 6 to Sunday 12 October 2025
            sum += day("2025-10-%02d".formatted(d))[0];
        }
        assertThat(sum / 168).isCloseTo(1, within(1e-12));
    }

    @Test
    void hours_and_weekdays_are_those_of_the_local_clock() {
        assertThat(at("2025-10-06T23:30") / at("2025-10-06T00:30")).isCloseTo(24, within(1e-12));
        assertThat(at("2025-10-11T12:00") / at("2025-10-10T12:00")).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void the_day_of_23_hours_misses_two_o_clock() {
        double unit = at("2026-03-08T00:00"); // a Sunday in America/Chicago
        double[] spring = day("2026-03-08");
        assertThat(spring[1]).isEqualTo(23);
        assertThat(spring[0] / unit).isCloseTo(300 - 3, within(1e-9));
    }

    @Test
    void the_day_of_25_hours_has_one_o_clock_twice() {
        double unit = at("2025-11-02T00:00");
        double[] autumn = day("2025-11-02");
        assertThat(autumn[1]).isEqualTo(25);
        assertThat(autumn[0] / unit).isCloseTo(300 + 2, within(1e-9));
    }

    @Test
    void inference_draws_by_the_hour_through_the_change_of_clocks() {
        long from =
                LocalDate.parse("2026-03-08").atStartOfDay(SmallSite.MEMPHIS).toEpochSecond();
        SmallSite site = SmallSite.calm().week(HOURLY, Collections.nCopies(7, 1.0));
        JobsInTime load = site.run(SmallSite.job("chat", from, 48, 1024, 1024, Work.INFERENCE, 1, false));
        RackBank bank = SmallSite.FLEET.newBank();
        double mean = 12.5;
        for (int hour = 0; hour < 23; hour++) {
            load.mean(from + hour * 3600L, from + (hour + 1) * 3600L, bank);
            int clock = hour < 2 ? hour : hour + 1;
            double u = Math.min(1, 0.5 * (clock + 1) / mean);
            assertThat(bank.gpuW[0][0]).as("hour %s", hour).isCloseTo(8 * (72 + u * 628), within(1e-6));
        }
    }
}
