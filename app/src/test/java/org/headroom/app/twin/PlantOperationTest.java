package org.headroom.app.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.FullLoad;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the plant runs itself: setpoints with reset, staging, free cooling, valves, winter, and what that costs. */
class PlantOperationTest {
    private static final double TRAINING_W = 7750;
    private static final double IDLE_W = 2000;

    private final LedgerRow row = new LedgerRow();

    private static Site site(Map<String, String> changes) {
        SiteTree tree = SiteTree.embedded("memphis-announced").withText(changes);
        return tree.bind(tree.planningFrom());
    }

    private static Boundary boundary(Twin twin, double serverW, double drybulbC, double wetbulbC) {
        Boundary b = new Boundary(twin.newBank());
        b.drybulbC = drybulbC;
        b.wetbulbC = wetbulbC;
        b.pressurePa = 100_600;
        b.transformersInService = 3;
        b.cycles = 5;
        new FullLoad(twin.fleet(), _ -> serverW).mean(0, 1, b.load);
        return b;
    }

    private LedgerRow settled(Map<String, String> changes, double serverW, double drybulbC, double wetbulbC) {
        Twin twin = new Twin(site(changes));
        twin.settle(boundary(twin, serverW, drybulbC, wetbulbC), row);
        return row;
    }

    private double get(Measures measure) {
        return row.get(measure);
    }

    @Test
    void the_economizer_takes_the_chilled_loop_in_frost_and_nothing_in_summer() {
        settled(Map.of(), TRAINING_W, 2, 0);
        assertThat(get(Measures.ECONOMIZER_MW)).isGreaterThan(0.8 * get(Measures.AIR_HEAT_MW));
        double freeMw = get(Measures.SITE_POWER_MW);
        settled(Map.of("cooling.economizer.ua_w_per_k", "0"), TRAINING_W, 2, 0);
        assertThat(get(Measures.ECONOMIZER_MW)).isZero();
        assertThat(get(Measures.SITE_POWER_MW)).as("chillers cost power").isGreaterThan(freeMw + 1);
        settled(Map.of(), TRAINING_W, 35, 26);
        assertThat(get(Measures.ECONOMIZER_MW)).isZero();
    }

    @Test
    void the_economizer_starts_later_than_it_stops() {
        Twin twin = new Twin(site(Map.of()));
        twin.settle(boundary(twin, TRAINING_W, 25, 20), row);
        double startedAt = Double.NaN;
        for (double wetbulb = 20; wetbulb > 0 && Double.isNaN(startedAt); wetbulb -= 0.1) {
            Boundary b = boundary(twin, TRAINING_W, wetbulb + 4, wetbulb);
            for (int i = 0; i < 30; i++) {
                twin.step(b, 300, row);
            }
            startedAt = get(Measures.ECONOMIZER_MW) > 0 ? wetbulb : Double.NaN;
        }
        double stoppedAt = Double.NaN;
        for (double wetbulb = startedAt; wetbulb < 30 && Double.isNaN(stoppedAt); wetbulb += 0.1) {
            Boundary b = boundary(twin, TRAINING_W, wetbulb + 4, wetbulb);
            for (int i = 0; i < 30; i++) {
                twin.step(b, 300, row);
            }
            stoppedAt = get(Measures.ECONOMIZER_MW) == 0 ? wetbulb : Double.NaN;
        }
        assertThat(stoppedAt).isGreaterThan(startedAt + 0.5);
    }

    @Test
    void the_three_way_valve_keeps_the_warm_supply_from_sweating() {
        settled(Map.of(), TRAINING_W, -5, -6);
        assertThat(get(Measures.WARM_SUPPLY_C)).isCloseTo(18, within(1e-9));
        assertThat(get(Measures.WARM_VALVE_PERCENT)).isBetween(1.0, 99.0);
        assertThat(get(Measures.COLD_WATER_C)).isLessThan(15);
        settled(Map.of(), TRAINING_W, 30, 24);
        assertThat(get(Measures.WARM_VALVE_PERCENT)).isEqualTo(100);
    }

