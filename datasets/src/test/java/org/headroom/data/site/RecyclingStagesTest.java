package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.RecyclingStages.Status;
import org.headroom.grid.supply.LimitWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recycling plant's build and its pause, by date. Dates on record: fact W22 of the embedded site. */
class RecyclingStagesTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");
    private static final SiteTree AS_BUILT = SiteTree.embedded("memphis-as-built");

    /** Built in halves: a user's own stages instead of {@code available_from}. */
    private static final String IN_PARTS = """
            extends: memphis-announced
            water:
              recycled:
                available_from: null
                stages:
                  trials: {from: 2027-05-01, status: commissioning, source: mine}
                  first_half: {from: 2027-06-01, status: commissioning, capacity_share: 0.5, source: mine}
                  all_of_it: {from: 2028-03-01, status: running, source: mine}
                  second_pause: {from: 2029-01-01, status: paused, source: mine}
            """;

    private static RecyclingStages stages(SiteTree tree) {
        return tree.bind(tree.planningFrom()).water().recycling().stages();
    }

    private static double epochS(String date) {
        return LocalDate.parse(date).atStartOfDay(ANNOUNCED.zone()).toEpochSecond();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-09, absent", "2025-10-10, building", "2026-04-14, building", "2026-04-15, paused",
        "2027-03-30, paused", "2027-03-31, building", "2027-10-01, commissioning", "2027-12-31, commissioning",
        "2028-01-01, running", "2040-01-01, running"
    })
    void the_site_as_built_follows_the_dates_on_record(String date, String status) {
        assertThat(stages(AS_BUILT).at(epochS(date)).status().id()).isEqualTo(status);
    }

    @Test
    void a_day_of_first_water_is_one_stage_and_ends_the_build() {
        RecyclingStages announced = stages(ANNOUNCED);
        assertThat(announced.stages())
                .extracting(RecyclingStages.Stage::status)
                .containsExactly(Status.BUILDING, Status.RUNNING);
        assertThat(announced.firstProductS()).isEqualTo((long) epochS("2027-01-01"));
        RecyclingStages early = stages(AS_BUILT.withText(Map.of("water.recycled.available_from", "2025-07-01")));
        assertThat(early.capacityShareAt(epochS("2026-06-01"))).isEqualTo(1);
        assertThat(early.superseded()).hasSize(4);
    }

    @Test
    void it_may_stay_paused_or_never_come() {
        RecyclingStages never = stages(AS_BUILT.withText(
                Map.of("water.recycled.available_from", "null", "water.recycled.stages.resumption.status", "paused")));
        assertThat(never.firstProductS()).isEqualTo(Site.OPEN_TO_S);
        assertThat(never.at(epochS("2027-06-01")).status()).isEqualTo(Status.PAUSED);
        assertThat(never.capacityShareAt(epochS("2050-01-01"))).isZero();
        RecyclingStages later = stages(AS_BUILT.withText(Map.of(
                "water.recycled.stages.resumption.from", "2028-01-01",
                "water.recycled.stages.trials.from", "2028-10-01",
                "water.recycled.available_from", "2029-01-01")));
        assertThat(later.at(epochS("2027-12-31")).status()).isEqualTo(Status.PAUSED);
        assertThat(later.firstProductS()).isEqualTo((long) epochS("2029-01-01"));
        assertThat(later.superseded()).isEmpty();
    }

    @Test
    void it_may_be_partly_on() {
        SiteTree tree = SiteTree.parse("mine", IN_PARTS);
        RecyclingStages stages = stages(tree);
        assertThat(stages.capacityShareAt(epochS("2027-05-31"))).as("trials").isZero();
        assertThat(stages.at(epochS("2027-05-31")).status().operates()).isTrue();
        assertThat(stages.capacityShareAt(epochS("2027-06-01"))).isEqualTo(0.5);
        assertThat(stages.capacityShareAt(epochS("2028-03-01"))).isEqualTo(1);
        assertThat(stages.capacityShareAt(epochS("2029-01-01"))).isZero();
        Site site = tree.bind(tree.planningFrom());
        assertThat(site.water().recycledAt((long) epochS("2028-12-31"))).isTrue();
        assertThat(site.water().recycledAt((long) epochS("2029-01-01"))).isFalse();
    }

    @Test
    void the_most_of_a_day_follows_the_stages_and_the_tank() {
        SiteTree tree = SiteTree.parse("mine", IN_PARTS);
        List<LimitWindow> windows = tree.bind(tree.planningFrom()).limits().stream()
                .filter(w -> w.limit().equals("recycled_gal_per_day"))
                .toList();
        assertThat(windows).extracting(LimitWindow::value).containsExactly(0.0, 6.5e6 + 3e6, 13e6, 0.0);
        assertThat(windows.get(1).fromS()).isEqualTo((long) epochS("2027-06-01"));
    }

    @Test
    void changes_follow_one_another() {
        RecyclingStages stages = stages(AS_BUILT);
        double atS = epochS("2025-01-01");
        int changes = 0;
        for (long next = stages.nextChangeS(atS); next < Site.OPEN_TO_S; next = stages.nextChangeS(next)) {
            assertThat(stages.at(next)).isNotEqualTo(stages.at(next - 1.0));
            changes++;
        }
        assertThat(changes).isEqualTo(5);
        assertThat(stages.at(0).status()).isEqualTo(Status.ABSENT);
    }

    @Test
    void a_file_without_stages_has_its_day_alone() {
        SiteTree bare = SiteTree.parse(
                "bare", "extends: memphis-announced\nwater: {recycled: {stages: null, feed: null, plant: null}}\n");
        Site site = bare.bind(bare.planningFrom());
        assertThat(site.water().recyclingPlant()).isNull();
        assertThat(site.water().recycling().stages().stages()).hasSize(1);
        assertThat(site.water().recycling().offeredShare(epochS("2027-01-01"), 4))
                .isEqualTo(1);
        assertThat(site.water().recycling().feed().temperatureC(epochS("2027-01-01"), 1, 0))
                .as("water.recycled.supply_c")
                .isCloseTo(22, within(1e-12));
        assertThat(bare.check()).noneMatch(f -> f.path().startsWith("water.recycled"));
    }

    @Test
    void stages_and_a_day_that_contradict_each_other_are_refused() {
        String text = IN_PARTS.replace("available_from: null", "available_from: 2027-01-01");
        assertThatThrownBy(() -> stages(SiteTree.parse("mine", text)))
                .isInstanceOf(InputError.class)
                .hasMessage("mine: water.recycled.available_from: found 2027-01-01, allowed: null or 2027-06-01,"
                        + " from which water.recycled.stages.first_half gives water");
        String same = IN_PARTS.replace("available_from: null", "available_from: 2027-06-01");
        assertThat(stages(SiteTree.parse("mine", same)).stages()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{from: 2026-01-01, status: paused, capacity_share: 0.5, source: mine} | x.capacity_share: found 0.5,"
                        + " allowed: 0 or nothing while paused",
                "{from: 2025-10-10, status: paused, source: mine} | x.from: found 2025-10-10,"
                        + " allowed: another time than that of groundbreaking",
                "{from: 2026-01-01, status: idle, source: mine} | x.status: found 'idle',"
                        + " allowed: absent | building | paused | commissioning | running",
                "{from: 2026-13-01, status: paused, source: mine} | x.from: found '2026-13-01', allowed: a date such as",
                "{from: 2026-01-01, status: paused} | x.source: found no value, allowed: text",
                "{from: 2026-01-01, status: paused, share: 1, source: mine} | x.share: found an unknown key, allowed: one"
                        + " of from, status, capacity_share, source"
            })
    void a_wrong_stage_gets_one_line(String stage, String message) {
        String text = "extends: memphis-announced\nwater: {recycled: {stages: {x: " + stage + "}}}\n";
        assertThatThrownBy(() -> stages(SiteTree.parse("mine", text)))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("water.recycled.stages." + message.replaceAll("\\s*$", ""));
    }
}
