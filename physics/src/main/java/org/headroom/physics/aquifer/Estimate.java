package org.headroom.physics.aquifer;

/**
 * A fitted value with its 95 % interval, which is not symmetric since fits run in logarithms.
 *
 * @param value NaN where the model has no such unknown or the test says nothing about it
 * @param low 0 where the test sets no lower end
 * @param high infinite where the test sets no upper end
 */
public record Estimate(double value, double low, double high) {
    static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    /** A value that was given, not fitted. */
    static Estimate fixed(double value) {
        return new Estimate(value, value, value);
    }

    /** From the logarithm and its standard error times Student's factor. */
    static Estimate ofLog(double log, double halfWidth) {
        return Double.isFinite(halfWidth)
                ? new Estimate(Math.exp(log), Math.exp(log - halfWidth), Math.exp(log + halfWidth))
                : new Estimate(Math.exp(log), 0, Double.POSITIVE_INFINITY);
    }

    /** In another unit. */
    public Estimate times(double factor) {
        return new Estimate(value * factor, low * factor, high * factor);
    }

    public boolean known() {
        return Double.isFinite(value);
    }

    /** True where the interval has no lower end: the value is then where the search happened to stop. */
    public boolean open() {
        return known() && low == 0;
    }

    /** True where an end is missing or the ends are more than a factor of ten apart from the value. */
    public boolean loose() {
        return known() && !(high < 10 * value && low > 0.1 * value);
    }
}
