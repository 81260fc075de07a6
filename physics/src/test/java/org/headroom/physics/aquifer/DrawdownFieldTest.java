package org.headroom.physics.aquifer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.headroom.physics.aquifer.Boundary.Kind.CONSTANT_HEAD;
import static org.headroom.physics.aquifer.Boundary.Kind.NO_FLOW;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tabulated field is the direct sum. */
class DrawdownFieldTest {
    private static final double MONTH = 30.4375 * 86400;

    @ParameterizedTest
    @CsvSource({
        "Infinity, none, false",
        "2000, none, false",
        "50, none, false",
        "Infinity, corner, false",
        "2000, strip, false",
        "Infinity, strip, true",
        "20000, none, true"
    })
    void a_map_of_wells_over_20_years_is_within_1e_9_of_the_direct_sum(double b, String edges, boolean shared) {
        Random random = new Random(11);
        List<PumpedWell> wells = new ArrayList<>();
        double[] start = new double[240];
        Arrays.setAll(start, k -> k * MONTH);
        double[] rate = new double[240];
        int count = edges.equals("strip") ? 3 : 14; // the direct sum over images takes long
        for (int i = 0; i < count; i++) {
            if (i == 0 || !shared) {
                Arrays.setAll(rate, _ -> random.nextDouble() < 0.1 ? 0 : 0.05 * random.nextDouble());
            }
            wells.add(new PumpedWell(
                    Well.at(8000 * random.nextDouble(), 6000 * random.nextDouble(), 0.3),
                    PumpingHistory.steps(start, rate)));
        }
        Boundary south = new Boundary(0, -500, 1, -500, NO_FLOW);
        Boundaries boundaries = switch (edges) {
            case "corner" -> Boundaries.of(south, new Boundary(-800, 1, -800, 0, CONSTANT_HEAD));
            case "strip" -> Boundaries.of(south, new Boundary(1, 9000, 0, 9000, CONSTANT_HEAD));
            default -> Boundaries.NONE;
        };
        WellField field = new WellField(Aquifer.perDay(2500, 1e-3, b), wells, boundaries);
        double[] x = new double[40];
        double[] y = new double[30];
        Arrays.setAll(x, i -> -1500 + i * 280.0);
        Arrays.setAll(y, j -> -1000 + j * 260.0);
        x[3] = wells.getFirst().well().xM();
        y[3] = wells.getFirst().well().yM();
        DrawdownField map = new DrawdownField(field, x, y);
        for (double time : new double[] {0, 0.01 * MONTH, 17.3 * MONTH, 300 * MONTH}) {
            double[] drawdown = map.atM(time);
            double largest =
                    Arrays.stream(drawdown).filter(s -> !Double.isNaN(s)).max().orElse(0);
            for (int n = 0; n < 10; n++) {
                int i = n == 0 ? 3 : random.nextInt(x.length);
                int j = n == 0 ? 3 : random.nextInt(y.length);
                double direct = field.drawdownM(x[i], y[j], time);
                double tabulated = drawdown[j * map.columns() + i];
                if (Double.isNaN(direct)) {
                    assertThat(tabulated).isNaN();
                } else {
                    assertThat(tabulated).isCloseTo(direct, within(1e-9 * largest));
                }
            }
        }
    }
}
