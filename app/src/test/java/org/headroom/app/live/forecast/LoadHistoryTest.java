package org.headroom.app.live.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LoadHistoryTest {
    /** 110 MW with a dip to 60 MW in each tenth minute: mean 105. */
    private static double dips(double atS) {
        return Math.floorMod((long) Math.floor(atS / 60), 10) == 9 ? 60 : 110;
    }

    private static LoadHistory heardDips(double seconds) {
        LoadHistory history = new LoadHistory();
        for (double t = 0; t < seconds; t += 15) {
            history.add(t, t + 15, dips(t));
        }
        return history;
    }

    @Test
    void without_history_the_prior_speaks() {
        LoadHistory.Course course = new LoadHistory().course();
        assertThat(course.heard()).isFalse();
        assertThat(course.spread(0.2)).isEqualTo(0.2);
        assertThat(course.scatter(0.1, 3600)).isZero();
    }

    /** The sixth hour ends with a dip; within minutes the mean of the hour is expected. */
    @Test
    void a_checkpoints_dip_is_over_in_minutes() {
        for (int hours : new int[] {1, 6}) {
            LoadHistory.Course course = heardDips(hours * 3600).course();
            assertThat(course.expected(1)).as("%d h", hours).isLessThan(65);
            assertThat(course.expected(900)).as("%d h", hours).isCloseTo(105, within(5.0));
            assertThat(course.expected(3600)).as("%d h", hours).isCloseTo(105, within(2.0));
            assertThat(course.expected(604_800)).as("%d h", hours).isCloseTo(105, within(1.0));
            double low = course.scatter(0.05, 3600);
            double high = course.scatter(0.5, 3600);
            assertThat(105 * (1 + low)).isCloseTo(60, within(6.0));
            assertThat(105 * (1 + high)).isCloseTo(110, within(4.0));
        }
    }

    @Test
    void a_load_that_fell_an_hour_ago_stays_where_it_is() {
        LoadHistory history = new LoadHistory();
        history.add(0, 6 * 3600, 100);
        history.add(6 * 3600, 7 * 3600, 50);
        LoadHistory.Course course = history.course();
        assertThat(course.expected(60)).isCloseTo(50, within(0.5));
        assertThat(course.expected(3600)).isBetween(50.0, 58.0);
        assertThat(course.expected(1e9)).isCloseTo(50 + 7.0 / 13 * (650.0 / 7 - 50), within(0.1));
    }

    /** A load that wanders with 2 h: its minutes say themselves that the present counts. */
    @Test
    void what_wanders_slowly_is_gone_on_with() {
        SplittableRandom random = new SplittableRandom(3);
        LoadHistory history = new LoadHistory();
        double a = Math.exp(-60 / 7200.0);
        double x = 0;
        for (int i = 0; i < 1440; i++) {
            x = a * x + Math.sqrt(1 - a * a) * JobOutlook.gaussian(random);
            history.add(60.0 * i, 60.0 * (i + 1), 100 + 10 * x);
        }
        LoadHistory.Course course = history.course();
        assertThat(course.expected(300)).isCloseTo(100 + 10 * x, within(1.5));
        assertThat(course.spread(0.2)).isCloseTo(0.8 * 0.1 + 0.2 * 0.2, within(0.05));
    }

    @Test
    void a_copy_is_of_its_own_and_says_the_same() {
        LoadHistory history = heardDips(3600);
        LoadHistory copy = history.copy();
        history.add(3600, 7200, 20);
        assertThat(copy.course().expected(3600))
                .isEqualTo(heardDips(3600).course().expected(3600));
    }
}
