package org.headroom.grid.storage;

import org.headroom.physics.basis.Checks;

/**
 * All cells of a battery as one mass that conversion warms, the air outside leaks into, and a cooler or heater holds in a
 * band.
 *
 * <pre>
 *   C (T1 - T0) / dt = q loss + UA (Ta - T1) - Qc + Qh
 *   Qc = what brings the cells from T0 to the upper temperature over the step without load, 0 to Qc,max;  Pc = Qc / COP
 *   Qh = what brings them to the lower one, 0 to Qh,max;                                                  Ph = Qh
 * </pre>
 *
 * Backward Euler; with an infinite step the equilibrium. Cooling and heating are decided on the state at the start of a
 * step, so their AC power is known before anything is drawn; the loss of the step itself is met in the next one. Form:
 * Smith et al., "Life prediction model for grid-connected Li-ion battery energy storage system", NREL/CP-5400-67102
 * (2017), one lumped mass; specific heat of LFP cells 1,014 J/(kg K): Forgez et al., J. Power Sources 195 (2010) 2961.
 *
 * @param heatCapacityJPerK C of all cells and their coolant, J/K; 0: there is no thermal model, the cells stay at upperC
 * @param leakWPerK UA to the outside air, W/K
 * @param cellLossShare q, part of the conversion loss that arises in the cells, 1
 * @param upperC cooling holds the cells at or below this, C
 * @param lowerC heating holds them at or above this, C
 * @param coolingW Qc,max, heat, W
 * @param heatingW Qh,max, W
 * @param cop heat removed per watt of AC power, 1
 */
public record CellThermal(
        double heatCapacityJPerK,
        double leakWPerK,
        double cellLossShare,
        double upperC,
        double lowerC,
        double coolingW,
        double heatingW,
        double cop) {
    /** No thermal model: cells at 25 C, nothing drawn for cooling. */
    public static final CellThermal NONE = new CellThermal(0, 0, 0, 25, 10, 0, 0, 3);

    public CellThermal {
        Checks.notNegative("heat_capacity_j_per_k", heatCapacityJPerK);
        Checks.notNegative("leak_w_per_k", leakWPerK);
        Checks.share("cell_loss_share", cellLossShare);
        Checks.within("upper_c", upperC, -50, 100);
        Checks.within("lower_c", lowerC, -50, upperC);
        Checks.notNegative("cooling_w", coolingW);
        Checks.notNegative("heating_w", heatingW);
        Checks.within("cop", cop, 0.1, 20);
    }

    public boolean modelled() {
        return heatCapacityJPerK > 0;
    }

    /** Heat that the cooler takes out over a step that starts at {@code cellC}, W. */
    double coolingHeatW(double cellC, double ambientC, double dtS) {
        double neededW = heatCapacityJPerK / dtS * (cellC - upperC) + leakWPerK * (ambientC - upperC);
        return Math.min(coolingW, Math.max(0, neededW));
    }

    /** Heat that the heater puts in, W. */
    double heatingHeatW(double cellC, double ambientC, double dtS) {
        double neededW = heatCapacityJPerK / dtS * (lowerC - cellC) + leakWPerK * (lowerC - ambientC);
        return Math.min(heatingW, Math.max(0, neededW));
    }

    /** How far the cells warm over a step, K; to the air's temperature where nothing else holds them. */
    double rise(double cellC, double ambientC, double heatInW, double dtS) {
        double share = heatCapacityJPerK / dtS + leakWPerK;
        return share > 0 ? (leakWPerK * (ambientC - cellC) + heatInW) / share : 0;
    }
}
