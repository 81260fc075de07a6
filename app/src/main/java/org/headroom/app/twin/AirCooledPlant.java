package org.headroom.app.twin;

/**
 * Heat rejection without towers: air-cooled chillers for the chilled loop and for the warm loop, which they hold at its
 * dry setpoint as far as they can.
 */
final class AirCooledPlant {
    private final ChillerBank bank;
    private final double setC;

    // results
    double warmHeatW;
    double chillerW;
    double heatW;

    /** @param setC warm-loop supply that the chillers hold, C */
    AirCooledPlant(ChillerBank bank, double setC) {
        this.bank = bank;
        this.setC = setC;
    }

    /** Takes the warm loop; the chilled loop has started and comes first. */
    void step(WarmLoop warm, ChilledLoop chilled, double chillersShare, double drybulbC) {
        double wanted = warm.heatForW(setC);
        double capacity = bank.capacityW(setC, drybulbC) * chillersShare - chilled.removedW;
        warmHeatW = Math.clamp(wanted, 0, Math.max(0, capacity));
        warm.finish(warmHeatW == wanted ? setC : warm.supplyForC(warmHeatW), warmHeatW);
        chillerW = bank.powerW(warmHeatW, bank.running(warmHeatW, setC, drybulbC), setC, drybulbC)
                + bank.powerW(chilled.removedW, chilled.running, chilled.setpointC(), drybulbC);
        heatW = warmHeatW + chilled.removedW + chillerW;
    }
}
