package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.ledger.PlaceHeadroom;
import org.headroom.app.tasks.SimulateRequest.FullLoadKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteHeadroomTest {
    private static SiteHeadroom headroom(FullLoadKind load, SiteHeadroom.By by, Map<String, String> set) {
        return new SiteHeadroom(SiteInput.open(SiteInput.DEFAULT, set), null, load, null, by);
    }

    private static PlaceHeadroom.Share share(PlaceFigures place, String id) {
        return Objects.requireNonNull(place.shares().get(id));
    }

    @Test
    void at_nameplate_the_design_flow_of_the_warm_loop_binds_in_every_full_hall_and_power_is_stranded_behind_it() {
        SiteHeadroom rated = headroom(FullLoadKind.RATED, SiteHeadroom.By.HALL, Map.of());
        assertThat(rated.places()).hasSize(4);
        for (PlaceFigures hall : rated.places().subList(0, 3)) {
            assertThat(hall.place().binding()).isEqualTo("facility_flow");
            assertThat(hall.headroomServers()).isZero();
            assertThat(share(hall, "rack_feed").stranded())
                    .isCloseTo(391 * (90 - 81.6), within(1e-6)); // 8 servers of 10.2 kW on 90 kW
        }
        assertThat(rated.places().getLast().installable()).isEqualTo(4); // 12,500 servers leave 4 slots of 1,563 racks
    }

    @Test
    void at_training_the_same_halls_have_room_and_the_site_has_less_than_they_have_together() {
        SiteHeadroom training = headroom(FullLoadKind.TRAINING, SiteHeadroom.By.HALL, Map.of());
        double halls =
                training.places().stream().mapToDouble(PlaceFigures::headroomKw).sum();
        assertThat(halls).isBetween(25e3, 35e3); // 127.5 MW of nameplate flow less 96.9 MW
        assertThat(training.site().headroomKw()).isLessThan(halls);
        assertThat(training.site().headroomServers())
                .isLessThanOrEqualTo(training.places().stream()
                        .mapToLong(PlaceFigures::headroomServers)
                        .sum());
    }

    @Test
    void arrays_and_racks_add_up_to_the_halls() {
        SiteHeadroom halls = headroom(FullLoadKind.MAX, SiteHeadroom.By.HALL, Map.of());
        for (SiteHeadroom.By by : new SiteHeadroom.By[] {SiteHeadroom.By.ARRAY, SiteHeadroom.By.CDU}) {
            SiteHeadroom fine = headroom(FullLoadKind.MAX, by, Map.of());
            assertThat(fine.places()).hasSize(by == SiteHeadroom.By.CDU ? 1563 : 196);
            assertThat(fine.places().stream()
                            .mapToDouble(PlaceFigures::itPowerKw)
                            .sum())
                    .isCloseTo(
                            halls.places().stream()
                                    .mapToDouble(PlaceFigures::itPowerKw)
                                    .sum(),
                            within(1e-6));
            assertThat(fine.places().stream()
                            .mapToDouble(p -> share(p, "cdu").stranded())
                            .sum())
                    .isCloseTo(
                            halls.places().stream()
                                    .mapToDouble(p -> share(p, "cdu").stranded())
                                    .sum(),
                            within(1e-6));
        }
    }

    @Test
    void a_hall_with_fewer_gpus_strands_the_power_that_was_led_to_it(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("uneven.yaml"), """
                extends: memphis-announced
                it:
                  halls:
                    north: {racks_count: {value: 430, source: "test", confidence: assumption}}
                    east: {racks_count: {value: 430, source: "test", confidence: assumption}}
                    south: {racks_count: {value: 430, source: "test", confidence: assumption}}
                    west:
                      racks_count: {value: 273, source: "test", confidence: assumption}
                      cdu_rating_w: {value: 50000, source: "test", confidence: assumption}
                """);
        SiteHeadroom uneven = new SiteHeadroom(
                SiteInput.open(file.toString(), Map.of()), null, FullLoadKind.TRAINING, null, SiteHeadroom.By.HALL);
        PlaceFigures north = uneven.places().getFirst();
        PlaceFigures west = uneven.places().getLast();
        assertThat(west.place().binding()).isEqualTo("cdu");
        assertThat(share(west, "cdu").capacity()).isCloseTo(273 * 50, within(1e-6));
        assertThat(share(west, "hall_feed").stranded()).isGreaterThan(10e3);
        assertThat(share(north, "hall_feed").stranded()).isLessThan(5e3);
    }

    @Test
    void nothing_is_stranded_below_zero_and_free_is_usable_or_stranded() {
        SiteHeadroom training = headroom(
                FullLoadKind.TRAINING,
                SiteHeadroom.By.HALL,
                Map.of("cooling.chilled_loop.rear_door_rating_w", "15000"));
        for (PlaceFigures hall : training.places()) {
            hall.shares().forEach((id, s) -> {
                assertThat(s.stranded()).as(id).isGreaterThanOrEqualTo(0);
                assertThat(s.usable() + s.stranded()).as(id).isCloseTo(s.free(), within(1e-6));
                assertThat(s.free() - s.over()).as(id).isCloseTo(s.capacity() - s.used(), within(1e-6));
            });
        }
    }

    @Test
    void the_document_names_each_service_with_its_unit() {
        Map<String, Object> json =
                headroom(FullLoadKind.TRAINING, SiteHeadroom.By.HALL, Map.of()).json();
        assertThat(json).containsEntry("schema", "headroom.site_headroom/1").containsEntry("by", "hall");
        assertThat(String.valueOf(json.get("whole_site")))
                .contains("resource=utility, unit=mw", "resource=mains, unit=gal_per_day", "headroom_servers_count");
    }
}
