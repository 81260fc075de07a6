package org.headroom.grid.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final Settlement.Rates NOT_PUBLIC = new Settlement.Rates(Double.NaN, Double.NaN);

    /** Thursday 17 July 2025, TVA's peak of 31,644 MW. */
    private static final Call CALL = call("2025-07-17T14:00", "2025-07-17T18:00", 90e6, 30);

    private static Call call(String from, String to, double levelW, double noticeMin) {
        return new Call(
                "call", HandWorkedBills.at(from), HandWorkedBills.at(to), levelW, noticeMin * 60, Call.Reason.ECONOMIC);
    }

    private static LoadSeries series(String from, String to, long stepS, LongToDoubleFunction megawatts) {
        long startS = HandWorkedBills.at(from);
        double[] watts = new double[(int) ((HandWorkedBills.at(to) - startS) / stepS)];
        for (int i = 0; i < watts.length; i++) {
            watts[i] = 1e6 * megawatts.applyAsDouble(startS + i * stepS);
        }
        return new LoadSeries(startS, stepS, watts);
    }

    private static LocalDate day(long epochS) {
        return Instant.ofEpochSecond(epochS).atZone(TvaProxy.MEMPHIS).toLocalDate();
    }

    private static BaselineDays days(LoadSeries series, List<Call> others) {
        return new BaselineDays(series.meter(), CALL, others, Holidays.SIX, TvaProxy.MEMPHIS);
    }

    private static LoadSeries numbered() {
        // each day draws 100 MW and its day of the month: the mean of chosen days can be done in the head
        return series(
                "2025-06-20T00:00",
                "2025-07-18T00:00",
                1800,
                s -> 100 + day(s).getDayOfMonth() - (day(s).getMonthValue() == 6 ? 50 : 0));
    }

    @Test
    void ten_of_ten_takes_the_last_ten_working_days_without_calls_and_holidays() {
        Baseline b = days(numbered(), List.of()).of(BaselineRule.TEN_OF_TEN, SameDayAdjustment.NONE);
        // 16, 15, 14, 11, 10, 9, 8, 7, 3 and 2 July: the 4th is a holiday, the rest weekends. Mean day 9.5
        assertThat(b.days()).hasSize(10).startsWith(LocalDate.of(2025, 7, 2)).endsWith(LocalDate.of(2025, 7, 16));
        assertThat(b.days()).doesNotContain(LocalDate.of(2025, 7, 4), LocalDate.of(2025, 7, 12));
        assertThat(b.meanW()).hasSize(8);
        assertThat(b.meanW()[7]).isCloseTo(109.5e6, within(1e-3));
    }

    @Test
    void high_five_of_ten_and_four_of_five_take_the_highest_of_those_days() {
        // 16, 15, 14, 11, 10: mean 13.2; of 16, 15, 14, 11, 10 the highest four: mean 14
        assertThat(days(numbered(), List.of())
                        .of(BaselineRule.HIGH_FIVE_OF_TEN, SameDayAdjustment.NONE)
                        .meanW()[0])
                .isCloseTo(113.2e6, within(1e-3));
        assertThat(days(numbered(), List.of())
                        .of(BaselineRule.HIGH_FOUR_OF_FIVE, SameDayAdjustment.NONE)
                        .meanW()[0])
                .isCloseTo(114e6, within(1e-3));
    }

    @Test
    void a_day_with_another_call_is_passed_over() {
        Call other = call("2025-07-15T15:00", "2025-07-15T16:00", 90e6, 30);
        Baseline b = days(numbered(), List.of(other)).of(BaselineRule.HIGH_FOUR_OF_FIVE, SameDayAdjustment.NONE);
        // of 16, 14, 11, 10, 9 the highest four: mean 12.75
        assertThat(b.meanW()[0]).isCloseTo(112.75e6, within(1e-3));
        assertThat(b.days()).doesNotContain(LocalDate.of(2025, 7, 15));
    }

    @Test
    void the_same_day_adjustment_looks_at_three_hours_an_hour_before_and_stops_at_a_fifth() {
        LongToDoubleFunction load = s -> {
            boolean morning = s >= HandWorkedBills.at("2025-07-17T10:00") && s < HandWorkedBills.at("2025-07-17T13:00");
            return morning ? 147 : 140;
        };
        LoadSeries warm = series("2025-06-20T00:00", "2025-07-18T00:00", 1800, load);
        Baseline b = days(warm, List.of()).of(BaselineRule.TEN_OF_TEN, SameDayAdjustment.ADDITIVE);
        assertThat(b.meanW()[3]).isCloseTo(147e6, within(1e-3));
        assertThat(b.capped()).isFalse();
        assertThat(days(warm, List.of())
                        .of(BaselineRule.TEN_OF_TEN, SameDayAdjustment.MULTIPLICATIVE)
                        .adjustment())
                .isCloseTo(1.05, within(1e-12));
        LoadSeries hot =
                series("2025-06-20T00:00", "2025-07-18T00:00", 1800, s -> load.applyAsDouble(s) == 147 ? 180 : 140);
        Baseline capped = days(hot, List.of()).of(BaselineRule.TEN_OF_TEN, SameDayAdjustment.ADDITIVE);
        assertThat(capped.meanW()[0]).isCloseTo(168e6, within(1e-3));
        assertThat(capped.capped()).isTrue();
    }

    @Test
    void four_hours_at_90_of_140_MW_are_200_MWh_not_taken() {
        LoadSeries held = series(
                "2025-06-20T00:00", "2025-07-18T00:00", 300, s -> s >= CALL.fromS() && s < CALL.toS() ? 90 : 140);
        Baseline b = days(held, List.of()).of(BaselineRule.TEN_OF_TEN, SameDayAdjustment.ADDITIVE);
        Settlement s = Settlement.of(held, CALL, b, 1800, new Settlement.Rates(100, 500));
        assertThat(s.notTakenJ() / 3.6e9).isCloseTo(200, within(1e-9));
        assertThat(s.performance()).isCloseTo(1, within(1e-12));
        assertThat(s.compliance()).isEqualTo(1);
        assertThat(s.minutesLate()).isZero();
        assertThat(s.creditUsd()).isCloseTo(20_000, within(1e-6));
        assertThat(s.penaltyUsd()).isZero();
    }

    @Test
    void ten_minutes_late_are_counted_at_the_series_own_steps() {
        LoadSeries late = series(
                "2025-06-20T00:00", "2025-07-18T00:00", 300, s -> s >= CALL.fromS() + 600 && s < CALL.toS() ? 90 : 140);
        Baseline b = days(late, List.of()).flat(BaselineRule.CONTRACT_DEMAND, 150e6);
        Settlement s = Settlement.of(late, CALL, b, 1800, new Settlement.Rates(Double.NaN, 60));
        assertThat(s.minutesLate()).isCloseTo(10, within(1e-12));
        assertThat(s.compliance()).isCloseTo(7.0 / 8, within(1e-12));
        assertThat(s.excessJ() / 3.6e9).isCloseTo(50.0 / 6, within(1e-9));
        assertThat(s.penaltyUsd()).isCloseTo(500, within(1e-6));
        assertThat(s.creditUsd()).isNaN();
        // announced 20 minutes before, 30 agreed: ten minutes are the site's
        Settlement hurried =
                Settlement.of(late, call("2025-07-17T14:00", "2025-07-17T18:00", 90e6, 20), b, 1800, NOT_PUBLIC);
        assertThat(hurried.minutesLate()).isZero();
        assertThat(hurried.lateExcessJ()).isZero();
        assertThat(hurried.excessJ()).isCloseTo(s.excessJ(), within(1e-3));
    }

    @Test
    void a_level_that_is_never_reached_is_late_to_the_end() {
        LoadSeries stubborn = series("2025-07-16T00:00", "2025-07-18T00:00", 1800, _ -> 140);
        Baseline b = days(stubborn, List.of()).of(BaselineRule.METER_BEFORE, SameDayAdjustment.NONE);
        Settlement s = Settlement.of(stubborn, CALL, b, 1800, NOT_PUBLIC);
        assertThat(s.reachedS()).isEqualTo(Settlement.NEVER);
        assertThat(s.minutesLate()).isCloseTo(240, within(1e-12));
        assertThat(s.performance()).isZero();
    }

    @Test
    void half_hours_that_a_call_covers_in_part_count_by_that_part() {
        Call odd = call("2025-07-17T14:10", "2025-07-17T14:40", 90e6, 30);
        LoadSeries series = series("2025-07-16T00:00", "2025-07-18T00:00", 300, _ -> 90);
        BaselineDays days = new BaselineDays(series.meter(), odd, List.of(), Holidays.SIX, TvaProxy.MEMPHIS);
        Settlement s = Settlement.of(series, odd, days.flat(BaselineRule.CONTRACT_DEMAND, 150e6), 1800, NOT_PUBLIC);
        assertThat(s.rows().stream().map(Settlement.Row::lengthS).toList()).containsExactly(1200L, 600L);
        assertThat(s.notTakenJ() / 3.6e9).isCloseTo(30, within(1e-9));
    }

    @Test
    void too_few_days_and_a_call_outside_the_series_are_said() {
        LoadSeries week = series("2025-07-14T00:00", "2025-07-18T00:00", 1800, _ -> 140);
        assertThatThrownBy(() -> days(week, List.of()).of(BaselineRule.TEN_OF_TEN, SameDayAdjustment.NONE))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("3 metered working days without a call")
                .hasMessageContaining("5 or more within 45 days");
        LoadSeries before = series("2025-07-14T00:00", "2025-07-17T15:00", 1800, _ -> 140);
        Baseline flat = days(before, List.of()).flat(BaselineRule.CONTRACT_DEMAND, 150e6);
        assertThatThrownBy(() -> Settlement.of(before, CALL, flat, 1800, NOT_PUBLIC))
                .isInstanceOf(OutOfRange.class);
    }
}
