package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.ledger.Measures;
import org.junit.jupiter.api.Test;

/** What views of water get as records, beside what the command line says. */
class WaterFactsTest {
    private static final SiteInput SITE = SiteInput.open(SiteInput.DEFAULT, Map.of());

    private static long at(LocalDate day) {
        return day.atStartOfDay(SITE.tree().zone()).toEpochSecond();
    }

    @Test
    void the_grid_of_drawdown_is_the_map_of_the_command_line() {
        AquiferMap map = new AquiferMap(AquiferRequest.of(SITE, Map.of(), null), "central", 41, null, false);
        DrawdownGrid grid = map.grid();
        Map<String, Object> json = map.json(null);
        double[] xM = (double[]) Objects.requireNonNull(json.get("east_m"));
        List<?> rows = (List<?>) Objects.requireNonNull(json.get("values"));
        assertThat(grid.xM()).containsExactly(xM);
        for (int j = 0; j < rows.size(); j++) {
            List<?> row = (List<?>) rows.get(j);
            for (int i = 0; i < row.size(); i++) {
                assertThat(grid.drawdownM()[j * xM.length + i]).isEqualTo(row.get(i));
            }
        }
        AquiferShow show = new AquiferShow(AquiferRequest.of(SITE));
        AquiferShow.PlaceRow first = show.places().get(1); // after the deepest well
        DrawdownGrid.Place place = grid.places().getFirst();
        assertThat(place.label()).isEqualTo(first.place().label());
        assertThat(place.drawdownM()).isCloseTo(first.drawdownM().getLast().central(), within(1e-9));
    }

    @Test
    void a_course_ends_at_the_map_and_deepens_all_the_way() {
        AquiferMap map = new AquiferMap(AquiferRequest.of(SITE, Map.of(), 1e6), "central", 11, null, false);
        DrawdownGrid.Place place = map.grid().places().getFirst();
        DrawdownGrid.Course course = map.course(place.eastM(), place.northM(), 30);
        assertThat(course.days()).isSorted();
        assertThat(course.days()[0]).isEqualTo(1);
        assertThat(course.drawdownM()).isSorted();
        assertThat(course.drawdownM()[29]).isCloseTo(place.drawdownM(), within(1e-9));
    }

    @Test
    void drawdown_of_a_confined_aquifer_is_in_proportion_to_the_draw() {
        DrawdownGrid one = new AquiferMap(AquiferRequest.of(SITE, Map.of(), 1e6), "central", 5, null, false).grid();
        DrawdownGrid two = new AquiferMap(AquiferRequest.of(SITE, Map.of(), 2e6), "central", 5, null, false).grid();
        for (int i = 0; i < one.drawdownM().length; i++) {
            assertThat(two.drawdownM()[i]).isCloseTo(2 * one.drawdownM()[i], within(1e-9));
        }
    }

    @Test
    void cycles_are_the_least_that_any_limit_allows() {
        LocalDate day = LocalDate.of(2025, 7, 17);
        WaterFacts facts = WaterFacts.of(SITE, Map.of(), at(day));
        double least = facts.cycleLimits().stream()
                .mapToDouble(WaterFacts.CycleRow::mainsCycles)
                .min()
                .orElseThrow();
        assertThat(least)
                .isCloseTo(SITE.tree().bind(SITE.tree().planningFrom()).water().cycles(), within(1e-9));
        assertThat(facts.waters()).extracting(WaterFacts.Water::id).containsExactly("mains", "recycled");
        assertThat(facts.sewerLimits())
                .anyMatch(l -> l.measure() == Measures.SEWER_PH && l.least() && l.allowed() == 5.0);
    }

    @Test
    void the_recycled_plant_follows_the_scenario_and_what_is_no_input_is_passed_over() {
        LocalDate day = LocalDate.of(2025, 7, 17);
        WaterFacts before = WaterFacts.of(SITE, Map.of(), at(day));
        WaterFacts with = WaterFacts.of(
                SITE,
                Map.of(
                        "water.recycled.available_from",
                        "2025-07-16",
                        "whatif.gpu_cap_w",
                        "500",
                        "schedule.7.start",
                        "x"),
                at(day));
        assertThat(Objects.requireNonNull(before.recycled()).capacityShare()).isZero();
        assertThat(Objects.requireNonNull(with.recycled()).capacityShare()).isEqualTo(1);
        assertThat(with.recycled().ratedGalPerDay())
                .as("13 million gallons a day, as announced")
                .isCloseTo(13e6, within(1e4));
        WaterFacts never = WaterFacts.of(SITE, Map.of("water.recycled.available_from", "null"), at(day));
        assertThat(never.recycled()).isNull();
        assertThat(never.waters()).hasSize(1);
    }
}
