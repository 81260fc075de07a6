package org.headroom.physics.wastewater;

import org.junit.jupiter.api.Test;

class RecyclingBiologyTest {
    @Test
    void scratch() {
        BiologyTable table = MemphisPlant.biology();
        for (int i = 0; i < 4; i++) {
            long t0 = System.nanoTime();
            table = new RecyclingBiology(MemphisBiology.flowsheet(), MemphisBiology.FEED, MemphisBiology.RATED_M3_PER_DAY)
                    .table();
            System.err.println("fill ms " + (System.nanoTime() - t0) / 1e6);
        }
        BiologyPoint b = new BiologyPoint();
        System.err.println(table.feed() + " age d " + table.sludgeAgeS() / 86400);
        for (double t : new double[] {8, 12, 16, 20, 25, 30}) {
            for (double l : new double[] {0.25, 0.5, 1, 1.3}) {
                WaterRecyclingConditions c = MemphisPlant.dry(t);
                table.at(c, l, b);
                System.err.printf("%.0f C load %.2f NH4 %.3f NO3 %.2f alk %.2f O2 %.1f g/m3 sludge %.1f g/m3 mlss %.0f%n", t, l, b.ammoniumNGPerM3, b.nitrateNGPerM3, b.alkalinityMolPerM3, b.oxygenKgPerM3 * 1000, b.sludgeKgPerM3 * 1000, b.mlssGPerM3);
            }
        }
    }
}
