package org.headroom.grid.transformer;

/**
 * Top oil, hot spot, cooling stage and ageing of one transformer in steps of any length: the difference equations of IEC
 * 60076-7, taken implicitly.
 *
 * <pre>
 *   k11 tau_o  d(to)/dt = to_or ((1 + R K^2) / (1 + R s^2))^x + ta - to
 *   k22 tau_w  d(h1)/dt = k21 g K^y - h1
 *   tau_o/k22  d(h2)/dt = (k21 - 1) g K^y - h2
 *   th = to + h1 - h2                     dL/dt = V(th)
 * </pre>
 *
 * K load over top rating; R load loss over no-load loss at top rating; s the running stage's rating share, to_or its
 * top-oil rise there, K; tau_o its oil time constant; g hot-spot gradient at top rating, K; ta ambient, to top oil, th
 * hot spot, C. Each line is linear, so backward Euler is {@code x1 = (x0 tau/dt + u) / (tau/dt + 1)}: stable for any
 * step, the equilibrium for an infinite one, monotone in load and ambient. {@link #advance} is the exact solution under
 * constant load and ambient, to which steps converge.
 *
 * <p>Why this form and not Clause 7 of IEEE C57.91: there ambient acts on the oil at once, and the hot spot does not
 * overshoot the oil after a jump of load, which is what bounds a short overload. With k11 = k21 = k22 = 1 both are the same
 * at constant ambient.
 *
 * <p>Stages: a step runs in the stage that the state at its start asks for (on at either threshold, off when both are
 * below by the hysteresis, one stage at a time). A step longer than the oil's time constant runs in the lowest stage that
 * is enough at its own end. The ageing of a step is V at its end times its length; an infinite step adds none.
 *
 * <p>Valid for 0 to about 2 of rating; a load above 5 (no unit left to carry it) counts as 5, one that is no number as 0. Source: IEC 60076-7:2005, 8.2.3 and equations 5 to 10; IEEE C57.91-2011, Clause 7.
 *
 * <p>Worked number: IEC's example (45 K, 35 K, R = 8, x 0.8, y 1.3) at 0.81 and 30.3 C settles at 63.9 C of oil, gradient
 * 53.2 - 26.6 K, hot spot 90.5 C.
 */
public final class ThermalUnit {
    private static final double HIGHEST_LOAD_PU = 5;

    private final ThermalDesign design;
    private final CoolingStage[] stages;

    public ThermalUnit(ThermalDesign design) {
        this.design = design;
        this.stages = design.stages().toArray(CoolingStage[]::new);
    }

    public ThermalDesign design() {
        return design;
    }

    /** The highest stage of the cooling. */
    public int topStage() {
        return stages.length - 1;
    }

    /** Power of fans and pumps in a state, W. */
    public double auxiliaryW(ThermalState state) {
        return stages[state.stage].auxiliaryW();
    }

    /** As {@link #step(double, double, double, int, ThermalState, ThermalState)} with all cooling in order. */
    public void step(double loadPu, double ambientC, double dtS, ThermalState in, ThermalState out) {
        step(loadPu, ambientC, dtS, topStage(), in, out);
    }

    /**
     * One backward Euler step.
     *
     * @param loadPu over the top rating at the end of the step, 1
     * @param ambientC air at the radiators at the end of the step, C
     * @param dtS length, s; infinite gives the equilibrium
     * @param highestStage that can run: fewer than {@link #topStage()} when fans have failed
     * @param in state at the start; may be {@code out}
     */
    public void step(double loadPu, double ambientC, double dtS, int highestStage, ThermalState in, ThermalState out) {
        move(loadPu, ambientC, dtS, highestStage, in, out, false);
    }

    /** As {@code step}, but exact under constant load and ambient (within one stage of the cooling). */
    public void advance(
            double loadPu, double ambientC, double dtS, int highestStage, ThermalState in, ThermalState out) {
        move(loadPu, ambientC, dtS, highestStage, in, out, true);
    }

    /** The equilibrium at a load; the ageing starts from 0. */
    public void settle(double loadPu, double ambientC, int highestStage, ThermalState out) {
        out.topOilC = ambientC;
        out.windingRiseK = 0;
        out.oilFlowK = 0;
        out.hotSpotC = ambientC;
        out.agedS = 0;
        out.stage = 0;
        step(loadPu, ambientC, Double.POSITIVE_INFINITY, highestStage, out, out);
    }

    private void move(
            double givenPu,
            double ambientC,
            double dtS,
            int highestStage,
            ThermalState in,
            ThermalState out,
            boolean exact) {
        double loadPu = givenPu >= 0 ? Math.min(givenPu, HIGHEST_LOAD_PU) : 0;
        int highest = Math.max(0, Math.min(highestStage, topStage()));
        double gradientK = design.hotSpotGradientK() * Math.pow(loadPu, design.windingExponent());
        double topOilC = in.topOilC;
        double windingRiseK = in.windingRiseK;
        double oilFlowK = in.oilFlowK;
        double agedS = in.agedS;
        int stage = asked(Math.min(in.stage, highest), highest, topOilC, in.hotSpotC);
        boolean lasting = dtS > design.k11() * stages[stage].oilTimeConstantS();
        if (lasting) {
            stage = 0;
        }
        while (true) {
            CoolingStage s = stages[stage];
            out.topOilC = towards(
                    topOilC, ambientC + topOilRiseK(s, loadPu), design.k11() * s.oilTimeConstantS(), dtS, exact);
            out.windingRiseK = towards(
                    windingRiseK, design.k21() * gradientK, design.k22() * design.windingTimeConstantS(), dtS, exact);
            out.oilFlowK =
                    towards(oilFlowK, (design.k21() - 1) * gradientK, s.oilTimeConstantS() / design.k22(), dtS, exact);
            out.hotSpotC = out.topOilC + out.windingRiseK - out.oilFlowK;
            if (!lasting || stage == highest || !startsNext(stage, out.topOilC, out.hotSpotC)) {
                break;
            }
            stage++;
        }
        out.stage = stage;
        out.ageingFactor = design.insulation().ageingFactor(out.hotSpotC);
        out.agedS = agedS + (dtS == Double.POSITIVE_INFINITY ? 0 : out.ageingFactor * dtS);
    }

    private double topOilRiseK(CoolingStage stage, double loadPu) {
        double r = design.lossRatio();
        double share = stage.ratingShare();
        return stage.topOilRiseK()
                * Math.pow((1 + r * loadPu * loadPu) / (1 + r * share * share), design.oilExponent());
    }

    /** The stage that the switches ask for. */
    private int asked(int running, int highest, double topOilC, double hotSpotC) {
        if (running < highest && startsNext(running, topOilC, hotSpotC)) {
            return running + 1;
        }
        if (running > 0) {
            CoolingStage s = stages[running];
            double h = design.hysteresisK();
            if (topOilC < s.onTopOilC() - h && hotSpotC < s.onHotSpotC() - h) {
                return running - 1;
            }
        }
        return running;
    }

    private boolean startsNext(int stage, double topOilC, double hotSpotC) {
        CoolingStage next = stages[stage + 1];
        return topOilC > next.onTopOilC() || hotSpotC > next.onHotSpotC();
    }

    private static double towards(double from, double to, double tauS, double dtS, boolean exact) {
        if (exact) {
            return to + (from - to) * Math.exp(-dtS / tauS);
        }
        double inertia = tauS / dtS;
        return dtS == 0 ? from : (from * inertia + to) / (inertia + 1);
    }
}
