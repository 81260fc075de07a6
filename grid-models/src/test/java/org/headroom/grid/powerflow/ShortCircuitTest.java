package org.headroom.grid.powerflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.complex.ComplexField;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.FieldLUDecomposition;
import org.apache.commons.math3.linear.FieldMatrix;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortCircuitTest {

    private static Generator machine(String id, String bus, double baseVa, double subtransientPu) {
        return new Generator(id, bus, 0, 0, -1e9, 1e9, 0, 1e9, 1, baseVa, subtransientPu, true);
    }

    @Test
    void a_grid_of_6000_mva_behind_a_60_mva_transformer_gives_461_5_mva() {
        Network two = Networks.twoBuses(0, 0.12 * 100 / 60, 0, 0);
        Network network = Networks.of(two.buses(), two.branches(), List.of(machine("grid", "source", 6000e6, 1)));
        List<ShortCircuitLevel> levels = new ShortCircuit(new PowerFlow(network)).levels();
        assertThat(levels.get(0).faultVa()).isCloseTo(6000e6, within(1.0));
        assertThat(levels.get(1).faultVa()).isCloseTo(100e6 / (0.1 / 6 + 0.2), within(1.0));
        assertThat(levels.get(1).faultVa() / 1e6).isCloseTo(461.5, within(0.05));
        assertThat(levels.get(1).currentA()).isCloseTo(461.538e6 / (Math.sqrt(3) * 13.8e3), within(1.0));
        List<ShortCircuitLevel> largest = new ShortCircuit(new PowerFlow(network), 1.1, 0.2).levels();
        assertThat(largest.get(1).faultVa()).isCloseTo(1.1 * levels.get(1).faultVa(), within(1.0));
    }

    @Test
    void an_ideal_source_is_infinite_and_a_bus_without_one_gives_nothing() {
        Network network = Networks.of(
                List.of(
                        Networks.bus("source", Bus.Kind.REFERENCE, 0, 0),
                        Networks.bus("load", Bus.Kind.PQ, 0, 0),
                        Networks.bus("alone", Bus.Kind.PQ, 0, 0)),
                List.of(Networks.line("l", "source", "load", 0.03, 0.04)),
                List.of(machine("grid", "source", 1e9, 0)));
        List<ShortCircuitLevel> levels = new ShortCircuit(new PowerFlow(network)).levels();
        assertThat(levels.get(0).faultVa()).isInfinite();
        assertThat(levels.get(1).faultVa()).isCloseTo(2000e6, within(1.0));
        assertThat(levels.get(1).xOverR()).isCloseTo(4.0 / 3, within(1e-9));
        assertThat(levels.get(2).faultVa()).isZero();
        assertThat(levels.get(2).currentA()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {81, 82, 83, 84})
    void levels_are_those_of_the_inverse_of_the_whole_matrix(long seed) {
        Network network = Networks.seeded(seed);
        PowerFlow flow = new PowerFlow(network);
        List<ShortCircuitLevel> levels = new ShortCircuit(flow).levels();
        int n = network.buses().size();
        FieldMatrix<Complex> y = new Array2DRowFieldMatrix<>(ComplexField.getInstance(), n, n);
        for (Branch branch : network.branches()) {
            int f = flow.bus(branch.from());
            int t = flow.bus(branch.to());
            Complex series = new Complex(branch.resistancePu(), branch.reactancePu()).reciprocal();
            Complex tap =
                    new Complex(0, Math.toRadians(branch.shiftDeg())).exp().multiply(branch.ratio());
            y.addToEntry(f, f, series.divide(branch.ratio() * branch.ratio()));
            y.addToEntry(t, t, series);
            y.addToEntry(f, t, series.divide(tap.conjugate()).negate());
            y.addToEntry(t, f, series.divide(tap).negate());
        }
        for (Generator generator : network.generators()) {
            int at = flow.bus(generator.bus());
            y.addToEntry(at, at, new Complex(0, 0.2).reciprocal());
        }
        FieldMatrix<Complex> z = new FieldLUDecomposition<>(y).getSolver().getInverse();
        for (int i = 0; i < n; i++) {
            assertThat(levels.get(i).resistancePu()).isCloseTo(z.getEntry(i, i).getReal(), within(1e-10));
            assertThat(levels.get(i).reactancePu()).isCloseTo(z.getEntry(i, i).getImaginary(), within(1e-10));
        }
    }
}
