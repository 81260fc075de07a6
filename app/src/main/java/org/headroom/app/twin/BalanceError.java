package org.headroom.app.twin;

/** A balance of energy or water that did not close: a bug in Headroom, named by its component. */
public final class BalanceError extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    BalanceError(String component, double residual, double throughput) {
        super("the balance of " + component + " is open by " + residual + " of " + throughput);
    }
}
