package org.headroom.app.impact.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.GeoMap;
import org.headroom.app.report.impact.Section;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;

class NoiseStudyTest {
    private static final String QUIET = "community.noise.machines.hall_fans.sound_power_db";
    private static final String LOUD = "community.noise.machines.transformers.sound_power_db";

    /** Three transformers of 98 dB(A) alone; the fans on the roof are next to silent. */
    private static SiteTree transformersAlone() {
        return SiteTree.embedded("memphis-announced").withText(Map.of(QUIET, "20", LOUD, "98"));
    }

    /**
     * Boxtown hears three transformers of 98 dB(A), 4.57 km away over ground of G = 0.7 in air of 15 C and 50 %: worked out apart from
     * this program from the equations of ISO 9613-1 and 9613-2 (table 3) with the octaves of the site's file.
     */
    @Test
    void one_kind_of_machine_is_heard_as_the_standard_says() {
        NoiseStudy study = NoiseStudy.of(new LoudYear(transformersAlone()).impact());
        NoiseStudy.Heard boxtown = study.heard().get(1);
        assertThat(boxtown.place().id()).isEqualTo("boxtown");
        assertThat(boxtown.distanceM()).isCloseTo(4315.1, within(0.1));
        assertThat(boxtown.loudness().nightDb()).isCloseTo(6.943, within(0.01));
    }

    @Test
    void a_sound_that_never_changes_has_a_day_night_level_6_4_db_above_itself() {
        NoiseStudy.Heard heard = NoiseStudy.of(new LoudYear(transformersAlone()).impact())
                .heard()
                .getFirst();
        Loudness l = heard.loudness();
        assertThat(l.dayDb()).isCloseTo(l.nightDb(), within(1e-9));
        assertThat(l.dayNightDb() - l.dayDb()).isCloseTo(6.4098, within(1e-3));
        assertThat(l.loudestHourDb()).isCloseTo(l.dayDb(), within(1e-9));
        // the day on which clocks go back has ten hours of night
        assertThat(l.loudest().date()).isEqualTo("2025-11-02");
        assertThat(l.days()).hasSize(365);
    }

    @Test
    void the_range_holds_the_level_and_is_never_narrower_than_the_propagation_is_sure() {
        for (NoiseStudy.Heard heard : NoiseStudy.of(towers(100).impact()).heard()) {
            double ldn = heard.loudness().dayNightDb();
            assertThat(ldn - heard.lowDb()).isGreaterThanOrEqualTo(5);
            assertThat(heard.highDb() - ldn).isGreaterThanOrEqualTo(5);
        }
    }

    /** The fan laws of sound: 50 lg of the pace, so half of it is 15.05 dB less. */
    @Test
    void tower_fans_at_half_pace_are_fifteen_decibels_quieter() {
        double full = fansAlone(100);
        double half = fansAlone(50);
        assertThat(full - half).isCloseTo(50 * Math.log10(2), within(1e-6));
        assertThat(fansAlone(0)).isNaN();
    }

    private static double fansAlone(double percent) {
        return NoiseStudy.of(towers(percent).impact()).heard().getFirst().parts().stream()
                .filter(p -> p.name().equals("Cooling tower fans"))
                .mapToDouble(NoiseStudy.Part::dayNightDb)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static LoudYear towers(double percent) {
        return new LoudYear(SiteTree.embedded("memphis-announced"))
                .with(Measures.TOWER_CELLS_COUNT, h -> 44)
                .with(Measures.TOWER_FAN_PERCENT, h -> percent);
    }

    @Test
    void the_map_agrees_with_the_places() {
        NoiseStudy study = NoiseStudy.of(towers(80).impact());
        for (NoiseStudy.Heard heard : study.heard()) {
            double mapped =
                    study.dayNightDb(heard.place().latitudeDeg(), heard.place().longitudeDeg());
            assertThat(mapped).isCloseTo(heard.loudness().dayNightDb(), within(0.05));
        }
    }

    @Test
    void what_each_machine_gives_adds_up_to_the_whole() {
        for (NoiseStudy.Heard heard : NoiseStudy.of(towers(80).impact()).heard()) {
            double energy = heard.parts().stream()
                    .mapToDouble(p -> Math.pow(10, p.dayNightDb() / 10))
                    .sum();
            assertThat(10 * Math.log10(energy)).isCloseTo(heard.loudness().dayNightDb(), within(1e-6));
        }
    }

    @Test
    void nights_with_more_generation_are_heard_in_the_night_level_alone() {
        SiteTree built = SiteTree.embedded("memphis-as-built");
        LoudYear year = new LoudYear(built);
        year.with(
                Measures.GENERATION_MW,
                h -> Instant.ofEpochSecond(year.grid.fromS(h)).atZone(year.zone).getHour() < 7 ? 165 : 0);
        Loudness l = NoiseStudy.of(year.impact()).heard().getFirst().loudness();
        assertThat(l.nightDb()).isGreaterThan(l.dayDb() + 3);
        assertThat(l.dayNightDb()).isGreaterThan(l.nightDb());
    }

    @Test
    void sections_say_what_is_not_known_and_carry_the_level_of_the_nearest_home() {
        ImpactCase c = towers(80).impact();
        Figures f = new Figures();
        NoiseStudy study = NoiseStudy.of(c);
        NoiseFindings found = NoiseFindings.of(study, f);
        List<Section> sections = NoiseSection.of(c, f, study, found);
        assertThat(sections).extracting(Section::id).containsExactly("noise", "noise-workings");
        assertThat(found.nearestHome().orElseThrow().id()).isEqualTo("nearest_homes");
        assertThat(f.get("noise.nearest_homes.day_night_dba").ranged()).isTrue();
        assertThat(sections.getFirst().blocks())
                .anySatisfy(b -> assertThat(b)
                        .isInstanceOfSatisfying(
                                Block.Callout.class, k -> assertThat(k.kind()).isEqualTo(Block.Kind.UNKNOWN)))
                .anySatisfy(b -> assertThat(b).isInstanceOf(Block.MapView.class));
        GeoMap map = sections.getFirst().blocks().stream()
                .filter(Block.MapView.class::isInstance)
                .map(b -> ((Block.MapView) b).map())
                .findFirst()
                .orElseThrow();
        GeoMap.Field field = java.util.Objects.requireNonNull(map.field());
        assertThat(field.values()).hasSize(field.longitudeDeg().length * field.latitudeDeg().length);
    }

    @Test
    void a_site_without_machines_says_so_and_gives_no_number() {
        SiteTree bare = SiteTree.parse("bare.yaml", "extends: memphis-announced\ncommunity: null\n");
        ImpactCase c = new LoudYear(bare).impact();
        NoiseStudy study = NoiseStudy.of(c);
        NoiseFindings found = NoiseFindings.of(study, new Figures());
        assertThat(found.nearestHome()).isEmpty();
        assertThat(found.missing()).contains("community.noise.machines");
        List<Section> sections = NoiseSection.of(c, new Figures(), study, found);
        assertThat(sections)
                .singleElement()
                .satisfies(s -> assertThat(s.blocks()).singleElement().isInstanceOf(Block.Callout.class));
        assertThat(study.dayNightDb(35, -90)).isNaN();
    }
}
