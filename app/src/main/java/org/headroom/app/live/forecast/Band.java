package org.headroom.app.live.forecast;

/** Quantiles on the forecast's lead grid, one entry a lead; arrays are never changed. */
public record Band(double[] q10, double[] q50, double[] q90) {
    public Quantiles at(int index) {
        return new Quantiles(q10[index], q50[index], q90[index]);
    }
}
