package org.headroom.app.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.FullLoad;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.WorkProfile;
import org.headroom.app.planning.FleetPower;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.physics.basis.Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site whose hall 4 holds another kind of GPU. The kind's figures are an example: B200-like, 1,000 W a GPU. */
class MixedHallsTest {
    private static final String YAML = """
            extends: memphis-announced
            name: Memphis with another kind of GPU in hall 4
            passport: {source: example in a test, confidence: assumption}
            it:
              kinds:
                b200:
                  gpu:
                    model: B200-like
                    idle_w: 140
                    limit_w: 1000
                    min_cap_w: 300
                    leakage_w_per_k: 0.7
                    reference_c: 45
                    throttle_c: 85
                    slowdown_c: 88
                    shutdown_c: 93
                    cap_exponent: 0.4
                    heat_capacity_j_per_k: 1200
                    cold_plate_k_per_w: 0.018
                  liquid_share: 0.85
                  server: {idle_ac_w: 3000, max_ac_w: 12500, training_ac_w: 11000, rated_ac_w: 14300}
              halls:
                hall_1: {racks_count: 391}
                hall_2: {racks_count: 391}
                hall_3: {racks_count: 390}
                hall_4: {racks_count: 391, kind: b200}
            """;

    @TempDir
    private Path folder;

    private Site site() throws IOException {
        Path file = folder.resolve("mixed.yaml");
        Files.writeString(file, YAML);
        SiteTree tree = SiteTree.read(file);
        return tree.bind(tree.planningFrom());
    }

    private static Boundary boundary(Twin twin) {
        Boundary b = new Boundary(twin.newBank());
        b.drybulbC = 30;
        b.wetbulbC = 24;
        b.pressurePa = 100_600;
        b.transformersInService = 3;
        b.cycles = 5;
        return b;
    }

    @Test
    void every_rack_has_the_kind_of_its_hall() throws IOException {
        Fleet fleet = Sites.fleet(site());
        assertThat(fleet.halls()).isEqualTo(4);
        assertThat(fleet.gpuOf(1171).design().limitW()).isEqualTo(700);
        assertThat(fleet.gpuOf(1172).design().limitW()).isEqualTo(1000);
        assertThat(fleet.serverOf(1562).server().ratedAcW()).isEqualTo(14_300);
        assertThat(fleet.hallOf(1172)).isEqualTo(3);
        assertThat(fleet.serversOfKind(1)).isEqualTo(390 * 8 + 4);
        assertThat(fleet.serversOfKind(0) + fleet.serversOfKind(1)).isEqualTo(fleet.servers());
        assertThat(fleet.gpuLimitW()).isEqualTo(1000);
    }

    @Test
    void full_load_draws_what_each_kind_draws_and_every_balance_closes() throws IOException {
        Twin twin = new Twin(site());
        Boundary b = boundary(twin);
        new FullLoad(twin.fleet(), server -> server.server().trainingAcW()).mean(0, 1, b.load);
        LedgerRow row = new LedgerRow();
        twin.settle(b, row);
        for (double dtS : new double[] {0.01, 1, 15, 300, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY}) {
            twin.step(b, dtS, row);
        }
        double expectedMw = (9_376 * 7_750.0 + 3_124 * 11_000.0) * 1e-6;
        assertThat(row.get(Measures.SERVER_AC_MW)).isCloseTo(expectedMw, within(1e-9));
        assertThat(row.get(Measures.ENERGY_RESIDUAL)).isLessThanOrEqualTo(1e-9);
        RackReadings read = twin.newReadings();
        twin.read(b, read);
        assertThat(read.kind[0]).isEqualTo("site");
        assertThat(read.kind[1500]).isEqualTo("b200");
        assertThat(read.powerW[1500]).isCloseTo(88_000, within(1e-6));
        double perKelvin = read.facilityKgPerS[1500] * Constants.WATER_CP_J_PER_KG_K;
        assertThat(perKelvin * (read.warmReturnC[1500] - read.warmSupplyC[1500]))
                .isCloseTo(read.cduHeatW[1500], within(1e-6));
        double powerW = 0;
        double heatW = 0;
        for (int r = 0; r < read.racks(); r++) {
            powerW += read.powerW[r];
            heatW += read.cduHeatW[r];
            assertThat(read.coolantReturnC[r]).isGreaterThan(read.coolantSupplyC[r]);
            assertThat(read.gpuMaxC[r]).isGreaterThanOrEqualTo(read.gpuMeanC[r] - 1e-9);
            assertThat(read.liquidHeatW[r]).isCloseTo(read.cduHeatW[r], within(1e-3));
        }
        assertThat(powerW * 1e-6).isCloseTo(expectedMw, within(1e-9));
        assertThat(heatW * 1e-6).isCloseTo(row.get(Measures.LIQUID_HEAT_MW), within(1e-9));
    }

    @Test
    void jobs_run_through_halls_of_both_kinds_with_closed_balances() throws IOException {
        Site site = site();
        Twin twin = new Twin(site);
        Boundary b = boundary(twin);
        Map<Work, Double> all = new EnumMap<>(Work.class);
        for (Work work : Work.values()) {
            all.put(work, 0.9);
        }
        Job job = new Job("a", 0, 100_000, 100_000, 1, Work.PRETRAIN, 1, 1_000_000, List.of(), null, "");
        Schedule schedule = new Schedule(
                List.of(new Assignment(job, 100, 5_000, 100_000, site.it().gpuLimitW(), "")), List.of());
        JobLoad load = new JobLoad(twin.fleet(), new WorkProfile(all), schedule);
        LedgerRow row = new LedgerRow();
        load.mean(0, 60, b.load);
        twin.settle(b, row);
        Random random = new Random(3);
        for (double t = 60; t < 6_000; ) {
            double dtS = 1 + 120 * random.nextDouble();
            load.mean(t, t + dtS, b.load);
            twin.step(b, dtS, row);
            assertThat(row.get(Measures.ENERGY_RESIDUAL)).isLessThanOrEqualTo(1e-9);
            t += dtS;
        }
        FleetPower power = new FleetPower(twin.fleet(), new WorkProfile(all));
        double idleW = 12_500 * 8 * power.idleAcWPerGpu();
        assertThat(row.get(Measures.SERVER_AC_MW)).isCloseTo(idleW * 1e-6, within(1e-6));
        assertThat(power.serverAcWPerGpu(Work.PRETRAIN, 1000)).isBetween(7_300.0 / 8, 11_800.0 / 8);
    }
}
