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

class SewerDaysTest {
    private static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");
    private static final long DAY_S =
            LocalDate.of(2025, 7, 15).atStartOfDay(MEMPHIS).toEpochSecond();

    private static Limits limits(String limit, double value) {
        return new Limits(List.of(new LimitWindow(limit, DAY_S - 86_400, DAY_S + 86_400 * 9, value, true, "base")));
    }

    /** Half a day of much weak water and half a day of little strong water; hotter and sourer at noon. */
    private static Ledger run(Limits limits) {
        Ledger ledger = new Ledger(MEMPHIS, limits);
        LedgerRow row = new LedgerRow();
        for (int hour = 0; hour < 24; hour++) {
            row.fromS = DAY_S + hour * 3600.0;
            row.toS = row.fromS + 3600;
            row.set(Measures.SEWER_GAL_PER_DAY, hour < 12 ? 300_000 : 100_000);
            row.set(Measures.SEWER_BOD_MG_PER_L, hour < 12 ? 100 : 500);
            row.set(Measures.SEWER_TDS_MG_PER_L, Double.NaN); // not followed
            row.set(Measures.SEWER_TEMPERATURE_C, hour == 12 ? 41 : 30);
            row.set(Measures.SEWER_PH, hour == 12 ? 4.5 : 8);
            ledger.close(row, 3600);
        }
        ledger.finish();
        return ledger;
    }

    @Test
    void a_day_is_judged_by_its_mean_weighted_by_flow_as_a_composite_sample_is() {
        Ledger ledger = run(limits("sewer_bod_mg_per_l", 199));
        SewerDay day = ledger.sewerDays().getFirst();
        assertThat(day.gal()).isCloseTo(200_000, within(1e-6));
        assertThat(day.mgPerL(Measures.SEWER_BOD_MG_PER_L))
                .as("(300 x 100 + 100 x 500) / 400")
                .isCloseTo(200, within(1e-9));
        assertThat(day.mgPerL(Measures.SEWER_TDS_MG_PER_L)).isNaN();
        assertThat(ledger.violations()).singleElement().satisfies(v -> {
            assertThat(v.limit()).isEqualTo("sewer_bod_mg_per_l");
            assertThat(v.worst()).isCloseTo(200, within(1e-9));
            assertThat(v.allowed()).isEqualTo(199);
            assertThat(v.unit()).isEqualTo(Unit.MG_PER_L);
            assertThat(v.toS() - v.fromS()).isEqualTo(86_400);
        });
        assertThat(run(limits("sewer_bod_mg_per_l", 201)).violations())
                .as("though 500 mg/L flowed for half a day")
                .isEmpty();
    }

    @Test
    void temperature_and_ph_are_judged_at_any_time() {
        assertThat(run(limits("sewer_temperature_c", 40)).violations())
                .singleElement()
                .satisfies(v -> {
                    assertThat(v.worst()).isEqualTo(41);
                    assertThat(v.fromS()).isEqualTo(DAY_S + 12 * 3600);
                    assertThat(v.toS()).isEqualTo(DAY_S + 13 * 3600);
                });
        Ledger sour = run(limits("sewer_ph_least", 5));
        assertThat(sour.violations()).singleElement().satisfies(v -> {
            assertThat(v.limit()).isEqualTo("sewer_ph_least");
            assertThat(v.worst()).isEqualTo(4.5);
            assertThat(v.allowed()).isEqualTo(5);
        });
        assertThat(sour.headroom())
                .filteredOn(h -> h.limit().equals("sewer_ph_least"))
                .singleElement()
                .satisfies(h -> {
                    assertThat(h.smallest()).isCloseTo(-0.5, within(1e-12));
                });
        assertThat(run(limits("sewer_ph_most", 8.5)).violations()).isEmpty();
        assertThat(run(limits("sewer_ph_most", 7.5)).violations()).isNotEmpty();
    }

    @Test
    void without_a_limit_nothing_is_judged_and_what_is_not_followed_breaks_none() {
        Ledger free = run(new Limits(List.of()));
        assertThat(free.violations()).isEmpty();
        assertThat(free.headroom()).noneMatch(h -> h.limit().startsWith("sewer"));
        assertThat(run(limits("sewer_tds_mg_per_l", 1)).violations()).isEmpty();
    }
}
