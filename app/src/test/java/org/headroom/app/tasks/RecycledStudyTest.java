package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.SiteTree;
import org.headroom.physics.wastewater.WaterRecyclingLimit;
import org.junit.jupiter.api.Test;

class RecycledStudyTest {
    private static RecycledOutcome study(Map<String, String> changes, int hours, String... cases) {
        return new RecycledStudy(new RecycledStudy.Request(
                        SiteInput.open(SiteInput.DEFAULT, changes),
                        null,
                        SimulateRequest.FullLoadKind.TRAINING,
                        LocalDate.of(2027, 7, 15),
                        hours * 3600L,
                        List.of(cases)))
                .run(Progress.SILENT);
    }

    private static RecycledRun only(Map<String, String> changes, int hours, String id) {
        return study(changes, hours, id).cases().getFirst().run();
    }

    @Test
    void running_takes_all_from_the_plant_absent_all_from_the_mains() {
        RecycledOutcome outcome = study(Map.of(), 6, "running", "absent");
        RecycledRun running = outcome.cases().get(0).run();
        RecycledRun absent = outcome.cases().get(1).run();
        assertThat(running.recycledGalPerDay).isCloseTo(running.makeupGalPerDay, within(1e-6));
        assertThat(running.mainsGalPerDay).isCloseTo(15_000, within(1e-6));
        assertThat(running.shortS).isNaN();
        assertThat(absent.recycledGalPerDay).isZero();
        assertThat(absent.mainsGalPerDay).isCloseTo(absent.makeupGalPerDay + 15_000, within(1e-3));
        assertThat(absent.limit()).isEqualTo(WaterRecyclingLimit.ABSENT);
        assertThat(running.makeupGalPerDay)
                .as("saltier water is concentrated less")
                .isGreaterThan(absent.makeupGalPerDay);
    }

    @Test
    void a_day_without_trains_lasts_as_long_as_the_tank_by_arithmetic() {
        RecycledRun out = only(Map.of("water.recycled.plant.others_gal_per_day", "0"), 48, "plant_out");
        double hours = out.emptyS / 3600;
        assertThat(hours).as("3 Mgal at about 1.5 Mgal a day").isBetween(40.0, 52.0);
        RecycledRun small = only(
                Map.of("water.recycled.plant.others_gal_per_day", "0", "water.recycled.plant.storage_gal", "1500000"),
                48,
                "plant_out");
        assertThat(small.emptyS / 3600).isCloseTo(hours / 2, within(3.0));
        assertThat(small.mainsGalPerDay).isGreaterThan(out.mainsGalPerDay);
        assertThat(small.backS).as("the tank fills again").isBetween(1800.0, 86_400.0);
    }

    @Test
    void the_cases_hold_for_a_site_whose_stages_give_water_themselves() {
        Map<String, String> own = Map.of(
                "water.recycled.available_from", "null",
                "water.recycled.stages.open.from", "2028-01-01",
                "water.recycled.stages.open.status", "running",
                "water.recycled.stages.open.source", "a test");
        assertThat(only(own, 2, "running").recycledGalPerDay).isGreaterThan(1e6);
        assertThat(only(own, 2, "absent").recycledGalPerDay).isZero();
        Map<String, String> early = Map.of(
                "water.recycled.available_from", "null",
                "water.recycled.stages.open.from", "2027-01-01",
                "water.recycled.stages.open.status", "running",
                "water.recycled.stages.open.source", "a test");
        assertThat(only(early, 2, "absent").recycledGalPerDay).isZero();
    }

    @Test
    void a_plant_without_membranes_in_its_file_has_its_cases_too() {
        SiteTree simple =
                SiteTree.parse("simple.yaml", "extends: memphis-announced\nwater: {recycled: {plant: null}}\n");
        RecycledOutcome outcome = new RecycledStudy(new RecycledStudy.Request(
                        new SiteInput(simple, Set.of()),
                        null,
                        SimulateRequest.FullLoadKind.TRAINING,
                        LocalDate.of(2027, 7, 15),
                        3600,
                        List.of("running", "plant_out", "power_cut")))
                .run(Progress.SILENT);
        assertThat(outcome.cases().get(0).run().recycledGalPerDay).isGreaterThan(1e6);
        assertThat(outcome.cases().get(1).run().recycledGalPerDay).isZero();
        assertThat(outcome.cases().get(2).run().recycledGalPerDay).isZero();
    }

    @Test
    void an_unknown_case_names_those_that_there_are() {
        assertThatThrownBy(() -> study(Map.of(), 1, "flood"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("running | absent");
    }

    @Test
    void each_year_of_delay_costs_a_year_of_mains_water() {
        RecycledYears.Outcome outcome = new RecycledYears(new RecycledYears.Request(
                        SiteInput.open(SiteInput.DEFAULT, Map.of()),
                        null,
                        SimulateRequest.FullLoadKind.TRAINING,
                        List.of(LocalDate.of(2028, 1, 1)),
                        2026,
                        3))
                .run(Progress.SILENT);
        RecycledYears.Course file = outcome.courses().get(0);
        RecycledYears.Course later = outcome.courses().get(1);
        RecycledYears.Course never = outcome.courses().get(2);
        double people = 15_000 * 365.0;
        assertThat(file.mainsGal().get(0)).isEqualTo(never.mainsGal().get(0)).isBetween(300e6, 500e6);
        assertThat(file.mainsGal().get(1)).isCloseTo(people, within(1e4));
        assertThat(later.mainsGal().get(1)).isEqualTo(never.mainsGal().get(1));
        assertThat(later.totalMainsGal() - file.totalMainsGal())
                .isCloseTo(never.mainsGal().get(1) - people, within(1e4));
        assertThat(file.recycledGal().get(0)).isZero();
        assertThat(file.recycledGal().get(2)).isGreaterThan(never.mainsGal().get(2));
    }
}
