package org.headroom.app.live.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LoadHistoryTest {
    @Test
    void without_history_what_runs_goes_on_and_the_prior_speaks() {
        LoadHistory history = new LoadHistory();
        history.add(0, 50);
        assertThat(history.expected(80, 86_400)).isEqualTo(80);
        assertThat(history.spread(0.2)).isEqualTo(0.2);
    }

    /** A day at 50 and 150 by turns: mean 100, spread 0.5, of which 24 / 30 counts. */
    @Test
    void after_a_day_it_comes_back_to_what_is_usual() {
        LoadHistory history = new LoadHistory();
        for (int i = 0; i <= 400; i++) {
            history.add(900.0 * i, i % 2 == 0 ? 50 : 150);
        }
        assertThat(history.expected(50, 1e9)).isCloseTo(50 + 0.8 * 50, within(1.0));
        assertThat(history.expected(50, 60)).isCloseTo(50, within(0.3));
        assertThat(history.spread(0.2)).isCloseTo(0.8 * 0.5 + 0.2 * 0.2, within(0.02));
    }
}
