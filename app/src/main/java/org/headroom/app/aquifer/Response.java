package org.headroom.app.aquifer;

import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;
import org.headroom.data.site.SiteAquifer;
import org.headroom.physics.aquifer.PumpingHistory;
import org.headroom.physics.aquifer.WellField;

/**
 * Drawdown at a place per m3/s of the field, over time since the start: the aquifer is linear, so that one such curve answers any history
 * by superposition. Histories of many steps read it from a spline over the logarithm of time (error below 1e-3 of the result); short ones ask
 * the wells themselves.
 */
final class Response {
    private static final int NODES = 32;

    private final SiteAquifer site;
    private final FieldCase values;
    private final PumpingHistory field;
    private final WellField wells;

    Response(SiteAquifer site, FieldCase values, PumpingHistory mains) {
        this.site = site;
        this.values = values;
        this.field = mains.times(values.shareOfMains());
        this.wells = values.pumping(site, field);
    }

    /** Drawdown in m at each of some times, s. */
    double[] atM(double eastM, double northM, double[] timesS) {
        double[] out = new double[timesS.length];
        if (field.size() * timesS.length <= NODES) {
            for (int i = 0; i < out.length; i++) {
                out[i] = wells.drawdownM(eastM, northM, timesS[i]);
            }
            return out;
        }
        double shortest = Double.POSITIVE_INFINITY;
        double longest = 0;
        for (double t : timesS) {
            for (int k = 0; k < field.size() && field.startS(k) < t; k++) {
                shortest = Math.min(shortest, t - field.startS(k));
                longest = Math.max(longest, t - field.startS(k));
            }
        }
        if (!(longest > 0)) {
            return out;
        }
        PolynomialSplineFunction curve = curve(eastM, northM, shortest * 0.999, longest * 1.001);
        for (int i = 0; i < out.length; i++) {
            for (int k = 0; k < field.size() && field.startS(k) < timesS[i]; k++) {
                out[i] += field.changeM3PerS(k) * curve.value(Math.log(timesS[i] - field.startS(k)));
            }
        }
        return out;
    }

    private PolynomialSplineFunction curve(double eastM, double northM, double shortestS, double longestS) {
        WellField unit = values.pumping(site, PumpingHistory.constant(0, 1));
        double[] x = new double[NODES];
        double[] y = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            x[i] = Math.log(shortestS) + i * Math.log(longestS / shortestS) / (NODES - 1);
            y[i] = unit.drawdownM(eastM, northM, Math.exp(x[i]));
        }
        return new SplineInterpolator().interpolate(x, y);
    }
}
