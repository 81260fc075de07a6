package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.gpu.CapCurve;
import org.headroom.physics.gpu.GpuDesign;
import org.headroom.physics.gpu.GpuSheet;
import org.junit.jupiter.api.Test;

class CatalogueLinesTest {
    private static final String HALLS = """
              halls:
                hall_1: {racks_count: 391}
                hall_2: {racks_count: 391}
                hall_3: {racks_count: 390, kind: other}
                hall_4: {racks_count: 391}
            """;

    private static SiteTree kind(String lines) {
        return SiteTree.parse(
                "test", "extends: memphis-announced\nit:\n  kinds:\n    other: {" + lines + "}\n" + HALLS);
    }

    private static ItPlant bound(SiteTree tree) {
        return tree.bind(tree.planningFrom()).it();
    }

    @Test
    void a_kind_needs_one_line_and_a_line_beside_it_wins() {
        ItPlant.Kind other =
                bound(kind("catalogue: h200-sxm, gpu: {idle_w: 81}")).kinds().get(1);
        assertThat(other.gpuModel()).isEqualTo("H200 SXM");
        assertThat(other.gpu().limitW()).isEqualTo(700); // NVIDIA H200 data sheet
        assertThat(other.gpu().idleW()).isEqualTo(81);
        assertThat(other.sheet().map(GpuSheet::hbmBytes)).contains(141e9);
        assertThat(other.makers().getFirst().server().ratedAcW()).isEqualTo(10_200);
    }

    @Test
    void two_compute_trays_of_four_gpus_are_one_server_of_eight() {
        ItPlant.Kind other = bound(kind("catalogue: gb200")).kinds().get(1);
        assertThat(other.makers().getFirst().server().gpus()).isEqualTo(8);
        assertThat(other.makers().getFirst().server().maxAcW()).isEqualTo(2 * 6667.0);
    }

    @Test
    void a_server_that_the_entry_does_not_divide_is_refused() {
        SiteTree tree = kind("catalogue: h200-sxm");
        assertThatThrownBy(() -> SiteTree.parse(
                        "test",
                        tree.toYaml().replaceFirst("gpus_per_server: \\{value: 8", "gpus_per_server: {value: 6")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("it.gpus_per_server")
                .hasMessageContaining("a multiple of the 8 GPUs");
    }

    @Test
    void the_sites_own_gpus_can_be_set_from_the_catalogue() {
        SiteTree tree = SiteTree.embedded("memphis-announced")
                .withText(Map.of("it.gpu.idle_w", "80", "it.catalogue", "a100-sxm"));
        ItPlant it = bound(tree);
        assertThat(it.gpu().limitW()).isEqualTo(400); // NVIDIA A100 data sheet
        assertThat(it.gpu().idleW()).isEqualTo(80);
        assertThat(it.makers()).allMatch(m -> m.server().ratedAcW() == 6500);
        assertThat(it.makers()).extracting(ItPlant.Maker::share).containsExactly(0.5, 0.5);
        assertThat(SiteTree.parse("again", tree.toYaml()).hash()).isEqualTo(tree.hash());
    }

    @Test
    void an_unknown_entry_says_which_there_are() {
        assertThatThrownBy(() -> kind("catalogue: h300"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("a100-sxm | gb200 | h100-sxm | h200-sxm");
    }

    @Test
    void the_shipped_h100_is_that_of_the_catalogue_and_has_its_data_sheet() {
        ItPlant it = bound(SiteTree.embedded("memphis-announced"));
        assertThat(it.gpu()).isEqualTo(GpuDesign.h100Sxm());
        assertThat(it.kinds().getFirst().sheet().map(GpuSheet::bf16FlopPerS)).contains(989.5e12);
    }

    @Test
    void a_kind_of_work_has_an_exponent_or_points_of_its_own_or_the_gpus() {
        SiteTree shipped = SiteTree.embedded("memphis-announced");
        assertThat(bound(shipped).workCapCurve()).hasSize(6).containsEntry("pretrain", new CapCurve.Power(0.4));
        assertThat(bound(shipped.withText(Map.of("it.work.inference_cap_exponent", "null")))
                        .workCapCurve())
                .doesNotContainKey("inference");
        SiteTree measured = shipped.withText(Map.of("it.work.inference_cap_curve", "[0.3, 0.8, 0.6, 0.95]"));
        assertThat(bound(measured).workCapCurve().get("inference"))
                .isInstanceOfSatisfying(
                        CapCurve.Points.class,
                        points -> assertThat(points.throughput(0.45)).isCloseTo(0.875, within(1e-12)));
        SiteTree falling = shipped.withText(Map.of("it.work.inference_cap_curve", "[0.6, 0.8, 0.3, 0.95]"));
        assertThatThrownBy(() -> bound(falling)).isInstanceOf(InputError.class).hasMessageContaining("cap_curve");
    }
}
