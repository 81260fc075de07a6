package org.headroom.grid.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RainflowTest {
    static Map<Double, Double> count(double deadBand, double... values) {
        Map<Double, Double> cycles = new TreeMap<>();
        Rainflow rainflow = new Rainflow(deadBand);
        for (double value : values) {
            rainflow.add(value, (depth, count) -> cycles.merge(depth, count, Double::sum));
        }
        rainflow.finish((depth, count) -> cycles.merge(depth, count, Double::sum));
        return cycles;
    }

    /** ASTM E1049-85 (2017), 5.4.4, figure 6 and its table. */
    @Test
    void the_example_of_the_standard_is_counted_as_printed() {
        assertThat(count(0, -2, 1, -3, 5, -1, 3, -4, 4, -2))
                .isEqualTo(Map.of(3.0, 0.5, 4.0, 1.5, 6.0, 0.5, 8.0, 1.0, 9.0, 0.5));
    }

    @Test
    void small_ripples_do_not_cut_a_deep_cycle() {
        assertThat(count(0, 1, 0.5, 0.6, 0.2, 1)).containsEntry(0.8, 1.0); // two halves
        assertThat(count(0.2, 1, 0.5, 0.6, 0.2, 1)).containsOnlyKeys(0.8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twice_the_cycles_times_their_depth_is_the_way_gone(long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(40).toArray();
        double way = 0;
        for (int i = 1; i < values.length; i++) {
            way += Math.abs(values[i] - values[i - 1]);
        }
        double counted = count(0, values).entrySet().stream()
                .mapToDouble(e -> 2 * e.getKey() * e.getValue())
                .sum();
        assertThat(counted).isCloseTo(way, within(1e-9));
    }

    @Test
    void ever_smaller_swings_do_not_overflow_the_stack() {
        double[] values = new double[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 2 == 0 ? 1 : -1) * (1 - i / 400.0);
        }
        double way = 0;
        for (int i = 1; i < values.length; i++) {
            way += Math.abs(values[i] - values[i - 1]);
        }
        double counted = count(0, values).entrySet().stream()
                .mapToDouble(e -> 2 * e.getKey() * e.getValue())
                .sum();
        assertThat(counted).isCloseTo(way, within(1e-9));
    }
}
