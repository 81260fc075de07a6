package org.headroom.app.live.estimate;

/** Adds up how far predictions are from readings; see {@link Accuracy}. */
public final class AccuracyTally {
    private static final double NEAR_ZERO = 0.01;

    private long n;
    private double sumY;
    private double sumAbsY;
    private double sumError;
    private double sumSquare;
    private double sumShare;
    private long shares;

    /** One reading and what was predicted without it; not a number is passed over. */
    public void add(double reading, double predicted) {
        if (Double.isNaN(reading) || Double.isNaN(predicted)) {
            return;
        }
        double error = reading - predicted;
        n++;
        sumY += reading;
        sumAbsY += Math.abs(reading);
        sumError += error;
        sumSquare += error * error;
        if (Math.abs(reading) > NEAR_ZERO * sumAbsY / n) {
            sumShare += Math.abs(error / reading);
            shares++;
        }
    }

    public long count() {
        return n;
    }

    /** The figures so far; not numbers with fewer than two readings. */
    public Accuracy of(String meter) {
        double mean = sumY / n;
        double free = n > 1 ? n - 1 : Double.NaN;
        return new Accuracy(
                meter,
                n,
                100 * sumShare / shares,
                100 * Math.sqrt(sumSquare / free) / mean,
                100 * sumError / (free * mean),
                Math.sqrt(sumSquare / n),
                -sumError / n);
    }

    double[] snapshot() {
        return new double[] {n, sumY, sumAbsY, sumError, sumSquare, sumShare, shares};
    }

    void restore(double[] from, int at) {
        n = (long) from[at];
        sumY = from[at + 1];
        sumAbsY = from[at + 2];
        sumError = from[at + 3];
        sumSquare = from[at + 4];
        sumShare = from[at + 5];
        shares = (long) from[at + 6];
    }
}
