package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColdPlateTest {
    private final ColdPlate plate = new ColdPlate(new ColdPlateDesign(0.03, 1.5, 0.5));

    @Test
    void a_700_w_gpu_on_30_c_coolant_sits_at_51_c() {
        assertThat(plate.gpuC(700, 30, 1.5)).isCloseTo(51, within(1e-9)); // definition of case-to-inlet resistance
    }

    @Test
    void one_litre_per_minute_and_kilowatt_warms_water_by_14_4_kelvin() {
        // rule of thumb of ASHRAE TC 9.9 (Water-Cooled Servers, 2019): 1 l/min per kW is about 14.4 K of rise
        assertThat(ColdPlate.coolantOutC(1000, 30, 1)).isCloseTo(44.4, within(0.05));
    }

    @Test
    void less_flow_gives_a_hotter_gpu() {
        assertThat(plate.resistanceKPerW(0.75) / plate.resistanceKPerW(1.5)).isCloseTo(Math.sqrt(2), within(1e-12));
    }

    @Test
    void a_liquid_cooled_h100_lies_where_it_was_measured() {
        // Latif et al. (2025), arXiv 2507.16781: 41 to 50 C under load; coolant not published, W27 facility water
        // assumed
        assertThat(plate.gpuC(700, 20, 1.5)).isCloseTo(41, within(0.5));
        assertThat(plate.gpuC(700, 29, 1.5)).isCloseTo(50, within(0.5));
    }
}
