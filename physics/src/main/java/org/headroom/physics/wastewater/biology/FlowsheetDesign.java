package org.headroom.physics.wastewater.biology;

import java.util.List;

/**
 * A plant as data: units, the streams between them, its organisms and its energy.
 *
 * @param name of the plant
 * @param units tanks, settlers, membranes, junctions
 * @param streams from the influent through the units to the outside
 * @param biology the organisms
 * @param energy oxygen and electricity
 */
public record FlowsheetDesign(
        String name, List<UnitDesign> units, List<StreamDesign> streams, BiologyDesign biology, EnergyDesign energy) {
    public FlowsheetDesign {
        units = List.copyOf(units);
        streams = List.copyOf(streams);
    }
}
