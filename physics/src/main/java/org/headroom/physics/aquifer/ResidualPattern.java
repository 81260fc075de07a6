package org.headroom.physics.aquifer;

import java.util.Comparator;
import java.util.List;
import org.headroom.physics.aquifer.TestFit.Point;

/** Whether what a fit leaves over is chance: runs of signs, and the trend of the late readings. */
final class ResidualPattern {
    private static final int FEW = 10;
    private static final int LATE_FEW = 4;
    private static final double LATE = 4;

    private ResidualPattern() {}

    /**
     * Runs of one sign along time, piezometer by piezometer (Wald and Wolfowitz 1940).
     *
     * @return runs found, runs that chance would give, and the difference in standard deviations; empty where readings are few
     */
    static double[] runs(TestFit fit) {
        double runs = 0;
        double expected = 0;
        double variance = 0;
        for (String well : wells(fit)) {
            List<Point> points = of(fit, well);
            double above = points.stream().filter(p -> p.residualM() > 0).count();
            double below = points.size() - above;
            double n = above + below;
            if (n < FEW) {
                continue;
            }
            int changes = 1;
            for (int i = 1; i < points.size(); i++) {
                changes += points.get(i).residualM() > 0 == points.get(i - 1).residualM() > 0 ? 0 : 1;
            }
            runs += changes;
            double mean = 1 + 2 * above * below / n;
            expected += mean;
            variance += Math.max(0, (mean - 1) * (mean - 2) / (n - 1));
            if (above == 0 || below == 0) {
                // all on one side: what half of each would have given
                expected += n / 2;
                variance += (n / 2) * (n / 2 - 1) / (n - 1);
            }
        }
        return variance == 0 ? new double[0] : new double[] {runs, expected, (runs - expected) / Math.sqrt(variance)};
    }

    /** A slope of late residuals over ln t, m, and how many standard errors that is. */
    record Trend(double slopeM, double errors) {}

    /**
     * How late residuals drift in each piezometer: the last factor of four in time since the last change of the flow.
     *
     * @return the root of the mean squared slope and the largest number of standard errors; NaN where readings are few
     */
    static Trend late(TestFit fit, PumpingTest test) {
        double squares = 0;
        double errors = 0;
        int wells = 0;
        for (String well : wells(fit)) {
            List<Point> points = of(fit, well);
            double endS = points.getLast().observation().timeS();
            double changeS = test.lastChangeS(endS);
            List<Point> late = points.stream()
                    .filter(p -> p.observation().timeS() - changeS >= (endS - changeS) / LATE)
                    .toList();
            if (late.size() < LATE_FEW) {
                continue;
            }
            double[] x = late.stream()
                    .mapToDouble(p -> Math.log(p.observation().timeS() - changeS))
                    .toArray();
            double[] y = late.stream().mapToDouble(Point::residualM).toArray();
            double[] line = slope(x, y);
            squares += line[0] * line[0];
            errors = Math.max(errors, Math.abs(line[0]) / line[1]);
            wells++;
        }
        return wells == 0 ? new Trend(Double.NaN, Double.NaN) : new Trend(Math.sqrt(squares / wells), errors);
    }

    /** Of a straight line: slope and its standard error. */
    private static double[] slope(double[] x, double[] y) {
        int n = x.length;
        double mx = 0;
        double my = 0;
        for (int i = 0; i < n; i++) {
            mx += x[i] / n;
            my += y[i] / n;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x[i] - mx) * (x[i] - mx);
            xy += (x[i] - mx) * (y[i] - my);
            yy += (y[i] - my) * (y[i] - my);
        }
        if (xx == 0) {
            return new double[] {0, 1};
        }
        double slope = xy / xx;
        return new double[] {slope, Math.sqrt(Math.max(1e-300, yy - slope * xy) / (n - 2) / xx)};
    }

    static List<String> wells(TestFit fit) {
        return fit.points().stream()
                .filter(Point::used)
                .map(p -> p.observation().well())
                .distinct()
                .toList();
    }

    private static List<Point> of(TestFit fit, String well) {
        return fit.points().stream()
                .filter(p -> p.used() && p.observation().well().equals(well))
                .sorted(Comparator.comparingDouble(p -> p.observation().timeS()))
                .toList();
    }
}
