package org.headroom.app.aquifer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.headroom.data.site.SiteAquifer;
import org.headroom.physics.aquifer.AquiferBudget;
import org.headroom.physics.aquifer.PumpingHistory;
import org.headroom.physics.aquifer.WellField;

/**
 * What a mains draw does to a site's aquifer: drawdown at places, leakage from above, recovery, and what the field may still give. Results are
 * intervals: the central one has every input at its value, low and high are percentiles over {@link Draws}.
 */
public final class AquiferStudy {
    /** Draws of a study that a person waits for. */
    public static final int DRAWS = 1000;

    /** Draws at the end of a run, which has other work to do. */
    public static final int FEW_DRAWS = 100;

    /** A recovery is told when this share of the drawdown is left. */
    public static final double LEFT_SHARE = 0.1;

    private static final double YEAR_S = 365.25 * 86_400;

    /** Others have pumped for so long before the first day that their drawdown has settled. */
    private static final double OTHERS_S = 50 * YEAR_S;

    private static final double NEVER_S = 1000 * YEAR_S;

    private final SiteAquifer site;
    private final PumpingHistory mains;
    private final List<FieldCase> draws;
    private final FieldCase central;
    private final WellField wells;
    private final double lowShare;

    /**
     * Prepares a study.
     *
     * @param mains mains draw of the site, m3/s, by seconds since the start
     * @param draws how many sets of values carry the uncertainty
     */
    public AquiferStudy(SiteAquifer site, PumpingHistory mains, int draws) {
        this(site, mains, draws, Interval.LOW_SHARE);
    }

    /**
     * Prepares a study with other ends of its intervals.
     *
     * @param lowShare share of the draws below the lower end, and above the upper one
     */
    public AquiferStudy(SiteAquifer site, PumpingHistory mains, int draws, double lowShare) {
        this.lowShare = lowShare;
        this.site = site;
        this.mains = mains;
        this.draws = Draws.of(site, draws);
        this.central = FieldCase.central(site);
        this.wells = central.wells(site, mains);
    }

    public SiteAquifer site() {
        return site;
    }

    public PumpingHistory mains() {
        return mains;
    }

    public int draws() {
        return draws.size();
    }

    /** Drawdown by the site's draw at a place at some times since the start, m. */
    public List<Interval> drawdownM(double eastM, double northM, double[] timesS) {
        double[][] all = new double[timesS.length][draws.size()];
        for (int d = 0; d < draws.size(); d++) {
            double[] at = new Response(site, draws.get(d), mains).atM(eastM, northM, timesS);
            for (int i = 0; i < timesS.length; i++) {
                all[i][d] = at[i];
            }
        }
        List<Interval> out = new ArrayList<>();
        for (int i = 0; i < timesS.length; i++) {
            out.add(Interval.of(wells.drawdownM(eastM, northM, timesS[i]), all[i], lowShare));
        }
        return out;
    }

    /** The place of a well in which the site's draw is felt most. */
    public SiteAquifer.Place deepestWell(double timeS) {
        SiteAquifer.FieldWell deepest = site.wells().getFirst();
        double most = Double.NEGATIVE_INFINITY;
        for (SiteAquifer.FieldWell well : site.wells()) {
            double here = wells.drawdownM(well.well().xM(), well.well().yM(), timeS);
            if (here > most) {
                most = here;
                deepest = well;
            }
        }
        return new SiteAquifer.Place(
                "deepest_well",
                "at the screen of well " + deepest.name() + ", the deepest",
                deepest.well().xM(),
                deepest.well().yM());
    }

    /** Leakage from above that the site's draw induces, m3/s. */
    public Interval leakageM3PerS(double timeS) {
        return budget(timeS, mains, AquiferBudget::leakage);
    }

    /** Water from edges of constant head, such as a river, that the site's draw induces, m3/s. */
    public Interval edgesM3PerS(double timeS) {
        return budget(timeS, mains, AquiferBudget::boundary);
    }

    /** Leakage over what was pumped up to this instant: at a stop that of the pumped state; NaN once nothing is pumped. */
    public Interval leakageShare(double timeS) {
        return share(timeS, AquiferBudget::leakage);
    }

