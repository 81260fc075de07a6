package org.headroom.grid.supply;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Bills worked by hand from Ripley's sheets. In the notes: D highest, hours of the month, on-peak hours, then $/kW of a flat
 * load from the printed prices, by pocket calculator.
 */
final class HandWorkedBills {
    private HandWorkedBills() {}

    /** @param usd by hand */
    record Case(String what, double usd, BillSheet sheet) {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        Tariff october = TvaProxy.tariff(BlockRule.OFF_PEAK_ENERGY);
        Tariff shared = TvaProxy.tariff(BlockRule.OFF_PEAK_SHARE);
        Tariff seasons = TvaProxy.seasons(Double.POSITIVE_INFINITY);
        DemandMeter july = flat("2025-07-01T00:00", "2025-08-01T00:00", 150e6);
        // 744 h, 22 working days x 6 h = 132: 14.92 + 132 x .05895 + 200 x .05895 + 200 x .02290 + 212 x .02009
        // = 14.92 + 7.7814 + 11.79 + 4.58 + 4.25908 = 43.33048 $/kW
        cases.add(new Case(
                "October's prices, 150 MW, 744 h, 132 h on-peak, blocks on off-peak kWh",
                6_501_572.00,
                bill(october, july)));
        // blocks of 200 x 612/744 = 164.516129 h: 14.92 + 7.7814 + 9.698226 + 3.767419 + 282.967742 x .02009
        // = 5.684822, together 41.851867 $/kW
        cases.add(new Case("the same, blocks scaled by the off-peak share", 6_279_780.06, bill(shared, july)));
        // 9.97 + 4.22 + .36 + 132 x .07081 + 200 x .04646 + 412 x .02002 = 14.55 + 9.34692 + 9.292 + 8.24824 = 41.43716
        cases.add(new Case("the same by summer's sheet of September 2018", 6_217_574.00, bill(seasons, july)));
        // 721 h, 19 days x 6 h = 114 (Thanksgiving off): 14.92 + 6.7203 + 11.79 + 4.58 + 207 x .02009 = 4.15863:
        // 42.16893
        cases.add(new Case(
                "November 2025, 721 h, clocks back, 100 MW",
                4_218_893.00,
                bill(seasons, flat("2025-11-01T00:00", "2025-12-01T00:00", 100e6))));
        // 743 h, 22 days x 6 h = 132: 14.92 + 9.83004 + 12.394 + 5.374 + 211 x .02406 = 5.07666: 47.5947 $/kW
        cases.add(new Case(
                "March 2026, 743 h, clocks forward, winter's sheet, 80 MW",
                3_809_576.00,
                bill(seasons, flat("2026-03-01T00:00", "2026-04-01T00:00", 80e6))));
        // October: 744 h, 138 on-peak: 14.92 + 8.1351 + 11.79 + 4.58 + 206 x .02009 = 4.13854: 43.56364 x 100,000;
        // November: 42.16893 x 120,000; twice 2,000
        DemandMeter two = meter("2025-10-01T00:00", "2025-12-01T00:00");
        add(two, "2025-10-01T00:00", "2025-11-01T00:00", 100e6);
        add(two, "2025-11-01T00:00", "2025-12-01T00:00", 120e6);
        cases.add(new Case("October at 100 MW and November at 120 MW", 9_420_635.60, bill(seasons, two)));
        // nothing on-peak; off-peak 611.5 h at 399.5/611.5 x 100 MW and half an hour at 100 MW are 40 GWh, 400 h use:
        // 2,000 + 100,000 x 4.73 + 20 GWh x .05895 + 20 GWh x .02290
        cases.add(
                new Case("off-peak energy at the edge of the second block", 2_112_000.00, bill(october, atTheEdge())));
        // 100 MW flat and an off-peak half hour at 160 MW over a contract of 150: 2,000 + 1,019,000 + 160,000 x 4.73
        // + 10,000 x 10.19 + 13.2 GWh x .05895 + 32 GWh x .05895 + 29.23 GWh x .02290
        DemandMeter over = flat("2025-07-01T00:00", "2025-08-01T00:00", 100e6);
        add(over, "2025-07-10T02:00", "2025-07-10T02:30", 60e6);
        Tariff contract = TvaProxy.seasons(150e6).withPricesOf(java.time.Month.OCTOBER);
        cases.add(new Case("a half hour at 160 MW over a contract of 150 MW", 5_213_607.00, bill(contract, over)));
        // first case + (60,000 - .33 x 150,000) x 1.46
        cases.add(new Case("first case with 60 Mvar lagging", 6_516_902.00, reactive(october, july, 60e6)));
        // first case + 20,000 x 1.14
        cases.add(new Case("first case with 20 Mvar leading", 6_524_372.00, reactive(october, july, -20e6)));
        // November at 100 MW after an October at 150 MW, 80 % ratchet: 20,000 x 4.73 more; October 43.56364 x 150,000
        DemandMeter down = meter("2025-10-01T00:00", "2025-12-01T00:00");
        add(down, "2025-10-01T00:00", "2025-11-01T00:00", 150e6);
        add(down, "2025-11-01T00:00", "2025-12-01T00:00", 100e6);
        cases.add(new Case(
                "ratchet of 80 % after October at 150 MW",
                6_536_546.00 + 4_218_893.00 + 94_600.00,
                BillSheet.of(seasons, new BillingTerms(null, 0.8, 0, 0, Double.NaN, 0), down, 1)));
        // 4,218,893 - 2 x 90,000
        cases.add(new Case(
                "interruptible credit of 2 $/kW above 10 MW in November",
                4_038_893.00,
                BillSheet.of(
                        seasons,
                        new BillingTerms(null, 0, 0, 0, 2, 10e6),
                        flat("2025-11-01T00:00", "2025-12-01T00:00", 100e6),
                        1)));
        // 5 MW in November: 42.16893 x 5,000 + 2,000 = 212,844.65, lifted to 300,000
        cases.add(new Case(
                "minimum bill of 300,000 $",
                300_000.00,
                BillSheet.of(
                        seasons,
                        new BillingTerms(null, 0, 0, 300_000, Double.NaN, 0),
                        flat("2025-11-01T00:00", "2025-12-01T00:00", 5e6),
                        1)));
        return cases;
    }

