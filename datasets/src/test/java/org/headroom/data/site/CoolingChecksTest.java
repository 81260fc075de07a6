package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.cooling.AshraeWClass;
import org.headroom.physics.cooling.PumpGroup;
import org.headroom.physics.cooling.PumpGroupDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites whose cooling cannot do what is asked of it are refused with the reason in numbers (docs/models/hydraulics.md). */
class CoolingChecksTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");

    private static List<String> errors(String... settings) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (String setting : settings) {
            String[] halves = setting.split("=", 2);
            changes.put(halves[0], halves[1]);
        }
        SiteTree tree = ANNOUNCED.withText(changes);
        return tree.check(tree.planningFrom()).stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .map(f -> f.path() + ": " + f.text())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memphis-announced", "memphis-as-built"})
    void the_sites_that_ship_can_be_cooled(String name) {
        SiteTree tree = SiteTree.embedded(name);
        assertThat(tree.check(tree.planningFrom())).noneMatch(f -> f.severity() == Finding.Severity.ERROR);
    }

    /** Found and allowed by hand: H0 - a q2 of the unit's own curve against the loop's design point. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cooling.warm_loop.pumps.unit_head_pa=150000 | cooling.warm_loop.pumps: 4 of 5 pumps at full speed give 150.0 kPa at 600.00 kg/s each | short of 2400.00 kg/s at the system's 250.0 kPa",
                "cooling.chilled_loop.pumps.unit_flow_kg_per_s=300 | cooling.chilled_loop.pumps: 3 of 4 pumps | short of 1150.00 kg/s at the system's 300.0 kPa",
                "cooling.cdu.pumps.unit_flow_kg_per_s=0.8 | cooling.cdu.pumps: 1 of 2 pumps at full speed | short of 1.70 kg/s at the system's 120.0 kPa",
                "cooling.towers.pumps.unit_head_pa=120000 | cooling.towers.pumps: 7 of 8 pumps | at the system's 180.0 kPa",
                "limits.cold_water_c=30 | cooling.towers.cells_count: with all fans at full speed | above its limit of 30.0 C, while training at the 0.4 % wet bulb of 26.8 C",
                "weather.heat_wave.wetbulb_c=33 | cooling.towers.cells_count: with all fans at full speed | above its limit of 35.0 C",
                "cooling.cdu.ua_w_per_k=1500 | cooling.cdu.ua_w_per_k: a rack of | throttle at 87.0 C, at nameplate",
                "cooling.warm_loop.w_class=w27 | cooling.warm_loop.w_class: facility water of | beyond the 27 C of class W27",
                "cooling.warm_loop.mains.diameter_m=0.3 | cooling.warm_loop.mains.diameter_m: water runs at 8.5 m/s | 4.6 m/s"
            })
    void what_the_plant_cannot_do_is_one_line_with_its_numbers(String setting, String start, String part) {
        List<String> errors = errors(setting);
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst()).startsWith(start).contains(part).doesNotContain("\n");
    }

    /** They used to reach the twin and end there as a bug. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cooling.towers.air_kg_per_s=40 | cooling.towers (air_kg_per_s): found 40.0, allowed: more than 45.2786",
                "cooling.dry_coolers.air_kg_per_s=15 | cooling.dry_coolers (air_kg_per_s): found 15.0, allowed: more air",
                "cooling.economizer.off_k=5 | cooling.economizer.off_k: found 5, allowed: at most on_k, 3",
                "water.mains.city_factor.3=-1 | water.mains.city_factor.3: found -1, allowed: at least 0"
            })
    void designs_that_cannot_be_built_are_bad_input(String setting, String part) {
        assertThatThrownBy(() -> errors(setting)).isInstanceOf(InputError.class).hasMessageContaining(part);
    }

    @Test
    void a_hybrid_plant_with_too_few_coolers_is_refused_with_both_figures() {
        Map<String, String> few = Map.of("cooling.mode", "hybrid", "cooling.dry_coolers.units_count", "20");
        assertThat(ANNOUNCED.withText(few).check(java.time.Instant.parse("2025-07-17T05:00:00Z")))
                .anySatisfy(f -> assertThat(f.path() + ": " + f.text())
                        .isEqualTo("cooling.dry_coolers.units_count: dry coolers reject 20.1 MW at their nominal point,"
                                + " the warm loop brings 75.1 MW while training"));
    }

    @Test
    void a_site_file_without_pump_groups_gets_those_that_its_design_point_says() {
        Map<String, String> without = ANNOUNCED.leaves().stream()
                .map(Leaf::path)
                .filter(path -> path.startsWith("cooling.warm_loop.pumps."))
                .collect(Collectors.toMap(path -> path, path -> "null"));
        assertThat(without).hasSize(3);
        SiteTree bare = ANNOUNCED.withText(without);
        PumpGroupDesign warm =
                bare.bind(bare.planningFrom()).cooling().warmLoop().pumps();
        assertThat(warm.duty()).isEqualTo(4);
        assertThat(warm.reaching()).isSameAs(warm);
        // head, flow and efficiency of the file by hand: 2400 kg/s x 250 kPa / 997 kg/m3 / 0.78
        assertThat(new PumpGroup(warm).designPowerW()).isCloseTo(771_546, within(1.0));
    }

    @Test
    void the_announced_sites_pumps_draw_what_their_design_points_say_together() {
        // hydraulic power over efficiency by hand: 771.5 + 443.6 + 993.0 + 1563 x 0.372 kW = 2.79 MW
        assertThat(ANNOUNCED.bind(ANNOUNCED.planningFrom()).cooling().warmLoop().wClass())
                .isEqualTo(AshraeWClass.W40);
        CoolingPlant c = ANNOUNCED.bind(ANNOUNCED.planningFrom()).cooling();
        double sum = new PumpGroup(c.warmLoop().pumps()).designPowerW()
                + new PumpGroup(c.chilledLoop().pumps()).designPowerW()
                + new PumpGroup(c.towers().pumps()).designPowerW()
                + 1563 * new PumpGroup(c.cdu().pumps()).designPowerW();
        assertThat(sum).isCloseTo(2.790e6, within(5e3));
    }
}
