package org.headroom.grid.transformer;

import org.headroom.physics.basis.OutOfRange;

/**
 * The detailed model of IEEE C57.91, Annex G: bottom oil, oil in the ducts, winding and hot spot, with the viscosity of the oil
 * and the resistance of the winding following their temperatures.
 *
 * <pre>
 *   winding    Cw dtw/dt = K^2 (kw Pw + Pe/kw) - Qw            kw = (tw + Tk) / (twr + Tk)
 *              Qw = (Pw + Pe) ((tw - tdao)/(twr - tdaor))^1.25 (mur/mu)^0.25     (directed pumps: power 1, no viscosity)
 *   duct       ttdo = tbo + (ttdor - tbor) (Qw/(Pw + Pe))^x    tdao = (ttdo + tbo)/2
 *   hot spot   Cw dth/dt = K^2 (kh Pwh + Peh/kh) - Qh          Qh as Qw with th - two, two = tbo + H (ttdo - tbo)
 *   oil        Co dto/dt = Qw + Pc + K^2 Ps/kw - Qo            Qo = PT ((to - ta)/(tor - tar))^(1/y)
 *              top, bottom = to +- (Qo/PT)^z (ttor - tbor)/2
 * </pre>
 *
 * tw average winding, th hot spot, to average oil, ta ambient, C; K load over rating; P losses at the rating, corrected to its
 * temperatures, W; an r is the rating's value. The oil beside the hot spot is the top oil where the duct's top is more than
 * 0.1 K colder. Cw follows from the winding's time constant, Co from oil, tank and core.
 *
 * <p>The standard steps half a minute, forward, each line from the last one's result. Here the duct's oil is solved in every
 * stage of a Runge-Kutta step of fourth order of at most a minute and a fifth of the winding's time constant: what the
 * standard's scheme converges to, whatever the spacing of the rows.
 *
 * <p>Valid for loads from 0 to about 2; liquids per {@link CoolingLiquid}. Source: IEEE C57.91-2011, Annex G.
 *
 * <p>Worked number: the standard's example ({@link AnnexGDesign#EXAMPLE}) on its day: 130.0 C of hot spot and 99.8 C of top oil
 * at 16 h, 36.22 h of ageing in 24 h.
 */
public final class AnnexG implements ThermalSeries {
    private static final double LONGEST_STEP_S = 60;
    private static final double STEPS_PER_TIME_CONSTANT = 5;
    private static final double COLD_DUCT_K = 0.1;
    private static final double STEEL = 3.51 * AnnexGDesign.J_PER_KG_K;

    private final AnnexGDesign d;
    private final double zeroC;
    private final double windingLossW;
    private final double eddyLossW;
    private final double strayLossW;
    private final double totalLossW;
    private final double hotSpotLossW;
    private final double hotSpotEddyW;
    private final double ratedWindingC;
    private final double testedWindingC;
    private final double ratedHotSpotC;
    private final double ratedDuctRiseK;
    private final double ratedWindingGradientK;
    private final double ratedHotSpotGradientK;
    private final double ratedOilRiseK;
    private final double ratedWindingFilmC;
    private final double ratedHotSpotFilmC;
    private final double windingJPerK;
    private final double oilJPerK;

    private double windingC;
    private double hotSpotC;
    private double oilC;
    private double agedS;

    // results of the last look at the oil
    private double bottomC;
    private double topC;
    private double oilLossW;
    private double ductRiseK;
    private double windingHeatW;
    private double windingOverDuctK;

