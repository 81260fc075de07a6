package org.headroom.physics.plume;

/**
 * Pasquill's and Gifford's curves over open country as EPA's ISC3 fits them.
 *
 * <pre>
 * sigma_y = 465.11628 x tan(0.017453293 (c - d ln x))     x in km, sigma in m
 * sigma_z = a x^b, a and b by class and distance, at most 5,000 m
 * </pre>
 *
 * <p>Fitted from 0.1 to about 50 km. Source: EPA-454/B-95-003b (1995), User's Guide for the Industrial Source Complex (ISC3) Dispersion
 * Models, volume II, tables 1-1 and 1-2. The pieces of sigma_z meet within 0.1 %. Worked: class D at 500 m is 36.146 m across and 18.297 m up.
 */
public record PasquillGifford() implements Dispersion {
    private static final double TOP_M = 5000;

    private static final double[] C = {24.167, 18.333, 12.5, 8.333, 6.25, 4.1667};
    private static final double[] D = {2.5334, 1.8096, 1.0857, 0.72382, 0.54287, 0.36191};

    /** By class: distance in km up to which it holds, a, b. */
    private static final double[][][] Z = {
        {
            {0.10, 122.80, 0.94470},
            {0.15, 158.08, 1.05420},
            {0.20, 170.22, 1.09320},
            {0.25, 179.52, 1.12620},
            {0.30, 217.41, 1.26440},
            {0.40, 258.89, 1.40940},
            {0.50, 346.75, 1.72830},
            {3.11, 453.85, 2.11660},
            {Double.POSITIVE_INFINITY, TOP_M, 0}
        },
        {{0.20, 90.673, 0.93198}, {0.40, 98.483, 0.98332}, {Double.POSITIVE_INFINITY, 109.300, 1.09710}},
        {{Double.POSITIVE_INFINITY, 61.141, 0.91465}},
        {
            {0.30, 34.459, 0.86974},
            {1.00, 32.093, 0.81066},
            {3.00, 32.093, 0.64403},
            {10.0, 33.504, 0.60486},
            {30.0, 36.650, 0.56589},
            {Double.POSITIVE_INFINITY, 44.053, 0.51179}
        },
        {
            {0.10, 24.260, 0.83660},
            {0.30, 23.331, 0.81956},
            {1.00, 21.628, 0.75660},
            {2.00, 21.628, 0.63077},
            {4.00, 22.534, 0.57154},
            {10.0, 24.703, 0.50527},
            {20.0, 26.970, 0.46713},
            {40.0, 35.420, 0.37615},
            {Double.POSITIVE_INFINITY, 47.618, 0.29592}
        },
        {
            {0.20, 15.209, 0.81558},
            {0.70, 14.457, 0.78407},
            {1.00, 13.953, 0.68465},
            {2.00, 13.953, 0.63227},
            {3.00, 14.823, 0.54503},
            {7.00, 16.187, 0.46490},
            {15.0, 17.836, 0.41507},
            {30.0, 22.651, 0.32681},
            {60.0, 27.074, 0.27436},
            {Double.POSITIVE_INFINITY, 34.219, 0.21716}
        }
    };

    @Override
    public double sigmaYM(Stability stability, double downwindM) {
        if (!(downwindM > 0)) {
            return 0;
        }
        double km = downwindM / 1000;
        int i = stability.index();
        return 465.11628 * km * Math.tan(0.017453293 * (C[i] - D[i] * Math.log(km)));
    }

    @Override
    public double sigmaZM(Stability stability, double downwindM) {
        if (!(downwindM > 0)) {
            return 0;
        }
        double km = downwindM / 1000;
        double[][] pieces = Z[stability.index()];
        int i = 0;
        while (km > pieces[i][0]) {
            i++;
        }
        return Math.min(TOP_M, pieces[i][1] * Math.pow(km, pieces[i][2]));
    }
}
