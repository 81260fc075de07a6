package org.headroom.grid.powerflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;

/** Networks to solve: small ones by hand, the IEEE 14-bus case, seeded ones. All on 100 MVA. */
final class Networks {
    static final double BASE_VA = 100e6;

    private Networks() {}

    static Bus bus(String id, Bus.Kind kind, double loadW, double loadVar) {
        return new Bus(id, kind, 13.8e3, loadW, loadVar, 0, 0, 1, 0, 0.9, 1.1);
    }

    static Branch line(String id, String from, String to, double r, double x) {
        return new Branch(id, from, to, r, x, 0, 0, 1, 0, false, true);
    }

    static Branch rated(String id, String from, String to, double r, double x, double ratingVa) {
        return new Branch(id, from, to, r, x, 0, ratingVa, 1, 0, false, true);
    }

    /** A source without limits that holds a voltage. */
    static Generator source(String id, String bus, double voltagePu) {
        return generator(id, bus, 0, voltagePu, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    static Generator generator(String id, String bus, double w, double voltagePu, double minVar, double maxVar) {
        return new Generator(id, bus, w, 0, minVar, maxVar, 0, 1e9, voltagePu, 100e6, Double.NaN, true);
    }

    static Network of(List<Bus> buses, List<Branch> branches, List<Generator> generators) {
        return new Network("test", BASE_VA, buses, branches, generators);
    }

    /** A source of 1 pu, a line, a load. */
    static Network twoBuses(double r, double x, double loadW, double loadVar) {
        return of(
                List.of(bus("source", Bus.Kind.REFERENCE, 0, 0), bus("load", Bus.Kind.PQ, loadW, loadVar)),
                List.of(line("line", "source", "load", r, x)),
                List.of(source("grid", "source", 1)));
    }

    /** A meshed network of random size and parameters in which some buses hold a voltage. */
    static Network seeded(long seed) {
        Random random = new Random(seed);
        int n = 8 + random.nextInt(40);
        List<Bus> buses = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        List<Generator> generators = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean holds = i > 0 && random.nextInt(5) == 0;
            Bus.Kind kind = i == 0 ? Bus.Kind.REFERENCE : holds ? Bus.Kind.PV : Bus.Kind.PQ;
            double loadW = i == 0 ? 0 : 12e6 * random.nextDouble();
            double shuntVar = random.nextInt(6) == 0 ? 5e6 : 0;
            buses.add(new Bus("b" + i, kind, 13.8e3, loadW, 0.4 * loadW, 0, shuntVar, 1, i == 0 ? 10 : 0, 0.85, 1.15));
            if (i == 0) {
                generators.add(source("g0", "b0", 1.02));
            } else if (holds) {
                double range = 10e6 * random.nextDouble();
                generators.add(generator("g" + i, "b" + i, 8e6, 0.98 + 0.05 * random.nextDouble(), -range, range));
            }
        }
        for (int i = 1; i < n; i++) {
            branches.add(branch(random, branches.size(), random.nextInt(i), i));
        }
        for (int more = 0; more < n / 2; more++) {
            int a = random.nextInt(n);
            int b = (a + 1 + random.nextInt(n - 1)) % n;
            branches.add(branch(random, branches.size(), a, b));
        }
        return of(buses, branches, generators);
    }

    private static Branch branch(Random random, int number, int from, int to) {
        boolean transformer = random.nextInt(4) == 0;
        return new Branch(
                "l" + number,
                "b" + from,
                "b" + to,
                0.002 + 0.01 * random.nextDouble(),
                0.01 + 0.05 * random.nextDouble(),
                transformer ? 0 : 0.02 * random.nextDouble(),
                80e6,
                transformer ? 0.95 + 0.1 * random.nextDouble() : 1,
                transformer && random.nextInt(3) == 0 ? 4 * random.nextDouble() - 2 : 0,
                transformer,
                true);
    }

    /** The same network without one of its branches. */
    static Network without(Network network, int branch) {
        List<Branch> left = new ArrayList<>(network.branches());
        left.remove(branch);
        return new Network(network.name(), network.baseVa(), network.buses(), left, network.generators());
    }
}
