package org.headroom.data.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.math3.complex.Complex;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.PowerFlow;
import org.headroom.grid.powerflow.ReactiveLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Published networks solved from the voltages in their files. The expected figures are those of an independent Newton solution
 * (scipy, sparse Jacobian of the whole matrix, mismatch below 1e-11 pu) by MATPOWER's rules; for case14 they are also MATPOWER's own
 * (Octave, tolerance 1e-10). The table of {@code docs/models/power-flow.md} is what this run computes;
 * {@code -Dheadroom.docs.rewrite=true} writes it anew.
 */
class PowerFlowValidationTest {
    private static final String BEGIN = "<!-- validation:begin -->\n";
    private static final String END = "<!-- validation:end -->";
    private static final double VOLTAGE_PU = 1e-8;
    private static final double ANGLE_DEG = 1e-6;
    private static final double LOSS_MW = 1e-5;
    private static final double MISMATCH_PU = 2e-10;

    /** A case, its loss, its lowest voltage and lowest and highest angle, each with the bus. */
    record Published(
            String name,
            ReactiveLimits limits,
            double lossMw,
            String lowestBus,
            double lowestPu,
            String lowestAngleBus,
            double lowestDeg,
            String highestAngleBus,
            double highestDeg) {
        @Override
        public String toString() {
            return name + " " + limits;
        }
    }

    private static final ReactiveLimits IGNORE = ReactiveLimits.IGNORE;
    private static final ReactiveLimits ENFORCE = ReactiveLimits.ENFORCE;

    static List<Published> cases() {
        return List.of(
                new Published("case14", IGNORE, 13.39327236, "3", 1.01, "14", -16.0336445292, "1", 0),
                new Published("case14", ENFORCE, 13.25026011, "3", 1.01, "14", -15.8666847165, "1", 0),
                new Published("case_ieee30", IGNORE, 17.55694791, "30", 0.992234798676, "30", -17.6416131002, "1", 0),
                new Published("case_ieee30", ENFORCE, 17.20444655, "30", 0.994581438449, "30", -17.1893571995, "1", 0),
                new Published("case118", IGNORE, 132.86287189, "76", 0.943, "41", 7.0515507246, "89", 39.7483433894),
                new Published("case118", ENFORCE, 132.48074930, "76", 0.943, "41", 7.0773206997, "89", 39.7413548128),
                new Published(
                        "case300",
                        IGNORE,
                        408.31558179,
                        "9033",
                        0.928799261804,
                        "528",
                        -37.5425486297,
                        "7166",
                        35.0723707777),
                new Published(
                        "case300",
                        ENFORCE,
                        409.57425371,
                        "9033",
                        0.920644845992,
                        "528",
                        -38.1624552632,
                        "7166",
                        34.5750882855),
                new Published(
                        "case1354pegase",
                        IGNORE,
                        1663.46749498,
                        "5350",
                        0.981906908978,
                        "1265",
                        -49.9557257596,
                        "124",
                        8.3486141494),
                new Published(
                        "case1354pegase",
                        ENFORCE,
                        1672.14260918,
                        "5350",
                        0.981024025736,
                        "1265",
                        -50.1697259273,
                        "124",
                        8.3873673664),
                new Published(
                        "case_ACTIVSg2000",
                        IGNORE,
                        1631.66269763,
                        "7291",
                        0.972332257390,
                        "5062",
                        -73.9520888176,
                        "7098",
                        0),
                new Published(
                        "case_ACTIVSg2000",
                        ENFORCE,
                        1612.01980311,
                        "1064",
                        0.977923301724,
                        "5062",
                        -73.6688603480,
                        "7098",
                        0));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void published_networks_solve_to_the_last_digits(Published p) {
        Network network = PublishedCases.read(p.name);
        PowerFlow flow = new PowerFlow(network);
        FlowState state = flow.newState();
        assertThat(flow.solve(state, p.limits)).isTrue();
        assertThat(state.lossW() / 1e6).isCloseTo(p.lossMw, within(LOSS_MW));
        assertThat(state.voltagePu(flow.bus(p.lowestBus))).isCloseTo(p.lowestPu, within(VOLTAGE_PU));
        assertThat(state.angleDeg(flow.bus(p.lowestAngleBus))).isCloseTo(p.lowestDeg, within(ANGLE_DEG));
        assertThat(state.angleDeg(flow.bus(p.highestAngleBus))).isCloseTo(p.highestDeg, within(ANGLE_DEG));
        assertThat(mismatchPu(network, flow, state)).isLessThan(MISMATCH_PU);
    }

    @Test
    void the_table_in_the_documentation_is_that_of_this_run() throws IOException {
        Path file = Path.of("..", "docs", "models", "power-flow.md");
        String text = Files.readString(file);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(from).as("markers in %s", file).isBetween(BEGIN.length(), to);
        String table = """
                | case | reactive limits | loss, MW | off by, MW | worst voltage, pu | worst angle, degrees | balance, pu |
                |---|---|---|---|---|---|---|
                """ + cases().stream().map(PowerFlowValidationTest::row).collect(Collectors.joining());
        if (Boolean.getBoolean("headroom.docs.rewrite")) {
            Files.writeString(file, text.substring(0, from) + table + text.substring(to));
        } else {
            assertThat(text.substring(from, to))
                    .as("power-flow.md: run this test with -Dheadroom.docs.rewrite=true")
                    .isEqualTo(table);
        }
    }

    private static String row(Published p) {
        Network network = PublishedCases.read(p.name);
        PowerFlow flow = new PowerFlow(network);
        FlowState state = flow.newState();
        flow.solve(state, p.limits);
        double angle = Math.max(
                Math.abs(state.angleDeg(flow.bus(p.lowestAngleBus)) - p.lowestDeg),
                Math.abs(state.angleDeg(flow.bus(p.highestAngleBus)) - p.highestDeg));
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.8f | %s | %s | %s | %s |\n",
                p.name,
                p.limits == IGNORE ? "ignored" : "enforced",
                p.lossMw,
                below(Math.abs(state.lossW() / 1e6 - p.lossMw), 2e-8),
                below(Math.abs(state.voltagePu(flow.bus(p.lowestBus)) - p.lowestPu), 1e-11),
                below(angle, 1e-9),
                below(mismatchPu(network, flow, state), MISMATCH_PU));
    }

