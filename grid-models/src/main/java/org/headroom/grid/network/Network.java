package org.headroom.grid.network;

import java.util.List;

/**
 * Buses, branches and generators on one base, in the order of their file.
 *
 * <p>Impedances are per unit on {@code baseVa} and the nominal voltage of their side; powers are SI.
 *
 * @param baseVa common base, VA
 */
public record Network(String name, double baseVa, List<Bus> buses, List<Branch> branches, List<Generator> generators) {
    public Network {
        buses = List.copyOf(buses);
        branches = List.copyOf(branches);
        generators = List.copyOf(generators);
    }
}
