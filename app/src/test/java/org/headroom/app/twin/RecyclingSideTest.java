package org.headroom.app.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.FullLoad;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.headroom.physics.wastewater.WaterRecyclingLimit;
import org.junit.jupiter.api.Test;

/** The recycling plant in the site's steps: offer, draw, advance, by date and through events. */
class RecyclingSideTest {
    private static final double TRAINING_W = 7750;
    private static final String START = "2027-07-15T05:00:00Z";

    private static final Map<String, String> RUNNING = Map.of("water.recycled.available_from", "2026-01-01");

    private final LedgerRow row = new LedgerRow();

    private static Site site(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(RUNNING);
        all.putAll(changes);
        return SiteTree.embedded("memphis-announced").withText(all).bind(Instant.parse(START));
    }

    private static Map<String, String> event(String kind, String from, String to, String... more) {
        Map<String, String> event = new HashMap<>(Map.of(
                "events.e.kind",
                kind,
                "events.e.from",
                from,
                "events.e.to",
                to,
                "events.e.foreseen",
                "false",
                "events.e.hypothetical",
                "true",
                "events.e.source",
                "a test"));
        for (int i = 0; i < more.length; i += 2) {
            event.put("events.e." + more[i], more[i + 1]);
        }
        return event;
    }

    private static Boundary boundary(Twin twin, Site site, double atS) {
        Boundary b = new Boundary(twin.newBank());
        b.drybulbC = 30;
        b.wetbulbC = 24;
        b.pressurePa = 100_600;
        b.transformersInService = 3;
        b.fromS = atS;
        b.setWater(site, atS);
        new FullLoad(twin.fleet(), _ -> TRAINING_W).mean(0, 1, b.load);
        return b;
    }

    private double get(Measures measure) {
        return row.get(measure);
    }

    private static Ledger run(Site site, long hours, Operation.RowSink sink) {
        long startS = Instant.parse(START).getEpochSecond();
        Weather weather = MemphisYear.source().on(startS, startS + hours * 3600, Overlays.NONE);
        FullLoad load = new FullLoad(Sites.fleet(site), _ -> TRAINING_W);
        TimeGrid grid = new TimeGrid(startS, 300, Math.toIntExact(hours * 12));
        return new Operation(site, weather, load).run(grid, sink, _ -> true);
    }

    @Test
    void a_running_plant_gives_the_towers_all_their_make_up_and_people_drink_mains_water() {
        Site site = site(Map.of());
        Twin twin = new Twin(site);
        twin.settle(boundary(twin, site, Instant.parse(START).getEpochSecond()), row);
        assertThat(get(Measures.RECYCLED_GAL_PER_DAY)).isCloseTo(get(Measures.MAKEUP_GAL_PER_DAY), within(1e-6));
        assertThat(get(Measures.POTABLE_GAL_PER_DAY)).isCloseTo(15_000, within(1e-6));
        assertThat(get(Measures.RECYCLED_OFFER_GAL_PER_DAY)).isBetween(9e6, 13e6);
        assertThat(get(Measures.RECYCLING_OTHERS_GAL_PER_DAY)).isBetween(2.5e6, 4.5e6);
        assertThat(get(Measures.RECYCLING_PRODUCT_GAL_PER_DAY))
                .isCloseTo(
                        get(Measures.RECYCLED_GAL_PER_DAY) + get(Measures.RECYCLING_OTHERS_GAL_PER_DAY), within(1e-3));
        assertThat(get(Measures.RECYCLING_INTAKE_GAL_PER_DAY))
                .isCloseTo(
                        get(Measures.RECYCLING_PRODUCT_GAL_PER_DAY) + get(Measures.RECYCLING_REJECT_GAL_PER_DAY),
                        within(1e-3));
        assertThat(get(Measures.CYCLES))
                .as("practice on such water is 2.5 to 4")
                .isBetween(2.5, 4.0);
    }

