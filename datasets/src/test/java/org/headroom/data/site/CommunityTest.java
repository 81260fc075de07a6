package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;

class CommunityTest {
    private static final SiteTree MEMPHIS = SiteTree.embedded("memphis-announced");

    @Test
    void places_and_map_come_in_the_order_of_the_file_with_their_sources() {
        Community community = MEMPHIS.community(MEMPHIS.planningFrom());
        assertThat(community.places()).extracting(CommunityPlace::id).startsWith("nearest_homes", "boxtown");
        assertThat(community.places().getFirst().source()).startsWith("assumption");
        assertThat(community.map().features())
                .filteredOn(f -> f.name().startsWith("Allen"))
                .singleElement()
                .satisfies(f -> assertThat(f.latitudeDeg()).isEqualTo(List.of(35.0669)));
    }

    @Test
    void the_outline_of_the_building_has_its_published_area() {
        CommunityMap.Feature hall =
                MEMPHIS.community(MEMPHIS.planningFrom()).map().outline().orElseThrow();
        double perDegreeM = Math.PI / 180 * 6_371_008.8;
        double northM = (hall.latitudeDeg().get(2) - hall.latitudeDeg().get(0)) * perDegreeM;
        double eastM = (hall.longitudeDeg().get(2) - hall.longitudeDeg().get(0))
                * perDegreeM
                * Math.cos(Math.toRadians(hall.latitudeDeg().get(0)));
        assertThat(northM * eastM / 0.09290304).isBetween(0.99 * 785_000, 1.01 * 785_000);
    }

    @Test
    void a_site_that_says_nothing_of_its_surroundings_has_none() {
        SiteTree bare = SiteTree.parse("bare.yaml", "extends: memphis-announced\ncommunity: null\n");
        Community community = bare.community(bare.planningFrom());
        assertThat(community.places()).isEmpty();
        assertThat(community.map().features()).isEmpty();
        assertThat(community.map().outline()).isEmpty();
    }

    @Test
    void corners_must_pair_and_lie_on_the_globe() {
        SiteTree unpaired = MEMPHIS.withText(Map.of("community.map.maxson.latitude_deg", "[35.05, 35.06]"));
        assertThatThrownBy(() -> unpaired.community(unpaired.planningFrom()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("community.map.maxson.longitude_deg: found 1 numbers");
        SiteTree beyond = MEMPHIS.withText(Map.of("community.map.maxson.latitude_deg", "[135.05]"));
        assertThatThrownBy(() -> beyond.check())
                .isInstanceOf(InputError.class)
                .hasMessageContaining("community.map.maxson.latitude_deg.0: found 135.05, allowed: -90 to 90");
    }
}
