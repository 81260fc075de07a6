package org.headroom.grid.powerflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.headroom.physics.basis.Checks;

/**
 * Initial symmetrical short-circuit level of every bus, with an equivalent voltage source at the fault.
 *
 * <pre>
 *   Z = diagonal of inv(Y),   Y = branches at their ratio + 1/(j x'') of each generator in service
 *   S = c S_base / |Z|        I = S / (sqrt 3 V_n)
 * </pre>
 *
 * <p>c is the voltage factor: 1 unless given; IEC 60909-0:2016, table 1, has 1.1 for the largest current above 1 kV. Loads, line
 * charging and shunts are left out, as there. A generator whose subtransient reactance is unknown counts with the reactance
 * given, by default 0.2 pu on its rating (an assumption; Kundur, 1994, table 4.2 has 0.12 to 0.25 for turbo-generators). The diagonal is
 * found for all buses at once on the factors' pattern (Takahashi, Fagan and Chen, 1973). Converters are no machines: give them an
 * infinite reactance. Worked number: a grid of 6,000 MVA (x'' = 1 on 6,000 MVA) and a transformer of 60 MVA, 12 %: 0.01667 + 0.2 pu on
 * 100 MVA, 461.5 MVA.
 */
public final class ShortCircuit {
    /** Assumed where a generator's reactance is unknown, pu of its own rating. */
    public static final double ASSUMED_SUBTRANSIENT_PU = 0.2;

    private static final double IDEAL = 1e20;

    private final PowerFlow flow;
    private final double voltageFactor;
    private final double assumedSubtransientPu;

    /** Voltage factor 1 and the assumed reactance. */
    public ShortCircuit(PowerFlow flow) {
        this(flow, 1, ASSUMED_SUBTRANSIENT_PU);
    }

    /**
     * @param voltageFactor c of IEC 60909, 0.9 to 1.1
     * @param assumedSubtransientPu for generators whose reactance is unknown, pu of their rating
     */
    public ShortCircuit(PowerFlow flow, double voltageFactor, double assumedSubtransientPu) {
        this.flow = flow;
        this.voltageFactor = Checks.within("voltage_factor", voltageFactor, 0.5, 1.5);
        this.assumedSubtransientPu = Checks.positive("subtransient_pu", assumedSubtransientPu);
    }

    /** Levels by bus, with the branches and generators that the power flow has in service now. */
    public List<ShortCircuitLevel> levels() {
        Network network = flow.network();
        int n = network.buses().size();
        boolean[] fed = new boolean[n];
        BlockLu lu = new BlockLu(flow.order);
        lu.clear();
        addGenerators(lu, fed);
        spread(fed);
        addBranches(lu, fed);
        for (int i = 0; i < n; i++) {
            if (!fed[i]) {
                add(lu.diagonal, flow.order.place[i], 1, 0);
            }
        }
        int replaced = lu.factor();
        double[] z = lu.inverseDiagonal();
        if (replaced >= 0) {
            Arrays.fill(z, Double.NaN);
        }
        List<ShortCircuitLevel> levels = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int at = 4 * flow.order.place[i];
            levels.add(level(network.buses().get(i), fed[i], z[at], z[at + 2]));
        }
        return levels;
    }

    private ShortCircuitLevel level(Bus bus, boolean fed, double r, double x) {
        double baseVa = flow.network().baseVa();
        double rPu = fed ? (Math.abs(r) < 2 / IDEAL ? 0 : r) : Double.POSITIVE_INFINITY;
        double xPu = fed ? (Math.abs(x) < 2 / IDEAL ? 0 : x) : Double.POSITIVE_INFINITY;
        double faultVa = voltageFactor * baseVa / Math.hypot(rPu, xPu);
        double currentA = bus.baseV() > 0 ? faultVa / (Math.sqrt(3) * bus.baseV()) : Double.NaN;
        return new ShortCircuitLevel(bus.id(), rPu, xPu, faultVa, currentA);
    }

    private void addGenerators(BlockLu lu, boolean[] fed) {
        List<Generator> generators = flow.network().generators();
        for (int g = 0; g < generators.size(); g++) {
            Generator generator = generators.get(g);
            if (!flow.generation.in[g]) {
                continue;
            }
            double own = Double.isNaN(generator.subtransientPu()) ? assumedSubtransientPu : generator.subtransientPu();
            double rating =
                    generator.baseVa() > 0 ? generator.baseVa() : flow.network().baseVa();
            double x = own * flow.network().baseVa() / rating;
            if (x < Double.POSITIVE_INFINITY) {
                add(lu.diagonal, flow.order.place[flow.generation.bus[g]], 0, x > 0 ? -1 / x : -IDEAL);
                fed[flow.generation.bus[g]] = true;
            }
        }
    }

    /** Marks all buses joined to a source. */
    private void spread(boolean[] fed) {
        byte[] roles = new byte[fed.length];
        for (int i = 0; i < fed.length; i++) {
            roles[i] = fed[i] ? BusRole.REFERENCE : BusRole.PQ;
        }
        Islands joined = new Islands(flow.net);
        joined.find(roles);
        for (int i = 0; i < fed.length; i++) {
            fed[i] = joined.island[i] >= 0;
        }
    }

    private void addBranches(BlockLu lu, boolean[] fed) {
        Admittances net = flow.net;
        int[] place = flow.order.place;
        for (int k = 0; k < net.branches; k++) {
            int a = net.from[k];
            int b = net.to[k];
            if (!net.in[k] || !fed[a]) {
                continue;
            }
            Branch branch = flow.network().branches().get(k);
            double half = branch.chargingPu() / 2;
            int m = 8 * k;
            double ratio2 = branch.ratio() * branch.ratio();
            add(lu.diagonal, place[a], net.y[m], net.y[m + 1] - half / ratio2);
            add(lu.diagonal, place[b], net.y[m + 6], net.y[m + 7] - half);
            boolean along = place[a] < place[b];
            int slot = flow.order.slot(Math.min(place[a], place[b]), Math.max(place[a], place[b]));
            add(along ? lu.upper : lu.lower, slot, net.y[m + 2], net.y[m + 3]);
            add(along ? lu.lower : lu.upper, slot, net.y[m + 4], net.y[m + 5]);
        }
    }

    /** Adds g + jb as the block [g -b; b g]. */
    private static void add(double[] blocks, int block, double g, double b) {
        int at = 4 * block;
        blocks[at] += g;
        blocks[at + 1] -= b;
        blocks[at + 2] += b;
        blocks[at + 3] += g;
    }
}
