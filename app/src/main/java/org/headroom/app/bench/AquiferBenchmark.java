package org.headroom.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.headroom.physics.aquifer.Aquifer;
import org.headroom.physics.aquifer.DrawdownField;
import org.headroom.physics.aquifer.PumpedWell;
import org.headroom.physics.aquifer.PumpingHistory;
import org.headroom.physics.aquifer.Well;
import org.headroom.physics.aquifer.WellField;
import org.headroom.physics.aquifer.WellFunctions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Wells: the leaky well function over u = 1e-10 to 8 and r/B = 0.01 to 5, and maps of 100 x 100 points, 14 wells with a history of 20 years of months each,
 * confined and leaky.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AquiferBenchmark {
    private static final int POINTS = 100;
    private static final int WELLS = 14;
    private static final int MONTHS = 240;
    private static final double MONTH_S = 30.4375 * 86400;
    private static final int ARGUMENTS = 4096;

    private final double[] u = new double[ARGUMENTS];
    private final double[] rOverB = new double[ARGUMENTS];
    private final DrawdownField confined;
    private final DrawdownField leaky;
    private final double[] map = new double[POINTS * POINTS];
    private int next;

    /** Draws arguments, places and rates once, always the same. */
    public AquiferBenchmark() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int i = 0; i < ARGUMENTS; i++) {
            u[i] = Math.pow(10, -10 + 10.9 * random.nextDouble());
            rOverB[i] = Math.pow(10, -2 + 2.7 * random.nextDouble());
        }
        List<PumpedWell> wells = new ArrayList<>();
        for (int w = 0; w < WELLS; w++) {
            double[] start = new double[MONTHS];
            double[] rate = new double[MONTHS];
            for (int k = 0; k < MONTHS; k++) {
                start[k] = k * MONTH_S;
                rate[k] = 0.02 * (1 + 0.5 * random.nextDouble());
            }
            wells.add(new PumpedWell(
                    Well.at(8000 * random.nextDouble(), 6000 * random.nextDouble(), 0.3),
                    PumpingHistory.steps(start, rate)));
        }
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = -2000 + 120 * i;
            y[i] = -2000 + 100 * i;
        }
        confined = new DrawdownField(new WellField(Aquifer.perDay(2500, 1e-3, Double.POSITIVE_INFINITY), wells), x, y);
        leaky = new DrawdownField(new WellField(Aquifer.perDay(2500, 1e-3, 3000), wells), x, y);
    }

    /** One leaky well function. */
    @Benchmark
    public double wellFunction() {
        next = (next + 1) % ARGUMENTS;
        return WellFunctions.hantush(u[next], rOverB[next]);
    }

    /** A map without leakage. */
    @Benchmark
    public double confinedMap() {
        confined.atM(MONTHS * MONTH_S, map);
        return map[0];
    }

    /** A map with leakage. */
    @Benchmark
    public double leakyMap() {
        leaky.atM(MONTHS * MONTH_S, map);
        return map[0];
    }
}
