package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.headroom.app.tasks.SettlementRequest;
import org.headroom.app.tasks.SiteBill;
import org.headroom.app.tasks.SiteCalls;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.SiteRegion;
import org.headroom.app.tasks.SiteSettlement;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SupplyCommandsTest {
    private static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");
    private final StringWriter out = new StringWriter();

    private @Nullable Exception error;

    @TempDir
    Path folder;

    private int run(String... args) {
        CommandLine line = new CommandLine(new SiteCommand());
        line.setOut(new PrintWriter(out));
        line.setExecutionExceptionHandler((e, _, _) -> {
            error = e;
            return ExitCode.BAD_INPUT;
        });
        return line.execute(args);
    }

    private void refuses(String words, String... args) {
        assertThat(run(args)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(error).isInstanceOf(InputError.class).hasMessageContaining(words);
    }

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(MEMPHIS).toEpochSecond();
    }

    private Path series(String from, String to, long stepS, LongToDoubleFunction megawatts) throws IOException {
        StringBuilder text = new StringBuilder("time,site_power_mw\n");
        for (long s = at(from); s < at(to); s += stepS) {
            text.append(Instant.ofEpochSecond(s).atZone(MEMPHIS).toOffsetDateTime())
                    .append(',')
                    .append(megawatts.applyAsDouble(s))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("meter.csv"), text);
    }

    private static SiteInput site(Map<String, String> changes) {
        return SiteInput.open(SiteInput.DEFAULT, changes);
    }

    private static double number(Map<String, Object> document, String key) {
        return ((Number) java.util.Objects.requireNonNull(document.get(key))).doubleValue();
    }

    @Test
    void a_flat_july_by_octobers_sheet_costs_5_83_cents_and_5_63_by_the_other_block_rule() throws IOException {
        Path flat = series("2025-07-01T00:00", "2025-08-01T00:00", 1800, _ -> 150);
        assertThat(number(new SiteBill(site(Map.of()), flat, java.time.Month.OCTOBER).json(), "cents_per_kwh"))
                .isCloseTo(5.826, within(5e-4));
        SiteInput shared = site(Map.of("tariff.block_rule", "off_peak_share", "tariff.prices_of_month", "10"));
        assertThat(number(new SiteBill(shared, flat, null).json(), "cents_per_kwh"))
                .isCloseTo(5.627, within(5e-4));
        assertThat(run("bill", flat.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("2025-07, summer", "September 2018 (dated", "132.0 on-peak hours", "6,217,574.00")
                .contains("note: the interruptible credit is not public");
    }

    @Test
    void a_bill_is_the_same_from_five_minutes_and_from_half_hours() throws IOException {
        double fine = number(
                new SiteBill(
                                site(Map.of()),
                                series("2025-11-01T00:00", "2025-12-01T00:00", 300, s -> 100 + s / 300 % 6),
                                null)
                        .json(),
                "total_usd");
        double half = number(
                new SiteBill(site(Map.of()), series("2025-11-01T00:00", "2025-12-01T00:00", 1800, _ -> 102.5), null)
                        .json(),
                "total_usd");
        assertThat(fine).isCloseTo(half, within(0.01));
    }

    @Test
    void the_bill_as_csv_has_every_line_of_every_month() throws IOException {
        Path hourly = series("2025-10-01T00:00", "2025-12-01T00:00", 3600, _ -> 90);
        assertThat(run("bill", hourly.toString(), "--csv")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .hasSize(1 + 2 * 11)
                .first()
                .asString()
                .isEqualTo("month,from,to,season,sheet,charge,quantity,unit,price_usd,share_of_month,amount_usd");
        assertThat(new SiteBill(site(Map.of()), hourly, null).notes())
                .anySatisfy(n -> assertThat(n).contains("steps of 3600 s are coarser"));
    }

    @Test
    void a_gap_a_late_start_and_an_unknown_month_are_one_line() throws IOException {
        Path gap = Files.writeString(
                folder.resolve("gap.csv"),
                "time,site_power_mw\n2025-07-01T00:00,1\n2025-07-01T00:30,1\n2025-07-01T01:30,1\n");
        refuses("line 4: found time 2025-07-01T01:30", "bill", gap.toString());
        Path late = Files.writeString(
                folder.resolve("late.csv"), "time,site_power_mw\n2025-07-01T00:10,1\n2025-07-01T00:20,1\n");
        refuses("a start on a half hour", "bill", late.toString());
        refuses("1 to 12 or the name of a month", "bill", gap.toString(), "--tariff-month", "13");
    }

    @Test
    void a_call_held_ten_minutes_late_is_settled_against_ten_days() throws IOException {
        long from = at("2025-07-17T14:10");
        long to = at("2025-07-17T18:00");
        Path meter = series("2025-06-25T00:00", "2025-07-18T00:00", 300, s -> s >= from && s < to ? 88 : 125);
        assertThat(run("settlement", meter.toString(), "--event", "call_17_july"))
                .isEqualTo(ExitCode.LIMIT);
        assertThat(out.toString())
                .contains("baseline ten_of_ten, 10 days", "10.00 min late", "credit not public, penalty not public")
                .contains("fiscal year 2025: 3 calls, 12.00 h economic of 12.00 h");
        Map<String, Object> sheet = new SiteSettlement(new SettlementRequest(
                        site(Map.of()), meter, "call_17_july", null, null, null, null, null, null))
                .json();
        assertThat(sheet).containsKeys("credit_usd", "penalty_usd");
        assertThat(sheet.get("credit_usd")).isNull();
        assertThat(sheet.get("penalty_usd")).isNull();
        assertThat(number(sheet, "minutes_late")).isCloseTo(10, within(1e-9));
        // 3 h 50 min of 37 MW
        assertThat(number(sheet, "energy_not_taken_mwh")).isCloseTo(37 * 230 / 60.0, within(1e-6));
    }

    @Test
    void a_window_of_ones_own_is_settled_against_contract_demand() throws IOException {
        Path meter = series("2025-01-22T00:00", "2025-01-23T00:00", 1800, _ -> 60);
        String[] window = {"--from", "2025-01-22T05:00", "--to", "2025-01-22T11:00", "--level-mw", "60"};
        assertThat(run(
                        "settlement",
                        meter.toString(),
                        window[0],
                        window[1],
                        window[2],
                        window[3],
                        window[4],
                        window[5],
                        "--baseline",
                        "contract_demand"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("energy not taken 540.000 MWh of 540.000 MWh asked (100.0 %)");
        refuses("one of call_17_july, call_29_july", "settlement", meter.toString(), "--event", "nothing");
        refuses("--event ID, or --from TIME", "settlement", meter.toString());
        refuses("one that holds call_17_july", "settlement", meter.toString(), "--event", "call_17_july");
        refuses(
                "0 metered working days without a call",
                "settlement",
                meter.toString(),
                "--from",
                "2025-01-22T05:00",
                "--to",
                "2025-01-22T06:00",
                "--level-mw",
                "60");
        refuses(
                "ten_of_ten, high_five_of_ten",
                "settlement",
                meter.toString(),
                "--from",
                "2025-01-22T05:00",
                "--to",
                "2025-01-22T06:00",
                "--level-mw",
                "60",
                "--baseline",
                "best");
    }

    @Test
    void the_sites_shares_of_the_city_are_5_0_and_7_5_percent_and_9_4_to_10_1_of_the_energy() {
        // facts E20, E21, E24
        Map<String, Object> region = new SiteRegion(site(Map.of()), 150.0, null, null).json();
        assertThat(share(region, "of_summer_peak")).isCloseTo(0.050, within(1e-9));
        assertThat(share(region, "of_winter_peak")).isCloseTo(0.075, within(1e-9));
        assertThat(share(region, "of_energy_low")).isCloseTo(0.094, within(5e-4));
        assertThat(share(region, "of_energy_high")).isCloseTo(0.101, within(5e-4));
        List<?> shares = (List<?>) java.util.Objects.requireNonNull(region.get("shares"));
        assertThat(shares)
                .allSatisfy(s -> assertThat(((Map<?, ?>) s).keySet().toString())
                        .contains("of", "part", "denominator", "unit", "source", "confidence"));
    }

    private static double share(Map<String, Object> region, String id) {
        List<?> shares = (List<?>) java.util.Objects.requireNonNull(region.get("shares"));
        return shares.stream()
                .map(s -> (Map<?, ?>) s)
                .filter(s -> id.equals(s.get("id")))
                .mapToDouble(s -> ((Number) java.util.Objects.requireNonNull(s.get("share"))).doubleValue())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_synthetic_city_has_a_row_an_hour_and_says_that_it_is_synthetic() {
        assertThat(run("region", "--csv")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines()).hasSize(8761).first().asString().isEqualTo("time,synthetic_city_mw");
    }

    @Test
    void a_metered_series_is_held_against_the_citys_highest_hour_within_it() throws IOException {
        Path meter = series("2025-08-13T00:00", "2025-08-14T00:00", 1800, s -> s < at("2025-08-13T12:00") ? 150 : 90);
        assertThat(run("region", "--load", meter.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("highest hour of the city within the series", "the mean of ");
    }

    @Test
    void calls_contract_counters_and_ladder_are_shown() {
        assertThat(run("calls", "--site", "memphis-as-built")).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("contract demand over time", "2026-02-11", "as agreed", "hours by fiscal year", "step 50");
        Map<String, Object> json = new SiteCalls(site(Map.of("events.call_17_july.notice_min", "5")), 150.0).json();
        assertThat(String.valueOf(json.get("breaches"))).contains("5 min of notice, ip30 gives 30 min");
        assertThat(String.valueOf(json.get("ladder"))).contains("site_share_of_city_cut=0.75");
    }
}
