package org.headroom.app.live.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmStateTest {
    private final List<AlarmEvent> log = new ArrayList<>();
    private final AlarmState alarm = new AlarmState(AlarmKind.LIMIT, "x", Unit.MW, s -> "x is " + s.value);
    private long nowS = 1_000_000;

    private void see(int enter, int stay, int seconds) {
        for (int i = 0; i < seconds; i += 15) {
            nowS += 15;
            alarm.see(enter, stay, 15, nowS, log::add);
        }
    }

    private List<AlarmEvent.Change> changes() {
        return log.stream().map(AlarmEvent::change).toList();
    }

    @Test
    void a_level_is_raised_only_after_its_hold() {
        see(AlarmState.WARNING, AlarmState.WARNING, 45);
        assertThat(alarm.active()).isFalse();
        see(AlarmState.WARNING, AlarmState.WARNING, 15);
        assertThat(alarm.level()).isEqualTo(AlarmState.WARNING);
        assertThat(changes()).containsExactly(AlarmEvent.Change.RAISED);
    }

    @Test
    void worse_escalates_and_the_margin_keeps_it_until_it_clears() {
        see(AlarmState.WATCH, AlarmState.WATCH, 150);
        see(AlarmState.CRITICAL, AlarmState.CRITICAL, 60);
        see(AlarmState.NONE, AlarmState.CRITICAL, 3600); // within the margin
        assertThat(alarm.level()).isEqualTo(AlarmState.CRITICAL);
        see(AlarmState.NONE, AlarmState.WATCH, 300);
        assertThat(alarm.level()).isEqualTo(AlarmState.WATCH);
        see(AlarmState.NONE, AlarmState.NONE, 300);
        assertThat(alarm.active()).isFalse();
        assertThat(changes())
                .containsExactly(
                        AlarmEvent.Change.RAISED,
                        AlarmEvent.Change.ESCALATED,
                        AlarmEvent.Change.EASED,
                        AlarmEvent.Change.CLEARED);
    }

    @Test
    void an_acknowledgement_keeps_the_alarm_and_ends_when_it_gets_worse() {
        see(AlarmState.WATCH, AlarmState.WATCH, 150);
        alarm.acknowledge("night shift", nowS, log::add);
        alarm.acknowledge("night shift", nowS, log::add);
        assertThat(alarm.alarm()).isNotNull().extracting(Alarm::acknowledged).isEqualTo(true);
        assertThat(log.getLast().by()).isEqualTo("night shift");
        assertThat(changes()).containsExactly(AlarmEvent.Change.RAISED, AlarmEvent.Change.ACKNOWLEDGED);
        see(AlarmState.CRITICAL, AlarmState.CRITICAL, 60);
        assertThat(alarm.alarm()).isNotNull().extracting(Alarm::acknowledged).isEqualTo(false);
    }

    /** A signal on its limit with noise below and above the margin: clears at most every five minutes, none below. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noise_does_not_make_it_flap(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double margin = 1;
        for (double noise : new double[] {0.3, 0.9, 1.5, 3}) {
            log.clear();
            AlarmState state = new AlarmState(AlarmKind.LIMIT, "x", Unit.MW, s -> "x");
            List<Long> cleared = new ArrayList<>();
            long at = 0;
            for (int i = 0; i < 20_000; i++) {
                at += 15;
                double v = noise * (2 * random.nextDouble() - 1);
                int enter = v > 0 ? AlarmState.CRITICAL : AlarmState.NONE;
                int stay = v > -margin ? AlarmState.CRITICAL : AlarmState.NONE;
                state.see(enter, stay, 15, at, log::add);
            }
            for (AlarmEvent event : log) {
                if (event.change() == AlarmEvent.Change.CLEARED) {
                    cleared.add(event.atS());
                }
            }
            if (noise < margin) {
                assertThat(cleared).as("noise %s", noise).isEmpty();
                assertThat(log).hasSize(1);
            }
            for (int i = 1; i < cleared.size(); i++) {
                assertThat(cleared.get(i) - cleared.get(i - 1)).isGreaterThanOrEqualTo((long) AlarmState.CLEAR_S);
            }
        }
    }
}
