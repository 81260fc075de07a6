package org.headroom.physics.plume;

/**
 * Briggs' curves over towns, from the St. Louis experiments (x and sigma in m).
 *
 * <pre>
 * sigma_y = k x / sqrt(1 + 0.0004 x)        k = 0.32 (A, B), 0.22 (C), 0.16 (D), 0.11 (E, F)
 * sigma_z = 0.24 x sqrt(1 + 0.001 x) (A, B), 0.20 x (C), 0.14 x / sqrt(1 + 0.0003 x) (D), 0.08 x / sqrt(1 + 0.0015 x) (E, F)
 * </pre>
 *
 * <p>Fitted from 0.1 to 10 km. Source: Briggs (1973), ATDL contribution 79, as EPA-454/B-95-003b (1995), volume II, tables 1-3 and 1-4 have
 * it. Worked: class D at 1,000 m is 135.2 m across and 122.8 m up.
 */
public record BriggsUrban() implements Dispersion {
    private static final double[] ACROSS = {0.32, 0.32, 0.22, 0.16, 0.11, 0.11};

    @Override
    public double sigmaYM(Stability stability, double downwindM) {
        double x = Math.max(0, downwindM);
        return ACROSS[stability.index()] * x / Math.sqrt(1 + 0.0004 * x);
    }

    @Override
    public double sigmaZM(Stability stability, double downwindM) {
        double x = Math.max(0, downwindM);
        return switch (stability) {
            case A, B -> 0.24 * x * Math.sqrt(1 + 0.001 * x);
            case C -> 0.20 * x;
            case D -> 0.14 * x / Math.sqrt(1 + 0.0003 * x);
            case E, F -> 0.08 * x / Math.sqrt(1 + 0.0015 * x);
        };
    }
}
