package org.headroom.physics.wastewater.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The benchmark's open-loop steady state. Tanks: the IWA task group's implementation, 5 digits (Alex et al., BSM1
 * technical report, 2008). Effluent and layers: its MATLAB form, 15 digits, as in the tests of bsm2-python (FAU
 * Erlangen-Nuremberg, tests/bsm1_ol_test.py).
 */
class Bsm1SteadyTest {
    private static final double[][] TANKS = {
        {
            30, 2.8082, 1149.1252, 82.1349, 2551.7658, 148.3894, 448.8519, 0.0042984, 5.3699, 7.9179, 1.2166, 5.2849,
            4.9277
        },
        {
            30,
            1.4588,
            1149.1252,
            76.3862,
            2553.3851,
            148.3091,
            449.5227,
            6.3132e-05,
            3.662,
            8.3444,
            0.88206,
            5.0291,
            5.0802
        },
        {30, 1.1495, 1149.1252, 64.8549, 2557.1314, 148.9413, 450.4183, 1.7184, 6.5409, 5.5479, 0.82889, 4.3924, 4.6748
        },
        {30, 0.99532, 1149.1252, 55.694, 2559.1826, 149.5271, 451.3147, 2.4289, 9.299, 2.9674, 0.76679, 3.879, 4.2935},
        {
            30, 0.88949, 1149.1252, 49.3056, 2559.3436, 149.7971, 452.2111, 0.49094, 10.4152, 1.7333, 0.68828, 3.5272,
            4.1256
        },
    };
    private static final double[] EFFLUENT = {
        30.0000000000000, 0.889492799653682, 4.39182747787874, 0.188440413683379, 9.78152406404732, 0.572507856962265,
        1.72830016782928, 0.490943515687561, 10.4152201204309, 1.73333146817512, 0.688280004678034, 0.0134804685779854,
        4.12557938198182,
    };
    private static final double[] LAYERS = {
        12.4969498996665,
        18.1132132624131,
        29.5402273766893,
        68.9780506740299,
        356.074706190146,
        356.074706190149,
        356.074706190151,
        356.074706190154,
        356.074706190157,
        6393.98442118288,
    };

    private static Influent influent() {
        return Influent.constant(Bsm1.INFLUENT, Bsm1.FLOW, 15);
    }

    @ParameterizedTest
    @MethodSource("compositions")
    void the_published_state_is_met_to_its_last_digit(UnitDesign.Composition composition) {
        PlantRun run = new PlantRun(Bsm1.design(385, new double[] {0, 0, 240, 240, 84}, composition));
        check(run.steady(influent()));
    }

    static List<UnitDesign.Composition> compositions() {
        return List.of(UnitDesign.Composition.values());
    }

    @ParameterizedTest
    @MethodSource("starts")
    void every_start_leads_there(List<Double> start) {
        PlantRun run = new PlantRun(Bsm1.design());
        check(run.steady(influent(), PlantState.uniform(run.plant(), start)));
    }

    static Stream<List<Double>> starts() {
        return Stream.of(
                Bsm1.INFLUENT,
                Collections.nCopies(13, 0.0),
                Collections.nCopies(13, 1.0),
                List.of(30.0, 50.0, 3000.0, 300.0, 6000.0, 10.0, 1500.0, 8.0, 0.0, 50.0, 1.0, 5.0, 15.0));
    }

    private static void check(SteadyState found) {
        assertThat(found.converged()).isTrue();
        assertThat(found.residualPerDay()).isLessThan(SteadyState.CHANGE_PER_DAY);
        for (int tank = 0; tank < 5; tank++) {
            List<Double> water = found.state().water("as" + (tank + 1)).concentrations();
            for (Asm1Component c : Asm1Component.values()) {
                assertThat(water.get(c.index()))
                        .as("%s in tank %d", c, tank + 1)
                        .isCloseTo(TANKS[tank][c.index()], Percentage.withPercentage(0.005));
            }
        }
        for (Asm1Component c : Asm1Component.values()) {
            assertThat(found.effluent().get(c))
                    .as("%s of the effluent", c)
                    .isCloseTo(EFFLUENT[c.index()], Percentage.withPercentage(1e-4));
        }
        assertThat(found.effluent().flowM3PerDay()).isCloseTo(18061, within(1e-6));
        List<Double> layers = found.state().settlerTssGPerM3("settler");
        for (int i = 0; i < LAYERS.length; i++) {
            assertThat(layers.get(i)).as("layer %d", i + 1).isCloseTo(LAYERS[i], Percentage.withPercentage(1e-4));
        }
    }

    @Test
    void more_wastage_gives_younger_sludge_and_less_nitrification() {
        assertThat(ammonium(Bsm1.design(600, new double[] {0, 0, 240, 240, 84}), 15))
                .isGreaterThan(ammonium(Bsm1.design(), 15));
        assertThat(ammonium(Bsm1.design(200, new double[] {0, 0, 240, 240, 84}), 15))
                .isLessThan(ammonium(Bsm1.design(), 15));
    }

    @Test
    void less_air_gives_more_ammonium() {
        assertThat(ammonium(Bsm1.design(385, new double[] {0, 0, 180, 180, 84}), 15))
                .isGreaterThan(ammonium(Bsm1.design(), 15));
    }

    @Test
    void colder_water_gives_more_ammonium_from_8_to_30_degrees() {
        double before = Double.POSITIVE_INFINITY;
        for (double celsius : new double[] {8, 10, 12, 15, 20, 25, 30}) {
            double found = ammonium(Bsm1.design(), celsius);
            assertThat(found).as("%s C", celsius).isPositive().isLessThan(before);
            before = found;
        }
    }

    @Test
    void nitrifiers_wash_out_where_sludge_is_wasted_faster_than_they_grow() {
        SteadyState found = new PlantRun(Bsm1.design(1500, new double[] {0, 0, 240, 240, 84})).steady(influent());
        assertThat(found.converged()).isTrue();
        assertThat(found.state().water("as5").get(Asm1Component.XBA)).isLessThan(1e-6);
        assertThat(found.state().water("as5").get(Asm1Component.XBH)).isGreaterThan(900);
        assertThat(found.effluent().get(Asm1Component.SNO)).isLessThan(1e-6);
    }

    private static double ammonium(FlowsheetDesign design, double celsius) {
        SteadyState found = new PlantRun(design).steady(Influent.constant(Bsm1.INFLUENT, Bsm1.FLOW, celsius));
        assertThat(found.converged()).isTrue();
        return found.effluent().get(Asm1Component.SNH);
    }
}
