package org.headroom.physics.wastewater.biology;

/**
 * The organisms of a plant.
 *
 * @param kinetics rates at the reference temperature
 * @param temperature how they follow the temperature
 * @param stoichiometry what is turned into what
 */
public record BiologyDesign(Asm1Kinetics kinetics, Asm1Temperature temperature, Asm1Stoichiometry stoichiometry) {
    public static BiologyDesign bsm1() {
        return new BiologyDesign(Asm1Kinetics.bsm1(), Asm1Temperature.bsm(), Asm1Stoichiometry.bsm1());
    }
}
