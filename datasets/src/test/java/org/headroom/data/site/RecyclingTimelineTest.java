package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Random;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.wastewater.WaterRecyclingConditions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feed, neighbours and events of the recycling plant at instants of a run. */
class RecyclingTimelineTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");

    private static final String TROUBLE = """
            extends: memphis-announced
            events:
              one_train:
                {kind: recycling_outage, from: 2027-07-10T06:00, to: 2027-07-12T06:00, foreseen: true, hypothetical: true,
                 trains_out: 3, source: what if}
              all_of_it:
                {kind: recycling_outage, from: 2027-07-11T00:00, to: 2027-07-11T12:00, foreseen: false, hypothetical: true,
                 source: what if}
              storm:
                {kind: storm_flow, from: 2027-07-14T00:00, to: 2027-07-15T00:00, foreseen: false, hypothetical: true,
                 flow_factor: 2, source: what if}
              drought:
                {kind: storm_flow, from: 2027-07-16T00:00, to: 2027-07-17T00:00, foreseen: true, hypothetical: true,
                 flow_factor: 0.1, source: what if}
              cold:
                {kind: feed_cold, from: 2027-01-20T00:00, to: 2027-01-25T00:00, foreseen: true, hypothetical: true,
                 feed_offset_k: -6, source: what if}
              dark:
                {kind: power_cut, from: 2027-07-20T12:00, to: 2027-07-20T18:00, foreseen: false, hypothetical: true,
                 source: what if}
            """;

    private final WaterRecyclingConditions out = new WaterRecyclingConditions();

    private static RecyclingTimeline timeline(SiteTree tree) {
        return tree.bind(tree.planningFrom()).water().recycling();
    }

    private static RecyclingTimeline trouble() {
        return timeline(SiteTree.parse("mine", TROUBLE));
    }

    private static double epochS(String time) {
        return LocalDateTime.parse(time).atZone(ANNOUNCED.zone()).toEpochSecond();
    }

    private WaterRecyclingConditions at(RecyclingTimeline timeline, String time) {
        timeline.at(epochS(time), LocalDateTime.parse(time).getHour(), out);
        return out;
    }

    @Test
    void before_it_is_built_there_is_no_plant_but_there_is_sewage() {
        at(timeline(ANNOUNCED), "2025-07-17T09:00");
        assertThat(out.exists).isFalse();
        assertThat(out.capacityShare).isZero();
        assertThat(out.othersM3PerS).isZero();
        assertThat(out.feedM3PerS).isGreaterThan(2);
    }

    @Test
    void trials_give_nobody_water() {
        RecyclingTimeline asBuilt = timeline(SiteTree.embedded("memphis-as-built"));
        at(asBuilt, "2027-11-01T12:00");
        assertThat(out.exists).isFalse();
        assertThat(out.capacityShare).isZero();
        assertThat(out.othersM3PerS).isZero();
        assertThat(at(asBuilt, "2028-01-01T12:00").othersM3PerS).isGreaterThan(0.1);
    }

    @Test
    void the_works_give_their_70_million_gallons_over_a_dry_day() {
        double gal = 0;
        double others = 0;
        for (int hour = 0; hour < 24; hour++) {
            at(timeline(ANNOUNCED), "2027-08-10T%02d:00".formatted(hour));
            gal += Unit.GAL_PER_DAY.fromBase(out.feedM3PerS) / 24;
            others += Unit.GAL_PER_DAY.fromBase(out.othersM3PerS) / 24;
        }
        assertThat(gal).isCloseTo(70e6, within(1e-6 * 70e6));
        assertThat(others).isCloseTo(3.5e6, within(1e-6 * 3.5e6));
    }

    @ParameterizedTest
    @CsvSource({"2027-08-10T12:00, 28", "2027-02-09T00:00, 16", "2028-08-10T00:00, 28"})
    void treated_sewage_is_warmest_in_august_and_coldest_in_february(String time, double feedC) {
        assertThat(at(timeline(ANNOUNCED), time).feedC).isCloseTo(feedC, within(0.01));
    }

    @Test
    void what_bacteria_meet_is_the_file_s_analysis() {
        at(timeline(ANNOUNCED), "2027-08-10T12:00");
        assertThat(out.feedCodGPerM3).isCloseTo(60, within(1e-12));
        assertThat(out.feedTssGPerM3).isCloseTo(15, within(1e-12));
        assertThat(out.feedAmmoniumNGPerM3).isEqualTo(10);
        assertThat(out.feedAlkalinityMolPerM3).as("165 mg/L as CaCO3").isCloseTo(3.3, within(1e-12));
    }

    /** The worked number of RecyclingFeed, with rain as clean water: what is dissolved halves, solids rise to 28.46 mg/L. */
    @Test
    void rain_thins_what_is_dissolved_and_carries_solids_over() {
        SiteTree tree =
                SiteTree.parse("mine", TROUBLE).withText(Map.of("water.recycled.feed.rain_dilution_share", "1"));
        at(timeline(tree), "2027-07-14T12:00");
        assertThat(Unit.GAL_PER_DAY.fromBase(out.feedM3PerS)).isCloseTo(70e6 * 1.24 * 2, within(1.0));
        assertThat(out.feedAmmoniumNGPerM3).isCloseTo(5, within(1e-12));
        assertThat(out.feedTssGPerM3).isCloseTo(15 + 25 / (200.0 / 70 - 1), within(1e-9));
        assertThat(out.feedCodGPerM3).as("20 of solids").isCloseTo(20 + out.feedTssGPerM3 / 0.75, within(1e-9));
        double dryC = timeline(tree).undisturbed().feed().temperatureC(epochS("2027-07-14T12:00"), 1, 0);
        assertThat(out.feedC).isCloseTo(dryC - 4 / (200.0 / 70 - 1), within(1e-9));
    }

    @Test
    void the_works_treat_no_more_than_their_peak() {
        SiteTree tree = SiteTree.parse("mine", TROUBLE).withText(Map.of("events.storm.flow_factor", "10"));
        at(timeline(tree), "2027-07-14T12:00");
        assertThat(Unit.GAL_PER_DAY.fromBase(out.feedM3PerS)).isCloseTo(200e6, within(1.0));
        assertThat(out.feedAmmoniumNGPerM3)
                .as("thinned by the rain that is treated")
                .isCloseTo(10 / (1 + 0.9 * (200 / (70 * 1.24) - 1)), within(1e-9));
    }

    @Test
    void events_take_trains_power_and_warmth() {
        RecyclingTimeline trouble = trouble();
        assertThat(at(trouble, "2027-07-10T05:59").trainsInService).isEqualTo(10);
        assertThat(at(trouble, "2027-07-10T06:00").trainsInService).isEqualTo(7);
        assertThat(at(trouble, "2027-07-11T00:00").trainsInService).isZero();
        assertThat(at(trouble, "2027-07-11T12:00").trainsInService).isEqualTo(7);
        assertThat(at(trouble, "2027-07-20T12:00").powerShare).isZero();
        assertThat(at(trouble, "2027-07-20T18:00").powerShare).isEqualTo(1);
        double asUsualC = at(trouble.undisturbed(), "2027-01-22T00:00").feedC;
        assertThat(at(trouble, "2027-01-22T00:00").feedC).isCloseTo(asUsualC - 6, within(1e-9));
    }

    @Test
    void a_plan_knows_only_what_it_can_foresee() {
        RecyclingTimeline known = trouble().foreseen();
        assertThat(at(known, "2027-07-11T06:00").trainsInService).isEqualTo(7);
        assertThat(at(known, "2027-07-20T12:00").powerShare).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T23:00, 0",
        "2027-07-10T07:00, 0.7",
        "2027-07-11T06:00, 0",
        "2027-07-14T12:00, 1",
        "2027-07-16T04:00, 0.34740740740740740",
        "2027-07-20T13:00, 0",
        "2027-07-21T00:00, 1"
    })
    void a_simple_plant_offers_the_part_that_is_left(String time, double share) {
        int hour = LocalDateTime.parse(time).getHour();
        assertThat(trouble().offeredShare(epochS(time), hour)).isCloseTo(share, within(1e-12));
    }

    @Test
    void steps_that_end_at_changes_see_one_state_each() {
        RecyclingTimeline trouble = trouble();
        Random random = new Random(5);
        double endS = epochS("2027-08-01T00:00");
        double fromS = epochS("2026-12-30T00:00");
        int cuts = 0;
        WaterRecyclingConditions atEnd = new WaterRecyclingConditions();
        while (fromS < endS) {
            double wantedS = Math.min(endS, fromS + 3600 * (1 + 5 * random.nextDouble()));
            double toS = trouble.nextChangeS(fromS, wantedS);
            assertThat(toS).isGreaterThan(fromS).isLessThanOrEqualTo(wantedS);
            trouble.at(fromS, 0, out);
            trouble.at(toS - 0.01, 0, atEnd);
            assertThat(atEnd.exists).isEqualTo(out.exists);
            assertThat(atEnd.trainsInService).isEqualTo(out.trainsInService);
            assertThat(atEnd.powerShare).isEqualTo(out.powerShare);
            assertThat(atEnd.feedM3PerS).isEqualTo(out.feedM3PerS);
            cuts += toS < wantedS ? 1 : 0;
            fromS = toS;
        }
        assertThat(cuts).as("one stage, six events").isEqualTo(1 + 12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "storm_flow | | events.e.flow_factor: found no value, allowed: a number, for a storm_flow",
                "feed_cold | | events.e.feed_offset_k: found no value, allowed: a number, for a feed_cold",
                "recycling_outage | trains_out: 11 | events.e.trains_out: found 11, allowed: 1 to 10",
                "power_cut | trains_out: 1 | events.e.trains_out: found 1, allowed: nothing, for a power_cut",
                "equipment_fault | component: makeup, power_share: 0 | events.e.power_share: found 0, allowed: nothing,"
                        + " for a equipment_fault",
                "power_cut | lost_share: 0.5 | events.e.lost_share: found 0.5, allowed: nothing, for a power_cut"
            })
    void a_wrong_event_gets_one_line(String kind, String keys, String message) {
        String text = "extends: memphis-announced\nevents: {e: {kind: " + kind
                + ", from: 2027-07-10T06:00, to: 2027-07-12T06:00, foreseen: true, hypothetical: true, source: mine"
                + (keys == null ? "" : ", " + keys) + "}}\n";
        assertThatThrownBy(() -> timeline(SiteTree.parse("mine", text)))
                .isInstanceOf(InputError.class)
                .hasMessage("mine: " + message);
    }

    @Test
    void a_plant_without_trains_cannot_lose_one() {
        String text = TROUBLE.replaceFirst("events:", "water: {recycled: {plant: null}}\nevents:");
        assertThatThrownBy(() -> timeline(SiteTree.parse("mine", text)))
                .hasMessage("mine: events.one_train.trains_out: found 3, allowed: nothing, as the site has no"
                        + " water.recycled.plant.trains_count");
    }
}