    @Test
    void the_setpoint_follows_the_wet_bulb_between_its_ends() {
        settled(Map.of(), IDLE_W, 35, 25);
        assertThat(get(Measures.COLD_WATER_C)).as("the plain setpoint").isCloseTo(27, within(1e-6));
        settled(Map.of(), IDLE_W, 14, 11);
        assertThat(get(Measures.COLD_WATER_C)).as("wet bulb and approach").isCloseTo(18, within(1e-6));
        settled(Map.of(), IDLE_W, -3, -4);
        assertThat(get(Measures.COLD_WATER_C)).as("the lowest setpoint").isCloseTo(9, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2000, 4000, 6000, 7750, 8400, 10200})
    void running_cells_keep_their_fill_wet(double serverW) {
        settled(Map.of("cooling.towers.minimum_flow_share", "0.2"), serverW, 28, 23);
        double perCell = get(Measures.TOWER_WATER_KG_PER_S) / get(Measures.TOWER_CELLS_COUNT);
        assertThat(perCell / 100).isBetween(0.5 - 1e-9, 1 + 1e-9);
    }

    @Test
    void a_cell_is_added_later_than_it_is_shut() {
        Map<String, String> variable = Map.of("cooling.towers.minimum_flow_share", "0.2");
        Twin twin = new Twin(site(variable));
        twin.settle(boundary(twin, IDLE_W, 28, 23), row);
        double atIdle = get(Measures.TOWER_CELLS_COUNT);
        twin.step(boundary(twin, 2400, 28, 23), 300, row);
        double rising = get(Measures.TOWER_CELLS_COUNT);
        settled(variable, 2400, 28, 23);
        double settled = get(Measures.TOWER_CELLS_COUNT);
        assertThat(settled).isGreaterThan(atIdle);
        assertThat(rising).isBetween(atIdle, settled - 1);
    }

    @Test
    void basins_do_not_freeze_though_the_site_idles() {
        Map<String, String> noReset = Map.of("cooling.towers.setpoint_low_c", "6");
        Twin twin = new Twin(site(noReset));
        twin.settle(boundary(twin, IDLE_W, 0, -1), row);
        Boundary frost = boundary(twin, IDLE_W, -21.5, -21.8); // 50-year extreme of Memphis (ASHRAE 2009)
        java.util.Arrays.stream(frost.load.gpuW).forEach(slot -> java.util.Arrays.fill(slot, 0));
        java.util.Arrays.stream(frost.load.restW).forEach(slot -> java.util.Arrays.fill(slot, 0));
        frost.load.version++;
        for (int i = 0; i < 500; i++) {
            twin.step(frost, 300, row);
            assertThat(get(Measures.COLD_WATER_C)).isGreaterThanOrEqualTo(5 - 1e-6);
        }
    }

    @Test
    void without_make_up_blowdown_stops_the_basin_falls_and_the_pumps_trip() {
        Twin twin = new Twin(site(Map.of("water.storage.volume_gal", "0")));
        Boundary b = boundary(twin, TRAINING_W, 33, 25);
        twin.settle(b, row);
        double before = get(Measures.EVAPORATION_GAL_PER_DAY);
        b.available.makeup = 0;
        twin.step(b, 60, row);
        assertThat(get(Measures.BLOWDOWN_GAL_PER_DAY)).isZero();
        assertThat(get(Measures.MAKEUP_GAL_PER_DAY)).isZero();
        double hours = 0;
        while (get(Measures.TOWER_WATER_KG_PER_S) > 0 && hours < 48) {
            twin.step(b, 300, row);
            hours += 300 / 3600.0;
        }
        // 60 % of 2,000 m3 at the evaporation of the start
        assertThat(hours).isCloseTo(0.6 * 2000 / (before * 3.785411784e-3 / 24), within(0.8));
        b.available.makeup = 1;
        for (int i = 0; i < 24 && get(Measures.TOWER_WATER_KG_PER_S) == 0; i++) {
            twin.step(b, 300, row);
        }
        assertThat(get(Measures.TOWER_WATER_KG_PER_S))
                .as("comes back when water does")
                .isPositive();
    }

