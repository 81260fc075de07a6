package org.headroom.physics.aquifer;

import java.util.ArrayList;
import java.util.List;
import org.headroom.physics.aquifer.PumpingTest.Observation;
import org.headroom.physics.basis.OutOfRange;

/**
 * Fits a pumping test: T, S and, with leakage, B that make the weighted sum of squared differences between measured and computed drawdown
 * least, over all readings of all piezometers together.
 *
 * <p>The unknowns are searched as logarithms (they are positive and span decades) by Levenberg-Marquardt from every dip of a grid
 * ({@link StartScan}). 95 % intervals are Student's with the covariance at the optimum, back from logarithms, so not symmetric. The leakage
 * factor's upper end is infinite where no leakage at all (B without end) fits within the same 95 %; its lower end is then that of the
 * profile. Likewise the storativity's lower end is 0 where a drawdown at rest fits within the same 95 %. Cooper and Jacob's line uses the readings with u up to 0.05, where it is within 2 %.
 *
 * <p>Intervals take the residuals as independent and of one size. Where they are not (they are seldom in a real test), they are too
 * narrow, and {@link TestFit#warnings} says so.
 *
 * <p>Valid for u from 1e-13 to 700. Source: Theis (1935), Cooper and Jacob (1946), Hantush and Jacob (1955); intervals: Seber and Wild,
 * Nonlinear Regression (1989), ch. 5. Worked: test Oude Korendijk (Kruseman and de Ridder), both piezometers: T = 462.6 m2/d, S = 1.779e-4.
 */
public final class PumpingTestFit {
    /** Up to here the straight line is within 2 % of the well function. */
    public static final double STRAIGHT_U = 0.05;

    /** A model that leaves this share of the squared drawdowns explains nothing. */
    private static final double NOTHING = 0.9;

    /** With this storativity a leaky aquifer is at rest after the first second. */
    private static final double REST_S = 1e-18;

    /** More than any aquifer's. */
    private static final double LARGEST_S = 10;

    private static final int SELECTIONS = 10;
    private static final int BISECTIONS = 30;

    private PumpingTestFit() {}

    /** @throws OutOfRange where there are fewer readings than unknowns and one */
    public static TestFit fit(PumpingTest test, TestModel model) {
        return fit(test, model, Given.NOTHING);
    }

    /** @throws OutOfRange where there are fewer readings than unknowns and one */
    public static TestFit fit(PumpingTest test, TestModel model, Given given) {
        boolean[] used = used(test);
        if (model == TestModel.COOPER_JACOB) {
            used = straight(test, used, given);
        }
        return of(test, model, given, used);
    }

    private static boolean[] used(PumpingTest test) {
        boolean[] used = new boolean[test.observations().size()];
        for (int i = 0; i < used.length; i++) {
            Observation o = test.observations().get(i);
            used[i] = o.weight() > 0 && o.timeS() > test.pumping().startS(0);
        }
        return used;
    }

    /** The readings at which the straight line holds, by the Theis fit and then by the line's own. */
    private static boolean[] straight(PumpingTest test, boolean[] all, Given given) {
        TestFit fit = of(test, TestModel.THEIS, given, all);
        boolean[] used = all;
        for (int round = 0; round < SELECTIONS; round++) {
            TestDrawdown drawdown = new TestDrawdown(TestModel.COOPER_JACOB, test.pumping());
            boolean[] next = new boolean[all.length];
            for (int i = 0; i < next.length; i++) {
                Observation o = test.observations().get(i);
                next[i] = all[i]
                        && drawdown.largestU(
                                        o.radiusM(),
                                        o.timeS(),
                                        fit.transmissivity().value(),
                                        fit.storativity().value())
                                <= STRAIGHT_U;
            }
            if (java.util.Arrays.equals(next, used)) {
                break;
            }
            used = next;
            fit = of(test, TestModel.COOPER_JACOB, given, used);
        }
        return used;
    }