    /** @throws OutOfRange if the winding's time constant asks for more conductor than there is mass of core and coils */
    public AnnexG(AnnexGDesign design) {
        d = design;
        zeroC = d.conductor().resistanceZeroC;
        ratedWindingC = d.ratedAmbientC() + d.ratedAverageWindingRiseK();
        testedWindingC = d.ratedAmbientC() + d.averageWindingRiseK();
        ratedHotSpotC = d.ratedAmbientC() + d.hotSpotRiseK();
        double square = Math.pow(d.ratedVa() / d.lossBaseVa(), 2);
        double warmer = (zeroC + ratedWindingC) / (zeroC + d.lossReferenceC());
        windingLossW = square * d.windingLossW() * warmer;
        eddyLossW = square * d.eddyLossW() / warmer;
        strayLossW = square * d.strayLossW() / warmer;
        totalLossW = windingLossW + eddyLossW + strayLossW + d.coreLossW();
        hotSpotLossW = windingLossW * (ratedHotSpotC + zeroC) / (ratedWindingC + zeroC);
        hotSpotEddyW = Math.max(d.hotSpotEddyPu(), eddyLossW / windingLossW) * hotSpotLossW;
        double bottom = d.ratedAmbientC() + d.bottomOilRiseK();
        ratedDuctRiseK = d.ductTopRiseK() - d.bottomOilRiseK();
        double ratedDuctC = bottom + ratedDuctRiseK / 2;
        double besideHotSpotC = bottom + d.hotSpotHeightPu() * ratedDuctRiseK;
        ratedWindingGradientK = testedWindingC - ratedDuctC;
        ratedHotSpotGradientK = ratedHotSpotC - besideHotSpotC;
        ratedOilRiseK = (d.topOilRiseK() + d.bottomOilRiseK()) / 2;
        ratedWindingFilmC = (testedWindingC + ratedDuctC) / 2;
        ratedHotSpotFilmC = (ratedHotSpotC + besideHotSpotC) / 2;
        windingJPerK = (windingLossW + eddyLossW) * d.windingTimeConstantS() / ratedWindingGradientK;
        double windingKg = windingJPerK / d.conductor().specificHeat;
        if (windingKg > d.coreCoilMassKg()) {
            throw new OutOfRange(
                    "winding_time_constant_min",
                    String.valueOf(d.windingTimeConstantS() / 60),
                    "less: it asks for more conductor than core_coil_mass_lb");
        }
        oilJPerK = (d.tankMassKg() + d.coreCoilMassKg() - windingKg) * STEEL
                + d.oilM3() * d.liquid().density * d.liquid().specificHeat;
        settle(new LoadPoint(0, 0, d.ratedAmbientC()));
    }

