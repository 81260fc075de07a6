package org.headroom.app.twin;

import org.headroom.data.site.RecyclingFeed;
import org.headroom.data.site.RecyclingPlant;
import org.headroom.data.site.WaterPlant;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.wastewater.RecycledPlant;
import org.headroom.physics.wastewater.WaterRecycling;
import org.headroom.physics.wastewater.WaterRecyclingLimit;
import org.headroom.physics.wastewater.WaterRecyclingPoint;
import org.headroom.physics.wastewater.WaterRecyclingState;
import org.headroom.physics.water.Species;
import org.headroom.physics.water.WaterQuality;
import org.jspecify.annotations.Nullable;

/**
 * The recycled-water plant in the site's step: what it offers, what the water is, and what it cost.
 *
 * <p>A site file with {@code water.recycled.plant} has membranes, biology and a product tank; without it the plant is a
 * capacity, a recovery and an energy per cubic metre. Either way the neighbours' share of its electricity and of its
 * reject is theirs: {@link #siteW} and {@link #siteRejectKgPerS} are the site's, by the water that each has.
 *
 * <p>Ions that pass a membrane are those of the site file; ammonium, nitrate, phosphate and alkalinity follow from the
 * biology. Not modelled: that rain dilutes the others too.
 */
final class RecyclingSide {
    private static final double DENSITY = Constants.WATER_DENSITY_KG_PER_M3;
    private static final double LEAST_SHARE = 1e-3;
    private static final double NITROGEN_G_PER_MOL = 14.007;
    private static final double PHOSPHORUS_G_PER_MOL = 30.974;

    private final RecycledPlant simple;
    private final @Nullable RecyclingPlant file;
    private final RecyclingFeed feed;
    private final @Nullable WaterQuality product;
    private @Nullable WaterRecycling plant;
    private final double suppliedC;
    private final boolean known;
    private final double[] mgPerL = new double[Species.COUNT];

    /** What the plant did in the last step; of a simple plant flows and power alone. */
    final WaterRecyclingPoint point = new WaterRecyclingPoint();

    double offerKgPerS;
    double waterC;
    double siteRejectKgPerS;
    double siteW;

    RecyclingSide(WaterPlant water) {
        simple = new RecycledPlant(water.recycled());
        file = water.recyclingPlant();
        feed = water.recycling().feed();
        suppliedC = water.recycledWater().supplyC();
        product = water.recycledWater().quality();
        WaterQuality quality = product != null ? product : water.potable().quality();
        known = quality != null;
        if (quality != null) {
            quality.copyTo(mgPerL);
        }
        waterC = suppliedC;
    }

    WaterRecyclingState newState() {
        return new WaterRecyclingState();
    }

    /** Clean membranes, and a full tank of what the usual feed gives. */
    void settle(WaterRecyclingState state, Boundary b) {
        WaterRecycling there = plant(b);
        if (there != null) {
            state.set(there.fresh(b.recycling));
        }
    }

    /** The plant with its membranes; its biology is worked out when there first is one. */
    private @Nullable WaterRecycling plant(Boundary b) {
        if (plant == null && file != null && b.recycling.exists) {
            plant = new WaterRecycling(file.design(PlantBiology.of(file, feed, product)));
        }
        return plant;
    }

    /** Whether its sludge and what it holds back are known; of a simple plant only flows are. */
    boolean followsBiology() {
        return plant != null;
    }

    /** Concentrations of what is offered, mg/L, in the order of {@link Species}; not to be written to. */
    double[] concentrations() {
        return mgPerL;
    }

    /** @param there share of the site's pipes from all sources that can be used */
    void offer(WaterRecyclingState from, Boundary b, double there, double perS) {
        if (file == null) {
            offerKgPerS = b.recycledOffer * simple.offerM3PerS() * DENSITY * there;
            return;
        }
        WaterRecycling plant = plant(b);
        if (plant == null) {
            offerKgPerS = 0;
            return;
        }
        offerKgPerS = plant.offerM3PerS(from, b.recycling, perS) * DENSITY * there;
        waterC = b.recycling.feedC;
        if (known) {
            set(Species.AMMONIUM, from.ammoniumNGPerM3 / NITROGEN_G_PER_MOL);
            set(Species.NITRATE, from.nitrateNGPerM3 / NITROGEN_G_PER_MOL);
            set(Species.PHOSPHATE, from.phosphatePGPerM3 / PHOSPHORUS_G_PER_MOL);
            set(Species.ALKALINITY, from.alkalinityMolPerM3);
        }
    }

    private void set(Species species, double molPerM3) {
        mgPerL[species.index()] = molPerM3 * species.gPerMol();
    }

    /** Takes what the site drew and moves the plant on. */
    void advance(WaterRecyclingState from, WaterRecyclingState to, Boundary b, double drawnKgPerS, double perS) {
        WaterRecycling plant = plant(b);
        if (plant == null) {
            stepSimple(drawnKgPerS / DENSITY);
            return;
        }
        plant.advance(from, to, b.recycling, drawnKgPerS / DENSITY, perS, point);
        double given = point.siteM3PerS + point.othersM3PerS;
        double share = given > 0 ? point.siteM3PerS / given : 1;
        siteRejectKgPerS = share * point.rejectM3PerS * DENSITY;
        siteW = share * point.powerW;
    }

    private void stepSimple(double drawnM3PerS) {
        point.siteM3PerS = drawnM3PerS;
        point.siteMostM3PerS = offerKgPerS / DENSITY;
        point.productM3PerS = drawnM3PerS;
        point.intakeM3PerS = simple.intakeM3PerS(drawnM3PerS);
        point.rejectM3PerS = simple.rejectM3PerS(drawnM3PerS);
        point.powerW = simple.powerW(drawnM3PerS);
        point.limit = offerKgPerS > 0 ? WaterRecyclingLimit.NONE : WaterRecyclingLimit.ABSENT;
        siteRejectKgPerS = point.rejectM3PerS * DENSITY;
        siteW = point.powerW;
    }

    /** Between what the plant took in, gave, sent to the sewer and stored, over its intake or a thousandth of the rated. */
    double residual() {
        double open = point.intakeM3PerS - point.productM3PerS - point.rejectM3PerS;
        double tank = file == null
                ? 0
                : point.productM3PerS - point.siteM3PerS - point.othersM3PerS - point.storageChangeM3PerS;
        return (Math.abs(open) + Math.abs(tank))
                / Math.max(point.intakeM3PerS, LEAST_SHARE * simple.intakeM3PerS(simple.offerM3PerS()));
    }
}
