package org.headroom.physics.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headroom.physics.basis.Constants;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class SupplyTest {
    private static final MainsDesign FLOW_TEST = new MainsDesign(379e3, 276e3, 0.126, 138e3, 40e3);

    @Test
    void the_main_gives_back_its_flow_test_and_reaches_its_floor_at_the_most_it_gives() {
        Mains mains = new Mains(FLOW_TEST);
        assertThat(mains.pressurePa(0, 1)).isCloseTo(379e3, within(1e-6));
        assertThat(mains.pressurePa(0.126, 1)).isCloseTo(276e3, within(1e-6));
        assertThat(mains.mostM3PerS(1)).isCloseTo(0.193, within(0.0005));
        for (double city = 0.5; city < 2; city += 0.1) {
            assertThat(mains.pressurePa(mains.mostM3PerS(city), city)).isCloseTo(138e3, within(1e-6));
        }
    }

    @Test
    void a_busier_city_leaves_less_and_a_city_below_the_floor_leaves_nothing() {
        Mains mains = new Mains(FLOW_TEST);
        assertThat(mains.mostM3PerS(1.4)).isLessThan(mains.mostM3PerS(1.0));
        assertThat(mains.mostM3PerS(5)).isZero();
        assertThat(mains.pressurePa(10, 1)).isZero();
    }

    @Test
    void a_flow_test_that_gains_pressure_is_refused() {
        assertThatThrownBy(() -> new MainsDesign(300e3, 310e3, 0.1, 138e3, 0)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> new MainsDesign(130e3, 120e3, 0.1, 138e3, 0)).isInstanceOf(OutOfRange.class);
    }

    @Test
    void a_tank_gives_until_it_is_empty_and_no_longer() {
        StorageTank tank = new StorageTank(new TankDesign(1000, 0.1, 0.05));
        tank.fill(new double[Species.COUNT]);
        double given = 0;
        double dt = 700;
        for (int i = 0; i < 30; i++) {
            double offer = tank.offerKgPerS(1 / dt);
            tank.advance(tank, 0, new double[Species.COUNT], offer, 1 / dt);
            given += offer * dt;
        }
        assertThat(given).isCloseTo(1000 * Constants.WATER_DENSITY_KG_PER_M3, within(1e-6));
        assertThat(tank.level()).isCloseTo(0, within(1e-12));
    }

    @Test
    void a_refill_mixes_and_stops_at_the_brim() {
        StorageTank tank = new StorageTank(new TankDesign(1000, 0.1, 0.05));
        double[] salty = new double[Species.COUNT];
        salty[Species.CHLORIDE.index()] = 100;
        tank.fill(new double[Species.COUNT]);
        tank.setLevel(0.5);
        for (int i = 0; i < 200; i++) {
            double room = tank.roomKgPerS(1 / 600.0);
            tank.advance(tank, room, salty, 0, 1 / 600.0);
        }
        assertThat(tank.level()).isCloseTo(1, within(1e-12));
        assertThat(tank.mgPerL(Species.CHLORIDE)).isCloseTo(50, within(1e-9));
    }

    @Test
    void over_an_infinite_step_a_tank_neither_gives_nor_takes() {
        StorageTank tank = new StorageTank(new TankDesign(1000, 0.1, 0.05));
        tank.setLevel(0.5);
        assertThat(tank.offerKgPerS(0)).isZero();
        assertThat(tank.roomKgPerS(0)).isZero();
    }
}
