package org.headroom.grid.storage;

import org.headroom.physics.basis.Checks;

/**
 * How a battery is used.
 *
 * @param strategy what for
 * @param holdW level that the meter is held at below its limit, W; infinity: the limit alone
 * @param rechargeShare highest recharging over rated power, 1
 * @param onPeakShare what it gives in on-peak hours over rated power ({@code time_of_use}), 1
 * @param rampWPerS how fast the meter may change ({@code ramp_limit}), W/s
 * @param middleShare state of charge that {@code ramp_limit} comes back to, 1
 */
public record DispatchDesign(
        DispatchStrategy strategy,
        double holdW,
        double rechargeShare,
        double onPeakShare,
        double rampWPerS,
        double middleShare) {
    public DispatchDesign {
        Checks.within("hold_w", holdW, 0, Double.POSITIVE_INFINITY);
        Checks.within("recharge_share", rechargeShare, 0, 1);
        Checks.within("on_peak_share", onPeakShare, 0, 1);
        Checks.within("ramp_w_per_s", rampWPerS, 0, Double.POSITIVE_INFINITY);
        Checks.within("middle_share", middleShare, 0, 1);
    }

    /** A strategy with a quarter of the power for recharging, 10 MW/min for ramps and 60 % as the middle. */
    public static DispatchDesign of(DispatchStrategy strategy) {
        return new DispatchDesign(strategy, Double.POSITIVE_INFINITY, 0.25, 1, 10e6 / 60, 0.6);
    }
}
