package org.headroom.app.twin;

import org.headroom.data.site.CoolingPlant;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.cooling.WatersideEconomizer;
import org.jspecify.annotations.Nullable;

/**
 * The air side of the halls and the chilled water that takes its heat, one backward-Euler step at a time.
 *
 * <pre>
 * Ch (Th - Th0)/dt = air heat - D (Th - Tc)          halls: air and metal, rear doors of conductance D
 * K  (Tc - Tc0)/dt = D (Th - Tc) + pumps - R         chilled water; R economizer and chillers
 * E = G (return - tower water), at least 0           waterside economizer, ahead of the evaporators
 * </pre>
 *
 * Chillers hold the supply at its setpoint as far as they can: R is what came in and what is too warm. An equilibrium
 * beyond their capacity does not exist; the load is then kept whole and its share says so. The economizer starts and
 * stops, and chillers are staged, on the state at the start of a step.
 */
final class ChilledLoop {
    private static final double CP = Constants.WATER_CP_J_PER_KG_K;

    /** Doors that would take more than this of the water's capacity at design flow are taken as ideal. */
    private static final double MOST_DOOR_SHARE = 0.999;

    private final @Nullable WatersideEconomizer economizer;
    private final double doorUaWPerK;
    private final double roomsJPerK;
    private final double kJPerK;
    private final double setC;

    // results
    double hallC;
    double supplyC;
    double returnC;
    double removedW;
    double loadShare;
    boolean economizing;
    int running;
    double storedW;
    double residualW;

    private double economizerWPerK;

    ChilledLoop(CoolingPlant cooling, @Nullable WatersideEconomizer economizer, int racks) {
        this.economizer = economizer;
        double designWPerK = cooling.chilledLoop().pumps().flowKgPerS() * CP;
        double share = Math.min(cooling.rooms().doorWPerK() * racks / designWPerK, MOST_DOOR_SHARE);
        this.doorUaWPerK = -designWPerK * Math.log(1 - share);
        this.roomsJPerK = cooling.rooms().heatCapacityJPerK() * racks;
        this.kJPerK = cooling.chilledLoop().heatCapacityJPerK();
        this.setC = cooling.chilledLoop().supplyC();
    }

    /**
     * What the loop must get rid of in this step.
     *
     * @param airHeatW into the halls' air
     * @param pumpW heat of the chilled-water pumps
     * @param flowKgPerS chilled water that flows
     * @param towerKgPerS tower water that the economizer may use; 0 if there is none
     * @param coldC tower water at the start, or the temperature that it aims at for an equilibrium; NaN without towers
     */
    void start(
            double airHeatW,
            double pumpW,
            double flowKgPerS,
            double towerKgPerS,
            double coldC,
            ChillerBank bank,
            double condenserC,
            double chillersShare,
            SiteState state,
            double perS) {
        double rooms = roomsJPerK * perS;
        double kept = kJPerK * perS;
        double door = doorWPerK(flowKgPerS * CP);
        // the hall's air against chilled water: heat through the doors is fixed + slope Tc
        boolean sealed = rooms + door == 0; // no capacity counts and nothing takes the heat: no equilibrium
        double inverse = sealed ? 0 : 1 / (rooms + door);
        double throughFixed = sealed ? airHeatW : door * (rooms * state.hallC + airHeatW) * inverse;
        double throughSlope = sealed ? 0 : -door * rooms * inverse;

        double wanted = throughFixed + throughSlope * setC + pumpW + kept * (state.chilledC - setC);
        double backC = returnOf(setC, throughFixed + throughSlope * setC + pumpW, flowKgPerS);
        stage(state, backC, coldC, towerKgPerS, flowKgPerS, perS);
        double free = economizerW(backC, coldC, wanted);
        double capacity = bank.capacityW(setC, condenserC) * chillersShare;
        double left = wanted - free;
        loadShare = capacity > 0 ? left / capacity : left > 0 ? Double.POSITIVE_INFINITY : 0;
        boolean holds = left <= capacity && left >= 0 || kept == 0;
        removedW = holds ? wanted : free + Math.clamp(left, 0, capacity);
        supplyC = holds
                ? setC
                : (kept * state.chilledC + throughFixed + pumpW - removedW) / Math.max(kept - throughSlope, 1e-9);
        double throughW = throughFixed + throughSlope * supplyC;
        hallC = sealed ? state.hallC : (rooms * state.hallC + airHeatW + door * supplyC) * inverse;
        returnC = returnOf(supplyC, throughW + pumpW, flowKgPerS);
        int sound = perS == 0 ? bank.units() : (int) Math.ceil(bank.units() * chillersShare - 1e-9);
        running = Math.min(sound, bank.running(Math.max(0, removedW - free), setC, condenserC));
        double inHalls = perS == 0 ? 0 : rooms * (hallC - state.hallC);
        double inWater = perS == 0 ? 0 : kept * (supplyC - state.chilledC);
        storedW = inHalls + inWater;
        double doors = sealed ? airHeatW : door * (hallC - supplyC);
        residualW = Math.abs(airHeatW - inHalls - doors) + Math.abs(doors + pumpW - removedW - inWater);
    }

    /**
     * Heat through the doors over air less chilled supply: water warms on its way through them, D = W (1 - exp(-UA/W)); UA
     * from the design flow.
     */
    private double doorWPerK(double flowWPerK) {
        return flowWPerK > 0 ? -flowWPerK * Math.expm1(-doorUaWPerK / flowWPerK) : 0;
    }

    private static double returnOf(double supplyC, double heatW, double flowKgPerS) {
        return flowKgPerS > 0 ? supplyC + heatW / (flowKgPerS * CP) : supplyC;
    }

    private void stage(
            SiteState state, double backC, double coldC, double towerKgPerS, double flowKgPerS, double perS) {
        WatersideEconomizer e = economizer;
        economizing =
                e != null && towerKgPerS > 0 && flowKgPerS > 0 && e.on(state.economizing && perS > 0, backC, coldC);
        economizerWPerK = e != null && economizing ? e.heatPerK(flowKgPerS * CP, towerKgPerS * CP) : 0;
    }

    private double economizerW(double backC, double coldC, double mostW) {
        return economizerWPerK == 0 ? 0 : Math.clamp(economizerWPerK * (backC - coldC), 0, Math.max(0, mostW));
    }

    /** Heat that the economizer takes at a cold-water temperature, W. */
    double economizerW(double coldC) {
        return economizerW(returnC, coldC, removedW);
    }

    double setpointC() {
        return setC;
    }
}