    private static TestFit of(PumpingTest test, TestModel model, Given given, boolean[] used) {
        List<Observation> points = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            if (used[i]) {
                points.add(test.observations().get(i));
            }
        }
        int needed = given.free(model).length + 1;
        if (points.size() < needed) {
            String where = model == TestModel.COOPER_JACOB ? " with u up to " + STRAIGHT_U : "";
            throw new OutOfRange(
                    "observations", points.size() + " readings" + where + " for " + model.key(), needed + " or more");
        }
        LeastSquares search = new LeastSquares(model, test.pumping(), points, given);
        search.search(new StartScan(model, test.pumping(), points, given).starts());
        if (search.best().length == 0) {
            return nothing(test, model, used);
        }
        double[] logs = search.best();
        double sum = Math.max(search.sum(), LeastSquares.floor(points));
        Spread spread = new Spread(search.jacobian(), search.free(), sum, search.storativityUnfelt() ? 1 : -1);
        Estimate t = estimate(given.transmissivity(), logs[0], spread.halfWidth(0));
        Estimate s = estimate(given.storativity(), logs[1], spread.halfWidth(1));
        Estimate b = Estimate.NONE;
        Estimate c = Estimate.NONE;
        if (model == TestModel.HANTUSH) {
            b = estimate(given.leakageM(), logs[2], spread.halfWidth(2));
            c = Estimate.ofLog(2 * logs[2] - logs[0], spread.resistanceHalfWidth());
            if (Double.isNaN(given.storativity())) {
                double high = storativityUpTo(test, points, given, sum, logs, spread);
                s = Double.isNaN(high) ? s : new Estimate(s.value(), 0, high);
            }
            if (Double.isNaN(given.leakageM())) {
                double[] ends = openEnd(test, points, given, sum, logs, spread);
                if (ends.length > 0) {
                    b = new Estimate(b.value(), ends[0], Double.POSITIVE_INFINITY);
                    c = new Estimate(c.value(), ends[1], Double.POSITIVE_INFINITY);
                }
            }
        }
        List<TestFit.Point> fitted = new ArrayList<>();
        TestDrawdown drawdown = new TestDrawdown(model, test.pumping());
        for (int i = 0; i < used.length; i++) {
            Observation o = test.observations().get(i);
            double value = drawdown.at(o.radiusM(), o.timeS(), Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]));
            fitted.add(new TestFit.Point(o, value, used[i]));
        }
        double r2 = 1 - search.sum() / scatter(points);
        TestFit fit = new TestFit(
                model,
                t,
                s,
                b,
                c,
                spread.correlation(search.free()),
                Math.sqrt(search.sum()
                        / points.stream().mapToDouble(Observation::weight).sum()),
                r2,
                aicc(points.size(), search.free().length, sum),
                fitted,
                search.atRest() && search.sum() < NOTHING * squares(points),
                List.of());
        return fit.warned(FitWarnings.of(fit, test, given));
    }

    private static Estimate estimate(double given, double log, double halfWidth) {
        return Double.isNaN(given) ? Estimate.ofLog(log, halfWidth) : Estimate.fixed(given);
    }

    private static TestFit nothing(PumpingTest test, TestModel model, boolean[] used) {
        List<TestFit.Point> points = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            points.add(new TestFit.Point(test.observations().get(i), Double.NaN, used[i]));
        }
        return new TestFit(
                model,
                Estimate.NONE,
                Estimate.NONE,
                Estimate.NONE,
                Estimate.NONE,
                new double[0][0],
                Double.NaN,
                Double.NaN,
                Double.NaN,
                points,
                false,
                List.of("no transmissivity fits: the drawdown does not go with the pumping"));
    }

    /** Where an aquifer without leakage fits as well within 95 %: the lower ends of B and c, else nothing. */
    private static double[] openEnd(
            PumpingTest test, List<Observation> points, Given given, double sum, double[] logs, Spread spread) {
        int degrees = points.size() - given.free(TestModel.HANTUSH).length;
        if (degrees < 1) {
            return new double[] {0, 0};
        }
        double most = sum * (1 + spread.student() * spread.student() / degrees);
        LeastSquares confined = new LeastSquares(TestModel.THEIS, test.pumping(), points, given);
        confined.search(List.of(logs));
        if (confined.sum() > most) {
            return new double[0];
        }
        double outside = points.stream().mapToDouble(Observation::radiusM).min().orElse(1) / 50;
        double low = Math.log(outside);
        double high = logs[2];
        double[] at = logs;
        for (int i = 0; i < BISECTIONS && high - low > 1e-4; i++) {
            double middle = (low + high) / 2;
            LeastSquares held =
                    new LeastSquares(TestModel.HANTUSH, test.pumping(), points, given.withLeakage(Math.exp(middle)));
            held.search(List.of(at));
            if (held.sum() > most) {
                low = middle;
            } else {
                high = middle;
                at = held.best();
            }
        }
        return new double[] {Math.exp(high), Math.exp(2 * high - at[0])};
    }

    /**
     * Where a drawdown at rest, which no storativity moves, fits as well within 95 %: the profile's upper end of S. NaN where it does not:
     * then the readings hold S from below too.
     */
    private static double storativityUpTo(
            PumpingTest test, List<Observation> points, Given given, double sum, double[] logs, Spread spread) {
        int degrees = points.size() - given.free(TestModel.HANTUSH).length;
        double most = sum * (1 + spread.student() * spread.student() / degrees);
        if (heldS(test, points, given, REST_S, logs).sum() > most) {
            return Double.NaN;
        }
        double low = Math.max(logs[1], Math.log(REST_S));
        double high = Math.log(LARGEST_S);
        double[] at = logs;
        if (heldS(test, points, given, LARGEST_S, at).sum() <= most) {
            return Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < BISECTIONS && high - low > 1e-3; i++) {
            double middle = (low + high) / 2;
            LeastSquares held = heldS(test, points, given, Math.exp(middle), at);
            if (held.sum() > most) {
                high = middle;
            } else {
                low = middle;
                at = held.best();
            }
        }
        return Math.exp(low);
    }

    private static LeastSquares heldS(
            PumpingTest test, List<Observation> points, Given given, double storativity, double[] from) {
        Given held = new Given(given.transmissivity(), storativity, given.leakageM());
        LeastSquares search = new LeastSquares(TestModel.HANTUSH, test.pumping(), points, held);
        search.search(List.of(from));
        return search;
    }

    private static double squares(List<Observation> points) {
        return points.stream()
                .mapToDouble(o -> o.weight() * o.drawdownM() * o.drawdownM())
                .sum();
    }

    private static double scatter(List<Observation> points) {
        double weights = points.stream().mapToDouble(Observation::weight).sum();
        double mean =
                points.stream().mapToDouble(o -> o.weight() * o.drawdownM()).sum() / weights;
        return points.stream()
                .mapToDouble(o -> o.weight() * (o.drawdownM() - mean) * (o.drawdownM() - mean))
                .sum();
    }

    /** n ln(SSR/n) + 2k + 2k(k + 1)/(n - k - 1), k = unknowns and the residuals' size. */
    private static double aicc(int n, int free, double sum) {
        int k = free + 1;
        return n - k - 1 <= 0
                ? Double.POSITIVE_INFINITY
                : n * Math.log(sum / n) + 2.0 * k + 2.0 * k * (k + 1) / (n - k - 1);
    }
}