    /** Water from edges of constant head over what was pumped up to this instant; NaN once nothing is pumped. */
    public Interval edgesShare(double timeS) {
        return share(timeS, AquiferBudget::boundary);
    }

    /** The flows do not jump with the rate, but the rate does: what is set against them is the rate before the jump. */
    private Interval share(double timeS, ToDoubleFunction<AquiferBudget> flow) {
        double rate = mains.rateBeforeM3PerS(timeS);
        return rate == 0
                ? new Interval(Double.NaN, Double.NaN, Double.NaN)
                : budget(timeS, mains.then(timeS, rate), b -> flow.applyAsDouble(b) / b.pumped());
    }

    private Interval budget(double timeS, PumpingHistory history, ToDoubleFunction<AquiferBudget> figure) {
        double[] all = new double[draws.size()];
        for (int d = 0; d < all.length; d++) {
            all[d] = figure.applyAsDouble(draws.get(d).wells(site, history).budgetM3PerS(timeS));
        }
        return Interval.of(figure.applyAsDouble(central.wells(site, history).budgetM3PerS(timeS)), all, lowShare);
    }

    /** What everybody else's steady pumping of the same wells has lowered a place by, m; without leakage after 50 years. */
    public double othersM(double eastM, double northM) {
        double rate = site.backgroundM3PerS().value();
        return rate == 0
                ? 0
                : central.pumping(site, PumpingHistory.constant(0, rate)).drawdownM(eastM, northM, OTHERS_S);
    }

    /** Drawdown of the central case at a time after the draw stopped, over that at the stop. */
    public double leftShare(double eastM, double northM, double stopS, double afterS) {
        double atStop = wells.drawdownM(eastM, northM, stopS);
        double left = central.wells(site, mains.stoppedAt(stopS)).drawdownM(eastM, northM, stopS + afterS);
        return atStop > 0 ? left / atStop : 0;
    }

    /** Time after a stop until a tenth of the drawdown is left for good, s; infinite beyond a thousand years. */
    public double recoveryS(double eastM, double northM, double stopS) {
        WellField stopped = central.wells(site, mains.stoppedAt(stopS));
        double aim = LEFT_SHARE * wells.drawdownM(eastM, northM, stopS);
        if (!(aim > 0)) {
            return 0;
        }
        double below = NEVER_S;
        while (below > 1 && stopped.drawdownM(eastM, northM, stopS + below) <= aim) {
            below /= 2;
        }
        double above = 2 * below;
        if (below == NEVER_S) {
            return Double.POSITIVE_INFINITY;
        }
        while (above - below > 1e-4 * above) {
            double middle = 0.5 * (above + below);
            if (stopped.drawdownM(eastM, northM, stopS + middle) <= aim) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }

    /** A bound's drawdown at a distance from the middle of the field: its one well, or all of them seen from a place. */
    public static double boundM(
            SiteAquifer site, SiteAquifer.Bound bound, PumpingHistory mains, SiteAquifer.Place at, double timeS) {
        return FieldCase.of(site, bound).wells(site, mains).drawdownM(at.eastM(), at.northM(), timeS);
    }

    /**
     * Mains water that the field can give the site for good, m3/s: what its pumps can do beside all others, and what keeps every place within the
     * allowed drawdown after a time. Infinite where neither is stated.
     */
    public double offerM3PerS(double sustainedS) {
        double share = central.shareOfMains();
        if (share == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double pumps =
                Math.max(0, site.capacityM3PerS() - site.backgroundM3PerS().value());
        double allowed = Double.POSITIVE_INFINITY;
        if (site.limitM() < Double.POSITIVE_INFINITY) {
            WellField unit = central.pumping(site, PumpingHistory.constant(0, 1));
            for (SiteAquifer.Place place : site.places()) {
                double perM3 = unit.drawdownM(place.eastM(), place.northM(), sustainedS);
                allowed = perM3 > 0 ? Math.min(allowed, site.limitM() / perM3) : allowed;
            }
        }
        return Math.min(pumps, allowed) / share;
    }

    /** Which input moves drawdown at a place most. */
    public List<Tornado.Bar> tornado(double eastM, double northM, double timeS) {
        return Tornado.of(
                site, values -> new Response(site, values, mains).atM(eastM, northM, new double[] {timeS})[0]);
    }
}
