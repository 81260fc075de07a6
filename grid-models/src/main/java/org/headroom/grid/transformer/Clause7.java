package org.headroom.grid.transformer;

/**
 * The simple model of IEEE C57.91, Clause 7: two exponentials over the ambient.
 *
 * <pre>
 *   tau_to d(dto)/dt = dto_u - dto     dto_u = dto_r ((K^2 R + 1) / (R + 1))^n
 *   tau_w  d(dh)/dt  = dh_u  - dh      dh_u  = dh_r K^(2 m)
 *   top oil = ta + dto                 hot spot = top oil + dh
 * </pre>
 *
 * dto top oil over ambient, dh hot spot over top oil, K; K load over rating, R load loss over no-load loss; an r is the
 * rating's value. A load that is linear in time is followed in steps of at most a minute and a fifth of a time constant,
 * each exact for an ultimate rise that is linear in it. With {@code corrected}, tau_to is that of equation 15, which in small
 * steps is {@code tau_to,r d(x)/dt = (K^2 R + 1) / (R + 1) - x^(1/n)}, x = dto / dto_r: the heat balance itself; for n = 1 both
 * are the same.
 *
 * <p>The oil follows the ambient at once: an error of some kelvin when it changes quickly. Source: IEEE C57.91-2011,
 * Clause 7.
 *
 * <p>Worked number: 55 K, 25 K, R = 5, n = 0.9, m = 0.8 at 1 and 30 C settles at 85 and 110 C, where it ages at 1; at 1.2 and
 * 30 C at 105.5 and 139.0 C.
 */
public final class Clause7 implements ThermalSeries {
    private static final double LONGEST_STEP_S = 60;
    private static final double STEPS_PER_TIME_CONSTANT = 5;

    private final Clause7Design d;
    private double ambientC;
    private double oilRiseK;
    private double gradientK;
    private double agedS;

    public Clause7(Clause7Design design) {
        d = design;
        settle(new LoadPoint(0, 0, 30));
    }

    @Override
    public void settle(LoadPoint at) {
        ambientC = at.ambientC();
        oilRiseK = ultimateOilRiseK(at.loadPu());
        gradientK = ultimateGradientK(at.loadPu());
        agedS = 0;
    }

    @Override
    public void advance(LoadPoint from, LoadPoint to) {
        double dtS = to.timeS() - from.timeS();
        double longestS = Math.min(
                LONGEST_STEP_S, Math.min(d.windingTimeConstantS(), d.oilTimeConstantS()) / STEPS_PER_TIME_CONSTANT);
        int steps = (int) Math.max(1, Math.ceil(dtS / longestS - 1e-9));
        double h = dtS / steps;
        ambientC = from.ambientC();
        double ageing = ageingFactor();
        for (int i = 0; i < steps; i++) {
            double load0 = from.towards(to, (double) i / steps).loadPu();
            double loadMiddle = from.towards(to, (i + 0.5) / steps).loadPu();
            LoadPoint end = from.towards(to, (i + 1.0) / steps);
            oilRiseK = d.corrected()
                    ? balanced(load0, loadMiddle, end.loadPu(), h)
                    : followed(
                            oilRiseK,
                            ultimateOilRiseK(load0),
                            ultimateOilRiseK(end.loadPu()),
                            h / d.oilTimeConstantS());
            gradientK = followed(
                    gradientK, ultimateGradientK(load0), ultimateGradientK(end.loadPu()), h / d.windingTimeConstantS());
            ambientC = end.ambientC();
            double next = ageingFactor();
            agedS += h * (ageing + next) / 2;
            ageing = next;
        }
    }

    /** Exact for an ultimate value that goes linearly from u0 to u1 over x time constants. */
    private static double followed(double from, double u0, double u1, double x) {
        double lagK = (u1 - u0) / x;
        return u1 - lagK + (from - u0 + lagK) * Math.exp(-x);
    }

    /** Equation 15 in small steps, by Runge-Kutta. */
    private double balanced(double load0, double loadMiddle, double load1, double h) {
        double x = oilRiseK / d.topOilRiseK();
        double s = h / d.oilTimeConstantS();
        double k1 = heat(load0) - lost(x);
        double k2 = heat(loadMiddle) - lost(x + s / 2 * k1);
        double k3 = heat(loadMiddle) - lost(x + s / 2 * k2);
        double k4 = heat(load1) - lost(x + s * k3);
        return d.topOilRiseK() * (x + s / 6 * (k1 + 2 * k2 + 2 * k3 + k4));
    }

    private double lost(double x) {
        return Math.pow(Math.max(0, x), 1 / d.n());
    }

    private double heat(double loadPu) {
        return (loadPu * loadPu * d.lossRatio() + 1) / (d.lossRatio() + 1);
    }

    private double ultimateOilRiseK(double loadPu) {
        return d.topOilRiseK() * Math.pow(heat(loadPu), d.n());
    }

    private double ultimateGradientK(double loadPu) {
        return d.hotSpotGradientK() * Math.pow(loadPu * loadPu, d.m());
    }

    @Override
    public void forgetAgeing() {
        agedS = 0;
    }

    @Override
    public double topOilC() {
        return ambientC + oilRiseK;
    }

    @Override
    public double hotSpotC() {
        return ambientC + oilRiseK + gradientK;
    }

    @Override
    public Insulation insulation() {
        return d.insulation();
    }

    @Override
    public double agedS() {
        return agedS;
    }

    @Override
    public double[] state() {
        return new double[] {oilRiseK, gradientK};
    }
}
