package org.headroom.physics.aquifer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a pulse of water taken at one place, and by integration over time of steady pumping that begins at 0: p(t) = exp(-t/(S c)) P(t) of the
 * pulse is still missing in storage, P the share that has not come from an edge of constant head. Shares of pumping: storage p(t), leakage 1/(S c) times
 * the integral of p. Without such an edge all are closed forms; with one Gauss's rule in ln t, to 1e-12.
 */
final class PulseShare {
    private static final double NOTHING = 40;
    private static final int MOST_OCTAVES = 80;
    private static final GaussRule RULE = new GaussRule(16);

    private final double leakageTimeS;
    private final double diffusivityM2PerS;
    private final Boundaries boundaries;
    private final double xM;
    private final double yM;
    private final double nearestM;
    private volatile @Nullable Octaves octaves;

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

    /** The integral of p, or of p (t - tau) over tau, up to t: whole octaves from the table and a part of one. */
    private double integral(double timeS, boolean twice) {
        Octaves table = octaves;
        if (table == null) {
            table = tabulate();
            octaves = table;
        }
        double from = table.fromS();
        double[] sums = new double[2];
        if (timeS <= from) {
            addStart(timeS, sums);
        } else {
            int whole = (int) Math.min(table.first().length - 1, Math.floor(Math.log(timeS / from) / Math.log(2)));
            sums[0] = table.first()[whole];
            sums[1] = table.second()[whole];
            double low = Math.scalb(from, whole);
            if (whole < table.first().length - 1 || !table.complete()) {
                addPart(low, timeS, sums);
            }
        }
        return twice ? timeS * sums[0] - sums[1] : sums[0];
    }

    /** Integrals of p and of tau p from 0 to fromS 2^k; complete when nothing is left to come after the last. */
    private record Octaves(double fromS, double[] first, double[] second, boolean complete) {}

    private Octaves tabulate() {
        double from = nearestM == 0 ? Double.MIN_NORMAL : nearestM * nearestM / (4 * NOTHING * diffusivityM2PerS);
        double[] first = new double[MOST_OCTAVES + 1];
        double[] second = new double[MOST_OCTAVES + 1];
        double[] sums = new double[2];
        addStart(from, sums);
        first[0] = sums[0];
        second[0] = sums[1];
        int k = 0;
        while (k < MOST_OCTAVES && storageShare(Math.scalb(from, k)) > 1e-18) {
            addPart(Math.scalb(from, k), Math.scalb(from, k + 1), sums);
            k++;
            first[k] = sums[0];
            second[k] = sums[1];
        }
        return new Octaves(from, Arrays.copyOf(first, k + 1), Arrays.copyOf(second, k + 1), k < MOST_OCTAVES);
    }

    /** From 0 to a time before any edge is felt. */
    private void addStart(double timeS, double[] sums) {
        for (int i = 0; i < RULE.size(); i++) {
            double tau = timeS * RULE.node(i);
            double p = timeS * RULE.weight(i) * Math.exp(-tau / leakageTimeS);
            sums[0] += p;
            sums[1] += p * tau;
        }
    }

    private void addPart(double lowS, double highS, double[] sums) {
        double length = Math.log(highS / lowS);
        for (int i = 0; i < RULE.size(); i++) {
            double tau = lowS * Math.exp(length * RULE.node(i));
            double p = length * RULE.weight(i) * tau * storageShare(tau);
            sums[0] += p;
            sums[1] += p * tau;
        }
    }
}
