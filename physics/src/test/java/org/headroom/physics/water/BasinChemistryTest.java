package org.headroom.physics.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BasinChemistryTest {
    private static double[] all(double mgPerL) {
        double[] values = new double[Species.COUNT];
        Arrays.fill(values, mgPerL);
        return values;
    }

    @Test
    void equilibrium_is_make_up_times_the_cycles() {
        BasinChemistry basin = new BasinChemistry();
        basin.advance(basin, 1e6, 1e6, all(100), 10, 2, 0);
        assertThat(basin.mgPerL(Species.CHLORIDE)).isCloseTo(500, within(1e-9));
    }

    @Test
    void many_steps_come_to_the_equilibrium_by_the_analytic_exponential() {
        BasinChemistry basin = new BasinChemistry();
        basin.fill(all(100));
        double dt = 10;
        for (int i = 0; i < 3600; i++) { // 10 h, time constant 5e5 kg / 20 kg/s = 25,000 s
            basin.advance(basin, 5e5, 5e5, all(100), 100, 20, 1 / dt);
        }
        assertThat(basin.mgPerL(Species.SILICA)).isCloseTo(500 - 400 * Math.exp(-36_000 / 25_000.0), within(0.1));
    }

    @Test
    void without_make_up_a_falling_basin_concentrates_as_its_mass_falls() {
        BasinChemistry basin = new BasinChemistry();
        basin.fill(all(200));
        basin.advance(basin, 1e6, 0.8e6, all(100), 0, 0, 1 / 600.0);
        assertThat(basin.mgPerL(Species.CALCIUM)).isCloseTo(250, within(1e-9));
    }

    @Test
    void nothing_moves_when_nothing_flows() {
        BasinChemistry basin = new BasinChemistry();
        basin.fill(all(321));
        basin.advance(basin, 1e6, 1e6, all(100), 0, 0, 0);
        assertThat(basin.mgPerL(Species.SODIUM)).isEqualTo(321);
    }

    @Test
    void every_species_is_conserved_for_any_step() {
        Random random = new Random(5);
        BasinChemistry basin = new BasinChemistry();
        basin.fill(all(50));
        for (int i = 0; i < 2000; i++) {
            double perS = Math.pow(10, -5 + 7 * random.nextDouble());
            double before = 1e6 * (0.5 + random.nextDouble());
            double makeup = 80 * random.nextDouble();
            double out = 20 * random.nextDouble();
            double old = basin.mgPerL(Species.SULPHATE);
            double after = before + (makeup - out) * 0.5 / perS;
            if (after < 1e5) {
                continue;
            }
            basin.advance(basin, before, after, all(30), makeup, out, perS);
            double now = basin.mgPerL(Species.SULPHATE);
            double open = before * old * perS + makeup * 30 - after * now * perS - out * now;
            assertThat(Math.abs(open)).isLessThanOrEqualTo(1e-12 * (before * old * perS + makeup * 30));
            assertThat(basin.worstResidual()).isLessThan(1e-12);
        }
    }
}
