package org.headroom.app.ledger;

import java.util.Arrays;

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

    /** Sets every value to 0. */
    public void clear() {
        Arrays.fill(values, 0);
    }

    /** Adds a part of another row: its values times {@code weight}. */
    public void add(LedgerRow part, double weight) {
        for (int i = 0; i < values.length; i++) {
            values[i] += weight * part.values[i];
        }
    }
}