    @Test
    void the_sites_power_counts_its_part_of_the_plant() {
        Site with = site(Map.of());
        Twin twin = new Twin(with);
        twin.settle(boundary(twin, with, Instant.parse(START).getEpochSecond()), row);
        double share = get(Measures.RECYCLED_GAL_PER_DAY) / get(Measures.RECYCLING_PRODUCT_GAL_PER_DAY);
        double withMw = get(Measures.OTHER_MW);
        double plantMw = get(Measures.RECYCLING_MW);
        Site without = site(Map.of("water.recycled.available_from", "2999-01-01"));
        Twin other = new Twin(without);
        other.settle(boundary(other, without, Instant.parse(START).getEpochSecond()), row);
        assertThat(plantMw).isPositive();
        assertThat(withMw - get(Measures.OTHER_MW)).isCloseTo(share * plantMw, within(1e-9));
        assertThat(get(Measures.RECYCLING_MW)).isZero();
    }

    @Test
    void a_stage_that_begins_within_a_run_changes_the_source_of_water() {
        Site site = site(Map.of("water.recycled.available_from", "2027-07-16"));
        double[] first = new double[2];
        double[] second = new double[2];
        Ledger ledger = run(site, 48, (r, dtS) -> {
            double[] day = r.fromS < Instant.parse(START).getEpochSecond() + 86_400 ? first : second;
            day[0] += r.get(Measures.RECYCLED_GAL_PER_DAY) * dtS / 86_400;
            day[1] += r.get(Measures.POTABLE_GAL_PER_DAY) * dtS / 86_400;
        });
        assertThat(first[0]).isZero();
        assertThat(first[1]).isGreaterThan(1e6);
        assertThat(second[0]).isGreaterThan(1e6);
        assertThat(second[1]).isLessThan(30_000);
        assertThat(ledger.worstWaterResidual()).isLessThan(1e-9);
        assertThat(ledger.worstSpeciesResidual()).isLessThan(1e-9);
    }

    @Test
    void without_its_trains_the_plant_gives_its_tank_and_then_the_mains_carry_the_site() {
        Site site = site(event("recycling_outage", "2027-07-15T06:00", "2027-07-16T18:00"));
        double startS = Instant.parse("2027-07-15T11:00:00Z").getEpochSecond();
        double[] least = {Double.POSITIVE_INFINITY};
        double[] shortAtS = {Double.NaN};
        double[] endMains = {0};
        run(site, 36, (r, _) -> {
            least[0] = Math.min(least[0], r.get(Measures.RECYCLING_STORAGE_PERCENT));
            boolean isShort = r.get(Measures.RECYCLED_GAL_PER_DAY) < 0.999 * r.get(Measures.MAKEUP_GAL_PER_DAY);
            if (isShort && Double.isNaN(shortAtS[0])) {
                shortAtS[0] = r.fromS - startS;
            }
            endMains[0] = r.get(Measures.POTABLE_GAL_PER_DAY);
        });
        assertThat(least[0]).isLessThan(0.5);
        double hours = shortAtS[0] / 3600;
        assertThat(hours)
                .as("3 Mgal over the site's 1.6 and the neighbours' 3.5 Mgal a day")
                .isBetween(10.0, 20.0);
        assertThat(endMains[0]).isGreaterThan(1e6);
    }

    @Test
    void a_power_cut_at_the_plant_stops_it_and_it_comes_back() {
        Site site = site(event("power_cut", "2027-07-15T06:00", "2027-07-15T08:00"));
        double[] recycled = new double[24];
        double[] code = new double[24];
        run(site, 12, (r, dtS) -> {
            int hour = (int) ((r.fromS - Instant.parse(START).getEpochSecond()) / 3600);
            recycled[hour] += r.get(Measures.RECYCLED_GAL_PER_DAY) * dtS / 3600;
            code[hour] = r.get(Measures.RECYCLING_LIMIT);
        });
        assertThat(recycled[5]).isGreaterThan(1e6);
        assertThat(recycled[6]).isZero();
        assertThat(recycled[7]).isZero();
        assertThat(WaterRecyclingLimit.ofCode((int) code[7])).isEqualTo(WaterRecyclingLimit.POWER);
        assertThat(recycled[8]).isGreaterThan(1e6);
    }

