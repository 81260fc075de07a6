package org.headroom.grid.transformer;

import java.util.ArrayList;
import java.util.List;

/** Published worked examples that the thermal models are held against. */
final class PublishedCases {
    private PublishedCases() {}

    /**
     * The day of the example of IEEE C57.91-2011, Annex G: time h, ambient C, load (52,267 kVA = 1); as carried by I. Daminov,
     * "Receding horizon algorithm for dynamic transformer rating" (2019, data_IEEE_AnnexG.mat).
     */
    private static final double[][] ANNEX_G_DAY = {
        {0, 30, 0.73},
        {1, 29.5, 0.64},
        {6, 28.2, 0.56},
        {7, 29.8, 0.62},
        {10, 35.9, 0.88},
        {13, 39.6, 1.03},
        {14, 40.1, 1.07},
        {15, 40.1, 1.1},
        {16, 39.6, 1.1},
        {18, 36.8, 1.04},
        {21, 32.5, 0.88},
        {24, 30, 0.73}
    };

    /** Its hot spot at each hour from 0 to 24, C. */
    static final double[] ANNEX_G_HOT_SPOT_C = {
        89.9, 82.7, 77.9, 74.5, 71.9, 69.7, 67.8, 68.7, 73.7, 82.4, 92.3, 100.4, 108, 115.7, 122.3, 127.7, 130, 128.4,
        125.7, 121, 115.1, 108.6, 102.1, 95.9, 89.9
    };

    /** Its top oil at each hour, C. */
    static final double[] ANNEX_G_TOP_OIL_C = {
        74.1, 69.5, 65.4, 62.5, 60.3, 58.6, 57.2, 56.6, 58.5, 62.7, 68.5, 74.9, 80.9, 86.6, 92, 96.6, 99.8, 100.8, 99.6,
        96.7, 92.6, 87.9, 83, 78.4, 74.1
    };

    static final double ANNEX_G_AGEING_FACTOR = 1.509297;
    static final double ANNEX_G_AGEING_H = 36.22;

    /** IEC 60076-7, the worked example of the difference equations: load every 3 min. */
    private static final double[] IEC_LOAD = {
        0.81, 0.87, 0.88, 0.86, 0.9, 0.92, 0.95, 0.96, 0.97, 1.0, 1.7, 1.7, 1.73, 1.72, 1.69, 1.68, 1.71, 1.69, 1.67,
                1.68,
        1.63, 1.59, 1.53, 1.49, 1.41, 1.38, 1.32, 1.28, 1.21, 1.19, 0.87, 0.88, 0.87, 0.86, 0.85, 0.87, 0.83, 0.86,
                0.85, 0.82,
        0.86
    };

    private static final double[] IEC_AMBIENT_C = {
        30.3, 29.9, 29.8, 29.5, 29.6, 29.5, 29.5, 28.9, 29.0, 28.6, 28.0, 28.7, 27.8, 28.1, 27.9, 27.1, 26.9, 26.7,
                27.2, 26.7,
        26.9, 26.5, 26.2, 26.3, 25.4, 25.6, 25.3, 24.8, 24.5, 24.3, 24.1, 24.3, 24.1, 23.4, 23.6, 23.8, 23.1, 23.3,
                23.1, 22.3,
        22.2
    };

    /** Its loss of life over the two hours, days: ordinary paper, thermally upgraded paper. */
    static final double IEC_DAYS_NORMAL = 128.8321641703571;

    static final double IEC_DAYS_UPGRADED = 6.14631150615756;

    static List<LoadPoint> annexGDay() {
        List<LoadPoint> points = new ArrayList<>();
        for (double[] row : ANNEX_G_DAY) {
            points.add(new LoadPoint(3600 * row[0], row[2], row[1]));
        }
        return points;
    }

    static List<LoadPoint> iecSeries() {
        List<LoadPoint> points = new ArrayList<>();
        for (int i = 0; i < IEC_LOAD.length; i++) {
            points.add(new LoadPoint(180 * i, IEC_LOAD[i], IEC_AMBIENT_C[i]));
        }
        return points;
    }

    /** The same series with points every so many seconds. */
    static List<LoadPoint> spaced(List<LoadPoint> points, double everyS) {
        List<LoadPoint> all = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            LoadPoint a = points.get(i - 1);
            LoadPoint b = points.get(i);
            int parts = (int) Math.max(1, Math.rint((b.timeS() - a.timeS()) / everyS));
            for (int p = 0; p < parts; p++) {
                all.add(a.towards(b, (double) p / parts));
            }
        }
        all.add(points.getLast());
        return all;
    }
}
