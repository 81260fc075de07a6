package org.headroom.app.impact.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;

class AirSectionTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");

    @Test
    void limits_come_first_and_the_permitted_case_says_what_it_is() {
        Figures f = new Figures();
        List<Section> sections = AirSection.of(AirCases.of(ANNOUNCED, 0, 0), f);
        List<Block> air = sections.getFirst().blocks();
        assertThat(air.getFirst())
                .isInstanceOfSatisfying(
                        Block.Callout.class, limit -> assertThat(limit.kind()).isEqualTo(Block.Kind.LIMIT));
        assertThat(air).anySatisfy(b -> assertThat(b).isInstanceOf(Block.MapView.class));
        assertThat(air.toString()).contains("This is not what happened").contains("burns no fuel of its own");
        assertThat(f.all()).extracting(Quantity::id).doesNotHaveDuplicates();
    }

    @Test
    void a_year_with_turbines_shows_itself_and_its_permit() {
        Figures f = new Figures();
        ImpactCase c = AirCases.of(SiteTree.embedded("memphis-as-built"), 12, 3);
        List<Section> sections = AirSection.of(c, f);
        assertThat(sections.get(1).toString()).contains("air_permit").contains("air_catalysts");
        assertThat(f.get("air.nox_short_ton").value()).isCloseTo(12 * 8760 / 907.18474, within(1e-9));
        assertThat(f.get("air.left.nox_short_ton").value()).isCloseTo(87 - 12 * 8760 / 907.18474, within(1e-9));
        Quantity added = f.get("air.actual.nearest_homes.no2_ug_per_m3");
        assertThat(added.low()).isEqualTo(added.value() / 2);
        assertThat(AirFigures.of(c, f).findings()).isSameAs(AirFigures.of(c, f).findings());
        assertThat(AirFigures.of(c, f).worstHome()).isPresent();
    }

    @Test
    void a_place_named_like_markup_stays_text() {
        ImpactCase c = AirCases.of(ANNOUNCED.withText(Map.of("community.places.boxtown.name", "<script>{}")), 5, 1);
        assertThat(AirSection.of(c, new Figures()).toString()).contains("<script>{}");
    }

    @Test
    void a_site_without_an_air_block_gets_a_section_that_says_so() {
        ImpactCase c = AirCases.of(AirCases.withoutAir(), 0, 0);
        assertThat(AirSection.of(c, new Figures()).getFirst().toString())
                .contains("community.air.stacks")
                .doesNotContain("MapView");
    }
}
