package org.headroom.grid.supply;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A time-of-use tariff with demand charges and off-peak blocks by hours' use, in the manner of TVA's large rates.
 *
 * <pre>
 *   bill of a calendar month = customer
 *     + onPeakDemand Don + (maxDemand + delivery) D + excess max(0, D - contract)
 *     + onPeak Eon + blocks of Eoff, block i holding hours_i D kWh (BlockRule)
 * </pre>
 *
 * D is the highest half-hour mean of the month and Don the highest on-peak one, kW; Eon and Eoff the energies, kWh. A
 * window that covers a share s of a month (by time) pays s times the fixed and demand charges of its own demands, and
 * its blocks hold s times the hours. So a fortnight costs what its month would if the rest of it were alike; a demand
 * set outside the window is not known. Look-ups make calendar objects: tabulate them per slot. Reactive charges, ratchets, minimum bills and credits need
 * more than these sums: {@link BillSheet} adds them. Taxes and fuel adjustment are not modelled.
 *
 * <p>Worked number: TVA MSB as published by Ripley (TN) for October 2025, 150 MW flat over 744 h with 132 on-peak hours:
 * 5.83 c/kWh with {@link BlockRule#OFF_PEAK_ENERGY}, 5.63 with {@link BlockRule#OFF_PEAK_SHARE}.
 *
 * @param zone whose clock and calendar count
 * @param seasons prices; every month of the year in exactly one
 * @param onPeak on-peak hours of working days; months without are off-peak throughout
 * @param holidays days without on-peak hours
 * @param blockRule how large a block is
 * @param customerUsdPerMonth customer and administrative charges, $/month
 * @param deliveryUsdPerKw for delivery below the transmission voltage, on the maximum demand, $/kW and month
 * @param contractW demand above which the excess charge applies, W; infinite if none
 */
public record Tariff(
        ZoneId zone,
        List<Prices> seasons,
        List<OnPeak> onPeak,
        Holidays holidays,
        BlockRule blockRule,
        double customerUsdPerMonth,
        double deliveryUsdPerKw,
        double contractW) {
    public Tariff {
        seasons = List.copyOf(seasons);
        onPeak = List.copyOf(onPeak);
        Checks.notNegative("customer_usd_per_month", customerUsdPerMonth);
        Checks.notNegative("delivery_usd_per_kw", deliveryUsdPerKw);
        if (!(contractW > 0)) {
            throw new OutOfRange("contract_w", Double.toString(contractW), "greater than 0");
        }
        for (Month month : Month.values()) {
            long found =
                    seasons.stream().filter(s -> s.months().contains(month)).count();
            if (found != 1) {
                throw new OutOfRange(
                        "tariff seasons", month + " in " + found + " of them", "each month in exactly one");
            }
        }
    }

    /** Whether an instant lies in on-peak hours. */
    public boolean onPeak(long epochS) {
        ZonedDateTime local = local(epochS);
        for (OnPeak window : onPeak) {
            int hour = local.getHour();
            if (window.months().contains(local.getMonth()) && hour >= window.fromHour() && hour < window.toHour()) {
                return !holidays.offPeakAllDay(local.toLocalDate());
            }
        }
        return false;
    }

    /**
     * What one more kilowatt-hour costs at an instant, $/kWh, for a load that reaches the last off-peak block in its
     * month (a load factor above about 0.7). What the blocks cost through demand is in {@link #demandPriceUsdPerKw}.
     */
    public double energyPriceUsdPerKwh(long epochS) {
        Prices prices = pricesAt(epochS);
        return onPeak(epochS) ? prices.onPeakUsdPerKwh() : prices.lastBlockUsdPerKwh();
    }

    /**
     * What one more kilowatt of the maximum demand costs in a whole month, $/kW: delivery, maximum demand and wider
     * blocks (exact for OFF_PEAK_ENERGY), with the on-peak demand charge if it is set on-peak. The same limits hold.
     */
    public double demandPriceUsdPerKw(long epochS) {
        Prices prices = pricesAt(epochS);
        return prices.maxDemandUsdPerKw()
                + deliveryUsdPerKw
                + prices.blockDemandUsdPerKw()
                + (onPeak(epochS) ? prices.onPeakDemandUsdPerKw() : 0);
    }

    /** This tariff with the prices of one month in every month; on-peak hours stay those of the calendar. */
    public Tariff withPricesOf(Month month) {
        return new Tariff(
                zone,
                List.of(pricesIn(month).in(java.util.EnumSet.allOf(Month.class))),
                onPeak,
                holidays,
                blockRule,
                customerUsdPerMonth,
                deliveryUsdPerKw,
                contractW);
    }

    public Prices pricesAt(long epochS) {
        return pricesIn(local(epochS).getMonth());
    }

    /** Share of the calendar month around an instant that a window of this length covers, 1. */
    public double monthShare(long epochS, double lengthS) {
        LocalDate first = local(epochS).toLocalDate().withDayOfMonth(1);
        long monthS = first.plusMonths(1).atStartOfDay(zone).toEpochSecond()
                - first.atStartOfDay(zone).toEpochSecond();
        return lengthS / monthS;
    }

    /** The bill for what a meter has seen, month by month. */
    public Bill bill(DemandMeter meter) {
        Bill bill = Bill.NOTHING;
        int slot = 0;
        while (slot < meter.slots()) {
            Month month = local(meter.slotFromS(slot)).getMonth();
            int end = slot + 1;
            while (end < meter.slots() && local(meter.slotFromS(end)).getMonth() == month) {
                end++;
            }
            bill = bill.plus(billOfMonth(meter, slot, end));
            slot = end;
        }
        return bill;
    }

    /** The bill for half-hour means from an instant on a half hour. */
    public Bill bill(long fromS, double[] halfHourMeanW) {
        DemandMeter meter = new DemandMeter(fromS, fromS + halfHourMeanW.length * DemandMeter.SLOT_S);
        for (int i = 0; i < halfHourMeanW.length; i++) {
            meter.addSlot(i, halfHourMeanW[i]);
        }
        return bill(meter);
    }

    private Bill billOfMonth(DemandMeter meter, int fromSlot, int toSlot) {
        double onPeakJ = 0;
        double offPeakJ = 0;
        double onPeakDemandW = 0;
        double maxDemandW = 0;
        double lengthS = 0;
        for (int slot = fromSlot; slot < toSlot; slot++) {
            lengthS += meter.slotLengthS(slot);
            maxDemandW = Math.max(maxDemandW, meter.meanW(slot));
            if (onPeak(meter.slotFromS(slot))) {
                onPeakJ += meter.slotEnergyJ(slot);
                onPeakDemandW = Math.max(onPeakDemandW, meter.meanW(slot));
            } else {
                offPeakJ += meter.slotEnergyJ(slot);
            }
        }
        return bill(meter.slotFromS(fromSlot), lengthS, onPeakJ, offPeakJ, onPeakDemandW, maxDemandW);
    }

    /**
     * The bill for a part of a month from its sums; never falls when any of them grows.
     *
     * @param atS any instant in the month
     * @param lengthS length of the part, s: monthly charges and blocks count by its share of the month
     * @param onPeakDemandW highest on-peak half-hour mean, W; 0 if there was none
     * @param maxDemandW highest half-hour mean, W
     */
    public Bill bill(
            long atS, double lengthS, double onPeakJ, double offPeakJ, double onPeakDemandW, double maxDemandW) {
        double share = monthShare(atS, lengthS);
        Prices prices = pricesAt(atS);
        double demandUsdPerMonth = kilo(maxDemandW) * (prices.maxDemandUsdPerKw() + deliveryUsdPerKw)
                + kilo(onPeakDemandW) * prices.onPeakDemandUsdPerKw()
                + kilo(Math.max(0, maxDemandW - contractW)) * prices.excessDemandUsdPerKw();
        double blockShare = blockRule == BlockRule.OFF_PEAK_SHARE && offPeakJ > 0 ? offPeakJ / (onPeakJ + offPeakJ) : 1;
        double energyUsd = kwh(onPeakJ) * prices.onPeakUsdPerKwh()
                + prices.offPeakUsd(kwh(offPeakJ), share * blockShare * kilo(maxDemandW));
        return new Bill(
                energyUsd,
                share * demandUsdPerMonth,
                share * customerUsdPerMonth,
                onPeakJ,
                offPeakJ,
                onPeakDemandW,
                maxDemandW);
    }

    Prices pricesIn(Month month) {
        for (Prices prices : seasons) {
            if (prices.months().contains(month)) {
                return prices;
            }
        }
        throw new IllegalStateException("no prices for " + month);
    }

    private ZonedDateTime local(long epochS) {
        return Instant.ofEpochSecond(epochS).atZone(zone);
    }

    private static double kilo(double w) {
        return w / 1e3;
    }

    private static double kwh(double j) {
        return j / 3.6e6;
    }
}
