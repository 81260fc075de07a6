package org.headroom.app.twin;

/** Holds each balance of a step to {@code |residual| <= 1e-9 throughput}, in a form that NaN cannot pass. */
final class Balance {
    static final double TOLERANCE = 1e-9;

    private double worst;

    void start() {
        worst = 0;
    }

    /**
     * Checks one component.
     *
     * @param residual in less out less stored, in the unit of the throughput
     * @param throughput what passes through, a positive scale
     * @throws BalanceError if it is open
     */
    void check(String component, double residual, double throughput) {
        double scale = Math.max(Math.abs(throughput), Double.MIN_NORMAL);
        if (!(Math.abs(residual) <= TOLERANCE * scale)) {
            throw new BalanceError(component, residual, throughput);
        }
        worst = Math.max(worst, Math.abs(residual) / scale);
    }

    /** The largest relative residual since {@link #start}. */
    double worst() {
        return worst;
    }
}
