package org.headroom.physics.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class WaterQualityTest {
    private static final WaterQuality CALCITE_WATER =
            WaterQuality.of(Map.of(Species.CALCIUM, 40.078, Species.ALKALINITY, 100.087), 8);

    @Test
    void a_water_of_calcite_alone_is_balanced_and_its_hardness_is_its_alkalinity() {
        assertThat(CALCITE_WATER.imbalancePercent()).isCloseTo(0, within(1e-9));
        assertThat(CALCITE_WATER.hardnessMgPerL()).isCloseTo(100.087, within(1e-9));
        assertThat(CALCITE_WATER.tdsMgPerL()).isCloseTo(100.087, within(0.01)); // dries to CaCO3
    }

    /** Standard Methods 1030 E: imbalance is the difference over the sum of equivalents. */
    @Test
    void a_missing_anion_shows_as_an_imbalance() {
        WaterQuality salt = WaterQuality.of(Map.of(Species.SODIUM, 22.99 * 3, Species.CHLORIDE, 35.453), 7);
        assertThat(salt.imbalancePercent()).isCloseTo(50, within(1e-9));
    }

    @Test
    void mixing_conserves_every_species_and_lies_between() {
        WaterQuality other = WaterQuality.of(Map.of(Species.SODIUM, 46.0, Species.CHLORIDE, 70.9), 7);
        WaterQuality mixed = CALCITE_WATER.mixedWith(other, 0.25, 20);
        for (Species s : Species.values()) {
            assertThat(mixed.mgPerL(s))
                    .isCloseTo(0.75 * CALCITE_WATER.mgPerL(s) + 0.25 * other.mgPerL(s), within(1e-12));
        }
        assertThat(mixed.tdsMgPerL())
                .isCloseTo(0.75 * CALCITE_WATER.tdsMgPerL() + 0.25 * other.tdsMgPerL(), within(1e-9));
    }

    @Test
    void a_water_mixed_with_itself_keeps_its_ph() {
        assertThat(CALCITE_WATER.mixedWith(CALCITE_WATER, 0.4, 20).ph()).isCloseTo(8, within(1e-6));
    }

    @Test
    void a_negative_concentration_is_refused_by_name() {
        assertThatThrownBy(() -> WaterQuality.of(Map.of(Species.SILICA, -1.0), 7))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("silica_mg_per_l");
    }
}
