package org.headroom.grid.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BillSheetTest {
    static List<HandWorkedBills.Case> cases() {
        return HandWorkedBills.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_bill_is_what_the_printed_sheet_gives_by_hand(HandWorkedBills.Case c) {
        assertThat(c.sheet().totalUsd()).as(c.what()).isCloseTo(c.usd(), within(0.01));
    }

    @Test
    void the_flat_july_costs_5_83_and_5_63_cents_by_octobers_sheet_and_5_57_by_summers() {
        assertThat(cases().get(0).sheet().centsPerKwh()).isCloseTo(5.83, within(0.005));
        assertThat(cases().get(1).sheet().centsPerKwh()).isCloseTo(5.63, within(0.005));
        assertThat(cases().get(2).sheet().centsPerKwh()).isCloseTo(5.57, within(0.005));
    }

    @Test
    void without_terms_the_lines_add_up_to_the_tariffs_own_bill() {
        Random random = new Random(7);
        for (int run = 0; run < 20; run++) {
            Tariff tariff = TvaProxy.seasons(120e6);
            DemandMeter meter = HandWorkedBills.meter("2025-09-20T00:00", "2025-12-10T00:00");
            for (int slot = 0; slot < meter.slots(); slot++) {
                meter.addSlot(slot, 150e6 * random.nextDouble());
            }
            BillSheet sheet = BillSheet.of(tariff, BillingTerms.NONE, meter, 1);
            assertThat(sheet.totalUsd()).isCloseTo(tariff.bill(meter).totalUsd(), within(1e-4));
            assertThat(sheet.months()).hasSize(4);
        }
    }

    @Test
    void each_month_says_its_sheet_its_peak_and_when_it_was() {
        DemandMeter meter = HandWorkedBills.flat("2025-06-01T00:00", "2025-12-01T00:00", 100e6);
        HandWorkedBills.add(
                meter, "2025-11-02T01:30", "2025-11-02T02:00", 5e6); // twice on the clock: 5 MW in one of them
        BillSheet sheet = BillSheet.of(TvaProxy.seasons(150e6), BillingTerms.NONE, meter, 0.95);
        assertThat(sheet.months().stream().map(MonthBill::sheet).toList())
                .containsExactly(
                        "September 2018",
                        "September 2018",
                        "September 2018",
                        "September 2018",
                        "October 2025",
                        "October 2025");
        MonthBill november = sheet.months().getLast();
        assertThat(november.maxDemandS()).isEqualTo(HandWorkedBills.at("2025-11-02T01:30"));
        assertThat(november.toS() - november.fromS()).isEqualTo(721 * 3600);
        assertThat(november.onPeakH()).isCloseTo(114, within(1e-9));
        assertThat(november.onPeakDemandS()).isEqualTo(HandWorkedBills.at("2025-11-03T04:00"));
        assertThat(november.powerFactor()).isCloseTo(0.95, within(1e-12));
    }

    @Test
    void one_kilowatt_hour_beyond_the_edge_costs_the_next_blocks_price() {
        Tariff tariff = TvaProxy.tariff(BlockRule.OFF_PEAK_ENERGY);
        double[] usd = new double[3];
        for (int i = 0; i < 3; i++) {
            DemandMeter meter = HandWorkedBills.atTheEdge();
            meter.addSlot(10, (i - 1) * 2e3); // a kilowatt-hour less, none, one more
            usd[i] = BillSheet.of(tariff, BillingTerms.NONE, meter, 1).totalUsd();
        }
        assertThat(usd[1] - usd[0]).isCloseTo(0.02290, within(1e-6));
        assertThat(usd[2] - usd[1]).isCloseTo(0.02009, within(1e-6));
    }

    @Test
    void a_contract_that_steps_up_is_charged_by_the_month() {
        DemandMeter meter = HandWorkedBills.flat("2025-04-01T00:00", "2025-06-01T00:00", 60e6);
        long may = HandWorkedBills.at("2025-05-01T00:00");
        BillSheet sheet = BillSheet.of(
                atS -> TvaProxy.seasons(atS < may ? 50e6 : 150e6), BillingTerms.NONE, meter, new double[meter.slots()]);
        assertThat(over(sheet.months().getFirst())).isCloseTo(10e3 * 10.19, within(1e-6));
        assertThat(over(sheet.months().getLast())).isZero();
    }

    @Test
    void the_leading_charge_looks_at_the_lowest_half_hour_above_a_quarter_of_the_highest() {
        DemandMeter meter = HandWorkedBills.flat("2025-07-01T00:00", "2025-08-01T00:00", 100e6);
        double[] var = new double[meter.slots()];
        meter.addSlot(100, -60e6); // 40 MW, 10 Mvar leading
        var[100] = -10e6;
        meter.addSlot(200, -80e6); // 20 MW: under a quarter
        var[200] = -50e6;
        ReactiveRule rule = new ReactiveRule(0.33, 0, 1.14);
        Tariff tariff = TvaProxy.tariff(BlockRule.OFF_PEAK_ENERGY);
        BillingTerms terms = new BillingTerms(rule, 0, 0, 0, Double.NaN, 0);
        BillSheet sheet = BillSheet.of(_ -> tariff, terms, meter, var);
        assertThat(line(sheet.months().getFirst(), "reactive demand, leading").quantity())
                .isCloseTo(10_000, within(1e-6));
    }

    @Test
    void at_the_sites_power_factor_of_0_95_no_reactive_demand_is_billed() {
        // tan(acos 0.95) = 0.3287, within the 33 % that are free
        DemandMeter meter = HandWorkedBills.flat("2025-07-01T00:00", "2025-08-01T00:00", 150e6);
        BillingTerms terms = new BillingTerms(new ReactiveRule(0.33, 1.46, 1.14), 0, 0, 0, Double.NaN, 0);
        Tariff tariff = TvaProxy.tariff(BlockRule.OFF_PEAK_ENERGY);
        assertThat(BillSheet.of(tariff, terms, meter, 0.95).totalUsd()).isCloseTo(6_501_572, within(0.01));
        assertThat(BillSheet.of(tariff, terms, meter, 0.90).totalUsd()).isGreaterThan(6_501_572 + 20_000);
    }

    private static double over(MonthBill month) {
        return line(month, "demand over contract").amountUsd();
    }

    private static BillLine line(MonthBill month, String charge) {
        return month.lines().stream()
                .filter(l -> l.charge().equals(charge))
                .findFirst()
                .orElseThrow();
    }
}
