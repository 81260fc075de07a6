package org.headroom.app.ledger;

/**
 * The outputs of one step, one double a {@link Measures measure}; means over the step, states at its end. Reused from
 * step to step.
 */
public final class LedgerRow {
    private final double[] values = new double[Measures.COUNT];

    /** Epoch seconds at which the step began. */
    public double fromS;

    /** Epoch seconds at which the step ended. */
    public double toS;

    public void set(Measures measure, double value) {
        values[measure.index()] = value;
    }

    public double get(Measures measure) {
        return values[measure.index()];
    }
}
