package org.headroom.physics.wastewater;

import org.headroom.physics.basis.Checks;

/**
 * Fine-bubble aeration of the biology and the blowers of both airs, with the usual value and the range in print.
 *
 * @param transferSharePerM standard oxygen transfer efficiency per metre of depth; 0.06, 0.05 to 0.07 (Metcalf and Eddy)
 * @param depthM of the diffusers; 5, 4 to 7
 * @param alphaPerGPerM3 slope in alpha = exp(-slope MLSS); 8.4e-5 (MLSS in g/m3), 4.6e-5 to 8.8e-5
 * @param beta saturation in the liquor over clean water; 0.95
 * @param oxygenGPerM3 dissolved oxygen kept in the aerated tanks; 2, 1 to 3
 * @param leastAirMPerS air per floor area that keeps the sludge up while there is little to oxidize, m3/(m2 s); 5.6e-4 (2 m3/m2/h), 0.5 to 3 m3/m2/h
 * @param floorM2 floor of the aerated tanks; 2,000
 * @param scourDepthM of the scour's nozzles; 3.5, 2.5 to 5
 * @param scourTransferSharePerM 0.02, 0.01 to 0.035 (coarse bubbles)
 * @param membraneOxygenGPerM3 dissolved oxygen that the recirculation carries from the membrane tanks, at most; 4, 2 to 6
 * @param blowerLossPa pipes, valves, diffusers; 10,000, 5,000 to 15,000
 * @param blowerEfficiency wire to air over adiabatic; 0.65, 0.5 to 0.8
 * @param inletC air at the blowers' inlet; 20
 * @param inletPa pressure there; 101,325
 */
public record AerationDesign(
        double transferSharePerM,
        double depthM,
        double alphaPerGPerM3,
        double beta,
        double oxygenGPerM3,
        double leastAirMPerS,
        double floorM2,
        double scourDepthM,
        double scourTransferSharePerM,
        double membraneOxygenGPerM3,
        double blowerLossPa,
        double blowerEfficiency,
        double inletC,
        double inletPa) {

    public AerationDesign {
        Checks.within("transfer_share_per_m", transferSharePerM, 0.001, 0.12);
        Checks.within("depth_m", depthM, 0.5, 20);
        Checks.within("alpha_per_g_per_m3", alphaPerGPerM3, 0, 1e-3);
        Checks.within("beta", beta, 0.5, 1);
        Checks.within("oxygen_g_per_m3", oxygenGPerM3, 0, 5);
        Checks.notNegative("least_air_m_per_s", leastAirMPerS);
        Checks.notNegative("floor_m2", floorM2);
        Checks.within("scour_depth_m", scourDepthM, 0.5, 20);
        Checks.within("scour_transfer_share_per_m", scourTransferSharePerM, 0, 0.12);
        Checks.within("membrane_oxygen_g_per_m3", membraneOxygenGPerM3, 0, 8);
        Checks.notNegative("blower_loss_pa", blowerLossPa);
        Checks.within("blower_efficiency", blowerEfficiency, 0.05, 1);
        Checks.within("inlet_c", inletC, -50, 60);
        Checks.within("inlet_pa", inletPa, 50e3, 120e3);
    }
}
