package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.wastewater.BiologyTable;
import org.headroom.physics.wastewater.WaterRecyclingDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recycling plant as data, and what does not fit together in it. */
class RecyclingPlantTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");

    private static RecyclingPlant plant(SiteTree tree) {
        return Objects.requireNonNull(tree.bind(tree.planningFrom()).water().recyclingPlant());
    }

    /** 900,000 sq ft in ten trains, 13 Mgal/d: fact W20. */
    @Test
    void the_embedded_plant_is_the_one_on_record() {
        RecyclingPlant plant = plant(ANNOUNCED);
        assertThat(plant.trains() * plant.membrane().areaM2()).isCloseTo(900_000 * 0.09290304, within(1.0));
        assertThat(plant.rated().productM3PerDay()).isCloseTo(13e6 * 3.785411784e-3, within(1e-6));
        assertThat(plant.biology()).isEqualTo("memphis-recycled");
        assertThat(plant.membrane().fouling().sustainableFluxMPerS()).isCloseTo(40e-3 / 3600, within(1e-15));
        assertThat(plant.membrane().fouling().removableRatePerMPerS())
                .as("0.3 mbar/min at 40 L/m2/h and 20 C")
                .isCloseTo(30 / 60.0 / (1.002e-3 * 40e-3 / 3600), within(1.0));
        assertThat(plant.membrane().cleaning().maintenanceEveryS()).isEqualTo(7 * 86_400.0);
        assertThat(plant.storage().volumeM3()).isCloseTo(11_356.2, within(0.1));
    }

    @Test
    void it_is_a_design_once_its_bacteria_are_known() {
        RecyclingPlant plant = plant(ANNOUNCED);
        BiologyTable table = BiologyTable.constant(
                ANNOUNCED
                        .bind(ANNOUNCED.planningFrom())
                        .water()
                        .recycling()
                        .feed()
                        .quality(),
                86_400,
                new BiologyTable.Entry(0.5, 9, 1.3, 0.06, 0.01, 8000));
        WaterRecyclingDesign design = plant.design(table);
        assertThat(design.trains()).isEqualTo(10);
        assertThat(design.siteShare()).isEqualTo(0.73);
        assertThat(design.pumping().deliveryPa()).isEqualTo(350_000);
        assertThat(design.aeration().leastAirMPerS()).isCloseTo(2.0 / 3600, within(1e-12));
    }

    @Test
    void trains_and_membranes_alone_make_a_plant_of_usual_values() {
        SiteTree small = SiteTree.parse(
                "small",
                "extends: memphis-announced\nwater: {recycled: {plant: {trains_count: 4, membranes_m2: 90000}}}\n");
        SiteTree only = SiteTree.parse("only", without(small, "water.recycled.plant", "trains_count", "membranes_m2"));
        RecyclingPlant usual = plant(only);
        assertThat(usual.trains()).isEqualTo(4);
        assertThat(usual.biology()).isNull();
        assertThat(usual.membrane().areaM2()).isEqualTo(22_500);
        assertThat(usual.membrane().fouling())
                .isEqualTo(plant(ANNOUNCED).membrane().fouling());
        assertThat(usual.membrane().cleaning())
                .isEqualTo(plant(ANNOUNCED).membrane().cleaning());
        assertThat(usual.aeration()).isEqualTo(plant(ANNOUNCED).aeration());
        assertThat(usual.storage().volumeM3()).isZero();
    }

    /** The tree's YAML without what stands in a group but for some of its keys. */
    private static String without(SiteTree tree, String group, String... kept) {
        List<String> keep = Arrays.asList(kept);
        String indent = "  ".repeat(group.split("\\.", -1).length);
        StringBuilder out = new StringBuilder();
        boolean inside = false;
        for (String line : tree.toYaml().lines().toList()) {
            boolean deeper = line.startsWith(indent);
            if (inside && !deeper) {
                inside = false;
            }
            String key = line.strip().replaceFirst(":.*", "");
            if (!inside || (keep.contains(key) && line.startsWith(indent + key))) {
                out.append(line).append('\n');
            }
            if (line.equals(indent.substring(2) + group.substring(group.lastIndexOf('.') + 1) + ":")) {
                inside = true;
            }
        }
        return out.toString();
    }

    @Test
    void every_number_of_it_has_a_passport() {
        List<Leaf> leaves = ANNOUNCED.leaves().stream()
                .filter(leaf -> leaf.path().startsWith("water.recycled."))
                .toList();
        assertThat(leaves).hasSizeGreaterThan(130);
        for (Leaf leaf : leaves) {
            if (leaf.stages().getFirst().value() instanceof Leaf.Num num) {
                assertThat(num.sourced().source()).as(leaf.path()).isNotEqualTo("not stated in the file");
                boolean assumed = num.sourced().confidence().id().equals("assumption");
                boolean listed =
                        Character.isDigit(leaf.path().charAt(leaf.path().length() - 1));
                assertThat(num.sourced().low() != null || !assumed || listed)
                        .as(leaf.path() + " is assumed and has no range")
                        .isTrue();
            }
        }
    }

    @Test
    void both_sites_read_back_as_they_are_written() {
        for (String name : SiteTree.embeddedNames()) {
            SiteTree tree = SiteTree.embedded(name);
            assertThat(SiteTree.parse(name, tree.toYaml()).hash()).isEqualTo(tree.hash());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plant.trains_count=0 | trains_count: found 0, allowed: a whole number, 1 to 1000",
                "plant.trains_count=two | trains_count: found 'two', allowed: a number, a whole number, 1 to 1000",
                "plant.storage_gal=3 mw | storage_gal: found the unit 'mw', allowed: a unit of volume such as US gal",
                "plant.membrane.flux=3 | membrane.flux: found an unknown path, allowed: "
            })
    void a_wrong_value_gets_one_line(String set, String message) {
        String[] halves = set.split("=", 2);
        assertThatThrownBy(() -> ANNOUNCED.withText(Map.of("water.recycled." + halves[0], halves[1])))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(message.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plant.trains_count=null | plant.trains_count: found no value, allowed: a number of trains for the membranes",
                "plant.membranes_m2=null | plant.membranes_m2: found no value, allowed: the membrane area of its trains",
                "plant.trains_count=1 | plant.least_trains_count: found 2, allowed: at most trains_count, 1",
                "feed.peak_gal_per_day=60000000 | feed.peak_gal_per_day: found 60000000, allowed: at least flow_gal_per_day",
                "feed.flow_factor.3=-1 | feed.flow_factor.3: found -1, allowed: at least 0",
                "plant.membrane.backwash_over_flux=50 | plant (backwash_over_flux)"
            })
    void values_that_make_no_plant_are_refused(String set, String message) {
        String[] halves = set.split("=", 2);
        SiteTree tree = ANNOUNCED.withText(Map.of("water.recycled." + halves[0], halves[1]));
        assertThatThrownBy(() -> tree.bind(tree.planningFrom()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("water.recycled." + message.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plant.storage_gal=0 | warning plant.storage_gal: no product tank",
                "plant.storage_most_gpm=5000 | warning plant.storage_most_gpm: its pumps send 5000 gpm, less than the rated"
                        + " product of 9028 gpm",
                "plant.membranes_m2=40000 | error plant.membranes_m2: at their sustainable flux and 20 C they give",
                "feed.mean_c=8 | warning plant.membranes_m2: at their sustainable flux in water of 2.0 C",
                "plant.others_gal_per_day=20000000 | warning plant.others_gal_per_day: 20.00 Mgal/d of a plant that gives"
                        + " 13.00 Mgal/d",
                "feed.flow_gal_per_day=15000000 | warning feed.flow_gal_per_day: in its lowest hour 10.05 Mgal/d come, less"
                        + " than the plant's intake of 13.50 Mgal/d",
                "feed.bod_mg_per_l=45 | warning feed.bod_mg_per_l: 45 mg/L; secondary treatment leaves at most 30 mg/L",
                "feed.tss_mg_per_l=60 | warning feed.tss_mg_per_l: 60 mg/L; secondary treatment leaves at most 30 mg/L",
                "feed.bod_mg_per_l=200 | error feed.bod_mg_per_l: 200 mg/L: raw sewage?",
                "feed.bod_mg_per_l=70 | error feed.bod_mg_per_l: 70 mg/L; at most its chemical oxygen demand, 60 mg/L",
                "feed.flow_factor.3=5 | warning feed.flow_factor: its mean is 1.179",
                "plant.others_factor.3=5 | warning plant.others_factor: its mean is 1.175",
                "available_from=2025-09-01 | warning stages.groundbreaking.from: not followed",
                "stages.groundbreaking.status=paused | warning stages.groundbreaking.status: paused before anything was built"
            })
    void check_finds_what_does_not_fit(String set, String finding) {
        String[] halves = set.split("=", 2);
        SiteTree tree = ANNOUNCED.withText(Map.of("water.recycled." + halves[0], halves[1]));
        String found = tree.check().stream()
                .filter(f -> f.path().startsWith("water.recycled"))
                .map(f -> f.severity().name().toLowerCase(Locale.ROOT) + " "
                        + f.path().replace("water.recycled.", "") + ": " + f.text())
                .collect(Collectors.joining("\n"));
        assertThat(found).contains(finding.strip());
    }

    @Test
    void the_embedded_sites_have_nothing_to_say_of_it() {
        for (String name : SiteTree.embeddedNames()) {
            assertThat(SiteTree.embedded(name).check()).noneMatch(f -> f.path().startsWith("water.recycled"));
        }
    }

    @Test
    void an_event_that_changes_nothing_is_told() {
        SiteTree tree = SiteTree.parse(
                "mine",
                "extends: memphis-announced\nevents:\n"
                        + "  early: {kind: recycling_outage, from: 2026-07-10T06:00, to: 2026-07-12T06:00, foreseen: true,"
                        + " hypothetical: true, source: mine}\n"
                        + "  flood: {kind: storm_flow, from: 2027-07-10T06:00, to: 2027-07-12T06:00, foreseen: true,"
                        + " hypothetical: true, flow_factor: 4, source: mine}\n");
        assertThat(tree.check())
                .anyMatch(f -> f.path().equals("events.early.from") && f.text().contains("gives no water then"))
                .anyMatch(f ->
                        f.path().equals("events.flood.flow_factor") && f.text().contains("280 Mgal/d"));
    }
}
