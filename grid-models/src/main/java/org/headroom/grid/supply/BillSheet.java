package org.headroom.grid.supply;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The bill for any metered series, month by month and line by line.
 *
 * <p>The lines of {@link Tariff} (their sum is {@link Tariff#bill(DemandMeter)}) and those of {@link BillingTerms}:
 *
 * <pre>
 *   reactive  = price x billed kvar (ReactiveRule)
 *   ratchet   = (maximum demand + delivery) max(0, r max(D of the 11 months before), m contract, D) - D
 *   minimum   = max(0, least bill - all the above)
 *   credit    = -credit max(0, D - protected demand)
 * </pre>
 *
 * A ratchet knows the months of the series alone. Monthly prices count by the share of the month that was metered. Each
 * month has its own tariff, so that a contract may step up from one month to the next.
 *
 * <p>Worked number: 150 MW flat in October 2025 on Ripley's sheet (744 h, 138 of them on-peak) cost 6,536,546 $,
 * 5.857 c/kWh.
 *
 * @param months in order of time
 */
public record BillSheet(List<MonthBill> months) {
    private static final int RATCHET_MONTHS = 11;

    public BillSheet {
        months = List.copyOf(months);
    }

    /**
     * @param tariffAt the tariff in force at an instant; asked once a month, at its first metered half hour
     * @param terms what the contract adds
     * @param meter active power
     * @param meanVar reactive power of each slot of the meter, var, positive when the load takes it
     */
    public static BillSheet of(LongFunction<Tariff> tariffAt, BillingTerms terms, DemandMeter meter, double[] meanVar) {
        List<MonthBill> months = new ArrayList<>();
        int slot = 0;
        while (slot < meter.slots()) {
            Tariff tariff = tariffAt.apply(meter.slotFromS(slot));
            YearMonth month = month(tariff, meter.slotFromS(slot));
            int end = slot + 1;
            while (end < meter.slots() && month(tariff, meter.slotFromS(end)).equals(month)) {
                end++;
            }
            months.add(new Month(tariff, terms, meter, meanVar, slot, end).bill(month, highestBefore(months, month)));
            slot = end;
        }
        return new BillSheet(months);
    }

    /** One tariff throughout, at one power factor (lagging). */
    public static BillSheet of(Tariff tariff, BillingTerms terms, DemandMeter meter, double powerFactor) {
        double[] meanVar = new double[meter.slots()];
        double tan = Math.sqrt(1 / (powerFactor * powerFactor) - 1);
        for (int slot = 0; slot < meanVar.length; slot++) {
            meanVar[slot] = tan * meter.meanW(slot);
        }
        return of(_ -> tariff, terms, meter, meanVar);
    }

    public double totalUsd() {
        return months.stream().mapToDouble(MonthBill::totalUsd).sum();
    }

    public double energyKwh() {
        return months.stream().mapToDouble(MonthBill::energyKwh).sum();
    }

    /** NaN without energy. */
    public double centsPerKwh() {
        return energyKwh() > 0 ? 100 * totalUsd() / energyKwh() : Double.NaN;
    }

    private static YearMonth month(Tariff tariff, long epochS) {
        return YearMonth.from(Instant.ofEpochSecond(epochS).atZone(tariff.zone()));
    }

    private static double highestBefore(List<MonthBill> months, YearMonth month) {
        return months.stream()
                .filter(m -> m.month().plusMonths(RATCHET_MONTHS).compareTo(month) >= 0)
                .mapToDouble(MonthBill::maxDemandW)
                .max()
                .orElse(0);
    }

    /** Sums of one month. */
    private static final class Month {
        private final Tariff tariff;
        private final BillingTerms terms;
        private final DemandMeter meter;
        private final double[] meanVar;
        private final int fromSlot;
        private final int toSlot;
        private final List<BillLine> lines = new ArrayList<>();
        private double onPeakJ;
        private double offPeakJ;
        private long onPeakS;
        private int highest;
        private int highestOnPeak = -1;

        Month(Tariff tariff, BillingTerms terms, DemandMeter meter, double[] meanVar, int fromSlot, int toSlot) {
            this.tariff = tariff;
            this.terms = terms;
            this.meter = meter;
            this.meanVar = meanVar;
            this.fromSlot = fromSlot;
            this.toSlot = toSlot;
            this.highest = fromSlot;
            for (int slot = fromSlot; slot < toSlot; slot++) {
                highest = meter.meanW(slot) > meter.meanW(highest) ? slot : highest;
                if (tariff.onPeak(meter.slotFromS(slot))) {
                    onPeakJ += meter.slotEnergyJ(slot);
                    onPeakS += meter.slotLengthS(slot);
                    boolean first = highestOnPeak < 0 || meter.meanW(slot) > meter.meanW(highestOnPeak);
                    highestOnPeak = first ? slot : highestOnPeak;
                } else {
                    offPeakJ += meter.slotEnergyJ(slot);
                }
            }
        }

        MonthBill bill(YearMonth month, double highestBeforeW) {
            long fromS = meter.slotFromS(fromSlot);
            long toS = meter.slotFromS(toSlot - 1) + meter.slotLengthS(toSlot - 1);
            double share = tariff.monthShare(fromS, toS - fromS);
            Prices prices = tariff.pricesAt(fromS);
            double maxW = meter.meanW(highest);
            double onPeakW = highestOnPeak < 0 ? 0 : meter.meanW(highestOnPeak);
            lines.add(new BillLine("customer", 1, "month", tariff.customerUsdPerMonth(), share));
            demand("on-peak demand", onPeakW, prices.onPeakDemandUsdPerKw(), share);
            demand("maximum demand", maxW, prices.maxDemandUsdPerKw(), share);
            demand("delivery", maxW, tariff.deliveryUsdPerKw(), share);
            demand(
                    "demand over contract",
                    Math.max(0, maxW - tariff.contractW()),
                    prices.excessDemandUsdPerKw(),
                    share);
            energy(prices, share * maxW / 1e3);
            terms(prices, share, maxW, highestBeforeW);
            double maxVar = meanVar[highest];
            return new MonthBill(
                    month,
                    fromS,
                    toS,
                    share,
                    prices.season(),
                    prices.sheet(),
                    tariff.contractW(),
                    onPeakJ,
                    offPeakJ,
                    onPeakS / 3600.0,
                    maxW,
                    meter.slotFromS(highest),
                    onPeakW,
                    highestOnPeak < 0 ? fromS : meter.slotFromS(highestOnPeak),
                    maxW == 0 && maxVar == 0 ? 1 : maxW / Math.hypot(maxW, maxVar),
                    lines);
        }

        private void demand(String charge, double powerW, double usdPerKw, double share) {
            lines.add(new BillLine(charge, powerW / 1e3, "kW", usdPerKw, share));
        }

        private void energy(Prices prices, double kwhPerHourUse) {
            lines.add(new BillLine("on-peak energy", onPeakJ / 3.6e6, "kWh", prices.onPeakUsdPerKwh(), 1));
            double scale = tariff.blockRule() == BlockRule.OFF_PEAK_SHARE && offPeakJ > 0
                    ? offPeakJ / (onPeakJ + offPeakJ)
                    : 1;
            double leftKwh = offPeakJ / 3.6e6;
            int number = 0;
            for (Prices.Block block : prices.offPeakBlocks()) {
                double holdsKwh = block.hoursUse() * scale * kwhPerHourUse;
                double kwh = block.open() ? leftKwh : Math.min(leftKwh, holdsKwh);
                leftKwh -= kwh;
                number++;
                lines.add(new BillLine("off-peak energy, block " + number, kwh, "kWh", block.usdPerKwh(), 1));
            }
        }

        private void terms(Prices prices, double share, double maxW, double highestBeforeW) {
            ReactiveRule rule = terms.reactive();
            if (rule != null) {
                double laggingKvar = rule.laggingVar(maxW, meanVar[highest]) / 1e3;
                double leadingKvar = rule.leadingVar(meanVar[lowest(maxW)]) / 1e3;
                lines.add(
                        new BillLine("reactive demand, lagging", laggingKvar, "kvar", rule.laggingUsdPerKvar(), share));
                lines.add(
                        new BillLine("reactive demand, leading", leadingKvar, "kvar", rule.leadingUsdPerKvar(), share));
            }
            double contractW = Double.isFinite(tariff.contractW()) ? tariff.contractW() : 0;
            double billedW = Math.max(
                    maxW, Math.max(terms.ratchetShare() * highestBeforeW, terms.minimumContractShare() * contractW));
            if (terms.ratchetShare() > 0 || terms.minimumContractShare() > 0) {
                double usdPerKw = prices.maxDemandUsdPerKw() + tariff.deliveryUsdPerKw();
                demand("ratchet, beyond metered demand", billedW - maxW, usdPerKw, share);
            }
            if (terms.minimumBillUsd() > 0) {
                double sofarUsd =
                        lines.stream().mapToDouble(BillLine::amountUsd).sum();
                double lackingUsd = Math.max(0, share * terms.minimumBillUsd() - sofarUsd);
                lines.add(new BillLine("minimum bill, what lacks", 1, "month", lackingUsd, 1));
            }
            if (!Double.isNaN(terms.creditUsdPerKw())) {
                double interruptibleW = Math.max(0, maxW - terms.protectedW());
                demand("interruptible credit", interruptibleW, -terms.creditUsdPerKw(), share);
            }
        }

        /** The half hour of the lowest demand that is at least a quarter of the highest. */
        private int lowest(double maxW) {
            int lowest = highest;
            for (int slot = fromSlot; slot < toSlot; slot++) {
                double meanW = meter.meanW(slot);
                if (meanW >= ReactiveRule.LEAST_SHARE * maxW && meanW < meter.meanW(lowest)) {
                    lowest = slot;
                }
            }
            return lowest;
        }
    }
}
