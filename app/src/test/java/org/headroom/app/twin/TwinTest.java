package org.headroom.app.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.FullLoad;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.WorkProfile;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.headroom.physics.air.MoistAir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwinTest {
    private static final double TRAINING_W = 7750;
    private static final double PRESSURE_PA = 100_600;
    private static final long START_S = 1_752_728_400L; // 2025-07-17 00:00 in Memphis

    private static Site site(Map<String, String> changes) {
        SiteTree tree = SiteTree.embedded("memphis-announced").withText(changes);
        return tree.bind(tree.planningFrom());
    }

    private static Boundary boundary(Twin twin, double serverW, double drybulbC, double wetbulbC) {
        Boundary b = new Boundary(twin.newBank());
        b.drybulbC = drybulbC;
        b.wetbulbC = wetbulbC;
        b.pressurePa = PRESSURE_PA;
        b.transformersInService = 3;
        b.cycles = 5;
        new FullLoad(twin.fleet(), _ -> serverW).mean(0, 1, b.load);
        return b;
    }

    private static LedgerRow equilibrium(
            Map<String, String> changes, double serverW, double drybulbC, double wetbulbC) {
        Twin twin = new Twin(site(changes));
        Boundary b = boundary(twin, serverW, drybulbC, wetbulbC);
        LedgerRow row = new LedgerRow();
        twin.settle(b, row);
        for (int i = 0; i < 5; i++) {
            twin.step(b, Double.POSITIVE_INFINITY, row);
        }
        return row;
    }

    private static Weather weather(double drybulbC, double wetbulbC) {
        double w = MoistAir.humidityRatioFromWetbulb(drybulbC, wetbulbC, PRESSURE_PA);
        return Weather.constant(drybulbC, wetbulbC, w, PRESSURE_PA, 3);
    }

    @Test
    void server_power_splits_where_the_published_figures_say() {
        LedgerRow rated = equilibrium(Map.of(), 10_200, 28, 22.8);
        assertThat(rated.get(Measures.GPU_MW)).isCloseTo(70, within(1e-9)); // 100,000 x 700 W
        assertThat(rated.get(Measures.SERVERS_REST_MW)).isCloseTo(57.5, within(1e-9)); // the rest of 10.2 kW nameplate
        LedgerRow max = equilibrium(Map.of(), 8_400, 28, 22.8);
        assertThat(max.get(Measures.SERVER_AC_MW)).isCloseTo(105, within(1e-9)); // IEEE Access 13:61740
    }

    @ParameterizedTest
    @ValueSource(strings = {"wet", "dry", "hybrid"})
    void a_long_run_at_constant_weather_ends_in_the_equilibrium(String mode) {
        Map<String, String> changes = Map.of("cooling.mode", mode);
        LedgerRow steady = equilibrium(changes, TRAINING_W, 30, 24);
        Twin twin = new Twin(site(changes));
        LedgerRow row = new LedgerRow();
        twin.settle(boundary(twin, 2_000, 10, 5), row);
        Boundary b = boundary(twin, TRAINING_W, 30, 24);
        for (int i = 0; i < 600; i++) {
            twin.step(b, 300, row);
        }
        for (Measures m : new Measures[] {
            Measures.SITE_POWER_MW, Measures.COLD_WATER_C, Measures.GPU_MEAN_C, Measures.MAKEUP_GAL_PER_DAY
        }) {
            assertThat(row.get(m)).as(m.name()).isCloseTo(steady.get(m), within(1e-6 * (1 + Math.abs(steady.get(m)))));
        }
    }

    @Test
    void balances_close_in_every_step_of_a_rough_ride() {
        Random random = new Random(7);
        for (String mode : new String[] {"wet", "dry", "hybrid"}) {
            Twin twin = new Twin(site(Map.of("cooling.mode", mode)));
            LedgerRow row = new LedgerRow();
            twin.settle(boundary(twin, TRAINING_W, 25, 20), row);
            for (int i = 0; i < 300; i++) {
                double drybulb = -10 + 52 * random.nextDouble();
                double wetbulb = Math.min(drybulb, Math.max(-11, drybulb - 15 * random.nextDouble()));
                Boundary b = boundary(twin, 2_000 + 8_200 * random.nextDouble(), drybulb, Math.min(wetbulb, 29));
                double dtS = Math.pow(10, -2 + 5.5 * random.nextDouble());
                b.cycles = random.nextBoolean() ? Double.NaN : 5; // by chemistry or fixed
                twin.step(b, dtS, row); // throws if a balance is open
                assertThat(row.get(Measures.ENERGY_RESIDUAL)).isLessThanOrEqualTo(1e-9);
                assertThat(row.get(Measures.WATER_RESIDUAL)).isLessThanOrEqualTo(1e-9);
                assertThat(row.get(Measures.SPECIES_RESIDUAL)).isLessThanOrEqualTo(1e-9);
            }
        }
    }

    @Test
    void sensitivities_have_the_right_sign() {
        LedgerRow base = equilibrium(Map.of(), TRAINING_W, 30, 24);
        assertThat(equilibrium(Map.of(), TRAINING_W, 30, 26).get(Measures.COLD_WATER_C))
                .as("a warmer wet bulb never gives colder water")
                .isGreaterThanOrEqualTo(base.get(Measures.COLD_WATER_C));
        assertThat(equilibrium(Map.of(), TRAINING_W, 36, 24).get(Measures.EVAPORATION_GAL_PER_DAY))
                .as("drier air at the same wet bulb takes more water")
                .isGreaterThan(base.get(Measures.EVAPORATION_GAL_PER_DAY));
        assertThat(equilibrium(Map.of("cooling.cold_plate.resistance_k_per_w", "0.03"), TRAINING_W, 30, 24)
                        .get(Measures.GPU_MEAN_C))
                .as("a worse cold plate makes hotter GPUs")
                .isGreaterThan(base.get(Measures.GPU_MEAN_C));
        LedgerRow dry = equilibrium(Map.of("cooling.mode", "dry"), TRAINING_W, 30, 24);
        assertThat(dry.get(Measures.SITE_POWER_MW)).isGreaterThan(base.get(Measures.SITE_POWER_MW) + 15);
        assertThat(dry.get(Measures.MAKEUP_GAL_PER_DAY)).isZero();
    }

    @Test
    void make_up_follows_the_cycles() {
        Twin twin = new Twin(site(Map.of()));
        LedgerRow row = new LedgerRow();
        Boundary b = boundary(twin, TRAINING_W, 30, 24);
        double before = Double.POSITIVE_INFINITY;
        for (double cycles : new double[] {2, 3, 5, 8}) {
            b.cycles = cycles;
            twin.settle(b, row);
            double makeup = row.get(Measures.MAKEUP_GAL_PER_DAY);
            double ratio = makeup / row.get(Measures.EVAPORATION_GAL_PER_DAY);
            assertThat(ratio)
                    .as("make-up over evaporation is N / (N - 1)")
                    .isCloseTo(cycles / (cycles - 1), within(1e-9));
            assertThat(makeup).isLessThan(before);
            before = makeup;
        }
    }

    @Test
    void energy_does_not_depend_on_the_step() {
        Site site = site(Map.of());
        double[] server = new double[3];
        double[] total = new double[3];
        long[] steps = {1, 15, 300};
        for (int i = 0; i < steps.length; i++) {
            TimeGrid grid = new TimeGrid(START_S, steps[i], Math.toIntExact(3600 / steps[i]));
            FullLoad load = new FullLoad(Sites.fleet(site), _ -> TRAINING_W);
            Ledger ledger = new Operation(site, weather(31, 24), load).run(grid, (_, _) -> {}, _ -> true);
            server[i] = ledger.total(Measures.GPU_MW) + ledger.total(Measures.SERVERS_REST_MW);
            total[i] = ledger.total(Measures.SITE_POWER_MW);
        }
        assertThat(server[0]).isCloseTo(server[1], within(1e-9 * server[1]));
        assertThat(server[2]).isCloseTo(server[1], within(1e-9 * server[1]));
        assertThat(total[0]).isCloseTo(total[1], within(1e-3 * total[1]));
        assertThat(total[2]).isCloseTo(total[1], within(1e-3 * total[1]));
    }

    @Test
    void hot_gpus_are_held_at_the_throttle_temperature() {
        Site hot = site(Map.of("cooling.cold_plate.resistance_k_per_w", "0.12"));
        Twin twin = new Twin(hot);
        Boundary b = new Boundary(twin.newBank());
        Boundary idle = boundary(twin, 2_000, 30, 24);
        b.drybulbC = 30;
        b.wetbulbC = 24;
        b.pressurePa = PRESSURE_PA;
        b.transformersInService = 3;
        b.cycles = 5;
        for (int s = 0; s < b.load.slots; s++) {
            for (int r = 0; r < b.load.racks; r++) {
                boolean there = idle.load.restW[s][r] > 0;
                b.load.gpuW[s][r] = there ? 5_600 : 0;
                b.load.gpuMostW[s][r] = there ? 5_600 : 0;
                b.load.gpuIdleW[s][r] = there ? 576 : 0;
                b.load.restW[s][r] = there ? 2_800 : 0;
            }
        }
        b.load.version++;
        LedgerRow row = new LedgerRow();
        twin.settle(b, row);
        for (int i = 0; i < 10; i++) {
            twin.step(b, 60, row);
        }
        assertThat(row.get(Measures.GPU_MAX_C)).isLessThan(hot.it().gpu().throttleC() + 0.5);
        assertThat(row.get(Measures.THROTTLED_PERCENT)).isGreaterThan(99);
        assertThat(row.get(Measures.GPU_MW)).isLessThan(69);
    }

    @Test
    void the_battery_holds_the_meter_at_its_limit_when_told_to() {
        Twin twin = new Twin(site(Map.of("grid.battery.dispatch", "shave")));
        Boundary b = boundary(twin, TRAINING_W, 30, 24);
        b.sitePowerLimitMw = 90;
        LedgerRow row = new LedgerRow();
        twin.settle(b, row);
        twin.step(b, 300, row);
        assertThat(row.get(Measures.SITE_POWER_MW)).isCloseTo(90, within(1e-9));
        assertThat(row.get(Measures.BATTERY_MW)).isGreaterThan(25);
    }

    @Test
    void a_snapshot_shares_nothing_and_repeats_the_future() {
        Twin twin = new Twin(site(Map.of()));
        LedgerRow row = new LedgerRow();
        twin.settle(boundary(twin, 2_000, 10, 6), row);
        SiteState then = twin.snapshot();
        Boundary b = boundary(twin, TRAINING_W, 33, 25);
        Consumer<LedgerRow> hour = into -> {
            for (int i = 0; i < 60; i++) {
                twin.step(b, 60, into);
            }
        };
        hour.accept(row);
        double first = row.get(Measures.COLD_WATER_C);
        twin.restore(then);
        hour.accept(row);
        assertThat(row.get(Measures.COLD_WATER_C)).isEqualTo(first);
    }

    @Test
    void a_step_allocates_nothing() {
        Twin twin = new Twin(site(Map.of()));
        LedgerRow row = new LedgerRow();
        Boundary b = boundary(twin, TRAINING_W, 31, 24);
        twin.settle(b, row);
        assertThat(Allocations.leastBytes(() -> {
                    b.wetbulbC = b.wetbulbC < 26 ? b.wetbulbC + 1 : 20;
                    twin.step(b, 15, row);
                }))
                .isZero();
    }

    /** Starts and ends within steps, so that a step holds the mean of several demands. */
    private static JobLoad jobs(Site site) {
        Map<Work, Double> busy = new EnumMap<>(Work.class);
        for (Work work : Work.values()) {
            busy.put(work, 0.9);
        }
        Job job = new Job("a", 0, 8, 8, 1, Work.PRETRAIN, 1, START_S + 1_000_000, List.of(), null, "");
        List<Assignment> runs = List.of(
                new Assignment(job, START_S + 437, START_S + 5_003, 40_000, 700, ""),
                new Assignment(job, START_S + 1_511, START_S + 3_333, 20_004, 500, ""),
                new Assignment(job, START_S + 5_009, START_S + 8_000, 64_000, 700, ""));
        return new JobLoad(Sites.fleet(site), new WorkProfile(busy), new Schedule(runs, List.of()));
    }

    private static Ledger twoHoursOfJobs(String leakageWPerK, long stepS) {
        Site site = site(Map.of("it.gpu.leakage_w_per_k", leakageWPerK));
        TimeGrid grid = new TimeGrid(START_S, stepS, Math.toIntExact(7200 / stepS));
        return new Operation(site, weather(31, 24), jobs(site)).run(grid, (_, _) -> {}, _ -> true);
    }

    @Test
    void what_jobs_ask_for_does_not_depend_on_the_step_nor_what_they_draw_where_nothing_leaks() {
        for (String leakage : new String[] {"0", "0.5"}) {
            Ledger second = twoHoursOfJobs(leakage, 1);
            assertThat(second.highest(Measures.THROTTLED_PERCENT)).isZero();
            for (long stepS : new long[] {15, 300}) {
                Ledger ledger = twoHoursOfJobs(leakage, stepS);
                double asked = second.total(Measures.SERVERS_DEMANDED_MW);
                double drawn = second.total(Measures.SERVER_AC_MW);
                assertThat(ledger.total(Measures.SERVERS_DEMANDED_MW)).isCloseTo(asked, within(1e-9 * asked));
                double tolerance =
                        leakage.equals("0") ? 1e-9 : 3e-7 * stepS; // leakage follows temperature: first order
                assertThat(ledger.total(Measures.SERVER_AC_MW)).isCloseTo(drawn, within(tolerance * drawn));
            }
        }
    }

    @Test
    void an_open_balance_is_refused_and_so_is_not_a_number() {
        Balance balance = new Balance();
        balance.check("fine", 1e-10, 1);
        assertThatThrownBy(() -> balance.check("tower", 1e-8, 1))
                .isInstanceOf(BalanceError.class)
                .hasMessageContaining("tower");
        assertThatThrownBy(() -> balance.check("tower", Double.NaN, 1)).isInstanceOf(BalanceError.class);
    }
}
