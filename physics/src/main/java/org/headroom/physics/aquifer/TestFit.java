package org.headroom.physics.aquifer;

import java.util.List;

/**
 * What a pumping test says under one model.
 *
 * @param transmissivity m2/s
 * @param leakageFactor B = sqrt(T c), m
 * @param aquitardResistance c, s
 * @param correlation of ln T, ln S (and ln B), in this order; those not fitted are left out
 * @param rmseM root of the mean squared residual, m
 * @param r2 share of the variance of the drawdowns that the model explains
 * @param aicc Akaike's criterion for few readings (Hurvich and Tsai 1989): less is better
 * @param points every reading of the test with its fitted value
 * @param converged whether the search came to rest inside what was searched; an unknown that the readings do not depend on is no
 *     hindrance: its estimate is {@link Estimate#open}
 * @param warnings what to keep in mind, in plain words
 */
public record TestFit(
        TestModel model,
        Estimate transmissivity,
        Estimate storativity,
        Estimate leakageFactor,
        Estimate aquitardResistance,
        double[][] correlation,
        double rmseM,
        double r2,
        double aicc,
        List<Point> points,
        boolean converged,
        List<String> warnings) {
    public TestFit {
        points = List.copyOf(points);
        warnings = List.copyOf(warnings);
    }

    /**
     * One reading beside the model.
     *
     * @param used false where the model does not hold or the weight is 0
     */
    public record Point(PumpingTest.Observation observation, double fittedM, boolean used) {
        /** Measured less fitted, m. */
        public double residualM() {
            return observation.drawdownM() - fittedM;
        }
    }

    TestFit warned(List<String> said) {
        return new TestFit(
                model,
                transmissivity,
                storativity,
                leakageFactor,
                aquitardResistance,
                correlation,
                rmseM,
                r2,
                aicc,
                points,
                converged,
                said);
    }

    /** Readings that were fitted. */
    public int used() {
        return (int) points.stream().filter(Point::used).count();
    }

    /** The drawdown of this fit at any place and time, m. */
    public double drawdownM(PumpingHistory pumping, double radiusM, double timeS) {
        return new TestDrawdown(model, pumping)
                .at(radiusM, timeS, transmissivity.value(), storativity.value(), leakageFactor.value());
    }
}
