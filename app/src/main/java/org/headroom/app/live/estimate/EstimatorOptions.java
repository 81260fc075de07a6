package org.headroom.app.live.estimate;

/**
 * How an estimator learns.
 *
 * @param memoryS age at which a reading counts 1/e of a new one, s
 * @param correctEveryS shortest time between two corrections of a parameter, s
 * @param learnAfterS telemetry that must be heard before the first correction, s
 * @param gate readings this many standard deviations off are outliers
 * @param learns whether parameters are corrected at all
 */
public record EstimatorOptions(double memoryS, double correctEveryS, double learnAfterS, double gate, boolean learns) {
    /** Three hours of memory, a correction every five minutes after ten, outliers beyond five standard deviations. */
    public static EstimatorOptions usual() {
        return new EstimatorOptions(10_800, 300, 600, 5, true);
    }

    /** The same that corrects no parameter. */
    public EstimatorOptions withoutLearning() {
        return new EstimatorOptions(memoryS, correctEveryS, learnAfterS, gate, false);
    }
}
