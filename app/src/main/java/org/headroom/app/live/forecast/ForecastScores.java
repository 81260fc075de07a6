package org.headroom.app.live.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;

/**
 * Holds forecasts against what came: coverage, pinball loss, and the errors that make the next bands.
 *
 * <p>For each measure and each of eleven leads errors e = outcome - median of the ensemble are kept, at most 400, spaced by a
 * quarter of the lead, since neighbours say the same. With n of them
 *
 * <pre>
 * q = m + v R(1/2) + w (R(p) - R(1/2)) + (1 - w) (E(p) - m),   w = n / (n + 12),  v = n / (n + 48)
 * </pre>
 *
 * m median and E(p) quantile of the ensemble, R(p) that of the errors, interpolated between leads: errors of neighbours are
 * alike, so a few say little of a bias. Outcomes are means over a forecast's step, of what follows the load within a minute
 * over its last minute. The pinball loss of a
 * quantile q of probability p and an outcome y is (y - q) p above q and (q - y)(1 - p) below it; here the mean of the three.
 *
 * <p>For many threads: one may make forecasts while another says what came.
 */
public final class ForecastScores {
    private static final double[] LEADS_S = {
        300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 172_800, 345_600, 604_800
    };
    private static final double[] PROBABILITIES = {0.1, 0.5, 0.9};
    private static final int MEDIAN = 1;
    private static final int KEPT = 400;
    private static final double FEW = 12;
    private static final double FEW_MOVED = 48;
    private static final double MINUTE_S = 60;
    private static final double LEAST_SPACING_S = 300;

    private final Map<Measures, Learnt[]> learnt = new EnumMap<>(Measures.class);
    private final List<Pending> pending = new ArrayList<>();
    private final List<Seen> fresh = new ArrayList<>();
    private final double[] lastIssuedS = new double[LEADS_S.length];

    /**
     * An error that was seen, as the store keeps it.
     *
     * @param error outcome less the ensemble's median, in the measure's unit
     * @param inside whether the outcome was within the 10 to 90 % band that was given
     * @param pinball mean pinball loss of the three quantiles that were given
     */
    public record Seen(Measures measure, double leadS, double error, boolean inside, double pinball) {}

    /** How good forecasts of a lead were. {@code coverage} is the share of outcomes within the 10 to 90 % band. */
    public record Score(Measures measure, double leadS, int count, double coverage, double pinball, double bias) {}

    private static final class Learnt {
        final double[] errors = new double[KEPT];
        int count;
        int inside;
        double pinball;
        double bias;
        double[] quantiles = new double[PROBABILITIES.length];
        boolean stale;

        void add(Seen seen) {
            errors[count % KEPT] = seen.error();
            count++;
            inside += seen.inside() ? 1 : 0;
            pinball += seen.pinball();
            bias += seen.error();
            stale = true;
        }

        int kept() {
            return Math.min(count, KEPT);
        }

        double quantile(int p) {
            if (stale) {
                double[] sorted = Arrays.copyOf(errors, kept());
                Arrays.sort(sorted);
                for (int i = 0; i < quantiles.length; i++) {
                    quantiles[i] = EnsembleQuantile.of(sorted, PROBABILITIES[i]);
                }
                stale = false;
            }
            return quantiles[p];
        }
    }

    private static final class Pending {
        final int lead;
        final double fromS;
        final double toS;
        final List<Measures> measures;
        final double[] centre;
        final double[] q10;
        final double[] q50;
        final double[] q90;
        final double[] sum;
        final double[] seconds;
        final double[] beginsS;

        Pending(int lead, double fromS, double toS, List<Measures> measures) {
            this.lead = lead;
            this.fromS = fromS;
            this.toS = toS;
            this.measures = measures;
            centre = new double[measures.size()];
            q10 = new double[measures.size()];
            q50 = new double[measures.size()];
            q90 = new double[measures.size()];
            sum = new double[measures.size()];
            seconds = new double[measures.size()];
            beginsS = new double[measures.size()];
            for (int m = 0; m < beginsS.length; m++) {
                boolean fast = Forecaster.FAST.contains(measures.get(m));
                beginsS[m] = fast ? Math.max(fromS, toS - MINUTE_S) : fromS;
            }
        }
    }

    /** @param keptErrors errors of earlier runs, oldest first */
    public ForecastScores(Collection<Seen> keptErrors) {
        Arrays.fill(lastIssuedS, Double.NEGATIVE_INFINITY);
        for (Measures m : Forecast.MEASURES) {
            Learnt[] leads = new Learnt[LEADS_S.length];
            Arrays.setAll(leads, _ -> new Learnt());
            learnt.put(m, leads);
        }
        for (Seen seen : keptErrors) {
            int lead = Arrays.binarySearch(LEADS_S, seen.leadS());
            if (lead >= 0 && learnt.containsKey(seen.measure())) {
                of(seen.measure())[lead].add(seen);
            }
        }
    }

