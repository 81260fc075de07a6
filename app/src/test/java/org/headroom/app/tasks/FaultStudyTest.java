package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.FullLoad;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.SiteState;
import org.headroom.app.twin.Twin;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Fault;
import org.headroom.data.site.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures of cooling equipment: lumped formulas by hand, balances, order and recovery. */
class FaultStudyTest {
    private static final double GPU_J_PER_K = 900; // it.gpu.heat_capacity_j_per_k
    private static final double GPU_W = 636; // of an 8 x H100 server at 7.75 kW, the site's training power

    private static FaultOutcome study(Map<String, String> changes, long forS, long stepS, String... faults) {
        return study(changes, forS, stepS, 3600, faults);
    }

    private static FaultOutcome study(
            Map<String, String> changes, long forS, long stepS, long horizonS, String... faults) {
        return new FaultStudy(new FaultStudy.Request(
                        SiteInput.open(SiteInput.DEFAULT, changes),
                        null,
                        SimulateRequest.FullLoadKind.TRAINING,
                        null,
                        33.0,
                        26.0,
                        List.of(faults),
                        forS,
                        stepS,
                        horizonS))
                .run(Progress.SILENT);
    }

    private static FaultOutcome.Result one(long forS, String fault) {
        return study(Map.of(), forS, 1, fault).results().getFirst();
    }

    @Test
    void gpus_without_coolant_flow_warm_up_like_a_lumped_body() {
        // C dT/dt = P - G (T - Tc) (Incropera et al. (2007), section 5.3): t = C/G ln((P/G + Tc - T0) / (P/G + Tc -
        // T)).
        // Coolant that stands carries G = 0.2 % of 1.2 L/min. By hand, adiabatic: 900 J/K x 34 K / 636 W = 48 s.
        FaultOutcome out = study(Map.of(), 600, 1, "cdu_pumps_rack");
        FaultOutcome.Result rack = out.results().getFirst();
        double g = 0.002 * 1.2 / 60 * 4186;
        double coolant = out.before().coolantC();
        double rest = GPU_W / g + coolant;
        double expected = GPU_J_PER_K / g * Math.log((rest - out.before().gpuC()) / (rest - 87));
        assertThat(rack.lasting().throttleS).isCloseTo(expected, within(1 + 0.02 * expected));
        // "less than a minute" to throttling, then shutdown (ASME InterPACK2017-58097, CPU servers)
        assertThat(rack.lasting().throttleS).isLessThan(60);
        assertThat(rack.lasting().shutdownS).isBetween(rack.lasting().throttleS + 10, 300.0);
    }

    @Test
    void a_rack_without_facility_water_lasts_as_long_as_its_coolant_and_metal() {
        // 400 kJ/K of coolant and 8 x 8 x 900 J/K of GPUs take the rack's liquid heat
        FaultOutcome out = study(Map.of(), 600, 1, "cdu_valve_rack");
        double capacity = 400_000 + 64 * GPU_J_PER_K;
        double most = 64 * GPU_W + 8 * (7750 - 8 * GPU_W); // all of it to the coolant
        double least = 64 * GPU_W;
        double rise = 87 - out.before().gpuC();
        assertThat(out.results().getFirst().lasting().throttleS)
                .isBetween(capacity * rise / most, capacity * rise / least);
    }

