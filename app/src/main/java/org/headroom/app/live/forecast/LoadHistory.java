package org.headroom.app.live.forecast;

import java.util.Arrays;

/**
 * The load minute by minute over the last day, and what it says of the next hours. With x the last minute, S, H, M the means
 * of the last quarter of an hour, hour and day, the load to be expected after t is
 *
 * <pre>
 * H + f(t) (x - S) + g(t) (S - H) + h / (h + 6) (M - H) (1 - exp(-t / 4 h))
 * </pre>
 *
 * after h hours heard: a checkpoint's dip is over in a minute, a job that ended stays away. How fast f and g fade the minutes
 * themselves say: f(t) is the regression of x(i + t) - S(i) on x(i) - S(i), g(t) that of x(i + t) - H(i) on S(i) - H(i),
 * within 0 and 1, of n pairs with the weight n / (n + 60) and n / (n + 240) against exp(-t / 5 min) and exp(-t / 1 h)
 * (assumptions). Minutes that nobody heard are passed over.
 *
 * <p>Memory: two doubles for each of 1440 minutes.
 */
public final class LoadHistory {
    private static final int MINUTES = 1440;
    private static final double MINUTE_S = 60;
    private static final int SHORT = 15;
    private static final int HOUR = 60;
    private static final int SCATTER_MINUTES = 360;
    private static final double HALF_S = 6 * 3600;
    private static final double BACK_S = 4 * 3600;
    private static final int[] FAST_LAGS = {1, 5, 15, 60};
    private static final int[] SLOW_LAGS = {15, 60, 180};

    private final double[] minuteW = new double[MINUTES];
    private int count;
    private int next;
    private long minute = Long.MIN_VALUE;
    private double sumWs;
    private double seconds;

    /** The mean load of a step; steps go forward. */
    public void add(double fromS, double toS, double w) {
        double atS = Math.max(fromS, toS - MINUTES * MINUTE_S);
        while (atS < toS) {
            long of = (long) Math.floor(atS / MINUTE_S);
            if (of != minute) {
                close();
                minute = of;
            }
            double untilS = Math.min(toS, (of + 1) * MINUTE_S);
            sumWs += (untilS - atS) * w;
            seconds += untilS - atS;
            atS = untilS;
        }
        if (seconds >= MINUTE_S - 1e-6) {
            close();
        }
    }

    private void close() {
        if (seconds > 0) {
            minuteW[next] = sumWs / seconds;
            next = (next + 1) % MINUTES;
            count = Math.min(MINUTES, count + 1);
        }
        sumWs = 0;
        seconds = 0;
    }

    /** The same, of its own. */
    public LoadHistory copy() {
        LoadHistory copy = new LoadHistory();
        System.arraycopy(minuteW, 0, copy.minuteW, 0, MINUTES);
        copy.count = count;
        copy.next = next;
        copy.minute = minute;
        copy.sumWs = sumWs;
        copy.seconds = seconds;
        return copy;
    }

    /** What the minutes say now; null-like where nothing was heard: {@link Course#heard} is false. */
    Course course() {
        boolean half = seconds > 0;
        double[] x = new double[count + (half ? 1 : 0)];
        for (int i = 0; i < count; i++) {
            x[i] = minuteW[Math.floorMod(next - count + i, MINUTES)];
        }
        if (half) {
            double before = count > 0 ? x[count - 1] : sumWs / seconds;
            x[count] = (sumWs + (MINUTE_S - seconds) * before) / MINUTE_S;
        }
        return new Course(x);
    }

    /** The load to come as the minutes of the past tell. */
    static final class Course {
        private final double[] x;
        private final double[] shortMean;
        private final double[] hourMean;
        private final double[] fast;
        private final double[] slow;
        private final double[] scatter;
        private final double mean;
        private final double spread;

        private Course(double[] x) {
            this.x = x;
            shortMean = means(x, SHORT);
            hourMean = means(x, HOUR);
            fast = fades(FAST_LAGS, x, shortMean, 5, 60);
            slow = fades(SLOW_LAGS, shortMean, hourMean, 60, 240);
            mean = Arrays.stream(x).average().orElse(0);
            double square = 0;
            for (double s : shortMean) {
                square += (s - mean) * (s - mean) / x.length;
            }
            spread = mean > 0 ? Math.sqrt(square) / mean : 0;
            int from = Math.max(0, x.length - SCATTER_MINUTES);
            scatter = new double[x.length - from];
            double sum = 0;
            for (int i = from; i < x.length; i++) {
                scatter[i - from] = shortMean[i] > 0 ? x[i] / shortMean[i] - 1 : 0;
                sum += scatter[i - from];
            }
            for (int i = 0; i < scatter.length; i++) {
                scatter[i] -= sum / scatter.length;
            }
            Arrays.sort(scatter);
        }

        boolean heard() {
            return x.length > 0;
        }

        private double weight() {
            return x.length * MINUTE_S / (x.length * MINUTE_S + HALF_S);
        }

        /** Load to be expected, W. */
        double expected(double leadS) {
            int i = x.length - 1;
            double hour = hourMean[i];
            double back = weight() * -Math.expm1(-leadS / BACK_S);
            return Math.max(
                    0,
                    hour
                            + fade(FAST_LAGS, fast, leadS) * (x[i] - shortMean[i])
                            + fade(SLOW_LAGS, slow, leadS) * (shortMean[i] - hour)
                            + back * (mean - hour));
        }

        /** Spread of quarter hours over the mean: what was seen, and the prior as far as little was seen. */
        double spread(double prior) {
            return heard() ? weight() * Math.clamp(spread, 0.01, 0.6) + (1 - weight()) * prior : prior;
        }

        /** A minute's distance from its quarter of an hour over that, at a probability; as far as now says nothing of it. */
        double scatter(double probability, double leadS) {
            if (scatter.length == 0) {
                return 0;
            }
            double known = fade(FAST_LAGS, fast, leadS);
            return Math.sqrt(1 - known * known) * EnsembleQuantile.of(scatter, probability);
        }

        /** Means of the last so many minutes, at each minute. */
        private static double[] means(double[] x, int over) {
            double[] means = new double[x.length];
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += x[i] - (i >= over ? x[i - over] : 0);
                means[i] = sum / Math.min(i + 1, over);
            }
            return means;
        }

        /** What is left of x - base after each lag. */
        private static double[] fades(int[] lags, double[] x, double[] base, double priorMinutes, double few) {
            double[] fades = new double[lags.length];
            for (int l = 0; l < lags.length; l++) {
                double prior = Math.exp(-lags[l] / priorMinutes);
                double xy = 0;
                double xx = 0;
                int n = Math.max(0, x.length - lags[l]);
                for (int i = 0; i < n; i++) {
                    double off = x[i] - base[i];
                    xy += off * (x[i + lags[l]] - base[i]);
                    xx += off * off;
                }
                double seen = xx > 0 ? Math.clamp(xy / xx, 0, 1) : prior;
                double w = n / (n + few);
                double faded = w * seen + (1 - w) * prior;
                fades[l] = l == 0 ? faded : Math.min(fades[l - 1], faded); // dips that come by the clock are no memory
            }
            return fades;
        }

        private static double fade(int[] lags, double[] fades, double leadS) {
            double lag = leadS / MINUTE_S;
            double before = 0;
            double from = 1;
            for (int l = 0; l < lags.length; l++) {
                if (lag <= lags[l]) {
                    return from + (fades[l] - from) * (lag - before) / (lags[l] - before);
                }
                before = lags[l];
                from = fades[l];
            }
            return from * Math.exp(-(lag - before) / before);
        }
    }
}
