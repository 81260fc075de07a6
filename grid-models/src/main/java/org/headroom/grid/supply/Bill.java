package org.headroom.grid.supply;

/**
 * What the utility charges for a window of time.
 *
 * @param energyUsd for kilowatt-hours
 * @param demandUsd for the highest half-hour means, delivery and excess over the contract included
 * @param customerUsd fixed monthly charges
 * @param onPeakJ energy in on-peak hours, J
 * @param offPeakJ energy in all other hours, J
 * @param onPeakDemandW highest on-peak half-hour mean, W
 * @param maxDemandW highest half-hour mean, W
 */
public record Bill(
        double energyUsd,
        double demandUsd,
        double customerUsd,
        double onPeakJ,
        double offPeakJ,
        double onPeakDemandW,
        double maxDemandW) {
    static final Bill NOTHING = new Bill(0, 0, 0, 0, 0, 0, 0);

    public double totalUsd() {
        return energyUsd + demandUsd + customerUsd;
    }

    /** Both together: money and energy add, demands are the higher one. */
    public Bill plus(Bill other) {
        return new Bill(
                energyUsd + other.energyUsd,
                demandUsd + other.demandUsd,
                customerUsd + other.customerUsd,
                onPeakJ + other.onPeakJ,
                offPeakJ + other.offPeakJ,
                Math.max(onPeakDemandW, other.onPeakDemandW),
                Math.max(maxDemandW, other.maxDemandW));
    }
}
