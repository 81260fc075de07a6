package org.headroom.grid.transformer;

/**
 * The difference equations of IEC 60076-7.
 *
 * <pre>
 *   D(to) = Dt / (k11 tau_o)   (to_r ((1 + K^2 R) / (1 + R))^x - (to - ta))
 *   D(h1) = Dt / (k22 tau_w)   (k21 h_r K^y - h1)
 *   D(h2) = Dt / (tau_o / k22) ((k21 - 1) h_r K^y - h2)
 *   th = to + h1 - h2          D(L) = V(th) Dt
 * </pre>
 *
 * One step from point to point with load K and ambient ta of the later one; V at its end. to top oil, th hot spot, C; h1 and
 * h2 the two parts of the gradient, K. The standard asks for steps of at most half of the shortest lag; a step longer than that
 * lag itself, where the equations would oscillate, is cut into equal ones.
 *
 * <p>Source: IEC 60076-7:2005, 8.2.3 and its annex with a worked example (2018: 8.2.2, Annex).
 *
 * <p>Worked number: {@link DifferenceDesign#EXAMPLE} at 0.81 and 30.3 C: 63.9 C of oil, 53.2 - 26.6 K, 90.5 C.
 */
public final class DifferenceEquations implements ThermalSeries {
    private final DifferenceDesign d;
    private double topOilC;
    private double h1;
    private double h2;
    private double agedS;

    public DifferenceEquations(DifferenceDesign design) {
        d = design;
        settle(new LoadPoint(0, 0, 20));
    }

    @Override
    public void settle(LoadPoint at) {
        topOilC = at.ambientC() + oilRiseK(at.loadPu());
        h1 = d.k21() * gradientK(at.loadPu());
        h2 = (d.k21() - 1) * gradientK(at.loadPu());
        agedS = 0;
    }

    @Override
    public void advance(LoadPoint from, LoadPoint to) {
        double dtS = to.timeS() - from.timeS();
        int steps = steps(dtS);
        double h = dtS / steps;
        double gradientK = gradientK(to.loadPu());
        double oilC = to.ambientC() + oilRiseK(to.loadPu());
        for (int i = 0; i < steps; i++) {
            topOilC += h / (d.k11() * d.oilTimeConstantS()) * (oilC - topOilC);
            h1 += h / (d.k22() * d.windingTimeConstantS()) * (d.k21() * gradientK - h1);
            h2 += h * d.k22() / d.oilTimeConstantS() * ((d.k21() - 1) * gradientK - h2);
            agedS += ageingFactor() * h;
        }
    }

    /** Into how many a step is cut; 1 up to the shortest lag. */
    public int steps(double dtS) {
        return (int) Math.max(1, Math.ceil(dtS / d.shortestLagS() - 1e-9));
    }

    /** The longest step that the standard allows, s. */
    public double longestStepS() {
        return d.shortestLagS() / 2;
    }

    private double oilRiseK(double loadPu) {
        return d.topOilRiseK() * Math.pow((1 + loadPu * loadPu * d.lossRatio()) / (1 + d.lossRatio()), d.x());
    }

    private double gradientK(double loadPu) {
        return d.hotSpotGradientK() * Math.pow(loadPu, d.y());
    }

    /** The two parts of the gradient, K: the first less the second is what the hot spot is over the top oil. */
    public double[] gradientsK() {
        return new double[] {h1, h2};
    }

    @Override
    public void forgetAgeing() {
        agedS = 0;
    }

    @Override
    public double topOilC() {
        return topOilC;
    }

    @Override
    public double hotSpotC() {
        return topOilC + h1 - h2;
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
        return new double[] {topOilC, h1, h2};
    }
}
