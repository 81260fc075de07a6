package org.headroom.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ContoursTest {
    private static final int N = 101;

    private static Contours of(DoubleBinaryOperator value) {
        double[] at = new double[N];
        for (int i = 0; i < N; i++) {
            at[i] = -1 + 2.0 * i / (N - 1);
        }
        double[] values = new double[N * N];
        for (int j = 0; j < N; j++) {
            for (int i = 0; i < N; i++) {
                values[j * N + i] = value.applyAsDouble(at[i], at[j]);
            }
        }
        return new Contours(at, at, values);
    }

    /** Area by the shoelace formula; positive where the area above lies on the left. */
    private static double area(List<Contours.Ring> rings) {
        double sum = 0;
        for (Contours.Ring r : rings) {
            int n = r.x().length;
            for (int i = 0; i < n; i++) {
                int k = (i + 1) % n;
                sum += (r.x()[i] * r.y()[k] - r.x()[k] * r.y()[i]) / 2;
            }
        }
        return Math.abs(sum);
    }

    @Test
    void the_ring_of_a_cone_is_a_circle() {
        List<Contours.Ring> rings = of((x, y) -> -Math.hypot(x, y)).above(-0.6);
        assertThat(rings).hasSize(1);
        assertThat(area(rings)).isCloseTo(Math.PI * 0.36, within(2e-3));
        assertThat(rings.getFirst().onEdge()).doesNotContain(true);
    }

    @Test
    void a_level_below_everything_bounds_the_whole_map_along_its_edge() {
        List<Contours.Ring> rings = of((x, y) -> x + y).above(-100);
        assertThat(area(rings)).isCloseTo(4, within(1e-9));
    }

    @Test
    void a_plane_is_parted_in_halves_that_close_along_the_edge() {
        List<Contours.Ring> rings = of((x, y) -> x).above(0.005);
        assertThat(rings).hasSize(1);
        assertThat(area(rings)).isCloseTo(1.99, within(1e-9));
        assertThat(rings.getFirst().onEdge()).contains(true);
    }

    @Test
    void a_ring_of_land_has_an_outer_and_an_inner_ring() {
        List<Contours.Ring> rings =
                of((x, y) -> -Math.abs(Math.hypot(x, y) - 0.5)).above(-0.2);
        assertThat(rings).hasSize(2);
        assertThat(area(rings)).isCloseTo(Math.PI * (0.49 - 0.09), within(5e-3));
    }

    @Test
    void two_peaks_have_two_rings() {
        assertThat(of((x, y) -> Math.exp(-20 * ((x - 0.5) * (x - 0.5) + y * y))
                                + Math.exp(-20 * ((x + 0.5) * (x + 0.5) + y * y)))
                        .above(0.5))
                .hasSize(2);
    }

    @Test
    void beyond_an_edge_of_the_aquifer_nothing_is_above() {
        assertThat(area(of((x, y) -> x < 0 ? Double.NaN : 1).above(0.5))).isCloseTo(2, within(0.05));
    }

    @Test
    void levels_are_round() {
        assertThat(Contours.roundLevels(0.13, 0.93, 8)).containsExactly(0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);
        assertThat(Contours.roundLevels(3, 18, 8)).containsExactly(4, 6, 8, 10, 12, 14, 16);
        assertThat(Contours.roundLevels(1, 1, 8)).isEmpty();
    }
}