    @Test
    void colder_or_fewer_never_gives_more() {
        double before = offer(Map.of());
        assertThat(offer(event("recycling_outage", "2027-07-01T00:00", "2027-08-01T00:00", "trains_out", "5")))
                .isLessThan(before);
        assertThat(offer(event("feed_cold", "2027-07-01T00:00", "2027-08-01T00:00", "feed_offset_k", "-15")))
                .isLessThanOrEqualTo(before);
        assertThat(offer(event("storm_flow", "2027-07-01T00:00", "2027-08-01T00:00", "flow_factor", "0.1")))
                .isLessThan(before);
        assertThat(offer(Map.of(
                        "water.recycled.plant.site_share", "0", "water.recycled.plant.others_gal_per_day", "9000000")))
                .isLessThan(before);
    }

    private double offer(Map<String, String> changes) {
        Site site = site(changes);
        Twin twin = new Twin(site);
        twin.settle(boundary(twin, site, Instant.parse(START).getEpochSecond()), row);
        return get(Measures.RECYCLED_OFFER_GAL_PER_DAY);
    }

    @Test
    void headroom_of_recycled_water_is_what_the_plant_as_it_stood_could_have_made() {
        assertThat(recycledHeadroom(site(Map.of())))
                .as("13 less the neighbours' 3.5 less the site's 1.5 Mgal")
                .isBetween(7.5e6, 8.8e6);
        assertThat(recycledHeadroom(site(event("recycling_outage", "2027-07-01T00:00", "2027-08-01T00:00"))))
                .isZero();
        double half = recycledHeadroom(
                site(event("recycling_outage", "2027-07-01T00:00", "2027-08-01T00:00", "trains_out", "7")));
        assertThat(half).isBetween(0.1e6, 5e6);
    }

    private static double recycledHeadroom(Site site) {
        return run(site, 24, (_, _) -> {}).headroom().stream()
                .filter(h -> h.limit().equals("recycled_gal_per_day"))
                .findFirst()
                .orElseThrow()
                .smallest();
    }

    @Test
    void raw_sewage_is_refused() {
        Site raw = site(Map.of("water.recycled.feed.bod_mg_per_l", "150", "water.recycled.feed.cod_mg_per_l", "400"));
        assertThatThrownBy(() -> new Twin(raw)
                        .settle(
                                boundary(
                                        new Twin(raw), raw, Instant.parse(START).getEpochSecond()),
                                row))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("raw sewage");
    }

    @Test
    void a_step_with_the_plant_running_allocates_nothing() {
        Site site = site(Map.of());
        Twin twin = new Twin(site);
        double startS = Instant.parse(START).getEpochSecond();
        Boundary b = boundary(twin, site, startS);
        twin.settle(b, row);
        assertThat(Allocations.leastBytes(() -> {
                    b.wetbulbC = b.wetbulbC < 26 ? b.wetbulbC + 1 : 20;
                    twin.step(b, 15, row);
                }))
                .isZero();
    }

    @Test
    void a_snapshot_holds_the_plant_too() {
        Site site = site(event("recycling_outage", "2027-07-15T01:00", "2027-07-17T00:00"));
        Twin twin = new Twin(site);
        Boundary b = boundary(twin, site, Instant.parse(START).getEpochSecond());
        twin.settle(b, row);
        b.setWater(site, Instant.parse(START).getEpochSecond() + 7200.0);
        SiteState kept = twin.snapshot();
        twin.step(b, 3600, row);
        double once = get(Measures.RECYCLING_STORAGE_PERCENT);
        twin.step(b, 3600, row);
        assertThat(get(Measures.RECYCLING_STORAGE_PERCENT)).isLessThan(once);
        twin.restore(kept);
        twin.step(b, 3600, row);
        assertThat(get(Measures.RECYCLING_STORAGE_PERCENT)).isEqualTo(once);
    }
}
