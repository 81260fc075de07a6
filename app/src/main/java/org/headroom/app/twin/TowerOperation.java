package org.headroom.app.twin;

import org.headroom.data.site.CoolingPlant;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.cooling.PumpGroup;

/**
 * How the towers are run: water and cells follow the heat to be expected, the cold-water setpoint follows the wet bulb.
 *
 * <p>As many cells run as the water allows at their least flow, since many slow fans take less power than few fast ones;
 * a cell is added only when the water exceeds that by a tenth. Pumps trip when the basin would fall below its low level
 * and come back when it is a tenth above it. Both act on the state at the start of a step.
 */
final class TowerOperation {
    private static final double CP = Constants.WATER_CP_J_PER_KG_K;
    private static final double HYSTERESIS = 0.1;

    /** Compressor power over the heat of the chilled loop that staging expects. */
    private static final double COMPRESSOR_SHARE = 0.15;

    private final CoolingPlant.Towers towers;
    private final CoolingPlant.TowerControl control;
    private final PumpReach pumps;
    private double pumpFactor = 1;
    private final double designKgPerS;
    private final double designW;

    TowerOperation(CoolingPlant cooling) {
        this.towers = cooling.towers();
        this.control = cooling.towerControl();
        this.pumps = new PumpReach(new PumpGroup(towers.pumps()));
        this.designKgPerS = towers.cells() * towers.cell().waterKgPerS();
        this.designW =
                designKgPerS * CP * (towers.cell().waterInC() - towers.cell().waterOutC());
    }

    /** @param powerFactor power of the pumps over that of their design */
    void calibrate(double powerFactor) {
        pumpFactor = powerFactor;
    }

    /** Tower water for a heat. */
    double flowKgPerS(double heatW) {
        return designKgPerS * Math.clamp(heatW / designW, control.minimumFlowShare(), 1);
    }

    /**
     * Sets flow, cells, fans and setpoint of a step.
     *
     * @param expectedW heat of computers, network, doors and loop pumps, W
     * @param airHeatW the part of it that goes through chillers, W
     */
    void set(
            double expectedW,
            double airHeatW,
            Availability available,
            SiteState state,
            SiteState next,
            double perS,
            TowerPlant.Duty duty) {
        double heatW = expectedW + COMPRESSOR_SHARE * airHeatW;
        double wanted = flowKgPerS(heatW);
        next.basinTripped = tripped(available, state, perS);
        double flow = next.basinTripped ? 0 : Math.min(wanted, pumps.share(available.towerPumps) * designKgPerS);
        duty.waterKgPerS = flow;
        duty.cells = cells(flow, perS == 0 ? 0 : state.cells);
        next.cells = flow > 0 ? duty.cells : state.cells;
        duty.fansShare = available.towerFans;
        duty.pumpW = flow > 0 ? pumpFactor * pumps.powerW(flow, available.towerPumps) : 0;
        duty.setpointC = setpointC(duty.wetbulbC);
        duty.basin0C = state.basinC;
        duty.basin0Kg = state.basinKg;
        duty.fanGuess = state.towerFan;
    }

    private boolean tripped(Availability available, SiteState state, double perS) {
        double normalKg = towers.basinM3() * Constants.WATER_DENSITY_KG_PER_M3;
        double lowKg = control.lowLevelShare() * normalKg;
        if (perS == 0) {
            return false;
        }
        if (state.basinTripped) {
            return state.basinKg < lowKg + HYSTERESIS * normalKg;
        }
        double losingKgPerS = available.makeup > 0 ? 0 : state.evaporationKgPerS;
        return state.basinKg - losingKgPerS / perS < lowKg;
    }

    private int cells(double flowKgPerS, int before) {
        if (flowKgPerS <= 0) {
            return 0;
        }
        double leastKgPerS = control.cellMinimumFlowShare() * towers.cell().waterKgPerS();
        int most = Math.clamp((int) Math.floor(flowKgPerS / leastKgPerS + 1e-9), 1, towers.cells());
        if (before == 0 || before > most) {
            return most;
        }
        int added =
                Math.clamp((int) Math.floor(flowKgPerS / (leastKgPerS * (1 + HYSTERESIS)) + 1e-9), 1, towers.cells());
        return Math.max(before, added);
    }

    private double setpointC(double wetbulbC) {
        return Math.clamp(wetbulbC + control.resetApproachK(), control.setpointLowC(), towers.setpointC());
    }
}
