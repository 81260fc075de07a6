package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.PlantModel.Medium;
import org.headroom.app.tasks.SimulateRequest.FullLoadKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlantModelTest {
    private static final SiteInput SITE = SiteInput.open(SiteInput.DEFAULT, Map.of());

    private static PlantHour hour(Map<String, String> changes) {
        return PlantHour.of(new PlantHour.Request(SITE.with(changes), null, FullLoadKind.TRAINING, "2025-07-17T15:00"));
    }

    /** A series of one step that holds a settled hour. */
    static PlantSeries series(PlantHour hour) {
        Map<Measures, double[]> values = new EnumMap<>(Measures.class);
        for (Measures m : Measures.values()) {
            values.put(m, new double[] {hour.row().get(m)});
        }
        return new PlantSeries("settled", hour.atS(), 3600, 1, hour.site().zone(), values);
    }

    private static List<String> ids(PlantModel plant) {
        return plant.parts().stream().map(PlantModel.Part::id).toList();
    }

    @Test
    void the_default_site_has_its_parts_and_every_flow_joins_two_of_them() {
        PlantModel plant = PlantModel.of(SITE, Map.of(), hour(Map.of()).atS());
        assertThat(ids(plant))
                .contains(
                        "utility_meter",
                        "transformers",
                        "mv_bus",
                        "battery",
                        "unit_substations",
                        "rack_power",
                        "racks",
                        "rear_doors",
                        "warm_exchangers",
                        "economizer",
                        "chillers",
                        "towers",
                        "basin",
                        "mains",
                        "recycled",
                        "tank",
                        "people",
                        "makeup",
                        "sewer")
                .doesNotContain("generation", "dry");
        List<String> places = new ArrayList<>(ids(plant));
        places.add(PlantFlows.OUTDOORS);
        assertThat(plant.flows()).allSatisfy(f -> {
            assertThat(places).contains(f.from(), f.to());
            assertThat(f.full()).isPositive();
        });
        assertThat(plant.flows().stream().map(PlantModel.Flow::medium)).contains(Medium.values());
        assertThat(plant.flows().stream().map(f -> f.from() + ">" + f.to()))
                .contains(
                        "utility_meter>transformers",
                        "racks>warm_exchangers",
                        "warm_exchangers>towers",
                        "basin>chillers",
                        "makeup>basin",
                        "basin>sewer");
    }

    @Test
    void halls_hold_the_sites_racks_and_gpus() {
        PlantModel plant = PlantModel.of(SITE, Map.of(), hour(Map.of()).atS());
        assertThat(plant.halls()).hasSize(4);
        // 100,000 H100 in 1,563 racks of 64 (fact I1, I2 of the site file), half Supermicro's, half Dell's (I12)
        assertThat(plant.halls().stream().mapToInt(PlantModel.Hall::gpus).sum()).isEqualTo(100_000);
        assertThat(plant.halls().stream().mapToInt(PlantModel.Hall::racks).sum())
                .isEqualTo(1563);
        assertThat(plant.halls().getFirst().makers()).isEqualTo("Supermicro 50 %, Dell 50 %");
        assertThat(plant.halls().getFirst().arrays()).isEqualTo(49);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dry", "hybrid"})
    void without_wet_cooling_there_are_no_towers_and_the_heat_goes_to_air(String mode) {
        PlantHour hour = hour(Map.of("cooling.mode", mode));
        PlantModel plant = PlantModel.of(SITE, Map.of("cooling.mode", mode, "whatif.gpu_cap_w", "500"), hour.atS());
        assertThat(ids(plant))
                .contains("dry", "racks")
                .doesNotContain("towers", "basin", "chillers", "warm_exchangers");
        PlantState state = plant.state(series(hour), (double) hour.atS());
        assertThat(state.flow("heat_of_dry")).isGreaterThan(80);
        assertThat(state.flow("warm_hot_dry")).isEqualTo(state.flow("warm_cold_dry"));
        assertThat(state.flow("to_pads")).isEqualTo(hour.row().get(Measures.MAKEUP_GAL_PER_DAY));
    }

    @Test
    void what_a_site_does_not_have_is_left_out() {
        Map<String, String> bare = Map.of("grid.battery.power_mw", "0", "water.storage.volume_gal", "0");
        assertThat(ids(PlantModel.of(SITE, bare, hour(Map.of()).atS()))).doesNotContain("battery", "tank");
        SiteInput built = SiteInput.open("memphis-as-built", Map.of());
        long early2025S = 1_740_000_000L;
        assertThat(ids(PlantModel.of(built, Map.of(), early2025S))).contains("generation");
    }

    @Test
    void what_flows_into_a_part_flows_out_of_it() {
        PlantHour hour = hour(Map.of());
        PlantModel plant = PlantModel.of(SITE, Map.of(), hour.atS());
        PlantState s = plant.state(series(hour), (double) hour.atS());
        for (String part : List.of("transformers", "mv_bus", "unit_substations", "rack_power")) {
            double in = 0;
            double out = s.lossesMw().getOrDefault(part, 0.0);
            for (PlantModel.Flow f : plant.flows()) {
                if (f.medium() == Medium.ELECTRICITY) {
                    in += f.to().equals(part) ? s.flow(f.id()) : 0;
                    out += f.from().equals(part) ? s.flow(f.id()) : 0;
                }
            }
            assertThat(in).as(part).isGreaterThan(90).isCloseTo(out, within(1e-6));
        }
        assertThat(s.flow("from_mains") + s.flow("from_recycled") + s.flow("from_tank"))
                .isCloseTo(s.flow("to_basin"), within(0.01));
        assertThat(s.flow("blowdown") + s.flow("from_people") + s.flow("reject"))
                .isCloseTo(hour.row().get(Measures.SEWER_GAL_PER_DAY), within(0.01));
        assertThat(s.flow("tower_from_exchangers") + s.flow("tower_from_chillers") + s.flow("tower_from_economizer"))
                .as("pumps warm the tower water by a little more")
                .isCloseTo(s.flow("tower_fall"), within(0.02 * s.flow("tower_fall")));
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_desktop_reads_what_the_diagram_of_the_command_line_shows() {
        PlantHour hour = hour(Map.of());
        PlantState state = PlantModel.of(SITE, Map.of(), hour.atS()).state(series(hour), (double) hour.atS());
        List<Map<String, Object>> nodes = (List<Map<String, Object>>)
                Objects.requireNonNull(new SiteDiagram(SITE, null, FullLoadKind.TRAINING, "2025-07-17T15:00")
                        .json(null)
                        .get("nodes"));
        for (PlantState.Part part : state.parts()) {
            Map<String, Object> node = nodes.stream()
                    .filter(n -> part.id().equals(n.get("id")))
                    .findFirst()
                    .orElseThrow();
            List<String> texts = ((List<Map<String, Object>>) Objects.requireNonNull(node.get("readings")))
                    .stream().map(r -> r.get("label") + "=" + r.get("text")).toList();
            assertThat(part.readings().stream().map(r -> r.label() + "=" + r.text()))
                    .as(part.id())
                    .containsExactlyElementsOf(texts);
        }
    }

    @Test
    void a_measure_that_nobody_kept_leaves_a_gap_and_no_error() {
        PlantHour hour = hour(Map.of());
        PlantModel plant = PlantModel.of(SITE, Map.of(), hour.atS());
        PlantSeries poor = new PlantSeries(
                "poor", hour.atS(), 3600, 1, hour.site().zone(), Map.of(Measures.SITE_POWER_MW, new double[] {100}));
        PlantState state = plant.state(poor, (double) hour.atS());
        assertThat(state.flow("incoming")).isEqualTo(100);
        assertThat(state.flow("to_servers")).isNaN();
        PlantState.Limit limit = state.part("utility_meter").limits().getFirst();
        assertThat(limit.allowed())
                .as("a call for less holds on that afternoon")
                .isLessThan(150);
        assertThat(limit.share()).isCloseTo((limit.allowed() - 100) / limit.allowed(), within(1e-9));
        assertThat(state.part("plant_power").readings()).isEmpty();
    }

    @Test
    void every_part_says_what_stands_behind_it() {
        PlantModel plant = PlantModel.of(SITE, Map.of(), hour(Map.of()).atS());
        for (PlantModel.Part part : plant.parts()) {
            PlantNotes notes = plant.notes(part.id());
            assertThat(notes.formula()).as(part.id()).isNotEmpty();
            assertThat(notes.passports())
                    .as(part.id())
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.source()).isNotEmpty());
        }
        assertThat(plant.notes("towers").models())
                .singleElement()
                .satisfies(m -> assertThat(m.source()).contains("EnergyPlus"));
    }

    @Test
    void a_limit_on_a_day_is_held_against_the_days_mean() {
        PlantHour hour = hour(Map.of());
        PlantModel plant = PlantModel.of(SITE, Map.of(), hour.atS());
        double[] twoHours = {2.0e6, 0.5e6};
        PlantSeries series = new PlantSeries(
                "two", hour.atS(), 3600, 2, hour.site().zone(), Map.of(Measures.POTABLE_GAL_PER_DAY, twoHours));
        PlantState.Limit limit =
                plant.state(series, (double) hour.atS()).part("mains").limits().getFirst();
        assertThat(limit.daily()).isTrue();
        assertThat(limit.value()).isEqualTo(1.25e6);
        assertThat(limit.share()).isCloseTo(0.25 / 1.5, within(1e-9));
    }
}
