package org.headroom.physics.cooling;

/**
 * What a tower of a known Merkel number does, by {@link Poppe}.
 *
 * @param waterOutC cold water, C
 * @param waterOutKgPerS water that leaves the fill: what entered less the evaporation
 * @param heatW heat taken from the loop: water in x specific heat x range, W; the enthalpy of the evaporated water is
 *     not inside (as in {@link TowerPoint#heatW})
 * @param airHeatW enthalpy gained by the air, W: heatW plus evaporation x specific heat x cold-water temperature
 * @param evaporationKgPerS water carried away by the air, as vapour or fog; negative when the air condenses
 * @param airOutC air that leaves, C
 * @param airOutHumidityRatio water in the air that leaves, fog included, kg per kg of dry air
 * @param airOutFogRatio the part of it that is fog (supersaturation), 0 when the air is not saturated
 */
public record PoppePoint(
        double waterOutC,
        double waterOutKgPerS,
        double heatW,
        double airHeatW,
        double evaporationKgPerS,
        double airOutC,
        double airOutHumidityRatio,
        double airOutFogRatio) {}
