package org.headroom.physics.aquifer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.physics.aquifer.PumpingTest.Observation;

/**
 * Where searches begin. With the diffusivity D = T/S and the leakage factor B fixed, the drawdown is linear in 1/T, so the best T is a
 * quotient of sums: a grid over ln D (and ln B) covers every case, and each of its dips is a start. No start has to be guessed.
 */
final class StartScan {
    private static final int MOST_POINTS = 60;
    private static final int MOST_STARTS = 6;
    private static final double D_STEP = 0.5;
    private static final double LARGEST_U = 8;
    private static final double SMALLEST_U = 1e-13;
    private static final int B_STEPS = 9;

    private final TestDrawdown drawdown;
    private final List<Observation> points;
    private final Given given;
    private final TestModel model;

    private record Start(double sum, double[] logs) {}

    StartScan(TestModel model, PumpingHistory pumping, List<Observation> observations, Given given) {
        this.model = model;
        this.drawdown = new TestDrawdown(model, pumping);
        this.given = given;
        int stride = 1 + (observations.size() - 1) / MOST_POINTS;
        List<Observation> some = new ArrayList<>();
        for (int i = 0; i < observations.size(); i += stride) {
            some.add(observations.get(i));
        }
        this.points = some;
    }

    /** ln T, ln S, ln B of the dips of the grid, the deepest first; empty where no positive T fits anywhere. */
    List<double[]> starts() {
        List<Start> dips = new ArrayList<>();
        for (double b : leakages()) {
            List<Start> row = new ArrayList<>();
            for (double d : diffusivities()) {
                row.add(at(d, b));
            }
            for (int i = 0; i < row.size(); i++) {
                double here = row.get(i).sum();
                double left = i == 0 ? Double.POSITIVE_INFINITY : row.get(i - 1).sum();
                double right = i == row.size() - 1
                        ? Double.POSITIVE_INFINITY
                        : row.get(i + 1).sum();
                if (Double.isFinite(here) && here <= left && here <= right) {
                    dips.add(row.get(i));
                }
            }
        }
        return dips.stream()
                .sorted(Comparator.comparingDouble(Start::sum))
                .limit(MOST_STARTS)
                .map(Start::logs)
                .toList();
    }

    private Start at(double diffusivity, double leakageM) {
        double sg = 0;
        double gg = 0;
        double[] g = new double[points.size()];
        for (int i = 0; i < g.length; i++) {
            Observation o = points.get(i);
            g[i] = drawdown.at(o.radiusM(), o.timeS(), 1, 1 / diffusivity, leakageM);
            sg += o.weight() * o.drawdownM() * g[i];
            gg += o.weight() * g[i] * g[i];
        }
        double a = sg / gg;
        if (!Double.isNaN(given.transmissivity())) {
            a = 1 / given.transmissivity();
        } else if (!Double.isNaN(given.storativity())) {
            a = 1 / (diffusivity * given.storativity());
        }
        double sum = 0;
        for (int i = 0; i < g.length; i++) {
            Observation o = points.get(i);
            double miss = o.drawdownM() - a * g[i];
            sum += o.weight() * miss * miss;
        }
        boolean usable = a > 0 && Double.isFinite(sum);
        return new Start(
                usable ? sum : Double.POSITIVE_INFINITY,
                new double[] {-Math.log(a), -Math.log(a * diffusivity), Math.log(leakageM)});
    }

    private List<Double> diffusivities() {
        if (!Double.isNaN(given.transmissivity()) && !Double.isNaN(given.storativity())) {
            return List.of(given.transmissivity() / given.storativity());
        }
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Observation o : points) {
            double ratio = o.radiusM() * o.radiusM() / (4 * o.timeS());
            least = Math.min(least, ratio);
            most = Math.max(most, ratio);
        }
        List<Double> grid = new ArrayList<>();
        for (double log = Math.log(least / LARGEST_U); log <= Math.log(most / SMALLEST_U); log += D_STEP) {
            grid.add(Math.exp(log));
        }
        return grid;
    }

    private List<Double> leakages() {
        if (model != TestModel.HANTUSH) {
            return List.of(1.0);
        }
        if (!Double.isNaN(given.leakageM())) {
            return List.of(given.leakageM());
        }
        double near = points.stream().mapToDouble(Observation::radiusM).min().orElse(1);
        double far = points.stream().mapToDouble(Observation::radiusM).max().orElse(1);
        List<Double> grid = new ArrayList<>();
        for (int i = 0; i <= B_STEPS; i++) {
            grid.add(0.2 * near * Math.pow(150 * far / near, (double) i / B_STEPS));
        }
        grid.add(1000 * far);
        return grid;
    }
}