    static DemandMeter atTheEdge() {
        Tariff tariff = TvaProxy.tariff(BlockRule.OFF_PEAK_ENERGY);
        DemandMeter meter = meter("2025-07-01T00:00", "2025-08-01T00:00");
        for (int slot = 0; slot < meter.slots(); slot++) {
            if (!tariff.onPeak(meter.slotFromS(slot))) {
                meter.addSlot(slot, slot == 4 ? 100e6 : 399.5 / 611.5 * 100e6);
            }
        }
        return meter;
    }

    private static BillSheet bill(Tariff tariff, DemandMeter meter) {
        return BillSheet.of(tariff, BillingTerms.NONE, meter, 1);
    }

    private static BillSheet reactive(Tariff tariff, DemandMeter meter, double var) {
        double[] meanVar = new double[meter.slots()];
        java.util.Arrays.fill(meanVar, var);
        ReactiveRule rule = new ReactiveRule(0.33, 1.46, 1.14);
        return BillSheet.of(_ -> tariff, new BillingTerms(rule, 0, 0, 0, Double.NaN, 0), meter, meanVar);
    }

    static long at(String local) {
        return LocalDateTime.parse(local).atZone(TvaProxy.MEMPHIS).toEpochSecond();
    }

    static DemandMeter meter(String from, String to) {
        return new DemandMeter(at(from), at(to));
    }

    static void add(DemandMeter meter, String from, String to, double meanW) {
        meter.add(at(from), at(to), meanW);
    }

    static DemandMeter flat(String from, String to, double meanW) {
        DemandMeter meter = meter(from, to);
        add(meter, from, to, meanW);
        return meter;
    }
}
