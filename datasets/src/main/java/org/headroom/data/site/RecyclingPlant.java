package org.headroom.data.site;

import org.headroom.physics.wastewater.AerationDesign;
import org.headroom.physics.wastewater.BiologyTable;
import org.headroom.physics.wastewater.DosingDesign;
import org.headroom.physics.wastewater.PumpingDesign;
import org.headroom.physics.wastewater.RecycledPlantDesign;
import org.headroom.physics.wastewater.WaterRecyclingDesign;
import org.headroom.physics.wastewater.membrane.MembraneDesign;
import org.jspecify.annotations.Nullable;

/**
 * The recycled-water plant as {@code water.recycled.plant} has it, all but its biology.
 *
 * @param membrane of one train
 * @param biology name of the plant file of its biology; null where the site has none
 * @param working trains at work
 */
public record RecyclingPlant(
        RecycledPlantDesign rated,
        int trains,
        MembraneDesign membrane,
        Working working,
        Storage storage,
        AerationDesign aeration,
        PumpingDesign pumping,
        DosingDesign dosing,
        @Nullable String biology) {

    /**
     * Which trains work.
     *
     * @param fluxMPerS at which a further train is set to work
     * @param leastTrains at work whatever is asked
     * @param rejectFixedShare of the rated reject, whatever is asked
     */
    public record Working(double fluxMPerS, double leastTrains, double rejectFixedShare) {}

    /**
     * The product tank, and who has of it first.
     *
     * @param siteShare of what can be given the site has this part first
     * @param backupShare of its pumping that runs in a power cut
     */
    public record Storage(double volumeM3, double mostM3PerS, double refillS, double siteShare, double backupShare) {}

    /** What the twin steps, with what its bacteria do. */
    public WaterRecyclingDesign design(BiologyTable table) {
        return new WaterRecyclingDesign(
                rated,
                trains,
                membrane,
                working.fluxMPerS(),
                working.leastTrains(),
                working.rejectFixedShare(),
                storage.volumeM3(),
                storage.mostM3PerS(),
                storage.refillS(),
                storage.siteShare(),
                storage.backupShare(),
                aeration,
                pumping,
                dosing,
                table);
    }
}
