package org.headroom.grid.network;

/**
 * A source at a bus: a machine, an inverter, or what stands for the rest of the grid.
 *
 * @param id what files and answers call it; unique
 * @param bus id of its bus
 * @param powerW scheduled active power, W
 * @param reactiveVar scheduled reactive power where it does not hold a voltage, var
 * @param minVar lowest reactive power, var
 * @param maxVar highest reactive power, var
 * @param minW lowest active power, W
 * @param maxW highest active power, W
 * @param voltagePu voltage that it holds, pu
 * @param baseVa its own rating, VA
 * @param subtransientPu reactance behind which it feeds a short circuit, pu on {@code baseVa}; NaN if unknown
 * @param inService whether it is connected
 */
public record Generator(
        String id,
        String bus,
        double powerW,
        double reactiveVar,
        double minVar,
        double maxVar,
        double minW,
        double maxW,
        double voltagePu,
        double baseVa,
        double subtransientPu,
        boolean inService) {}
