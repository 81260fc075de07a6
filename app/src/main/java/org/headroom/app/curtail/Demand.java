package org.headroom.app.curtail;

import org.headroom.grid.supply.DemandMeter;

/** Half-hour demand around a call. */
public final class Demand {
    /** What a meter and its rounding do not tell apart, 1. */
    private static final double SAME = 1.0005;

    private Demand() {}

    /** What the meter saw of a course, in half hours, MW. */
    public static double[] halfHoursMw(Course c) {
        DemandMeter meter = new DemandMeter((long) c.startS(), (long) c.endS());
        for (int i = 0; i < c.steps(); i++) {
            meter.add(c.fromS()[i], c.fromS()[i + 1], c.siteMw()[i]);
        }
        double[] mw = new double[meter.slots()];
        for (int i = 0; i < mw.length; i++) {
            mw[i] = meter.meanW(i);
        }
        return mw;
    }

    /** The highest half hour of a course that ends after an instant, MW. */
    public static double highestAfterMw(Course c, long afterS) {
        double[] mw = halfHoursMw(c);
        double most = 0;
        for (int i = 0; i < mw.length; i++) {
            if (c.startS() + (i + 1) * DemandMeter.SLOT_S > afterS) {
                most = Math.max(most, mw[i]);
            }
        }
        return most;
    }

    /**
     * By how much a half hour after the call is above the highest before it, or above what the plan would have drawn there if that
     * is more, MW; 0 if none is.
     */
    public static double highestAboveMw(Playbook p, CallCase of) {
        double[] with = halfHoursMw(p.course());
        double[] without = halfHoursMw(p.baseline());
        double above = 0;
        for (int i = 0; i < with.length; i++) {
            if (p.course().startS() + (i + 1) * DemandMeter.SLOT_S > p.call().callS()) {
                double fromS = p.course().startS() + i * (double) DemandMeter.SLOT_S;
                double mostMw = Math.max(of.allowedMw(fromS, fromS + DemandMeter.SLOT_S), without[i]);
                above = Math.max(above, with[i] - SAME * mostMw);
            }
        }
        return above;
    }

    /** What later jobs must give up so that no half hour is above, half hour by half hour; more than the last time where it was not enough. */
    static java.util.List<Aftermath.Trim> trims(Playbook p, CallCase of, java.util.List<Aftermath.Trim> before) {
        double[] with = halfHoursMw(p.course());
        double[] without = halfHoursMw(p.baseline());
        java.util.List<Aftermath.Trim> all = new java.util.ArrayList<>();
        for (int i = 0; i < with.length; i++) {
            double fromS = p.course().startS() + i * (double) DemandMeter.SLOT_S;
            double had = before.stream()
                    .filter(t -> t.fromS() == fromS)
                    .mapToDouble(Aftermath.Trim::watts)
                    .sum();
            double aboveMw = fromS < p.call().endS()
                    ? 0
                    : with[i] - Math.max(of.allowedMw(fromS, fromS + DemandMeter.SLOT_S), without[i]);
            double watts = had + (aboveMw > 1e-3 ? (aboveMw + 0.02) * 1e6 / 1.03 : 0);
            if (watts > 0) {
                all.add(new Aftermath.Trim(fromS, fromS + DemandMeter.SLOT_S, watts));
            }
        }
        return all;
    }

    /** The largest rise of the meter from one minute to the next after the call, of the minutes that end by an instant, MW. */
    public static double largestRiseMw(Course c, double fromS, double toS) {
        double most = 0;
        for (double s = fromS + 60; s + 60 <= toS; s += 60) {
            most = Math.max(most, c.mean(c.siteMw(), s, s + 60) - c.mean(c.siteMw(), s - 60, s));
        }
        return most;
    }
}
