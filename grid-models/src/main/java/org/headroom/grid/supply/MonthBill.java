package org.headroom.grid.supply;

import java.time.YearMonth;
import java.util.List;

/**
 * The bill of one calendar month, or of the part of it that was metered.
 *
 * @param fromS first metered second, epoch s
 * @param toS first second no longer metered, epoch s
 * @param share of the month, by time
 * @param season whose prices were used
 * @param sheet the printed sheet they come from, with its date
 * @param contractW contract demand, W; infinite if none
 * @param onPeakJ energy in on-peak hours, J
 * @param offPeakJ energy in all other hours, J
 * @param onPeakH metered on-peak hours, h
 * @param maxDemandW highest half-hour mean, W
 * @param maxDemandS when that half hour began, epoch s
 * @param onPeakDemandW highest on-peak half-hour mean, W; 0 if there was none
 * @param onPeakDemandS when that half hour began, epoch s; {@code fromS} if there was none
 * @param powerFactor in the half hour of the maximum demand
 * @param lines charges in the order of the sheet
 */
public record MonthBill(
        YearMonth month,
        long fromS,
        long toS,
        double share,
        String season,
        String sheet,
        double contractW,
        double onPeakJ,
        double offPeakJ,
        double onPeakH,
        double maxDemandW,
        long maxDemandS,
        double onPeakDemandW,
        long onPeakDemandS,
        double powerFactor,
        List<BillLine> lines) {
    public MonthBill {
        lines = List.copyOf(lines);
    }

    public double totalUsd() {
        return lines.stream().mapToDouble(BillLine::amountUsd).sum();
    }

    public double energyKwh() {
        return (onPeakJ + offPeakJ) / 3.6e6;
    }

    /** NaN without energy. */
    public double centsPerKwh() {
        return energyKwh() > 0 ? 100 * totalUsd() / energyKwh() : Double.NaN;
    }

    /** Mean over highest demand; NaN without demand. */
    public double loadFactor() {
        return maxDemandW > 0 ? (onPeakJ + offPeakJ) / (toS - fromS) / maxDemandW : Double.NaN;
    }
}
