package org.headroom.grid.swing;

/**
 * What remedies cost, as means over the window: times 86,400 s is a day.
 *
 * @param addedW power drawn beyond the unsmoothed load, at the meter: floors, dummy work and losses of storage, W
 * @param batteryGivenW mean discharge of the battery: its throughput, W
 * @param batteryLossW lost in the battery, W; part of {@code addedW}
 * @param batteryUsedJ between lowest and highest content in the window, J
 * @param batteryLargestW largest battery power, W
 * @param rackLossW lost in rack storage, W; part of {@code addedW}
 * @param gpusLost mean number of GPUs whose work is lost, 1; by the rate of failures for staggered restarts
 */
public record RemedyCosts(
        double addedW,
        double batteryGivenW,
        double batteryLossW,
        double batteryUsedJ,
        double batteryLargestW,
        double rackLossW,
        double gpusLost) {

    /** These for part of the time and others for the rest. */
    public RemedyCosts mixed(RemedyCosts others, double othersShare) {
        double own = 1 - othersShare;
        return new RemedyCosts(
                own * addedW + othersShare * others.addedW,
                own * batteryGivenW + othersShare * others.batteryGivenW,
                own * batteryLossW + othersShare * others.batteryLossW,
                Math.max(batteryUsedJ, others.batteryUsedJ),
                Math.max(batteryLargestW, others.batteryLargestW),
                own * rackLossW + othersShare * others.rackLossW,
                own * gpusLost + othersShare * others.gpusLost);
    }

    /** Filled in as power passes the remedies. */
    static final class Book {
        double addedServerW;
        double gpusLost;
        double rackGrowthW;
        double rackLossW;
        double batteryGivenW;
        double batteryLossW;
        double batteryUsedJ;
        double batteryLargestW;

        RemedyCosts costs(double meterFactor) {
            return new RemedyCosts(
                    meterFactor * (addedServerW + rackLossW) + batteryLossW,
                    batteryGivenW,
                    batteryLossW,
                    batteryUsedJ,
                    batteryLargestW,
                    rackLossW,
                    gpusLost);
        }
    }
}
