package org.headroom.app.live.estimate;

/** Adds up how far means of predictions are from means of readings; see {@link Accuracy}. */
public final class AccuracyTally {
    static final double INTERVAL_S = 300;

    /** Numbers of a {@link #snapshot}. */
    static final int NUMBERS = 12;

    /** A mean counts if readings cover this share of its interval. */
    private static final double COVERED = 0.5;

    /** What has lasted this long is better than nothing, s. */
    private static final double LEAST_TAIL_S = 60;

    private static final double NEAR_ZERO = 0.01;

    private long n;
    private double sumY;
    private double sumAbsY;
    private double sumError;
    private double sumSquare;
    private double sumShare;
    private long shares;
    private double intervalS = INTERVAL_S;
    private double current = -1;
    private double coveredS;
    private double integralY;
    private double integralError;

    /**
     * One reading and what was predicted without it; not a number is passed over.
     *
     * @param fromS start of the step that both are means over, epoch seconds; steps go forward in time
     * @param toS its end
     */
    public void add(double fromS, double toS, double reading, double predicted) {
        double interval = Math.floor(fromS / INTERVAL_S);
        if (interval != current) {
            close();
            current = interval;
        }
        if (Double.isNaN(reading) || Double.isNaN(predicted)) {
            return;
        }
        double dtS = toS - fromS;
        intervalS = Math.max(intervalS, dtS);
        coveredS += dtS;
        integralY += reading * dtS;
        integralError += (reading - predicted) * dtS;
    }

    private void close() {
        if (coveredS >= COVERED * INTERVAL_S) {
            count();
        }
        coveredS = 0;
        integralY = 0;
        integralError = 0;
    }

    private void count() {
        double y = integralY / coveredS;
        double error = integralError / coveredS;
        n++;
        sumY += y;
        sumAbsY += Math.abs(y);
        sumError += error;
        sumSquare += error * error;
        if (Math.abs(y) > NEAR_ZERO * sumAbsY / n) {
            sumShare += Math.abs(error / y);
            shares++;
        }
    }

    /** The figures so far; CV-RMSE and NMBE are not numbers with fewer than two intervals. */
    public Accuracy of(String meter) {
        AccuracyTally all = new AccuracyTally();
        all.restore(snapshot(), 0);
        // the interval in hand counts once it is as good as over
        if (coveredS >= INTERVAL_S - 1 || (n == 0 && coveredS >= LEAST_TAIL_S)) {
            all.count();
        }
        return all.figures(meter);
    }

    private Accuracy figures(String meter) {
        double mean = sumY / n;
        double free = n > 1 ? n - 1 : Double.NaN;
        return new Accuracy(
                meter,
                intervalS,
                n,
                100 * sumShare / shares,
                100 * Math.sqrt(sumSquare / free) / mean,
                100 * sumError / (free * mean),
                Math.sqrt(sumSquare / n),
                -sumError / n);
    }

    double[] snapshot() {
        return new double[] {
            n,
            sumY,
            sumAbsY,
            sumError,
            sumSquare,
            sumShare,
            shares,
            intervalS,
            current,
            coveredS,
            integralY,
            integralError
        };
    }

    void restore(double[] from, int at) {
        n = (long) from[at];
        sumY = from[at + 1];
        sumAbsY = from[at + 2];
        sumError = from[at + 3];
        sumSquare = from[at + 4];
        sumShare = from[at + 5];
        shares = (long) from[at + 6];
        intervalS = from[at + 7];
        current = from[at + 8];
        coveredS = from[at + 9];
        integralY = from[at + 10];
        integralError = from[at + 11];
    }
}