    @Test
    void hybrid_takes_less_water_than_wet_and_less_power_than_dry() {
        settled(Map.of("cooling.mode", "wet"), TRAINING_W, 31, 24.5);
        double wetMw = get(Measures.SITE_POWER_MW);
        double wetGal = get(Measures.MAKEUP_GAL_PER_DAY);
        settled(Map.of("cooling.mode", "dry"), TRAINING_W, 31, 24.5);
        double dryMw = get(Measures.SITE_POWER_MW);
        assertThat(get(Measures.MAKEUP_GAL_PER_DAY)).isZero();
        settled(Map.of("cooling.mode", "hybrid"), TRAINING_W, 31, 24.5);
        assertThat(get(Measures.SITE_POWER_MW)).isBetween(wetMw, dryMw);
        assertThat(get(Measures.MAKEUP_GAL_PER_DAY)).isPositive().isLessThan(0.5 * wetGal);
        settled(Map.of("cooling.mode", "hybrid"), TRAINING_W, 20, 15);
        assertThat(get(Measures.MAKEUP_GAL_PER_DAY))
                .as("pads stay dry in cool air")
                .isZero();
    }

    @Test
    void less_chilled_water_makes_hotter_halls_and_never_a_return_hotter_than_their_air() {
        double last = 0;
        for (double flow : new double[] {1150, 800, 500, 300}) {
            settled(Map.of("cooling.chilled_loop.flow_kg_per_s", Double.toString(flow)), TRAINING_W, 30, 24);
            double hall = get(Measures.HALL_AIR_C);
            assertThat(hall).isGreaterThan(last);
            double share = TRAINING_W / 10_200; // pumps follow the servers
            double returnC = get(Measures.CHILLED_SUPPLY_C) + get(Measures.AIR_HEAT_MW) * 1e6 / (share * flow * 4186);
            assertThat(returnC).isLessThan(hall + 1);
            last = hall;
        }
    }

    @Test
    void servers_that_shut_down_in_heat_break_a_limit() {
        Twin twin = new Twin(site(Map.of()));
        Boundary b = boundary(twin, TRAINING_W, 33, 25);
        twin.settle(b, row);
        b.available.chilledPumps = 0;
        org.headroom.app.ledger.Ledger ledger = new org.headroom.app.ledger.Ledger(
                java.time.ZoneId.of("America/Chicago"), new org.headroom.grid.supply.Limits(java.util.List.of()));
        for (int i = 0; i < 40; i++) {
            b.fromS = i * 30.0;
            twin.step(b, 30, row);
            row.toS = b.fromS + 30;
            ledger.close(row, 30);
        }
        ledger.finish();
        assertThat(ledger.violations()).anySatisfy(v -> {
            assertThat(v.limit()).isEqualTo("servers_off_count");
            assertThat(v.worst()).isEqualTo(12_500);
        });
    }

    @Test
    void more_cycles_never_take_more_make_up() {
        Twin twin = new Twin(site(Map.of()));
        double last = Double.POSITIVE_INFINITY;
        for (double cycles = 1.5; cycles < 40; cycles *= 1.2) {
            Boundary b = boundary(twin, TRAINING_W, 33, 25);
            b.cycles = cycles;
            twin.settle(b, row);
            assertThat(get(Measures.MAKEUP_GAL_PER_DAY)).isLessThanOrEqualTo(last);
            last = get(Measures.MAKEUP_GAL_PER_DAY);
        }
    }

    @Test
    void a_warmer_wet_bulb_never_gives_colder_water_nor_hotter_air_colder_gpus() {
        for (double serverW : new double[] {IDLE_W, TRAINING_W, 10_200}) {
            double lastC = Double.NEGATIVE_INFINITY;
            double lastGpuC = Double.NEGATIVE_INFINITY;
            for (double wetbulb = -20; wetbulb <= 30; wetbulb += 0.5) {
                settled(Map.of("cooling.economizer.ua_w_per_k", "0"), serverW, wetbulb + 3, wetbulb);
                assertThat(get(Measures.COLD_WATER_C)).isGreaterThanOrEqualTo(lastC - 1e-9);
                assertThat(get(Measures.GPU_MAX_C)).isGreaterThanOrEqualTo(lastGpuC - 1e-9);
                lastC = get(Measures.COLD_WATER_C);
                lastGpuC = get(Measures.GPU_MAX_C);
            }
        }
    }
}