    @Test
    void halls_without_chilled_water_warm_up_in_minutes() {
        // 1563 racks x 400 kJ/K; published: automatic shutdown 3 min 9 s after a loss of cooling at 5 kW a cabinet,
        // under
        // 1 min at 10 kW and more with air alone (Opengate Data Systems, 2007)
        FaultOutcome out = study(Map.of(), 600, 1, "chilled_pumps");
        FaultWatch watch = out.results().getFirst().lasting();
        double airW = 12_500 * (7750 - 8 * GPU_W) + 20e6;
        double slowest = 1563 * 400_000 * (35 - out.before().hallC()) / airW;
        assertThat(watch.hallS).isBetween(60.0, 300.0).isGreaterThan(slowest);
        assertThat(watch.shutdownS).isGreaterThan(watch.hallS);
        assertThat(watch.throttleS).as("the warm loop goes on").isNaN();
        assertThat(watch.hall.value).as("nothing heats halls that are off").isLessThan(46);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wet", "dry", "hybrid"})
    void every_fault_keeps_its_balances_at_any_step(String mode) {
        Site site = SiteInput.open(SiteInput.DEFAULT, Map.of("cooling.mode", mode))
                .tree()
                .bind(SiteInput.open(SiteInput.DEFAULT, Map.of()).tree().planningFrom());
        Twin twin = new Twin(site);
        Boundary b = new Boundary(twin.newBank());
        b.drybulbC = 35;
        b.wetbulbC = 27;
        b.pressurePa = 100_600;
        b.transformersInService = 3;
        b.setWater(site, 1_752_728_400L);
        FullLoad.heldBackByHeat(twin.fleet(), server -> server.server().maxAcW())
                .mean(0, 1, b.load);
        LedgerRow row = new LedgerRow();
        twin.settle(b, row);
        SiteState settled = twin.snapshot();
        for (StandardFault standard : StandardFault.of(site)) {
            for (double dtS : new double[] {0.1, 1, 5, 60, 300}) {
                twin.restore(settled);
                b.serverReset = false;
                Fault fault = standard.from(0, 40 * dtS);
                for (int i = 0; i < 80; i++) {
                    b.fromS = i * dtS;
                    b.available.set(List.of(fault), site.cooling().restart(), i * dtS, (i + 1) * dtS);
                    b.serverReset = i > 50;
                    twin.step(b, dtS, row); // throws if a balance is open
                    for (Measures m : Measures.values()) {
                        assertThat(row.get(m)).as(standard.id() + " " + m).isFinite();
                    }
                    assertThat(row.get(Measures.ENERGY_RESIDUAL)).isLessThanOrEqualTo(1e-9);
                    assertThat(row.get(Measures.WATER_RESIDUAL)).isLessThanOrEqualTo(1e-9);
                    assertThat(row.get(Measures.SPECIES_RESIDUAL)).isLessThanOrEqualTo(1e-9);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wet", "dry", "hybrid"})
    void any_faults_together_in_any_weather_keep_the_balances(String mode) {
        Random random = new Random(11);
        SiteInput input = SiteInput.open(SiteInput.DEFAULT, Map.of("cooling.mode", mode));
        Site site = input.tree().bind(input.tree().planningFrom());
        Twin twin = new Twin(site);
        LedgerRow row = new LedgerRow();
        Fault.Component[] components = Fault.Component.values();
        for (int run = 0; run < 40; run++) {
            Boundary b = new Boundary(twin.newBank());
            b.drybulbC = -25 + 68 * random.nextDouble();
            b.wetbulbC = Math.min(31, b.drybulbC - 12 * random.nextDouble());
            b.pressurePa = 100_600;
            b.transformersInService = 3;
            b.setWater(site, 1_752_728_400L);
            double share = random.nextDouble();
            FullLoad.heldBackByHeat(
                            twin.fleet(),
                            s -> s.server().idleAcW()
                                    + share
                                            * (s.server().ratedAcW()
                                                    - s.server().idleAcW()))
                    .mean(0, 1, b.load);
            twin.settle(b, row);
            List<Fault> faults = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                long fromS = random.nextInt(600);
                int first = random.nextInt(1500);
                faults.add(new Fault(
                        components[random.nextInt(components.length)],
                        fromS,
                        fromS + 1 + random.nextInt(20_000),
                        random.nextBoolean() ? 1 : random.nextDouble(),
                        first,
                        1 + random.nextInt(1563 - first),
                        random.nextDouble()));
            }
            double timeS = 0;
            for (int i = 0; i < 60; i++) {
                double dtS = Math.pow(10, -1 + 3.5 * random.nextDouble());
                b.serverReset = random.nextInt(10) == 0;
                b.available.set(faults, site.cooling().restart(), timeS, timeS + dtS);
                twin.step(b, dtS, row); // throws if a balance is open
                timeS += dtS;
                for (Measures m : Measures.values()) {
                    assertThat(row.get(m)).as(mode + " " + faults + " " + m).isFinite();
                }
            }
        }
    }

    @Test
    void steps_of_one_and_of_five_seconds_agree() {
        FaultOutcome fine = study(Map.of(), 600, 1);
        FaultOutcome coarse = study(Map.of(), 600, 5);
        for (int i = 0; i < fine.results().size(); i++) {
            FaultOutcome.Result f = fine.results().get(i);
            FaultOutcome.Result c = coarse.results().get(i);
            close(f.id() + " throttle", c.lasting().throttleS, f.lasting().throttleS, 5, 0.03);
            close(f.id() + " shutdown", c.lasting().shutdownS, f.lasting().shutdownS, 10, 0.03);
            close(f.id() + " halls", c.lasting().hallS, f.lasting().hallS, 5, 0.03);
            close(f.id() + " basin", c.lasting().towerTripS, f.lasting().towerTripS, 60, 0.03);
            close(f.id() + " GPU", c.alone().gpu.value, f.alone().gpu.value, 1, 0);
            close(f.id() + " hall air", c.alone().hall.value, f.alone().hall.value, 1, 0);
            close(f.id() + " cold water", c.alone().coldWater.value, f.alone().coldWater.value, 0.3, 0);
        }
    }

    private static void close(String what, double value, double expected, double atLeast, double share) {
        if (Double.isNaN(expected)) {
            assertThat(value).as(what).isNaN();
        } else {
            Offset<Double> offset = within(Math.max(atLeast, share * expected));
            assertThat(value).as(what).isCloseTo(expected, offset);
        }
    }

    @Test
    void a_longer_fault_is_never_cooler() {
        List<FaultOutcome.Result> before = study(Map.of(), 60, 1).results();
        for (long forS : new long[] {240, 900}) {
            List<FaultOutcome.Result> after = study(Map.of(), forS, 1).results();
            for (int i = 0; i < after.size(); i++) {
                String id = after.get(i).id();
                FaultWatch longer = after.get(i).alone();
                FaultWatch shorter = before.get(i).alone();
                if (longer.serversOff == shorter.serversOff) { // what is off heats nothing any more
                    assertThat(longer.gpu.value).as(id).isGreaterThanOrEqualTo(shorter.gpu.value - 0.01);
                    assertThat(longer.hall.value).as(id).isGreaterThanOrEqualTo(shorter.hall.value - 0.01);
                    assertThat(longer.coldWater.value).as(id).isGreaterThanOrEqualTo(shorter.coldWater.value - 0.01);
                }
                assertThat(longer.serversOff).as(id).isGreaterThanOrEqualTo(shorter.serversOff);
            }
            before = after;
        }
    }

    @Test
    void servers_that_went_off_stay_off_until_they_are_reset() {
        FaultOutcome.Result rack = one(600, "cdu_pumps_rack");
        assertThat(rack.alone().serversOff).isEqualTo(8);
        assertThat(rack.recoverS()).isNaN();
        assertThat(rack.leftOver()).containsExactly("servers_off");
        assertThat(rack.resetRecoverS()).isBetween(0.0, 300.0);
        assertThat(rack.leftAfterReset()).isEmpty();
    }

    @Test
    void a_spare_pump_takes_over() {
        for (String fault : new String[] {"warm_pump_one", "chilled_pump_one", "cdu_pump_one"}) {
            FaultOutcome out = study(Map.of(), 600, 1, fault);
            FaultWatch watch = out.results().getFirst().lasting();
            assertThat(watch.throttleS).as(fault).isNaN();
            assertThat(watch.gpu.value).as(fault).isCloseTo(out.before().gpuC(), within(0.3));
        }
    }

    @Test
    void what_stands_or_is_off_takes_no_power() {
        FaultWatch watch = one(600, "chilled_pumps").alone();
        assertThat(watch.lowestMw)
                .as("pumps, lights, losses and battery standby are left")
                .isBetween(1.0, 8.0);
    }

    @Test
    void a_power_dip_costs_chillers_their_restart_time() {
        FaultOutcome.Result quick = study(Map.of("cooling.restart.chillers_s", "60"), 600, 1, "power_dip_5s")
                .results()
                .getFirst();
        FaultOutcome.Result slow = one(600, "power_dip_5s");
        assertThat(slow.alone().hall.atS)
                .as("chillers are back 305 s after the dip")
                .isBetween(305.0, 480.0);
        assertThat(quick.alone().hall.value).isLessThan(slow.alone().hall.value - 2);
    }

    @Test
    void without_make_up_the_tank_and_then_the_basins_run_low() {
        FaultOutcome.Result makeup =
                study(Map.of(), 600, 1, 4 * 3600, "makeup").results().getFirst();
        assertThat(makeup.lasting().towerTripS / 3600).isBetween(8.0, 24.0);
        assertThat(makeup.lasting().shutdownS).isGreaterThan(makeup.lasting().towerTripS);
        FaultOutcome.Result noTank = study(Map.of("water.storage.volume_gal", "0"), 600, 1, "makeup")
                .results()
                .getFirst();
        // 2000 m3 down to 40 %, evaporation about 50 kg/s: 1200 / 0.05 = 6.7 h
        assertThat(noTank.lasting().towerTripS / 3600).isBetween(4.5, 9.0);
    }

    @Test
    void a_fault_that_the_site_cannot_have_is_refused() {
        assertThatThrownBy(() -> study(Map.of("cooling.mode", "dry"), 60, 1, "tower_fans"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("--fault")
                .hasMessageContaining("warm_pumps");
    }

    @Test
    void tables_and_documents_have_the_same_columns() {
        FaultOutcome out = study(Map.of(), 60, 1, "warm_pump_one", "makeup");
        String[] lines = out.csv().split("\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("fault,title,fault_s,horizon_s,time_to_throttle_s,time_to_shutdown_s");
        assertThat(lines[1]).contains("\"warm-loop pump, one of 5\",60,3600,,,");
        assertThat(out.json()).containsKeys("schema", "before", "faults", "balance");
        assertThat(out.lastingTable())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).hasSize(11));
        assertThat(out.endingTable())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).hasSize(12));
    }
}
