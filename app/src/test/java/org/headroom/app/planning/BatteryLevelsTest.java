package org.headroom.app.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatteryLevelsTest {
    private static final int HOURS = 24;

    private static boolean[] all(int count) {
        boolean[] counts = new boolean[count];
        Arrays.fill(counts, true);
        return counts;
    }

    private static double[] flat(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    /** 10 MW, one hour of 14: 4 MWh above, 23 h to refill, nothing lost: held at 14 - 4 + what refilling needs. */
    @Test
    void one_peak_is_shaved_down_to_what_the_day_bears() {
        double[] site = flat(HOURS, 10);
        site[12] = 14;
        BatteryLevels.Storage storage = new BatteryLevels.Storage(10, 8, 1, 1, 0, 1, 1, 0);
        BatteryLevels levels = new BatteryLevels(
                site,
                flat(HOURS, Double.POSITIVE_INFINITY),
                flat(HOURS, 50),
                1,
                storage,
                List.of(new BatteryLevels.Meter(all(HOURS), 20_000)));
        double without = levels.costUsd(new double[] {Double.POSITIVE_INFINITY});
        levels.best();
        double peak = Arrays.stream(levels.after()).max().orElse(0);
        assertThat(peak).isBetween(10.0, 10.5);
        assertThat(without).isCloseTo(14 * 20_000 + (23 * 10 + 14) * 50, within(1e-6));
    }

    @Test
    void a_battery_that_wears_dearly_is_left_alone() {
        double[] site = flat(HOURS, 10);
        site[12] = 14;
        BatteryLevels.Storage dear = new BatteryLevels.Storage(10, 8, 0.96, 0.96, 0.2, 0.25, 1, 1e6);
        BatteryLevels levels = new BatteryLevels(
                site,
                flat(HOURS, Double.POSITIVE_INFINITY),
                flat(HOURS, 50),
                1,
                dear,
                List.of(new BatteryLevels.Meter(all(HOURS), 20_000)));
        assertThat(levels.best()).containsOnly(Double.POSITIVE_INFINITY);
    }

    @Test
    void the_cost_is_never_above_that_without_and_limits_come_first() {
        Random random = new Random(7);
        for (int world = 0; world < 200; world++) {
            int slots = 96;
            double[] site = new double[slots];
            double[] limit = flat(slots, 150);
            double[] price = new double[slots];
            boolean[] onPeak = new boolean[slots];
            for (int slot = 0; slot < slots; slot++) {
                site[slot] = 60 + 60 * random.nextDouble();
                onPeak[slot] = slot % 48 >= 26 && slot % 48 < 36;
                price[slot] = onPeak[slot] ? 70 : 40;
                if (world % 2 == 0 && slot >= 70 && slot < 74) {
                    limit[slot] = 90;
                    site[slot] = 110;
                }
            }
            BatteryLevels.Storage storage = new BatteryLevels.Storage(
                    150, 100 + 500 * random.nextDouble(), 0.96, 0.96, 0.2, 0.25, 1, 40 * random.nextDouble());
            BatteryLevels levels = new BatteryLevels(
                    site,
                    limit,
                    price,
                    0.5,
                    storage,
                    List.of(new BatteryLevels.Meter(all(slots), 5_000), new BatteryLevels.Meter(onPeak, 6_000)));
            double without = levels.costUsd(new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY});
            levels.best();
            double[] after = levels.after();
            for (int slot = 0; slot < slots; slot++) {
                assertThat(after[slot]).isBetween(0.0, limit[slot] + 1e-9);
            }
            assertThat(levels.bestUsd()).isLessThanOrEqualTo(without);
        }
    }

    @Test
    void relief_is_what_the_stored_energy_gives_over_the_call() {
        double[] limit = flat(48, 150);
        for (int slot = 20; slot < 28; slot++) {
            limit[slot] = 90;
        }
        BatteryLevels.Storage storage = new BatteryLevels.Storage(150, 655, 0.959, 0.959, 0.2, 0.25, 1, 0);
        double[] relief = BatteryLevels.relief(limit, 0.5, storage);
        assertThat(relief[19]).isZero();
        assertThat(relief[20]).isCloseTo(Math.min(60, 0.9 * 0.8 * 655 * 0.959 / 4), within(1e-9));
        BatteryLevels.Storage half = new BatteryLevels.Storage(150, 655, 0.959, 0.959, 0.2, 0, 0.5, 0);
        assertThat(BatteryLevels.relief(limit, 0.5, half)[20]).isCloseTo(0.9 * 0.3 * 655 * 0.959 / 4, within(1e-9));
    }
}
