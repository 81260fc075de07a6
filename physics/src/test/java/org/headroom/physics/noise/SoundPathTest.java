package org.headroom.physics.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class SoundPathTest {
    @Test
    void a_point_source_in_the_open_loses_11_db_at_a_metre_and_6_with_each_doubling() {
        assertThat(new SoundPath(1, 2, 2, 0).divergenceDb()).isCloseTo(11, within(1e-12));
        assertThat(new SoundPath(200, 2, 2, 0).divergenceDb() - new SoundPath(100, 2, 2, 0).divergenceDb())
                .isCloseTo(6.0206, within(1e-4));
    }

    /** ISO 9613-2:1996, table 3, with G = 0: As = Ar = -1.5 in every octave, Am = -3 q. */
    @Test
    void hard_ground_gives_back_three_decibels_near_and_six_far() {
        SoundPath near = new SoundPath(100, 2, 2, 0);
        SoundPath far = new SoundPath(1e5, 2, 2, 0);
        for (int band = 0; band < Octaves.COUNT; band++) {
            assertThat(near.groundDb(band)).isCloseTo(-3, within(1e-12));
            assertThat(far.groundDb(band)).isCloseTo(-6, within(0.004));
        }
    }

    /** By hand from table 3 with G = 1, dp = 1000 m, hs = hr = 1.5 m: e.g. 500 Hz, c' = 1.5 + 14 e^(-1.035) = 6.47. */
    @Test
    void porous_ground_swallows_most_around_500_hertz() {
        SoundPath path = new SoundPath(1000, 1.5, 1.5, 1);
        double q = 1 - 30 * 3 / 1000.0;
        assertThat(path.groundDb(0)).isCloseTo(-3 - 3 * q, within(1e-9));
        assertThat(path.groundDb(3)).isCloseTo(2 * 14 * Math.exp(-0.46 * 2.25), within(1e-6));
        assertThat(path.groundDb(3)).isCloseTo(9.946, within(1e-3));
        assertThat(path.groundDb(5)).isZero();
    }

    /** By hand from equations 10 and 11: d = 500 m, both at 1.5 m: 4.8 - 0.006 (17 + 0.6) = 4.694 dB, DΩ = 3.010 dB. */
    @Test
    void the_a_weighted_ground_is_that_of_equation_10() {
        SoundPath path = new SoundPath(500, 1.5, 1.5, SoundPath.A_WEIGHTED_ONLY);
        assertThat(path.groundDb(4)).isCloseTo(4.6944 - 3.0102, within(1e-3));
        assertThat(path.groundDb(0)).isEqualTo(path.groundDb(7));
    }

    @Test
    void farther_away_is_never_louder() {
        Random random = new Random(9613);
        for (int i = 0; i < 500; i++) {
            double hs = random.nextDouble() * 30;
            double hr = 1 + random.nextDouble() * 5;
            double porous = i % 3 == 0 ? SoundPath.A_WEIGHTED_ONLY : random.nextDouble();
            double d = Math.pow(10, 2 + 2.5 * random.nextDouble());
            double[] near = new double[Octaves.COUNT];
            double[] far = new double[Octaves.COUNT];
            new SoundPath(d, hs, hr, porous).geometry(near);
            new SoundPath(1.5 * d, hs, hr, porous).geometry(far);
            for (int band = 0; band < Octaves.COUNT; band++) {
                assertThat(far[band]).isGreaterThan(near[band] - 1e-9);
            }
        }
    }

    /** ISO 9613-2 equation 14 by hand: z = 0.5 m, Kmet = 0.861, λ = 0.34 m. */
    @Test
    void a_wall_screens_as_equation_14_says() {
        Barrier wall = new Barrier(10, 90.5, 100, true);
        assertThat(wall.detourM()).isCloseTo(0.5, within(1e-12));
        assertThat(wall.screeningDb(1000)).isCloseTo(14.519, within(1e-3));
        assertThat(wall.screeningDb(100_000)).isEqualTo(20);
        assertThat(wall.lossDb(1000, 25)).isZero();
        assertThat(new Barrier(50, 50, 100, true).screeningDb(500)).isCloseTo(4.77, within(0.01));
        assertThat(new Barrier(50, 52, 100, false).screeningDb(500)).isZero();
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> new SoundPath(0.5, 2, 2, 0)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> new SoundPath(100, 2, 2, 1.5))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("porous_share");
    }
}