    @Override
    public void settle(LoadPoint at) {
        double low = at.ambientC();
        double high = low + 10;
        while (settledWindingC(high, at) > high) {
            high = low + 2 * (high - low);
            if (high > 2000) {
                throw new OutOfRange("load_pu", String.valueOf(at.loadPu()), "a load at which the winding settles");
            }
        }
        for (int i = 0; i < 100 && high - low > 1e-12 * high; i++) {
            double middle = (low + high) / 2;
            if (settledWindingC(middle, at) > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        windingC = settledWindingC(high, at);
        settleHotSpot(at.loadPu());
        agedS = 0;
    }

    /** Where the winding would stand if it made heat as at a trial temperature. Leaves oil and duct there. */
    private double settledWindingC(double trialC, LoadPoint at) {
        double k2 = at.loadPu() * at.loadPu();
        double warmer = (trialC + zeroC) / (ratedWindingC + zeroC);
        double heatW = k2 * (warmer * windingLossW + eddyLossW / warmer);
        double lossW = heatW + d.coreLossW() + k2 * strayLossW / warmer;
        oilC = at.ambientC() + ratedOilRiseK * Math.pow(lossW / totalLossW, d.cooling().averageOil);
        lookAtOil(oilC, at.ambientC());
        double share = heatW / (windingLossW + eddyLossW);
        ductRiseK = ratedDuctRiseK * Math.pow(share, d.cooling().duct);
        double ductC = bottomC + ductRiseK / 2;
        return ductC + gradientK(share, ductC, ratedWindingGradientK, ratedWindingFilmC);
    }

    /** The difference to the oil that carries a share of the rated heat, K. */
    private double gradientK(double share, double oilC, double ratedK, double ratedFilmC) {
        if (d.cooling() == OilCooling.ODAF) {
            return ratedK * share;
        }
        double rise = ratedK * Math.pow(share, 0.8);
        double low = 0;
        double high = Math.max(1e-9, 20 * rise);
        for (int i = 0; i < 100 && high - low > 1e-13 * (1 + high); i++) {
            double middle = (low + high) / 2;
            if (carried(middle, oilC + middle / 2, ratedK, ratedFilmC) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private void settleHotSpot(double loadPu) {
        double k2 = loadPu * loadPu;
        double besideC = besideHotSpotC();
        double floorC = Math.max(besideC, windingC);
        double low = floorC;
        double high = floorC + 10;
        while (settledHotSpotC(high, besideC, k2) > high) {
            high = low + 2 * (high - low);
            if (high > 3000) {
                throw new OutOfRange("load_pu", String.valueOf(loadPu), "a load at which the hot spot settles");
            }
        }
        for (int i = 0; i < 100 && high - low > 1e-12 * high; i++) {
            double middle = (low + high) / 2;
            if (settledHotSpotC(middle, besideC, k2) > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        hotSpotC = Math.max(floorC, (low + high) / 2);
    }

    private double settledHotSpotC(double trialC, double besideC, double k2) {
        double share = hotSpotHeatW(trialC, k2) / (hotSpotLossW + hotSpotEddyW);
        return besideC + gradientK(share, besideC, ratedHotSpotGradientK, ratedHotSpotFilmC);
    }

    @Override
    public void advance(LoadPoint from, LoadPoint to) {
        double dtS = to.timeS() - from.timeS();
        double longestS = Math.min(LONGEST_STEP_S, d.windingTimeConstantS() / STEPS_PER_TIME_CONSTANT);
        int steps = (int) Math.max(1, Math.ceil(dtS / longestS - 1e-9));
        double h = dtS / steps;
        double ageing = ageingFactor();
        for (int i = 0; i < steps; i++) {
            step(
                    from.towards(to, (double) i / steps),
                    from.towards(to, (i + 0.5) / steps),
                    from.towards(to, (i + 1.0) / steps),
                    h);
            double next = ageingFactor();
            agedS += h * (ageing + next) / 2;
            ageing = next;
        }
    }

    private final double[] rate = new double[3];

    private void step(LoadPoint start, LoadPoint middle, LoadPoint end, double h) {
        double w = windingC;
        double s = hotSpotC;
        double o = oilC;
        rates(w, s, o, start);
        double w1 = rate[0];
        double s1 = rate[1];
        double o1 = rate[2];
        rates(w + h / 2 * w1, s + h / 2 * s1, o + h / 2 * o1, middle);
        double w2 = rate[0];
        double s2 = rate[1];
        double o2 = rate[2];
        rates(w + h / 2 * w2, s + h / 2 * s2, o + h / 2 * o2, middle);
        double w3 = rate[0];
        double s3 = rate[1];
        double o3 = rate[2];
        rates(w + h * w3, s + h * s3, o + h * o3, end);
        windingC = w + h / 6 * (w1 + 2 * w2 + 2 * w3 + rate[0]);
        hotSpotC = s + h / 6 * (s1 + 2 * s2 + 2 * s3 + rate[1]);
        oilC = o + h / 6 * (o1 + 2 * o2 + 2 * o3 + rate[2]);
        lookAtOil(oilC, end.ambientC());
        windingC = Math.max(windingC, bottomC);
        lookAtDuct(windingC);
        hotSpotC = Math.max(hotSpotC, Math.max(windingC, besideHotSpotC()));
    }

    private void rates(double winding, double hotSpot, double oil, LoadPoint at) {
        double k2 = at.loadPu() * at.loadPu();
        double warmer = (winding + zeroC) / (ratedWindingC + zeroC);
        lookAtOil(oil, at.ambientC());
        lookAtDuct(winding);
        double besideC = besideHotSpotC();
        double spot = Math.max(hotSpot, Math.max(winding, besideC));
        double spotHeatW = (hotSpotLossW + hotSpotEddyW)
                * carried(spot - besideC, (spot + besideC) / 2, ratedHotSpotGradientK, ratedHotSpotFilmC);
        rate[0] = (k2 * (warmer * windingLossW + eddyLossW / warmer) - windingHeatW) / windingJPerK;
        rate[1] = (hotSpotHeatW(spot, k2) - spotHeatW) / windingJPerK;
        rate[2] = (windingHeatW + d.coreLossW() + k2 * strayLossW / warmer - oilLossW) / oilJPerK;
    }

    private double hotSpotHeatW(double spotC, double k2) {
        double warmer = (spotC + zeroC) / (ratedHotSpotC + zeroC);
        return k2 * (warmer * hotSpotLossW + hotSpotEddyW / warmer);
    }

    /** Share of the rated heat that a difference to the oil carries, 1. */
    private double carried(double differenceK, double filmC, double ratedK, double ratedFilmC) {
        if (differenceK <= 0) {
            return 0;
        }
        double x = differenceK / ratedK;
        if (d.cooling() == OilCooling.ODAF) {
            return x;
        }
        return x * Math.sqrt(Math.sqrt(x * d.liquid().viscosityRatio(ratedFilmC, filmC)));
    }

    /** Heat that the oil gives to ambient, and its top and bottom. */
    private void lookAtOil(double averageC, double ambientC) {
        double x = (averageC - ambientC) / ratedOilRiseK;
        double share = Math.copySign(Math.pow(Math.abs(x), 1 / d.cooling().averageOil), x);
        oilLossW = totalLossW * share;
        double halfK =
                Math.pow(Math.max(0, share), d.cooling().topToBottom) * (d.topOilRiseK() - d.bottomOilRiseK()) / 2;
        topC = averageC + halfK;
        bottomC = Math.max(averageC - halfK, Math.min(ambientC, averageC));
    }

    /**
     * Heat from the winding into its ducts and the oil's rise in them: 2 (tw - tbo - u) = (ttdor - tbor) q(u)^x for u, the
     * winding over the average oil beside it. The left side falls with u and the right side rises.
     */
    private void lookAtDuct(double winding) {
        double overBottomK = winding - bottomC;
        if (overBottomK <= 0) {
            windingOverDuctK = 0;
            windingHeatW = 0;
            ductRiseK = 0;
            return;
        }
        double low = 0;
        double high = overBottomK;
        double u = windingOverDuctK > 0 && windingOverDuctK < high ? windingOverDuctK : overBottomK / 2;
        double share = 0;
        double rise = 0;
        for (int i = 0; i < 60; i++) {
            share = carried(u, winding - u / 2, ratedWindingGradientK, ratedWindingFilmC);
            rise = ratedDuctRiseK * Math.pow(share, d.cooling().duct);
            double excess = 2 * (overBottomK - u) - rise;
            if (excess > 0) {
                low = u;
            } else {
                high = u;
            }
            double power = (d.cooling() == OilCooling.ODAF ? 1 : 1.25) * d.cooling().duct;
            double newton = u + excess / (2 + power * rise / u);
            double next = newton > low && newton < high ? newton : (low + high) / 2;
            if (Math.abs(next - u) < 1e-11 * (1 + u)) {
                break;
            }
            u = next;
        }
        windingOverDuctK = u;
        windingHeatW = (windingLossW + eddyLossW) * share;
        ductRiseK = rise;
    }

    private double besideHotSpotC() {
        return bottomC + ductRiseK + COLD_DUCT_K < topC ? topC : bottomC + d.hotSpotHeightPu() * ductRiseK;
    }

    @Override
    public void forgetAgeing() {
        agedS = 0;
    }

    @Override
    public double topOilC() {
        return topC;
    }

    /** Oil at the bottom of the tank, C. */
    public double bottomOilC() {
        return bottomC;
    }

    /** Average winding, C. */
    public double windingC() {
        return windingC;
    }

    @Override
    public double hotSpotC() {
        return hotSpotC;
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
        return new double[] {windingC, hotSpotC, oilC};
    }
}
