package org.headroom.app.twin;

import org.headroom.data.site.WaterPlant;
import org.headroom.physics.wastewater.WaterRecyclingState;
import org.headroom.physics.water.BasinChemistry;
import org.headroom.physics.water.Species;
import org.headroom.physics.water.StorageTank;
import org.headroom.physics.water.WaterQuality;

/** What the water side remembers from step to step: what is dissolved in the basins, the tank, the recycling plant. */
final class WaterState {
    final BasinChemistry basin = new BasinChemistry();
    final StorageTank tank;
    final WaterRecyclingState recycling;

    /** Basins with mains water as it comes and a full tank of it. */
    WaterState(WaterPlant water, WaterRecyclingState recycling) {
        this.recycling = recycling;
        tank = new StorageTank(water.storage());
        double[] mgPerL = new double[Species.COUNT];
        WaterQuality mains = water.potable().quality();
        if (mains != null) {
            mains.copyTo(mgPerL);
        }
        basin.fill(mgPerL);
        tank.fill(mgPerL);
    }

    private WaterState(WaterState other) {
        tank = new StorageTank(other.tank.design());
        recycling = other.recycling.copy();
        set(other);
    }

    /** A deep copy that shares nothing. */
    WaterState copy() {
        return new WaterState(this);
    }

    /** Takes over another state of the same site. */
    void set(WaterState other) {
        basin.set(other.basin);
        tank.set(other.tank);
        recycling.set(other.recycling);
    }
}
