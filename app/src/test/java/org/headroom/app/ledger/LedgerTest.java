package org.headroom.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.supply.LimitWindow;
import org.headroom.grid.supply.Limits;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");

    private static long at(String date, int hour) {
        return LocalDate.parse(date).atTime(hour, 0).atZone(MEMPHIS).toEpochSecond();
    }

    private static Ledger run(
            Limits limits, long fromS, long toS, long stepS, java.util.function.LongToDoubleFunction mw) {
        Ledger ledger = new Ledger(MEMPHIS, limits);
        LedgerRow row = new LedgerRow();
        for (long t = fromS; t < toS; t += stepS) {
            row.fromS = t;
            row.toS = t + stepS;
            row.set(Measures.SITE_POWER_MW, mw.applyAsDouble(t));
            row.set(Measures.MAKEUP_GAL_PER_DAY, 1_200_000);
            row.set(Measures.POTABLE_GAL_PER_DAY, 1_200_000);
            ledger.close(row, stepS);
        }
        ledger.finish();
        return ledger;
    }

    @Test
    void days_of_a_clock_change_have_23_and_25_hours_of_water() {
        Ledger spring = run(new Limits(List.of()), at("2025-03-09", 0), at("2025-03-10", 0), 300, _ -> 1);
        assertThat(spring.days()).hasSize(1);
        assertThat(spring.days().getFirst().makeupGal()).isCloseTo(1_200_000 * 23 / 24.0, within(1e-3));
        Ledger autumn = run(new Limits(List.of()), at("2025-11-02", 0), at("2025-11-03", 0), 300, _ -> 1);
        assertThat(autumn.days().getFirst().makeupGal()).isCloseTo(1_200_000 * 25 / 24.0, within(1e-3));
    }

    @Test
    void an_unbroken_stretch_above_a_limit_is_one_violation_with_its_worst_moment() {
        long from = at("2025-07-17", 0);
        Limits limits = new Limits(List.of(
                new LimitWindow("site_power_mw", from, from + 86_400, 150, true, "base"),
                new LimitWindow("site_power_mw", from + 36_000, from + 43_200, 90, true, "call")));
        Ledger ledger = run(limits, from, from + 86_400, 300, t -> t == from + 39_600 ? 120 : 100);
        assertThat(ledger.violations())
                .containsExactly(new Violation("site_power_mw", from + 36_000, from + 43_200, 120, 90, Unit.MW));
        assertThat(ledger.headroom()).contains(new Headroom("site_power_mw", -30, Unit.MW, from + 39_600));
    }

    @Test
    void water_is_held_against_the_limit_of_its_local_day() {
        long from = at("2025-07-23", 0);
        Limits limits = new Limits(List.of(new LimitWindow(
                "potable_gal_per_day", at("2025-07-24", 0), at("2025-07-25", 0), 1_000_000, true, "request")));
        Ledger ledger = run(limits, from, from + 2 * 86_400, 900, _ -> 1);
        assertThat(ledger.violations()).hasSize(1);
        assertThat(ledger.violations().getFirst().fromS()).isEqualTo(at("2025-07-24", 0));
        assertThat(ledger.violations().getFirst().worst()).isCloseTo(1_200_000, within(1e-3));
    }

    @Test
    void demand_is_the_mean_of_each_half_hour_of_the_clock() {
        long from = at("2025-07-17", 0);
        Ledger ledger = run(new Limits(List.of()), from, from + 3_600, 15, t -> t < from + 900 ? 100 : 40);
        assertThat(ledger.halfHourDemandMw()).containsExactly(new double[] {70, 40}, within(1e-9));
        Ledger hourly = run(new Limits(List.of()), from, from + 3_600, 3_600, _ -> 55);
        assertThat(hourly.halfHourDemandMw()).containsExactly(new double[] {55, 55}, within(1e-9));
    }

    @Test
    void a_limit_that_is_only_advice_is_never_a_violation() {
        long from = at("2025-07-17", 0);
        Limits limits =
                new Limits(List.of(new LimitWindow("transformer_n1_mva", from, from + 3_600, 120, true, "N-1")));
        Ledger ledger = new Ledger(MEMPHIS, limits);
        LedgerRow row = new LedgerRow();
        row.fromS = from;
        row.toS = from + 300;
        row.set(Measures.TRANSFORMER_MVA, 130);
        ledger.close(row, 300);
        ledger.finish();
        assertThat(ledger.violations()).isEmpty();
        assertThat(ledger.headroom()).contains(new Headroom("transformer_n1_mva", -10, Unit.MVA, from));
    }
}