    /** Below what it is, so that the table is the same on every machine. */
    private static String below(double error, double bound) {
        return error < bound
                ? "below " + String.format(Locale.ROOT, "%.0e", bound)
                : String.format(Locale.ROOT, "%.1e", error);
    }

    /** Generation less load less V conj(Y V) at the worst bus, from the records alone. */
    private static double mismatchPu(Network network, PowerFlow flow, FlowState state) {
        int n = network.buses().size();
        Complex[] v = new Complex[n];
        Complex[] left = new Complex[n];
        for (int i = 0; i < n; i++) {
            Bus bus = network.buses().get(i);
            double angle = Math.toRadians(state.angleDeg(i));
            v[i] = new Complex(Math.cos(angle), Math.sin(angle)).multiply(state.voltagePu(i));
            double square = state.voltagePu(i) * state.voltagePu(i);
            left[i] = new Complex(-bus.loadW() - square * bus.shuntW(), -bus.loadVar() + square * bus.shuntVar())
                    .divide(network.baseVa());
        }
        for (int g = 0; g < network.generators().size(); g++) {
            Generator generator = network.generators().get(g);
            int at = flow.bus(generator.bus());
            left[at] = left[at].add(new Complex(state.generatorW(g), state.generatorVar(g)).divide(network.baseVa()));
        }
        for (Branch branch : network.branches()) {
            if (branch.inService()) {
                int f = flow.bus(branch.from());
                int t = flow.bus(branch.to());
                Complex tap =
                        new Complex(0, Math.toRadians(branch.shiftDeg())).exp().multiply(branch.ratio());
                Complex series = new Complex(branch.resistancePu(), branch.reactancePu()).reciprocal();
                Complex half = new Complex(0, branch.chargingPu() / 2);
                Complex inner = v[f].divide(tap);
                Complex current = inner.subtract(v[t]).multiply(series).add(inner.multiply(half));
                left[f] = left[f].subtract(inner.multiply(current.conjugate()));
                Complex back = v[t].subtract(inner).multiply(series).add(v[t].multiply(half));
                left[t] = left[t].subtract(v[t].multiply(back.conjugate()));
            }
        }
        double worst = 0;
        for (int i = 0; i < n; i++) {
            if (state.energized(i)) {
                worst = Math.max(worst, Math.max(Math.abs(left[i].getReal()), Math.abs(left[i].getImaginary())));
            }
        }
        return worst;
    }
}
