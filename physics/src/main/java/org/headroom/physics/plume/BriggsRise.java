package org.headroom.physics.plume;

/**
 * How far a plume has risen above its stack at a distance downwind, after Briggs (1969, 1971, 1975) as EPA's ISC3 uses it.
 *
 * <pre>
 * Fb = g vs d2 (Ts - Ta) / (4 Ts), Fm = vs2 d2 Ta / (4 Ts), s = g (dtheta/dz) / Ta, b = 1/3 + u / vs
 * dTc = 0.0297 Ts vs^(1/3) / d^(2/3) (Fb below 55), 0.00575 Ts vs^(2/3) / d^(1/3) (from 55), 0.019582 Ts vs sqrt(s) (stable)
 * Ts - Ta at least dTc, buoyancy rules: 1.60 Fb^(1/3) x^(2/3) / u up to xf, at most the final rise
 *   A to D: xf = 49 Fb^(5/8), 21.425 Fb^(3/4) / u (Fb below 55); xf = 119 Fb^(2/5), 38.71 Fb^(3/5) / u (from 55)
 *   E, F:   xf = 2.0715 u / sqrt(s), 2.6 (Fb / (u s))^(1/3)
 * else momentum rules, up to xf, at most the final rise
 *   A to D: (3 Fm x / (b2 u2))^(1/3), final 3 d vs / u; xf as with buoyancy, or 4 d (vs + 3 u)2 / (vs u) where Fb = 0
 *   E, F:   (3 Fm sin(x sqrt(s) / u) / (b2 u sqrt(s)))^(1/3), final the lower of 1.5 (Fm / (u sqrt(s)))^(1/3) and 3 d vs / u; xf = pi u / (2 sqrt(s))
 * </pre>
 *
 * <p>x distance downwind, m; u wind at the stack's top, m/s, never taken below 1 (section 1.1.3); vs exit velocity, m/s; d diameter, m; Ts, Ta
 * temperatures of exhaust and air, K; exhaust colder than the air counts as having its temperature; g = 9.80616 m/s2, as the ISC3 program has
 * it. Fluxes in m4/s3 and m4/s2. Momentum rise holds for vs / u above 4. Without stack-tip downwash. Source: EPA-454/B-95-003b (1995), volume II, section 1.1.4. Worked:
 * Fb 50 from d 1 m, Ts 400 K in air of 288.15 K and 4 m/s (vs 72.938 m/s): 20.0 m at 50 m, 100.71 m from 565 m on.
 */
public final class BriggsRise {
    private static final double G = 9.80616;

    /** The wind that slower winds are taken as, m/s. */
    public static final double LEAST_WIND_M_PER_S = 1;

    private final double windMPerS;
    private final boolean buoyant;
    private final double finalDistanceM;
    private final double finalRiseM;
    private final double buoyancyRise;
    private final double momentum;
    private final double stableWaves;

    private BriggsRise(
            double windMPerS,
            boolean buoyant,
            double finalDistanceM,
            double finalRiseM,
            double buoyancyRise,
            double momentum,
            double stableWaves) {
        this.windMPerS = windMPerS;
        this.buoyant = buoyant;
        this.finalDistanceM = finalDistanceM;
        this.finalRiseM = finalRiseM;
        this.buoyancyRise = buoyancyRise;
        this.momentum = momentum;
        this.stableWaves = stableWaves;
    }

    /** The rise from a stack in a wind at its top. */
    public static BriggsRise of(Stack stack, double ambientK, double windMPerS, Stability stability) {
        double u = Math.max(LEAST_WIND_M_PER_S, windMPerS);
        double vs = stack.exitMPerS();
        double d = stack.diameterM();
        double ts = Math.max(stack.exitK(), ambientK);
        double fb = G * vs * d * d * (ts - ambientK) / (4 * ts);
        double fm = vs * vs * d * d * ambientK / (4 * ts);
        double rootS = Math.sqrt(G * stability.potentialKPerM() / ambientK);
        boolean stable = stability.stable();
        if (vs == 0) {
            return new BriggsRise(u, true, 0, 0, 0, 0, 0);
        }
        boolean strong = fb >= 55;
        double critical = stable
                ? 0.019582 * ts * vs * rootS
                : strong ? 0.00575 * ts * Math.cbrt(vs * vs / d) : 0.0297 * ts * Math.cbrt(vs / (d * d));
        double neutralDistance = strong ? 119 * Math.pow(fb, 0.4) : 49 * Math.pow(fb, 0.625);
        if (ts - ambientK >= critical) {
            double distance = stable ? 2.0715 * u / rootS : neutralDistance;
            double rise = stable
                    ? 2.6 * Math.cbrt(fb / (u * rootS * rootS))
                    : (strong ? 38.71 * Math.pow(fb, 0.6) : 21.425 * Math.pow(fb, 0.75)) / u;
            return new BriggsRise(u, true, distance, rise, 1.6 * Math.cbrt(fb) / u, 0, 0);
        }
        double jet = 1.0 / 3 + u / vs;
        double mixed = 3 * d * vs / u;
        if (stable) {
            double rise = Math.min(mixed, 1.5 * Math.cbrt(fm / (u * rootS)));
            double amplitude = 3 * fm / (jet * jet * u * rootS);
            return new BriggsRise(u, false, Math.PI / 2 * u / rootS, rise, 0, amplitude, rootS / u);
        }
        double distance = fb > 0 ? neutralDistance : 4 * d * (vs + 3 * u) * (vs + 3 * u) / (vs * u);
        return new BriggsRise(u, false, distance, mixed, 0, 3 * fm / (jet * jet * u * u), 0);
    }

    /** Rise at a distance downwind, m; 0 at and upwind of the stack. */
    public double atM(double downwindM) {
        if (downwindM >= finalDistanceM) {
            return downwindM > 0 ? finalRiseM : 0;
        }
        if (!(downwindM > 0)) {
            return 0;
        }
        double rise = buoyant
                ? buoyancyRise * Math.cbrt(downwindM * downwindM)
                : stableWaves > 0
                        ? Math.cbrt(momentum * Math.sin(downwindM * stableWaves))
                        : Math.cbrt(momentum * downwindM);
        return Math.min(rise, finalRiseM);
    }

    /** Distance from which on it rises no more, m. */
    public double finalDistanceM() {
        return finalDistanceM;
    }

    public double finalRiseM() {
        return finalRiseM;
    }

    /** Whether buoyancy rules, and not momentum. */
    public boolean buoyant() {
        return buoyant;
    }

    /** The wind that it is computed with, m/s. */
    public double windMPerS() {
        return windMPerS;
    }
}
