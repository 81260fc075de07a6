package org.headroom.app.live.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.FullLoad;
import org.headroom.app.load.RackBank;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.SiteConditions;
import org.headroom.app.twin.Twin;
import org.headroom.data.jobs.Work;
import org.headroom.data.site.Calibration;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    private static final long NOW_S = Instant.parse("2024-04-07T16:00:00Z").getEpochSecond();
    private static final Site SITE = SiteTree.open("frontier-like-cdus").bind(Instant.ofEpochSecond(NOW_S));
    private static final Weather YEAR =
            MemphisYear.source().on(NOW_S - 16 * 86_400L, NOW_S + 25 * 86_400L, Overlays.NONE);

    private final Twin twin = new Twin(SITE);
    private final Boundary b = new Boundary(twin.newBank());
    private final LedgerRow row = new LedgerRow();
    private final Forecaster forecaster = new Forecaster(SITE, new ForecastScores(List.of()));

    private ForecastInput input(List<ExpectedJob> jobs, boolean forecastWeather, double wetbulbC, UsedWater used) {
        new SiteConditions(SITE).fill(b, NOW_S - 300, NOW_S);
        b.drybulbC = wetbulbC + 5;
        b.wetbulbC = wetbulbC;
        b.pressurePa = 98_000;
        new FullLoad(twin.fleet(), s -> s.server().trainingAcW()).mean(NOW_S - 300, NOW_S, b.load);
        twin.settle(b, row);
        return new ForecastInput(
                NOW_S,
                twin.snapshot(),
                Calibration.NONE,
                ForecastInput.Deviation.PRIOR,
                new LoadOutlook(b.load, jobs, null),
                new WeatherOutlook(YEAR, forecastWeather),
                b.drybulbC,
                b.wetbulbC,
                used);
    }

    @Test
    void it_begins_where_the_site_stands_and_its_bands_are_ordered_and_widen() {
        Forecast f = forecaster.forecast(input(List.of(), false, 12, UsedWater.NONE));
        assertThat(f.at(Measures.SITE_POWER_MW, 300).q50()).isCloseTo(row.get(Measures.SITE_POWER_MW), within(0.3));
        for (Measures m : Forecast.MEASURES) {
            Band band = f.band(m);
            for (int i = 0; i < f.leadS().length; i++) {
                assertThat(band.q10()[i]).as(m + " at " + f.leadS()[i]).isLessThanOrEqualTo(band.q50()[i]);
                assertThat(band.q50()[i]).isLessThanOrEqualTo(band.q90()[i]);
            }
        }
        Quantiles soon = f.at(Measures.WETBULB_C, 300);
        Quantiles late = f.at(Measures.WETBULB_C, Forecast.WEEK_S);
        assertThat(late.q90() - late.q10()).isGreaterThan(5 * (soon.q90() - soon.q10()));
        assertThat(soon.q50()).isCloseTo(12, within(0.5));
        assertThat(f.leadS()[f.leadS().length - 1]).isEqualTo(Forecast.WEEK_S);
    }

    @Test
    void the_same_input_gives_the_same_forecast() {
        ForecastInput in = input(List.of(), true, 12, UsedWater.NONE);
        Forecast one = forecaster.forecast(in);
        Forecast two = new Forecaster(SITE, new ForecastScores(List.of())).forecast(in);
        assertThat(two.band(Measures.SITE_POWER_MW).q50())
                .isEqualTo(one.band(Measures.SITE_POWER_MW).q50());
        assertThat(two.days()).isEqualTo(one.days());
    }

    /** An unusually warm morning fades within days: after 48 h e^-2 of 8 K is left. */
    @Test
    void todays_anomaly_fades_against_a_typical_year() {
        Forecast usual = forecaster.forecast(input(List.of(), false, 12, UsedWater.NONE));
        Forecast warm = forecaster.forecast(input(List.of(), false, 20, UsedWater.NONE));
        double soon = warm.at(Measures.WETBULB_C, 300).q50()
                - usual.at(Measures.WETBULB_C, 300).q50();
        double later = warm.at(Measures.WETBULB_C, 172_800).q50()
                - usual.at(Measures.WETBULB_C, 172_800).q50();
        assertThat(soon).isCloseTo(8, within(0.1));
        assertThat(later).isCloseTo(8 * Math.exp(-2), within(0.15));
    }

    @Test
    void power_falls_when_the_running_job_ends() {
        ExpectedJob job = new ExpectedJob(
                "all", 38_400, Work.PRETRAIN, NOW_S - 36_000, 48 * 3600, 12 * 3600, Double.NEGATIVE_INFINITY);
        Forecast f = forecaster.forecast(input(List.of(job), true, 12, UsedWater.NONE));
        double before = f.at(Measures.SITE_POWER_MW, 1800).q50();
        double after = f.at(Measures.SITE_POWER_MW, 6 * 3600).q10();
        assertThat(before).isCloseTo(row.get(Measures.SITE_POWER_MW), within(1.0));
        assertThat(after).isLessThan(0.85 * before); // ended by then in one member of ten at the least
        assertThat(f.from()).startsWith("1 running and 0 waiting jobs");
    }

    @Test
    void todays_gallons_count_what_was_used_before() {
        Forecast none = forecaster.forecast(input(List.of(), true, 12, UsedWater.NONE));
        Forecast used = forecaster.forecast(input(List.of(), true, 12, new UsedWater(5000, 50_000, 0, 7000)));
        DayTotal a = none.days().stream()
                .filter(d -> d.measure().equals("potable_gal"))
                .findFirst()
                .orElseThrow();
        DayTotal z = used.days().stream()
                .filter(d -> d.measure().equals("potable_gal"))
                .findFirst()
                .orElseThrow();
        assertThat(a.date()).isEqualTo(LocalDate.of(2024, 4, 7));
        assertThat(z.gal().q50() - a.gal().q50()).isCloseTo(50_000, within(1.0));
        assertThat(a.whole()).isTrue();
        assertThat(a.limit()).isEqualTo(400_000);
    }

    @Test
    void headroom_is_told_for_each_limit_and_horizon_and_shrinks_with_it() {
        Forecast f = forecaster.forecast(input(List.of(), true, 12, UsedWater.NONE));
        List<HorizonHeadroom> power = f.headroom().stream()
                .filter(h -> h.limit().equals("site_power_mw"))
                .toList();
        assertThat(power).extracting(HorizonHeadroom::horizonS).containsExactly(3600L, 86_400L, 604_800L);
        for (int i = 1; i < power.size(); i++) {
            assertThat(power.get(i).left().q50())
                    .isLessThanOrEqualTo(power.get(i - 1).left().q50() + 1e-9);
        }
        assertThat(power.getFirst().left().q50()).isCloseTo(40 - row.get(Measures.SITE_POWER_MW), within(2.0));
    }

    /** Full load with a dip of a minute in each tenth, heard for an hour that ends within a dip. */
    @Test
    void a_forecast_made_in_a_checkpoints_dip_tells_the_hours_after_it() {
        ForecastInput in = input(List.of(), true, 12, UsedWater.NONE);
        double highMw = row.get(Measures.SITE_POWER_MW);
        RackBank high = b.load.copy();
        new FullLoad(twin.fleet(), s -> 0.5 * s.server().trainingAcW()).mean(NOW_S - 300, NOW_S, b.load);
        RackBank low = b.load.copy();
        twin.step(b, 60, row);
        double lowMw = row.get(Measures.SITE_POWER_MW);
        HeardLoad heard = new HeardLoad(twin.fleet());
        for (int i = -240; i < 0; i++) {
            boolean dip = Math.floorMod(i / 4 - (i % 4 == 0 ? 0 : 1), 10) == 9;
            heard.step(NOW_S + 15.0 * i, NOW_S + 15.0 * (i + 1), dip ? low : high);
        }
        ForecastInput dipped = new ForecastInput(
                NOW_S,
                twin.snapshot(),
                in.calibration(),
                in.deviation(),
                heard.outlook(List.of(), null),
                in.weather(),
                in.drybulbC(),
                in.wetbulbC(),
                UsedWater.NONE);
        Forecast f = forecaster.forecast(dipped);
        double mean = 0.9 * highMw + 0.1 * lowMw;
        for (double lead : new double[] {1800, 3600, 3 * 3600, 86_400, Forecast.WEEK_S}) {
            Quantiles q = f.at(Measures.SITE_POWER_MW, lead);
            assertThat(q.q50()).as("%s s", lead).isCloseTo(mean, within(0.08 * mean));
            assertThat(q.q90()).isGreaterThan(highMw);
            double inside = (q.q10() <= highMw ? 0.9 : 0) + (q.q10() <= lowMw ? 0.1 : 0);
            assertThat(inside).as("%s s: %s holds %s", lead, q, highMw).isGreaterThanOrEqualTo(0.7);
        }
    }
}
