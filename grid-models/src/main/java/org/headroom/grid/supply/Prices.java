package org.headroom.grid.supply;

import java.time.Month;
import java.util.List;
import java.util.Set;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * What a tariff charges in some months of the year. Prices are in dollars per kilowatt-hour and per kilowatt of a whole
 * month, as tariffs are printed.
 *
 * @param season a name for people, as in {@code summer}
 * @param sheet which printed sheet they come from, with its date, as in {@code TVA MSB at Ripley TN, October 2025}
 * @param months in which these prices hold
 * @param onPeakUsdPerKwh energy in on-peak hours
 * @param offPeakBlocks energy in other hours: blocks in order, the last without an end
 * @param onPeakDemandUsdPerKw of the highest half-hour mean in on-peak hours
 * @param maxDemandUsdPerKw of the highest half-hour mean of all hours
 * @param excessDemandUsdPerKw of the part of the highest mean that exceeds the contract
 */
public record Prices(
        String season,
        String sheet,
        Set<Month> months,
        double onPeakUsdPerKwh,
        List<Block> offPeakBlocks,
        double onPeakDemandUsdPerKw,
        double maxDemandUsdPerKw,
        double excessDemandUsdPerKw) {

    /**
     * Energy by hours' use of the maximum demand.
     *
     * @param hoursUse how many hours at maximum demand it holds in a month; infinite for the last block
     */
    public record Block(double hoursUse, double usdPerKwh) {
        public Block {
            if (!(hoursUse > 0)) {
                throw new OutOfRange("hours_use", Double.toString(hoursUse), "greater than 0");
            }
            Checks.notNegative("off_peak_usd_per_kwh", usdPerKwh);
        }

        boolean open() {
            return hoursUse == Double.POSITIVE_INFINITY;
        }
    }

    /** Prices whose season says all about their sheet. */
    public Prices(
            String season,
            Set<Month> months,
            double onPeakUsdPerKwh,
            List<Block> offPeakBlocks,
            double onPeakDemandUsdPerKw,
            double maxDemandUsdPerKw,
            double excessDemandUsdPerKw) {
        this(
                season,
                season,
                months,
                onPeakUsdPerKwh,
                offPeakBlocks,
                onPeakDemandUsdPerKw,
                maxDemandUsdPerKw,
                excessDemandUsdPerKw);
    }

    /** The same prices in other months. */
    public Prices in(Set<Month> others) {
        return new Prices(
                season,
                sheet,
                others,
                onPeakUsdPerKwh,
                offPeakBlocks,
                onPeakDemandUsdPerKw,
                maxDemandUsdPerKw,
                excessDemandUsdPerKw);
    }

    public Prices {
        months = Set.copyOf(months);
        offPeakBlocks = List.copyOf(offPeakBlocks);
        if (months.isEmpty()) {
            throw new OutOfRange("months of season " + season, "none", "at least one");
        }
        if (offPeakBlocks.isEmpty() || !offPeakBlocks.getLast().open()) {
            throw new OutOfRange(
                    "off-peak blocks of season " + season, "no open end", "a last block without hours_use");
        }
        Checks.notNegative("on_peak_usd_per_kwh", onPeakUsdPerKwh);
        Checks.notNegative("on_peak_demand_usd_per_kw", onPeakDemandUsdPerKw);
        Checks.notNegative("max_demand_usd_per_kw", maxDemandUsdPerKw);
        Checks.notNegative("excess_demand_usd_per_kw", excessDemandUsdPerKw);
    }

    /** Cost of off-peak energy, $, when a block holds {@code kwhPerHourUse} for each of its hours. */
    double offPeakUsd(double energyKwh, double kwhPerHourUse) {
        double usd = 0;
        double leftKwh = energyKwh;
        for (Block block : offPeakBlocks) {
            double inBlockKwh = block.open() ? leftKwh : Math.min(leftKwh, block.hoursUse() * kwhPerHourUse);
            usd += inBlockKwh * block.usdPerKwh();
            leftKwh -= inBlockKwh;
        }
        return usd;
    }

    /** What one more kilowatt-hour costs off-peak once the earlier blocks are full. */
    public double lastBlockUsdPerKwh() {
        return offPeakBlocks.getLast().usdPerKwh();
    }

    /**
     * What one more kilowatt of maximum demand costs in a month through the blocks, beside the demand charge: it widens
     * every block but the last, and so moves energy from the last block's price to theirs. Holds while the last block is
     * reached and blocks are not scaled.
     */
    public double blockDemandUsdPerKw() {
        double usd = 0;
        for (Block block : offPeakBlocks) {
            if (!block.open()) {
                usd += block.hoursUse() * (block.usdPerKwh() - lastBlockUsdPerKwh());
            }
        }
        return usd;
    }
}
