package org.headroom.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;

/** A made-up network for timing: a lattice of lines with some left out, a generator at every eighth bus. Always the same. */
final class LatticeNetwork {
    private static final double BASE_VA = 100e6;
    private static final int GENERATOR_EVERY = 8;

    private LatticeNetwork() {}

    static Network of(int rows, int columns) {
        Random random = new Random(20);
        List<Bus> buses = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        List<Generator> generators = new ArrayList<>();
        for (int i = 0; i < rows * columns; i++) {
            boolean holds = i % GENERATOR_EVERY == 0;
            Bus.Kind kind = i == 0 ? Bus.Kind.REFERENCE : holds ? Bus.Kind.PV : Bus.Kind.PQ;
            double loadW = 40e6 * random.nextDouble();
            buses.add(new Bus("b" + i, kind, 230e3, loadW, 0.3 * loadW, 0, 0, 1, 0, 0.9, 1.1));
            if (holds) {
                generators.add(new Generator(
                        "g" + i,
                        "b" + i,
                        i == 0 ? 0 : 161e6,
                        0,
                        -300e6,
                        300e6,
                        0,
                        400e6,
                        1.02,
                        400e6,
                        Double.NaN,
                        true));
            }
            boolean down = i >= columns && random.nextInt(3) > 0;
            if (i % columns > 0) {
                branches.add(line(random, branches.size(), i - 1, i));
            }
            if (i >= columns && (down || i % columns == 0)) {
                branches.add(line(random, branches.size(), i - columns, i));
            }
        }
        return new Network("lattice", BASE_VA, buses, branches, generators);
    }

    private static Branch line(Random random, int number, int from, int to) {
        double reactancePu = 0.005 + 0.02 * random.nextDouble();
        return new Branch(
                "l" + number,
                "b" + from,
                "b" + to,
                reactancePu / 8,
                reactancePu,
                reactancePu * 2,
                400e6,
                1,
                0,
                false,
                true);
    }
}
