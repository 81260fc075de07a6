package org.headroom.physics.aquifer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A pumping test made from a model: known T, S, B, and noise of a seeded generator. SI. */
record MadeTest(TestModel model, double t, double s, double b, PumpingHistory pumping, double[] radiiM, double noiseM) {
    static final double DAY_S = 86400;

    /** 1,000 m2/day, 3e-4, B 600 m, 2,000 m3/day, 20, 60 and 150 m. */
    static MadeTest of(TestModel model, double noiseM) {
        return new MadeTest(
                model,
                1000 / DAY_S,
                3e-4,
                600,
                PumpingHistory.constant(0, 2000 / DAY_S),
                new double[] {20, 60, 150},
                noiseM);
    }

    MadeTest pumped(PumpingHistory history) {
        return new MadeTest(model, t, s, b, history, radiiM, noiseM);
    }

    MadeTest at(double... radii) {
        return new MadeTest(model, t, s, b, pumping, radii, noiseM);
    }

    /** Readings at times spread evenly over the logarithm. */
    PumpingTest readings(int count, double fromS, double toS, long seed) {
        Random random = new Random(seed);
        TestDrawdown drawdown = new TestDrawdown(model, pumping);
        List<PumpingTest.Observation> readings = new ArrayList<>();
        for (double radius : radiiM) {
            for (int i = 0; i < count; i++) {
                double timeS = fromS * Math.pow(toS / fromS, i / (count - 1.0));
                double value = drawdown.at(radius, timeS, t, s, b) + noiseM * random.nextGaussian();
                readings.add(new PumpingTest.Observation("r" + radius, radius, timeS, value));
            }
        }
        return new PumpingTest(readings, pumping);
    }
}
