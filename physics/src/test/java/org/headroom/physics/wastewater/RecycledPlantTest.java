package org.headroom.physics.wastewater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headroom.physics.basis.Constants;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class RecycledPlantTest {
    private static final double M3_PER_MGAL = Constants.LITRES_PER_US_GALLON * 1000;

    /** Colossus Water Recycling Plant: 13.5 Mgal/d in, 13 out (Memphis Flyer; WREG, 2025). */
    private final RecycledPlant plant =
            new RecycledPlant(new RecycledPlantDesign(13.5 * M3_PER_MGAL, 13 * M3_PER_MGAL, 0.8));

    @Test
    void the_memphis_plant_recovers_96_percent() {
        assertThat(plant.recovery()).isCloseTo(0.963, within(0.0005));
    }

    @Test
    void product_and_reject_sum_to_the_intake() {
        double product = plant.offerM3PerS();
        assertThat(plant.intakeM3PerS(product) * Constants.SECONDS_PER_DAY / M3_PER_MGAL)
                .isCloseTo(13.5, within(1e-9));
        assertThat(product + plant.rejectM3PerS(product)).isCloseTo(plant.intakeM3PerS(product), within(1e-12));
        assertThat(plant.powerW(1)).isCloseTo(2.88e6, within(1e-6)); // 0.8 kWh/m3 x 3.6 MJ/kWh
    }

    @Test
    void more_product_than_intake_is_refused() {
        assertThatThrownBy(() -> new RecycledPlantDesign(10, 11, 1)).isInstanceOf(OutOfRange.class);
    }
}
