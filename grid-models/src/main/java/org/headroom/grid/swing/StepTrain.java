package org.headroom.grid.swing;

import java.util.Arrays;
import org.headroom.physics.basis.Checks;

/**
 * Power that goes from level to level: a sum of ramps, each seen through one first-order lag, sampled exactly.
 *
 * <pre>
 *   P(t) = P0 + sum_k D_k r_k(t),   tau r' + r = u((t - a_k) / w_k),  a_k = t_k - w_k / 2
 *   sample i = (1/dt) integral of P over [i dt, (i + 1) dt]
 * </pre>
 *
 * u rises from 0 to 1 over its unit interval. w is how far apart the members of a group make the same change (a uniform
 * spread of many steps is a ramp), tau the response of one of them. With x = t - a the integral of r is, in closed form,
 *
 * <pre>
 *   x &lt;= w:  (x^2/2 - tau x + tau^2 (1 - e^(-x/tau))) / w
 *   x &gt; w:   x - w/2 - tau + (tau^2/w) (e^(-(x-w)/tau) - e^(-x/tau))
 * </pre>
 *
 * so the mean of every step is that of the waveform to round-off, whatever the step: energy at 10 ms, 1 s and 15 s agrees.
 * Beyond 40 tau a change is taken as complete (e^-40 = 4e-18).
 *
 * <p>Worked number: 100 MW down at once with tau = 20 ms leaves 100 (1 - e^-0.5) 2 = 78.694 MW as the mean of the first 10 ms.
 */
public final class StepTrain {
    private static final double SETTLED_LAGS = 40;

    private final double lagS;
    private double baseW;
    private int count;
    private double[] atS = new double[64];
    private double[] widthS = new double[64];
    private double[] stepW = new double[64];

    /**
     * @param startW level before the first change, W
     * @param lagS first-order time constant of every change, s; 0 for none
     */
    public StepTrain(double startW, double lagS) {
        baseW = Checks.finite("start_w", startW);
        this.lagS = Checks.notNegative("lag_s", lagS);
    }

    /**
     * Adds a change of level.
     *
     * @param centreS middle of the ramp, s
     * @param rampS its length, s; 0 for a step
     * @param changeW by how much the level changes, W
     */
    public void add(double centreS, double rampS, double changeW) {
        if (count == atS.length) {
            atS = Arrays.copyOf(atS, 2 * count);
            widthS = Arrays.copyOf(widthS, 2 * count);
            stepW = Arrays.copyOf(stepW, 2 * count);
        }
        atS[count] = centreS - rampS / 2;
        widthS[count] = Checks.notNegative("ramp_s", rampS);
        stepW[count] = changeW;
        count++;
    }

    /** Number of changes. */
    public int size() {
        return count;
    }

    /** Adds the mean power of each step from time 0 on to {@code outW}. */
    public void addTo(double[] outW, double stepS) {
        int n = outW.length;
        double[] complete = new double[n + 1];
        complete[0] = baseW;
        for (int k = 0; k < count; k++) {
            double endS = atS[k] + widthS[k] + SETTLED_LAGS * lagS;
            int first = (int) Math.min(n, Math.max(0, Math.floor(atS[k] / stepS)));
            int end = (int) Math.min(n, Math.max(first, Math.ceil(endS / stepS)));
            double before = integral(first * stepS - atS[k], widthS[k]);
            for (int i = first; i < end; i++) {
                double after = integral((i + 1) * stepS - atS[k], widthS[k]);
                outW[i] += stepW[k] * (after - before) / stepS;
                before = after;
            }
            complete[end] += stepW[k];
        }
        double level = 0;
        for (int i = 0; i < n; i++) {
            level += complete[i];
            outW[i] += level;
        }
    }

    /** The mean power of {@code n} steps from time 0 on. */
    public PowerSeries sample(double stepS, int n) {
        double[] out = new double[n];
        addTo(out, stepS);
        return new PowerSeries(stepS, out);
    }

    /** The integral from 0 to x of the response to a ramp of width w and height 1 that starts at 0. */
    private double integral(double x, double w) {
        if (x <= 0) {
            return 0;
        }
        if (w <= 1e-6 * lagS || w == 0) {
            return lagS == 0 ? x : x + lagS * Math.expm1(-x / lagS);
        }
        if (lagS == 0) {
            return x <= w ? x * x / (2 * w) : x - w / 2;
        }
        if (x <= w) {
            return (x * x / 2 - lagS * x - lagS * lagS * Math.expm1(-x / lagS)) / w;
        }
        return x - w / 2 - lagS - lagS * lagS / w * Math.exp(-(x - w) / lagS) * Math.expm1(-w / lagS);
    }
}
