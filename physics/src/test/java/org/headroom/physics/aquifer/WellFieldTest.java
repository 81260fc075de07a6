package org.headroom.physics.aquifer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.headroom.physics.aquifer.Boundary.Kind.CONSTANT_HEAD;
import static org.headroom.physics.aquifer.Boundary.Kind.NO_FLOW;

import java.util.List;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Superposition in space and time, edges, recovery and where the water comes from. */
class WellFieldTest {
    private static final double DAY = 86400;
    private static final double CONFINED = Double.POSITIVE_INFINITY;

    /** The class comment of {@link Aquifer}: T and S of the test at Oude Korendijk as TTim fits them. */
    @Test
    void the_worked_numbers_of_the_class_comments_hold() {
        Aquifer aquifer = Aquifer.perDay(462.6, 1.779e-4, CONFINED);
        assertThat(aquifer.u(30, 0.1 * DAY)).isCloseTo(8.6527e-4, within(5e-9));
        assertThat(aquifer.wellFunction(30, 0.1 * DAY)).isCloseTo(6.4761, within(5e-5));
        assertThat(aquifer.drawdownM(788 / DAY, 30, 0.1 * DAY)).isCloseTo(0.8779, within(5e-5));
        assertThat(WaterTable.confinedM(2, 20)).isEqualTo(1.9);
        assertThat(WaterTable.drawdownM(1.9, 20)).isCloseTo(2, within(1e-14));
        assertThat(Well.at(0, 0, 0.3).lossM(1)).isZero();
        assertThat(new Well(0, 0, 0.3, 10, 500).lossM(-0.1)).isCloseTo(-6, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(textBlock = LaplaceCases.ROWS)
    void three_wells_with_steps_and_edges_agree_with_numerical_laplace_inversion(
            String edges, double xM, double yM, double days, double drawdownM) {
        assertThat(LaplaceCases.field(edges).drawdownM(xM, yM, days * DAY)).isCloseTo(drawdownM, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "confined", "no-flow", "head", "corner"})
    void the_sources_add_up_to_what_is_pumped(String edges) {
        WellField field = LaplaceCases.field(edges);
        for (double days : new double[] {5, 30.5, 310, 600, 5000}) {
            AquiferBudget flow = field.budgetM3PerS(days * DAY);
            AquiferBudget volume = field.budgetM3(days * DAY);
            assertThat(flow.storage() + flow.leakage() + flow.boundary())
                    .isCloseTo(flow.pumped(), within(1e-9 * flow.pumped()));
            assertThat(volume.storage() + volume.leakage() + volume.boundary())
                    .isCloseTo(volume.pumped(), within(1e-9 * volume.pumped()));
            assertThat(volume.leakage()).isGreaterThanOrEqualTo(0);
            double step = 1000;
            AquiferBudget later = field.budgetM3(days * DAY + step);
            AquiferBudget earlier = field.budgetM3(days * DAY - step);
            assertThat((later.leakage() - earlier.leakage()) / (2 * step))
                    .isCloseTo(flow.leakage(), within(1e-4 * flow.pumped()));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 20, 400, 6000})
    void drawdown_over_the_plane_times_storativity_is_what_storage_gave(double days) {
        for (double b : new double[] {CONFINED, 5000, 600}) {
            Aquifer aquifer = Aquifer.perDay(2500, 1e-3, b);
            PumpingHistory history = PumpingHistory.constant(0, 0.1).then(100 * DAY, 0.02);
            WellField field = new WellField(aquifer, List.of(new PumpedWell(Well.at(0, 0, 1e-9), history)));
            GaussRule rule = new GaussRule(24);
            double sum = 0;
            for (double r = 1e-6; r < 1e8; r *= 2) {
                for (int i = 0; i < rule.size(); i++) {
                    double at = r * Math.pow(2, rule.node(i));
                    sum += Math.log(2)
                            * rule.weight(i)
                            * 2
                            * Math.PI
                            * at
                            * at
                            * field.responseM(history, at, days * DAY);
                }
            }
            AquiferBudget volume = field.budgetM3(days * DAY);
            assertThat(sum * aquifer.storativity() + volume.leakage())
                    .isCloseTo(volume.pumped(), within(1e-9 * volume.pumped()));
        }
    }

    /** Glover and Balmer (1954): q/Q = erfc(d/sqrt(4 D t)); at d2 = 4 D t that is erfc(1) = 0.15729920705. */
    @Test
    void a_river_gives_what_glover_and_balmer_say() {
        Aquifer aquifer = Aquifer.confined(0.02, 1e-3);
        Boundaries river = Boundaries.of(new Boundary(0, 0, 1, 0, CONSTANT_HEAD));
        WellField field = new WellField(
                aquifer, List.of(new PumpedWell(Well.at(0, 300, 0.2), PumpingHistory.constant(0, 0.05))), river);
        double time = 300.0 * 300.0 / (4 * aquifer.diffusivityM2PerS());
        assertThat(field.budgetM3PerS(time).boundary() / 0.05).isCloseTo(0.15729920705, within(1e-11));
        assertThat(field.steadyDrawdownM(0, 200))
                .isCloseTo(0.05 / (2 * Math.PI * 0.02) * Math.log(500.0 / 100.0), within(1e-12));
    }

    /** Hantush (1964): of steady pumping 1 - exp(-t/(S c)) leaks in, whatever the distance. */
    @Test
    void leakage_takes_over_in_the_time_s_c() {
        Aquifer aquifer = Aquifer.perDay(2500, 1e-3, 3000);
        assertThat(aquifer.leakageTimeS() / DAY).isCloseTo(3.6, within(1e-12));
        WellField field = one(aquifer, PumpingHistory.constant(0, 0.1));
        assertThat(field.budgetM3PerS(3.6 * DAY).leakageShare()).isCloseTo(1 - Math.exp(-1), within(1e-14));
        assertThat(field.leakageMPerS(500, 0, 30 * DAY))
                .isCloseTo(field.drawdownM(500, 0, 30 * DAY) / aquifer.resistanceS(), within(1e-20));
    }

    @Test
    void after_a_stop_the_drawdown_recovers_and_never_rises_again() {
        WellField field = one(
                Aquifer.perDay(2500, 1e-3, CONFINED),
                PumpingHistory.constant(0, 0.1).stoppedAt(100 * DAY));
        double before = field.drawdownM(200, 0, 100 * DAY);
        for (double days = 101; days < 1e5; days *= 1.3) {
            double now = field.drawdownM(200, 0, days * DAY);
            assertThat(now).isPositive().isLessThan(before);
            before = now;
        }
        // residual drawdown Q/(4 pi T) ln(t/t') for small u (Theis 1935)
        assertThat(field.drawdownM(200, 0, 10_000 * DAY))
                .isCloseTo(0.1 * DAY / (4 * Math.PI * 2500) * Math.log(10_000.0 / 9_900), within(1e-8));
        assertThat(field.steadyDrawdownM(200, 0)).isZero();
    }

    @Test
    void steady_states_are_those_of_de_glee_and_thiem() {
        Aquifer leaky = Aquifer.perDay(2500, 1e-3, 1000);
        assertThat(leaky.steadyDrawdownM(0.1, 1000))
                .isCloseTo(0.1 * DAY / (2 * Math.PI * 2500) * 0.4210244382, within(1e-10)); // A&S 9.8: K0(1)
        Aquifer confined = Aquifer.perDay(2500, 1e-3, CONFINED);
        assertThat(confined.steadyDrawdownM(0.1, 1000)).isInfinite();
        assertThat(confined.thiemM(0.1, 10, 1000))
                .isCloseTo(
                        confined.drawdownM(0.1, 10, 1e5 * DAY) - confined.drawdownM(0.1, 1000, 1e5 * DAY),
                        within(1e-6));
    }

    @Test
    void at_a_river_nothing_falls_and_along_a_wall_nothing_flows() {
        Aquifer aquifer = Aquifer.perDay(2500, 1e-3, 4000);
        Boundary wall = new Boundary(0, 0, 1, 0, NO_FLOW);
        Boundary river = new Boundary(5, 3000, -5, 3000, CONSTANT_HEAD);
        Boundary sideWall = new Boundary(-700, 5, -700, -5, NO_FLOW);
        for (Boundaries edges :
                List.of(Boundaries.of(wall, river), Boundaries.of(wall, river, sideWall), Boundaries.of(river))) {
            WellField field = new WellField(
                    aquifer, List.of(new PumpedWell(Well.at(100, 800, 0.3), PumpingHistory.constant(0, 0.1))), edges);
            double here = field.drawdownM(300, 500, 400 * DAY);
            assertThat(field.drawdownM(300, 3000, 400 * DAY)).isCloseTo(0, within(1e-12 * here));
            assertThat(field.drawdownM(300, 3001, 400 * DAY)).isNaN();
            assertThat(field.steadyDrawdownM(300, 500)).isGreaterThanOrEqualTo(here * (1 - 1e-12));
        }
        WellField walled = new WellField(
                aquifer,
                List.of(new PumpedWell(Well.at(100, 800, 0.3), PumpingHistory.constant(0, 0.1))),
                Boundaries.of(wall, sideWall));
        double at = walled.drawdownM(300, 0, 40 * DAY);
        assertThat((walled.drawdownM(300, 0.5, 40 * DAY) - at) / 0.5).isCloseTo(0, within(2e-6));
        assertThat((walled.drawdownM(-699.5, 200, 40 * DAY) - walled.drawdownM(-700, 200, 40 * DAY)) / 0.5)
                .isCloseTo(0, within(2e-6));
    }

    /**
     * Amanzi's verification test boundedDomain_2d: a rectangle of 2400 m with two edges of constant head and two walls, its finite-volume run with cells of
     * 4 m at the steady end: 0.68612 m at 24 m, 0.46046 m at 100 m.
     */
    @Test
    void a_rectangle_is_steady_at_what_a_published_finite_volume_run_gives() {
        WellField field = LaplaceCases.amanziRectangle();
        assertThat(field.drawdownM(1224, 1200, 1e6) / 0.686117065699).isCloseTo(1, within(1e-3));
        assertThat(field.drawdownM(1300, 1200, 1e6) / 0.460456637016).isCloseTo(1, within(3e-3));
        assertThat(field.steadyDrawdownM(1224, 1200)).isCloseTo(field.drawdownM(1224, 1200, 1e9), within(1e-12));
    }

    /** The table "What it hangs on" of docs/models/aquifer.md. */
    @ParameterizedTest
    @CsvSource({
        "2500, 1e-3, 3000, 0.813, 0.813, 0.813", "1250, 1e-3, 3000, 1.623, 1.625, 1.625",
        "1250, 1e-3, 2121.32, 1.240, 1.240, 1.240", "2500, 1e-2, 3000, 0.722, 0.813, 0.813",
        "2500, 1e-3, 6000, 1.214, 1.227, 1.227", "2500, 1e-3, Infinity, 1.633, 2.427, 3.160"
    })
    void the_table_of_sensitivities_holds(double t, double s, double b, double month, double year, double decade) {
        Aquifer aquifer = Aquifer.perDay(t, s, b);
        assertThat(aquifer.drawdownM(10_000 / DAY, 1000, 30 * DAY)).isCloseTo(month, within(6e-4));
        assertThat(aquifer.drawdownM(10_000 / DAY, 1000, 365 * DAY)).isCloseTo(year, within(6e-4));
        assertThat(aquifer.drawdownM(10_000 / DAY, 1000, 3650 * DAY)).isCloseTo(decade, within(6e-4));
    }

    /** In a confined strip with a river, all edges drawn in time: early by images, late by Fourier's series; they meet. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 250, 900, 1000})
    void what_is_missing_in_a_strip_is_one_function_of_time(double d) {
        for (Boundary.Kind kind : Boundary.Kind.values()) {
            EdgeAxis strip =
                    new EdgeAxis(new Boundary(0, 0, 1, 0, kind), new Boundary(1, 1000, 0, 1000, CONSTANT_HEAD));
            double seam = 1000.0 * 1000 / 4;
            assertThat(strip.missing(d, 1, seam * (1 - 1e-14)))
                    .isCloseTo(strip.missing(d, 1, seam * (1 + 1e-14)), within(1e-13));
        }
    }

    @Test
    void histories_answer_for_rates_and_volumes() {
        PumpingHistory history = PumpingHistory.steps(new double[] {10, 20, 40}, new double[] {2, 0, 5});
        assertThat(history.rateAtM3PerS(9)).isZero();
        assertThat(history.rateAtM3PerS(10)).isEqualTo(2);
        assertThat(history.rateAtM3PerS(100)).isEqualTo(5);
        assertThat(history.volumeM3(50)).isEqualTo(20 + 50);
        assertThat(history.then(15, 1).volumeM3(25)).isEqualTo(10 + 10);
        assertThat(history.then(20, 1).size()).isEqualTo(2);
        assertThat(history.times(2).volumeM3(50)).isEqualTo(140);
        assertThat(history).isEqualTo(PumpingHistory.steps(new double[] {10, 20, 40}, new double[] {2, 0, 5}));
        assertThat(history.hashCode()).isEqualTo(history.times(1).hashCode());
    }

    @Test
    void what_cannot_be_is_refused_in_one_line() {
        assertThatThrownBy(() -> Aquifer.perDay(0, 1e-3, 100)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> Aquifer.perDay(10, -1, 100)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> Aquifer.perDay(10, 1e-3, 0)).hasMessageContaining("leakage_factor_m");
        assertThatThrownBy(() -> PumpingHistory.steps(new double[] {1, 1}, new double[] {1, 2}))
                .hasMessageContaining("increasing");
        assertThatThrownBy(() -> Boundaries.of(new Boundary(0, 0, 1, 0, NO_FLOW), new Boundary(0, 0, 1, 1, NO_FLOW)))
                .hasMessageContaining("right angle");
        assertThatThrownBy(() -> new WellField(
                        Aquifer.perDay(10, 1e-3, 100),
                        List.of(new PumpedWell(Well.at(0, -5, 0.2), PumpingHistory.constant(0, 1))),
                        Boundaries.of(new Boundary(0, 0, 1, 0, NO_FLOW))))
                .hasMessageContaining("well");
    }

    private static WellField one(Aquifer aquifer, PumpingHistory history) {
        return new WellField(aquifer, List.of(new PumpedWell(Well.at(0, 0, 0.3), history)));
    }
}
