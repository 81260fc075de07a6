package org.headroom.app.twin;

/** What heat rejection does with water in a step, kg/s; filled by towers or pads, read by the supply side. */
final class WaterUse {
    double evaporationKgPerS;
    double driftKgPerS;
    double blowdownKgPerS;
    double makeupKgPerS;

    /** Growth of what stands in the basins. */
    double levelKgPerS;

    /** Temperature of the blowdown. */
    double blowdownC = 25;

    /** No water at all. */
    void none() {
        set(0, 0, 0, 0, 0);
    }

    void set(
            double evaporationKgPerS,
            double driftKgPerS,
            double blowdownKgPerS,
            double makeupKgPerS,
            double levelKgPerS) {
        this.evaporationKgPerS = evaporationKgPerS;
        this.driftKgPerS = driftKgPerS;
        this.blowdownKgPerS = blowdownKgPerS;
        this.makeupKgPerS = makeupKgPerS;
        this.levelKgPerS = levelKgPerS;
    }
}
