package org.headroom.app.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FewColoursTest {
    @Test
    void the_most_frequent_colours_stay_and_the_others_become_the_nearest_of_them() {
        int[] rgb = {0xFFFFFF, 0xFEFEFE, 0xFFFFFF, 0x000000, 0xFFFFFF};
        assertThat(FewColours.of(rgb, 2)).containsExactly(0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x000000, 0xFFFFFF);
        assertThat(FewColours.distance(0xFFFFFF, 0xFEFEFE)).isEqualTo(3);
    }

    @Test
    void a_picture_of_few_colours_is_not_touched() {
        int[] rgb = {1, 2, 3, 3};
        assertThat(FewColours.of(rgb, 3)).isSameAs(rgb);
    }

    @Test
    void any_picture_fits_and_an_edge_between_two_colours_stays_close() {
        Random random = new Random(5);
        int[] noise = random.ints(5000, 0, 1 << 24).toArray();
        assertThat(Arrays.stream(FewColours.of(noise, 256)).distinct().count()).isLessThanOrEqualTo(256);
        int[] greys = new int[4 * 256];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (i / 4) * 0x010101 + (i % 4);
        }
        int[] few = FewColours.of(greys, 256);
        for (int i = 0; i < greys.length; i++) {
            assertThat(FewColours.distance(greys[i], few[i])).isLessThanOrEqualTo(16);
        }
    }
}
