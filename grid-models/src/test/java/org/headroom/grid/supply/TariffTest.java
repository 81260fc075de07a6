package org.headroom.grid.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTest {
    private static final Tariff TARIFF = TvaProxy.tariff(BlockRule.OFF_PEAK_ENERGY);

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(TvaProxy.MEMPHIS).toEpochSecond();
    }

    private static double[] flat(String from, String to, double meanW) {
        double[] halfHours = new double[(int) ((at(to) - at(from)) / 1800)];
        Arrays.fill(halfHours, meanW);
        return halfHours;
    }

    private static Bill flatBill(Tariff tariff, String from, String to) {
        return tariff.bill(at(from), flat(from, to, 150e6));
    }

    @ParameterizedTest
    @CsvSource({
        // on-peak hours: Mon-Fri 13-19 Apr-Oct, 04-10 Nov-Mar, weekends and holidays off-peak (tou.tools for NES, 2025)
        "2024-07-15T12:59, false",
        "2024-07-15T13:00, true",
        "2024-07-15T18:59, true",
        "2024-07-15T19:00, false",
        "2024-07-13T15:00, false", // Saturday
        "2024-07-04T15:00, false", // Independence Day, a Thursday
        "2024-05-27T15:00, false", // Memorial Day
        "2024-05-20T15:00, true",
        "2024-09-02T15:00, false", // Labor Day
        "2024-11-28T05:00, false", // Thanksgiving
        "2024-11-21T05:00, true",
        "2024-12-25T05:00, false",
        "2025-01-01T05:00, false",
        "2025-01-02T03:59, false",
        "2025-01-02T04:00, true",
        "2025-01-02T10:00, false",
        "2024-10-31T13:00, true",
        "2024-11-01T13:00, false",
        "2024-11-01T04:00, true",
    })
    void on_peak_hours_are_those_of_the_local_clock(String local, boolean onPeak) {
        assertThat(TARIFF.onPeak(at(local))).isEqualTo(onPeak);
    }

    @Test
    void the_observed_weekday_counts_only_in_the_reading_that_says_so() {
        // 4 July 2026 is a Saturday, observed on Friday the 3rd (5 U.S.C. 6103(b)); 4 July 2027 is a Sunday
        assertThat(Holidays.SIX.holds(LocalDate.of(2026, 7, 3))).isFalse();
        assertThat(Holidays.SIX_OBSERVED.holds(LocalDate.of(2026, 7, 3))).isTrue();
        assertThat(Holidays.SIX_OBSERVED.holds(LocalDate.of(2027, 7, 5))).isTrue();
        assertThat(Holidays.SIX_OBSERVED.holds(LocalDate.of(2026, 7, 6))).isFalse();
        assertThat(Holidays.NONE.holds(LocalDate.of(2026, 12, 25))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"OFF_PEAK_ENERGY, 5.826", "OFF_PEAK_SHARE, 5.627"})
    void a_flat_july_of_132_on_peak_hours_costs_what_the_rate_sheet_says(BlockRule rule, double centsPerKwh) {
        // By hand from Ripley's sheet, per kW and 744 h: demand 10.19 + 4.37 + 0.36 = 14.92; on-peak 132 h x 5.895 c
        // = 7.7814; off-peak 612 h: 200 x 5.895 c + 200 x 2.290 c + 212 x 2.009 c = 20.6291, together 43.33 $/kW, or
        // 5.824 c/kWh, and 2,000 $ a month 0.002 c. With blocks scaled by 612/744: 19.1505, 41.85 $/kW, 5.625 c.
        // July 2025 has 23 weekdays less the 4th: 22 x 6 h = 132 h.
        Bill bill = flatBill(TvaProxy.tariff(rule), "2025-07-01T00:00", "2025-08-01T00:00");
        assertThat(bill.onPeakJ() / 150e6 / 3600).isCloseTo(132, within(1e-9));
        assertThat((bill.onPeakJ() + bill.offPeakJ()) / 150e6 / 3600).isCloseTo(744, within(1e-9));
        assertThat(100 * bill.totalUsd() / (150e3 * 744)).isCloseTo(centsPerKwh, within(5e-4));
        assertThat(bill.demandUsd()).isCloseTo(150e3 * 14.92, within(1e-3));
        assertThat(bill.customerUsd()).isCloseTo(2000, within(1e-9));
    }

    @Test
    void a_fortnight_of_a_flat_month_pays_its_part_of_demand_and_blocks() {
        Bill fortnight = flatBill(TARIFF, "2025-07-07T00:00", "2025-07-21T00:00");
        // 10 working days x 6 h on-peak = 60 h of 336; the rest through blocks of 14/31 of the hours
        double share = 14.0 / 31;
        double off = share * 200 * 0.05895 + share * 200 * 0.02290 + (276 - share * 400) * 0.02009;
        assertThat(fortnight.energyUsd()).isCloseTo(150e3 * (60 * 0.05895 + off), within(1e-2));
        assertThat(fortnight.demandUsd()).isCloseTo(150e3 * 14.92 * share, within(1e-2));
        assertThat(fortnight.customerUsd()).isCloseTo(2000 * share, within(1e-6));
    }

    @Test
    void a_window_across_months_is_billed_as_its_parts() {
        Bill both = flatBill(TARIFF, "2025-10-25T00:00", "2025-11-08T00:00"); // 25-hour day on 2 November
        Bill october = flatBill(TARIFF, "2025-10-25T00:00", "2025-11-01T00:00");
        Bill november = flatBill(TARIFF, "2025-11-01T00:00", "2025-11-08T00:00");
        assertThat(both.totalUsd()).isCloseTo(october.totalUsd() + november.totalUsd(), within(1e-6));
        assertThat(november.onPeakJ() / 150e6 / 3600)
                .isCloseTo(5 * 6, within(1e-9)); // 1 November 2025 is a Saturday, five working days follow
    }

    @Test
    void parts_of_a_flat_month_add_up_to_the_month() {
        Bill month = flatBill(TARIFF, "2025-07-01T00:00", "2025-08-01T00:00");
        Bill first = flatBill(TARIFF, "2025-07-01T00:00", "2025-07-15T00:00");
        Bill second = flatBill(TARIFF, "2025-07-15T00:00", "2025-08-01T00:00");
        assertThat(first.totalUsd() + second.totalUsd()).isCloseTo(month.totalUsd(), within(1e-4));
    }

    @Test
    void demand_is_the_half_hour_mean_and_on_peak_demand_only_counts_on_peak() {
        DemandMeter meter = new DemandMeter(at("2025-07-01T00:00"), at("2025-08-01T00:00"));
        double start = at("2025-07-01T00:00");
        meter.add(start, start + 31 * 86_400.0, 100e6);
        double night = at("2025-07-10T02:00");
        meter.add(night, night + 900, 40e6); // a quarter of an hour of 40 MW more: 20 MW in the mean
        double noon = at("2025-07-10T14:10");
        meter.add(noon, noon + 600, 15e6); // ten minutes of 15 MW: 5 MW in the mean
        Bill bill = TARIFF.bill(meter);
        assertThat(bill.maxDemandW()).isCloseTo(120e6, within(1e-3));
        assertThat(bill.onPeakDemandW()).isCloseTo(105e6, within(1e-3));
        assertThat(bill.demandUsd()).isCloseTo(120e3 * (4.37 + 0.36) + 105e3 * 10.19, within(1e-2));
    }

    @Test
    void marginal_prices_are_the_slope_of_the_bill() {
        String from = "2025-07-01T00:00";
        double[] load = flat(from, "2025-08-01T00:00", 150e6);
        double base = TARIFF.bill(at(from), load).totalUsd();
        int night = 2 * 24 * 9 + 4; // Thursday the 10th, 02:00
        int noon = 2 * 24 * 9 + 28; // 14:00
        // taking a megawatt-half-hour away moves no demand
        load[night] -= 1e6;
        assertThat((base - TARIFF.bill(at(from), load).totalUsd()) / 500)
                .isCloseTo(TARIFF.energyPriceUsdPerKwh(at("2025-07-10T02:00")), within(1e-9));
        load[night] += 1e6;
        load[noon] -= 1e6;
        assertThat((base - TARIFF.bill(at(from), load).totalUsd()) / 500)
                .isCloseTo(TARIFF.energyPriceUsdPerKwh(at("2025-07-10T14:00")), within(1e-9));
        load[noon] += 1e6;
        // adding one sets a new demand of the month
        load[noon] += 1e6;
        double more = TARIFF.bill(at(from), load).totalUsd() - base;
        double expected = 1000 * TARIFF.demandPriceUsdPerKw(at("2025-07-10T14:00"))
                + 500 * TARIFF.energyPriceUsdPerKwh(at("2025-07-10T14:00"));
        assertThat(more).isCloseTo(expected, within(1e-6 * expected));
        // 14.92 and 200 x (5.895 - 2.009) c + 200 x (2.290 - 2.009) c = 8.334 $/kW hidden in the blocks
        assertThat(TARIFF.demandPriceUsdPerKw(at("2025-07-10T14:00"))).isCloseTo(14.92 + 8.334, within(1e-9));
        assertThat(TARIFF.demandPriceUsdPerKw(at("2025-07-10T02:00"))).isCloseTo(4.73 + 8.334, within(1e-9));
    }

    @Test
    void a_low_load_factor_costs_more_a_kilowatt_hour() {
        // facts E36: 58 $/MWh at load factor 1, 66 at 0.8, 79 at 0.6, with 126 on-peak hours of 730
        String from = "2025-07-01T00:00";
        double[] load = flat(from, "2025-08-01T00:00", 150e6);
        for (int i = 0; i < load.length; i++) {
            load[i] *= i % 5 < 3 ? 1 : 0; // 60 % of the half hours of every hour of the day
        }
        Bill bill = TARIFF.bill(at(from), load);
        double usdPerMwh = bill.totalUsd() / ((bill.onPeakJ() + bill.offPeakJ()) / 3.6e9);
        assertThat(usdPerMwh).isBetween(78.0, 81.0);
    }

    @Test
    void demand_above_the_contract_pays_the_excess_price() {
        Tariff t = new Tariff(
                TARIFF.zone(),
                TARIFF.seasons(),
                TARIFF.onPeak(),
                TARIFF.holidays(),
                TARIFF.blockRule(),
                TARIFF.customerUsdPerMonth(),
                TARIFF.deliveryUsdPerKw(),
                140e6);
        double more = flatBill(t, "2025-07-01T00:00", "2025-08-01T00:00").demandUsd()
                - flatBill(TARIFF, "2025-07-01T00:00", "2025-08-01T00:00").demandUsd();
        assertThat(more).isCloseTo(10e3 * 10.19, within(1e-3));
    }

    @Test
    void no_load_costs_the_customer_charge() {
        Bill bill = TARIFF.bill(at("2025-07-01T00:00"), new double[2 * 744]);
        assertThat(bill.totalUsd()).isCloseTo(2000, within(1e-9));
    }

    @Test
    void a_month_in_no_season_or_in_two_is_refused() {
        Prices p = TARIFF.seasons().getFirst();
        Prices summer = new Prices("summer", EnumSet.of(Month.JULY), 0.05, p.offPeakBlocks(), 0, 0, 0);
        assertThatThrownBy(() -> withSeasons(List.of(summer)))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("JANUARY in 0");
        assertThatThrownBy(() -> withSeasons(List.of(p, summer))).hasMessageContaining("JULY in 2");
        assertThatThrownBy(() -> new Prices("x", EnumSet.of(Month.JULY), 0, List.of(new Prices.Block(200, 1)), 0, 0, 0))
                .hasMessageContaining("no open end");
        assertThatThrownBy(() -> new OnPeak(EnumSet.of(Month.JULY), 19, 13)).isInstanceOf(OutOfRange.class);
    }

    private static Tariff withSeasons(List<Prices> seasons) {
        return new Tariff(TvaProxy.MEMPHIS, seasons, List.of(), Holidays.NONE, BlockRule.OFF_PEAK_ENERGY, 0, 0, 1);
    }
}
