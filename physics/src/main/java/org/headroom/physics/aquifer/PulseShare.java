package org.headroom.physics.aquifer;

/**
 * What becomes of a pulse of water taken at one place, and by integration over time of steady pumping that begins at 0: p(t) = exp(-t/(S c)) P(t) of the
 * pulse is still missing in storage, P the share that has not come from an edge of constant head. Shares of pumping: storage p(t), leakage 1/(S c) times
 * the integral of p. Without such an edge all are closed forms; with one Gauss's rule in ln t, to 1e-12.
 */
final class PulseShare {
    private static final double NOTHING = 40;
    private static final GaussRule RULE = new GaussRule(16);

    private final double leakageTimeS;
    private final double diffusivityM2PerS;
    private final Boundaries boundaries;
    private final double xM;
    private final double yM;
    private final double nearestM;

    PulseShare(Aquifer aquifer, Boundaries boundaries, double xM, double yM) {
        leakageTimeS = aquifer.leakageTimeS();
        diffusivityM2PerS = aquifer.diffusivityM2PerS();
        this.boundaries = boundaries;
        this.xM = xM;
        this.yM = yM;
        nearestM = boundaries.nearestConstantHeadM(xM, yM);
    }

    /** Of steady pumping, the share that is taken from storage after a time. */
    double storageShare(double timeS) {
        return timeS <= 0 ? 1 : Math.exp(-timeS / leakageTimeS) * missing(timeS);
    }

    /** Of steady pumping, the share that leaks in after a time. */
    double leakageShare(double timeS) {
        if (leakageTimeS == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return nearestM == Double.POSITIVE_INFINITY
                ? -Math.expm1(-timeS / leakageTimeS)
                : integral(timeS, false) / leakageTimeS;
    }

    /** Taken from storage up to a time over the pumping rate, s. */
    double storedS(double timeS) {
        if (nearestM < Double.POSITIVE_INFINITY) {
            return integral(timeS, false);
        }
        return leakageTimeS == Double.POSITIVE_INFINITY ? timeS : -leakageTimeS * Math.expm1(-timeS / leakageTimeS);
    }

    /** Leaked in up to a time over the pumping rate, s. */
    double leakedS(double timeS) {
        if (leakageTimeS == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return nearestM == Double.POSITIVE_INFINITY
                ? timeS + leakageTimeS * Math.expm1(-timeS / leakageTimeS)
                : integral(timeS, true) / leakageTimeS;
    }

    private double missing(double timeS) {
        return nearestM == Double.POSITIVE_INFINITY ? 1 : boundaries.missing(xM, yM, diffusivityM2PerS, timeS);
    }

    /** The integral of p, or of p (t - tau) over tau, up to t, octave by octave from where P begins to differ from 1. */
    private double integral(double timeS, boolean twice) {
        double from = Math.min(timeS, nearestM * nearestM / (4 * NOTHING * diffusivityM2PerS));
        double sum = 0;
        for (int i = 0; i < RULE.size(); i++) {
            double tau = from * RULE.node(i);
            sum += from * RULE.weight(i) * Math.exp(-tau / leakageTimeS) * (twice ? timeS - tau : 1);
        }
        double end = Math.min(timeS, NOTHING * leakageTimeS);
        for (double low = from; low < end; low *= 2) {
            double length = Math.log(Math.min(2, end / low));
            for (int i = 0; i < RULE.size(); i++) {
                double tau = low * Math.exp(length * RULE.node(i));
                sum += length * RULE.weight(i) * tau * storageShare(tau) * (twice ? timeS - tau : 1);
            }
        }
        return sum;
    }
}
