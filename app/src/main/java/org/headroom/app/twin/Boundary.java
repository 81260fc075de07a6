package org.headroom.app.twin;

import java.time.Instant;
import org.headroom.app.load.RackBank;
import org.headroom.data.site.RecyclingTimeline;
import org.headroom.data.site.Site;
import org.headroom.data.site.WaterPlant;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.wastewater.WaterRecyclingConditions;

/** What the world does to the site over one step; filled by the caller, reused from step to step. */
public final class Boundary {
    /** Epoch seconds of the step's start. */
    public double fromS;

    public double drybulbC;
    public double wetbulbC;
    public double pressurePa;

    /** Mean demand of every server over the step. */
    public final RackBank load;

    /** Main transformers in service. */
    public int transformersInService;

    /** What the utility allows at its meter, MW; infinite if nothing is said. */
    public double sitePowerLimitMw = Double.POSITIVE_INFINITY;

    /** The lowest such limit from the step's start to as far ahead as calls are announced, MW. */
    public double announcedLimitMw = Double.POSITIVE_INFINITY;

    /** The level at which a plan lets the battery hold the meter, MW; infinite without a plan. */
    public double batteryHoldMw = Double.POSITIVE_INFINITY;

    /** Whether recycled water may be taken; a plan may leave it to keep below the sewer's limit. */
    public boolean recycledAllowed = true;

    /** Whether the pads of adiabatic coolers may be wetted; a plan may leave them dry to spare water. */
    public boolean padsAllowed = true;

    /** Whether energy is at its on-peak price. */
    public boolean onPeak;

    /** Share of the recycled-water plant's capacity on offer, 0 to 1; of a plant without membranes in its file. */
    public double recycledOffer;

    /** What the recycled-water plant meets; none until it is said. */
    public final WaterRecyclingConditions recycling = new WaterRecyclingConditions();

    /** Cycles of concentration in the tower basins; not a number where make-up chemistry decides. */
    public double cycles = Double.NaN;

    /** Water demand of the city over its mean. */
    public double cityFactor = 1;

    /** Mains water that the city asks the site not to exceed, kg/s; the tank on site carries what is beyond. */
    public double mainsRequestKgPerS = Double.POSITIVE_INFINITY;

    /** Cooling equipment that can be used. */
    public final Availability available;

    /** Operators reset the servers that shut down: those whose GPUs are below throttling start again. */
    public boolean serverReset;

    public Boundary(RackBank load) {
        this.load = load;
        this.available = new Availability(load.siteRacks);
        this.recycling.exists = false;
    }

    /** What water the site is offered at an instant, and the cycles that it fixes. */
    public void setWater(Site site, double atS) {
        setWater(site, site.water().recycling(), atS);
    }

    /**
     * The same with another course of the recycling plant.
     *
     * @param course as foreseen, undisturbed, or as it comes
     */
    public void setWater(Site site, RecyclingTimeline course, double atS) {
        WaterPlant water = site.water();
        cycles = water.cycling().fixed();
        long hour = Math.floorDiv((long) atS, (long) Constants.SECONDS_PER_HOUR);
        if (hour != lastHour) {
            localHour = Instant.ofEpochSecond((long) atS).atZone(site.zone()).getHour();
            WaterPlant.Mains mains = water.mains();
            cityFactor = mains == null ? 1 : mains.cityFactor(localHour);
            lastHour = hour;
        }
        recycledOffer = course.offeredShare(atS, localHour);
        course.at(atS, localHour, recycling);
    }

    private long lastHour = Long.MIN_VALUE;
    private int localHour;
}
