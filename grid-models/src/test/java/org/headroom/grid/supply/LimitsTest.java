package org.headroom.grid.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final Limits LIMITS = new Limits(List.of(
            new LimitWindow("site_power_mw", 0, 1000, 150, true, "contract"),
            new LimitWindow("site_power_mw", 300, 500, 90, true, "TVA call"),
            new LimitWindow("site_power_mw", 400, 600, 110, false, "late call"),
            new LimitWindow("transformer_mva", 200, 700, 120, true, "unit 2 out")));

    @Test
    void the_smallest_value_in_force_counts() {
        assertThat(LIMITS.smallest("site_power_mw", 0, 300)).isEqualTo(150);
        assertThat(LIMITS.smallest("site_power_mw", 0, 301)).isEqualTo(90);
        assertThat(LIMITS.smallest("site_power_mw", 500, 700)).isEqualTo(110);
        assertThat(LIMITS.at("site_power_mw", 450)).isEqualTo(90);
        assertThat(LIMITS.at("site_power_mw", 600)).isEqualTo(150);
        assertThat(LIMITS.at("site_power_mw", 1000)).isEqualTo(Limits.NONE);
        assertThat(LIMITS.smallest("transformer_mva", 700, 900)).isInfinite();
        assertThat(LIMITS.smallest("cold_water_c", 0, 1)).isInfinite();
    }

    @Test
    void the_next_change_is_strictly_later() {
        assertThat(LIMITS.nextChangeS("site_power_mw", -5)).isZero();
        assertThat(LIMITS.nextChangeS("site_power_mw", 0)).isEqualTo(300);
        assertThat(LIMITS.nextChangeS("site_power_mw", 999)).isEqualTo(1000);
        assertThat(LIMITS.nextChangeS("site_power_mw", 1000)).isEqualTo(Limits.NEVER);
        assertThat(LIMITS.nextChangeS("cold_water_c", 0)).isEqualTo(Limits.NEVER);
    }

    @Test
    void a_plan_made_before_knows_the_foreseen_ones_only() {
        assertThat(LIMITS.foreseen().at("site_power_mw", 550)).isEqualTo(150);
        assertThat(LIMITS.at("site_power_mw", 550)).isEqualTo(110);
    }

    @Test
    void the_binding_window_is_named() {
        assertThat(LIMITS.binding("site_power_mw", 450))
                .isEqualTo(new LimitWindow("site_power_mw", 300, 500, 90, true, "TVA call"));
        assertThat(LIMITS.binding("site_power_mw", 2000)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void random_windows_agree_with_a_look_at_every_second(long seed) {
        Random random = new Random(seed);
        List<LimitWindow> windows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long from = random.nextInt(200);
            windows.add(new LimitWindow("x_mw", from, from + 1 + random.nextInt(60), random.nextInt(100), true, ""));
        }
        Limits limits = new Limits(windows);
        for (int from = 0; from < 280; from += 7) {
            for (int to = from + 1; to < 280; to += 13) {
                double smallest = Double.POSITIVE_INFINITY;
                for (int s = from; s < to; s++) {
                    for (LimitWindow w : windows) {
                        if (w.fromS() <= s && s < w.toS()) {
                            smallest = Math.min(smallest, w.value());
                        }
                    }
                }
                assertThat(limits.smallest("x_mw", from, to)).isEqualTo(smallest);
            }
        }
    }

    @Test
    void looking_up_allocates_nothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().threadId();
        double sum = lookUp(5_000);
        long before = threads.getThreadAllocatedBytes(id);
        sum += lookUp(1_000);
        long allocated = threads.getThreadAllocatedBytes(id) - before;
        assertThat(sum).isPositive();
        assertThat(allocated).isLessThan(1_000); // fewer than a byte a look-up: the bean itself takes a few
    }

    private static double lookUp(int times) {
        double sum = 0;
        for (int i = 0; i < times; i++) {
            sum += LIMITS.smallest("site_power_mw", i % 900, i % 900 + 15);
            sum += LIMITS.nextChangeS("transformer_mva", i % 100);
        }
        return sum;
    }

    @Test
    void a_window_must_end_after_it_starts_and_hold_a_number() {
        assertThatThrownBy(() -> new LimitWindow("site_power_mw", 5, 5, 1, true, ""))
                .isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> new LimitWindow("site_power_mw", 5, 6, Double.NaN, true, ""))
                .hasMessageContaining("site_power_mw");
    }

    @Test
    void emissions_follow_energy() {
        // 0.42 t/MWh (eGRID 2022 SRTV as quoted; the site file carries its confidence): 1,000 MWh are 420 t
        assertThat(new EmissionFactor(0.42 * 1e3 / 3.6e9).co2Kg(1_000 * 3.6e9)).isEqualTo(420e3);
    }
}
