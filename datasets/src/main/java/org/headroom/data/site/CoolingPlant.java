package org.headroom.data.site;

import org.headroom.physics.cooling.ChillerDesign;
import org.headroom.physics.cooling.ColdPlateDesign;
import org.headroom.physics.cooling.PumpDesign;
import org.headroom.physics.cooling.TowerDesign;

/**
 * Two temperature levels: a warm loop for the cold plates, a chilled loop for air-side heat, network and storage. In wet
 * mode towers take the warm loop through plate exchangers and the chilled loop through water-cooled chillers; in dry mode
 * air-cooled chillers take both.
 *
 * @param flowLPerMinPerGpu coolant through one cold plate at the CDU's design flow
 */
public record CoolingPlant(
        Mode mode,
        ColdPlateDesign coldPlate,
        double flowLPerMinPerGpu,
        Cdu cdu,
        WarmLoop warmLoop,
        ChilledLoop chilledLoop,
        Towers towers,
        Chillers chillers,
        Chillers dry) {

    /** Where the heat goes. */
    public enum Mode {
        WET,
        DRY;

        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The coolant distribution unit of one rack.
     *
     * @param pump of one unit, secondary side
     */
    public record Cdu(PumpDesign pump, double uaWPerK, double heatCapacityJPerK) {}

    /**
     * Facility water to the CDUs.
     *
     * @param pump all of the loop's pumps.
     * @param uaWPerK plate exchangers to the tower water
     * @param towerWaterShare share of the tower water that goes through them
     */
    public record WarmLoop(
            PumpDesign pump,
            double minimumFlowShare,
            double uaWPerK,
            double towerWaterShare,
            double heatCapacityJPerK) {}

    /**
     * Chilled water to rear doors and rooms.
     *
     * @param rearDoorFanW fans of one rack's door
     */
    public record ChilledLoop(
            PumpDesign pump, double minimumFlowShare, double supplyC, double heatCapacityJPerK, double rearDoorFanW) {}

    /**
     * @param cell design of one cell.
     * @param pump all condenser-water pumps at the design flow of all cells
     */
    public record Towers(
            int cells, TowerDesign cell, double setpointC, double basinM3, double driftFraction, PumpDesign pump) {}

    /**
     * Equal chillers.
     *
     * @param auxiliaryShare more power over that of the curves
     */
    public record Chillers(int units, ChillerDesign unit, double auxiliaryShare) {
        public double capacityW() {
            return units * unit.capacityW();
        }
    }
}
