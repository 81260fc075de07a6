package org.headroom.grid.powerflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EliminationOrderTest {

    @Test
    void the_middle_of_a_star_goes_last_and_nothing_fills_in() {
        EliminationOrder star = new EliminationOrder(5, new int[] {0, 0, 0, 0}, new int[] {1, 2, 3, 4}, new boolean[5]);
        assertThat(star.slots()).isEqualTo(4);
        assertThat(star.place[0]).isGreaterThanOrEqualTo(3);
        EliminationOrder middleFirst = new EliminationOrder(
                5, new int[] {0, 0, 0, 0}, new int[] {1, 2, 3, 4}, new boolean[] {false, true, true, true, true});
        assertThat(middleFirst.slots()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void factors_solve_and_invert_as_a_dense_matrix_does(long seed) {
        Random random = new Random(seed);
        int n = 3 + random.nextInt(30);
        int edges = n + random.nextInt(2 * n);
        int[] one = new int[edges];
        int[] two = new int[edges];
        for (int e = 0; e < edges; e++) {
            one[e] = random.nextInt(n);
            two[e] = (one[e] + 1 + random.nextInt(n - 1)) % n;
        }
        EliminationOrder order = new EliminationOrder(n, one, two, new boolean[n]);
        BlockLu lu = new BlockLu(order);
        RealMatrix dense = new Array2DRowRealMatrix(2 * n, 2 * n);
        for (int k = 0; k < n; k++) {
            put(lu.diagonal, k, dense, k, k, random, 6);
            for (int t = order.start[k]; t < order.start[k + 1]; t++) {
                put(lu.upper, t, dense, k, order.later[t], random, 1);
                put(lu.lower, t, dense, order.later[t], k, random, 1);
            }
        }
        double[] x = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            x[i] = random.nextGaussian();
        }
        double[] b = dense.operate(x);
        assertThat(lu.factor()).isEqualTo(-1);
        lu.solve(b);
        for (int i = 0; i < 2 * n; i++) {
            assertThat(b[i]).isCloseTo(x[i], within(1e-9));
        }
        RealMatrix inverse = new LUDecomposition(dense).getSolver().getInverse();
        double[] z = lu.inverseDiagonal();
        for (int k = 0; k < n; k++) {
            for (int part = 0; part < 4; part++) {
                assertThat(z[4 * k + part])
                        .isCloseTo(inverse.getEntry(2 * k + part / 2, 2 * k + part % 2), within(1e-9));
            }
        }
    }

    private static void put(double[] blocks, int at, RealMatrix dense, int row, int column, Random random, double own) {
        for (int part = 0; part < 4; part++) {
            double value = random.nextGaussian() + (part % 3 == 0 ? own * 2 : 0);
            blocks[4 * at + part] = value;
            dense.setEntry(2 * row + part / 2, 2 * column + part % 2, value);
        }
    }
}
