package org.headroom.grid.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallLedgerTest {
    private static final FiscalYear TVA_YEAR = new FiscalYear(Month.OCTOBER, TvaProxy.MEMPHIS);

    /** The data miner's IP30 contract, SEC 1830029 exhibit 10.28: 11,000 kW, 1,000 kW protected, 12 h a year. */
    private static final InterruptibleContract MINER =
            new InterruptibleContract(new InterruptibleProduct("ip30", 1800, true, 12), 11e6, 1e6);

    private static Call call(String id, String from, String to, double levelW, double noticeMin, Call.Reason reason) {
        return new Call(id, HandWorkedBills.at(from), HandWorkedBills.at(to), levelW, noticeMin * 60, reason);
    }

    private static CallLedger ledger(Call... calls) {
        return new CallLedger(_ -> MINER, TVA_YEAR, List.of(calls));
    }

    @Test
    void contract_demand_is_firm_and_interruptible() {
        assertThat(MINER.firmW()).isEqualTo(1e6);
        assertThat(MINER.interruptibleW()).isEqualTo(10e6);
    }

    @Test
    void the_fiscal_year_2025_is_october_2024_to_september_2025() {
        assertThat(TVA_YEAR.of(HandWorkedBills.at("2024-09-30T23:59"))).isEqualTo(2024);
        assertThat(TVA_YEAR.of(HandWorkedBills.at("2024-10-01T00:00"))).isEqualTo(2025);
        assertThat(TVA_YEAR.of(HandWorkedBills.at("2025-09-30T23:59"))).isEqualTo(2025);
        assertThat(TVA_YEAR.startS(2025)).isEqualTo(HandWorkedBills.at("2024-10-01T00:00"));
        assertThat(new FiscalYear(Month.JANUARY, TvaProxy.MEMPHIS).of(HandWorkedBills.at("2025-07-01T00:00")))
                .isEqualTo(2025);
    }

    @Test
    void three_calls_of_four_hours_use_the_year_and_a_fourth_exceeds_it() {
        Call[] calls = {
            call("a", "2025-07-17T14:00", "2025-07-17T18:00", 5e6, 30, Call.Reason.ECONOMIC),
            call("b", "2025-07-29T14:00", "2025-07-29T18:00", 5e6, 30, Call.Reason.ECONOMIC),
            call("c", "2025-07-30T14:00", "2025-07-30T18:00", 5e6, 30, Call.Reason.ECONOMIC),
            call("d", "2025-08-01T14:00", "2025-08-01T15:00", 5e6, 30, Call.Reason.ECONOMIC),
        };
        CallLedger three = ledger(calls[0], calls[1], calls[2]);
        assertThat(three.breaches()).isEmpty();
        assertThat(three.years().getFirst().leftH()).isZero();
        CallLedger four = ledger(calls);
        assertThat(four.breaches()).hasSize(1);
        assertThat(four.breaches().getFirst().callId()).isEqualTo("d");
        assertThat(four.breaches().getFirst().text())
                .isEqualTo("13 h of economic calls in fiscal year 2025, ip30 allows 12 h");
    }

    @Test
    void reliability_calls_are_counted_apart_and_without_a_limit() {
        CallLedger ledger = ledger(
                call("a", "2025-01-22T05:00", "2025-01-22T11:00", 1e6, 30, Call.Reason.RELIABILITY),
                call("b", "2025-01-23T05:00", "2025-01-23T15:00", 1e6, 30, Call.Reason.RELIABILITY));
        assertThat(ledger.breaches()).isEmpty();
        assertThat(ledger.years().getFirst().reliabilityH()).isCloseTo(16, within(1e-12));
        assertThat(ledger.years().getFirst().economicH()).isZero();
    }

    @Test
    void a_call_across_the_first_of_october_counts_in_both_years() {
        CallLedger ledger = ledger(call("a", "2025-09-30T20:00", "2025-10-01T06:00", 5e6, 30, Call.Reason.ECONOMIC));
        assertThat(ledger.years()).hasSize(2);
        assertThat(ledger.years().get(0).economicH()).isCloseTo(4, within(1e-12));
        assertThat(ledger.years().get(1).economicH()).isCloseTo(6, within(1e-12));
        assertThat(ledger.years().get(0).calls() + ledger.years().get(1).calls())
                .isEqualTo(1);
    }

    @Test
    void short_notice_a_level_below_the_protected_demand_and_a_wrong_reason_are_named() {
        CallLedger ledger = ledger(call("a", "2025-07-17T14:00", "2025-07-17T18:00", 0.5e6, 5, Call.Reason.ECONOMIC));
        assertThat(ledger.breaches().stream().map(CallLedger.Breach::text).toList())
                .containsExactly(
                        "5 min of notice, ip30 gives 30 min", "down to 0.50 MW, below the protected demand of 1 MW");
        InterruptibleContract ip5 =
                new InterruptibleContract(new InterruptibleProduct("ip5", 300, false, 1e9), 11e6, 1e6);
        Call economic = call("a", "2025-07-17T14:00", "2025-07-17T18:00", 5e6, 5, Call.Reason.ECONOMIC);
        assertThat(new CallLedger(_ -> ip5, TVA_YEAR, List.of(economic))
                        .breaches()
                        .getFirst()
                        .text())
                .isEqualTo("an economic call, ip5 is called for reliability alone");
    }

    @Test
    void a_tenth_of_memphis_winter_peak_is_200_MW_and_the_site_gives_three_quarters_of_it() {
        // facts S4, S6, E20: step 50 in December 2022, 10 % of 2,000 MW; 150 MW are 75 %
        LadderStep step50 = new LadderStep("step_50", 50, true, 0.1, true, "firm load curtailment");
        InterruptibleContract all =
                new InterruptibleContract(new InterruptibleProduct("ip30", 1800, true, 12), 150e6, 0);
        LadderStep.Ask ask = step50.asks(150e6, all, 2000e6);
        assertThat(ask.cityCutW()).isCloseTo(200e6, within(1e-3));
        assertThat(ask.siteCutW()).isEqualTo(150e6);
        assertThat(ask.siteShare()).isCloseTo(0.75, within(1e-12));
        LadderStep step20 = new LadderStep("step_20", 20, false, 0, false, "voluntary");
        assertThat(step20.asks(150e6, all, 2000e6).siteToW()).isEqualTo(150e6);
    }
}
