package org.headroom.grid.powerflow;

/**
 * What a three-phase short circuit at a bus draws at first.
 *
 * @param resistancePu Thevenin resistance at the bus, pu of the network's base; infinite without a source
 * @param reactancePu Thevenin reactance, pu
 * @param faultVa initial symmetrical short-circuit power, VA; infinite at an ideal source
 * @param currentA initial symmetrical short-circuit current, A rms; NaN if the bus has no nominal voltage
 */
public record ShortCircuitLevel(String bus, double resistancePu, double reactancePu, double faultVa, double currentA) {

    /** Reactance by resistance, 1. */
    public double xOverR() {
        return reactancePu / resistancePu;
    }
}
