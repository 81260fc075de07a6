package org.headroom.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceHeadroomTest {
    private static PlaceHeadroom rack(String name, double feedFree, double coolingFree) {
        return new PlaceHeadroom(
                name,
                List.of(
                        new Resource("rack_feed", Unit.KW, 62 + feedFree, 62, 7.75),
                        new Resource("cdu", Unit.KW, 48 + coolingFree, 48, 6)),
                List.of());
    }

    private static PlaceHeadroom.Share share(PlaceHeadroom place, String id) {
        PlaceHeadroom.Share share = place.shares().get(id);
        assertThat(share).isNotNull();
        return java.util.Objects.requireNonNull(share);
    }

    @Test
    void power_is_stranded_behind_cooling_as_in_the_worked_numbers() {
        PlaceHeadroom rack = rack("r", 28, 12);
        assertThat(rack.servers()).isEqualTo(2);
        assertThat(rack.binding()).isEqualTo("cdu");
        assertThat(share(rack, "rack_feed").stranded()).isCloseTo(12.5, within(1e-12));
        assertThat(share(rack, "cdu").stranded()).isZero();
    }

    @Test
    void a_hall_feed_that_binds_strands_what_its_racks_could_use() {
        Resource feed = new Resource("hall_feed", Unit.KW, 131.75, 124, 7.75);
        PlaceHeadroom hall = new PlaceHeadroom("h", List.of(feed), List.of(rack("a", 28, 12), rack("b", 28, 24)));
        assertThat(hall.servers()).isCloseTo(1, within(1e-12));
        assertThat(hall.binding()).isEqualTo("hall_feed");
        assertThat(share(hall, "rack_feed").usable()).isCloseTo(7.75, within(1e-9));
        assertThat(share(hall, "cdu").stranded()).isCloseTo(36 - 6, within(1e-9));
    }

    @Test
    void whole_servers_stand_in_single_racks() {
        PlaceHeadroom hall = new PlaceHeadroom("h", List.of(), List.of(rack("a", 28, 11), rack("b", 28, 11)));
        assertThat(hall.servers()).isCloseTo(22 / 6.0, within(1e-12));
        assertThat(hall.wholeServers()).isEqualTo(2);
    }

    @Test
    void a_place_that_is_over_a_rating_says_by_how_much_and_strands_all_that_is_free() {
        PlaceHeadroom rack = rack("r", 28, -3);
        assertThat(rack.servers()).isEqualTo(-0.5);
        assertThat(rack.wholeServers()).isZero();
        assertThat(share(rack, "rack_feed").stranded()).isEqualTo(28);
        assertThat(share(rack, "cdu").stranded()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void free_is_usable_and_stranded_together_and_none_is_negative(long seed) {
        Random random = new Random(seed);
        List<PlaceHeadroom> halls = new ArrayList<>();
        for (int h = 0; h < 3; h++) {
            List<PlaceHeadroom> racks = new ArrayList<>();
            for (int r = 0; r < 5; r++) {
                racks.add(rack("r" + r, random.nextDouble(-5, 40), random.nextDouble(-5, 40)));
            }
            double feed = random.nextDouble(0, 150);
            halls.add(new PlaceHeadroom(
                    "h" + h, List.of(new Resource("hall_feed", Unit.KW, 310 + feed, 310, 7.75)), racks));
        }
        Resource utility = new Resource("utility", Unit.MW, 1 + random.nextDouble(0, 0.2), 1, 0.009);
        PlaceHeadroom site = new PlaceHeadroom("site", List.of(utility), halls);
        double freeOfRacks = 0;
        for (PlaceHeadroom hall : halls) {
            for (PlaceHeadroom rack : hall.parts()) {
                freeOfRacks += Math.max(0, rack.own().getFirst().free());
            }
        }
        for (PlaceHeadroom.Share share : site.shares().values()) {
            assertThat(share.stranded()).isGreaterThanOrEqualTo(0);
            assertThat(share.usable()).isGreaterThanOrEqualTo(0);
        }
        PlaceHeadroom.Share feed = share(site, "rack_feed");
        assertThat(feed.usable() + feed.stranded()).isCloseTo(freeOfRacks, within(1e-9));
        assertThat(feed.usable()).isCloseTo(Math.max(0, site.servers()) * 7.75, within(1e-9));
    }
}