    /** A forecast whose outcomes are to be awaited. */
    public synchronized void issued(Forecast forecast) {
        for (int l = 0; l < LEADS_S.length; l++) {
            double spacing = Math.max(LEAST_SPACING_S, LEADS_S[l] / 4);
            boolean reaches =
                    forecast.leadS().length > 0 && forecast.leadS()[forecast.leadS().length - 1] >= LEADS_S[l] - 1;
            if (!reaches || forecast.issuedS() < lastIssuedS[l] + spacing - 1) {
                continue;
            }
            lastIssuedS[l] = forecast.issuedS();
            int i = forecast.index(LEADS_S[l]);
            double before = i == 0 ? 0 : forecast.leadS()[i - 1];
            List<Measures> measures = List.copyOf(forecast.bands().keySet());
            Pending p = new Pending(l, forecast.issuedS() + before, forecast.issuedS() + forecast.leadS()[i], measures);
            for (int m = 0; m < measures.size(); m++) {
                Band band = forecast.band(measures.get(m));
                p.centre[m] = forecast.centre(measures.get(m))[i];
                p.q10[m] = band.q10()[i];
                p.q50[m] = band.q50()[i];
                p.q90[m] = band.q90()[i];
            }
            pending.add(p);
        }
    }

    /** What came, step by step; a step that a forecast's step holds only in part counts for that part. */
    public synchronized void outcome(LedgerRow row) {
        for (int i = pending.size() - 1; i >= 0; i--) {
            Pending p = pending.get(i);
            double untilS = Math.min(row.toS, p.toS);
            if (untilS > Math.max(row.fromS, p.fromS)) {
                for (int m = 0; m < p.sum.length; m++) {
                    double part = untilS - Math.max(row.fromS, p.beginsS[m]);
                    if (part > 0) {
                        p.sum[m] += part * row.get(p.measures.get(m));
                        p.seconds[m] += part;
                    }
                }
            }
            if (row.toS >= p.toS) {
                pending.remove(i);
                close(p);
            }
        }
    }

    /** Half of the step, or of its last minute, must have been seen. */
    private void close(Pending p) {
        for (int m = 0; m < p.sum.length; m++) {
            double y = p.sum[m] / p.seconds[m];
            if (!Double.isNaN(y) && p.seconds[m] >= 0.5 * (p.toS - p.beginsS[m])) {
                double loss = (pinball(0.1, p.q10[m], y) + pinball(0.5, p.q50[m], y) + pinball(0.9, p.q90[m], y)) / 3;
                double rounding = 1e-9 * (1 + Math.abs(y));
                boolean inside = y >= p.q10[m] - rounding && y <= p.q90[m] + rounding;
                Seen seen = new Seen(p.measures.get(m), LEADS_S[p.lead], y - p.centre[m], inside, loss);
                of(seen.measure())[p.lead].add(seen);
                fresh.add(seen);
            }
        }
    }

    static double pinball(double probability, double quantile, double outcome) {
        return outcome >= quantile ? (outcome - quantile) * probability : (quantile - outcome) * (1 - probability);
    }

    /** Errors since the last call, to be kept. */
    public synchronized List<Seen> take() {
        List<Seen> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    /** All that was scored, by measure and lead. */
    public synchronized List<Score> scores() {
        List<Score> all = new ArrayList<>();
        for (Measures m : Forecast.MEASURES) {
            for (int l = 0; l < LEADS_S.length; l++) {
                Learnt one = of(m)[l];
                if (one.count > 0) {
                    double n = one.count;
                    all.add(new Score(m, LEADS_S[l], one.count, one.inside / n, one.pinball / n, one.bias / n));
                }
            }
        }
        return all;
    }

    /** The band of a lead: ensemble quantiles moved towards what was learnt; ordered. */
    synchronized Quantiles band(Measures measure, double leadS, Quantiles ensemble) {
        Learnt[] of = of(measure);
        double[] q = {ensemble.q10(), ensemble.q50(), ensemble.q90()};
        double centre = ensemble.q50();
        int above = 0;
        while (above < LEADS_S.length - 1 && LEADS_S[above] < leadS) {
            above++;
        }
        int below = Math.max(0, above - 1);
        double span = LEADS_S[above] - LEADS_S[below];
        double part = span > 0 ? Math.clamp((leadS - LEADS_S[below]) / span, 0, 1) : 1;
        for (int p = 0; p < q.length; p++) {
            double prior = q[p] - centre;
            q[p] = centre + (1 - part) * blend(of[below], p, prior) + part * blend(of[above], p, prior);
        }
        Arrays.sort(q);
        return new Quantiles(q[0], q[1], q[2]);
    }

    private static double blend(Learnt learnt, int p, double prior) {
        int n = learnt.kept();
        if (n == 0) {
            return prior;
        }
        double w = n / (n + FEW);
        double median = learnt.quantile(MEDIAN);
        return n / (n + FEW_MOVED) * median + w * (learnt.quantile(p) - median) + (1 - w) * prior;
    }

    private Learnt[] of(Measures measure) {
        Learnt[] of = learnt.get(measure);
        if (of == null) {
            throw new IllegalArgumentException(measure.measure().id() + " is not forecast");
        }
        return of;
    }
}
