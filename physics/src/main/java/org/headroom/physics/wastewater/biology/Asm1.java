package org.headroom.physics.wastewater.biology;

/**
 * Activated Sludge Model No. 1: eight processes on thirteen components.
 *
 * <pre>
 * M_S = SS/(KS+SS), M_O = SO/(KOH+SO), I_O = KOH/(KOH+SO), M_N = SNO/(KNO+SNO)
 * p1 = muH M_S M_O XBH                          aerobic growth of heterotrophs
 * p2 = muH etaG M_S I_O M_N XBH                 anoxic growth
 * p3 = muA SNH/(KNH+SNH) SO/(KOA+SO) XBA        growth of autotrophs
 * p4 = bH XBH,  p5 = bA XBA                     decay
 * p6 = kA SND XBH                               ammonification
 * p7 = kH XS XBH/(KX XBH + XS) (M_O + etaH I_O M_N)   hydrolysis
 * p8 = p7 XND/XS                                hydrolysis of organic nitrogen
 * </pre>
 *
 * <p>Rates in g/(m3 d). The published model lets growth take up ammonium and alkalinity that are not there. Here growth
 * falls linearly to 0 over the last 0.01 g N/m3 and the last 0.05 mol/m3, so that no component can be driven below 0;
 * above that the model is the published one to the last digit. Valid for municipal water at 8 to 30 C and about neutral
 * pH. Source: Henze et al., Activated Sludge Models, IWA Scientific and Technical Report 9 (2000); benchmark form: Alex
 * et al., BSM1 technical report (2008), section 2.2. Worked number: 2,559.34 g/m3 of heterotrophs of the benchmark
 * decay at 767.80 g/(m3 d) at 15 C.
 */
public final class Asm1 {
    /** Oxygen demand of nitrification per g N by the model's stoichiometry. */
    static final double OXYGEN_PER_NITRATE = 4.57;

    /** Oxygen that denitrified nitrate stands for per g N by the model's stoichiometry. */
    static final double OXYGEN_PER_DENITRIFIED = 2.86;

    private static final double SCARCE_AMMONIUM = 0.01;
    private static final double SCARCE_ALKALINITY = 0.05;
    private static final double N_PER_MOL = 14;

    private static final int SS = Asm1Component.SS.index();
    private static final int XS = Asm1Component.XS.index();
    private static final int XBH = Asm1Component.XBH.index();
    private static final int XBA = Asm1Component.XBA.index();
    private static final int XP = Asm1Component.XP.index();
    private static final int SO = Asm1Component.SO.index();
    private static final int SNO = Asm1Component.SNO.index();
    private static final int SNH = Asm1Component.SNH.index();
    private static final int SND = Asm1Component.SND.index();
    private static final int XND = Asm1Component.XND.index();
    private static final int SALK = Asm1Component.SALK.index();

    private final Asm1Kinetics k;
    private final Asm1Temperature theta;
    private final Asm1Stoichiometry s;
    private final double denitrifiedPerGrowth;

    private double temperatureC = Double.NaN;
    private double muH;
    private double bH;
    private double muA;
    private double bA;
    private double kA;
    private double kH;

    public Asm1(BiologyDesign design) {
        k = design.kinetics();
        theta = design.temperature();
        s = design.stoichiometry();
        denitrifiedPerGrowth = (1 - s.yH()) / (OXYGEN_PER_DENITRIFIED * s.yH());
        setTemperature(theta.referenceC());
    }

    /** Sets the rate constants; costs nothing where the temperature stays. */
    public void setTemperature(double celsius) {
        if (celsius == temperatureC) {
            return;
        }
        temperatureC = celsius;
        double dT = celsius - theta.referenceC();
        muH = k.muHPerDay() * Math.pow(theta.thetaMuH(), dT);
        bH = k.bHPerDay() * Math.pow(theta.thetaBH(), dT);
        muA = k.muAPerDay() * Math.pow(theta.thetaMuA(), dT);
        bA = k.bAPerDay() * Math.pow(theta.thetaBA(), dT);
        kA = k.kAM3PerGDay() * Math.pow(theta.thetaKA(), dT);
        kH = k.kHPerDay() * Math.pow(theta.thetaKH(), dT);
    }

    /**
     * Adds the reaction of the water at {@code y[at...]} to {@code rates[into...]}, g/(m3 d).
     *
     * @return nitrogen gas made, g N/(m3 d)
     */
    public double addRates(double[] y, int at, double[] rates, int into) {
        double ss = Math.max(0, y[at + SS]);
        double xs = Math.max(0, y[at + XS]);
        double xbh = Math.max(0, y[at + XBH]);
        double xba = Math.max(0, y[at + XBA]);
        double so = Math.max(0, y[at + SO]);
        double sno = Math.max(0, y[at + SNO]);
        double snh = Math.max(0, y[at + SNH]);
        double snd = Math.max(0, y[at + SND]);
        double xnd = Math.max(0, y[at + XND]);
        double nitrogen = Math.min(1, snh / SCARCE_AMMONIUM);
        double alkalinity = Math.min(1, Math.max(0, y[at + SALK]) / SCARCE_ALKALINITY);

        double oxic = so / (k.kOhGPerM3() + so);
        double anoxic = (1 - oxic) * (sno / (k.kNoGPerM3() + sno));
        double growth = muH * (ss / (k.kSGPerM3() + ss)) * xbh * nitrogen * alkalinity;
        double p1 = growth * oxic;
        double p2 = growth * k.etaG() * anoxic;
        double p3 = muA * (snh / (k.kNhGPerM3() + snh)) * (so / (k.kOaGPerM3() + so)) * xba * alkalinity;
        double p4 = bH * xbh;
        double p5 = bA * xba;
        double p6 = kA * snd * xbh;
        double hindered = k.kX() * xbh + xs;
        double hydrolysis = hindered > 0 ? kH * (xbh / hindered) * (oxic + k.etaH() * anoxic) : 0;
        double p7 = hydrolysis * xs;
        double p8 = hydrolysis * xnd;
        double decay = p4 + p5;
        double denitrified = denitrifiedPerGrowth * p2;
        double ammonium = p6 - s.iXb() * (p1 + p2 + p3) - p3 / s.yA();
        double nitrate = p3 / s.yA() - denitrified;

        rates[into + SS] += p7 - (p1 + p2) / s.yH();
        rates[into + XS] += (1 - s.fP()) * decay - p7;
        rates[into + XBH] += p1 + p2 - p4;
        rates[into + XBA] += p3 - p5;
        rates[into + XP] += s.fP() * decay;
        rates[into + SO] -= (1 - s.yH()) / s.yH() * p1 + (OXYGEN_PER_NITRATE - s.yA()) / s.yA() * p3;
        rates[into + SNO] += nitrate;
        rates[into + SNH] += ammonium;
        rates[into + SND] += p8 - p6;
        rates[into + XND] += (s.iXb() - s.fP() * s.iXp()) * decay - p8;
        rates[into + SALK] += (ammonium - nitrate) / N_PER_MOL;
        return denitrified;
    }
}
