package org.headroom.physics.wastewater;

import org.headroom.physics.basis.Constants;
import org.headroom.physics.wastewater.membrane.MembraneDesign;

/**
 * The plant of the Memphis site for tests: 13,000 modules of 900,000 sq ft for 13 of 13.5 Mgal/d (Memphis Flyer 2025), all
 * else the usual values that the designs name.
 */
public final class MemphisPlant {
    public static final double M3_PER_MGAL = Constants.LITRES_PER_US_GALLON * 1000;
    public static final double MGAL_PER_DAY = M3_PER_MGAL / Constants.SECONDS_PER_DAY;
    public static final double LMH = MembraneDesign.L_PER_M2_H;
    public static final double AREA_M2 = 900_000 * 0.09290304;
    public static final int TRAINS = 10;
    public static final FeedQuality FEED = new FeedQuality(60, 15, 10, 6, 2, 3.3);

    private MemphisPlant() {}

    public static MembraneDesign membrane() {
        return MembraneDesign.ceramic(AREA_M2 / TRAINS);
    }

    public static AerationDesign aeration() {
        return new AerationDesign(0.06, 5, 8.4e-5, 0.95, 2, 2.0 / 3600, 2000, 3.5, 0.02, 4, 10e3, 0.65, 20, 101_325);
    }

    public static PumpingDesign pumping() {
        return new PumpingDesign(80e3, 40e3, 4, 20e3, 350e3, 0.7, 25e3, 150e3, 5e3);
    }

    /** A nitrifying biology, by hand: 10 g/m3 nitrified, 4.33 kg of oxygen each, and the COD. */
    public static BiologyTable biology() {
        double[] c = {8, 20, 30};
        double[] load = {0.2, 1};
        BiologyTable.Entry[][] entries = new BiologyTable.Entry[c.length][load.length];
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < load.length; j++) {
                double left = (i == 0 ? 0.8 : i == 1 ? 0.25 : 0.15) * (0.8 + 0.2 * load[j]);
                double made = 10 - left - 0.6;
                entries[i][j] = new BiologyTable.Entry(
                        left, made, made / 7, (25 + 4.33 * made) / 1000, 0.02, load[j] * (6500 - 50 * (c[i] - 20)));
            }
        }
        return new BiologyTable(FEED, 20 * 86_400, c, load, entries);
    }

    public static WaterRecyclingDesign design() {
        return design(biology(), 0, 11_356);
    }

    public static WaterRecyclingDesign design(BiologyTable biology, double siteShare, double storageM3) {
        return new WaterRecyclingDesign(
                new RecycledPlantDesign(13.5 * M3_PER_MGAL, 13 * M3_PER_MGAL, 0.6),
                TRAINS,
                membrane(),
                25 * LMH,
                1,
                0.3,
                storageM3,
                1.5 * 13 * MGAL_PER_DAY,
                7200,
                siteShare,
                0.5,
                aeration(),
                pumping(),
                new DosingDesign(3, 0.5, 2, 162.2),
                biology);
    }

    public static WaterRecyclingConditions dry(double feedC) {
        WaterRecyclingConditions c = new WaterRecyclingConditions();
        c.setFeed(FEED, 1);
        c.feedC = feedC;
        c.feedM3PerS = 70 * MGAL_PER_DAY;
        return c;
    }
}
