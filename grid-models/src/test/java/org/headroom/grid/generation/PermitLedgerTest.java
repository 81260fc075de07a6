package org.headroom.grid.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermitLedgerTest {
    private static final double SHORT_TON = 907.18474;
    private static final double DAY = 86_400;

    private static double at(String date) {
        return LocalDate.parse(date).toEpochDay() * DAY;
    }

    /** Permit of 2 July 2025 (facts E58 to E60). */
    private static PermitDesign permit(PermitDesign.Scope scope) {
        double[] cap = {87, 94, 85, 73, 14, 9.8, Double.POSITIVE_INFINITY};
        for (int i = 0; i < cap.length; i++) {
            cap[i] *= SHORT_TON;
        }
        return new PermitDesign(cap, 22, 22, 3600, 110 * 3600, scope, at("2025-07-02"), at("2027-01-02"));
    }

    private static OnSiteGeneration turbines(UnitDesign unit, int units) {
        return new OnSiteGeneration(
                List.of(new OnSiteGeneration.Source("turbines", units * unit.ratedW(), 0, unit, units)));
    }

    @Test
    void months_are_those_of_the_calendar() {
        for (String date :
                List.of("1970-01-01", "2024-02-29", "2025-12-31", "2026-01-01", "1969-12-31", "2100-03-01")) {
            LocalDate day = LocalDate.parse(date);
            assertThat(PermitLedger.monthOf(at(date) + 0.5 * DAY))
                    .as(date)
                    .isEqualTo(12L * day.getYear() + day.getMonthValue() - 1);
        }
    }

    @Test
    void a_month_falls_out_when_the_same_month_of_the_next_year_begins() {
        PermitLedger ledger = new PermitLedger(permit(PermitDesign.Scope.SITE), 15);
        ledger.addKg(at("2025-07-10"), Pollutant.NOX, 1000);
        ledger.addKg(at("2025-08-10"), Pollutant.NOX, 500);
        ledger.addKg(at("2026-06-30"), Pollutant.NOX, 1);
        assertThat(ledger.usedKg(Pollutant.NOX)).isEqualTo(1501);
        ledger.addKg(at("2026-07-01"), Pollutant.NOX, 1);
        assertThat(ledger.usedKg(Pollutant.NOX)).isEqualTo(502);
        assertThat(ledger.leftKg(Pollutant.NOX)).isCloseTo(87 * SHORT_TON - 502, within(1e-9));
        ledger.addKg(at("2028-01-01"), Pollutant.NOX, 7);
        assertThat(ledger.usedKg(Pollutant.NOX)).isEqualTo(7);
    }

    /** Fact E61: 87 short tons over 247 MW and 8,760 h are 0.080 lb/MWh. */
    @Test
    void the_nox_cap_at_full_output_is_0_080_lb_per_mwh() {
        double lbPerMwh = 87 * 2000 / (247.0 * 8760);
        assertThat(lbPerMwh).isCloseTo(0.0804, within(5e-5));
        PermitDesign permit = permit(PermitDesign.Scope.SITE);
        assertThat(permit.capKg(Pollutant.NOX)).isCloseTo(78_925, within(1.0));
    }

    @Test
    void hours_left_and_the_day_of_violation_agree_with_running_on() {
        OnSiteGeneration generation = turbines(FleetTest.unit(0), 15); // no catalyst: NOx binds within months
        PermitLedger ledger = new PermitLedger(permit(PermitDesign.Scope.SITE), 15);
        double t = at("2025-07-02");
        generation.step(240e6, 0, 20, Double.POSITIVE_INFINITY);
        double hours = ledger.hoursLeft(240e6, 20, generation);
        double perHour = generation.kgPerS(Pollutant.NOX) * 3600;
        assertThat(hours).isCloseTo(78_925 / perHour, within(1e-3 * hours));
        double forecast = ledger.forecastViolationS(t, 240e6, 20, generation);
        assertThat((forecast - t) / 3600).isCloseTo(hours, within(1e-6 * hours));
        assertThat(ledger.tightest()).isEqualTo(Pollutant.NOX);
        while (Double.isNaN(ledger.firstViolationS(Pollutant.NOX))) {
            generation.step(240e6, 0, 20, 3600);
            ledger.add(t, 3600, generation);
            t += 3600;
        }
        assertThat(ledger.firstViolationS(Pollutant.NOX)).isCloseTo(forecast, within(2 * 3600.0));
        assertThat(ledger.leftKg(Pollutant.NOX)).isNegative();
        assertThat(ledger.hoursLeft(240e6, 20, generation)).isZero();
    }

    @Test
    void what_falls_out_of_twelve_months_is_seen_by_the_forecast() {
        OnSiteGeneration generation = turbines(FleetTest.SMT_130, 15);
        PermitLedger ledger = new PermitLedger(permit(PermitDesign.Scope.SITE), 15);
        double perMonth = generation.steadyKgPerS(Pollutant.CO, 247e6, 15, true) * 86_400 * 30.4;
        assertThat(12 * perMonth).isLessThan(94 * SHORT_TON);
        assertThat(ledger.forecastViolationS(at("2025-07-02"), 247e6, 15, generation))
                .isNotNaN(); // of some pollutant
        assertThat(ledger.forecastViolationS(at("2025-07-02"), 20e6, 15, generation))
                .isNaN();
    }

    @Test
    void twenty_three_starts_of_one_unit_break_the_rule_for_units_and_earlier_that_for_the_site() {
        for (PermitDesign.Scope scope : PermitDesign.Scope.values()) {
            OnSiteGeneration generation = turbines(FleetTest.SMT_130, 2);
            PermitLedger ledger = new PermitLedger(permit(scope), 2);
            double t = at("2025-08-01");
            int days = 0;
            while (Double.isNaN(ledger.firstStartViolationS()) && days < 40) {
                for (int h = 0; h < 24; h++) {
                    generation.step(h >= 10 && h < 20 ? 30e6 : 0, 0, 15, 3600);
                    ledger.add(t, 3600, generation);
                    t += 3600;
                }
                days++;
            }
            assertThat(days).as(scope.name()).isEqualTo(scope == PermitDesign.Scope.UNIT ? 23 : 12);
            assertThat(ledger.mostStarts()).isEqualTo(scope == PermitDesign.Scope.UNIT ? 23 : 24);
            assertThat(ledger.longestEventS()).isBetween(1199.0, 1201.0);
            assertThat(ledger.firstInvalidS()).isNaN();
            PermitLedger copy = ledger.snapshot();
            assertThat(copy.mostStops()).isEqualTo(ledger.mostStops());
            assertThat(copy.mostEventS()).isEqualTo(ledger.mostEventS());
        }
    }

    @Test
    void running_outside_the_permits_dates_is_said() {
        OnSiteGeneration generation = turbines(FleetTest.SMT_130, 2);
        PermitLedger ledger = new PermitLedger(permit(PermitDesign.Scope.UNIT), 2);
        generation.step(30e6, 0, 15, 3600);
        ledger.add(at("2025-06-30"), 3600, generation);
        assertThat(ledger.firstInvalidS()).isEqualTo(at("2025-06-30"));
    }
}
