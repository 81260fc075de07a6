package org.headroom.app.twin;

/**
 * The few slow states of the plant that meters correct. GPUs and rack coolant follow within seconds and need none.
 *
 * @param warmC supply of the warm loop, C
 * @param chilledC supply of the chilled loop, C
 * @param hallC air of the halls, C
 * @param basinC cold water in the tower basins, C
 * @param basinKg water in the basins, kg
 * @param batteryJ energy in the battery, J
 */
public record PlantStates(
        double warmC, double chilledC, double hallC, double basinC, double basinKg, double batteryJ) {}
