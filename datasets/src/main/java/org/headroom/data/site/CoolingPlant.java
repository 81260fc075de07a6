package org.headroom.data.site;

import org.headroom.physics.cooling.AshraeWClass;
import org.headroom.physics.cooling.ChillerDesign;
import org.headroom.physics.cooling.ColdPlateDesign;
import org.headroom.physics.cooling.DryCoolerDesign;
import org.headroom.physics.cooling.PlateExchangerDesign;
import org.headroom.physics.cooling.PumpGroupDesign;
import org.headroom.physics.cooling.TowerDesign;
import org.jspecify.annotations.Nullable;

/**
 * Two temperature levels: a warm loop for the cold plates, a chilled loop for air-side heat, network and storage. In wet
 * mode towers take the warm loop through plate exchangers and the chilled loop through water-cooled chillers; in dry mode
 * air-cooled chillers take both; in hybrid mode adiabatic dry coolers take the warm loop and air-cooled chillers the rest.
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
        Chillers dry,
        TowerControl towerControl,
        Economizer economizer,
        Rooms rooms,
        Restart restart,
        @Nullable DryCoolers dryCoolers) {

    /** Where the heat goes. */
    public enum Mode {
        WET,
        DRY,
        HYBRID;

        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The coolant distribution unit of one rack.
     *
     * @param pumps of one unit, secondary side, hot-swap
     * @param exchanger at the design flows of rack and facility
     */
    public record Cdu(PumpGroupDesign pumps, PlateExchangerDesign exchanger, double heatCapacityJPerK) {
        public double uaWPerK() {
            return exchanger.uaWPerK();
        }
    }

    /**
     * Facility water to the CDUs.
     *
     * @param pumps all of the loop's pumps
     * @param uaWPerK plate exchangers to the tower water
     * @param towerWaterShare share of the tower water that goes through them
     * @param supplyLowC the three-way valve lets no colder water to the racks, so that nothing sweats
     * @param wClass class of facility water that the CDUs are declared for
     * @param mains the pipes between plant and halls
     */
    public record WarmLoop(
            PumpGroupDesign pumps,
            double minimumFlowShare,
            double uaWPerK,
            double towerWaterShare,
            double heatCapacityJPerK,
            double supplyLowC,
            @Nullable AshraeWClass wClass,
            @Nullable Mains mains) {}

    /** The pipes of a loop at its design flow: so many mains of this inside diameter share it. */
    public record Mains(int count, double diameterM) {}

    /**
     * Chilled water to rear doors and rooms.
     *
     * @param rearDoorFanW fans of one rack's door
     */
    public record ChilledLoop(
            PumpGroupDesign pumps,
            double minimumFlowShare,
            double supplyC,
            double heatCapacityJPerK,
            double rearDoorFanW,
            @Nullable Mains mains) {}

    /**
     * @param cell design of one cell.
     * @param pumps all condenser-water pumps, at the design flow of all cells
     */
    public record Towers(
            int cells,
            TowerDesign cell,
            double setpointC,
            double basinM3,
            double driftFraction,
            PumpGroupDesign pumps) {}

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

    /**
     * How the towers are run.
     *
     * @param setpointLowC lowest cold-water setpoint; the setpoint follows the wet bulb down to it
     * @param resetApproachK setpoint over wet bulb, between the lowest and the plain setpoint
     * @param minimumFlowShare least tower water over the design flow; 1 for constant flow
     * @param cellMinimumFlowShare least water of a cell that runs; with less water cells are shut
     * @param freezeC basin temperature that bypass and heaters keep
     * @param lowLevelShare basin content under which the pumps trip
     */
    public record TowerControl(
            double setpointLowC,
            double resetApproachK,
            double minimumFlowShare,
            double cellMinimumFlowShare,
            double freezeC,
            double lowLevelShare) {}

    /**
     * Plate exchangers between tower water and chilled return, ahead of the evaporators.
     *
     * @param uaWPerK 0 if there is none
     * @param onK tower water must be this much colder than the chilled return to start
     * @param offK and stops below this
     */
    public record Economizer(double uaWPerK, double onK, double offK) {}

    /**
     * The air side of the halls.
     *
     * @param doorWPerK rear door of one rack and its share of the room units: heat over air less chilled supply
     * @param heatCapacityJPerK air and metal that the air warms, of one rack
     * @param shutdownC air at which servers, network and storage go off
     */
    public record Rooms(double doorWPerK, double heatCapacityJPerK, double shutdownC) {}

    /** How long equipment needs to come back once it has power again, s. */
    public record Restart(double pumpsS, double fansS, double chillersS) {}

    /**
     * Adiabatic dry coolers of the warm loop.
     *
     * @param setpointC warm supply that the fans hold
     * @param trimC warmest supply; beyond it air-cooled chillers help
     */
    public record DryCoolers(int units, DryCoolerDesign unit, double setpointC, double trimC) {}
}
