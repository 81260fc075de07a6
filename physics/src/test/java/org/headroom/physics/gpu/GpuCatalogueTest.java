package org.headroom.physics.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpuCatalogueTest {
    private final GpuCatalogue catalogue = GpuCatalogue.read();

    @Test
    void every_entry_builds_and_every_number_has_a_source_and_a_confidence() {
        assertThat(catalogue.all()).extracting(GpuKind::name).containsExactlyElementsOf(GpuCatalogue.NAMES);
        Set<String> known = Set.of("official", "official_quoted", "press", "estimate", "derived", "assumption");
        for (String name : GpuCatalogue.NAMES) {
            assertThat(catalogue.lines(name)).allSatisfy(line -> {
                assertThat(known).contains(line.confidence());
                assertThat(line.source()).isNotBlank();
            });
        }
    }

    @Test
    void the_h100_of_the_catalogue_is_the_h100_of_the_models() {
        GpuKind h100 = catalogue.named("h100-sxm");
        assertThat(h100.gpu()).isEqualTo(GpuDesign.h100Sxm());
        assertThat(h100.server()).isEqualTo(ServerDesign.h100x8());
    }

    @ParameterizedTest
    // data sheets: TDP W, dense BF16 TFLOP/s, memory GB, memory TB/s
    @CsvSource({
        "a100-sxm, 400, 312, 80, 2.039",
        "h100-sxm, 700, 989.5, 80, 3.35",
        "h200-sxm, 700, 989.5, 141, 4.8",
        "gb200, 1200, 2500, 186, 8"
    })
    void data_sheets_are_as_published(String name, double limitW, double tflop, double gb, double tbPerS) {
        GpuKind kind = catalogue.named(name);
        assertThat(kind.gpu().limitW()).isEqualTo(limitW);
        assertThat(kind.sheet().bf16FlopPerS()).isCloseTo(tflop * 1e12, within(1e6));
        assertThat(kind.sheet().hbmBytes()).isCloseTo(gb * 1e9, within(1.0));
        assertThat(kind.sheet().hbmBytesPerS()).isCloseTo(tbPerS * 1e12, within(1e3));
    }

    @Test
    void a_model_is_found_by_its_name_and_an_unknown_one_says_what_there_is() {
        assertThat(catalogue.ofModel("H100 SXM")).isPresent();
        assertThat(catalogue.ofModel("gb200")).isPresent();
        assertThat(catalogue.ofModel("abacus")).isEmpty();
        assertThatThrownBy(() -> catalogue.named("abacus"))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("h100-sxm");
        assertThatThrownBy(() -> catalogue.named("a100-sxm").sheet().peakFlopPerS(GpuSheet.Precision.FP8))
                .isInstanceOf(OutOfRange.class);
    }

    @Test
    void the_parts_of_a_server_add_up_to_its_ac_input_everywhere() {
        for (GpuKind kind : catalogue.all()) {
            ServerParts parts = kind.serverParts();
            for (double acW = kind.server().idleAcW(); acW <= kind.server().ratedAcW(); acW += 137) {
                double gpuW = parts.server().gpuWOf(acW);
                double at = acW;
                double sum = Arrays.stream(ServerPart.values())
                        .mapToDouble(p -> parts.partAtAcW(p, at))
                        .sum();
                assertThat(kind.server().gpus() * gpuW + sum).isCloseTo(acW, within(1e-8));
                assertThat(Arrays.stream(ServerPart.values()).mapToDouble(p -> parts.partAtAcW(p, at)))
                        .allMatch(w -> w >= 0);
            }
        }
    }

    @Test
    void a_training_server_loses_393_w_in_its_power_supplies() {
        ServerParts parts = catalogue.named("h100-sxm").serverParts();
        assertThat(parts.partAtAcW(ServerPart.PSU_LOSS, 7750)).isCloseTo(393.6, within(0.1));
        assertThat(parts.partAtAcW(ServerPart.CPU, 7750)).isCloseTo(469.5, within(0.1));
    }

    @Test
    void parts_shrink_where_a_server_has_less_rest_than_they_need() {
        ServerPower lean = new ServerPower(GpuDesign.h100Sxm(), new ServerDesign(8, 1000, 7000, 6500, 8000));
        ServerParts parts = new ServerParts(lean, catalogue.named("h100-sxm").parts());
        double sum = Arrays.stream(ServerPart.values())
                .mapToDouble(p -> parts.partW(p, 400))
                .sum();
        assertThat(sum).isCloseTo(lean.restW(400), within(1e-9));
    }
}
