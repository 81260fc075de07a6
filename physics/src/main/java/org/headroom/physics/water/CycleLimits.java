package org.headroom.physics.water;

import org.headroom.physics.basis.Checks;

/**
 * How concentrated tower water may become. Infinity where a limit is not set.
 *
 * @param silicaMgPerL as SiO2
 * @param calciumMgPerL calcium hardness, as CaCO3
 * @param alkalinityMgPerL as CaCO3
 * @param chlorideMgPerL as Cl
 * @param sulphateMgPerL as SO4
 * @param tdsMgPerL total dissolved solids
 * @param phosphateMgPerL as PO4
 * @param ammoniumMgPerL as NH4
 * @param calciteIndex saturation index of calcite in the hottest water
 * @param co2Atm partial pressure of CO2 that the water in the tower is at equilibrium with, atm
 * @param mostCycles practical maximum, whatever the water
 * @param ph highest pH in the hottest water: above it zinc coatings and copper suffer
 */
public record CycleLimits(
        double silicaMgPerL,
        double calciumMgPerL,
        double alkalinityMgPerL,
        double chlorideMgPerL,
        double sulphateMgPerL,
        double tdsMgPerL,
        double phosphateMgPerL,
        double ammoniumMgPerL,
        double calciteIndex,
        double co2Atm,
        double mostCycles,
        double ph) {

    /** CO2 in outdoor air, atm: 420 ppm (NOAA Global Monitoring Laboratory, mean of 2023). */
    public static final double AIR_CO2_ATM = 420e-6;

    public CycleLimits {
        atLeastTrace("silica_mg_per_l", silicaMgPerL);
        atLeastTrace("calcium_hardness_mg_per_l", calciumMgPerL);
        atLeastTrace("alkalinity_mg_per_l", alkalinityMgPerL);
        atLeastTrace("chloride_mg_per_l", chlorideMgPerL);
        atLeastTrace("sulphate_mg_per_l", sulphateMgPerL);
        atLeastTrace("tds_mg_per_l", tdsMgPerL);
        atLeastTrace("phosphate_mg_per_l", phosphateMgPerL);
        atLeastTrace("ammonium_mg_per_l", ammoniumMgPerL);
        Checks.within("calcite_index", calciteIndex, -10, Double.POSITIVE_INFINITY);
        Checks.within("co2_atm", co2Atm, 1e-6, 1);
        Checks.within("most_cycles", mostCycles, 1.1, 1000);
        Checks.within("ph", ph, 4, Double.POSITIVE_INFINITY);
    }

    /** No limit but a practical maximum. */
    public static CycleLimits onlyMost(double mostCycles) {
        double no = Double.POSITIVE_INFINITY;
        return new CycleLimits(no, no, no, no, no, no, no, no, no, AIR_CO2_ATM, mostCycles, no);
    }

    private static void atLeastTrace(String name, double value) {
        Checks.within(name, value, 1e-6, Double.POSITIVE_INFINITY);
    }
}
