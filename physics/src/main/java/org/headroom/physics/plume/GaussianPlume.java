package org.headroom.physics.plume;

/**
 * Concentration in a steady plume over flat ground that reflects all of it.
 *
 * <pre>
 * C / Q = exp(-y2 / (2 sy2)) (exp(-(z - H)2 / (2 sz2)) + exp(-(z + H)2 / (2 sz2))) / (2 pi u sy sz)
 * </pre>
 *
 * <p>Q emission, g/s; u wind at the stack's top, m/s; H height of the plume's axis, m; y across the wind and z above the ground, m; sy, sz
 * standard deviations at the distance downwind, m. Hourly means, no lid on mixing, no building or stack-tip downwash, no buoyancy-induced
 * spread, no deposition, no chemistry. Screening: within a factor of two at best, in open terrain. Source: EPA-454/B-95-003b (1995), volume II, equations 1-1 and 1-50;
 * Pasquill (1961), Gifford (1961). Worked: 0.1 kg/s on the ground in class F and 2 m/s is 1.0347e-4 kg/m3 at 500 m with sy = 0.0674 x^0.9 and
 * sz = 0.01122 x^1.4024 exp(-0.054 ln2 x) (CCPS 1999, p. 97).
 */
public final class GaussianPlume {
    private GaussianPlume() {}

    /**
     * Concentration over emission, s/m3; 0 where the plume has no width yet.
     *
     * @param windMPerS at the stack's top
     * @param axisM height of the plume's axis
     */
    public static double perEmission(
            double windMPerS, double sigmaYM, double sigmaZM, double crosswindM, double receptorM, double axisM) {
        if (!(sigmaYM > 0 && sigmaZM > 0)) {
            return 0;
        }
        double y = crosswindM / sigmaYM;
        double down = (receptorM - axisM) / sigmaZM;
        double up = (receptorM + axisM) / sigmaZM;
        return Math.exp(-y * y / 2)
                * (Math.exp(-down * down / 2) + Math.exp(-up * up / 2))
                / (2 * Math.PI * windMPerS * sigmaYM * sigmaZM);
    }
}
